"""Method 10, filling a manager's day: examples worked by hand, and what holds for any company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_addin.figures.day_plan import DayPlan, day_totals, plan_days
from sheets_addin.vocabulary.settings import BASE_ORDER, Settings

Client = Mapping[str, Any]


def ranked(*clients: Client) -> pd.DataFrame:
    """Assessed clients: in order of work as they are given, due and not hot unless they say otherwise."""
    usual = {"client_id": "?", "manager": "Анна", "base": "gold", "is_due": True, "is_hot": False, "minutes": None}
    rows = [{**usual, **client} for client in clients]
    frame = pd.DataFrame(rows, columns=[*usual]).rename(columns={"minutes": "contact_minutes"})
    types = {"client_id": "str", "manager": "str", "base": "str", "is_due": "boolean", "is_hot": "boolean"}
    frame = frame.astype({**types, "contact_minutes": "float64"})
    return frame.assign(work_rank=frame.groupby("manager", dropna=False).cumcount().astype("float64") + 1)


def many(count: int, **client: Any) -> list[Client]:
    return [client for _ in range(count)]


def minutes_by_base(plan: DayPlan, manager: str = "Анна") -> dict[str, float]:
    today = plan.today[plan.today["manager"] == manager]
    return today.groupby("base", sort=False)["minutes"].sum().to_dict()


def filled(clients: Sequence[Client], **settings: Any) -> dict[str, float]:
    return minutes_by_base(plan_days(ranked(*clients), Settings(**settings)))


def everybody(count: int) -> list[Client]:
    """So many clients of each base."""
    return [client for base in BASE_ORDER["sell"] for client in many(count, base=base)]


def test_each_base_gets_its_share_of_480_minutes_in_contacts_of_15():
    # 35 % = 168 min: 11 contacts (165), 3 left; 40 % = 192 + 3: 13 (195); 10 % = 48: 3 (45), 3 left; 48 + 3: 3 (45),
    # 6 left; black 5 % = 24: 1 (15); what is left of the day, 15 min, goes to gold
    assert filled(everybody(40), goal="sell") == {
        "gold": 180,
        "standard": 195,
        "image": 45,
        "development": 45,
        "black": 15,
    }
    # 55 % = 264: 17 (255), 9 left; 96 + 9: 7 (105); 48: 3, 3 left; 51: 3, 6 left; black 15; the rest to development
    assert filled(everybody(40), goal="develop") == {
        "development": 270,
        "standard": 105,
        "gold": 45,
        "image": 45,
        "black": 15,
    }


def test_hot_ones_first_and_charged_to_their_base():
    hot = many(20, base="development", is_hot=True)
    # 300 min are charged to development, far above its 48: gold 165 of 168, standard what is left of the day, 15
    assert filled([*hot, *everybody(40)], goal="sell") == {"development": 300, "gold": 165, "standard": 15}
    # 4 hot gold ones, 60 min, leave gold 108 of its 168: 7 more (105); its 3 min go on as before
    assert filled([*many(4, is_hot=True), *everybody(40)], goal="sell")["gold"] == 60 + 105 + 15


def test_hot_ones_fill_the_day_and_no_more():
    plan = plan_days(ranked(*many(40, base="development", is_hot=True), *everybody(5)), Settings())
    assert len(plan.today) == 32
    assert plan.today["is_hot"].all()
    assert plan.not_today == {"Анна": 8 + 25}


def test_a_base_without_clients_leaves_its_share_to_the_next_ones():
    # gold has nobody: standard gets 168 + 192 = 360; image and development have nobody: the rest comes back to it
    assert filled(many(40, base="standard")) == {"standard": 480}
    # image: 48 + nothing left before it = 3 contacts; the 300 min that standard leaves go on to image and development
    assert filled([*many(12), *many(2, base="standard"), *many(40, base="image")]) == {
        "gold": 180,
        "standard": 30,
        "image": 270,
    }


def test_black_never_gets_more_than_its_share_even_in_an_empty_day():
    assert filled(many(40, base="black")) == {"black": 15}
    assert filled(many(40, base="black", minutes=8)) == {"black": 24}
    assert filled(many(40, base="black", minutes=8), black_time_max=3, sell_black_share=5) == {"black": 8}
    assert filled(many(40, base="black", minutes=25)) == {}


def test_a_base_stops_at_the_first_client_that_does_not_fit():
    # gold has 168: 100 fits, 80 does not, so 10 is not reached, though there is room; standard gets 68 + 192 = 260;
    # at the end 480 - 100 - 255 = 125 are left: gold goes on with 80 and 10
    clients = [{"minutes": 100}, {"minutes": 80}, {"minutes": 10}, *many(40, base="standard")]
    assert filled(clients) == {"gold": 190, "standard": 255 + 30}
    blocked = [{"minutes": 400}, {"minutes": 10}, *many(10, base="standard", minutes=20)]
    # at the end gold still has a due client, who does not fit into the 280 that are left: they stay free
    assert filled(blocked) == {"standard": 200}


def test_what_is_left_goes_to_the_first_base_that_still_has_due_clients():
    # gold is through after 2; standard gets it all at the end, development only its share: 48 + what image left, 48
    clients = [*many(2), *many(40, base="standard", minutes=60), *many(40, base="development")]
    # gold 30, left 138; standard 330: 5 x 60, left 30; image nothing, 78; development 126: 8 x 15; black nothing;
    # 480 - 30 - 300 - 120 = 30 are left: 60 does not fit
    assert filled(clients) == {"gold": 30, "standard": 300, "development": 120}


def test_minutes_come_from_the_row_or_the_setting_and_one_longer_than_the_day_never_fits():
    plan = plan_days(ranked({"minutes": 60}, {}, {"base": "standard", "minutes": 481}), Settings(contact_minutes=20))
    assert plan.today["minutes"].tolist() == [60, 20]
    assert plan.not_today == {"Анна": 1}
    assert filled([{"minutes": 480, "is_hot": True}]) == {"gold": 480}


def test_only_due_clients_count_and_every_manager_has_a_day_of_his_own():
    clients = [
        {"client_id": "a", "manager": "Борис"},
        {"client_id": "b", "is_due": False},
        {"client_id": "c"},
        {"client_id": "d", "manager": None},
        {"client_id": "e"},
    ]
    plan = plan_days(ranked(*clients), Settings(day_minutes=30, contact_minutes=10, sell_gold_share=100))
    assert plan.today["client_id"].tolist() == ["c", "e", "a", "d"]
    assert plan.today["place"].tolist() == [1, 2, 1, 1]
    assert plan.not_today == {}


def test_clients_without_a_manager_who_do_not_fit_are_counted_too():
    plan = plan_days(ranked(*many(3, manager=None, minutes=300)), Settings(sell_gold_share=100))
    assert plan.not_today == {"": 2}


def test_totals_of_the_days_by_manager():
    clients = [*many(2, minutes=200), *many(2, manager=None, minutes=300), *many(3, manager="Борис", minutes=500)]
    plan = plan_days(ranked(*clients), Settings(sell_gold_share=100))
    totals = day_totals(plan)[["manager", "planned", "minutes", "not_today"]]
    assert totals.values.tolist() == [["Анна", 2, 400, 0], ["Борис", 0, 0, 3], ["", 1, 300, 1]]
    assert day_totals(plan_days(ranked(), Settings())).empty


def test_a_day_without_due_clients_is_empty():
    plan = plan_days(ranked(), Settings())
    assert plan.today.empty
    assert {"place", "minutes"} <= set(plan.today.columns)
    assert plan.not_today == {}


def by_the_book(clients: Sequence[tuple[int, Client]], settings: Settings) -> list[int]:
    """The three steps of the method for one manager's due clients in order of work, one client after the other."""
    free, spent, taken = float(settings.day_minutes), dict.fromkeys(BASE_ORDER["sell"], 0.0), []

    def take(chosen: Sequence[tuple[int, Client]], budget: float) -> float:
        nonlocal free
        used = 0.0
        for row, client in chosen:
            minutes = settings.contact_minutes if client["minutes"] is None else client["minutes"]
            if used + minutes > min(budget, free + used) + 1e-6:
                break
            used += minutes
            free -= minutes
            spent[client["base"]] += minutes
            taken.append(row)
            free = max(free, 0)
        return used

    def waiting(base: str) -> list[tuple[int, Client]]:
        return [(row, client) for row, client in clients if client["base"] == base and row not in taken]

    take([(row, client) for row, client in clients if client["is_hot"]], free)
    unused = 0.0
    for base, share in settings.shares(settings.goal).items():
        own = settings.day_minutes * share / 100 - spent[base]
        budget = max(0.0, min(own if base == "black" else own + unused, free))
        unused = budget - take(waiting(base), budget)
    for base in BASE_ORDER[settings.goal]:
        if base != "black" and waiting(base):
            take(waiting(base), free)
            if waiting(base):
                break
    return taken


