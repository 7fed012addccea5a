"""The expected close, moved by what speeds or slows a purchase (S3).

The latest of the expected close, the supplier's contract, the budget and, in a merger, the pause; then time for every
further decision maker and for a new buyer. Blank without an expected close. A factor is named where it applies: a date
where it lies after the expected close.
"""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.conditions import within
from sheets_addin.methods.decision import Factor, FactorTable, Figure
from sheets_addin.methods.facts import Facts, Mask, Numbers, calendar_days
from sheets_addin.methods.method import Method, Output
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

ADJUSTED_CLOSE = Column(
    key="adjusted_close",
    name=Text(en="Adjusted close", ru="Уточнённое закрытие"),
    kind=Kind.DATE,
    width=13,
    group=Group.COMPUTED,
    meaning=Text(
        en="The expected close, moved by what speeds or slows the purchase.",
        ru="Ожидаемое закрытие с учётом того, что ускоряет или замедляет покупку.",
    ),
)


def _merger_end(facts: Facts) -> Numbers:
    end = np.full(facts.size, float(facts.today + facts.settings.merger_pause_days))
    return within(end, facts.yes("merger"))


def _decider_days(facts: Facts) -> Numbers:
    further = np.fmax(facts.numbers("decision_makers") - 1, 0)
    return np.asarray(further * facts.settings.decider_days)


def _new_buyer_days(facts: Facts) -> Numbers:
    effect = np.where(facts.among("new_buyer", "slows"), 1, np.where(facts.among("new_buyer", "speeds"), -1, 0))
    return np.asarray(effect * float(facts.settings.new_buyer_days))


def _adjusted(facts: Facts) -> Numbers:
    latest = facts.numbers("expected_close")
    for other in (facts.numbers("supplier_until"), facts.numbers("budget_from"), _merger_end(facts)):
        latest = np.fmax(latest, other)
    moved = latest + _decider_days(facts) + _new_buyer_days(facts)
    return calendar_days(within(moved, facts.known("expected_close")))


def expected_close_passed(facts: Facts) -> Mask:
    """Where the expected close as it was typed lies before today, and nothing puts it off."""
    return (facts.days_since("expected_close") > 0) & (facts.days_since("adjusted_close") > 0)


TABLE = FactorTable(
    ADJUSTED_CLOSE,
    _adjusted,
    heading=Text(
        en="Adjusted close {adjusted_close} (expected {expected_close})",
        ru="Уточнённое закрытие {adjusted_close} (ожидается {expected_close})",
    ),
    factors=(
        Factor(
            lambda f: f.numbers("supplier_until") > f.numbers("expected_close"),
            Text(en="supplier contract until {supplier_until}", ru="договор с поставщиком до {supplier_until}"),
        ),
        Factor(
            lambda f: f.numbers("budget_from") > f.numbers("expected_close"),
            Text(en="budget from {budget_from}", ru="бюджет с {budget_from}"),
        ),
        Factor(
            lambda f: _merger_end(f) > f.numbers("expected_close"),
            Text(en="merger, not before {merger_end}", ru="слияние, не раньше {merger_end}"),
        ),
        Factor(
            lambda f: _decider_days(f) > 0,
            Text(
                en="decision makers: {decision_makers}, +{decider_delay:days}",
                ru="ЛПР: {decision_makers}, +{decider_delay:days}",
            ),
        ),
        Factor(
            lambda f: f.among("new_buyer", "slows"),
            Text(
                en="a new buyer slows it down, +{new_buyer_days:days}",
                ru="новый покупатель замедляет сделку, +{new_buyer_days:days}",
            ),
        ),
        Factor(
            lambda f: f.among("new_buyer", "speeds"),
            Text(
                en="a new buyer speeds it up, −{new_buyer_days:days}",
                ru="новый покупатель ускоряет сделку, −{new_buyer_days:days}",
            ),
        ),
    ),
    otherwise=Text(en="nothing moves it", ru="срок ничто не сдвигает"),
    figures={"merger_end": Figure(_merger_end, Kind.DATE), "decider_delay": Figure(_decider_days)},
)

METHOD = Method(
    "adjusted_close", (Output(TABLE.column, explains=30),), (), lambda facts: {TABLE.column.key: TABLE.evaluate(facts)}
)
