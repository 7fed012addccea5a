"""Method 11: who to win back, and what is at stake."""

import pytest

from sheets_addin.methods.win_back import WIN_BACK_STAKE
from sheets_addin.vocabulary.language import Text
from tests.methods.client_table import day, orders_table, reasons, run, value


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"last_order": day(-41), "order_interval": 20}, "stopped"),
        ({"last_order": day(-40), "order_interval": 20}, None),  # exactly twice the interval
        ({"last_order": day(-31), "order_interval": 5}, "stopped"),
        ({"last_order": day(-30), "order_interval": 5}, None),  # not before 30 days
        ({"last_order": day(-181)}, "stopped"),
        ({"last_order": day(-180)}, None),  # one order day: exactly 180
        ({"order_interval": 5}, None),
        ({"revenue_90d": 69.99, "revenue_prev_90d": 100}, "reduced"),
        ({"revenue_90d": 70, "revenue_prev_90d": 100}, None),  # exactly 70 %
        ({"revenue_90d": -5, "revenue_prev_90d": 0}, None),  # nothing before
        ({"revenue_90d": -5, "revenue_prev_90d": -1}, None),
        ({"revenue_90d": 0, "revenue_prev_90d": 0.01}, "reduced"),
        ({"revenue_prev_90d": 100}, None),
        ({"last_order": day(-200), "revenue_90d": 0, "revenue_prev_90d": 100}, "stopped"),  # stopped comes first
        ({"thinking": True, "last_contact": day(-15)}, "thinking"),
        ({"thinking": True, "last_contact": day(-14)}, None),
        ({"thinking": True}, None),
        ({"thinking": False, "last_contact": day(-90)}, None),
        ({"thinking": True, "last_contact": day(-90), "revenue_90d": 1, "revenue_prev_90d": 9}, "reduced"),
        ({}, None),
    ],
)
def test_kinds(row, kind):
    assert value("winback", row) == kind


@pytest.mark.parametrize(
    "row",
    [
        {"last_order": day(-200)},
        {"revenue_90d": 1, "revenue_prev_90d": 9},
        {"thinking": True, "last_contact": day(-15), "deal_value": 9},
    ],
)
@pytest.mark.parametrize(
    "out_of_work",
    [
        {"size": "off_profile"},
        {"manual_base": "off_profile"},
        {"stage": "refusal"},
        {"stage": "refusal", "refusal_reason": "off_profile", "manual_base": "gold"},
    ],
)
def test_nobody_out_of_the_work_is_won_back(row, out_of_work):
    assert value("winback", row) is not None
    assert value("winback", {**row, **out_of_work}) is None
    assert value("win_back_stake", {**row, **out_of_work}) is None
    assert reasons("winback", {**row, **out_of_work}) == ("", "")


def test_what_is_at_stake_is_named_in_both_languages():
    assert WIN_BACK_STAKE.name == Text(en="At stake", ru="Под угрозой")


def test_a_silence_of_exactly_the_limit_is_no_stop_whatever_the_quotient():
    # in floats 7 x (61 / 7) is a little less than 61
    assert value("winback", {"last_order": day(-61), "order_interval": 61 / 7}, stop_factor=7) is None
    assert value("winback", {"last_order": day(-62), "order_interval": 61 / 7}, stop_factor=7) == "stopped"


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        (
            {"last_order": day(-95), "order_interval": 21},
            "Stopped: no orders for 95 days, usual interval 21 days (limit 42)",
            "Перестал: заказов нет 95 дней, обычный интервал 21 день (предел 42)",
        ),
        (
            {"last_order": day(-181)},
            "Stopped: bought on one day only, 181 days ago (limit 180)",
            "Перестал: покупал только в один день, 181 день назад (предел 180)",
        ),
        (
            {"revenue_90d": 30_000, "revenue_prev_90d": 90_000},
            "Reduced: 90-day revenue 30 000, in the 90 days before 90 000 (limit 70 %)",
            "Снизил: выручка за 90 дней 30 000, за предыдущие 90 — 90 000 (предел 70 %)",
        ),
        (
            {"thinking": True, "last_contact": day(-22)},
            "Thinking: went to think, last contact 22 days ago (limit 14)",
            "Думает: ушёл думать, последний контакт 22 дня назад (предел 14)",
        ),
        ({}, "", ""),
    ],
)
def test_reasons(row, english, russian):
    assert reasons("winback", row) == (english, russian)


def test_revenue_at_stake_is_that_of_the_year_before_the_change():
    orders = orders_table(
        ("stopped", day(-250), 40),
        ("stopped", day(-400), 50),
        ("stopped", day(-250 - 365), 1_000),  # just outside the year that ends with the last order
        ("stopped", day(-100), -10),  # a return after the last order is outside it too
        ("reduced", day(-1), 5),
        ("reduced", day(-90), 100),
        ("reduced", day(-454), 30),
        ("reduced", day(-455), 2_000),
        ("fine", day(-1), 5),
    )
    rows = [{"client_id": name, "deal_value": 7} for name in ("stopped", "reduced", "fine")]
    thinking = {"client_id": "new", "thinking": True, "last_contact": day(-20), "deal_value": 7}
    found = run(*rows, thinking, orders=orders, stop_factor=1).columns
    assert found["winback"].tolist()[:2] == ["stopped", "reduced"]
    assert found["win_back_stake"].tolist()[:2] == [90, 130]
    assert found["win_back_stake"].isna().tolist() == [False, False, True, False]
    assert found["win_back_stake"].iloc[3] == 7


def test_without_a_history_the_rows_own_revenue_is_at_stake():
    assert value("win_back_stake", {"last_order": day(-181), "revenue_12m": 80}) == 80
