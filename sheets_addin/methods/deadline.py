"""DEADLINE and SUGGESTED_MOVE: the time limit of New and Contacts 1-3, and where to move a client past it (S1).

The deadline has passed when today is later than it; on the day itself it has not. Nowhere is suggested to a client that
is off-profile by hand: it is out of the work already.
"""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.methods.decision import NOTHING, DecisionTable, Figure, Rule
from sheets_addin.methods.facts import Facts, Mask, Numbers, Result, calendar_days
from sheets_addin.methods.method import Method, Output
from sheets_addin.methods.prospects import in_contact_stages
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

DEADLINE = Column(
    key="deadline",
    name=Text(en="Deadline", ru="Крайний срок"),
    kind=Kind.DATE,
    width=13,
    group=Group.COMPUTED,
    meaning=Text(
        en="In work since plus the time limit: by then sell, or move.",
        ru="«В работе с» плюс предельный срок: к этому дню продать или перевести.",
    ),
)
SUGGESTED_MOVE = Column(
    key="suggested_move",
    name=Text(en="Suggested move", ru="Куда перевести"),
    kind=Kind.TEXT,
    width=42,
    group=Group.COMPUTED,
    meaning=Text(
        en="Where to move a client whose deadline has passed, and why.",
        ru="Куда перевести клиента, у которого вышел крайний срок, и почему.",
    ),
)


def _limit_day(facts: Facts) -> Numbers:
    return calendar_days(facts.numbers("in_work_since") + facts.settings.work_limit_days)


def _passed(facts: Facts) -> Mask:
    return facts.days_since("deadline") > 0


DEADLINES = DecisionTable(
    DEADLINE,
    (
        Rule(
            lambda f: in_contact_stages(f) & f.known("in_work_since"),
            _limit_day,
            Text(
                en="in work since {in_work_since}, limit {work_limit_days:days}",
                ru="в работе с {in_work_since}, предел {work_limit_days:days}",
            ),
        ),
    ),
    heading=Text(en="Deadline {result}", ru="Крайний срок {result}"),
)
MOVES = DecisionTable(
    SUGGESTED_MOVE,
    (
        Rule(lambda f: f.among("manual_base", "off_profile"), None, NOTHING),
        Rule(
            lambda f: _passed(f) & f.among("size", "off_profile"),
            Text(en="Refusal: off-profile", ru="Отказ: непрофильный"),
            Text(
                en="the deadline passed {past:days} ago, the size is off-profile",
                ru="крайний срок прошёл {past:days} назад, размер «непрофильный»",
            ),
        ),
        Rule(
            lambda f: _passed(f) & f.no("money"),
            Text(en="Refusal: no money", ru="Отказ: нет денег"),
            Text(
                en="the deadline passed {past:days} ago, the client has no money",
                ru="крайний срок прошёл {past:days} назад, денег нет",
            ),
        ),
        Rule(
            lambda f: _passed(f) & f.yes("need"),
            Text(en="Strategic reserve: willing, no date", ru="Стратегический запас: нужно, но без срока"),
            Text(
                en="the deadline passed {past:days} ago, there is a need",
                ru="крайний срок прошёл {past:days} назад, потребность есть",
            ),
        ),
        Rule(
            _passed,
            Text(en="Refusal: other, then Call round", ru="Отказ: другое, затем Обзвон"),
            Text(
                en="the deadline passed {past:days} ago, no need was found",
                ru="крайний срок прошёл {past:days} назад, потребность не выявлена",
            ),
        ),
    ),
    heading=Text(en="Suggested move “{result}”", ru="Перевести в «{result}»"),
    figures={"past": Figure(lambda f: f.days_since("deadline"))},
)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    deadlines = DEADLINES.evaluate(facts)
    facts.add(DEADLINE, deadlines)
    return {DEADLINE.key: deadlines, SUGGESTED_MOVE.key: MOVES.evaluate(facts)}


METHOD = Method(
    "deadline",
    (
        Output(DEADLINE, "DEADLINE", place=7, explains=80),
        Output(SUGGESTED_MOVE, "SUGGESTED_MOVE", place=8, explains=90),
    ),
    (),
    _evaluate,
)
