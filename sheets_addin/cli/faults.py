"""Foreseeable faults, told in one sentence with the right exit code."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import typer

from sheets_addin.cli.book_language import language_at
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.terminal import BOOK_FAULT, WRONG_USE, complain, print_json
from sheets_addin.vocabulary.errors import SheetsAddinError, WrongUse
from sheets_addin.vocabulary.language import Language


@contextlib.contextmanager
def faults_told(book: BookPlace | None, language: Language, *, as_json: bool = False) -> Iterator[None]:
    """Ends the command with one sentence and the right exit code where something foreseeable goes wrong.

    The sentence is in the language of the workbook ``book`` or, where there is none or that is not known, in
    ``language``; with ``as_json`` the output is an object with it under ``error``.
    """
    try:
        yield
    except SheetsAddinError as error:
        sentence = error.in_language(language if book is None else language_at(book, language))
        if as_json:
            print_json({"book": str(book), "error": sentence})
        complain(sentence)
        raise typer.Exit(WRONG_USE if isinstance(error, WrongUse) else BOOK_FAULT) from error
