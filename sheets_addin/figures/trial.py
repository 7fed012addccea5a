"""The trial of the model (S1): 30 to 40 days, then a verdict from the snapshots that refreshes kept.

Keep the model if no manager's list was outside its bounds on most of the noted days, the overdue share fell, and black
clients took no more time than the cap. What failed names the setting to correct. A share that stays at nothing counts
as fallen. What was noted too rarely cannot be judged, and is said so: a third of the days is enough, which leaves out
weekends and more, and a manager counts where at least half of the noted days have the list.

Snapshots are taken from the day before the trial, which shows where it started from, to its last day. They are kept for
DAYS_KEPT, whatever trial they belong to: a start that is cleared or mistyped loses nothing.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sheets_addin.figures.snapshots import Snapshot
from sheets_addin.vocabulary.settings import Settings

DAYS_KEPT = 400
"""How old a snapshot may become, in days."""

_DAYS_FOR_ONE_NOTED = 3

_SETTINGS_OF_OVERDUE = {"payment": "black_overdue_days", "stage": "work_limit_days", "contract": "rhythm_image"}


class Phase(StrEnum):
    """Where a trial stands."""

    NOT_SET = "not_set"
    AHEAD = "ahead"
    RUNS = "runs"
    OVER = "over"


class Outcome(StrEnum):
    """How a check, or the whole trial, ends."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ListDays:
    """A manager's list over the trial: days below and above its bounds, the last and median size.

    ``days`` are those that have the list, of the ``noted`` days of the trial.
    """

    manager: str
    noted: int
    days: int
    below: int
    above: int
    last: int
    median: float

    @property
    def is_judged(self) -> bool:
        """Whether at least half of the noted days have it."""
        return 2 * self.days >= self.noted

    @property
    def is_outside(self) -> bool:
        """Whether it is judged, and was outside its bounds on most of its days."""
        return self.is_judged and 2 * (self.below + self.above) > self.days


@dataclass(frozen=True)
class Check:
    """One condition of the verdict: ``first`` and ``last`` are its figure at the start and at the end.

    The figures are lists outside their bounds, the overdue share in percent, the share of time in percent; None where
    not noted. ``settings`` are those to correct where it failed.
    """

    key: str
    outcome: Outcome
    first: float | None
    last: float | None
    settings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """A trial as it stands today; ``day`` counts from 1, the snapshots are in order of days.

    ``noted`` are the days of the trial that have a snapshot, ``needed`` how many of them a verdict needs.
    ``lists`` are by manager. Without a start there are no days, checks or snapshots.
    """

    phase: Phase
    start: dt.date | None = None
    days: int = 0
    day: int = 0
    snapshots: Sequence[Snapshot] = ()
    noted: int = 0
    needed: int = 0
    lists: Sequence[ListDays] = ()
    checks: Sequence[Check] = ()

    @property
    def last_day(self) -> dt.date | None:
        """The last day of the trial."""
        return None if self.start is None else self.start + dt.timedelta(days=self.days - 1)

    @property
    def verdict(self) -> Outcome:
        """FAILED where any check failed, else UNKNOWN where any cannot be judged; PASSED means: keep the model."""
        outcomes = {check.outcome for check in self.checks}
        if Outcome.FAILED in outcomes:
            return Outcome.FAILED
        return Outcome.PASSED if outcomes == {Outcome.PASSED} else Outcome.UNKNOWN


def is_in_trial(day: dt.date, settings: Settings) -> bool:
    """Whether a snapshot of ``day`` belongs to the trial: from the day before it to its last day."""
    if settings.trial_start is None:
        return False
    return -1 <= (day - settings.trial_start).days < settings.trial_days


def kept_snapshots(
    known: Sequence[Snapshot], take: Callable[[], Snapshot], settings: Settings, today: dt.date
) -> list[Snapshot]:
    """The snapshots to keep, one a day, in order of days; ``take`` gives that of ``today``, which replaces an earlier.

    Outside the trial none is taken. Those older than DAYS_KEPT go.
    """
    by_day = {snapshot.day: snapshot for snapshot in known if (today - snapshot.day).days <= DAYS_KEPT}
    if is_in_trial(today, settings):
        by_day[today] = take()
    return [by_day[day] for day in sorted(by_day)]


