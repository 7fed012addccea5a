"""Two years of orders of the demo company, and the debts that they leave."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from sheets_addin.demo.draft import Codes, Dice, Figures, Rows, on_working_days
from sheets_addin.demo.roles import BUYERS, Cast, Role

DAYS_OF_HISTORY = 730
_YEAR = 365
_QUARTER = 90
_SMALLEST_YEAR = 80_000.0
_STEEPNESS = 1.38
_HEAD = 0.028
"""With these two a fifth of the buyers bring about four fifths of the revenue, and the largest one a fifth."""
_SEASON = np.array([0.75, 0.9, 1.0, 1.05, 1.0, 0.95, 0.85, 0.85, 1.05, 1.1, 1.15, 1.3])
"""What a month sells against the average one, January first."""


@dataclass(frozen=True)
class Buyers:
    """How every buyer buys; all arrays have one value a buyer, days counted from today."""

    rows: Rows
    role: Codes
    interval: Figures
    yearly: Figures
    first: Figures
    last: Figures
    terms: Figures
    """Days to pay; 0 is payment in advance, without an invoice to wait for."""


@dataclass(frozen=True)
class History:
    """Orders in the order of their days; NaN where there is no due date or no payment yet."""

    client: Rows
    day: Figures
    amount: Figures
    due: Figures
    paid: Figures


def plan_buyers(cast: Cast, dice: Dice) -> Buyers:
    """Who buys how often, for how much, since when and on which terms."""
    rows = cast.rows(*BUYERS)
    role = np.full(len(rows), None, dtype=object)
    for name in BUYERS:
        role[np.isin(rows, cast.rows(name))] = name
    interval = _intervals(role, dice)
    last = _last_days(role, interval, dice)
    first = np.minimum(
        -DAYS_OF_HISTORY + dice.between(len(rows), 0, 40) + interval * dice.between(len(rows), 0, 1), last
    )
    started_later = dice.part(np.flatnonzero(role == Role.STEADY), 0.3)
    first[started_later] = -dice.days(len(started_later), 300, 680)
    newcomers = np.flatnonzero(role == Role.NEWCOMER)
    first[newcomers] = last[newcomers] - interval[newcomers] * dice.days(len(newcomers), 0, 2)
    once = dice.part(np.flatnonzero(role == Role.STOPPED), 0.3)
    last[once] = -dice.days(len(once), 190, 330)
    first[once] = last[once]
    terms = dice.pick_figures(len(rows), (0, 14, 30), (0.2, 0.4, 0.4))
    terms[np.isin(role, [Role.LATE_PAYER, Role.DEBTOR])] = 14
    terms[role == Role.IMAGE] = 45
    return Buyers(
        rows, role, interval, _yearly_revenue(role, interval, dice), np.minimum(first, last), terms=terms, last=last
    )


def _intervals(role: Codes, dice: Dice) -> Figures:
    """Days between orders: weekly to monthly, every few weeks, or a few times a year."""
    interval = np.empty(len(role))
    often, seldom, rarely = dice.deal_out(np.flatnonzero(role == Role.STEADY), (0.36, 0.36, 0.28))
    others = np.flatnonzero(role != Role.STEADY)
    others_often, others_seldom = dice.deal_out(others, (0.5, 0.5))
    often, seldom = np.concatenate([often, others_often]), np.concatenate([seldom, others_seldom])
    interval[often] = dice.days(len(often), 8, 27)
    interval[seldom] = dice.days(len(seldom), 32, 70)
    interval[rarely] = dice.days(len(rarely), 100, 220)
    return interval


def _last_days(role: Codes, interval: Figures, dice: Dice) -> Figures:
    """The day of the last order: recent for those who go on, long past for those who stopped."""
    last = -np.maximum(1, interval * dice.between(len(role), 0, 0.8))
    rare = interval > _QUARTER
    last[rare] = -dice.days(int(rare.sum()), 2, _QUARTER - 5)
    stopped = role == Role.STOPPED
    last[stopped] = -np.minimum(320, np.maximum(40, interval[stopped] * dice.between(int(stopped.sum()), 2.8, 5)))
    debtors = role == Role.DEBTOR
    last[debtors] = -dice.days(int(debtors.sum()), 52, 95)
    newcomers = role == Role.NEWCOMER
    last[newcomers] = -dice.days(int(newcomers.sum()), 2, 20)
    return np.rint(last)


def _yearly_revenue(role: Codes, interval: Figures, dice: Dice) -> Figures:
    """Pareto over ranks: those who order often tend to be the large ones, debtors the small ones."""
    size = len(role)
    likeness = np.log(interval) + dice.between(size, 0, 1.6) - 0.4 * (role == Role.IMAGE) + 0.6 * (role == Role.DEBTOR)
    rank = np.argsort(np.argsort(likeness, kind="stable"), kind="stable")
    return _SMALLEST_YEAR * ((rank / size + _HEAD) / (1 + _HEAD)) ** -_STEEPNESS


def draft_history(buyers: Buyers, today: dt.date, dice: Dice) -> History:
    """Every order and return of the buyers, paid as each of them pays."""
    buyer, day = _order_days(buyers, dice)
    day = on_working_days(day, today)
    month = np.array([(today + dt.timedelta(days=int(offset))).month for offset in day])
    usual = buyers.yearly * buyers.interval / _YEAR
    amount = usual[buyer] * _SEASON[month - 1] * dice.around_one(len(day), 0.22)
    amount = _with_trend(buyers, buyer, day, amount)
    amount = np.maximum(np.rint(amount / 10) * 10, 10.0)
    due = np.where(buyers.terms[buyer] > 0, on_working_days(day + buyers.terms[buyer], today), np.nan)
    paid = _payments(buyers, buyer, day, due, dice)
    returned = dice.part(np.flatnonzero(day < -20), 0.02)
    back = np.rint(-amount[returned] * dice.between(len(returned), 0.05, 0.3) / 10) * 10
    back_day = on_working_days(day[returned] + dice.days(len(returned), 3, 12), today)
    nothing = np.full(len(returned), np.nan)
    day = np.concatenate([day, back_day])
    order = np.argsort(day, kind="stable")
    return History(
        client=buyers.rows[np.concatenate([buyer, buyer[returned]])][order],
        day=day[order],
        amount=np.concatenate([amount, back])[order],
        due=np.concatenate([due, nothing])[order],
        paid=np.concatenate([paid, nothing])[order],
    )


def _order_days(buyers: Buyers, dice: Dice) -> tuple[Rows, Figures]:
    """Places of buyers and days of orders, counted back from each buyer's last one."""
    most = np.floor((buyers.last - buyers.first) / (buyers.interval * 0.8)).astype(int) + 1
    buyer = np.repeat(np.arange(len(buyers.rows)), most)
    place = np.arange(len(buyer)) - np.repeat(np.cumsum(most) - most, most)
    step = np.where(place == 0, 0.0, buyers.interval[buyer] * dice.between(len(buyer), 0.8, 1.2))
    walked = np.cumsum(step)
    back = walked - walked[np.repeat(np.cumsum(most) - most, most)]
    day = np.rint(buyers.last[buyer] - back)
    kept = day >= buyers.first[buyer]
    return buyer[kept].astype(np.intp), day[kept]


