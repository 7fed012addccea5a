"""``demo``: an invented company, to look around in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.cli import words
from sheets_addin.cli.demo_book import build_demo
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.options import LanguageOption, TodayOption
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.show_refresh import show_refresh
from sheets_addin.cli.terminal import locale_language, one_command, progress, said

app = one_command()


@app.command("demo", help=said(words.DEMO))
def demo(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help=said(words.DIRECTORY))] = Path("demo"),
    today: TodayOption = None,
    lang: LanguageOption = None,
) -> None:
    """Build a workbook of an invented company, refresh it and show what it found."""
    language = lang or locale_language()
    now = dt.datetime.now().replace(microsecond=0)
    book = directory / words.DEMO_FILE.in_language(language)
    place = BookPlace(str(book))
    with faults_told(place, language), progress(language) as tell:
        tell(words.BUILDING_DEMO)
        result = build_demo(book, language, today or now.date(), now)
    show_refresh(result, place, written=True)