CLIENTS = st.lists(
    st.fixed_dictionaries(
        {
            "manager": st.sampled_from(["Анна", "Борис", None]),
            "base": st.sampled_from(BASE_ORDER["sell"]),
            "is_hot": st.booleans(),
            "is_due": st.sampled_from([True, True, True, False, None]),
            "minutes": st.sampled_from([None, 0, 5, 15, 24, 60, 130, 500]),
        }
    ),
    max_size=60,
)
GOALS = st.sampled_from(["sell", "develop"])


def company(clients: Sequence[Client]) -> list[Client]:
    """The clients in an order of work: hot ones first, and no black one hot."""
    allowed = [{**client, "is_hot": client["is_hot"] and client["base"] != "black"} for client in clients]
    return sorted(allowed, key=lambda client: not client["is_hot"])


@given(CLIENTS, GOALS, st.sampled_from([60, 97, 480]))
def test_the_day_is_filled_step_by_step_as_the_method_says(clients, goal, day_minutes):
    settings = Settings(goal=goal, day_minutes=day_minutes)
    rows = company(clients)
    plan = plan_days(ranked(*rows), settings)
    expected = [
        row
        for manager in ("Анна", "Борис", None)
        for row in by_the_book(
            [(row, client) for row, client in enumerate(rows) if client["is_due"] and client["manager"] == manager],
            settings,
        )
    ]
    assert sorted(plan.today.index) == sorted(expected)
    due = sum(bool(client["is_due"]) for client in rows)
    assert len(plan.today) + sum(plan.not_today.values()) == due


