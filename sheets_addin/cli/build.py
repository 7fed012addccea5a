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
from sheets_addin.cli.terminal import WRONG_USE, complaints, locale_language, output, said
from sheets_addin.hosts.excel import build_add_in
from sheets_addin.hosts.google import build_project
from sheets_addin.hosts.libreoffice import build_extension
from sheets_addin.vocabulary.errors import WrongUse

OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help=said(words.OUT))]

build = typer.Typer(help=said(words.BUILD), no_args_is_help=True, add_completion=False)


@build.command("libreoffice", help=said(words.LIBREOFFICE))
def build_libreoffice(out: OutOption = Path("dist")) -> None:
    """Build the extension for LibreOffice Calc."""
    with _faults_told(out):
        path = build_extension(out, _this_program())
    output().print(words.BUILT.format(locale_language(), path=str(path)), markup=False, soft_wrap=True)


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
    output().print(words.BUILT_EXCEL.format(locale_language(), path=str(path)), markup=False, soft_wrap=True)


@build.command("google", help=said(words.GOOGLE))
def build_google(out: OutOption = Path("dist")) -> None:
    """Build the Apps Script project for Google Sheets."""
    with _faults_told(out):
        path = build_project(out)
    output().print(words.BUILT_GOOGLE.format(locale_language(), path=str(path)), markup=False, soft_wrap=True)


@contextmanager
def _faults_told(folder: Path) -> Iterator[None]:
    language = locale_language()
    try:
        yield
    except (OSError, WrongUse) as error:
        if isinstance(error, WrongUse):
            told = error.in_language(language)
        else:
            told = words.NO_FOLDER.format(language, folder=str(folder), why=error.strerror or str(error))
        complaints().print(told, markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_USE) from error


def _this_program() -> str:
    """The path of the program sheets-addin of this very installation; '' where it has none."""
    places = os.pathsep.join((str(Path(sys.executable).parent), sysconfig.get_path("scripts")))
    return shutil.which("sheets-addin", path=places) or ""
