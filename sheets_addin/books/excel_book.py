"""A workbook that is open in Excel, read and written where people see it."""

from __future__ import annotations

from collections.abc import Sequence

import xlwings

from sheets_addin.books import messages
from sheets_addin.books.checks import check_changes
from sheets_addin.books.excel_messages import CANNOT_READ, NOT_CALLED_FROM_EXCEL, NOT_PUT_BACK, PUT_BACK
from sheets_addin.books.excel_native import is_visible, speaks_russian
from sheets_addin.books.excel_patch import apply_patch, check_patch
from sheets_addin.books.excel_reading import read_sheet
from sheets_addin.books.excel_reports import check_new_report, write_report
from sheets_addin.books.excel_tabs import check_new_content, write_tab
from sheets_addin.books.excel_undo import Undo, quiet
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import Changes, Sheet, SheetInfo, Tab

__all__ = ["ExcelBook", "calling_book", "speaks_russian"]


class ExcelBook:
    """A workbook open in Excel on Windows as a :class:`~sheets_addin.books.book.Book`, through xlwings.

    Nothing is saved: people save, or close without saving. A write that Excel refuses half way is taken back, contents,
    number formats, tables and sheets; colours that were set by then stay.

    Every method raises BookError with Excel's own words where Excel refuses.
    """

    def __init__(self, book: xlwings.Book) -> None:
        self._book = book

    def sheets(self) -> Sequence[SheetInfo]:
        """All worksheets in the order of their tabs; hidden and very hidden ones are not visible."""
        return [SheetInfo(sheet.name, is_visible(sheet)) for sheet in self._book.sheets]

    def read(self, name: str) -> Sheet:
        """One sheet's values from A1 on, its tables and the cells that show errors."""
        try:
            return read_sheet(self._sheet(name))
        except BookError:
            raise
        except Exception as error:  # the engine's own error types differ from platform to platform
            raise BookError(CANNOT_READ, sheet=name, detail=_said_by_excel(error)) from error

    def write(self, changes: Changes) -> None:
        """Write all of ``changes``, or take back what was written and raise BookError."""
        check_changes(changes)
        undo = Undo()
        try:
            for patch in changes.patches:
                check_patch(self._sheet(patch.sheet), patch)
            for tab in changes.tabs:
                check_new_content(self._book, tab)
            for report in changes.reports:
                check_new_report(self._book, report)
            with quiet(self._book):
                self._write(changes, undo)
        except BookError:
            raise
        except Exception as error:  # the engine's own error types differ from platform to platform
            raise BookError(PUT_BACK, detail=_said_by_excel(error)) from error

    def _write(self, changes: Changes, undo: Undo) -> None:
        try:
            for patch in changes.patches:
                apply_patch(self._sheet(patch.sheet), patch, undo)
            for one in changes.whole_sheets:
                if isinstance(one, Tab):
                    write_tab(self._book, one, undo)
                else:
                    write_report(self._book, one, undo)
        except Exception as error:  # whatever happened, what was written must go back
            if not undo.run():
                raise BookError(NOT_PUT_BACK, detail=_said_by_excel(error)) from error
            raise

    def _sheet(self, name: str) -> xlwings.Sheet:
        for sheet in self._book.sheets:
            if sheet.name == name:
                return sheet
        raise BookError(messages.NO_SUCH_SHEET, sheet=name)


def calling_book() -> xlwings.Book:
    """The workbook whose button started this program; BookError where none did."""
    try:
        return xlwings.Book.caller()
    except Exception as error:  # xlwings raises a bare Exception here
        raise BookError(NOT_CALLED_FROM_EXCEL) from error


def _said_by_excel(error: Exception) -> str:
    """Excel's own sentence where the engine's error carries one."""
    details = getattr(error, "excepinfo", None)
    sentence = details[2] if details and len(details) > 2 and details[2] else str(error) or type(error).__name__
    return str(sentence).strip().rstrip(".")
