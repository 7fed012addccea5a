"""Methods 9 and 10: the order of work, the working list, who is due today."""

import pandas as pd
import pytest

from tests.methods.client_table import TODAY, day, reasons, run, value, values

GOLD = {"last_order": day(-10), "order_interval": 30, "revenue_12m": 5_000}
STANDARD = {**GOLD, "revenue_12m": 5}
IMAGE = {**STANDARD, "is_image": True}
BLACK = {**STANDARD, "debt": 5, "payment_due": day(-31)}
CLASS_A = {"need": True, "money": True, "urgent": True}
CLASS_B = {"need": True, "money": True, "urgent": False}
CLASS_C = {"need": True, "money": False}
GROUP = {
    1: {"deal_value": 500_000, "expected_close": day(1)},
    2: {"deal_value": 400_000, "expected_close": day(1)},
    3: {"deal_value": 500_000, "expected_close": day(99)},
    4: {"deal_value": 400_000, "expected_close": day(99)},
}


def order_of(rows, **options):
    """The names of the rows in the order of work; rows without a place are left out."""
    columns = run(*rows.values(), **options).columns
    ranks = pd.Series(columns["work_rank"].to_numpy(), index=list(rows)).dropna().sort_values()
    assert ranks.tolist() == list(range(1, len(ranks) + 1))
    return list(ranks.index)


BASES = {"black": BLACK, "development": {}, "image": IMAGE, "standard": STANDARD, "gold": GOLD}


def test_base_order_of_the_goal():
    assert order_of(BASES, goal="sell") == ["gold", "standard", "image", "development", "black"]
    assert order_of(BASES, goal="develop") == ["development", "standard", "gold", "image", "black"]


def test_hot_ones_go_before_every_base_but_black_is_never_hot():
    rows = {
        **BASES,
        "hot A": CLASS_A,
        "hot 1": GROUP[1],
        "black A": {**BLACK, **CLASS_A},
        "black 1": {**BLACK, **GROUP[1]},
    }
    found = order_of(rows)
    assert set(found[:2]) == {"hot A", "hot 1"}
    assert set(found[-3:]) == {"black", "black A", "black 1"}
    assert values("is_hot", CLASS_A, GROUP[1], GROUP[2], {**BLACK, **CLASS_A}, {}) == [True, True, False, False, False]


def test_in_a_crisis_win_back_clients_come_right_after_the_hot_ones():
    rows = {
        "gold": GOLD,
        "stopped": {**STANDARD, "last_order": day(-100)},
        "hot": CLASS_A,
        "hot, stopped": {**CLASS_A, **STANDARD, "last_order": day(-100)},
    }
    assert order_of(rows, crisis=False)[2:] == ["gold", "stopped"]
    assert order_of(rows, crisis=True)[2:] == ["stopped", "gold"]
    assert order_of(rows, crisis=True)[:2] == order_of(rows, crisis=False)[:2]


@pytest.mark.parametrize(
    "steps",
    [
        [GROUP[2], GROUP[3], GROUP[4], {}],  # group; group 1 is hot
        [CLASS_B, CLASS_C, {}],  # class; A is hot
        [{"potential": 2_000_000}, {"potential": 700_000}, {"potential": 7}, {}],  # value
        [{"next_contact": day(-9)}, {"next_contact": day(-3)}, {"next_contact": day(0)}],  # days overdue
        [
            {"deal_value": 30},
            {"deal_value": 20, "client_id": "a"},
            {"deal_value": 20, "client_id": "b"},
        ],  # deal, then ID
        [{"client_id": "10"}, {"client_id": "9"}, {}],  # IDs as text, blank ones last
        [{**CLASS_A, **GROUP[1]}, {**CLASS_A, **GROUP[4]}, CLASS_A],  # among hot ones too
        [
            {**GROUP[3], "client_id": "z"},
            {**GROUP[4], **CLASS_B, "potential": 2_000_000},
        ],  # group weighs more than class
        [{**CLASS_B, "client_id": "z"}, {"potential": 2_000_000}],  # class weighs more than value
        [{"potential": 2_000_000}, {"next_contact": day(-99)}],  # value weighs more than lateness
    ],
)
def test_later_keys_decide_between_equals(steps):
    rows = {str(place): step for place, step in enumerate(steps)}
    backwards = dict(reversed(rows.items()))
    assert order_of(backwards) == list(rows)


def test_lateness_weighs_more_than_the_deal():
    late = {"next_contact": day(-2), "deal_value": 10}
    assert order_of({"large": {"deal_value": 20}, "late": late}) == ["late", "large"]


def test_without_ids_the_rows_keep_their_order():
    assert order_of({"first": {}, "second": {}, "third": {}}) == ["first", "second", "third"]
    same = {"client_id": "same"}
    assert order_of({"first": same, "second": same}) == ["first", "second"]


def test_every_manager_has_a_list_of_his_own():
    rows = [
        {"manager": name, "client_id": str(place)}
        for place, name in enumerate(["Ann", "Bob", "Ann", None, None, "Bob"])
    ]
    assert values("work_rank", *rows) == [1, 1, 2, 1, 2, 2]


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        (
            {"size": "off_profile", **CLASS_A},
            "not in the order of work: off-profile",
            "вне порядка работы: непрофильный",
        ),
        (
            {"stage": "refusal", "refusal_reason": "crisis"},
            "not in the order of work: refusal, back through “Call round”",
            "вне порядка работы: отказ, вернётся через «Обзвон»",
        ),
        (
            {"stage": "refusal", "refusal_reason": "off_profile", "manual_base": "gold"},
            "not in the order of work: refused as off-profile, for good",
            "вне порядка работы: отказ с причиной «непрофильный», окончательный",
        ),
        (
            {"stage": "strategic_reserve", "next_contact": day(1)},
            "not in the order of work: strategic reserve until 01.04.2026",
            "вне порядка работы: стратегический запас до 01.04.2026",
        ),
    ],
)
def test_clients_outside_the_order_have_a_blank_place_and_a_reason(row, english, russian):
    assert value("work_rank", row) is None
    assert reasons("work_rank", row) == (english, russian)
    assert values("is_due", row) == [False]
    assert reasons("is_due", row) == (english, russian)


