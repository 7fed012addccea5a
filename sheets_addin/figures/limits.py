"""What each flag and limit marks of the clients that it can mark, and the figure to try where that is too many (S1).

A flag that marks more than half of its clients says nothing. The figure to try is the nearest one to today's at which
it would mark no more than half; where none would, the limit is not the cause.
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import pandas as pd
from pydantic import ValidationError

from sheets_addin.methods.facts import Mask, Numbers
from sheets_addin.vocabulary.days import day_number, day_numbers
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.settings import Settings

FEWEST = 5
"""With fewer clients than this a share says nothing, and no warning is given."""
MOST_MARKED = 50
"""A flag that marks more than this share of its clients, in percent, is a warning."""


class Assessed:
    """The assessed clients as the limits look at them: arrays with an entry a client, NaN where blank."""

    def __init__(self, clients: pd.DataFrame, settings: Settings, today: dt.date, gold_threshold: float | None) -> None:
        self.settings = settings
        self.gold_threshold = gold_threshold
        self._clients = clients
        self._today = day_number(today)

    def numbers(self, key: str) -> Numbers:
        """Money and numbers."""
        return self._clients[key].to_numpy(dtype=np.float64, na_value=np.nan)

    def days_since(self, key: str) -> Numbers:
        """Days from the date to today; negative for dates to come."""
        return np.asarray(self._today - day_numbers(self._clients[key]))

    def known(self, key: str) -> Mask:
        """Where there is a value."""
        return self._clients[key].notna().to_numpy()

    def among(self, key: str, *codes: str) -> Mask:
        """Where the choice is one of ``codes``."""
        return self._clients[key].isin(codes).to_numpy()

    def yes(self, key: str) -> Mask:
        """Where the answer is yes."""
        return self._clients[key].fillna(False).to_numpy(dtype=bool)


class Marks(Enum):
    """Which figures a limit marks."""

    ABOVE = "above"
    FROM = "from"
    UP_TO = "up_to"
    BELOW = "below"


_COMPARISONS: dict[Marks, Callable[[Numbers, float], Mask]] = {
    Marks.ABOVE: operator.gt,
    Marks.FROM: operator.ge,
    Marks.UP_TO: operator.le,
    Marks.BELOW: operator.lt,
}


@dataclass(frozen=True)
class Limit:
    """One flag or limit.

    ``clients`` are those that it can mark, ``marked`` those that it does, as the methods found. ``figure`` is what the
    limit is compared with, blank where something else than the limit marks the client. ``setting`` is None where no
    setting moves it; ``grain`` is what a figure to try is a multiple of, 0 for two significant digits; ``values`` are
    the only ones that the setting takes, where it takes few.
    """

    name: Text
    of: Text
    clients: Callable[[Assessed], Mask]
    marked: Callable[[Assessed], Mask]
    setting: str | None = None
    figure: Callable[[Assessed], Numbers] | None = None
    marks: Marks = Marks.ABOVE
    grain: float = 1
    values: tuple[float, ...] = ()


@dataclass(frozen=True)
class LimitCheck:
    """What a limit marks: ``marked`` of ``clients``.

    ``now`` is the setting's value, None where no setting moves the flag or nothing has set it; ``to_try`` the figure to
    set instead, None where the share is no warning or no figure helps.
    """

    name: Text
    of: Text
    clients: int
    marked: int
    setting: str | None
    now: float | None
    to_try: float | None

    @property
    def share(self) -> float | None:
        """Percent of the clients that are marked; None where there are none."""
        return 100 * self.marked / self.clients if self.clients else None

    @property
    def is_warning(self) -> bool:
        """Whether it marks more than half of enough clients."""
        return self.clients >= FEWEST and 100 * self.marked > MOST_MARKED * self.clients


def check_limit(limit: Limit, assessed: Assessed, supported: float | None = None) -> LimitCheck:
    """Count what ``limit`` marks.

    ``supported`` is the figure that the company's history supports, where it has one; it is the one to try unless it
    would mark too many as well.
    """
    clients = limit.clients(assessed)
    marked = limit.marked(assessed) & clients
    check = LimitCheck(
        name=limit.name,
        of=limit.of,
        clients=int(clients.sum()),
        marked=int(marked.sum()),
        setting=limit.setting,
        now=_value(limit.setting, assessed),
        to_try=None,
    )
    if not check.is_warning or limit.setting is None:
        return check
    to_try = supported
    if to_try is None or _marks_too_many(limit, assessed, clients, marked, to_try):
        to_try = _to_try(limit, assessed, clients, marked)
    if limit.values and to_try is not None:
        to_try = next((value for value in sorted(limit.values) if value >= to_try), None)
    if to_try is None or not _marks_fewer(limit.marks, check.now, to_try):
        return check
    return replace(check, to_try=to_try) if _is_possible(limit.setting, to_try, assessed.settings) else check


def _marks_fewer(marks: Marks, now: float | None, to_try: float) -> bool:
    if now is None:
        return False
    return to_try > now if marks in (Marks.ABOVE, Marks.FROM) else to_try < now


def _value(setting: str | None, assessed: Assessed) -> float | None:
    if setting is None:
        return None
    return assessed.gold_threshold if setting == "gold_revenue" else float(getattr(assessed.settings, setting))


def _is_possible(setting: str, value: float, settings: Settings) -> bool:
    """Whether the Settings tab takes the value."""
    try:
        changed = Settings.model_validate({**settings.model_dump(), setting: value})
    except ValidationError:
        return False
    return changed.medium_value <= changed.high_value and changed.y_orders <= changed.x_orders


def _marks_too_many(limit: Limit, assessed: Assessed, clients: Mask, marked: Mask, value: float) -> bool:
    """Whether ``limit`` set to ``value`` would mark more than half of ``clients``."""
    if limit.figure is None:
        return True
    figures = limit.figure(assessed)
    would = _COMPARISONS[limit.marks](figures, value) | (marked & np.isnan(figures))
    return 100 * int((would & clients).sum()) > MOST_MARKED * int(clients.sum())


def _to_try(limit: Limit, assessed: Assessed, clients: Mask, marked: Mask) -> float | None:
    """The figure nearest to today's at which no more than half of ``clients`` would be marked."""
    if limit.figure is None:
        return None
    figures = limit.figure(assessed)
    known = clients & ~np.isnan(figures)
    may_stay = int(clients.sum()) * MOST_MARKED // 100 - int((marked & ~known).sum())
    if may_stay < 0 or may_stay >= int(known.sum()):
        return None
    upwards = limit.marks in (Marks.ABOVE, Marks.FROM)
    ordered = np.sort(figures[known])
    edge = float(ordered[-1 - may_stay] if upwards else ordered[may_stay])
    grain = limit.grain or _significant(edge)
    steps = edge / grain
    if limit.marks is Marks.ABOVE:
        return float(np.ceil(steps) * grain)
    if limit.marks is Marks.FROM:
        return float((np.floor(steps) + 1) * grain)
    if limit.marks is Marks.BELOW:
        return float(np.floor(steps) * grain)
    return float((np.ceil(steps) - 1) * grain)


def _significant(amount: float) -> float:
    """The place of the second significant digit of an amount: 10 000 for 512 345; at least 1."""
    return float(max(1.0, 10.0 ** (np.floor(np.log10(amount)) - 1))) if amount > 0 else 1.0
