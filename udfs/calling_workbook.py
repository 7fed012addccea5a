"""What a cell function needs of the workbook that calls it: the rows of its Settings tab, and its clients."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic as seconds

from sheets_addin.books.excel_book import ExcelBook, calling_book
from sheets_addin.functions import CompanyClients, settings_of
from sheets_addin.vocabulary.layout import CellValue

_FRESH_SECONDS = 1.0
"""A column of formulas is recalculated in one go: so long its settings are read once, not once a cell."""

_read: dict[str, tuple[float, list[Sequence[CellValue]]]] = {}
_read_clients: dict[str, tuple[float, CompanyClients]] = {}


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


def calling_clients() -> CompanyClients:
    """The clients of the calling workbook's tab Clients.

    Raises BookError where no workbook calls, WrongCall where it has no such tab.
    """
    book = calling_book()
    known = _read_clients.get(book.name)
    now = seconds()
    if known is None or now - known[0] > _FRESH_SECONDS:
        known = now, CompanyClients.of_book(ExcelBook(book))
        _read_clients[book.name] = known
    return known[1]
