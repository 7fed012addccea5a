"""How much revenue a standard client lacks to become gold (S4: standard clients get time because they grow)."""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Numbers
from sheets_addin.methods.gold_threshold import missing_to_gold
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.columns import Column, Group, Kind, Unit
from sheets_addin.vocabulary.language import Text

TO_GOLD = Column(
    key="to_gold",
    name=Text(en="To gold", ru="До золотого"),
    kind=Kind.MONEY,
    unit=Unit.CURRENCY,
    width=14,
    group=Group.COMPUTED,
    meaning=Text(
        en="12-month revenue that a standard client lacks to be gold.",
        ru="Сколько выручки за 12 месяцев не хватает стандартному клиенту до золотого.",
    ),
)


def _missing(facts: Facts) -> Numbers:
    return np.maximum(missing_to_gold(facts), 0)


TABLE = DecisionTable(
    TO_GOLD,
    (
        Rule(
            lambda f: f.among("base", "standard"),
            _missing,
            Text(
                en="revenue of 12 months {revenue_12m}, gold from {gold_threshold}",
                ru="выручка за 12 месяцев {revenue_12m}, золотой от {gold_threshold}",
            ),
        ),
    ),
)

METHOD = table_method("growth", TABLE, needs=("base",))
