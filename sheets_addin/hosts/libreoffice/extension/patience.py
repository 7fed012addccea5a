"""When to ask a server again that gave no answer: many cells must not wait for it one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable

from .server import NoAnswerError

PAUSE = 1.0
"""Seconds without a question that end a recalculation."""

_REST = {"slow": 5.0}
"""Seconds that must pass after a fault; those that cost no time need none."""


class Patience:
    """Remembers the last fault until it is time to ask again.

    Within one recalculation a faulty server is asked once: as long as questions follow each other closely, all get the
    fault of the first. ``clock`` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._fault: NoAnswerError | None = None
        self._since = 0.0
        self._last = 0.0

    def fault(self) -> NoAnswerError | None:
        """The fault to answer with, None where the server may be asked. Called for every question."""
        now = self._clock()
        last, self._last = self._last, now
        if self._fault is None:
            return None
        if now - last >= PAUSE and now - self._since >= _REST.get(self._fault.kind, 0.0):
            self._fault = None
        return self._fault

    def note(self, fault: NoAnswerError) -> None:
        """The server just failed so."""
        self._fault = fault
        self._since = self._last = self._clock()

    def forget(self) -> None:
        """Somebody asks for another try, or the server answered."""
        self._fault = None
