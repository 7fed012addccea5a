"""What a cell function needs of the workbook that calls it: the rows of its Settings tab."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic as seconds

from sheets_addin.books.excel_book import ExcelBook, calling_book
from sheets_addin.functions import settings_of
from sheets_addin.vocabulary.layout import CellValue

_FRESH_SECONDS = 1.0
"""A column of formulas is recalculated in one go: so long its settings are read once, not once a cell."""

_read: dict[str, tuple[float, list[Sequence[CellValue]]]] = {}


def calling_settings() -> list[Sequence[CellValue]]:
    """The rows (name, value) of the calling workbook's Settings tab; none where it has no such tab.

    Raises BookError where no workbook calls.
    """
    book = calling_book()
    read_at, rows = _read.get(book.name, (None, []))
    now = seconds()
    if read_at is None or now - read_at > _FRESH_SECONDS:
        rows = settings_of(ExcelBook(book))
        _read[book.name] = now, rows
    return rows
