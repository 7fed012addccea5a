"""What refresh writes on the Clients tab of people: computed columns and blank IDs, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sheets_addin.tabs.cells import cells_of, format_of, highlights_of
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.headers import match_headers
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, PatchColumn, Sheet, SheetPatch
from sheets_addin.vocabulary.parsing import choice_of, is_blank, number_of, plain, text_of
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

_COMPUTED_NAME = Text(en="{name} (computed)", ru="{name} (расчёт)")
_YOURS = Text(
    en="the column was there before and holds values of your own",
    ru="столбец был здесь раньше, и в нём ваши значения",
)
_YOURS_DONE = Text(en="kept; the result stands in “{name}”", ru="оставлен; результат — в столбце «{name}»")
_NO_FORMULAS = Text(
    en="formulas are not possible: computed columns stand among the typed ones",
    ru="формулы невозможны: вычисляемые столбцы стоят среди заполняемых",
)
_NO_FORMULAS_DONE = Text(en="values written", ru="записаны значения")


@dataclass(frozen=True)
class Placed:
    """Where a computed column stands on Clients: its place, its header, whether it has to be added."""

    column: Column
    place: int
    header: str
    is_new: bool


def place_columns(
    sheet: Sheet, clients: Table, computed: Sequence[Column], ours: Mapping[str, str], language: Language
) -> tuple[list[Placed], list[Problem]]:
    """Places for ``computed`` columns: where their header stands, else after the last used column.

    ``ours`` maps the keys of columns that an earlier refresh filled to their headers. A column of the same name that
    people filled themselves is theirs: it stays, and the result goes beside under another name.
    """
    headers = [plain(text_of(cell)) for cell in sheet.rows[clients.header.row]]
    named, _ = match_headers(sheet.rows[clients.header.row], computed)
    placed: list[Placed] = []
    problems: list[Problem] = []
    free = clients.width
    for column in computed:
        header = column.header(language)
        known = ours.get(column.key)
        place = headers.index(plain(known)) if known is not None and plain(known) in headers else named.get(column.key)
        if place is not None and known is None and not _could_be_ours(sheet, clients, place, column, language):
            theirs = " ".join(text_of(sheet.rows[clients.header.row][place]).split())
            header = _COMPUTED_NAME.format(language, name=header)
            problems.append(
                Problem(clients.sheet, clients.header.row, theirs, None, _YOURS, _YOURS_DONE, {"name": header})
            )
            place = headers.index(plain(header)) if plain(header) in headers else None
        if place is None:
            placed.append(Placed(column, free, header, True))
            free += 1
        else:
            shown = " ".join(text_of(sheet.rows[clients.header.row][place]).split())
            placed.append(Placed(column, place, shown, False))
    return placed, problems


def _could_be_ours(sheet: Sheet, clients: Table, place: int, column: Column, language: Language) -> bool:
    values = (sheet.rows[row][place] for row in clients.rows if place < len(sheet.rows[row]))
    return all(is_blank(value) or _is_a_result(value, column, language) for value in values)


def _is_a_result(value: CellValue, column: Column, language: Language) -> bool:
    if column.choices:
        return choice_of(value, column.choices) is not None
    return number_of(value, language) is not None and not isinstance(value, str)


@dataclass(frozen=True)
class RowRange:
    """The cells of a row that a formula on Clients reads, and its headers where they are not the template's."""

    first: int
    last: int
    header_row: int | None

    def formula(self, function: str) -> str:
        """The formula with ``{row}`` for the row's number, without '='."""
        first, last = column_letters(self.first), column_letters(self.last)
        cells = f"{first}{{row}}:{last}{{row}}"
        if self.header_row is None:
            return f"{function}({cells})"
        return f"{function}({cells},{first}${self.header_row + 1}:{last}${self.header_row + 1})"


def row_range(
    clients: Table, given: Mapping[str, int], template: Sequence[Column], formula_places: Sequence[int]
) -> RowRange | None:
    """The range that covers the columns ``given`` (key -> place), or None where a formula's own column lies inside."""
    first, last = min(given.values()), max(given.values())
    if any(first <= place <= last for place in formula_places):
        return None
    in_template_order = [given.get(column.key) for column in template] == list(range(first, first + len(template)))
    return RowRange(first, last, None if in_template_order else clients.header.row)


def no_formulas(sheet: str) -> Problem:
    """The problem that formulas were wanted where they cannot stand."""
    return Problem(sheet, None, "", None, _NO_FORMULAS, _NO_FORMULAS_DONE)


def column_letters(place: int) -> str:
    """The letters of a column counted from 0: 0 -> A, 44 -> AS."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def clients_patch(
    clients: Table,
    placed: Sequence[Placed],
    results: pd.DataFrame,
    formulas: Mapping[str, str],
    filled_ids: Mapping[tuple[int, int], CellValue],
    language: Language,
) -> SheetPatch:
    """The patch that writes ``results`` into the ``placed`` columns; ``formulas`` maps keys to formula templates."""
    columns = [
        PatchColumn(
            column=item.place,
            header=item.header,
            values=cells_of(results[item.column.key], item.column, language),
            format=format_of(item.column),
            width=item.column.width,
            highlights=highlights_of(item.column, language),
            is_new=item.is_new,
            formula=formulas.get(item.column.key),
        )
        for item in placed
    ]
    return SheetPatch(
        sheet=clients.sheet,
        header_row=clients.header.row,
        last_row=clients.last_row,
        rows=clients.rows,
        columns=columns,
        cells=filled_ids,
    )
