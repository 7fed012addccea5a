"""A sheet read as a table of typed columns; what cannot be read is listed, never dropped and never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import pandas as pd

from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.headers import HeaderRow
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Sheet, TableArea
from sheets_addin.vocabulary.parsing import (
    CELL_CHARACTERS,
    fitting,
    header_text,
    is_blank,
    number_of,
    parse_column,
    plain,
    text_of,
)
from sheets_addin.vocabulary.problems import EXPECTED, Problem
from sheets_addin.vocabulary.typed_days import DAY_OR_MONTH_FIRST, DayDoubt, is_either_day

_LEFT_BLANK = Text(en="taken as blank", ru="считается пустым")
_NEGATIVE = Text(en="expected no negative amount", ru="отрицательной суммы быть не может")
_TOO_LONG = Text(
    en="the text is longer than the 32 767 characters of a cell",
    ru="текст длиннее 32 767 знаков, которые вмещает ячейка",
)
_CUT = Text(en="kept; other tabs show its beginning", ru="оставлен; на других вкладках — его начало")
_NO_NAME = Text(en="a row without a client's name or ID", ru="строка без названия и кода клиента")
_TOTALS = Text(en="a line of totals, not a client", ru="строка итогов, а не клиент")
_TOTALS_OF_ROWS = Text(en="a line of totals", ru="строка итогов")
_BELOW = Text(en="the row stands apart below the table “{table}”", ru="строка стоит отдельно, ниже таблицы «{table}»")
_ROW_LEFT_OUT = Text(en="the row is not read", ru="строка не читается")
_TOTAL_WORDS = frozenset({"итого", "итог", "всего", "total", "totals", "grandtotal", "общийитог"})
_ERROR_CELL = Text(en="the cell shows an error", ru="в ячейке ошибка")
_REPEATED = Text(
    en="the header appears twice; the first column is used", ru="заголовок стоит дважды; взят первый столбец"
)
_NOT_READ = Text(en="the second column is not read", ru="второй столбец не читается")


@dataclass(frozen=True)
class Table:
    """A table read from a sheet.

    ``frame`` has one row for each filled row of the sheet and one column for each of the wanted columns that the sheet
    has, in the dtype of its kind; ``headers`` are the headers of known columns as they stand, by key. ``rows`` are the
    places of those rows in the sheet, ``width`` the number of columns that the sheet uses. ``last_row`` is the last row
    with anything in a known column but totals, ``end_row`` the last one with these; ``blank_below`` rows are free
    between the two. ``unread`` are the headers that name none of the columns. ``unreadable`` has for each key the cells
    that could not be read, by their place in ``frame``.
    """

    sheet: str
    header: HeaderRow
    headers: Mapping[str, str]
    frame: pd.DataFrame
    rows: Sequence[int]
    width: int
    last_row: int
    end_row: int
    blank_below: int
    problems: Sequence[Problem]
    unread: Sequence[str]
    unreadable: Mapping[str, Mapping[int, CellValue]]

    def header_of(self, column: Column) -> str:
        """The header of ``column`` as it stands, else the one that it would have here."""
        return self.headers.get(column.key) or column.header(self.header.language)

    def row_above(self, count: int) -> int:
        """The row below which ``count`` rows are added: that of the last data, or of totals that leave no room."""
        return self.last_row if count <= self.blank_below else self.end_row


def read_table(
    sheet: Sheet,
    header: HeaderRow,
    columns: Sequence[Column],
    language: Language,
    named_by: Sequence[str] = (),
    *,
    needs_name: bool = True,
) -> Table:
    """Read the rows below ``header`` into typed columns; rows with nothing in any of ``columns`` are left out.

    ``named_by`` are the keys of columns of which a row must fill one, and not with the word "Total"; a row that does
    not is left out and listed. Without ``needs_name`` a row may leave them blank.
    """
    wanted = [column for column in columns if column.key in header.places]
    table = _table_of(sheet, header)
    end = _end_of_rows(sheet, header, table)
    by_place = list(zip_longest(*sheet.rows[header.row + 1 : end]))
    cells = {
        column.key: by_place[place]
        if (place := header.places[column.key]) < len(by_place)
        else (None,) * (end - header.row - 1)
        for column in wanted
    }
    filled = [
        place for place, row in enumerate(zip(*cells.values(), strict=True)) if any(not is_blank(cell) for cell in row)
    ]
    naming = [cells[key] for key in named_by if key in cells]
    left_out = _left_out(sheet, header, naming, filled, needs_name=needs_name) if naming else {}
    end_row = header.row + 1 + filled[-1] if filled else header.row
    last_row = header.row + 1 + max(filter(lambda place: not _is_totals(left_out, place), filled), default=-1)
    filled = [place for place in filled if place not in left_out] if left_out else filled
    rows = [header.row + 1 + place for place in filled]
    problems = [*_problems_of_header(sheet, header), *left_out.values(), *_rows_below(sheet, header, end, table)]
    frame: dict[str, pd.Series] = {}
    unreadable: dict[str, Mapping[int, CellValue]] = {}
    for column in wanted:
        values = (
            [cells[column.key][place] for place in filled]
            if len(filled) < len(cells[column.key])
            else cells[column.key]
        )
        parsed = parse_column(column, values, language)
        frame[column.key] = parsed.values
        unreadable[column.key] = parsed.unreadable
        if parsed.doubt is not None:
            problems.append(_doubtful(sheet, header, column, parsed.doubt))
        problems.extend(
            _unreadable(sheet, header, column, rows[place], value, language)
            for place, value in parsed.unreadable.items()
        )
        if column.kind is Kind.TEXT:
            problems.extend(_too_long(sheet, header, column, rows, values))
    problems.extend(_problems_of_errors(sheet, header, wanted, end))
    width = max((len(row) for row in sheet.rows), default=0)
    return Table(
        sheet=sheet.name,
        header=header,
        headers={key: _header_text(sheet, header, place) for key, place in header.places.items()},
        frame=pd.DataFrame(frame, index=range(len(rows))),
        rows=rows,
        width=width,
        last_row=last_row,
        end_row=end_row,
        blank_below=_blank_rows(sheet, last_row + 1, end_row),
        unread=_unread(sheet, header),
        problems=problems,
        unreadable=unreadable,
    )


def _table_of(sheet: Sheet, header: HeaderRow) -> TableArea | None:
    first = min(header.places.values())
    for table in sheet.tables:
        if table.header_row == header.row and table.first_column <= first <= table.last_column:
            return table
    return None


def _is_used(sheet: Sheet, header: HeaderRow, row: int) -> bool:
    cells = sheet.rows[row]
    return any(place < len(cells) and not is_blank(cells[place]) for place in header.places.values())


def _end_of_rows(sheet: Sheet, header: HeaderRow, table: TableArea | None) -> int:
    """Where the rows end: with the sheet, or with a spreadsheet table and what is typed right below it."""
    if table is None:
        return len(sheet.rows)
    end = min(table.last_row + 1, len(sheet.rows))
    while not table.has_totals and end < len(sheet.rows) and _is_used(sheet, header, end):
        end += 1
    return end


def _rows_below(sheet: Sheet, header: HeaderRow, end: int, table: TableArea | None) -> list[Problem]:
    if table is None:
        return []
    start = end + 1 if table.has_totals else end
    return [
        Problem(sheet.name, row, "", None, _BELOW, _ROW_LEFT_OUT, {"table": table.name})
        for row in range(start, len(sheet.rows))
        if _is_used(sheet, header, row)
    ]


def _left_out(
    sheet: Sheet,
    header: HeaderRow,
    naming: Sequence[Sequence[CellValue]],
    filled: Sequence[int],
    *,
    needs_name: bool,
) -> dict[int, Problem]:
    problems: dict[int, Problem] = {}
    for place in filled:
        names = [column[place] for column in naming if not is_blank(column[place])]
        row = header.row + 1 + place
        if names and is_of_totals(names):
            totals = _TOTALS if needs_name else _TOTALS_OF_ROWS
            problems[place] = Problem(sheet.name, row, "", names[0], totals, _ROW_LEFT_OUT)
        elif needs_name and not names:
            problems[place] = Problem(sheet.name, row, "", None, _NO_NAME, _ROW_LEFT_OUT)
    return problems


def _is_totals(left_out: Mapping[int, Problem], place: int) -> bool:
    return place in left_out and left_out[place].what in (_TOTALS, _TOTALS_OF_ROWS)


def _blank_rows(sheet: Sheet, start: int, end: int) -> int:
    """How many rows from ``start`` on are blank, ``end`` itself not counted."""
    filled = (row for row in range(start, end) if not all(map(is_blank, sheet.rows[row])))
    return next(filled, max(end, start)) - start


def is_of_totals(names: Sequence[CellValue]) -> bool:
    """Whether a row with ``names`` where a client is named, none of them blank, is one of totals and no client."""
    return all(plain(text_of(name)).rstrip(":") in _TOTAL_WORDS for name in names)


def _unread(sheet: Sheet, header: HeaderRow) -> list[str]:
    known = {*header.places.values(), *header.repeated}
    places = (place for place in range(len(sheet.rows[header.row])) if place not in known)
    return [name for place in places if (name := _header_text(sheet, header, place))]


def _header_text(sheet: Sheet, header: HeaderRow, place: int) -> str:
    return header_text(sheet.rows[header.row][place])


def _problems_of_header(sheet: Sheet, header: HeaderRow) -> list[Problem]:
    return [
        Problem(
            sheet.name,
            header.row,
            _header_text(sheet, header, place),
            _header_text(sheet, header, place),
            _REPEATED,
            _NOT_READ,
        )
        for place in header.repeated
    ]


def _doubtful(sheet: Sheet, header: HeaderRow, column: Column, doubt: DayDoubt) -> Problem:
    name = _header_text(sheet, header, header.places[column.key])
    return Problem(sheet.name, None, name, None, doubt.what, doubt.done, {**doubt.fields})


def _unreadable(
    sheet: Sheet, header: HeaderRow, column: Column, row: int, value: CellValue, language: Language
) -> Problem:
    number = number_of(value, language)
    negative = column.not_negative and number is not None and number < 0
    what = DAY_OR_MONTH_FIRST if column.kind is Kind.DATE and is_either_day(value) else EXPECTED[column.kind]
    fields: dict[str, object] = {"choices": ", ".join(choice.in_language(language) for choice in column.choices)}
    return Problem(
        sheet=sheet.name,
        row=row,
        column=_header_text(sheet, header, header.places[column.key]),
        value=value,
        what=_NEGATIVE if negative else what,
        done=_LEFT_BLANK,
        fields=fields,
    )


def _too_long(
    sheet: Sheet, header: HeaderRow, column: Column, rows: Sequence[int], values: Sequence[CellValue]
) -> list[Problem]:
    name = _header_text(sheet, header, header.places[column.key])
    return [
        Problem(sheet.name, row, name, value, _TOO_LONG, _CUT)
        for row, value in zip(rows, values, strict=True)
        if value.__class__ is str and len(value) * 2 > CELL_CHARACTERS and fitting(value) is not value
    ]


def _problems_of_errors(sheet: Sheet, header: HeaderRow, columns: Sequence[Column], end: int) -> list[Problem]:
    places = {header.places[column.key] for column in columns}
    return [
        Problem(sheet.name, row, _header_text(sheet, header, place), error, _ERROR_CELL, _LEFT_BLANK)
        for (row, place), error in sheet.errors.items()
        if header.row < row < end and place in places
    ]
