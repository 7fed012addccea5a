"""The workbook file that ``serve --book`` opens to a browser: read as it stands, refreshed for real."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

from sheets_addin.books import FileBook
from sheets_addin.books.cells import cell_as_json
from sheets_addin.refresh import RefreshResult, refresh_book
from sheets_addin.refresh.run import Progress
from sheets_addin.server.contract import BookAnswer, Cell, ErrorCell, SheetAnswer, SheetListed


class ServedBook:
    """One workbook file for many requests.

    Every method raises BookError where the file cannot be read or written; it is then as it was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._one_at_a_time = threading.Lock()
        self._state = ""
        self._book: FileBook | None = None

    def contents(self) -> BookAnswer:
        """The file's name and its sheets."""
        with self._one_at_a_time:
            book = self._opened()
            sheets = [SheetListed(info.name, info.visible) for info in book.sheets()]
            return BookAnswer(self.path.name, sheets, self._state)

    def sheet(self, name: str) -> SheetAnswer:
        """A sheet's cells as hosts send them."""
        with self._one_at_a_time:
            sheet = self._opened().read(name)
        rows: list[list[Cell]] = [[cell_as_json(cell) for cell in row] for row in sheet.rows]
        for (row, column), error in sheet.errors.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = ErrorCell(error)
        return SheetAnswer(rows)

    def refresh(self, today: dt.date, now: dt.datetime, progress: Progress) -> RefreshResult:
        """Refresh the file; what ``progress`` raises ends it before anything is written."""
        with self._one_at_a_time:
            return refresh_book(FileBook(self.path), today, now, progress=progress)

    def _opened(self) -> FileBook:
        state = _state_of(self.path)
        if self._book is None or state != self._state:
            self._book, self._state = FileBook(self.path), state
        return self._book


def _state_of(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}"
