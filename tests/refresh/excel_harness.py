"""A workbook open in an Excel without Excel, typed into like :class:`~tests.refresh.memory_book.MemoryBook`."""

from __future__ import annotations

import copy
import datetime as dt

from sheets_addin.books.excel_book import ExcelBook
from sheets_addin.vocabulary.layout import CellValue, Changes, Sheet, SheetInfo
from tests.books.excel_engine import open_workbook
from tests.books.excel_state import CellState, SheetState, WorkbookState
from tests.refresh.memory_book import MemoryBook


class ExcelHarness(MemoryBook):
    """The book of a test, kept in an Excel in memory that knows the product's functions."""

    def __init__(self, sheets: dict[str, list[list[CellValue]]]) -> None:
        super().__init__(sheets)
        self._saved: dict[str, list[list[CellValue]]] | None = None
        self._answers: dict[tuple[str, int, int], CellValue] = {}

    def sheets(self) -> list[SheetInfo]:
        return list(self._open().sheets())

    def read(self, name: str) -> Sheet:
        return self._open().read(name)

    def write(self, changes: Changes) -> None:
        book = self._open()
        for patch in changes.patches:
            for column in patch.columns:
                self._answers |= {
                    (patch.sheet, row, column.column): value
                    for row, value in zip(patch.rows, column.values, strict=True)
                }
        book.write(changes)
        self._look(book)

    def _open(self) -> ExcelBook:
        """The book as it is; opened anew where the test typed into it."""
        if self._saved != self.cells:
            state = WorkbookState([self._sheet(name, rows) for name, rows in self.cells.items()], self._compute)
            self._state = state
            self._book = ExcelBook(open_workbook(state))
            self._saved = copy.deepcopy(self.cells)
        return self._book

    def _sheet(self, name: str, rows: list[list[CellValue]]) -> SheetState:
        sheet = SheetState(name, visible=2 if name in self.hidden else -1)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, dt.datetime):
                    sheet.cells[row, column] = CellState(value, number_format="dd.mm.yyyy hh:mm")
                elif isinstance(value, dt.date):
                    moment = dt.datetime.combine(value, dt.time())
                    sheet.cells[row, column] = CellState(moment, number_format="dd.mm.yyyy")
                elif value is not None:
                    formula = self.typed_formulas.get((name, row, column))
                    sheet.cells[row, column] = CellState(value, formula and "=" + formula)
        return sheet

    def _compute(self, sheet: str, row: int, column: int, _formula: str) -> CellValue:
        answer = self._answers.get((sheet, row, column))
        return "" if answer is None else answer

    def _look(self, book: ExcelBook) -> None:
        self.cells = {info.name: _even(book.read(info.name)) for info in book.sheets()}
        self.hidden = {info.name for info in book.sheets() if not info.visible}
        self._saved = copy.deepcopy(self.cells)

    def formulas(self) -> dict[tuple[str, int, int], str]:
        return {
            (sheet.name, *place): cell.formula.removeprefix("=")
            for sheet in self._state.sheets
            for place, cell in sheet.cells.items()
            if cell.formula is not None
        }


def _even(sheet: Sheet) -> list[list[CellValue]]:
    width = max((len(row) for row in sheet.rows), default=0)
    return [[None if value == "" else value for value in row] + [None] * (width - len(row)) for row in sheet.rows]