def _with_trend(buyers: Buyers, buyer: Rows, day: Figures, amount: Figures) -> Figures:
    """The last 90 days against the 90 before: well below for those who reduced, never much below for the others."""
    size = len(buyers.rows)
    recent, earlier = day > -_QUARTER, (day > -2 * _QUARTER) & (day <= -_QUARTER)
    now = np.bincount(buyer[recent], amount[recent], size)
    before = np.bincount(buyer[earlier], amount[earlier], size)
    share = np.divide(now, before, out=np.ones(size), where=(before > 0) & (now > 0))
    wanted = np.where(buyers.role == Role.REDUCED, np.minimum(share, 0.45), np.maximum(share, 0.85))
    return np.where(recent, amount * (wanted / share)[buyer], amount)


def _payments(buyers: Buyers, buyer: Rows, day: Figures, due: Figures, dice: Dice) -> Figures:
    """Days of payment: in advance, in time, sometimes late; NaN where it is still to come."""
    count = len(day)
    is_late = dice.between(count, 0, 1) < np.where(buyers.role == Role.LATE_PAYER, 0.75, 0.06)[buyer]
    paid = np.where(is_late, due + dice.days(count, 2, 24), due - dice.days(count, 0, 6))
    paid = np.where(np.isnan(due), day, np.maximum(paid, day))
    slow = dice.part(np.flatnonzero((buyers.role == Role.STEADY) & (buyers.terms > 0)), 0.07)
    unpaid = np.isin(buyer, slow) & (due >= -20)
    debtors = buyers.role == Role.DEBTOR
    since_last = buyers.last[buyer] - day
    unpaid |= debtors[buyer] & (since_last <= buyers.interval[buyer])
    return np.where((paid >= 0) | unpaid, np.nan, paid)


def debts(history: History, size: int) -> tuple[Figures, Figures]:
    """What each of ``size`` clients owes, and the earliest day that was or is due; NaN where nothing."""
    owed = np.isnan(history.paid) & ~np.isnan(history.due)
    client = history.client[owed]
    debt = np.bincount(client, history.amount[owed], size)
    due = np.full(size, np.inf)
    np.minimum.at(due, client, history.due[owed])
    return np.where(debt > 0, debt, np.nan), np.where(debt > 0, due, np.nan)


def first_days(history: History, size: int) -> Figures:
    """The day of each client's first order; NaN for those who never bought."""
    first = np.full(size, np.inf)
    np.minimum.at(first, history.client, history.day)
    return np.where(np.isfinite(first), first, np.nan)
