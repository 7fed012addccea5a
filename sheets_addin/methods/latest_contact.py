"""The day of the last contact: the later of the one typed on the client's row and the latest activity noted (S4)."""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Mask
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

LATEST_CONTACT = Column(
    key="latest_contact",
    name=Text(en="Latest contact", ru="Самый поздний контакт"),
    kind=Kind.DATE,
    width=13,
    group=Group.COMPUTED,
    meaning=Text(
        en="The later of the typed last contact and the latest row of Activities.",
        ru="Позднейшее из последнего контакта в строке и последней записи в Активностях.",
    ),
)


def _noted_later(facts: Facts) -> Mask:
    return (facts.last_activity > facts.numbers("last_contact")) | (
        facts.blank("last_contact") & ~np.isnan(facts.last_activity)
    )


TABLE = DecisionTable(
    LATEST_CONTACT,
    (
        Rule(
            _noted_later,
            lambda f: f.last_activity,
            Text(en="noted in Activities on {latest_contact}", ru="записан в Активностях {latest_contact}"),
        ),
        Rule(
            lambda f: f.known("last_contact"),
            lambda f: f.values("last_contact"),
            Text(en="last contact {last_contact}", ru="последний контакт {last_contact}"),
        ),
    ),
)

METHOD = table_method("latest_contact", TABLE)
