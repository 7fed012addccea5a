"""How long to wait for Google, and how often to ask again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 32.0


@dataclass
class Patience:
    """The time that one command may lose to a Google that is busy, broken or out of reach: ``seconds`` altogether.

    ``spent`` of them are gone: on waits, and on requests that came to nothing. What goes well costs no patience,
    however long it takes.
    """

    seconds: float = 300.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    spent: float = 0.0

    @property
    def left(self) -> float:
        """Seconds that may still be lost."""
        return max(self.seconds - self.spent, 0.0)

    @contextmanager
    def lost_on_errors(self) -> Iterator[None]:
        """Counts the time of what is done inside where that ends with an exception."""
        began = self.clock()
        try:
            yield
        except Exception:
            self.spent += self.clock() - began
            raise


@dataclass
class Tries:
    """The tries of one thing that is to be done.

    Waits between them are twice as long each time. A part of each is left to chance, so that programs that were refused
    together do not come back together.
    """

    patience: Patience
    count: int = 0

    def wait(self, asked: float = 0.0) -> bool:
        """Wait before the next try, at least the ``asked`` seconds; False at once where patience does not last."""
        longest = min(_FIRST_WAIT * 2**self.count, _LONGEST_WAIT)
        pause = max(random.uniform(longest / 2, longest), asked)
        if pause > self.patience.left:
            return False
        self.count += 1
        self.patience.spent += pause
        self.patience.sleep(pause)
        return True
