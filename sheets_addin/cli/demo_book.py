"""The demo workbook: built, refreshed, and never put in the place of anything that people changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from pathlib import Path

from sheets_addin.books.new_book import create_book
from sheets_addin.cli import words
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import RefreshResult, refresh_book, template_tabs
from sheets_addin.vocabulary.errors import BookError, reason_of
from sheets_addin.vocabulary.language import Language

_MARK = ".{name}.sha256"
"""Beside the demo workbook: the fingerprint with which it was built."""


def build_demo(book: Path, language: Language, today: dt.date, now: dt.datetime) -> RefreshResult:
    """Build the demo workbook as of ``today`` at ``book``, refreshed.

    An earlier demo workbook is replaced where nobody changed it. BookError where there is anything else, or where the
    folder cannot be written.
    """
    mark = book.parent / _MARK.format(name=book.name)
    try:
        if book.exists() and (not mark.exists() or mark.read_text() != _fingerprint(book)):
            raise BookError(words.DEMO_CHANGED, book=str(book))
        book.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=book.parent, prefix=".demo-") as folder:
            built = Path(folder) / book.name
            tables = demo_tables(language, today)
            created = create_book(built, template_tabs(language, vars(tables)))
            result = refresh_book(created, today, now)
            mark.write_text(_fingerprint(built))
            built.replace(book)
    except OSError as error:
        raise BookError(words.DEMO_NO_FOLDER, folder=str(book.parent), why=reason_of(error)) from error
    return result


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
