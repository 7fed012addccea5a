"""Methods 9 and 10 together, from clients as typed to the managers' days, for any company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sheets_addin.figures.day_plan import DayPlan, plan_days
from tests.methods.client_table import client_table, day, run

CLIENT = st.fixed_dictionaries(
    {
        "manager": st.sampled_from(["Анна", "Борис", None]),
        "stage": st.sampled_from(["new", "contact_2", "client", "call_round", "refusal", "strategic_reserve", None]),
        "need": st.sampled_from([True, None]),
        "money": st.sampled_from([True, None]),
        "urgent": st.sampled_from([True, None]),
        "deal_value": st.sampled_from([None, 10, 600_000]),
        "expected_close": st.sampled_from([None, day(3), day(90)]),
        "last_order": st.sampled_from([None, day(-10), day(-300)]),
        "revenue_12m": st.sampled_from([None, 500, 2_000]),
        "debt": st.sampled_from([None, 50]),
        "payment_due": st.sampled_from([None, day(-40)]),
        "is_image": st.sampled_from([True, None]),
        "next_contact": st.sampled_from([None, day(-2), day(0), day(5)]),
        "contact_minutes": st.sampled_from([None, 5, 60, 200]),
    }
)
COMPANIES = st.lists(CLIENT, min_size=1, max_size=40)
SETTINGS = st.fixed_dictionaries(
    {"goal": st.sampled_from(["sell", "develop"]), "crisis": st.booleans(), "list_max": st.sampled_from([2, 90])}
)
FEW = hypothesis_settings(max_examples=40)
THE_ORDER_OF_WORK = ("work_rank", "list_status", "is_due")


def assessed(clients: Sequence[Mapping[str, Any]], **settings: Any) -> tuple[pd.DataFrame, DayPlan]:
    found = run(*clients, list_min=0, **settings)
    typed = client_table(*clients).drop(columns=found.columns.columns, errors="ignore")
    frame = pd.concat([typed, found.columns], axis=1)
    return frame, plan_days(frame, found.settings)


def with_ids(clients: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**client, "client_id": f"{place:03d}"} for place, client in enumerate(clients)]


@FEW
@given(COMPANIES, SETTINGS)
def test_days_and_lists_keep_their_limits(clients, chosen):
    frame, plan = assessed(with_ids(clients), **chosen)
    in_work = frame[frame["list_status"] == "in_work"].groupby("manager", dropna=False).size()
    assert (in_work <= chosen["list_max"]).all()
    for _, today in plan.today.groupby("manager", dropna=False):
        assert today["minutes"].sum() <= 480
        assert today.loc[today["base"] == "black", "minutes"].sum() <= 24
        assert today["is_hot"].tolist() == sorted(today["is_hot"], reverse=True)
        assert not (today["list_status"] == "queue").any()
    assert len(plan.today) + sum(plan.not_today.values()) == frame["is_due"].sum()


@FEW
@given(COMPANIES, SETTINGS, st.randoms(use_true_random=False))
def test_shuffling_the_rows_changes_no_day(clients, chosen, random):
    rows = with_ids(clients)
    columns = ["client_id", "place", "minutes"]
    _, plan = assessed(rows, **chosen)
    _, mixed = assessed(random.sample(rows, len(rows)), **chosen)
    assert plan.today[columns].values.tolist() == mixed.today[columns].values.tolist()
    assert plan.not_today == mixed.not_today


@FEW
@given(COMPANIES)
def test_the_goal_changes_only_order_and_time(clients):
    (sell, by_sell), (develop, by_develop) = (assessed(with_ids(clients), goal=goal) for goal in ("sell", "develop"))
    pd.testing.assert_frame_equal(sell.drop(columns=[*THE_ORDER_OF_WORK]), develop.drop(columns=[*THE_ORDER_OF_WORK]))
    minutes = (plan.today.set_index("client_id")["minutes"] for plan in (by_sell, by_develop))
    both = pd.concat(minutes, axis=1, keys=["sell", "develop"]).dropna()
    assert (both["sell"] == both["develop"]).all()
