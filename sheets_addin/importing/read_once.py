"""A book whose sheets are read once, however often an import asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.books import Book
from sheets_addin.vocabulary.layout import Changes, Sheet, SheetInfo


class ReadOnce:
    """``book`` as it is now: a :class:`~sheets_addin.books.Book` that keeps what it has read."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._sheets: dict[str, Sheet] = {}

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in the order of their tabs."""
        return self._book.sheets()

    def read(self, name: str) -> Sheet:
        """One sheet's values from A1 on."""
        if name not in self._sheets:
            self._sheets[name] = self._book.read(name)
        return self._sheets[name]

    def write(self, changes: Changes) -> None:
        """Write all of ``changes``; the sheets are read anew after it."""
        self._book.write(changes)
        self._sheets.clear()
