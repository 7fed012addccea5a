"""Methods 3, 4 and 5: ABC, XYZ, lifetime value and the value tier."""

import itertools

import pytest

from tests.methods.client_table import day, reasons, value

YES_NO_UNKNOWN = (True, False, None)


@pytest.mark.parametrize(
    ("need", "money", "urgent"), list(itertools.product(YES_NO_UNKNOWN, YES_NO_UNKNOWN, YES_NO_UNKNOWN))
)
def test_abc_for_every_combination(need, money, urgent):
    expected = None
    if need and money and urgent:
        expected = "A"
    elif need and money and urgent is False:
        expected = "B"
    elif need and money is False:
        expected = "C"
    assert value("abc", {"need": need, "money": money, "urgent": urgent}) == expected


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        (
            {"need": True, "money": True, "urgent": True},
            "A: need, money and urgency are all there: do not get in the way, close",
            "A: есть потребность, деньги и срочность: не мешать, закрывать",
        ),
        (
            {"need": True, "money": True, "urgent": False},
            "B: need and money, but no hurry: create urgency or get a prepayment",
            "B: есть потребность и деньги, но не срочно: создать срочность или взять предоплату",
        ),
        (
            {"need": True, "money": False},
            "C: a need without money: come back with instalments, credit or a cheaper product",
            "C: потребность есть, денег нет: вернуться с рассрочкой, кредитом или товаром дешевле",
        ),
        ({}, "not qualified, ask: need", "не квалифицирован, узнать: есть ли потребность"),
        ({"need": True}, "not qualified, ask: money", "не квалифицирован, узнать: есть ли деньги"),
        ({"need": True, "money": True}, "not qualified, ask: urgency", "не квалифицирован, узнать: насколько срочно"),
        (
            {"need": False, "money": True},
            "not qualified: no need, find out what is needed",
            "не квалифицирован: потребности нет, выяснить, что нужно",
        ),
    ],
)
def test_abc_names_what_to_do_or_ask(row, english, russian):
    assert reasons("abc", row) == (english, russian)


@pytest.mark.parametrize(
    ("orders", "xyz"), [(13, "X"), (12, "X"), (11, "Y"), (4, "Y"), (3, "Z"), (1, "Z"), (0, None), (None, None)]
)
def test_xyz_by_orders_in_12_months(orders, xyz):
    assert value("xyz", {"orders_12m": orders}) == xyz


def test_xyz_reasons():
    assert reasons("xyz", {"orders_12m": 14}) == (
        "X: orders in 12 months: 14 (X from 12)",
        "X: заказов за 12 месяцев: 14 (X от 12)",
    )
    assert reasons("xyz", {"orders_12m": 4}) == (
        "Y: orders in 12 months: 4 (Y from 4, X from 12)",
        "Y: заказов за 12 месяцев: 4 (Y от 4, X от 12)",
    )
    assert reasons("xyz", {"orders_12m": 0}) == ("no orders in 12 months", "за 12 месяцев заказов не было")
    assert reasons("xyz", {}) == ("", "")


def test_xyz_limits_come_from_settings():
    assert value("xyz", {"orders_12m": 6}, x_orders=6) == "X"
    assert value("xyz", {"orders_12m": 6}, y_orders=7) == "Z"


def test_next_order_is_the_last_one_plus_the_clients_interval():
    assert value("expected_next_order", {"last_order": day(-10), "order_interval": 14}) == day(4)
    assert value("expected_next_order", {"last_order": day(-10), "order_interval": 14.5}) == day(5)
    assert value("expected_next_order", {"last_order": day(-10), "order_interval": 14.4}) == day(4)
    assert value("expected_next_order", {"last_order": day(-10)}) is None
    assert value("expected_next_order", {"order_interval": 14}) is None


def test_lifetime_value_is_the_one_of_the_order_history():
    assert value("ltv", {"ltv": 36_000}) == 36_000
    assert value("ltv", {}) is None
    assert reasons("ltv", {"ltv": 36_000.5}) == (
        "LTV 36 000.50: average order × orders a year × years of life (3)",
        "LTV 36 000,50: средний заказ × заказов в год × лет жизни клиента (3)",
    )


@pytest.mark.parametrize(
    ("potential", "deal", "tier"),
    [
        (1_000_000.01, None, "high"),
        (1_000_000, None, "medium"),  # both ends belong to Medium
        (500_000, None, "medium"),
        (499_999.99, None, "low"),
        (0, 2_000_000, "low"),  # zero is a figure, not a blank
        (None, 2_000_000, "high"),
        (None, 500_000, "medium"),
        (400_000, 2_000_000, "low"),  # potential speaks first
        (None, None, None),
    ],
)
def test_value_tier(potential, deal, tier):
    assert value("value_tier", {"potential": potential, "deal_value": deal}) == tier


def test_value_tier_says_which_figure_it_took():
    assert reasons("value_tier", {"potential": 1_200_000, "deal_value": 5}) == (
        "High value: yearly potential 1 200 000 (above 1 000 000)",
        "Высокая ценность: потенциал в год 1 200 000 (больше 1 000 000)",
    )
    assert reasons("value_tier", {"deal_value": 700_000}) == (
        "Medium value: deal value 700 000 (from 500 000 to 1 000 000)",
        "Средняя ценность: сумма сделки 700 000 (от 500 000 до 1 000 000)",
    )
    assert reasons("value_tier", {"deal_value": 7}) == (
        "Low value: deal value 7 (below 500 000)",
        "Низкая ценность: сумма сделки 7 (меньше 500 000)",
    )
