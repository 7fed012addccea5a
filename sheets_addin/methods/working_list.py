"""The working list: of each manager's prospects the first ``list_max`` by the order of work are in work (S1).

The rest wait in the queue.
"""

from __future__ import annotations

from sheets_addin.methods.decision import DecisionTable, Figure, Rule
from sheets_addin.methods.facts import Facts, Numbers, rows_of
from sheets_addin.methods.method import table_method
from sheets_addin.methods.prospects import is_prospect
from sheets_addin.methods.work_order import places_in_lists
from sheets_addin.vocabulary.choices import LIST_STATUSES
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

LIST_STATUS = Column(
    key="list_status",
    name=Text(en="Working list", ru="Рабочий список"),
    kind=Kind.CHOICE,
    choices=LIST_STATUSES,
    width=12,
    group=Group.COMPUTED,
    meaning=Text(
        en="Prospects the manager works with now, and those that wait for a place.",
        ru="С кем менеджер работает сейчас, а кто ждёт места в списке.",
    ),
)


def _place(facts: Facts) -> Numbers:
    return places_in_lists(facts, rows_of(is_prospect(facts)), [facts.numbers("work_rank")])


_PLACE = Text(
    en="place {place} in the manager's list (it holds {list_max})",
    ru="место {place} в списке менеджера (мест всего: {list_max})",
)

TABLE = DecisionTable(
    LIST_STATUS,
    (
        Rule(lambda f: _place(f) <= f.settings.list_max, "in_work", _PLACE),
        Rule(is_prospect, "queue", _PLACE),
    ),
    heading=Text(en="{result}", ru="{result}"),
    figures={"place": Figure(_place)},
)

METHOD = table_method("working_list", TABLE, needs=("base", "work_rank"), explains=130)
