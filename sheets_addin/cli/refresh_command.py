"""``refresh``: every client assessed, the results written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.cli import words
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.options import BookArgument, CredentialsOption, MessagesOption, TodayOption
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.show_refresh import refresh_as_json, show_refresh
from sheets_addin.cli.terminal import locale_language, one_command, print_json, progress, said
from sheets_addin.refresh import RefreshResult, refresh_book, refresh_shared_book
from sheets_addin.vocabulary.language import Text

app = one_command()


@app.command("refresh", help=said(words.REFRESH))
def refresh_file(
    book: BookArgument,
    today: TodayOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=said(words.DRY_RUN))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=said(words.JSON))] = False,
    credentials: CredentialsOption = None,
    lang: MessagesOption = None,
) -> None:
    """Assess every client and write the results."""
    language = lang or locale_language()
    now = dt.datetime.now().replace(microsecond=0)
    with faults_told(book, language, as_json=as_json), progress(language) as tell:
        result = _refreshed(book, credentials, today or now.date(), now, tell, dry_run=dry_run)
    if as_json:
        print_json(refresh_as_json(result, book, written=not dry_run))
    else:
        show_refresh(result, book, written=not dry_run)


def _refreshed(
    place: BookPlace,
    credentials: Path | None,
    today: dt.date,
    now: dt.datetime,
    tell: Callable[[Text], None],
    *,
    dry_run: bool,
) -> RefreshResult:
    if place.sheet is None:
        return refresh_book(place.open(None, tell), today, now, progress=tell, dry_run=dry_run)
    book = place.open_google(credentials, tell)
    return refresh_shared_book(book, today, now, progress=tell, dry_run=dry_run)
