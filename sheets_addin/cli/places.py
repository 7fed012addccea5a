"""Where a workbook is: a file, or a Google Sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sheets_addin.books import Book, FileBook
from sheets_addin.cli import google_words
from sheets_addin.vocabulary.errors import WrongUse

if TYPE_CHECKING:
    from sheets_addin.books.google_book import GoogleBook

_GOOGLE = "google:"


@dataclass(frozen=True)
class BookPlace:
    """What a person types for a workbook: the path of a file or ``google:`` and the key or address of a sheet."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def sheet(self) -> str | None:
        """What stands after ``google:``; None for a file."""
        return self.text[len(_GOOGLE) :] if self.text.casefold().startswith(_GOOGLE) else None

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.text)

    def open(self, credentials: Path | None = None) -> Book:
        """The workbook; ``credentials`` are for Google. BookError or WrongUse where it cannot be opened."""
        return FileBook(self.path) if self.sheet is None else self.open_google(credentials)

    def open_google(self, credentials: Path | None) -> GoogleBook:
        """The Google Sheet; errors as with :meth:`open`."""
        # brings gspread, which files have no use for
        from sheets_addin.books.google_access import open_google_book  # noqa: PLC0415

        return open_google_book(self.sheet or "", credentials)

    def new_google(self, credentials: Path | None) -> GoogleBook:
        """A new Google Sheet of this name, or the one at this address; WrongUse where there is neither."""
        from sheets_addin.books.google_access import create_google_book, is_address  # noqa: PLC0415

        title = (self.sheet or "").strip()
        if not title:
            raise WrongUse(google_words.NO_TITLE)
        return self.open_google(credentials) if is_address(title) else create_google_book(title, credentials)
