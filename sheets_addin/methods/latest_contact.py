"""The day of the last contact: the later of the one typed on the client's row and the latest activity noted (S4).

What is dated after today has not happened: a contact typed for such a day counts as blank.
"""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Mask
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

LATEST_CONTACT = Column(
    key="latest_contact",
    name=Text(en="Latest contact", ru="Последний контакт с учётом активностей"),
    kind=Kind.DATE,
    width=13,
    group=Group.COMPUTED,
    meaning=Text(
        en="The later of the typed last contact and the latest row of Activities.",
        ru="Последний контакт из строки клиента или последняя запись в «Активностях»: что позже.",
    ),
)


def _typed(facts: Facts) -> Mask:
    return facts.days_since("last_contact") >= 0


def _noted_later(facts: Facts) -> Mask:
    return (facts.last_activity > facts.numbers("last_contact")) | (~_typed(facts) & ~np.isnan(facts.last_activity))


TABLE = DecisionTable(
    LATEST_CONTACT,
    (
        Rule(
            _noted_later,
            lambda f: f.last_activity,
            Text(en="noted in Activities on {latest_contact}", ru="отмечен в «Активностях» {latest_contact}"),
        ),
        Rule(
            _typed,
            lambda f: f.values("last_contact"),
            Text(en="last contact {last_contact}", ru="последний контакт {last_contact}"),
        ),
        Rule(
            lambda f: f.known("last_contact"),
            None,
            Text(
                en="last contact {last_contact} is after today: not counted",
                ru="последний контакт {last_contact} позже сегодняшнего дня: не учитывается",
            ),
        ),
    ),
)

METHOD = table_method("latest_contact", TABLE)
