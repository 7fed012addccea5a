"""Foreseeable faults, told in one sentence with the right exit code."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import typer

from sheets_addin.cli import google_words
from sheets_addin.cli.book_language import language_at
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.terminal import BOOK_FAULT, STOPPED, WRONG_USE, complain, print_json
from sheets_addin.vocabulary.errors import SheetsAddinError, Stopped, WrongUse, told_if_stopped
from sheets_addin.vocabulary.language import Language


@contextlib.contextmanager
def faults_told(book: BookPlace | None, language: Language, *, as_json: bool = False) -> Iterator[None]:
    """Ends the command with one sentence and the right exit code where something foreseeable goes wrong.

    The sentence is in the language of the workbook ``book`` or, where there is none or that is not known, in
    ``language``; with ``as_json`` the output is an object with it under ``error``.
    """
    is_google = book is not None and book.sheet is not None
    try:
        with told_if_stopped(google_words.STOPPED) if is_google else contextlib.nullcontext():
            yield
    except SheetsAddinError as error:
        sentence = error.in_language(language if book is None else language_at(book, language))
        if as_json:
            print_json({"book": str(book), "error": sentence})
        complain(sentence)
        raise typer.Exit(_exit_code(error)) from error


def _exit_code(error: SheetsAddinError) -> int:
    if isinstance(error, Stopped):
        return STOPPED
    return WRONG_USE if isinstance(error, WrongUse) else BOOK_FAULT