@given(CLIENTS, GOALS)
def test_no_day_is_overfull_and_black_never_above_its_cap(clients, goal):
    plan = plan_days(ranked(*company(clients)), Settings(goal=goal))
    for _, today in plan.today.groupby("manager", dropna=False):
        assert today["minutes"].sum() <= 480
        assert today.loc[today["base"] == "black", "minutes"].sum() <= 24
        assert today["place"].tolist() == list(range(1, len(today) + 1))
        assert today["work_rank"].is_monotonic_increasing
        hot = today["is_hot"].tolist()
        assert hot == sorted(hot, reverse=True)


@given(CLIENTS, st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same_days(clients, random):
    frame = ranked(*company(clients))
    mixed = frame.iloc[random.sample(range(len(frame)), len(frame))]
    plan, again = plan_days(frame, Settings()), plan_days(mixed, Settings())
    pd.testing.assert_frame_equal(plan.today, again.today, check_index_type=False)
    assert plan.not_today == again.not_today


@pytest.mark.parametrize("goal", ["sell", "develop"])
@pytest.mark.parametrize("share", [5, 10, 100])
def test_black_is_held_to_its_cap_whatever_the_share(goal, share):
    settings = Settings.model_validate({"goal": goal, f"{goal}_black_share": share})
    assert minutes_by_base(plan_days(ranked(*many(90, base="black", minutes=1)), settings)) == {"black": 24}