def test_a_reserve_whose_day_has_come_or_was_never_set_is_in_the_order():
    reserve = {"stage": "strategic_reserve"}
    assert values("work_rank", {**reserve, "next_contact": TODAY}, reserve, {"manual_base": "off_profile"}) == [
        1,
        2,
        None,
    ]


def test_the_place_says_what_put_it_there():
    row = {**CLASS_A, **GROUP[1], "next_contact": day(-2)}
    assert reasons("work_rank", row) == (
        "Place 1: hot: class A; base In development, group 1, class A, value medium, overdue 2 days, deal 500 000",
        "Место 1: горячий: класс A; база «В разработке», группа 1, класс A, ценность средняя, "
        "просрочка 2 дня, сделка 500 000",
    )
    stopped = {**STANDARD, "last_order": day(-100)}
    assert reasons("work_rank", stopped, crisis=True)[0] == (
        "Place 1: win-back in a crisis: stopped; base Standard, group –, class –, value –, overdue –, deal –"
    )


def test_the_first_prospects_are_in_work_and_the_rest_queue():
    prospects = [{"stage": stage, "client_id": stage} for stage in ("contact_1", "contact_2", "contact_3", "new")]
    others = [
        {"stage": "deal"},
        {"stage": "refusal"},
        {},
        {"stage": "new", "size": "off_profile"},
        {"stage": "new", "manual_base": "off_profile"},
    ]
    found = values("list_status", *others, *prospects, list_min=0, list_max=3)
    assert found == [None] * 5 + ["in_work"] * 3 + ["queue"]


def test_places_of_the_list_count_prospects_only_and_per_manager():
    rows = [
        {"manager": "Ann", "client_id": "0", "stage": "deal", **CLASS_A},
        {"manager": "Ann", "client_id": "1", "stage": "new"},
        {"manager": "Ann", "client_id": "2", "stage": "new"},
        {"manager": "Bob", "client_id": "3", "stage": "new"},
    ]
    found = run(*rows, list_min=0, list_max=1)
    assert found.columns["list_status"].tolist()[1:] == ["in_work", "queue", "in_work"]
    assert found.reason(2, "list_status") == "Queue: place 2 in the manager's list (it holds 1)"
    assert run(*rows, language="ru", list_min=0, list_max=1).reasons("list_status", [1, 2]) == [
        "В работе: место 1 в списке менеджера (мест всего: 1)",
        "Очередь: место 2 в списке менеджера (мест всего: 1)",
    ]


@pytest.mark.parametrize(
    ("row", "due", "english", "russian"),
    [
        ({"next_contact": TODAY}, True, "next contact is set for today", "контакт назначен на сегодня"),
        (
            {"next_contact": day(-3), "last_contact": day(-1)},
            True,
            "next contact was set for 28.03.2026",
            "контакт был назначен на 28.03.2026",
        ),
        (
            {"next_contact": day(1), "last_contact": day(-90)},
            False,
            "next contact is set for 01.04.2026",
            "контакт назначен на 01.04.2026",
        ),
        ({}, True, "never contacted yet", "контактов ещё не было"),
        (
            {"debt": 900, "payment_due": day(-45), "last_order": day(-80)},
            True,
            f"payment of 900 was due on {day(-45):%d.%m.%Y}, 45 days ago; never contacted yet",
            f"оплата 900 ожидалась {day(-45):%d.%m.%Y}, просрочка 45 дней; контактов ещё не было",
        ),
        (
            {"last_contact": day(-8)},
            True,
            "last contact 8 days ago (rhythm 7 days)",
            "последний контакт 8 дней назад (ритм 7 дней)",
        ),
        (
            {"last_contact": day(-7)},
            False,
            "last contact 7 days ago (rhythm 7 days)",
            "последний контакт 7 дней назад (ритм 7 дней)",
        ),
        (
            {**GOLD, "last_contact": day(-14)},
            False,
            "last contact 14 days ago (rhythm 14 days)",
            "последний контакт 14 дней назад (ритм 14 дней)",
        ),
        ({"last_contact": TODAY, "next_contact": day(-3)}, False, "contacted today", "контакт сегодня уже был"),
    ],
)
def test_who_is_due_today_and_why(row, due, english, russian):
    assert value("is_due", row) == due
    assert reasons("is_due", row) == (english, russian)


def test_the_list_moves_on_when_a_contact_is_noted():
    activities = pd.DataFrame(
        {"client_id": pd.Series(["a"], dtype="str"), "activity_date": pd.Series([TODAY], dtype="datetime64[s]")}
    )
    rows = ({"client_id": "a", "next_contact": TODAY}, {"client_id": "b", "next_contact": TODAY})
    assert values("is_due", *rows) == [True, True]
    assert values("is_due", *rows, activities=activities) == [False, True]


def test_prospects_of_the_queue_are_not_due():
    rows = [{"stage": "new", "client_id": "1"}, {"stage": "new", "client_id": "2"}]
    found = run(*rows, list_min=0, list_max=1)
    assert found.columns["is_due"].tolist() == [True, False]
    assert found.reason(1, "is_due") == "Queue: place 2 in the manager's list (it holds 1)"
