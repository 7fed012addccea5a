"""The Team tab: its blocks and their words in both languages."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sheets_addin.figures.day_plan import plan_days
from sheets_addin.figures.team import team_figures
from sheets_addin.tabs.team_tab import team_tab
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Block, Report
from sheets_addin.vocabulary.settings import Settings
from tests.figures.company import assessed, noted
from tests.methods.client_table import TODAY, Row, day

ROWS: list[dict[str, Any]] = [
    {"client": "Birch", "manager": "Anna", "territory": "North", "stage": "call_round"},
    {"manager": "Anna", "territory": "North", "stage": "client", "last_order": day(-9), "orders_12m": 1},
    {"manager": "Anna", "stage": "client", "last_order": day(-9), "debt": 5, "payment_due": day(-60)},
]
ACTIVITIES = noted(("K1", day(-1), 90, "Anna"), ("K2", day(-1), 10, "Anna"))


def report(*rows: Row, language: Language, activities: pd.DataFrame | None = None) -> Report:
    settings = Settings(language=language)
    frame = assessed(*rows, settings=settings, activities=activities, gold_threshold=1000)
    return team_tab(team_figures(frame, activities, settings, TODAY), plan_days(frame, settings), settings)


def block(found: Report, title: str) -> Block:
    return next(one for one in found.blocks if one.title == title)


def rows_of(found: Block) -> list[tuple[Any, ...]]:
    return list(zip(*(column.values for column in found.columns), strict=True))


def test_time_stands_below_the_budget_and_black_above_its_cap_is_named():
    """90 of 100 minutes for the standard client, 10 for the black one."""
    english = block(report(*ROWS, language=Language.ENGLISH, activities=ACTIVITIES), "Time by base against the budget")
    assert rows_of(english) == [
        ("Budget", 35, 40, 10, 10, 5, None, None),
        ("Anna", 0, 90, 0, 0, 10, 1.7, "10 %, cap 5 %"),
    ]
    russian = block(report(*ROWS, language=Language.RUSSIAN, activities=ACTIVITIES), "Время по базам и бюджет")
    assert rows_of(russian)[1][-1] == "10 %, потолок 5 %"


def test_without_activities_the_block_tells_to_note_them_and_draws_nothing():
    found = block(report(*ROWS, language=Language.RUSSIAN), "Время по базам и бюджет")
    assert "отмечайте контакты" in found.note
    assert not found.charts


def test_short_lists_get_names():
    found = report(*ROWS, language=Language.RUSSIAN)
    assert rows_of(block(found, "Рабочие списки"))[0][-1] == "взять ещё 50"
    assert rows_of(block(found, "Кого взять в неполные списки")) == [("Anna", "K0", "Birch", "Обзвон", "Anna")]


def test_nobody_to_take_is_said():
    found = block(report(*ROWS[1:], language=Language.ENGLISH), "Whom to take into short lists")
    assert found.row_count == 0
    assert "new clients are needed" in found.note


def test_territories_show_those_without_one_and_are_left_out_where_nobody_has_any():
    found = report(*ROWS, language=Language.ENGLISH)
    assert [row[:3] for row in rows_of(block(found, "By territory"))] == [
        ("North", 1, 1),
        ("no territory", 0, 1),
        ("Total", 1, 2),
    ]
    titles = [one.title for one in report(*ROWS[2:], language=Language.ENGLISH).blocks]
    assert "By territory" not in titles
    assert "By manager" in titles
