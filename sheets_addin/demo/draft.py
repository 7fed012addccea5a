"""What the parts of the demo company are written on: columns of codes, figures and days counted from today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Kind

Rows: TypeAlias = npt.NDArray[np.intp]
"""Places of clients."""
Figures: TypeAlias = npt.NDArray[np.float64]
Codes: TypeAlias = npt.NDArray[np.object_]

_NUMERIC = {Kind.MONEY, Kind.INTEGER, Kind.NUMBER, Kind.DATE}
_FRIDAY = 4
_WEEK = 7


class Draft:
    """The typed columns of Clients but for names: figures and days are floats with NaN, codes and yes/no have None.

    A day is counted from today: -3 is three days ago.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._figures = {c.key: np.full(size, np.nan) for c in CLIENT_COLUMNS if c.kind in _NUMERIC}
        self._codes = {c.key: np.full(size, None, dtype=object) for c in CLIENT_COLUMNS if c.kind not in _NUMERIC}

    def put(self, key: str, rows: Rows, values: Figures | float) -> None:
        """Write figures or days into ``rows`` of the column ``key``."""
        self._figures[key][rows] = values

    def mark(self, key: str, rows: Rows, values: Codes | str | bool | None) -> None:
        """Write codes or yes/no into ``rows`` of the column ``key``."""
        self._codes[key][rows] = values

    def figures(self, key: str) -> Figures:
        """The figures or days of the column ``key``, one a client."""
        return self._figures[key]

    def codes(self, key: str) -> Codes:
        """The codes or yes/no values of the column ``key``, one a client."""
        return self._codes[key]


class Dice:
    """Chance with a seed, in the few shapes that the company needs."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)

    def days(self, count: int, first: int, last: int) -> Figures:
        """``count`` whole numbers from ``first`` to ``last``, both included."""
        return self._generator.integers(first, last, size=count, endpoint=True).astype(np.float64)

    def between(self, count: int, low: float, high: float) -> Figures:
        """``count`` numbers from ``low`` to ``high``, all equally likely."""
        return self._generator.uniform(low, high, size=count)

    def around_one(self, count: int, spread: float) -> Figures:
        """``count`` positive factors whose logarithm scatters by ``spread``."""
        return np.exp(self._generator.normal(0.0, spread, size=count))

    def money(self, count: int, low: float, high: float) -> Figures:
        """``count`` round amounts: small ones are as many in each decade as large ones."""
        return round_money(np.exp(self._generator.uniform(np.log(low), np.log(high), size=count)))

    def pick(self, count: int, options: Sequence[str | bool | None], weights: Sequence[float]) -> Codes:
        """``count`` of ``options`` by ``weights``."""
        picked: Codes = np.array(options, dtype=object)[self._weighed(count, weights)]
        return picked

    def pick_figures(self, count: int, options: Sequence[float], weights: Sequence[float]) -> Figures:
        """``count`` of the figures in ``options`` by ``weights``."""
        picked: Figures = np.array(options, dtype=np.float64)[self._weighed(count, weights)]
        return picked

    def _weighed(self, count: int, weights: Sequence[float]) -> Rows:
        share = np.asarray(weights, dtype=np.float64)
        return self._generator.choice(len(share), size=count, p=share / share.sum()).astype(np.intp)

    def places(self, count: int, size: int) -> Rows:
        """``count`` places of a list of ``size``, repeats allowed."""
        return self._generator.integers(0, size, size=count).astype(np.intp)

    def shuffled(self, rows: Rows) -> Rows:
        """The same rows in another order."""
        return self._generator.permutation(rows).astype(np.intp)

    def part(self, rows: Rows, share: float) -> Rows:
        """A ``share`` of ``rows``, to the nearest whole row and at least one where there is any."""
        return self.shuffled(rows)[: max(1, round(share * len(rows)))]

    def deal_out(self, rows: Rows, shares: Sequence[float]) -> list[Rows]:
        """All of ``rows`` in random piles, sized as ``shares`` say to the nearest row."""
        ends = np.rint(np.cumsum(shares) / np.sum(shares) * len(rows)).astype(int)
        return np.split(self.shuffled(rows), ends[:-1])


def round_money(amounts: Figures) -> Figures:
    """Amounts as people quote them: to 1,000 from 100,000 on, to 100 from 10,000 on, else to 10."""
    step: Figures = np.select([np.abs(amounts) >= 100_000, np.abs(amounts) >= 10_000], [1_000.0, 100.0], 10.0)
    rounded: Figures = np.rint(amounts / step) * step
    return rounded


def on_working_days(days: Figures, today: dt.date) -> Figures:
    """Days off moved to a working day: the past back to Friday, the future on to Monday; today stays."""
    weekday = (days + today.weekday()) % _WEEK
    off = np.where(weekday > _FRIDAY, weekday - _FRIDAY, 0)
    to_monday = _WEEK - _FRIDAY - off
    return np.where(off == 0, days, np.where(days < 0, days - off, np.where(days > 0, days + to_monday, days)))
