"""What the Refresh button of a workbook runs: the same refresh as on a file, in the Excel where it was pressed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import xlwings

from sheets_addin.books.excel_book import ExcelBook, calling_book, speaks_russian
from sheets_addin.refresh import open_workbook, refresh_book
from sheets_addin.vocabulary.errors import BookError, SheetsAddinError
from sheets_addin.vocabulary.language import Language, Text

_TITLE = Text(en="Sales", ru="Продажи")
_DONE = Text(en="Refreshed. {found}", ru="Обновлено. {found}")


def refresh_active_book() -> None:
    """Refresh the workbook whose button was pressed, as of today, and tell what was found in a message of Excel's.

    Progress is shown in Excel's status bar. What the product itself refuses is told in a message as well. Raises
    BookError where no workbook in Excel started this program.
    """
    book = calling_book()
    app = book.app
    excel_book = ExcelBook(book)
    now = dt.datetime.now().replace(microsecond=0)
    language = _language(excel_book, app)
    with _status(app):
        try:
            result = refresh_book(
                excel_book, now.date(), now, progress=lambda text: _show(app, text.in_language(language) + "…")
            )
        except SheetsAddinError as error:
            app.alert(error.in_language(language), _TITLE.in_language(language), mode="critical")
            return
    spoken = result.workbook.language
    app.alert(_DONE.format(spoken, found=result.summary.log_line(spoken)), _TITLE.in_language(spoken), mode="info")


def _language(book: ExcelBook, app: xlwings.App) -> Language:
    """The language of the workbook; where it cannot be read, that of Excel itself."""
    try:
        return open_workbook(book).language
    except BookError:
        return Language.RUSSIAN if speaks_russian(app) else Language.ENGLISH


@contextmanager
def _status(app: xlwings.App) -> Iterator[None]:
    try:
        yield
    finally:
        app.status_bar = False


def _show(app: xlwings.App, text: str) -> None:
    app.status_bar = text
