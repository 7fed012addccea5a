"""The commands that build what each spreadsheet program loads."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.cli import build_words as words
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.terminal import locale_language, said, say
from sheets_addin.hosts.excel import build_add_in
from sheets_addin.hosts.google import build_project
from sheets_addin.hosts.libreoffice import build_extension
from sheets_addin.vocabulary.errors import WrongUse, reason_of

OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help=said(words.OUT))]

build = typer.Typer(help=said(words.BUILD), no_args_is_help=True, add_completion=False)


@build.command("libreoffice", help=said(words.LIBREOFFICE))
def build_libreoffice(out: OutOption = Path("dist")) -> None:
    """Build the extension for LibreOffice Calc."""
    with _faults_told(out):
        path = build_extension(out, _this_program())
    say(words.BUILT.format(locale_language(), path=str(path)))


@build.command("excel", help=said(words.EXCEL))
def build_excel(
    url: Annotated[str, typer.Option("--url", metavar="https://...", help=said(words.URL), show_default=False)],
    out: OutOption = Path("dist"),
    namespace: Annotated[
        str, typer.Option("--namespace", metavar="SALES", help=said(words.NAMESPACE), show_default=False)
    ] = "",
) -> None:
    """Build the manifest and the site of the add-in for Excel."""
    with _faults_told(out):
        path = build_add_in(out, url, namespace)
    say(words.BUILT_EXCEL.format(locale_language(), path=str(path)))


@build.command("google", help=said(words.GOOGLE))
def build_google(out: OutOption = Path("dist")) -> None:
    """Build the Apps Script project for Google Sheets."""
    with _faults_told(out):
        path = build_project(out)
    say(words.BUILT_GOOGLE.format(locale_language(), path=str(path)))


@contextmanager
def _faults_told(folder: Path) -> Iterator[None]:
    with faults_told(None, locale_language()):
        try:
            yield
        except OSError as error:
            raise WrongUse(words.NO_FOLDER, folder=str(folder), why=reason_of(error)) from error


def _this_program() -> str:
    """The path of the program sheets-addin of this very installation; '' where it has none."""
    places = os.pathsep.join((str(Path(sys.executable).parent), sysconfig.get_path("scripts")))
    return shutil.which("sheets-addin", path=places) or ""
