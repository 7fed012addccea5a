"""One cell function over the same columns of one sheet: its answers for a row, with the rows around it, or a block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .answers import MOST_ROWS, Answers, Context
from .rows import Row, fingerprint, is_blank
from .server import NoAnswerError

if TYPE_CHECKING:
    from .document import Document


class Columns:
    """One function over the same columns of one sheet, with the same further arguments, on one day."""

    def __init__(self, document: Document, answers: Answers, function: str, context: Context, day: dt.date) -> None:
        self._document = document
        self._answers = answers
        self._function = function
        self._context = context
        self._language = document.language()
        self.generation = document.generation
        self.day = day
        self.known = answers.known(function, context, day)

    def of_row(self, range_: Any, row: Row) -> Any:
        """The value for a row that is not known yet; the rows around it are asked for with it."""
        if is_blank(row):
            return ""
        # before anything is read: thousands of cells may come to a server that is away
        known_fault = self._answers.patience.fault()
        if known_fault is not None:
            return self._stand_in(row, known_fault)
        try:
            address, headers = range_.RangeAddress, self._context.headers
            found = self._ask(self._document.unknown_around(address, row, headers, self.known, MOST_ROWS))
        except NoAnswerError as fault:
            return self._stand_in(row, fault)
        return found[fingerprint(row)]

    def of_block(self, rows: Sequence[Row]) -> Sequence[Any]:
        """The values for a block of rows."""
        marks = [fingerprint(row) for row in rows]
        held = {mark: self.known[mark] for mark in marks if mark in self.known}
        unknown = {mark: row for mark, row in zip(marks, rows, strict=True) if mark not in held and not is_blank(row)}
        try:
            held |= self._ask(list(unknown.values()))
        except NoAnswerError as fault:
            # what was answered before the fault is known by now
            held |= {
                mark: self.known[mark] if mark in self.known else self._stand_in(row, fault)
                for mark, row in unknown.items()
            }
        return [held.get(mark, "") for mark in marks]

    def _ask(self, rows: Sequence[Row]) -> dict[bytes, Any]:
        if not rows:
            return {}
        try:
            return self._answers.ask(
                self._function, self._context, self.day, rows, self._document.day_zero, self._language
            )
        finally:
            # to make room for them, what was known may have been dropped
            self.known = self._answers.known(self._function, self._context, self.day)

    def _stand_in(self, row: Row, fault: NoAnswerError) -> Any:
        return self._document.stored.stand_in(self._function, self._context, row, fault, self._language)
