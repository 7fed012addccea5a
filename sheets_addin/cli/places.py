"""Where a workbook is: a file, or a Google Sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sheets_addin.books import Book, FileBook
from sheets_addin.books.google_address import is_at_google, names_sheet
from sheets_addin.cli import google_words
from sheets_addin.vocabulary.errors import BookError, Stopped, WrongUse
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Tab

if TYPE_CHECKING:
    from sheets_addin.books.google_book import GoogleBook

_GOOGLE = "google:"

Tell = Callable[[Text], None]
"""Hears what is being done or waited for."""


@dataclass
class BookPlace:
    """What a person types for a workbook: the path of a file or ``google:`` and the key or address of a sheet.

    ``opened`` is the Google Sheet that was opened there last.
    """

    text: str
    opened: GoogleBook | None = field(default=None, init=False)

    def __str__(self) -> str:
        return self.text

    @property
    def sheet(self) -> str | None:
        """What stands after ``google:``; None for a file."""
        return self.text[len(_GOOGLE) :] if self.text.casefold().startswith(_GOOGLE) else None

    @property
    def path(self) -> Path:
        """The file; WrongUse where the text is the address of a Google Sheet without ``google:``."""
        if is_at_google(self.text):
            raise WrongUse(google_words.NOT_MARKED, address=self.text.strip())
        return Path(self.text)

    def open(self, credentials: Path | None, tell: Tell) -> Book:
        """The workbook; ``credentials`` are for Google, of whose waits ``tell`` hears.

        BookError or WrongUse where it cannot be opened.
        """
        return FileBook(self.path) if self.sheet is None else self.open_google(credentials, tell)

    def open_google(self, credentials: Path | None, tell: Tell) -> GoogleBook:
        """The Google Sheet; errors as with :meth:`open`."""
        # brings gspread, which files have no use for
        from sheets_addin.books.google_access import open_google_book  # noqa: PLC0415

        self.opened = open_google_book(self.sheet or "", credentials, tell)
        return self.opened

    def fill_google(self, credentials: Path | None, tabs: Sequence[Tab], language: Language, tell: Tell) -> GoogleBook:
        """A new Google Sheet of this name, or the empty one of this address or key, with ``tabs`` in it.

        WrongUse where there is neither name nor address; BookError where the sheet cannot be made or filled.
        """
        from sheets_addin.books.google_access import create_google_book  # noqa: PLC0415

        title = (self.sheet or "").strip()
        if not title:
            raise WrongUse(google_words.NO_TITLE)
        if names_sheet(title):
            book = self.open_google(credentials, tell)
            book.fill(tabs, language)
            return book
        book = create_google_book(title, credentials, tell)
        try:
            book.fill(tabs, language)
        except (BookError, Stopped) as error:
            raise type(error)(google_words.MADE_NOT_FILLED, why=error, address=book.address) from error
        return book
