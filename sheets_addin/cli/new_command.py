"""``new``: an empty workbook to fill in."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.books.new_book import create_book
from sheets_addin.cli import words
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.options import BookArgument, LanguageOption
from sheets_addin.cli.terminal import locale_language, one_command, output, said
from sheets_addin.hosts.xlwings_workbook import create_excel_workbook
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.tab_names import INPUT_TABS


class Host(StrEnum):
    """The spreadsheet program that a new workbook is for, where it needs more than the file."""

    EXCEL = "excel"
    XLWINGS = "xlwings"


app = one_command()


@app.command("new", help=said(words.NEW))
def new_book(
    book: BookArgument,
    lang: LanguageOption = None,
    host: Annotated[Host | None, typer.Option("--host", help=said(words.HOST), show_default=False)] = None,
) -> None:
    """Make a new workbook."""
    language = lang or locale_language()
    with faults_told(book, language):
        if host is Host.XLWINGS:
            if book.suffix.casefold() != ".xlsm":
                raise WrongUse(words.NOT_XLSM, book=book.name)
            create_excel_workbook(book, language, Path(sys.executable) if sys.platform == "win32" else None)
        else:
            if book.suffix.casefold() != ".xlsx":
                raise WrongUse(words.NOT_XLSX, book=book.name)
            for_add_in = host is Host.EXCEL
            create_book(book, template_tabs(language, host="excel" if for_add_in else None), excel_add_in=for_add_in)
    clients = INPUT_TABS["clients"].in_language(language)
    made = {None: words.MADE, Host.EXCEL: words.MADE_FOR_ADD_IN, Host.XLWINGS: words.MADE_FOR_EXCEL}[host]
    output().print(made.format(language, book=str(book), clients=clients), markup=False, soft_wrap=True)
