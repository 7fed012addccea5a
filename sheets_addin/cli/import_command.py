"""``import``: clients or orders from a file into a workbook."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin import importing
from sheets_addin.books import FileBook
from sheets_addin.cli import words
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.options import BookArgument, MessagesOption
from sheets_addin.cli.show_import import agreed, show_import, show_mapping
from sheets_addin.cli.terminal import locale_language, one_command, output, progress, said
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS


class Holds(StrEnum):
    """What a file to import holds."""

    CLIENTS = "clients"
    ORDERS = "orders"


def _mapping(texts: list[str]) -> dict[str, str]:
    pairs = [(text, *map(str.strip, text.partition("=")[::2])) for text in texts]
    for text, key, header in pairs:
        if not key or not header:
            raise WrongUse(words.NOT_A_MAPPING, typed=text)
    return {key: header for _, key, header in pairs}


app = one_command()


@app.command("import", help=said(words.IMPORT))
def import_file(
    book: BookArgument,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help=said(words.SOURCE), show_default=False)],
    holds: Annotated[Holds, typer.Option("--as", help=said(words.AS), show_default=False)],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="KEY=HEADER", help=said(words.MAP), show_default=False)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=said(words.YES))] = False,
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
