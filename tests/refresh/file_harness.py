"""A workbook on disk that can be looked at and typed into like :class:`~tests.refresh.memory_book.MemoryBook`."""

from __future__ import annotations

import copy
import re
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

from sheets_addin.books import FileBook
from sheets_addin.vocabulary.layout import CellValue, Changes, Sheet, SheetInfo
from tests.refresh.memory_book import MemoryBook


class FileHarness(MemoryBook):
    """The book of a test, kept in a real file: what the test types goes through openpyxl, the rest through FileBook."""

    def __init__(self, path: Path, sheets: dict[str, list[list[CellValue]]]) -> None:
        super().__init__(sheets)
        self._path = path
        self._saved: dict[str, list[list[CellValue]]] | None = None

    def sheets(self) -> list[SheetInfo]:
        self._type_in()
        return list(FileBook(self._path).sheets())

    def read(self, name: str) -> Sheet:
        self._type_in()
        return FileBook(self._path).read(name)

    def write(self, changes: Changes) -> None:
        self._type_in()
        FileBook(self._path).write(changes)
        self._look()

    def _type_in(self) -> None:
        if self._saved == self.cells:
            return
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name, rows in self.cells.items():
            sheet = workbook.create_sheet(name)
            sheet.sheet_state = "veryHidden" if name in self.hidden else "visible"
            for row, cells in enumerate(rows, start=1):
                for place, value in enumerate(cells, start=1):
                    if value is not None:
                        cell = sheet.cell(row, place, value)
                        cell.data_type = "s" if isinstance(value, str) else cell.data_type
        workbook.save(self._path)
        self._type_formulas()
        self._saved = copy.deepcopy(self.cells)

    def _type_formulas(self) -> None:
        """Put formulas beside the numbers that stand in their cells, as a program that computes them saves them."""
        if not self.typed_formulas:
            return
        with zipfile.ZipFile(self._path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for (sheet, row, column), formula in self.typed_formulas.items():
            part = f"xl/worksheets/sheet{list(self.cells).index(sheet) + 1}.xml"
            address = f"{get_column_letter(column + 1)}{row + 1}".encode()
            cell = re.compile(rb'(<c r="%b"[^>]*>)(?=<v>)' % address)
            parts[part], count = cell.subn(rb"\1<f>%b</f>" % formula.encode(), parts[part])
            assert count == 1
        with zipfile.ZipFile(self._path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)

    def _look(self) -> None:
        book = FileBook(self._path)
        self.cells = {info.name: _trimmed(book.read(info.name)) for info in book.sheets()}
        self.hidden = {info.name for info in book.sheets() if not info.visible}
        self._saved = copy.deepcopy(self.cells)

    def formulas(self) -> dict[tuple[str, int, int], str]:
        return {
            (sheet.title, cell.row - 1, cell.column - 1): cell.value.removeprefix("=")
            for sheet in openpyxl.load_workbook(self._path).worksheets
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str) and cell.data_type == "f"
        }


def _trimmed(sheet: Sheet) -> list[list[CellValue]]:
    width = max((len(row) for row in sheet.rows), default=0)
    return [[None if value == "" else value for value in row] + [None] * (width - len(row)) for row in sheet.rows]
