"""Each manager's day (S4): which of the clients that are due fit into it, and how long each takes.

Hot ones come first, until the day is full, charged to their bases. Then each base in the order of the goal gets its
share, less what is charged to it, plus what earlier bases left unused; its clients follow in order of work until one
does not fit. Black never gets more than its share. What is left then goes to the first base that still has due clients.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheets_addin.assess import Assessment
from sheets_addin.figures.time_budget import budget_shares
from sheets_addin.methods.facts import Mask, Numbers, Rows
from sheets_addin.vocabulary.settings import Settings

_HAIR = 1e-6
"""Minutes by which sums of fractions of shares may miss a whole number."""


@dataclass(frozen=True)
class DayPlan:
    """Who is called today and who is due but does not fit.

    ``today`` has the rows of the clients that fit, with the index of the clients, manager by manager in order of work,
    and two further columns: ``place`` in the manager's day from 1 on, and ``minutes``. ``waiting`` has those that are
    due and do not fit, in the same order, with ``minutes``; ``not_today`` counts them by manager ('' for clients
    without one), managers without any are not in it. ``black_not_today`` of them wait only because black clients get no
    more than ``black_share`` percent of the day: their manager has time left.
    """

    today: pd.DataFrame
    waiting: pd.DataFrame
    not_today: Mapping[str, int]
    black_not_today: int
    black_share: float


def is_due(clients: pd.DataFrame) -> pd.Series:
    """Which of the assessed ``clients`` are due today; nobody of whom it is not known is."""
    return clients["is_due"].fillna(False).astype(bool)


def plan_days(clients: pd.DataFrame, settings: Settings) -> DayPlan:
    """Fill every manager's day from assessed clients; those without a manager have a day of their own.

    Of ``clients`` the columns manager, base, is_due, is_hot, work_rank and contact_minutes are read. A contact takes
    the client's own minutes, else the setting; one that is longer than the day never fits.
    """
    due = clients[is_due(clients) & clients["work_rank"].notna()]
    due = due.sort_values(["manager", "work_rank"], kind="stable", na_position="last")
    due = due.assign(minutes=due["contact_minutes"].fillna(settings.contact_minutes).astype("float64"))
    days = _Days(due, settings)
    fits = days.fill()
    today = due[fits]
    place = today.groupby("manager", sort=False, dropna=False).cumcount() + 1
    waiting = due[~fits]
    by_manager = waiting["manager"].fillna("").value_counts(sort=False)
    counts = {str(manager): int(count) for manager, count in by_manager.items()}
    return DayPlan(
        today=today.assign(place=place.astype("float64")),
        waiting=waiting,
        not_today=counts,
        black_not_today=days.waiting_for_black_share(),
        black_share=budget_shares(settings)["black"],
    )


def with_reasons(today: pd.DataFrame, assessment: Assessment) -> pd.DataFrame:
    """Rows of :attr:`DayPlan.today` with what brings each client into the day, in a further column ``why_now``."""
    reasons = assessment.reasons("is_due", today.index.tolist())
    return today.assign(why_now=pd.Series(reasons, index=today.index, dtype="str"))


def day_totals(plan: DayPlan) -> pd.DataFrame:
    """One row for each manager with anybody due, by name, those without one ('') last.

    Columns: ``manager``, ``planned`` (clients in the day), ``minutes`` and ``not_today``.
    """
    days = plan.today.assign(manager=plan.today["manager"].fillna("")).groupby("manager")["minutes"]
    found = pd.DataFrame(
        {"planned": days.size(), "minutes": days.sum(), "not_today": pd.Series(plan.not_today, dtype="float64")}
    )
    in_order = sorted(found.index, key=lambda name: (name == "", name))
    return found.reindex(in_order).fillna(0.0).rename_axis("manager").reset_index()


class _Days:
    """The days of all managers while they are filled; ``due`` is in order of work within each manager."""

    def __init__(self, due: pd.DataFrame, settings: Settings) -> None:
        self._manager = pd.factorize(due["manager"], use_na_sentinel=False)[0]
        self._count = int(self._manager.max(initial=-1)) + 1
        self._minutes: Numbers = np.minimum(due["minutes"].to_numpy(), settings.day_minutes + 1)
        self._hot: Mask = due["is_hot"].fillna(False).to_numpy(dtype=bool)
        bases = due["base"].to_numpy(dtype=object)
        self._share = {base: settings.day_minutes * share / 100 for base, share in budget_shares(settings).items()}
        self._of_base = {base: np.asarray(bases == base) for base in self._share}
        self._free = np.full(self._count, float(settings.day_minutes))
        self._taken = np.zeros(len(due), dtype=bool)

    def fill(self) -> Mask:
        """Which rows fit into their managers' days."""
        self._take(self._hot, self._free)
        unused = np.zeros(self._count)
        for base, share in self._share.items():
            own = share - self._spent(self._of_base[base])
            budget = np.clip(own if base == "black" else own + unused, 0, self._free)
            unused = budget - self._take(self._of_base[base], budget)
        self._give_the_rest()
        return self._taken

    def waiting_for_black_share(self) -> int:
        """How many black clients are left out though the time that their manager has left would do."""
        left_out = self._of_base["black"] & ~self._taken
        return int((left_out & (self._minutes <= self._free[self._manager] + _HAIR)).sum())

    def _give_the_rest(self) -> None:
        """What is left of the day goes to the first base with due clients, then to the next one, but never to black."""
        has_rest = np.ones(self._count, dtype=bool)
        for base, rows in self._of_base.items():
            if base != "black":
                self._take(rows & has_rest[self._manager], self._free)
                has_rest[self._manager[rows & ~self._taken]] = False

    def _spent(self, rows: Mask) -> Numbers:
        """Minutes given to ``rows`` so far, a manager."""
        return self._sums(np.flatnonzero(rows & self._taken))

    def _take(self, rows: Mask, budget: Numbers) -> Numbers:
        """Take each manager's rows in order as long as they fit into his ``budget``; gives the minutes they take."""
        waiting = np.flatnonzero(rows & ~self._taken)
        manager, minutes = self._manager[waiting], self._minutes[waiting]
        before = np.cumsum(minutes) - minutes
        first = np.diff(manager, prepend=-1) > 0
        since_first = before - before[first][np.cumsum(first) - 1] if len(waiting) else before
        fits = since_first + minutes <= budget[manager] + _HAIR
        self._taken[waiting[fits]] = True
        spent = self._sums(waiting[fits])
        self._free = np.maximum(self._free - spent, 0)
        return spent

    def _sums(self, rows: Rows) -> Numbers:
        """Minutes of ``rows``, a manager."""
        sums = np.bincount(self._manager[rows], weights=self._minutes[rows], minlength=self._count)
        return np.asarray(sums, dtype=np.float64)
