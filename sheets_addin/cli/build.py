"""The commands that build what each spreadsheet program loads."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.cli import build_words as words
from sheets_addin.cli.terminal import WRONG_USE, complaints, locale_language, output, said
from sheets_addin.hosts.libreoffice import build_extension

OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help=said(words.OUT))]

build = typer.Typer(help=said(words.BUILD), no_args_is_help=True, add_completion=False)


@build.callback()
def build_group() -> None:
    """Keep the name of the program in the command where there is only one."""


@build.command("libreoffice", help=said(words.LIBREOFFICE))
def build_libreoffice(out: OutOption = Path("dist")) -> None:
    """Build the extension for LibreOffice Calc."""
    language = locale_language()
    try:
        path = build_extension(out, _this_program())
    except OSError as error:
        why = error.strerror or str(error)
        complaints().print(words.NO_FOLDER.format(language, folder=str(out), why=why), markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_USE) from error
    output().print(words.BUILT.format(language, path=str(path)), markup=False, soft_wrap=True)


def _this_program() -> str:
    """The path of the program sheets-addin of this very installation; '' where it has none."""
    places = os.pathsep.join((str(Path(sys.executable).parent), sysconfig.get_path("scripts")))
    return shutil.which("sheets-addin", path=places) or ""
