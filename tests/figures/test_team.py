"""Method 12: what each manager and each territory has."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as running
from hypothesis import strategies as st

from sheets_addin.figures.team import FLAGS, TIERS, Team, team_figures
from sheets_addin.vocabulary.settings import Settings
from tests.figures.company import assessed, noted
from tests.methods.client_table import TODAY, Row, day

SETTINGS = Settings(list_min=2, list_max=3)

ROWS: list[dict[str, Any]] = [
    {"manager": "Anna", "territory": "North", "stage": "new", "potential": 2_000_000, "next_contact": day(-1)},
    {"manager": "Anna", "territory": "South", "stage": "contact_1", "deal_value": 500_000, "in_work_since": day(-50)},
    {"manager": "Anna", "territory": "North", "stage": "client", "last_order": day(-9), "orders_12m": 1},
    {"manager": "Anna", "territory": "North", "stage": "refusal", "potential": 9_000_000, "next_contact": day(-9)},
    {
        "manager": "Boris",
        "territory": "South",
        "stage": "client",
        "last_order": day(-9),
        "potential": 100,
        "debt": 5,
        "payment_due": day(-60),
        "next_contact": day(-5),
    },
    {"manager": None, "territory": None, "stage": "new"},
]
ACTIVITIES = noted(
    ("K0", day(0), 30, "Anna"),
    ("K0", day(-29), 30, None),
    ("K0", day(-30), 30, "Anna"),
    ("K4", day(-1), 60, "Carl"),
    ("K1", day(1), 30, "Anna"),
    (None, day(0), 30, "Anna"),
)


def team_of(*rows: Row, activities: pd.DataFrame | None = None, settings: Settings = SETTINGS) -> Team:
    frame = assessed(*rows, settings=settings, activities=activities, gold_threshold=1000)
    return team_figures(frame, activities, settings, TODAY)


def figures(table: pd.DataFrame, name: str | None, *keys: str) -> list[Any]:
    rows = table[table["name"].isna()] if name is None else table[table["name"] == name]
    return rows.iloc[0][list(keys)].tolist()


def test_prospects_and_clients_are_counted_apart_and_refusals_are_neither():
    team = team_of(*ROWS)
    assert figures(team.managers, "Anna", "prospects", "clients") == [2, 1]
    assert figures(team.managers, "Boris", "prospects", "clients") == [0, 1]
    assert figures(team.territories, "North", "prospects", "clients") == [1, 1]
    assert figures(team.territories, "South", "prospects", "clients") == [1, 1]


def test_those_of_nobody_come_last_and_only_where_there_are_any():
    team = team_of(*ROWS)
    assert team.managers["name"].tolist()[:2] == ["Anna", "Boris"]
    assert figures(team.managers, None, "prospects", "in_work") == [1, 1]
    assert team_of(*ROWS[:5]).managers["name"].tolist() == ["Anna", "Boris"]


def test_potential_is_that_of_the_year_or_the_deal_by_tier():
    team = team_of(*ROWS)
    assert figures(team.managers, "Anna", *TIERS) == [2_000_000, 500_000, 0]
    assert figures(team.territories, "South", *TIERS) == [0, 500_000, 100]


def test_overdue_is_counted_by_kind_and_each_client_once():
    """Boris's client is late with the payment and with the contact: one client."""
    team = team_of(*ROWS)
    assert figures(team.managers, "Boris", *FLAGS, "overdue") == [1, 1, 0, 0, 1]
    assert figures(team.managers, "Anna", *FLAGS, "overdue") == [0, 1, 1, 0, 2]
    assert figures(team.territories, "North", *FLAGS, "overdue") == [0, 1, 0, 0, 1]


def test_lists_tell_what_is_missing():
    team = team_of(*ROWS)
    assert figures(team.managers, "Anna", "in_work", "queue", "status", "difference") == [2, 0, "ok", 0]
    assert figures(team.managers, "Boris", "in_work", "queue", "status", "difference") == [0, 0, "short", 2]
    assert team.to_take["client_id"].tolist() == ["K5"]


def test_activities_of_30_days_count_for_who_noted_them_else_for_the_clients_manager():
    team = team_of(*ROWS, activities=ACTIVITIES)
    assert figures(team.managers, "Anna", "activities") == [2]
    assert figures(team.managers, "Carl", "activities", "prospects") == [1, 0]
    assert pd.isna(figures(team.managers, "Carl", "status")[0])
    assert figures(team.territories, "North", "activities") == [2]
    assert figures(team.territories, "South", "activities") == [1]


def test_time_of_a_territory_is_that_of_its_clients():
    """South: 60 minutes, all of them for Boris's black client."""
    time = team_of(*ROWS, activities=ACTIVITIES).territory_time
    black = time[(time["manager"] == "South") & (time["base"] == "black")].iloc[0]
    assert (black["minutes"], black["share"], bool(black["over_cap"])) == (60, 100, True)


@pytest.mark.parametrize("activities", [None, ACTIVITIES.iloc[:0]])
def test_nobody_at_all_is_an_empty_team(activities):
    team = team_of(activities=activities)
    assert not len(team.managers)
    assert not len(team.time)


CLIENT = st.fixed_dictionaries(
    {},
    optional={
        "manager": st.sampled_from(["Anna", "Boris"]),
        "territory": st.sampled_from(["North", "South"]),
        "stage": st.sampled_from(["new", "contact_1", "refusal", "client", "call_round"]),
        "potential": st.integers(0, 3_000_000),
        "last_order": st.integers(-400, -1).map(day),
        "next_contact": st.integers(-20, 20).map(day),
        "debt": st.integers(0, 900),
        "payment_due": st.integers(-90, 30).map(day),
    },
)


@running(deadline=None, max_examples=40)
@given(st.lists(CLIENT, max_size=12), st.randoms(use_true_random=False))
def test_for_any_company_the_order_of_rows_does_not_matter_and_both_views_have_the_same_sums(rows, random):
    rows = [{**row, "client_id": f"{place:02d}"} for place, row in enumerate(rows)]
    team, mixed = team_of(*rows), team_of(*random.sample(rows, len(rows)))
    pd.testing.assert_frame_equal(team.managers, mixed.managers)
    pd.testing.assert_frame_equal(team.territories, mixed.territories)
    pd.testing.assert_frame_equal(team.to_take, mixed.to_take)
    sums = ["prospects", "clients", *TIERS, "in_work", "queue", *FLAGS, "overdue"]
    assert team.managers[sums].sum().tolist() == pytest.approx(team.territories[sums].sum().tolist())
