"""The order of work: whom each manager takes first (S0, S2, S4), as a place in his list from 1 on.

Hot ones first (class A or group 1, and not black), in a crisis then the win-back clients, then the base order of the
goal, group, class, value, days overdue, deal value, and at last the ID as text, then the row. A blank manager is a list
of its own. Off-profile clients, refusals, and a strategic reserve before its next contact have no place; a reserve
without a date keeps its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from sheets_addin.methods.conditions import always
from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Mask, Numbers, Result, Rows, Values, blank_numbers, rows_of
from sheets_addin.methods.method import Method, Output
from sheets_addin.methods.prospects import out_of_work, refused_for_good
from sheets_addin.vocabulary.choices import ABC_CLASSES, VALUE_TIERS, Choice
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.settings import BASE_ORDER

IS_HOT = Column(
    key="is_hot",
    name=Text(en="Hot", ru="Горячий"),
    kind=Kind.YES_NO,
    width=10,
    group=Group.COMPUTED,
    meaning=Text(en="Class A or group 1, and not black.", ru="Класс A или группа 1, и не чёрный."),
)
WORK_RANK = Column(
    key="work_rank",
    name=Text(en="Work order", ru="Порядок работы"),
    kind=Kind.INTEGER,
    width=11,
    group=Group.COMPUTED,
    meaning=Text(en="Place in the manager's list; 1 comes first.", ru="Место в списке менеджера; 1 — первый."),
)

HOT = DecisionTable(
    IS_HOT,
    (
        Rule(lambda f: f.among("base", "black"), 0, Text(en="black is never hot", ru="чёрный не бывает горячим")),
        Rule(lambda f: f.among("abc", "A"), 1, Text(en="hot: class A", ru="горячий: класс A")),
        Rule(lambda f: f.numbers("priority") == 1, 1, Text(en="hot: group 1", ru="горячий: группа 1")),
        Rule(always, 0, Text(en="neither class A nor group 1", ru="не класс A и не группа 1")),
    ),
)


def _waits_in_reserve(facts: Facts) -> Mask:
    return facts.among("stage", "strategic_reserve") & (facts.days_since("next_contact") < 0)


def _places(facts: Facts) -> Numbers:
    in_order = ~(out_of_work(facts) | _waits_in_reserve(facts))
    return places_in_lists(facts, rows_of(in_order), _sort_keys(facts))


def places_in_lists(facts: Facts, rows: Rows, keys: Sequence[Numbers]) -> Numbers:
    """Place of each of ``rows`` among those of its manager, by ``keys``, most weighty first; blank for other rows."""
    managers = pd.factorize(facts.values("manager"))[0]
    order = rows[np.lexsort([*(key[rows] for key in reversed(keys)), managers[rows]])]
    starts = np.flatnonzero(np.diff(managers[order], prepend=-2))
    lengths = np.diff(np.append(starts, len(order)))
    places = blank_numbers(facts.size)
    places[order] = np.arange(1, len(order) + 1) - np.repeat(starts, lengths)
    return places


def _sort_keys(facts: Facts) -> list[Numbers]:
    hot = facts.yes("is_hot")
    bases = BASE_ORDER[facts.settings.goal]
    won_back_first = hot | (facts.known("winback") & facts.settings.crisis)
    return [
        (~hot).astype(np.float64),
        (~won_back_first).astype(np.float64),
        _rank_of(facts, "base", bases),
        np.nan_to_num(facts.numbers("priority"), nan=np.inf),
        _rank_of(facts, "abc", _codes(ABC_CLASSES)),
        _rank_of(facts, "value_tier", _codes(VALUE_TIERS)),
        -np.nan_to_num(facts.numbers("days_overdue")),
        -np.nan_to_num(facts.numbers("deal_value"), nan=-np.inf, neginf=-np.inf),
        _by_id(facts.values("client_id")),
    ]


def _rank_of(facts: Facts, key: str, order: Sequence[str]) -> Numbers:
    """Place of the row's choice in ``order``, after all of them where it is blank."""
    ranks = np.full(facts.size, float(len(order)))
    for place, code in enumerate(order):
        ranks[facts.among(key, code)] = place
    return ranks


def _codes(choices: Sequence[Choice]) -> list[str]:
    return [choice.code for choice in choices]


def _by_id(client_ids: Values) -> Numbers:
    """Place of the ID among all as text; blank ones last."""
    codes = pd.factorize(client_ids, sort=True)[0].astype(np.float64)
    return np.where(codes < 0, np.inf, codes)


_STANDING = Text(
    en="base {base}, group {priority}, class {abc}, value {value_tier:lower}, "
    "overdue {days_overdue:days}, deal {deal_value}",
    ru="база «{base}», группа {priority}, класс {abc}, ценность {value_tier:lower}, "
    "просрочка {days_overdue:days}, сделка {deal_value}",
)

ORDER = DecisionTable(
    WORK_RANK,
    (
        Rule(
            lambda f: f.among("base", "off_profile"),
            None,
            Text(en="not in the order of work: off-profile", ru="вне порядка работы: непрофильный"),
        ),
        Rule(
            refused_for_good,
            None,
            Text(
                en="not in the order of work: refused as off-profile, for good",
                ru="вне порядка работы: отказ с причиной «непрофильный», окончательный",
            ),
        ),
        Rule(
            lambda f: f.among("stage", "refusal"),
            None,
            Text(
                en="not in the order of work: refusal, back through “Call round”",
                ru="вне порядка работы: отказ, вернётся через «Обзвон»",
            ),
        ),
        Rule(
            _waits_in_reserve,
            None,
            Text(
                en="not in the order of work: strategic reserve until {next_contact}",
                ru="вне порядка работы: стратегический запас до {next_contact}",
            ),
        ),
        Rule(
            lambda f: f.known("winback") & ~f.yes("is_hot") & f.settings.crisis,
            _places,
            Text(
                en=f"win-back in a crisis: {{winback:lower}}; {_STANDING.en}",
                ru=f"возврат в кризис: {{winback:lower}}; {_STANDING.ru}",
            ),
        ),
        Rule(
            always,
            _places,
            Text(en=f"{{is_hot:reason}}; {_STANDING.en}", ru=f"{{is_hot:reason}}; {_STANDING.ru}"),
        ),
    ),
    heading=Text(en="Place {result}", ru="Место {result}"),
)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    hot = HOT.evaluate(facts)
    facts.add(IS_HOT, hot)
    return {IS_HOT.key: hot, WORK_RANK.key: ORDER.evaluate(facts)}


METHOD = Method(
    "work_order",
    (Output(IS_HOT), Output(WORK_RANK, explains=120)),
    ("base", "priority", "abc", "value_tier", "days_overdue", "winback"),
    _evaluate,
)
