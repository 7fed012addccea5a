"""Who is due today (S0, S4): the next contact is today or past, or nobody called within the rhythm of the base.

Who was contacted today is done for today. Only clients in the order of work are due; prospects of the queue are not.
The reason of a client whose payment is late names the payment first.
"""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.conditions import always
from sheets_addin.methods.contact_rhythm import RHYTHM_FIGURES, silent_too_long
from sheets_addin.methods.debt import DEBT_DAYS_OVERDUE
from sheets_addin.methods.decision import DecisionTable, Rule, When
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

IS_DUE = Column(
    key="is_due",
    name=Text(en="Due today", ru="На сегодня"),
    kind=Kind.YES_NO,
    width=10,
    group=Group.COMPUTED,
    meaning=Text(en="To be contacted today.", ru="Связаться сегодня."),
)

_SILENCE = Text(
    en="last contact {silence:days} ago (rhythm {rhythm:days})",
    ru="последний контакт {silence:days} назад (ритм {rhythm:days})",
)
_NEVER = Text(en="never contacted yet", ru="контактов ещё не было")
_SET_FOR_TODAY = Text(en="next contact is set for today", ru="контакт назначен на сегодня")
_WAS_SET = Text(en="next contact was set for {next_contact}", ru="контакт был назначен на {next_contact}")


def _due(condition: When, because: Text) -> tuple[Rule, Rule]:
    """A client that is due; a late payment is the first thing to talk about."""
    payment_first = Text(
        en=f"{{{DEBT_DAYS_OVERDUE.key}:reason}}; {because.en}", ru=f"{{{DEBT_DAYS_OVERDUE.key}:reason}}; {because.ru}"
    )
    pays_late = Rule(lambda f: condition(f) & f.known(DEBT_DAYS_OVERDUE.key), 1, payment_first)
    return pays_late, Rule(condition, 1, because)


TABLE = DecisionTable(
    IS_DUE,
    (
        Rule(lambda f: f.blank("work_rank"), 0, Text(en="{work_rank:reason}", ru="{work_rank:reason}")),
        Rule(lambda f: f.among("list_status", "queue"), 0, Text(en="{list_status:reason}", ru="{list_status:reason}")),
        Rule(
            lambda f: f.days_since("latest_contact") == 0,
            0,
            Text(en="contacted today", ru="контакт сегодня уже был"),
        ),
        *_due(lambda f: np.asarray(f.days_since("next_contact") == 0), _SET_FOR_TODAY),
        *_due(lambda f: f.days_since("next_contact") > 0, _WAS_SET),
        Rule(
            lambda f: f.known("next_contact"),
            0,
            Text(en="next contact is set for {next_contact}", ru="контакт назначен на {next_contact}"),
        ),
        *_due(lambda f: f.blank("latest_contact"), _NEVER),
        *_due(silent_too_long, _SILENCE),
        Rule(always, 0, _SILENCE),
    ),
    figures=RHYTHM_FIGURES,
)

METHOD = table_method(
    "due_today", TABLE, needs=("base", "work_rank", "list_status", "latest_contact", DEBT_DAYS_OVERDUE.key)
)
