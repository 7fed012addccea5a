"""A new workbook on disk."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook as NewWorkbook
from openpyxl.workbook.properties import CalcProperties

from sheets_addin.books import messages
from sheets_addin.books.archive import Archive
from sheets_addin.books.checks import check_changes
from sheets_addin.books.file_book import FileBook
from sheets_addin.books.macros import Macros, add_macros
from sheets_addin.books.package import Package
from sheets_addin.books.saving import create_file
from sheets_addin.books.tab_parts import write_sheets
from sheets_addin.books.web_extension import name_add_in
from sheets_addin.books.workbook import Workbook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import Changes, Tab

_CALCULATED_BY = 191029
"""The calculation engine of Excel 365: a book that names it keeps its stored values when it is opened."""


def create_book(
    path: Path | str, tabs: Sequence[Tab], macros: Macros | None = None, *, excel_add_in: bool = False
) -> FileBook:
    """A new workbook of these tabs, one at least, the first in front, with ``macros`` where given (then an .xlsm).

    With ``excel_add_in`` it names our add-in, so that Excel offers it when the workbook opens.

    Raises BookError where the file exists or cannot be written.
    """
    target = Path(path).resolve()
    if target.exists():
        raise BookError(messages.ALREADY_EXISTS, file=target.name)
    check_changes(Changes(tabs=tabs))
    template = NewWorkbook()
    template.properties.creator = "sheets-addin"
    template.calculation = CalcProperties(calcId=_CALCULATED_BY, fullCalcOnLoad=False)
    template.worksheets[0].sheet_view.tabSelected = True
    empty = io.BytesIO()
    template.save(empty)
    workbook = Workbook(Package(Archive(target.name, empty.getvalue())))
    first, *others = tabs
    write_sheets(workbook, [dataclasses.replace(first, replaces=workbook.sheets()[0].name), *others], [])
    if macros is not None:
        add_macros(workbook, macros)
    if excel_add_in:
        name_add_in(workbook.package)
    workbook.finish()
    create_file(target, workbook.package.save)
    return FileBook(target)
