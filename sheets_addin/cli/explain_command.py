"""``explain``: why a client is where it is."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from sheets_addin.cli import words
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.options import BookArgument, CredentialsOption, MessagesOption, TodayOption
from sheets_addin.cli.show_client import found_clients, show_client
from sheets_addin.cli.terminal import locale_language, one_command, progress, said
from sheets_addin.refresh import assess_workbook, open_workbook

app = one_command()


@app.command("explain", help=said(words.EXPLAIN))
def explain_client(
    book: BookArgument,
    client: Annotated[str, typer.Argument(metavar="CLIENT", help=said(words.CLIENT), show_default=False)],
    today: TodayOption = None,
    credentials: CredentialsOption = None,
    lang: MessagesOption = None,
) -> None:
    """Say why a client is where it is."""
    language = lang or locale_language()
    with faults_told(book, language):
        with progress(language) as tell:
            tell(words.READING_BOOK)
            workbook = open_workbook(book.open(credentials, tell))
            found = assess_workbook(workbook, today or dt.date.today())
        rows = found_clients(found.frame, client)
    for row in rows:
        show_client(found, row, workbook.language)
