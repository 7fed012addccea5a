"""The cell functions: ``F(row, [headers], [today])``, one row or a block of rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from org.sheetsaddin import XCellFunctions

from .blocks import Block
from .columns import Columns
from .component import Component
from .day_calls import DayAsked, day_block
from .document import Document, used_range
from .office import office_of
from .product import PRODUCT, say
from .rows import Row, fingerprint

_ONE_ROW = re.compile(r"(.*\.\$[A-Z]+\$)(\d+)(:\$[A-Z]+\$)\2$", re.DOTALL)
"""The absolute name of cells in one row: its groups without the row's number tell sheet and columns."""

_DEEPEST = 60
"""Answers that may hang on each other; LibreOffice does not survive it when Python has no room for more."""


class CellFunctions(Component, XCellFunctions):
    """The add-in; its functions are added below, one for each of the product's."""

    implementation = "org.sheetsaddin.CellFunctions"
    services = ("com.sun.star.sheet.AddIn",)

    def __init__(self, context: Any, *_: Any) -> None:
        self._office = office_of(context)
        self._depth = 0

    def value(self, function: str, model: Any, range_: Any, headers: Any, today: Any) -> Any:
        """What a cell shows: one value for a row, a column of values (:class:`Block`) for a block.

        One value must be no matrix: LibreOffice 7.4 takes the texts of a matrix as they are, and then finds none of
        them equal to a text of its own.

        To read a row LibreOffice may first have to compute other cells of ours, and for those again others.
        """
        if self._office.stored_blanks is not None:
            self._office.stored_blanks += 1
            return ""
        document = self._office.document(model)
        if self._depth >= _DEEPEST:
            return say("cell_deep", document.language())
        self._depth += 1
        try:
            return self._value(function, document, range_, headers, today)
        finally:
            self._depth -= 1

    def day(self, model: Any, manager: Any, clients: Any, headers: Any, today: Any) -> tuple[Row, ...]:
        """The block of cells that ``CALLS`` shows; its first cell alone where it is in no block."""
        document = self._office.document(model)
        if self._office.stored_blanks is not None:
            self._office.stored_blanks += 1
            return (("",),)
        if self._depth >= _DEEPEST:
            return ((say("cell_deep", document.language()),),)
        self._depth += 1
        try:
            return day_block(self._office, document, DayAsked(manager, clients, headers, today))
        finally:
            self._depth -= 1

    def _value(self, function: str, document: Document, range_: Any, headers: Any, today: Any) -> Any:
        one_row = _ONE_ROW.match(range_.AbsoluteName)
        if one_row is None:
            return self._block(function, document, range_, headers, today)
        row = document.rows_of(range_)[0]
        document.notice_other_sheets()
        place = function, one_row[1], one_row[3], headers, today
        columns = document.columns.get(place)
        if columns is None or columns.generation != document.generation or columns.day != dt.date.today():
            columns = document.columns[place] = self._columns(function, document, range_, headers, today)
        value = columns.known.get(fingerprint(row))
        return columns.of_row(range_, row) if value is None else value

    def _block(self, function: str, document: Document, range_: Any, headers: Any, today: Any) -> Any:
        document.notice_other_sheets()
        address = range_.RangeAddress
        # whole columns: the million rows below the last used one hold nothing to ask for
        end = min(address.EndRow, max(used_range(range_.Spreadsheet).RangeAddress.EndRow, address.StartRow))
        filled = range_.Spreadsheet.getCellRangeByPosition(
            address.StartColumn, address.StartRow, address.EndColumn, end
        )
        columns = self._columns(function, document, filled, headers, today)
        values = columns.of_block(document.rows_of(filled))
        # down to the last cell that may ask, on whatever sheet: it would show #N/A
        last = min(address.EndRow, max(used_range(sheet).RangeAddress.EndRow for sheet in document.model.Sheets))
        values = [*values, *[""] * (last - end)]
        if len(values) == 1:
            return values[0]
        # the same object for the same values, since LibreOffice keeps each until the end
        place = function, str(range_.AbsoluteName), "", headers, today
        if place not in document.blocks or document.blocks[place].values != values:
            document.blocks[place] = Block(values)
        return document.blocks[place]

    def _columns(self, function: str, document: Document, range_: Any, headers: Any, today: Any) -> Columns:
        address = range_.RangeAddress
        context = document.context(range_.Spreadsheet, address.StartColumn, address.EndColumn, headers, today)
        return Columns(document, self._office.answers, function, context, dt.date.today())


def _method(function: str) -> Callable[[CellFunctions, Any, Any, Any, Any], Any]:
    def method(self: CellFunctions, model: Any, row: Any, headers: Any, today: Any) -> Any:
        return self.value(function, model, row, headers, today)

    return method


for _name, _function in PRODUCT["functions"].items():
    setattr(CellFunctions, _name, _method(_function["name"]))
for _name in PRODUCT["table_functions"]:
    setattr(CellFunctions, _name, CellFunctions.day)
