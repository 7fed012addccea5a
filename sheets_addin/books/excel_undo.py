"""Working in somebody's open Excel: quietly, and with a way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import xlwings

Step = Callable[[], object]


class Undo:
    """The steps that lead back to where a write began."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def then(self, step: Step) -> None:
        """Remember ``step`` before the change that it takes back."""
        self._steps.append(step)

    def run(self) -> bool:
        """Take everything back, latest first; False where Excel refused a step (the others are still taken)."""
        whole = True
        for step in reversed(self._steps):
            try:
                step()
            except Exception:  # the engine's own error types differ from platform to platform
                whole = False
        return whole


@contextmanager
def quiet(book: xlwings.Book) -> Iterator[None]:
    """No drawing, events, questions or calculation while cells change; afterwards all as before, the same tab in front.

    Excel computes once at the end, with everything in place, before it draws and macros of the book's own may run.
    """
    front = book.sheets.active
    with book.app.properties(display_alerts=False, calculation="manual", enable_events=False, screen_updating=False):
        try:
            yield
        finally:
            if book.sheets.active != front:
                front.activate()
