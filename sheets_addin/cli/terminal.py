"""What the commands share: the language to speak before a workbook is read, the two consoles, progress."""

from __future__ import annotations

import contextlib
import json
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from sheets_addin.vocabulary.language import Language, Text

WRONG_USE = 2
BOOK_FAULT = 3
STOPPED = 130

_WIDTH_ELSEWHERE = 120
"""Characters of a line where the output is no terminal."""

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def locale_language() -> Language:
    """The language of the person's system: Russian or, for any other, English."""
    named = next((value for name in _LOCALE_VARIABLES if (value := os.environ.get(name))), None)
    system = named if named is not None else (locale.getlocale()[0] or "")
    return Language.RUSSIAN if system.casefold().startswith("ru") else Language.ENGLISH


def said(text: Text) -> str:
    """``text`` in the language of the person's system."""
    return text.in_language(locale_language())


def one_command() -> typer.Typer:
    """A program of one command, to be part of the whole program."""
    return typer.Typer(add_completion=False)


def output() -> Console:
    """What a command prints for people to read."""
    return _console(stderr=False)


def complaints() -> Console:
    """Where faults and progress go."""
    return _console(stderr=True)


def say(text: str) -> None:
    """Print ``text`` as it is, for people to read."""
    output().print(text, markup=False, soft_wrap=True)


def complain(text: str) -> None:
    """Print ``text`` as it is where faults go."""
    complaints().print(text, markup=False, soft_wrap=True)


def short(text: str, characters: int) -> str:
    """The beginning of ``text`` in one line of so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= characters else line[: characters - 1] + "…"


def some_of(texts: Sequence[str], most: int) -> str:
    """The first few of ``texts`` in one line."""
    return ", ".join(texts[:most]) + (", …" if len(texts) > most else "")


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


def print_json(content: Mapping[str, object]) -> None:
    """One JSON object as the whole output; letters beyond ASCII as they are where the output can hold them."""
    is_utf8 = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(content, ensure_ascii=not is_utf8, indent=2) + "\n")
