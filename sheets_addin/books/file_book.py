"""A workbook on disk, read fast and written in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from sheets_addin.books import messages
from sheets_addin.books.add_in_cells import prepare_for
from sheets_addin.books.archive import Archive
from sheets_addin.books.checks import check_changes
from sheets_addin.books.package import Package
from sheets_addin.books.reading import Reader
from sheets_addin.books.saving import (
    check_not_in_use,
    check_unchanged,
    read_file,
    replace_file,
)
from sheets_addin.books.sheet_patch import apply_patch
from sheets_addin.books.tab_parts import LISTS_SHEET, write_sheets
from sheets_addin.books.workbook import Workbook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import Changes, Format, Sheet, SheetInfo, TabColumn


class FileBook:
    """An .xlsx or .xlsm file as a :class:`~sheets_addin.books.book.Book`.

    The file is read once, when the book is opened, and what is not written stays as it is, byte for byte. A write puts
    a whole new file in the old one's place and keeps the old one beside it (``name.backup-2026-01-31-142530.xlsx``, the
    last 5).

    Raises BookError where the file is missing, is no workbook, is password-protected or damaged. ``write`` also raises
    BookInUse while another program has the book open, and BookChanged where it was saved since it was opened here.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).resolve()
        self._open()

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in the order of their tabs; hidden and very hidden ones are not visible."""
        return [SheetInfo(sheet.name, sheet.state == "visible") for sheet in self._workbook().sheets()]

    def read(self, name: str) -> Sheet:
        """One sheet's values from A1 on, its tables and the cells that show errors."""
        return self._reader.read(name)

    def outline(self, name: str) -> Mapping[int, int]:
        """Rows of a sheet (from 0) that stand inside an outline group -> how deep, from 1."""
        return self._reader.outline(name)

    def write(self, changes: Changes) -> None:
        """Write all of ``changes`` in one step, or none of it."""
        check_changes(changes)
        check_not_in_use(self.path)
        check_unchanged(self.path, self._state)
        workbook = self._workbook()
        if workbook.is_signed:
            raise BookError(messages.SIGNED, file=self.path.name)
        add_in = prepare_for(workbook, changes)
        for patch in changes.patches:
            apply_patch(workbook, patch, add_in)
        write_sheets(workbook, changes.whole_sheets, self._long_lists(workbook))
        workbook.finish()
        replace_file(self.path, self._state, workbook.package.save, dt.datetime.now())
        self._open()

    def _open(self) -> None:
        self._state, self._data = read_file(self.path)
        self._reader = Reader(self._workbook(), self._data)

    def _workbook(self) -> Workbook:
        return Workbook(Package(Archive(self.path.name, self._data)))

    def _long_lists(self, workbook: Workbook) -> list[TabColumn]:
        """The columns of the hidden sheet that holds drop-down lists too long to stand in a cell's own rule."""
        if not any(sheet.name == LISTS_SHEET for sheet in workbook.sheets()):
            return []
        header, *rows = self.read(LISTS_SHEET).rows
        return [
            TabColumn(str(title), tuple(str(row[place]) for row in rows if row[place]), Format.TEXT)
            for place, title in enumerate(header)
        ]
