"""OVERDUE: up to four flags, each with the days past its date (S1, S4). A date of today is not overdue.

Off-profile clients (by their base) and refusals carry no contact or stage flag. Where no next contact is agreed, the
contact flag counts from the last contact plus the rhythm of the base. The contract flag is for clients of the base
Image. The payment flag is :mod:`sheets_addin.methods.debt`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sheets_addin.methods.conditions import within
from sheets_addin.methods.contact_rhythm import RHYTHM_FIGURES, days_past_rhythm, silent_too_long
from sheets_addin.methods.debt import DEBT_DAYS_OVERDUE
from sheets_addin.methods.decision import NOTHING, DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Numbers, Result, Rows, Values, as_objects, blank_texts, rows_of
from sheets_addin.methods.method import Method, Output
from sheets_addin.methods.prospects import out_of_work
from sheets_addin.methods.wording import number_words
from sheets_addin.vocabulary.columns import Column, Group, Kind, Unit
from sheets_addin.vocabulary.language import Language, Text


def _days_column(key: str, name: Text, meaning: Text) -> Column:
    return Column(key=key, name=name, kind=Kind.INTEGER, unit=Unit.DAY, width=12, group=Group.COMPUTED, meaning=meaning)


OVERDUE = Column(
    key="overdue",
    name=Text(en="Overdue", ru="Просрочка"),
    kind=Kind.TEXT,
    width=34,
    group=Group.COMPUTED,
    meaning=Text(
        en="What is overdue and by how many days, most days first.",
        ru="Что просрочено и на сколько дней; самое давнее — первым.",
    ),
)
DAYS_OVERDUE = _days_column(
    "days_overdue",
    Text(en="Days overdue", ru="Дней просрочки"),
    Text(en="Days of the longest delay.", ru="Сколько дней самой давней просрочке."),
)
CONTACT_DAYS_OVERDUE = _days_column(
    "contact_days_overdue",
    Text(en="Contact overdue, days", ru="Просрочка контакта, дней"),
    Text(en="Days past the date of the next contact.", ru="Сколько дней назад был срок контакта."),
)
STAGE_DAYS_OVERDUE = _days_column(
    "stage_days_overdue",
    Text(en="Stage overdue, days", ru="Просрочка состояния, дней"),
    Text(en="Days past the deadline.", ru="Сколько дней назад прошёл крайний срок."),
)
CONTRACT_DAYS_OVERDUE = _days_column(
    "contract_days_overdue",
    Text(en="Contract overdue, days", ru="Просрочка по договору, дней"),
    Text(
        en="Days past the obligation of an image client's contract.",
        ru="Сколько дней назад был срок по договору имиджевого клиента.",
    ),
)


CONTACT = DecisionTable(
    CONTACT_DAYS_OVERDUE,
    (
        Rule(out_of_work, None, NOTHING),
        Rule(
            lambda f: f.days_since("next_contact") > 0,
            lambda f: f.days_since("next_contact"),
            Text(
                en="contact was due on {next_contact}, {contact_days_overdue:days} ago",
                ru="контакт был назначен на {next_contact}, просрочка {contact_days_overdue:days}",
            ),
        ),
        Rule(
            silent_too_long,
            days_past_rhythm,
            Text(
                en="last contact {latest_contact}, rhythm {rhythm:days}, {contact_days_overdue:days} over",
                ru="последний контакт {latest_contact}, ритм {rhythm:days}, просрочка {contact_days_overdue:days}",
            ),
        ),
    ),
    figures=RHYTHM_FIGURES,
)
STAGE = DecisionTable(
    STAGE_DAYS_OVERDUE,
    (
        Rule(out_of_work, None, NOTHING),
        Rule(
            lambda f: f.days_since("deadline") > 0,
            lambda f: f.days_since("deadline"),
            Text(
                en="the time limit of stage “{stage}” ran out on {deadline}, {stage_days_overdue:days} ago",
                ru="срок состояния «{stage}» истёк {deadline}, просрочка {stage_days_overdue:days}",
            ),
        ),
    ),
)
CONTRACT = DecisionTable(
    CONTRACT_DAYS_OVERDUE,
    (
        Rule(
            lambda f: f.among("base", "image") & (f.days_since("contract_due") > 0),
            lambda f: f.days_since("contract_due"),
            Text(
                en="contract obligation was due on {contract_due}, {contract_days_overdue:days} ago",
                ru="срок по договору — {contract_due}, просрочка {contract_days_overdue:days}",
            ),
        ),
    ),
)


@dataclass(frozen=True)
class Flag:
    """A kind of overdue: its code, how a cell names it, and the column of its days."""

    code: str
    name: Text
    days: Column


FLAGS: tuple[Flag, ...] = (
    Flag("payment", Text(en="payment", ru="оплата"), DEBT_DAYS_OVERDUE),
    Flag("contact", Text(en="contact", ru="контакт"), CONTACT_DAYS_OVERDUE),
    Flag("stage", Text(en="stage", ru="состояние"), STAGE_DAYS_OVERDUE),
    Flag("contract", Text(en="contract", ru="договор"), CONTRACT_DAYS_OVERDUE),
)
"""The kinds of overdue, in the order in which equally late ones are named."""

FLAG_COLUMNS: dict[str, str] = {flag.code: flag.days.key for flag in FLAGS}
"""The code of each kind of overdue and the key of the column that holds its days."""

_CELL = Text(en="{flag} {days} d", ru="{flag} {days} дн")


def _flag_days(facts: Facts) -> Numbers:
    """Days of each flag: one row a client, one column a flag, 0 where it is not raised."""
    return np.nan_to_num(np.column_stack([facts.numbers(key) for key in FLAG_COLUMNS.values()]))


def _joined(rows: Rows, days: Numbers, texts: list[Values]) -> list[str]:
    """For each of ``rows`` the texts of its raised flags, most days first; ``texts`` has an array for each flag."""
    order = np.argsort(-days[rows], axis=1, kind="stable")
    return [
        "; ".join(texts[flag][place] for flag in flags if days[row, flag] > 0)
        for place, (row, flags) in enumerate(zip(rows, order, strict=True))
    ]


def _flag_texts(flag: Flag, days: Numbers, language: Language) -> Values:
    template, name = _CELL.in_language(language), flag.name.in_language(language)
    return as_objects(
        [template.format(flag=name, days=number_words(count, language)) if count > 0 else "" for count in days]
    )


def _cells(facts: Facts, days: Numbers) -> Values:
    cells = blank_texts(facts.size)
    rows = rows_of(days.max(axis=1) > 0)
    texts = [_flag_texts(flag, days[rows, place], facts.language) for place, flag in enumerate(FLAGS)]
    cells[rows] = _joined(rows, days, texts)
    return cells


def _reasons(facts: Facts, days: Numbers, rows: Rows) -> list[str]:
    texts = [as_objects(facts.result(key).reasons(rows)) for key in FLAG_COLUMNS.values()]
    return _joined(rows, days, texts)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    flags = {table.column.key: (table, table.evaluate(facts)) for table in (CONTACT, STAGE, CONTRACT)}
    for table, result in flags.values():
        facts.add(table.column, result)
    days = _flag_days(facts)
    longest = days.max(axis=1)

    def reasons(rows: Rows) -> list[str]:
        return _reasons(facts, days, rows)

    return {
        OVERDUE.key: Result(_cells(facts, days), reasons),
        DAYS_OVERDUE.key: Result(within(longest, longest > 0), reasons),
        **{key: result for key, (_, result) in flags.items()},
    }


METHOD = Method(
    "overdue",
    (
        Output(OVERDUE, "OVERDUE", place=6, explains=100),
        Output(DAYS_OVERDUE, "DAYS_OVERDUE"),
        Output(CONTACT_DAYS_OVERDUE),
        Output(STAGE_DAYS_OVERDUE),
        Output(CONTRACT_DAYS_OVERDUE),
    ),
    (DEBT_DAYS_OVERDUE.key, "base", "deadline", "latest_contact"),
    _evaluate,
)
