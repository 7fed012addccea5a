"""What one write is to do, step by step, before anything is sent: requests, and blocks of values among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheets_addin.books import messages
from sheets_addin.books.google_cells import Raw
from sheets_addin.books.google_layout import Layout, SheetLayout
from sheets_addin.books.google_messages import COMPUTED
from sheets_addin.books.google_requests import Block, Request, grid_range, random_id, resize
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.runs import runs

OUR_DESCRIPTIONS = frozenset(COMPUTED.in_language(language) for language in Language)
"""What our protected ranges say of themselves."""


@dataclass
class Plan:
    """The steps of one write, and what they start from: the layout, and the values of tabs by their titles.

    ``speaks`` is the language of what the plan itself says in the sheet.
    """

    layout: Layout
    values: Mapping[str, Sequence[Sequence[Raw]]]
    speaks: Language
    steps: list[Request | Block] = field(default_factory=list)
    _given: set[int] = field(default_factory=set)

    def add(self, *steps: Request | Block | None) -> None:
        """The next steps; None is none."""
        self.steps.extend(step for step in steps if step is not None)

    def sheet(self, title: str) -> SheetLayout:
        """A tab as it is; BookError where there is none."""
        found = self.layout.sheet(title)
        if found is None:
            raise BookError(messages.NO_SUCH_SHEET, sheet=title)
        return found

    def raw(self, title: str) -> Sequence[Sequence[Raw]]:
        """A tab's values as they are."""
        return self.values.get(title, ())

    def make_room(self, sheet: SheetLayout, rows: int, columns: int) -> None:
        """Let a tab have so many rows and columns at least."""
        wanted = max(sheet.rows, rows), max(sheet.columns, columns)
        if wanted != (sheet.rows, sheet.columns):
            sheet.rows, sheet.columns = wanted
            self.add(resize(sheet.id, *wanted))

    def new_id(self) -> int:
        """A number that nothing in the spreadsheet bears."""
        while True:
            number = random_id()
            if number not in self._given and all(sheet.id != number for sheet in self.layout.sheets):
                self._given.add(number)
                return number

    def protect(self, sheet: int, top: int, places: Sequence[int]) -> None:
        """A warning before somebody types into columns that are computed, from row ``top`` down."""
        for first, last in runs(places):
            area = grid_range(sheet, top, first, None, last + 1)
            protected = {
                "protectedRangeId": self.new_id(),
                "range": area,
                "description": self.said(COMPUTED),
                "warningOnly": True,
            }
            self.add({"addProtectedRange": {"protectedRange": protected}})

    def said(self, text: Text) -> str:
        """``text`` in the language of the sheet."""
        return text.in_language(self.speaks)


def cell_of(rows: Sequence[Sequence[Raw]], row: int, column: int) -> Raw:
    """A cell's value, '' where there is none."""
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
