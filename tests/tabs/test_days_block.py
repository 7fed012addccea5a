"""The block of Team that shows how full the managers' days are."""

from __future__ import annotations

import pytest

from sheets_addin.figures.day_plan import plan_days
from sheets_addin.tabs.days_block import days_block
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.settings import Settings
from tests.figures.test_day_plan import many, ranked

CLIENTS = ranked(*many(2, minutes=200), *many(2, manager=None, minutes=300), *many(1, manager="Борис"))


@pytest.mark.parametrize(
    ("language", "headers", "nobody", "total"),
    [
        (Language.ENGLISH, ["Manager", "In the day", "Do not fit", "Minutes"], "no manager", "Total"),
        (Language.RUSSIAN, ["Менеджер", "В плане дня", "Не помещаются", "Минут"], "без менеджера", "Всего"),
    ],
)
def test_each_manager_his_day_and_who_does_not_fit(language, headers, nobody, total):
    settings = Settings(language=language, sell_gold_share=100)
    block = days_block(plan_days(CLIENTS, settings), settings)
    assert [column.header for column in block.columns] == headers
    assert [list(row) for row in zip(*(column.values for column in block.columns), strict=True)] == [
        ["Анна", 2, None, 400],
        ["Борис", 1, None, 15],
        [nobody, 1, 1, 300],
        [total, 4, 1, 715],
    ]


def test_a_day_without_due_clients_has_only_the_sums():
    block = days_block(plan_days(CLIENTS.iloc[:0], Settings()), Settings())
    assert [column.values for column in block.columns] == [["Total"], [0], [None], [0]]
