"""``POST /v1/refresh``: a workbook's sheets in, the changes that a refresh makes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

import msgspec

from sheets_addin.books.addresses import MAX_COLUMNS, MAX_ROWS
from sheets_addin.books.json_book import JsonBook, changes_as_json
from sheets_addin.functions import day_asked
from sheets_addin.refresh import refresh_book
from sheets_addin.server.contract import ErrorCell, RefreshRequest, SheetSent, TableSent
from sheets_addin.server.questions import plain_cell
from sheets_addin.server.refusals import Refusal
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Sheet, TableArea
from sheets_addin.vocabulary.problems import problem_lines

_TOO_MANY_ROWS = Text(
    en="the workbook has {rows} rows; the server takes at most {limit}: move old orders to another file, or let the "
    "command sheets-addin refresh do it",
    ru="в книге {rows} строк, а сервер принимает не больше {limit}: перенесите старые заказы в другой файл или "
    "обновляйте книгу командой sheets-addin refresh",
)
_NOT_A_MOMENT = Text(
    en="now: “{value}” is no moment; expected one such as 2026-12-31T09:30:00",
    ru="now: «{value}» — не момент времени; ожидался, например, 2026-12-31T09:30:00",
)
_NOT_A_TABLE = Text(
    en="table “{name}”: rows count from 0 to below {rows}, columns from 0 to below {columns}, the last ones not before "
    "the first",
    ru="таблица «{name}»: номера строк от 0 и меньше {rows}, столбцов от 0 и меньше {columns}, последние не раньше "
    "первых",
)

_NOT_FORMULAS = Text(
    en="tab “{name}”: the areas of formulas overlap, end before they begin or lie outside its cells",
    ru="вкладка «{name}»: области формул перекрываются, кончаются раньше начала или лежат вне её ячеек",
)


def answer_refresh(request: RefreshRequest, row_limit: int, clock: dt.datetime) -> bytes:
    """The answer as JSON; ``clock`` holds where the request names no moment and no day.

    Raises Refusal where there are too many rows or the moment is none, WrongCall where the day is none, BookError where
    there is no table of clients.
    """
    rows = sum(len(sheet.rows) for sheet in request.sheets)
    if rows > row_limit:
        raise Refusal(413, _TOO_MANY_ROWS, rows=rows, limit=row_limit)
    now = clock if request.now is None else _moment(request.now)
    today = day_asked(plain_cell(request.today), now.date())
    book = JsonBook([(_sheet(sheet), sheet.visible) for sheet in request.sheets])
    result = refresh_book(book, today, now)
    answer: dict[str, Any] = {
        "changes": changes_as_json(book.changes),
        "summary": result.summary.as_json(),
        "problems": [asdict(line) for line in problem_lines(result.problems, result.workbook.language)],
        "language": result.workbook.language,
    }
    return msgspec.json.encode(answer)


def _moment(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise Refusal(422, _NOT_A_MOMENT, value=text) from error


def _table(table: TableSent) -> TableArea:
    is_one = 0 <= table.header_row <= table.last_row < MAX_ROWS
    if not is_one or not 0 <= table.first_column <= table.last_column < MAX_COLUMNS:
        raise Refusal(422, _NOT_A_TABLE, name=table.name, rows=MAX_ROWS, columns=MAX_COLUMNS)
    return TableArea(**msgspec.structs.asdict(table))


def _sheet(sent: SheetSent) -> Sheet:
    errors = {
        (row, column): cell.error
        for row, cells in enumerate(sent.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, ErrorCell)
    }
    rows = [[plain_cell(cell) for cell in row] for row in sent.rows]
    return Sheet(sent.name, rows, errors, [_table(table) for table in sent.tables], _formulas(sent))


def _formulas(sent: SheetSent) -> dict[int, set[int]]:
    """The rows of formulas by column; areas that overlap or reach beyond the cells sent would be endless work."""
    sizes = [(1 + bottom - top) * (1 + right - left) for top, left, bottom, right in sent.formulas]
    if min(sizes, default=1) < 1 or sum(sizes) > len(sent.rows) * max(map(len, sent.rows), default=0):
        raise Refusal(422, _NOT_FORMULAS, name=sent.name)
    formulas: dict[int, set[int]] = {}
    for top, left, bottom, right in sent.formulas:
        for column in range(left, right + 1):
            formulas.setdefault(column, set()).update(range(top, bottom + 1))
    return formulas