def trial_today(snapshots: Sequence[Snapshot], settings: Settings, today: dt.date) -> Trial:
    """The trial that ``settings`` describe, as it stood ``today``: later ones of its ``snapshots`` do not count."""
    start, days = settings.trial_start, settings.trial_days
    if start is None:
        return Trial(Phase.NOT_SET)
    day = (today - start).days + 1
    phase = Phase.AHEAD if day < 1 else Phase.RUNS if day <= days else Phase.OVER
    own = [snapshot for snapshot in snapshots if is_in_trial(snapshot.day, settings) and snapshot.day <= today]
    in_days = [snapshot for snapshot in own if snapshot.day >= start]
    lists = _list_days(in_days, settings)
    checks = [_check_lists(own, lists, settings), _check_overdue(own), _check_black_time(own, settings)]
    needed = math.ceil(max(min(day, days), 1) / _DAYS_FOR_ONE_NOTED)
    if len(in_days) < needed:
        checks = [replace(check, outcome=Outcome.UNKNOWN, settings=()) for check in checks]
    return Trial(phase, start, days, day, own, len(in_days), needed, lists, checks)


def _list_days(snapshots: Sequence[Snapshot], settings: Settings) -> list[ListDays]:
    managers = sorted({manager for snapshot in snapshots for manager in snapshot.lists})
    found: list[ListDays] = []
    for manager in managers:
        sizes = [snapshot.lists[manager] for snapshot in snapshots if manager in snapshot.lists]
        below = sum(size < settings.list_min for size in sizes)
        above = sum(size > settings.list_max for size in sizes)
        found.append(ListDays(manager, len(snapshots), len(sizes), below, above, sizes[-1], statistics.median(sizes)))
    return found


def lists_outside(snapshot: Snapshot, settings: Settings) -> int:
    """How many managers' lists are outside their bounds in a snapshot."""
    return sum(not settings.list_min <= size <= settings.list_max for size in snapshot.lists.values())


def _check_lists(snapshots: Sequence[Snapshot], lists: Sequence[ListDays], settings: Settings) -> Check:
    if not any(one.is_judged for one in lists):
        return Check("lists", Outcome.UNKNOWN, None, None)
    outside = [one for one in lists if one.is_outside]
    to_correct = [
        setting
        for setting, is_meant in (
            ("list_min", any(one.below >= one.above for one in outside)),
            ("list_max", any(one.above > one.below for one in outside)),
        )
        if is_meant
    ]
    outcome = Outcome.FAILED if outside else Outcome.PASSED
    first, last = lists_outside(snapshots[0], settings), lists_outside(snapshots[-1], settings)
    return Check("lists", outcome, float(first), float(last), tuple(to_correct))


def _check_overdue(snapshots: Sequence[Snapshot]) -> Check:
    """Whether the overdue share fell from the first snapshot to the last; one day shows nothing."""
    if not snapshots:
        return Check("overdue", Outcome.UNKNOWN, None, None)
    first, last = snapshots[0], snapshots[-1]
    if len(snapshots) == 1:
        return Check("overdue", Outcome.UNKNOWN, first.late_share, last.late_share)
    if last.late_share < first.late_share or not last.late:
        return Check("overdue", Outcome.PASSED, first.late_share, last.late_share)
    return Check("overdue", Outcome.FAILED, first.late_share, last.late_share, (_setting_of_overdue(last),))


def _setting_of_overdue(snapshot: Snapshot) -> str:
    """The setting of the kind of overdue that most clients have."""
    kind = max(snapshot.flags, key=lambda flag: snapshot.flags[flag], default="contact")
    if kind != "contact":
        return _SETTINGS_OF_OVERDUE[kind]
    return f"rhythm_{max(snapshot.late_contacts, key=lambda base: snapshot.late_contacts[base], default='development')}"


def _check_black_time(snapshots: Sequence[Snapshot], settings: Settings) -> Check:
    noted = [snapshot.black_time for snapshot in snapshots if snapshot.black_time is not None]
    if not noted:
        return Check("black_time", Outcome.UNKNOWN, None, None)
    if noted[-1] > settings.black_time_max:
        return Check("black_time", Outcome.FAILED, noted[0], noted[-1], ("rhythm_black",))
    return Check("black_time", Outcome.PASSED, noted[0], noted[-1])
