"""SEGMENT: the base of a client (S4). The first rule that holds decides; a base chosen by hand beats them all.

'Has bought' is a known last order: at least one order with a positive amount, ever. The invoices test for black needs
at least ``black_late_count`` invoices in the last 12 months, and at least ``black_late_share`` percent of them late.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sheets_addin.methods.conditions import always
from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Mask, Result
from sheets_addin.methods.gold_threshold import missing_to_gold
from sheets_addin.methods.method import Method, Output
from sheets_addin.methods.prospects import refused_for_good
from sheets_addin.vocabulary.choices import BASES
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

BASE = Column(
    key="base",
    name=Text(en="Base", ru="База"),
    kind=Kind.CHOICE,
    choices=BASES,
    width=17,
    group=Group.COMPUTED,
    meaning=Text(
        en="Which of the five bases the client belongs to, hence what to do with it.",
        ru="К какой из пяти баз относится клиент, а значит, что с ним делать.",
    ),
)
RULE_BASE = Column(
    key="rule_base",
    name=Text(en="Base by the rule", ru="База по правилу"),
    kind=Kind.CHOICE,
    choices=BASES,
    width=17,
    group=Group.COMPUTED,
    meaning=Text(
        en="What the rule says, whatever was chosen by hand.", ru="Что говорит правило, что бы ни выбрали вручную."
    ),
)


def has_bought(facts: Facts) -> Mask:
    """At least one order with a positive amount, ever."""
    return facts.known("last_order")


def _old_debt(facts: Facts) -> Mask:
    return has_bought(facts) & (facts.numbers("debt_days_overdue") > facts.settings.black_overdue_days)


def _late_payer(facts: Facts) -> Mask:
    invoices, late = facts.numbers("invoices_12m"), facts.numbers("late_invoices_12m")
    often = late * 100 >= facts.settings.black_late_share * invoices
    return has_bought(facts) & (invoices >= facts.settings.black_late_count) & often


def _enough_for_gold(facts: Facts) -> Mask:
    return has_bought(facts) & (missing_to_gold(facts) <= 0)


def _below_gold(facts: Facts) -> Mask:
    return has_bought(facts) & (missing_to_gold(facts) > 0)


def _bought_before_any_threshold(facts: Facts) -> Mask:
    unknown = bool(np.isnan(facts.gold_threshold))
    return np.asarray(has_bought(facts) & (facts.numbers("revenue_12m") > 0) & unknown)


RULES = DecisionTable(
    RULE_BASE,
    (
        Rule(
            lambda f: f.among("size", "off_profile"),
            "off_profile",
            Text(en="the size is off-profile", ru="размер «непрофильный»"),
        ),
        Rule(
            refused_for_good,
            "off_profile",
            Text(en="refused as off-profile", ru="отказ с причиной «непрофильный»"),
        ),
        Rule(
            _old_debt,
            "black",
            Text(
                en="debt {debt} is {debt_days_overdue:days} overdue (limit {black_overdue_days})",
                ru="долг {debt} просрочен на {debt_days_overdue:days} (предел {black_overdue_days})",
            ),
        ),
        Rule(
            _late_payer,
            "black",
            Text(
                en="{late_invoices_12m} of {invoices_12m} invoices of the last 12 months paid late or still overdue "
                "(limit {black_late_share} % of at least {black_late_count})",
                ru="просрочено счетов за 12 месяцев: {late_invoices_12m} из {invoices_12m} "
                "(предел {black_late_share} % при {black_late_count} счетах и более)",
            ),
        ),
        Rule(
            lambda f: f.yes("is_image") & has_bought(f),
            "image",
            Text(
                en="a well-known name that has bought, last on {last_order}",
                ru="громкое имя, уже покупал, последний заказ {last_order}",
            ),
        ),
        Rule(
            lambda f: _enough_for_gold(f) & f.blank("debt_days_overdue"),
            "gold",
            Text(
                en="revenue of 12 months {revenue_12m} (gold from {gold_threshold}), no overdue debt",
                ru="выручка за 12 месяцев {revenue_12m} (золотой от {gold_threshold}), просроченного долга нет",
            ),
        ),
        Rule(
            _enough_for_gold,
            "standard",
            Text(
                en="revenue of 12 months {revenue_12m} is enough for gold (from {gold_threshold}), "
                "but debt {debt} is {debt_days_overdue:days} overdue",
                ru="выручки за 12 месяцев {revenue_12m} хватает для золотого (от {gold_threshold}), "
                "но долг {debt} просрочен на {debt_days_overdue:days}",
            ),
        ),
        Rule(
            _below_gold,
            "standard",
            Text(
                en="has bought, revenue of 12 months {revenue_12m} (gold from {gold_threshold})",
                ru="уже покупал, выручка за 12 месяцев {revenue_12m} (золотой от {gold_threshold})",
            ),
        ),
        Rule(
            _bought_before_any_threshold,
            "standard",
            Text(
                en="has bought, revenue of 12 months {revenue_12m}; the threshold of gold is not known yet",
                ru="уже покупал, выручка за 12 месяцев {revenue_12m}; порог золотого пока не известен",
            ),
        ),
        Rule(
            has_bought,
            "standard",
            Text(en="has bought, last on {last_order}", ru="уже покупал, последний заказ {last_order}"),
        ),
        Rule(always, "development", Text(en="has not bought yet", ru="ещё не покупал")),
    ),
)

WITH_MANUAL = DecisionTable(
    BASE,
    (
        Rule(
            lambda f: f.known("manual_base"),
            lambda f: f.values("manual_base"),
            Text(
                en="chosen by hand; the rule says “{rule_base}”: {rule_base:reason}",
                ru="выбрано вручную; по правилу — «{rule_base}»: {rule_base:reason}",
            ),
        ),
        Rule(
            always,
            lambda f: f.values("rule_base"),
            Text(en="{rule_base:reason}", ru="{rule_base:reason}"),
        ),
    ),
    heading=Text(en="{result}", ru="{result}"),
)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    by_rule = RULES.evaluate(facts)
    facts.add(RULE_BASE, by_rule)
    return {RULE_BASE.key: by_rule, BASE.key: WITH_MANUAL.evaluate(facts)}


METHOD = Method(
    "segment",
    (Output(BASE, "SEGMENT", place=1, explains=1), Output(RULE_BASE)),
    ("debt_days_overdue",),
    evaluate=_evaluate,
)
