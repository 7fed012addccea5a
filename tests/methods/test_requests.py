"""Methods 2 and 6: the four groups of requests and the adjusted close."""

import pytest

from tests.methods.client_table import TODAY, day, reasons, value


@pytest.mark.parametrize(
    ("deal", "close", "group"),
    [
        (500_000, 30, 1),  # exactly 30 days is fast, exactly 500 000 is large
        (499_999.99, 30, 2),
        (500_000, 31, 3),
        (499_999.99, 31, 4),
        (500_000, 0, 1),
        (500_000, -400, 1),  # a date in the past counts as fast
        (1, -1, 2),
        (0, 5, 2),
    ],
)
def test_speed_goes_first_then_size(deal, close, group):
    assert value("priority", {"deal_value": deal, "expected_close": day(close)}) == group


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        (
            {"deal_value": 600_000, "expected_close": day(12)},
            "Group 1: closes in 12 days (fast: 30 or less), deal 600 000 (large: from 500 000)",
            "Группа 1: закрытие через 12 дней (быстро: не больше 30), сделка 600 000 (крупная: от 500 000)",
        ),
        (
            {"deal_value": 600_000, "expected_close": TODAY},
            "Group 1: closes today, deal 600 000 (large: from 500 000)",
            "Группа 1: закрытие сегодня, сделка 600 000 (крупная: от 500 000)",
        ),
        (
            {"deal_value": 900, "expected_close": TODAY},
            "Group 2: closes today, deal 900 (small: below 500 000)",
            "Группа 2: закрытие сегодня, сделка 900 (мелкая: меньше 500 000)",
        ),
        (
            {"deal_value": 900, "expected_close": day(-2)},
            "Group 2: the closing date 29.03.2026 has passed, deal 900 (small: below 500 000)",
            "Группа 2: срок закрытия 29.03.2026 прошёл, сделка 900 (мелкая: меньше 500 000)",
        ),
        (
            {"deal_value": 900, "expected_close": day(-9), "budget_from": day(-2)},
            "Group 2: the closing date 22.03.2026 has passed, deal 900 (small: below 500 000)",
            "Группа 2: срок закрытия 22.03.2026 прошёл, сделка 900 (мелкая: меньше 500 000)",
        ),
        (
            {"deal_value": 900, "expected_close": day(9), "new_buyer": "speeds"},
            "Group 2: a new buyer brings the close of 09.04.2026 forward to 10.03.2026, which has passed, "
            "deal 900 (small: below 500 000)",
            "Группа 2: с новым покупателем закрытие не 09.04.2026, а 10.03.2026 — этот день уже прошёл, "
            "сделка 900 (мелкая: меньше 500 000)",
        ),
        (
            {"deal_value": 600_000, "expected_close": day(32)},
            "Group 3: closes in 32 days (slow: over 30), deal 600 000 (large: from 500 000)",
            "Группа 3: закрытие через 32 дня (долго: больше 30), сделка 600 000 (крупная: от 500 000)",
        ),
        ({"deal_value": 5}, "no group: no expected close", "группы нет: нет ожидаемого закрытия"),
        ({"expected_close": day(5)}, "no group: no deal value", "группы нет: нет суммы сделки"),
        ({}, "no group: no deal value, no expected close", "группы нет: нет суммы и срока закрытия"),
    ],
)
def test_reason_of_the_group(row, english, russian):
    assert reasons("priority", row) == (english, russian)


@pytest.mark.parametrize("row", [{}, {"deal_value": 5}, {"expected_close": day(5)}, {"supplier_until": day(5)}])
def test_blank_without_value_or_close(row):
    assert value("priority", {"merger": True, **row}) is None


@pytest.mark.parametrize(
    ("row", "shift"),
    [
        ({}, 10),
        ({"supplier_until": day(40)}, 40),
        ({"supplier_until": day(9)}, 10),  # the latest date holds
        ({"budget_from": day(50), "supplier_until": day(40)}, 50),
        ({"merger": True}, 180),
        ({"merger": True, "budget_from": day(200)}, 200),
        ({"merger": False}, 10),
        ({"decision_makers": 1}, 10),
        ({"decision_makers": 0}, 10),
        ({"decision_makers": 3}, 38),  # 14 days for each above one
        ({"new_buyer": "slows"}, 40),
        ({"new_buyer": "speeds"}, -20),
        ({"supplier_until": day(40), "decision_makers": 2, "new_buyer": "speeds"}, 24),
    ],
)
def test_what_moves_the_close(row, shift):
    assert value("adjusted_close", {"expected_close": day(10), **row}) == day(shift)


def test_group_follows_the_adjusted_close():
    deal = {"deal_value": 600_000, "expected_close": day(10)}
    assert value("priority", {**deal, "supplier_until": day(31)}) == 3
    assert value("priority", {**deal, "expected_close": day(60), "new_buyer": "speeds"}) == 1


def test_no_adjusted_close_without_an_expected_one():
    assert value("adjusted_close", {"supplier_until": day(40), "merger": True, "decision_makers": 3}) is None
    assert reasons("adjusted_close", {"supplier_until": day(40)}) == ("", "")


def test_every_applied_factor_is_named():
    row = {
        "expected_close": TODAY,
        "supplier_until": day(1),
        "budget_from": day(2),
        "merger": True,
        "decision_makers": 3,
        "new_buyer": "slows",
    }
    assert reasons("adjusted_close", row) == (
        "Adjusted close 24.11.2026 (expected 31.03.2026): supplier contract until 01.04.2026; budget from 02.04.2026; "
        "merger, not before 27.09.2026; decision makers: 3, +28 days; a new buyer slows it down, +30 days",
        "Уточнённое закрытие 24.11.2026 (ожидается 31.03.2026): договор с поставщиком до 01.04.2026; "
        "бюджет с 02.04.2026; слияние, не раньше 27.09.2026; ЛПР: 3, +28 дней; "
        "новый покупатель замедляет сделку, +30 дней",
    )


def test_factors_that_do_not_apply_are_not_named():
    row = {"expected_close": TODAY, "supplier_until": TODAY, "budget_from": day(-1), "decision_makers": 1}
    assert reasons("adjusted_close", row) == (
        "Adjusted close 31.03.2026 (expected 31.03.2026): nothing moves it",
        "Уточнённое закрытие 31.03.2026 (ожидается 31.03.2026): срок ничто не сдвигает",
    )
    assert reasons("adjusted_close", {"expected_close": TODAY, "new_buyer": "speeds"})[0].endswith(
        "a new buyer speeds it up, −30 days"
    )


def test_settings_move_the_limits():
    deal = {"deal_value": 100, "expected_close": day(20)}
    assert value("priority", deal, large_deal=100, fast_days=20) == 1
    assert value("priority", deal, large_deal=101, fast_days=19) == 4


def test_an_absurd_number_of_deciders_gives_a_blank_not_a_crash():
    assert value("adjusted_close", {"expected_close": TODAY, "decision_makers": 10**12}) is None
