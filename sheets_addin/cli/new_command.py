"""``new``: an empty workbook to fill in."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.books.new_book import create_book
from sheets_addin.cli import google_words, words
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.options import CredentialsOption, LanguageOption
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.terminal import locale_language, one_command, progress, said, say
from sheets_addin.hosts.xlwings_workbook import create_excel_workbook
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS


class Host(StrEnum):
    """The spreadsheet program that a new workbook is for, where it needs more than the file."""

    EXCEL = "excel"
    XLWINGS = "xlwings"


app = one_command()


@app.command("new", help=said(words.NEW))
def new_book(
    book: Annotated[BookPlace, typer.Argument(parser=BookPlace, metavar="BOOK", help=said(words.NEW_BOOK))],
    lang: LanguageOption = None,
    host: Annotated[Host | None, typer.Option("--host", help=said(words.HOST), show_default=False)] = None,
    credentials: CredentialsOption = None,
) -> None:
    """Make a new workbook."""
    language = lang or locale_language()
    with faults_told(book, language):
        if book.sheet is None:
            made = _make_file(book.path, language, host)
        else:
            made = _make_sheet(book, language, host, credentials)
    say(made)


def _make_file(path: Path, language: Language, host: Host | None) -> str:
    """Make the file; what to say of it."""
    if host is Host.XLWINGS:
        if path.suffix.casefold() != ".xlsm":
            raise WrongUse(words.NOT_XLSM, book=path.name)
        create_excel_workbook(path, language, Path(sys.executable) if sys.platform == "win32" else None)
    else:
        if path.suffix.casefold() != ".xlsx":
            raise WrongUse(words.NOT_XLSX, book=path.name)
        for_add_in = host is Host.EXCEL
        create_book(path, template_tabs(language, host="excel" if for_add_in else None), excel_add_in=for_add_in)
    made = {None: words.MADE, Host.EXCEL: words.MADE_FOR_ADD_IN, Host.XLWINGS: words.MADE_FOR_EXCEL}[host]
    return made.format(language, book=str(path), clients=INPUT_TABS["clients"].in_language(language))


def _make_sheet(place: BookPlace, language: Language, host: Host | None, credentials: Path | None) -> str:
    """Make the Google Sheet, or fill an empty one; what to say of it."""
    if host is not None:
        raise WrongUse(google_words.NO_HOST)
    with progress(language) as tell:
        tell(google_words.MAKING)
        sheet = place.fill_google(credentials, template_tabs(language), language, tell)
    clients = INPUT_TABS["clients"].in_language(language)
    return google_words.MADE.format(language, address=sheet.address, key=sheet.key, clients=clients)
