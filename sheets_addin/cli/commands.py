"""The commands: each reads its arguments, calls the room that does the work, and shows what came of it."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin import importing
from sheets_addin.books import FileBook, create_book
from sheets_addin.cli import words
from sheets_addin.cli.build import add_build_commands
from sheets_addin.cli.demo_book import build_demo
from sheets_addin.cli.serve import add_server_commands
from sheets_addin.cli.show_client import found_clients, show_client
from sheets_addin.cli.show_import import agreed, show_import, show_mapping
from sheets_addin.cli.show_refresh import refresh_as_json, show_refresh
from sheets_addin.cli.terminal import faults_told, locale_language, output, print_json, progress
from sheets_addin.hosts.xlwings_workbook import create_excel_workbook
from sheets_addin.refresh import assess_workbook, open_workbook, refresh_book, template_tabs
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.parsing import date_of
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS

_YEARS = range(2000, 2200)
"""Days that a refresh may count from; any other year is a slip of the hand."""


class Holds(StrEnum):
    """What a file to import holds."""

    CLIENTS = "clients"
    ORDERS = "orders"


class Host(StrEnum):
    """The spreadsheet program that a new workbook is for, where it needs more than the file."""

    XLWINGS = "xlwings"


def _said(text: Text) -> str:
    return text.in_language(locale_language())


def _day(text: str) -> dt.date:
    day = date_of(text)
    if day is None or day.year not in _YEARS:
        raise typer.BadParameter(words.NOT_A_DAY.format(locale_language(), text=text))
    return day


def _mapping(texts: list[str]) -> dict[str, str]:
    pairs = [(text, *map(str.strip, text.partition("=")[::2])) for text in texts]
    for text, key, header in pairs:
        if not key or not header:
            raise WrongUse(words.NOT_A_MAPPING, typed=text)
    return {key: header for _, key, header in pairs}


BookArgument = Annotated[Path, typer.Argument(metavar="BOOK", help=_said(words.BOOK), show_default=False)]
LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help=_said(words.LANGUAGE), show_default=False, case_sensitive=False)
]
MessagesOption = Annotated[
    Language | None,
    typer.Option("--lang", help=_said(words.LANGUAGE_OF_MESSAGES), show_default=False, case_sensitive=False),
]
TodayOption = Annotated[
    dt.date | None,
    typer.Option("--today", parser=_day, metavar="DAY", help=_said(words.TODAY), show_default=False),
]

app = typer.Typer(
    name="sheets-addin",
    help=_said(words.PROGRAM),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)

add_server_commands(app)
add_build_commands(app)


@app.command("new", help=_said(words.NEW))
def new_book(
    book: BookArgument,
    lang: LanguageOption = None,
    host: Annotated[Host | None, typer.Option("--host", help=_said(words.HOST), show_default=False)] = None,
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
            create_book(book, template_tabs(language))
    clients = INPUT_TABS["clients"].in_language(language)
    made = words.MADE if host is None else words.MADE_FOR_EXCEL
    output().print(made.format(language, book=str(book), clients=clients), markup=False, soft_wrap=True)


@app.command("import", help=_said(words.IMPORT))
def import_file(
    book: BookArgument,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help=_said(words.SOURCE), show_default=False)],
    holds: Annotated[Holds, typer.Option("--as", help=_said(words.AS), show_default=False)],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="KEY=HEADER", help=_said(words.MAP), show_default=False)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_said(words.YES))] = False,
    lang: MessagesOption = None,
) -> None:
    """Bring clients or orders from a file into a workbook."""
    language = lang or locale_language()
    with faults_told(book, language):
        target = FileBook(book)
        with progress(language) as tell:
            tell(words.READING_SOURCE)
            if holds is Holds.CLIENTS:
                table, needed, prepare = CLIENT_COLUMNS, importing.CLIENTS_NEED, importing.prepare_clients
            else:
                table, needed, prepare = ORDER_COLUMNS, importing.ORDERS_NEED, importing.prepare_orders
            read = importing.read_source(source, table, needed, _mapping(mapping or []))
            tell(words.COMPARING)
            prepared = prepare(target, read, lang or read.header.language)
        spoken = prepared.language
        show_mapping(read, spoken)
        if not yes and not agreed(spoken):
            output().print(words.NOTHING_WRITTEN.in_language(spoken))
            return
        if prepared.changes.patches or prepared.changes.tabs:
            with progress(spoken) as tell:
                tell(words.WRITING)
                target.write(prepared.changes)
    show_import(prepared, clients=holds is Holds.CLIENTS)


@app.command("refresh", help=_said(words.REFRESH))
def refresh_file(
    book: BookArgument,
    today: TodayOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_said(words.DRY_RUN))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_said(words.JSON))] = False,
    lang: MessagesOption = None,
) -> None:
    """Assess every client and write the results."""
    language = lang or locale_language()
    now = dt.datetime.now().replace(microsecond=0)
    with faults_told(book, language, as_json=as_json), progress(language) as tell:
        result = refresh_book(FileBook(book), today or now.date(), now, progress=tell, dry_run=dry_run)
    if as_json:
        print_json(refresh_as_json(result, book, written=not dry_run))
    else:
        show_refresh(result, book, written=not dry_run)


@app.command("explain", help=_said(words.EXPLAIN))
def explain_client(
    book: BookArgument,
    client: Annotated[str, typer.Argument(metavar="CLIENT", help=_said(words.CLIENT), show_default=False)],
    today: TodayOption = None,
    lang: MessagesOption = None,
) -> None:
    """Say why a client is where it is."""
    language = lang or locale_language()
    with faults_told(book, language):
        with progress(language) as tell:
            tell(words.READING_BOOK)
            workbook = open_workbook(FileBook(book))
            found = assess_workbook(workbook, today or dt.date.today())
        rows = found_clients(found.frame, client)
    for row in rows:
        show_client(found, row, workbook.language)


@app.command("demo", help=_said(words.DEMO))
def demo(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help=_said(words.DIRECTORY))] = Path("demo"),
    today: TodayOption = None,
    lang: LanguageOption = None,
) -> None:
    """Build a workbook of an invented company, refresh it and show what it found."""
    language = lang or locale_language()
    now = dt.datetime.now().replace(microsecond=0)
    book = directory / words.DEMO_FILE.in_language(language)
    with faults_told(book, language), progress(language) as tell:
        tell(words.BUILDING_DEMO)
        result = build_demo(book, language, today or now.date(), now)
    show_refresh(result, book, written=True)
