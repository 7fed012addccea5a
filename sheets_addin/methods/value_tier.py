"""VALUE_TIER: what the client could bring, by yearly potential or, where that is blank, by the deal (S3).

High is above ``high_value``; Medium from ``medium_value`` to ``high_value``, both ends included; Low is below.
"""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.decision import DecisionTable, Figure, Rule
from sheets_addin.methods.facts import Facts, Numbers, Values
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.choices import VALUE_TIERS
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

VALUE_TIER = Column(
    key="value_tier",
    name=Text(en="Value", ru="Ценность"),
    kind=Kind.CHOICE,
    choices=VALUE_TIERS,
    width=11,
    group=Group.COMPUTED,
    meaning=Text(
        en="High, Medium or Low by yearly potential, or by the deal where that is blank.",
        ru="Высокая, средняя или низкая: по потенциалу в год, а без него — по сумме сделки.",
    ),
)

_POTENTIAL = Text(en="yearly potential", ru="потенциал в год")
_DEAL = Text(en="deal value", ru="сумма сделки")


def worth(potential: Numbers, deal_value: Numbers) -> Numbers:
    """What each client could bring: its potential in a year, the deal where that is blank."""
    return np.where(np.isnan(potential), deal_value, potential)


def _amount(facts: Facts) -> Numbers:
    return worth(facts.numbers("potential"), facts.numbers("deal_value"))


def _source(facts: Facts) -> Values:
    names = np.array([_POTENTIAL.in_language(facts.language), _DEAL.in_language(facts.language)], dtype=object)
    return names[facts.blank("potential").astype(np.intp)]


TABLE = DecisionTable(
    VALUE_TIER,
    (
        Rule(
            lambda f: _amount(f) > f.settings.high_value,
            "high",
            Text(en="{source} {amount} (above {high_value})", ru="{source} {amount} (больше {high_value})"),
        ),
        Rule(
            lambda f: _amount(f) >= f.settings.medium_value,
            "medium",
            Text(
                en="{source} {amount} (from {medium_value} to {high_value})",
                ru="{source} {amount} (от {medium_value} до {high_value})",
            ),
        ),
        Rule(
            lambda f: ~np.isnan(_amount(f)),
            "low",
            Text(en="{source} {amount} (below {medium_value})", ru="{source} {amount} (меньше {medium_value})"),
        ),
    ),
    heading=Text(en="{result} value", ru="{result} ценность"),
    figures={"amount": Figure(_amount), "source": Figure(_source, Kind.TEXT)},
)

METHOD = table_method("value_tier", TABLE, function="VALUE_TIER", place=5, explains=60)
