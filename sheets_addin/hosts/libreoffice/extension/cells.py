"""The cell functions: ``F(row, [headers], [today])``, one row or a block of rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import unohelper
from com.sun.star.lang import XServiceInfo
from org.sheetsaddin import XCellFunctions

from .answers import MOST_ROWS, Answers, Context
from .blocks import Block
from .document import Document, used_range
from .office import office_of
from .product import PRODUCT, say
from .rows import Row, fingerprint, is_blank
from .server import NoAnswerError

IMPLEMENTATION = "org.sheetsaddin.CellFunctions"
SERVICES = ("com.sun.star.sheet.AddIn",)

_ONE_ROW = re.compile(r"(.*\.\$[A-Z]+\$)(\d+)(:\$[A-Z]+\$)\2$", re.DOTALL)
"""The absolute name of cells in one row: its groups without the row's number tell sheet and columns."""

_DEEPEST = 60
"""Answers that may hang on each other; LibreOffice does not survive it when Python has no room for more."""

_Place = tuple[str, str, str, Any, Any]
"""Function, sheet and columns, headers and day as given."""


class _Columns:
    """One function over the same columns of one sheet, with the same further arguments."""

    def __init__(self, document: Document, answers: Answers, function: str, context: Context) -> None:
        self._document = document
        self._answers = answers
        self._function = function
        self._context = context
        self._language = document.language()
        self.generation = document.generation
        self.day = dt.date.today()
        self.known = answers.known(function, context)

    def of_row(self, range_: Any, row: Row) -> Any:
        """The value for a row that is not known yet; the rows around it are asked for with it."""
        if is_blank(row):
            return ""
        # before anything is read: thousands of cells may come to a server that is away
        known_fault = self._answers.patience.fault()
        if known_fault is not None:
            return self._stand_in(row, known_fault)
        try:
            address, headers = range_.RangeAddress, self._context.headers
            self._ask(self._document.unknown_around(address, row, headers, self.known, MOST_ROWS))
        except NoAnswerError as fault:
            return self._stand_in(row, fault)
        return self.known[fingerprint(row)]

    def of_block(self, rows: Sequence[Row]) -> Sequence[Any]:
        """The values for a block of rows."""
        marks = [fingerprint(row) for row in rows]
        unknown = {
            mark: row for mark, row in zip(marks, rows, strict=True) if mark not in self.known and not is_blank(row)
        }
        try:
            self._ask(list(unknown.values()))
        except NoAnswerError as fault:
            return [
                self._stand_in(row, fault) if mark in unknown and mark not in self.known else self.known.get(mark, "")
                for mark, row in zip(marks, rows, strict=True)
            ]
        return [self.known.get(mark, "") for mark in marks]

    def _ask(self, rows: Sequence[Row]) -> None:
        if rows:
            answers, document = self._answers, self._document
            self.known = answers.ask(self._function, self._context, rows, document.day_zero, self._language)

    def _stand_in(self, row: Row, fault: NoAnswerError) -> Any:
        return self._answers.stand_in(self._function, self._context, row, fault, self._language)


class CellFunctions(unohelper.Base, XCellFunctions, XServiceInfo):
    """The add-in; its functions are added below, one for each of the product's."""

    def __init__(self, context: Any, *_: Any) -> None:
        self._office = office_of(context)
        self._depth = 0
        self._kept: WeakKeyDictionary[Document, dict[_Place, _Columns]] = WeakKeyDictionary()
        self._blocks: WeakKeyDictionary[Document, dict[_Place, Block]] = WeakKeyDictionary()

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

    def _value(self, function: str, document: Document, range_: Any, headers: Any, today: Any) -> Any:
        one_row = _ONE_ROW.match(range_.AbsoluteName)
        if one_row is None:
            return self._block(function, document, range_, headers, today)
        row = document.rows_of(range_)[0]
        place = function, one_row[1], one_row[3], headers, today
        kept = self._kept.setdefault(document, {})
        columns = kept.get(place)
        if columns is None or columns.generation != document.generation or columns.day != dt.date.today():
            columns = kept[place] = self._columns(function, document, range_, headers, today)
        value = columns.known.get(fingerprint(row))
        return columns.of_row(range_, row) if value is None else value

    def _block(self, function: str, document: Document, range_: Any, headers: Any, today: Any) -> Any:
        address = range_.RangeAddress
        used = used_range(range_.Spreadsheet).RangeAddress.EndRow
        if address.EndRow > used:
            # whole columns: the million rows below the last one hold nothing to ask for
            end = max(used, address.StartRow)
            range_ = range_.Spreadsheet.getCellRangeByPosition(
                address.StartColumn, address.StartRow, address.EndColumn, end
            )
        columns = self._columns(function, document, range_, headers, today)
        values = columns.of_block(document.rows_of(range_))
        if len(values) == 1:
            return values[0]
        return self._block_of(document, (function, str(range_.AbsoluteName), "", headers, today), values)

    def _block_of(self, document: Document, place: _Place, values: Sequence[Any]) -> Block:
        """The column for a block; the same object for the same values, since LibreOffice keeps each until the end."""
        kept = self._blocks.setdefault(document, {})
        if place not in kept or kept[place].values != values:
            kept[place] = Block(values)
        return kept[place]

    def _columns(self, function: str, document: Document, range_: Any, headers: Any, today: Any) -> _Columns:
        address = range_.RangeAddress
        context = document.context(range_.Spreadsheet, address.StartColumn, address.EndColumn, headers, today)
        return _Columns(document, self._office.answers, function, context)

    def getImplementationName(self) -> str:
        """The name under which the component is registered."""
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        """Whether ``name`` is one of the services."""
        return name in SERVICES

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """What the component is."""
        return SERVICES


def _method(function: str) -> Callable[[CellFunctions, Any, Any, Any, Any], Any]:
    def method(self: CellFunctions, model: Any, row: Any, headers: Any, today: Any) -> Any:
        return self.value(function, model, row, headers, today)

    return method


for _name, _function in PRODUCT["functions"].items():
    setattr(CellFunctions, _name, _method(_function["name"]))
