"""Method 9: how full the working lists are, and whom a manager with a short one takes."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.figures.working_lists import list_occupancy, names_to_take, occupancy_words
from sheets_addin.vocabulary.language import Language
from tests.methods.client_table import client_table, run

LANGUAGES = (Language.ENGLISH, Language.RUSSIAN)


def prospects(manager: str | None, count: int, stage: str = "new", start: str = "") -> list[dict[str, Any]]:
    prefix = start or f"{manager}-{stage}-"
    return [{"manager": manager, "stage": stage, "client_id": f"{prefix}{place:03d}"} for place in range(count)]


def assessed(*rows: dict[str, Any], **settings: Any) -> tuple[pd.DataFrame, Any]:
    found = run(*rows, **settings)
    blank: dict[str, Any] = dict.fromkeys(("manager", "client_id", "client", "stage"))
    typed = client_table(blank, *rows).iloc[1:].reset_index(drop=True)
    return pd.concat([typed, found.columns], axis=1), found.settings


def occupancy(*rows: dict[str, Any], **settings: Any) -> dict[str, tuple[int, int, str, int]]:
    return occupancy_of(*assessed(*rows, **settings))


def occupancy_of(frame: pd.DataFrame, settings: Any) -> dict[str, tuple[int, int, str, int]]:
    found = list_occupancy(frame, settings)
    return {manager: tuple(rest) for manager, *rest in found.itertuples(index=False, name=None)}


def taken(*rows: dict[str, Any], **settings: Any) -> list[tuple[str, str]]:
    return taken_of(*assessed(*rows, **settings))


def taken_of(frame: pd.DataFrame, settings: Any) -> list[tuple[str, str]]:
    found = names_to_take(frame, settings)
    return list(found[["to_manager", "client_id"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("count", "expected", "english", "russian"),
    [
        (49, (49, 0, "short", 1), "take 1 more", "взять ещё 1"),
        (50, (50, 0, "ok", 0), "fits", "в норме"),
        (90, (90, 0, "ok", 0), "fits", "в норме"),
        (91, (90, 1, "overloaded", 1), "overloaded by 1", "перегружен на 1"),
        (120, (90, 30, "overloaded", 30), "overloaded by 30", "перегружен на 30"),
    ],
)
def test_a_list_holds_50_to_90_prospects(count, expected, english, russian):
    found = occupancy(*prospects("Анна", count, "contact_2"))
    assert found == {"Анна": expected}
    assert [occupancy_words(*expected[2:], language) for language in LANGUAGES] == [english, russian]


def test_only_prospects_count_and_a_manager_without_any_lacks_them_all():
    rows = [
        *prospects("Анна", 2, "contact_3"),
        {"manager": "Анна", "stage": "new", "size": "off_profile"},
        {"manager": "Анна", "stage": "refusal"},
        {"manager": "Борис", "stage": "client"},
        {"manager": None, "stage": "new"},
    ]
    assert occupancy(*rows, list_min=2, list_max=3) == {"Анна": (2, 0, "ok", 0), "Борис": (0, 0, "short", 2)}


def test_names_come_from_the_own_call_round_and_then_from_the_queue_of_new():
    rows = [
        *prospects("Анна", 1, "contact_1"),
        *prospects("Анна", 1, "call_round"),
        *prospects("Борис", 6),
        *prospects(None, 1),
    ]
    # Anna has 1 of 5: her own Call round, then New of nobody and the two of Boris that wait, in order of work
    assert taken(*rows, list_min=5, list_max=4 + 1)[:2] == [("Анна", "Анна-call_round-000"), ("Анна", "None-new-000")]
    assert taken(*rows, list_min=4, list_max=4) == [
        ("Анна", "Анна-call_round-000"),
        ("Анна", "None-new-000"),
        ("Анна", "Борис-new-004"),
    ]


def test_a_short_list_takes_no_more_than_it_lacks_and_in_order_of_work():
    hot = {"need": True, "money": True, "urgent": True}
    call_round = prospects("Анна", 3, "call_round")
    call_round[2] |= hot
    assert taken(*call_round, list_min=2, list_max=9) == [
        ("Анна", "Анна-call_round-002"),
        ("Анна", "Анна-call_round-000"),
    ]


def test_call_round_of_nobody_comes_before_new_and_others_call_round_stays_theirs():
    rows = [
        {"manager": "Анна", "stage": "client", "client_id": "a"},
        *prospects(None, 1, "call_round"),
        *prospects(None, 1, "new"),
        *prospects("Борис", 3, "contact_1"),
        *prospects("Борис", 1, "call_round"),
    ]
    assert taken(*rows, list_min=3, list_max=3) == [("Анна", "None-call_round-000"), ("Анна", "None-new-000")]


def test_several_short_lists_take_in_turn_who_lacks_most_first():
    rows = [*prospects("Анна", 1), *prospects("Борис", 0), *prospects(None, 5)]
    rows.append({"manager": "Борис", "stage": "client", "client_id": "b"})
    # Boris lacks 3, Anna 2: he takes the first, then they take in turn
    assert taken(*rows, list_min=3, list_max=3) == [
        ("Анна", "None-new-001"),
        ("Анна", "None-new-003"),
        ("Борис", "None-new-000"),
        ("Борис", "None-new-002"),
        ("Борис", "None-new-004"),
    ]


def test_nobody_takes_where_nobody_lacks_or_there_are_no_clients():
    assert taken(*prospects("Анна", 5), *prospects(None, 5), list_min=5, list_max=5) == []
    assert occupancy() == {}
    assert taken() == []


CLIENT = st.fixed_dictionaries(
    {
        "manager": st.sampled_from(["Анна", "Борис", "Вера", None]),
        "stage": st.sampled_from(["new", "contact_1", "contact_3", "call_round", "client", "refusal", None]),
        "need": st.sampled_from([True, False, None]),
        "deal_value": st.sampled_from([None, 10, 600_000]),
    }
)


# an example assesses two companies
@settings(max_examples=50, deadline=None)
@given(st.lists(CLIENT, max_size=40), st.integers(0, 6), st.integers(0, 6), st.randoms(use_true_random=False))
def test_lists_and_names_hold_for_any_company(rows, shortest, spare, random):
    limits = {"list_min": shortest, "list_max": max(1, shortest + spare)}
    company = [{**row, "client_id": f"{place:03d}"} for place, row in enumerate(rows)]
    whole = assessed(*company, **limits)
    found = occupancy_of(*whole)
    assert all(in_work <= limits["list_max"] for in_work, *_ in found.values())
    names = taken_of(*whole)
    assert len({client for _, client in names}) == len(names)
    for manager, (*_, status, difference) in found.items():
        assert sum(taker == manager for taker, _ in names) <= (difference if status == "short" else 0)
    mixed = assessed(*random.sample(company, len(company)), **limits)
    assert occupancy_of(*mixed) == found
    assert taken_of(*mixed) == names
