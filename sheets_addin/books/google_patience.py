"""How long to wait for Google, and how often to ask again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 32.0


@dataclass(frozen=True)
class Patience:
    """Waits between tries: twice as long each time, up to ``seconds`` for one request altogether.

    A part of each wait is left to chance, so that programs that were refused together do not come back together.
    """

    seconds: float = 300.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def begin(self) -> Tries:
        """The tries of one request, from now on."""
        return Tries(self, self.clock())


@dataclass
class Tries:
    """The tries of one request."""

    patience: Patience
    began: float
    count: int = 0

    def wait(self, asked: float = 0.0) -> bool:
        """Wait before the next try, at least the ``asked`` seconds; False at once where that would take too long."""
        longest = min(_FIRST_WAIT * 2**self.count, _LONGEST_WAIT)
        pause = max(random.uniform(longest / 2, longest), asked)
        if self.patience.clock() - self.began + pause > self.patience.seconds:
            return False
        self.count += 1
        self.patience.sleep(pause)
        return True
