"""A refresh of a workbook in which other people type meanwhile."""

from __future__ import annotations

import datetime as dt

from sheets_addin.books.book import Book
from sheets_addin.refresh.run import Progress, RefreshResult, refresh_book
from sheets_addin.vocabulary.errors import BookChanged

TRIES = 3


def refresh_shared_book(
    book: Book, today: dt.date, now: dt.datetime, *, progress: Progress | None = None, dry_run: bool = False
) -> RefreshResult:
    """As :func:`~sheets_addin.refresh.run.refresh_book`, computed again where somebody typed before it was written.

    ``book`` reads anew after it raised BookChanged, which is raised here after the third time.
    """
    for _ in range(TRIES - 1):
        try:
            return refresh_book(book, today, now, progress=progress, dry_run=dry_run)
        except BookChanged:
            continue
    return refresh_book(book, today, now, progress=progress, dry_run=dry_run)
