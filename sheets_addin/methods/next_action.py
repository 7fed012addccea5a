"""NEXT_ACTION: one concrete thing to do, from base, class, stage, flags and dates (S1-S4).

What a base forbids or commands comes first (black: only the debt; off-profile: nothing but a debt), then what is late
(payment, contract, time limit, close), then the class of the request, then the way in which the base grows. The first
action whose situations all hold is the one; docs/next-action.md is written from :data:`CHAPTERS`.
"""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.actions_on_buyers import BUYERS
from sheets_addin.methods.actions_on_money import BLACK, PAYMENT
from sheets_addin.methods.actions_on_prospects import PROSPECTS
from sheets_addin.methods.actions_on_sale import IMAGE, SALE, THINKING
from sheets_addin.methods.actions_on_stage import STAGE
from sheets_addin.methods.adjusted_close import expected_close_passed
from sheets_addin.methods.contact_steps import next_step
from sheets_addin.methods.decision import DecisionTable, Figure
from sheets_addin.methods.facts import Facts, Values, as_objects, rows_of
from sheets_addin.methods.method import table_method
from sheets_addin.methods.situations import Chapter
from sheets_addin.methods.wording import fill
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

NEXT_ACTION = Column(
    key="next_action",
    name=Text(en="Next action", ru="Следующее действие"),
    kind=Kind.TEXT,
    width=46,
    group=Group.COMPUTED,
    meaning=Text(en="The one thing to do with the client now.", ru="Что сейчас сделать по клиенту."),
)
OLD_CLOSE = Text(
    en="; ask for a new closing date: {expected_close} has passed",
    ru="; уточнить новую дату закрытия: срок {expected_close} прошёл",
)
"""What is added to an action where the closing date has passed (methods: a date in the past is asked for anew)."""

CHAPTERS: tuple[Chapter, ...] = (BLACK, PAYMENT, STAGE, SALE, IMAGE, THINKING, BUYERS, PROSPECTS)


def _old_close(facts: Facts) -> Values:
    texts = np.full(facts.size, "", dtype=object)
    rows = rows_of(expected_close_passed(facts))
    template = OLD_CLOSE.in_language(facts.language)
    texts[rows] = as_objects(fill(template, len(rows), lambda name, spec: facts.words(name, rows, spec)))
    return texts


TABLE = DecisionTable(
    NEXT_ACTION,
    tuple(action for chapter in CHAPTERS for action in chapter.actions),
    figures={
        "step": Figure(next_step, Kind.TEXT),
        "old_close": Figure(_old_close, Kind.TEXT),
        "contact_silence": Figure(lambda f: f.days_since("latest_contact")),
        "order_silence": Figure(lambda f: f.days_since("last_order")),
    },
)

METHOD = table_method(
    "next_action",
    TABLE,
    needs=(
        "base",
        "abc",
        "adjusted_close",
        "suggested_move",
        "debt_days_overdue",
        "stage_days_overdue",
        "contract_days_overdue",
        "winback",
        "expected_next_order",
        "to_gold",
        "latest_contact",
    ),
    function="NEXT_ACTION",
    place=10,
)
