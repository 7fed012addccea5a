"""Who is due today (S0, S4): the next contact is today or past, or nobody called within the rhythm of the base.

Who was contacted today is done for today. Only clients in the order of work are due; prospects of the queue are not.
"""

from __future__ import annotations

from sheets_addin.methods.conditions import always
from sheets_addin.methods.contact_rhythm import RHYTHM_FIGURES, silent_too_long
from sheets_addin.methods.decision import DecisionTable, Rule
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
        Rule(
            lambda f: f.days_since("next_contact") == 0,
            1,
            Text(en="next contact is set for today", ru="контакт назначен на сегодня"),
        ),
        Rule(
            lambda f: f.days_since("next_contact") > 0,
            1,
            Text(en="next contact was set for {next_contact}", ru="контакт был назначен на {next_contact}"),
        ),
        Rule(
            lambda f: f.known("next_contact"),
            0,
            Text(en="next contact is set for {next_contact}", ru="контакт назначен на {next_contact}"),
        ),
        Rule(lambda f: f.blank("latest_contact"), 1, Text(en="never contacted yet", ru="контактов ещё не было")),
        Rule(silent_too_long, 1, _SILENCE),
        Rule(always, 0, _SILENCE),
    ),
    figures=RHYTHM_FIGURES,
)

METHOD = table_method("due_today", TABLE, needs=("base", "work_rank", "list_status", "latest_contact"))
