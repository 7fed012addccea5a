"""Arguments and options that several commands take."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.cli import google_words, words
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.terminal import locale_language, said
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.typed_days import counted_day


def _day(text: str) -> dt.date:
    day = counted_day(text)
    if day is None:
        raise typer.BadParameter(words.NOT_A_DAY.format(locale_language(), text=text))
    return day


BookArgument = Annotated[
    BookPlace, typer.Argument(parser=BookPlace, metavar="BOOK", help=said(words.BOOK), show_default=False)
]
CredentialsOption = Annotated[
    Path | None,
    typer.Option("--credentials", metavar="FILE", help=said(google_words.CREDENTIALS), show_default=False),
]
LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help=said(words.LANGUAGE), show_default=False, case_sensitive=False)
]
MessagesOption = Annotated[
    Language | None,
    typer.Option("--lang", help=said(words.LANGUAGE_OF_MESSAGES), show_default=False, case_sensitive=False),
]
TodayOption = Annotated[
    dt.date | None,
    typer.Option("--today", parser=_day, metavar="DAY", help=said(words.TODAY), show_default=False),
]
