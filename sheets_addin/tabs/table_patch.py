"""What refresh writes on Clients and Tasks, which are people's: computed columns and blank IDs, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sheets_addin.tabs.cells import cells_of, format_of, highlights_of, one_line_width
from sheets_addin.vocabulary.addresses import column_letters
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.headers import match_headers
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, PatchColumn, Sheet, SheetPatch
from sheets_addin.vocabulary.parsing import header_text, is_blank, plain, text_of
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
    """Where a column stands or will stand on a sheet: its place, its header, whether it has to be added."""

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
    cells = sheet.rows[clients.header.row]
    headers = [plain(text_of(cell)) for cell in cells]
    named, _ = match_headers(cells, computed)
    placed: list[Placed] = []
    problems: list[Problem] = []
    free = clients.width
    for column in computed:
        known, usual = ours.get(column.key), column.header(language)
        place, header = named.get(column.key), known or usual
        is_theirs = known is None and place is not None and _is_filled(sheet, clients, place)
        if is_theirs or (place is not None and known is not None and headers[place] != plain(known)):
            header = known or _COMPUTED_NAME.format(language, name=usual)
            problems.append(_yours(clients, cells[place or 0], header))
            place = None
        if place is None and plain(header) in headers:
            place = headers.index(plain(header))
        is_new = place is None
        placed.append(
            Placed(column, free if place is None else place, header if place is None else _shown(cells[place]), is_new)
        )
        free += is_new
    return placed, problems


def missing_columns(table: Table, columns: Sequence[Column]) -> list[Placed]:
    """Places after the last used column for those of the typed ``columns`` that ``table`` lacks."""
    lacking = [column for column in columns if column.key not in table.header.places]
    return [
        Placed(column, table.width + step, column.header(table.header.language), is_new=True)
        for step, column in enumerate(lacking)
    ]


def added_column(item: Placed, values: Sequence[CellValue]) -> PatchColumn:
    """A typed column of :func:`missing_columns` with its cells."""
    return PatchColumn(
        column=item.place,
        header=item.header,
        values=values,
        format=format_of(item.column),
        width=item.column.width,
        is_new=True,
    )


def _shown(header: CellValue) -> str:
    return header_text(header)


def _yours(clients: Table, theirs: CellValue, ours: str) -> Problem:
    return Problem(clients.sheet, clients.header.row, _shown(theirs), None, _YOURS, _YOURS_DONE, {"name": ours})


def _is_filled(sheet: Sheet, clients: Table, place: int) -> bool:
    if place in sheet.formulas:
        return True
    return any(place < len(row) and not is_blank(row[place]) for row in (sheet.rows[row] for row in clients.rows))


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


def table_patch(
    sheet: Sheet,
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
            width=one_line_width(item.column),
            highlights=highlights_of(item.column, language),
            is_new=item.is_new,
            formula=formulas.get(item.column.key),
        )
        for item in placed
    ]
    headers = sheet.rows[clients.header.row]
    headed = {place for place, cell in enumerate(headers) if not is_blank(cell)} | {item.place for item in placed}
    return SheetPatch(
        sheet=clients.sheet,
        header_row=clients.header.row,
        last_row=clients.last_row,
        rows=clients.rows,
        columns=columns,
        cells=filled_ids,
        headed=sorted(headed),
    )
