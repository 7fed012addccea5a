"""A Google Sheet on a server of this computer, typed into like :class:`~tests.refresh.memory_book.MemoryBook`."""

from __future__ import annotations

import copy
import dataclasses
import uuid

from sheets_addin.books.cells import cell_as_json
from sheets_addin.vocabulary.layout import CellValue, Changes, FunctionHost, Sheet, SheetInfo
from tests.google.google_client import book_of
from tests.google.sheet_model import CellError
from tests.google.sheets_server import SheetsServer
from tests.refresh.memory_book import MemoryBook

_WITH_SCRIPT = FunctionHost(google_script=True)


class GoogleHarness(MemoryBook):
    """The book of a test, kept in a sheet whose script knows the product's functions; gspread reads and writes it."""

    def __init__(self, server: SheetsServer, sheets: dict[str, list[list[CellValue]]]) -> None:
        super().__init__(sheets)
        self._server = server
        self._saved: dict[str, list[list[CellValue]]] | None = None
        self._answers: dict[tuple[str, int, int], CellValue] = {}

    def sheets(self) -> list[SheetInfo]:
        self._type_in()
        return list(self._book.sheets())

    def read(self, name: str) -> Sheet:
        self._type_in()
        return self._book.read(name)

    def write(self, changes: Changes) -> None:
        self._type_in()
        for patch in changes.patches:
            for column in patch.columns:
                self._answers |= {
                    (patch.sheet, row, column.column): value
                    for row, value in zip(patch.rows, column.values, strict=True)
                }
        self._book.write(dataclasses.replace(changes, functions=_WITH_SCRIPT))
        self._look()

    def __deepcopy__(self, memo: dict[int, object]) -> GoogleHarness:
        """Another sheet with the same cells, on the same server."""
        other = GoogleHarness(self._server, copy.deepcopy(self.cells, memo))
        other.hidden, other.typed_formulas = set(self.hidden), dict(self.typed_formulas)
        return other

    def _type_in(self) -> None:
        """A new sheet with what the test typed; where it typed nothing, the sheet as it is."""
        if self._saved == self.cells:
            return
        self._key = uuid.uuid4().hex
        file = self._server.new_file(self._key)
        file.answer = self._compute
        for name, rows in self.cells.items():
            sheet = file.add(name, rows, hidden=name in self.hidden)
            for (title, row, column), formula in self.typed_formulas.items():
                if title == name and sheet.values[row, column] is not None:
                    self._answers.setdefault((title, row, column), self.cells[name][row][column])
                    file.enter_formula(sheet, row, column, f"={formula}")
        self._book = book_of(self._server, self._key)
        self._saved = copy.deepcopy(self.cells)

    def _compute(self, sheet: str, row: int, column: int, _formula: str) -> object:
        return (
            cell_as_json(self._answers[sheet, row, column])
            if (sheet, row, column) in self._answers
            else CellError("NAME")
        )

    def _look(self) -> None:
        book = book_of(self._server, self._key)
        self.cells = {info.name: _even(book.read(info.name)) for info in book.sheets()}
        self.hidden = {info.name for info in book.sheets() if not info.visible}
        self._saved = copy.deepcopy(self.cells)

    def formulas(self) -> dict[tuple[str, int, int], str]:
        return {
            (sheet.title, *place): formula.removeprefix("=")
            for sheet in self._server.files[self._key].sheets
            for place, formula in sheet.formulas.items()
        }


def _even(sheet: Sheet) -> list[list[CellValue]]:
    width = max((len(row) for row in sheet.rows), default=0)
    return [[None if value == "" else value for value in row] + [None] * (width - len(row)) for row in sheet.rows]
