"""PRIORITY: four groups of requests, fast or slow by large or small (S0). Speed always goes first.

Fast: the adjusted close is at most ``fast_days`` from today; a date in the past is fast. Large: the deal is worth at
least ``large_deal``.
"""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.adjusted_close import expected_close_passed
from sheets_addin.methods.decision import DecisionTable, Figure, Rule
from sheets_addin.methods.facts import Facts, Mask, Numbers
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

PRIORITY = Column(
    key="priority",
    name=Text(en="Priority", ru="Приоритет"),
    kind=Kind.INTEGER,
    width=11,
    group=Group.COMPUTED,
    meaning=Text(
        en="1 fast and large, 2 fast and small, 3 slow and large, 4 slow and small.",
        ru="1 — быстрый и крупный, 2 — быстрый и мелкий, 3 — долгий и крупный, 4 — долгий и мелкий.",
    ),
)


def _days_to_close(facts: Facts) -> Numbers:
    return -facts.days_since("adjusted_close")


def _fast(facts: Facts) -> Mask:
    return _days_to_close(facts) <= facts.settings.fast_days


def _slow(facts: Facts) -> Mask:
    return _days_to_close(facts) > facts.settings.fast_days


def _large(facts: Facts) -> Mask:
    return facts.numbers("deal_value") >= facts.settings.large_deal


def _small(facts: Facts) -> Mask:
    return facts.numbers("deal_value") < facts.settings.large_deal


def _past(facts: Facts) -> Mask:
    return facts.days_since("adjusted_close") > 0


def _today(facts: Facts) -> Mask:
    return np.asarray(_days_to_close(facts) == 0)


def _both(speed: Text, size: Text) -> Text:
    return Text(en=f"{speed.en}, {size.en}", ru=f"{speed.ru}, {size.ru}")


_PAST_CLOSE = Text(en="the closing date {expected_close} has passed", ru="срок закрытия {expected_close} прошёл")
_BROUGHT_FORWARD = Text(
    en="a new buyer brings the close of {expected_close} forward to {adjusted_close}, which has passed",
    ru="с новым покупателем закрытие не {expected_close}, а {adjusted_close} — этот день уже прошёл",
)
_CLOSE_TODAY = Text(en="closes today", ru="закрытие сегодня")
_FAST_CLOSE = Text(
    en="closes in {days_to_close:days} (fast: {fast_days} or less)",
    ru="закрытие через {days_to_close:days} (быстро: не больше {fast_days})",
)
_SLOW_CLOSE = Text(
    en="closes in {days_to_close:days} (slow: over {fast_days})",
    ru="закрытие через {days_to_close:days} (долго: больше {fast_days})",
)
_LARGE_DEAL = Text(
    en="deal {deal_value} (large: from {large_deal})", ru="сделка {deal_value} (крупная: от {large_deal})"
)
_SMALL_DEAL = Text(
    en="deal {deal_value} (small: below {large_deal})", ru="сделка {deal_value} (мелкая: меньше {large_deal})"
)

TABLE = DecisionTable(
    PRIORITY,
    (
        Rule(
            lambda f: f.blank("deal_value") & f.blank("expected_close"),
            None,
            Text(en="no group: no deal value, no expected close", ru="группы нет: нет суммы и срока закрытия"),
        ),
        Rule(
            lambda f: f.blank("deal_value"), None, Text(en="no group: no deal value", ru="группы нет: нет суммы сделки")
        ),
        Rule(
            lambda f: f.blank("expected_close"),
            None,
            Text(en="no group: no expected close", ru="группы нет: нет ожидаемого закрытия"),
        ),
        Rule(lambda f: expected_close_passed(f) & _large(f), 1, _both(_PAST_CLOSE, _LARGE_DEAL)),
        Rule(lambda f: expected_close_passed(f) & _small(f), 2, _both(_PAST_CLOSE, _SMALL_DEAL)),
        Rule(lambda f: _past(f) & _large(f), 1, _both(_BROUGHT_FORWARD, _LARGE_DEAL)),
        Rule(lambda f: _past(f) & _small(f), 2, _both(_BROUGHT_FORWARD, _SMALL_DEAL)),
        Rule(lambda f: _today(f) & _large(f), 1, _both(_CLOSE_TODAY, _LARGE_DEAL)),
        Rule(lambda f: _today(f) & _small(f), 2, _both(_CLOSE_TODAY, _SMALL_DEAL)),
        Rule(lambda f: _fast(f) & _large(f), 1, _both(_FAST_CLOSE, _LARGE_DEAL)),
        Rule(lambda f: _fast(f) & _small(f), 2, _both(_FAST_CLOSE, _SMALL_DEAL)),
        Rule(lambda f: _slow(f) & _large(f), 3, _both(_SLOW_CLOSE, _LARGE_DEAL)),
        Rule(lambda f: _slow(f) & _small(f), 4, _both(_SLOW_CLOSE, _SMALL_DEAL)),
    ),
    heading=Text(en="Group {result}", ru="Группа {result}"),
    figures={"days_to_close": Figure(_days_to_close)},
)

METHOD = table_method("requests", TABLE, needs=("adjusted_close",), function="PRIORITY", place=2, explains=20)
