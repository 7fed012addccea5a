"""Whether the company's limits fit the company (S1: analyse and correct).

Two views: the share of clients that each flag and limit marks, and what the company's own history supports. Parts of a
history are figures of its clients themselves: the 80th percentile is the smallest that at least 80 % do not exceed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from sheets_addin.figures.limit_list import LIMITS, WORK_LIMITS
from sheets_addin.figures.limits import FEWEST, Assessed, LimitCheck, check_limit
from sheets_addin.methods.facts import Numbers
from sheets_addin.methods.gold_threshold import derived_gold_threshold
from sheets_addin.vocabulary.days import day_number, day_numbers
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.settings import Settings

_HALF, _FOUR_FIFTHS = Fraction(1, 2), Fraction(4, 5)
_THIRD, _TWO_THIRDS = Fraction(1, 3), Fraction(2, 3)


@dataclass(frozen=True)
class HistoryCheck:
    """What the history says about one setting, from ``cases`` clients.

    ``figures`` are named figures of the history; ``now`` is the setting's value, None where it is derived;
    ``supported`` the value that the history supports, None where the history is too short. ``is_warning``: the setting
    contradicts the history.
    """

    name: Text
    setting: str
    cases: int
    now: float | None
    figures: Sequence[tuple[Text, float]]
    supported: float | None
    is_warning: bool = False


@dataclass(frozen=True)
class Calibration:
    """What the limits mark, and what the history supports."""

    limits: Sequence[LimitCheck]
    history: Sequence[HistoryCheck]


def calibrate(
    clients: pd.DataFrame,
    orders: pd.DataFrame | None,
    settings: Settings,
    today: dt.date,
    gold_threshold: float | None,
) -> Calibration:
    """Check the limits of ``settings`` against the assessed ``clients``, one row a client, and their ``orders``.

    ``orders`` has client_id, order_date and amount, None where the workbook keeps none. ``gold_threshold`` is the
    revenue from which a client is gold today.
    """
    assessed = Assessed(clients, settings, today, gold_threshold)
    history = [
        _sales_history(clients, orders, settings, today),
        _revenue_history(clients, settings),
        *_order_history(clients, settings),
    ]
    supported = {check.setting: check.supported for check in history}
    return Calibration([check_limit(limit, assessed, supported.get(limit.setting or "")) for limit in LIMITS], history)


def part_of(figures: Numbers, part: Fraction) -> float:
    """The smallest of ``figures`` that at least ``part`` of them do not exceed; IndexError where there are none."""
    ordered = np.sort(figures)
    place = -(-len(ordered) * part.numerator // part.denominator)
    return float(ordered[max(place, 1) - 1])


def days_to_first_order(clients: pd.DataFrame, orders: pd.DataFrame | None, today: dt.date) -> Numbers:
    """Days from "in work since" to the first order, for each client that bought after it came into work."""
    if orders is None:
        return np.empty(0)
    counted = orders[(orders["amount"] > 0) & (day_numbers(orders["order_date"]) <= day_number(today))]
    first = counted.groupby("client_id")["order_date"].min()
    rows = clients.drop_duplicates("client_id")
    days = day_numbers(first.reindex(rows["client_id"])) - day_numbers(rows["in_work_since"])
    return days[days >= 0]


_SALE = Text(en="Days from “in work since” to the first order", ru="Дней от «В работе с» до первого заказа")
_MEDIAN = Text(en="median", ru="медиана")
_MOST = Text(en="80 % within", ru="80 % не дольше")
_GOLD_NAME = Text(en="Revenue that brings {share} % of all", ru="Выручка, дающая {share} % всей")
_PARETO = Text(en="threshold", ru="порог")
_X_NAME = Text(en="Orders in 12 months: the top third", ru="Заказов за 12 месяцев: верхняя треть")
_Y_NAME = Text(en="Orders in 12 months: the lower third", ru="Заказов за 12 месяцев: нижняя треть")
_LOWER = Text(en="a third up to", ru="треть — до")
_UPPER = Text(en="two thirds up to", ru="две трети — до")


def _sales_history(
    clients: pd.DataFrame, orders: pd.DataFrame | None, settings: Settings, today: dt.date
) -> HistoryCheck:
    """The time that sales take against the time limit: the smallest limit in which 80 % fit, else the largest."""
    days = days_to_first_order(clients, orders, today)
    check = HistoryCheck(_SALE, "work_limit_days", len(days), float(settings.work_limit_days), (), None)
    if len(days) < FEWEST:
        return check
    median, most = part_of(days, _HALF), part_of(days, _FOUR_FIFTHS)
    return dataclasses.replace(
        check,
        figures=((_MEDIAN, median), (_MOST, most)),
        supported=next((limit for limit in WORK_LIMITS if limit >= most), WORK_LIMITS[-1]),
        is_warning=median > settings.work_limit_days,
    )


def _revenue_history(clients: pd.DataFrame, settings: Settings) -> HistoryCheck:
    revenue = clients["revenue_12m"].to_numpy(dtype=np.float64)
    earning = int((revenue > 0).sum())
    share = Text(
        en=_GOLD_NAME.en.format(share=f"{settings.gold_share:g}"),
        ru=_GOLD_NAME.ru.format(share=f"{settings.gold_share:g}".replace(".", ",")),
    )
    check = HistoryCheck(share, "gold_revenue", earning, settings.gold_revenue, (), None)
    threshold = derived_gold_threshold(clients["client_id"].to_numpy(dtype=object), revenue, settings.gold_share)
    if threshold is None or earning < FEWEST:
        return check
    return dataclasses.replace(check, figures=((_PARETO, threshold),), supported=threshold)


def _order_history(clients: pd.DataFrame, settings: Settings) -> list[HistoryCheck]:
    """Terciles of the order counts: X from where a third of the clients or fewer are, Y from two thirds or fewer."""
    counts = clients["orders_12m"].to_numpy(dtype=np.float64)
    counts = counts[counts >= 1]
    x_orders, y_orders = (
        HistoryCheck(name, setting, len(counts), float(getattr(settings, setting)), (), None)
        for name, setting in ((_X_NAME, "x_orders"), (_Y_NAME, "y_orders"))
    )
    if len(counts) < FEWEST:
        return [x_orders, y_orders]
    lower, upper = part_of(counts, _THIRD), part_of(counts, _TWO_THIRDS)
    return [
        dataclasses.replace(x_orders, figures=((_UPPER, upper),), supported=upper + 1),
        dataclasses.replace(y_orders, figures=((_LOWER, lower),), supported=lower + 1),
    ]
