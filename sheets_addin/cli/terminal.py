"""What the commands share: the language to speak before a workbook is read, the two consoles, progress, faults."""

from __future__ import annotations

import contextlib
import json
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from sheets_addin.cli.book_language import book_language
from sheets_addin.vocabulary.errors import SheetsAddinError, WrongUse
from sheets_addin.vocabulary.language import Language, Text

WRONG_USE = 2
BOOK_FAULT = 3

_WIDTH_ELSEWHERE = 120
"""Characters of a line where the output is no terminal."""

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def locale_language() -> Language:
    """The language of the person's system: Russian or, for any other, English."""
    named = next((value for name in _LOCALE_VARIABLES if (value := os.environ.get(name))), None)
    system = named if named is not None else (locale.getlocale()[0] or "")
    return Language.RUSSIAN if system.casefold().startswith("ru") else Language.ENGLISH


def output() -> Console:
    """What a command prints for people to read."""
    return _console(stderr=False)


def complaints() -> Console:
    """Where faults and progress go."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, emoji=False, width=None if stream.isatty() else _WIDTH_ELSEWHERE)


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@contextlib.contextmanager
def progress(language: Language) -> Iterator[Callable[[Text], None]]:
    """A spinner that says what is being done and for how long; nothing where no terminal shows it."""
    console = complaints()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task("", total=None)
        yield lambda text: shown.update(task, description=text.in_language(language))


@contextlib.contextmanager
def faults_told(book: Path, language: Language, *, as_json: bool = False) -> Iterator[None]:
    """Ends the command with one sentence and the right exit code where something foreseeable goes wrong.

    The sentence is in the language of ``book`` or, where that cannot be read, in ``language``; with ``as_json`` the
    output is an object with it under ``error``.
    """
    try:
        yield
    except SheetsAddinError as error:
        sentence = error.in_language(book_language(book, language))
        if as_json:
            print_json({"book": str(book), "error": sentence})
        complaints().print(sentence, markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_USE if isinstance(error, WrongUse) else BOOK_FAULT) from error


def print_json(content: Mapping[str, object]) -> None:
    """One JSON object as the whole output; letters beyond ASCII as they are where the output can hold them."""
    is_utf8 = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(content, ensure_ascii=not is_utf8, indent=2) + "\n")


def main_of(app: typer.Typer) -> Callable[[], None]:
    """The entry point of ``app``: what the terminal cannot show is replaced, never a reason to fail."""

    def main() -> None:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError):
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        app()

    return main
