"""The port through which a refresh sees any workbook, wherever it lives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sheets_addin.vocabulary.layout import Changes, Sheet, SheetInfo


class Book(Protocol):
    """A workbook: its sheets can be read one by one, and changes go in all together or not at all.

    Every method raises :class:`~sheets_addin.vocabulary.errors.BookError` where the workbook cannot be read or written.
    """

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in the order of their tabs."""
        ...

    def read(self, name: str) -> Sheet:
        """One sheet's values from A1 on."""
        ...

    def write(self, changes: Changes) -> None:
        """Write all of ``changes`` or, where anything fails, none of it."""
        ...
