"""WINBACK: who stopped, who buys less, who went to think and is not called (S2); and the revenue at stake.

At stake is what the client brought before the change: where it stopped, the 365 days that end with the last order;
where it reduced, the 365 days that end where the last 90 begin; where it thinks, the deal. Where no order history is
given, the 12-month revenue of the client's row stands for both.

Off-profile clients (by their base) and refusals are out of the work and stand in no win-back list.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sheets_addin.methods.decision import NOTHING, DecisionTable, Figure, Rule
from sheets_addin.methods.facts import Facts, Mask, Numbers, Result, cents
from sheets_addin.methods.method import Method, Output
from sheets_addin.methods.prospects import out_of_work
from sheets_addin.vocabulary.choices import WIN_BACK_KINDS
from sheets_addin.vocabulary.columns import Column, Group, Kind, Unit
from sheets_addin.vocabulary.language import Text

WINBACK = Column(
    key="winback",
    name=Text(en="Win-back", ru="Возврат"),
    kind=Kind.CHOICE,
    choices=WIN_BACK_KINDS,
    width=13,
    group=Group.COMPUTED,
    meaning=Text(
        en="Stopped buying, buys less, or went to think and was not called.",
        ru="Перестал покупать, снизил закупки или ушёл думать, а ему не позвонили.",
    ),
)
WIN_BACK_STAKE = Column(
    key="win_back_stake",
    name=Text(en="At stake", ru="Под угрозой"),
    kind=Kind.MONEY,
    unit=Unit.CURRENCY,
    width=14,
    group=Group.COMPUTED,
    meaning=Text(
        en="12-month revenue before the change, or the deal value.",
        ru="Выручка за 12 месяцев до спада или сумма сделки.",
    ),
)
_ROUNDING = 1e-6
"""Intervals are quotients; a silence that equals the limit must not exceed it by an error of the last digit."""


def _silence(facts: Facts) -> Numbers:
    return facts.days_since("last_order")


def _silence_limit(facts: Facts) -> Numbers:
    own = facts.numbers("order_interval") * facts.settings.stop_factor
    return np.asarray(np.maximum(own, facts.settings.stop_min_days))


def _stopped(facts: Facts) -> Mask:
    return _silence(facts) > _silence_limit(facts) + _ROUNDING


def _stopped_after_one_day(facts: Facts) -> Mask:
    return facts.blank("order_interval") & (_silence(facts) > facts.settings.stop_single_days)


def _reduced(facts: Facts) -> Mask:
    before, now = cents(facts.numbers("revenue_prev_90d")), cents(facts.numbers("revenue_90d"))
    return (before > 0) & (now * 100 < facts.settings.reduced_share * before)


def _thinking(facts: Facts) -> Mask:
    return facts.yes("thinking") & (facts.days_since("latest_contact") > facts.settings.thinking_days)


KINDS = DecisionTable(
    WINBACK,
    (
        Rule(out_of_work, None, NOTHING),
        Rule(
            _stopped,
            "stopped",
            Text(
                en="no orders for {silence:days}, usual interval {order_interval:days} (limit {silence_limit})",
                ru="заказов нет {silence:days}, обычный интервал {order_interval:days} (предел {silence_limit})",
            ),
        ),
        Rule(
            _stopped_after_one_day,
            "stopped",
            Text(
                en="bought on one day only, {silence:days} ago (limit {stop_single_days})",
                ru="покупал только в один день, {silence:days} назад (предел {stop_single_days})",
            ),
        ),
        Rule(
            _reduced,
            "reduced",
            Text(
                en="90-day revenue {revenue_90d}, in the 90 days before {revenue_prev_90d} (limit {reduced_share} %)",
                ru="выручка за 90 дней {revenue_90d}, за предыдущие 90 — {revenue_prev_90d} (предел {reduced_share} %)",
            ),
        ),
        Rule(
            _thinking,
            "thinking",
            Text(
                en="went to think, last contact {contact_silence:days} ago (limit {thinking_days})",
                ru="ушёл думать, последний контакт {contact_silence:days} назад (предел {thinking_days})",
            ),
        ),
    ),
    heading=Text(en="{result}", ru="{result}"),
    figures={
        "silence": Figure(_silence),
        "silence_limit": Figure(_silence_limit),
        "contact_silence": Figure(lambda f: f.days_since("latest_contact")),
    },
)


def _revenue_before(facts: Facts, key: str) -> Numbers:
    before = facts.numbers(key)
    return np.where(np.isnan(before), facts.numbers("revenue_12m"), before)


STAKES = DecisionTable(
    WIN_BACK_STAKE,
    (
        Rule(
            lambda f: f.among("winback", "stopped"),
            lambda f: _revenue_before(f, "revenue_before_last_order"),
            Text(en="revenue of the 12 months before the stop", ru="выручка за 12 месяцев до остановки"),
        ),
        Rule(
            lambda f: f.among("winback", "reduced"),
            lambda f: _revenue_before(f, "revenue_before_90d"),
            Text(
                en="revenue of the 12 months before the last 90 days", ru="выручка за 12 месяцев до последних 90 дней"
            ),
        ),
        Rule(
            lambda f: f.among("winback", "thinking"),
            lambda f: f.values("deal_value"),
            Text(en="the value of the deal", ru="сумма сделки"),
        ),
    ),
)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    kinds = KINDS.evaluate(facts)
    facts.add(WINBACK, kinds)
    return {WINBACK.key: kinds, WIN_BACK_STAKE.key: STAKES.evaluate(facts)}


METHOD = Method(
    "win_back",
    (Output(WINBACK, "WINBACK", place=9, explains=110), Output(WIN_BACK_STAKE)),
    ("base", "latest_contact"),
    _evaluate,
)
