"""The macros that buttons of a live Excel run."""

from __future__ import annotations

import datetime as dt

import xlwings

from sheets_addin.books.excel_book import ExcelBook, calling_book
from sheets_addin.refresh import refresh_book


@xlwings.script
def refresh() -> None:
    """Refresh the workbook whose button was pressed. BookError, with the workbook as it was, where that fails."""
    now = dt.datetime.now().replace(microsecond=0)
    refresh_book(ExcelBook(calling_book()), now.date(), now)
