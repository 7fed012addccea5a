"""Method 10, the time budget: shares of the goal, and the minutes of the last 30 days beside them."""

from __future__ import annotations

import pandas as pd
import pytest

from sheets_addin.figures.time_budget import actual_minutes, actual_minutes_of_all, budget_shares
from sheets_addin.vocabulary.settings import Settings
from tests.methods.client_table import TODAY, day

CLIENTS = pd.DataFrame(
    {
        "client_id": ["g", "s", "b", "o", "d"],
        "manager": ["Анна", "Анна", "Анна", "Анна", "Борис"],
        "base": ["gold", "standard", "black", "off_profile", "development"],
    }
).astype("str")


def noted(*rows: tuple[str | None, int, float | None, str | None]) -> pd.DataFrame:
    """Activities as (client ID, days from TODAY, minutes, manager)."""
    frame = pd.DataFrame(rows, columns=["client_id", "shift", "minutes", "activity_manager"])
    days = pd.Series([day(shift) for shift in frame["shift"]], dtype="datetime64[s]")
    types = {"client_id": "str", "minutes": "float64", "activity_manager": "str"}
    return frame.drop(columns="shift").astype(types).assign(activity_date=days)


def minutes(found: pd.DataFrame, manager: str | None = None) -> dict[str, float]:
    rows = found if manager is None else found[found["manager"] == manager]
    return {base: spent for base, spent in zip(rows["base"], rows["minutes"], strict=True) if spent}


def test_shares_of_each_goal_stand_in_its_order_of_work():
    assert list(budget_shares(Settings(goal="sell")).items()) == [
        ("gold", 35),
        ("standard", 40),
        ("image", 10),
        ("development", 10),
        ("black", 5),
    ]
    assert list(budget_shares(Settings(goal="develop")).items()) == [
        ("development", 55),
        ("standard", 20),
        ("gold", 10),
        ("image", 10),
        ("black", 5),
    ]


def test_minutes_shares_and_the_cap_of_black_by_hand():
    # Anna: gold 60, standard 30, black 10 of 100 minutes: black took 10 % where 5 % are allowed
    rows = noted(("g", 0, 60, None), ("s", -3, 30, None), ("b", -5, 10, None), ("d", -1, 20, None))
    found = actual_minutes(rows, CLIENTS, Settings(goal="sell"), TODAY)
    anna = found[found["manager"] == "Анна"].set_index("base")
    assert anna["share"].to_dict() == {"gold": 60, "standard": 30, "image": 0, "development": 0, "black": 10}
    assert anna["budget"].to_dict() == {"gold": 35, "standard": 40, "image": 10, "development": 10, "black": 5}
    assert list(found.loc[found["over_cap"], ["manager", "base"]].itertuples(index=False, name=None)) == [
        ("Анна", "black")
    ]
    everybody = actual_minutes_of_all(rows, CLIENTS, Settings(goal="sell"), TODAY).set_index("base")
    assert everybody["minutes"].to_dict() == {"gold": 60, "standard": 30, "image": 0, "development": 20, "black": 10}
    assert everybody.loc["black", "share"] == pytest.approx(100 / 12)


def test_black_exactly_at_its_cap_is_not_above_it():
    rows = noted(("b", 0, 5, None), ("g", 0, 95, None))
    assert not actual_minutes(rows, CLIENTS, Settings(), TODAY)["over_cap"].any()
    assert actual_minutes(rows, CLIENTS, Settings(black_time_max=4), TODAY)["over_cap"].sum() == 1


def test_the_window_is_30_days_with_today_and_without_what_is_planned():
    rows = noted(("g", 0, 1, None), ("g", -29, 2, None), ("g", -30, 4, None), ("g", 1, 8, None))
    assert minutes(actual_minutes_of_all(rows, CLIENTS, Settings(), TODAY)) == {"gold": 3}


def test_blank_minutes_take_the_setting_and_a_blank_manager_is_the_clients():
    rows = noted(("g", 0, None, None), ("g", 0, 20, "Борис"))
    found = actual_minutes(rows, CLIENTS, Settings(contact_minutes=25), TODAY)
    assert minutes(found, "Анна") == {"gold": 25}
    assert minutes(found, "Борис") == {"gold": 20}


def test_off_profile_clients_show_only_where_they_cost_time():
    assert "off_profile" not in set(actual_minutes(noted(("g", 0, 5, None)), CLIENTS, Settings(), TODAY)["base"])
    found = actual_minutes_of_all(noted(("o", 0, 5, None)), CLIENTS, Settings(), TODAY).set_index("base")
    assert found.loc["off_profile", ["minutes", "share", "budget"]].tolist() == [5, 100, 0]


def test_unknown_clients_count_nowhere_and_without_activities_there_are_no_shares():
    unknown = noted(("nobody", 0, 5, "Анна"), (None, 0, 5, "Анна"))
    for activities in (unknown, noted(), None):
        found = actual_minutes(activities, CLIENTS, Settings(), TODAY)
        assert found["manager"].unique().tolist() == ["Анна", "Борис"]
        assert found["minutes"].sum() == 0
        assert found["share"].isna().all()
        assert not found["over_cap"].any()
        assert actual_minutes_of_all(activities, CLIENTS, Settings(), TODAY)["minutes"].sum() == 0


def test_clients_without_a_manager_count_for_the_company_alone():
    clients = CLIENTS.assign(manager=pd.Series([None] * len(CLIENTS), dtype="str"))
    rows = noted(("g", 0, 5, None))
    assert minutes(actual_minutes_of_all(rows, clients, Settings(), TODAY)) == {"gold": 5}
    assert actual_minutes(rows, clients, Settings(), TODAY).empty
