"""The commands that build what each spreadsheet program loads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.cli import build_words as words
from sheets_addin.cli.terminal import WRONG_USE, complaints, locale_language, output
from sheets_addin.hosts.libreoffice import build_extension
from sheets_addin.vocabulary.language import Text


def _said(text: Text) -> str:
    return text.in_language(locale_language())


OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help=_said(words.OUT))]

build = typer.Typer(help=_said(words.BUILD), no_args_is_help=True)


@build.callback()
def build_group() -> None:
    """Keep the name of the program in the command where there is only one."""


@build.command("libreoffice", help=_said(words.LIBREOFFICE))
def build_libreoffice(out: OutOption = Path("dist")) -> None:
    """Build the extension for LibreOffice Calc."""
    language = locale_language()
    try:
        path = build_extension(out)
    except OSError as error:
        why = error.strerror or str(error)
        complaints().print(words.NO_FOLDER.format(language, folder=str(out), why=why), markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_USE) from error
    output().print(words.BUILT.format(language, path=str(path)), markup=False, soft_wrap=True)


def add_build_commands(app: typer.Typer) -> None:
    """Give ``app`` the commands of this module."""
    app.add_typer(build, name="build")
