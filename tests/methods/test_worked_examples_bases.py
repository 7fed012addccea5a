"""Methods 1 to 5 worked by hand: bases, requests, ABC, XYZ with lifetime value, value tiers."""

import datetime as dt

import pytest

from tests.methods.client_table import day
from tests.methods.worked_example import Example

BOUGHT = {"last_order": day(-10), "revenue_12m": 400}
RICH = {"last_order": day(-10), "revenue_12m": 1_000}
ASKED = {"need": True, "money": True}

EXAMPLES = [
    Example(
        "1.1 chosen by hand",
        "base",
        {**BOUGHT, "manual_base": "gold"},
        "gold",
        (
            "Gold: chosen by hand; the rule says “Standard”: has bought, revenue of 12 months 400 (gold from 1 000)",
            "Золотой: выбрано вручную; по правилу — «Стандартный»: уже покупал, выручка за 12 месяцев "
            "400 (золотой от 1 000)",
        ),
    ),
    Example(
        "1.2 off-profile by size",
        "base",
        {**RICH, "size": "off_profile"},
        "off_profile",
        ("Off-profile: the size is off-profile", "Непрофильный: размер «непрофильный»"),
    ),
    Example(
        "1.2 off-profile by refusal",
        "base",
        {"stage": "refusal", "refusal_reason": "off_profile"},
        "off_profile",
        ("Off-profile: refused as off-profile", "Непрофильный: отказ с причиной «непрофильный»"),
    ),
    Example(
        "1.3 black: debt of 14.02, 45 days before 31.03",
        "base",
        {**BOUGHT, "debt": 120_000, "payment_due": dt.date(2026, 2, 14)},
        "black",
        ("Black: debt 120 000 is 45 days overdue (limit 30)", "Чёрный: долг 120 000 просрочен на 45 дней (предел 30)"),
    ),
    Example(
        "1.3 not black: debt of exactly 30 days",
        "base",
        {**BOUGHT, "debt": 120_000, "payment_due": dt.date(2026, 3, 1)},
        "standard",
        (
            "Standard: has bought, revenue of 12 months 400 (gold from 1 000)",
            "Стандартный: уже покупал, выручка за 12 месяцев 400 (золотой от 1 000)",
        ),
    ),
    Example(
        "1.3 black: 2 of 4 invoices late, one paid late and one unpaid",
        "base",
        {"client_id": "a"},
        "black",
        (
            "Black: 2 of 4 invoices of the last 12 months paid late or still overdue (limit 50 % of at least 3)",
            "Чёрный: просрочено счетов за 12 месяцев: 2 из 4 (предел 50 % при 3 счетах и более)",
        ),
        orders=[
            ("a", day(-90), 100.0, day(-60), day(-61)),
            ("a", day(-80), 100.0, day(-50), day(-50)),
            ("a", day(-70), 100.0, day(-40), day(-39)),
            ("a", day(-60), 100.0, day(-1)),
        ],
    ),
    Example(
        "1.3 not black: many hours, no debt",
        "base",
        {**BOUGHT, "contact_minutes": 300},
        "standard",
        (
            "Standard: has bought, revenue of 12 months 400 (gold from 1 000)",
            "Стандартный: уже покупал, выручка за 12 месяцев 400 (золотой от 1 000)",
        ),
    ),
    Example(
        "1.4 image: a name that has bought, however much",
        "base",
        {**RICH, "is_image": True},
        "image",
        (
            "Image: a well-known name that has bought, last on 21.03.2026",
            "Имиджевый: громкое имя, уже покупал, последний заказ 21.03.2026",
        ),
    ),
    Example(
        "1.5 gold at the threshold",
        "base",
        RICH,
        "gold",
        (
            "Gold: revenue of 12 months 1 000 (gold from 1 000), no overdue debt",
            "Золотой: выручка за 12 месяцев 1 000 (золотой от 1 000), просроченного долга нет",
        ),
    ),
    Example(
        "1.5 gold threshold derived: 700 of 1 000 is less than 80 %, 700 + 200 is more",
        "base",
        {"client_id": "b"},
        "gold",
        (
            "Gold: revenue of 12 months 200 (gold from 200), no overdue debt",
            "Золотой: выручка за 12 месяцев 200 (золотой от 200), просроченного долга нет",
        ),
        orders=[("a", day(-5), 700.0), ("b", day(-5), 200.0), ("c", day(-5), 100.0)],
        settings={"gold_threshold": None},
    ),
    Example(
        "1.6 standard: gold by revenue, but a debt is a day late",
        "base",
        {**RICH, "debt": 50, "payment_due": day(-1)},
        "standard",
        (
            "Standard: revenue of 12 months 1 000 is enough for gold (from 1 000), but debt 50 is 1 day overdue",
            "Стандартный: выручки за 12 месяцев 1 000 хватает для золотого (от 1 000), но долг 50 просрочен на 1 день",
        ),
    ),
    Example(
        "1.6 standard: bought once, years ago",
        "base",
        {"last_order": dt.date(2023, 5, 2)},
        "standard",
        ("Standard: has bought, last on 02.05.2023", "Стандартный: уже покупал, последний заказ 02.05.2023"),
    ),
    Example(
        "1.7 in development",
        "base",
        {"stage": "contact_1"},
        "development",
        ("In development: has not bought yet", "В разработке: ещё не покупал"),
    ),
    Example(
        "1 a return of 30 after an order of 100 leaves 70; the order of 365 days ago is outside",
        "base",
        {"client_id": "a"},
        "standard",
        (
            "Standard: has bought, revenue of 12 months 70 (gold from 1 000)",
            "Стандартный: уже покупал, выручка за 12 месяцев 70 (золотой от 1 000)",
        ),
        orders=[("a", day(-365), 5_000.0), ("a", day(-364), 100.0), ("a", day(-1), -30.0)],
    ),
    Example(
        "2.1 fast and large",
        "priority",
        {"deal_value": 500_000, "expected_close": dt.date(2026, 4, 30)},
        1,
        (
            "Group 1: closes in 30 days (fast: 30 or less), deal 500 000 (large: from 500 000)",
            "Группа 1: закрытие через 30 дней (быстро: не больше 30), сделка 500 000 (крупная: от 500 000)",
        ),
    ),
    Example(
        "2.2 fast and small",
        "priority",
        {"deal_value": 499_999, "expected_close": dt.date(2026, 4, 30)},
        2,
        (
            "Group 2: closes in 30 days (fast: 30 or less), deal 499 999 (small: below 500 000)",
            "Группа 2: закрытие через 30 дней (быстро: не больше 30), сделка 499 999 (мелкая: меньше 500 000)",
        ),
    ),
    Example(
        "2.2 a date in the past is fast",
        "priority",
        {"deal_value": 1_000, "expected_close": day(-1)},
        2,
        (
            "Group 2: the closing date 30.03.2026 has passed, deal 1 000 (small: below 500 000)",
            "Группа 2: срок закрытия 30.03.2026 прошёл, сделка 1 000 (мелкая: меньше 500 000)",
        ),
    ),
    Example(
        "2.3 slow and large",
        "priority",
        {"deal_value": 500_000, "expected_close": dt.date(2026, 5, 1)},
        3,
        (
            "Group 3: closes in 31 days (slow: over 30), deal 500 000 (large: from 500 000)",
            "Группа 3: закрытие через 31 день (долго: больше 30), сделка 500 000 (крупная: от 500 000)",
        ),
    ),
    Example(
        "2.4 slow and small",
        "priority",
        {"deal_value": 400_000, "expected_close": day(90)},
        4,
        (
            "Group 4: closes in 90 days (slow: over 30), deal 400 000 (small: below 500 000)",
            "Группа 4: закрытие через 90 дней (долго: больше 30), сделка 400 000 (мелкая: меньше 500 000)",
        ),
    ),
    Example(
        "2 no group without a close",
        "priority",
        {"deal_value": 400_000},
        None,
        ("no group: no expected close", "группы нет: нет ожидаемого закрытия"),
    ),
    Example(
        "3.A need, money, urgent",
        "abc",
        {**ASKED, "urgent": True},
        "A",
        (
            "A: need, money and urgency are all there: do not get in the way, close",
            "A: есть потребность, деньги и срочность: не мешать, закрывать",
        ),
    ),
    Example(
        "3.B not urgent",
        "abc",
        {**ASKED, "urgent": False},
        "B",
        (
            "B: need and money, but no hurry: create urgency or get a prepayment",
            "B: есть потребность и деньги, но не срочно: создать срочность или взять предоплату",
        ),
    ),
    Example(
        "3.C no money",
        "abc",
        {"need": True, "money": False, "urgent": True},
        "C",
        (
            "C: a need without money: come back with instalments, credit or a cheaper product",
            "C: потребность есть, денег нет: вернуться с рассрочкой, кредитом или товаром дешевле",
        ),
    ),
    Example(
        "3 no need",
        "abc",
        {"need": False, "money": True, "urgent": True},
        None,
        ("not qualified: no need, find out what is needed", "не квалифицирован: потребности нет, выяснить, что нужно"),
    ),
    Example(
        "3 money unknown",
        "abc",
        {"need": True, "urgent": True},
        None,
        ("not qualified, ask: money", "не квалифицирован, узнать: есть ли деньги"),
    ),
    Example(
        "4.X 12 orders in 12 months",
        "xyz",
        {"orders_12m": 12},
        "X",
        ("X: orders in 12 months: 12 (X from 12)", "X: заказов за 12 месяцев: 12 (X от 12)"),
    ),
    Example(
        "4.Y 4 orders",
        "xyz",
        {"orders_12m": 4},
        "Y",
        ("Y: orders in 12 months: 4 (Y from 4, X from 12)", "Y: заказов за 12 месяцев: 4 (Y от 4, X от 12)"),
    ),
    Example(
        "4.Z 3 orders",
        "xyz",
        {"orders_12m": 3},
        "Z",
        ("Z: orders in 12 months: 3 (Y from 4)", "Z: заказов за 12 месяцев: 3 (Y от 4)"),
    ),
    Example(
        "4 no orders",
        "xyz",
        {"orders_12m": 0},
        None,
        ("no orders in 12 months", "за 12 месяцев заказов не было"),
    ),
    Example(
        "4 lifetime value: average 150, 2 orders in 730 days are 1 a year, 3 years",
        "ltv",
        {"client_id": "a"},
        450,
        (
            "LTV 450: average order × orders a year × years of life (3)",
            "LTV 450: средний заказ × заказов в год × лет жизни клиента (3)",
        ),
        orders=[("a", day(-730), 100.0), ("a", day(-10), 200.0)],
    ),
    Example(
        "4 order interval: 30 days over 3 different days, 2 steps of 15",
        "expected_next_order",
        {"client_id": "a"},
        day(15),
        ("last order 31.03.2026, interval 15 days", "последний заказ 31.03.2026, интервал 15 дней"),
        orders=[("a", day(-30), 5.0), ("a", day(-20), 5.0), ("a", day(-20), 5.0), ("a", day(0), 5.0)],
    ),
    Example(
        "5 high",
        "value_tier",
        {"potential": 1_000_001, "deal_value": 5},
        "high",
        (
            "High value: yearly potential 1 000 001 (above 1 000 000)",
            "Высокая ценность: потенциал в год 1 000 001 (больше 1 000 000)",
        ),
    ),
    Example(
        "5 medium, upper end",
        "value_tier",
        {"potential": 1_000_000},
        "medium",
        (
            "Medium value: yearly potential 1 000 000 (from 500 000 to 1 000 000)",
            "Средняя ценность: потенциал в год 1 000 000 (от 500 000 до 1 000 000)",
        ),
    ),
    Example(
        "5 medium by the deal, lower end",
        "value_tier",
        {"deal_value": 500_000},
        "medium",
        (
            "Medium value: deal value 500 000 (from 500 000 to 1 000 000)",
            "Средняя ценность: сумма сделки 500 000 (от 500 000 до 1 000 000)",
        ),
    ),
    Example(
        "5 low",
        "value_tier",
        {"potential": 499_999},
        "low",
        (
            "Low value: yearly potential 499 999 (below 500 000)",
            "Низкая ценность: потенциал в год 499 999 (меньше 500 000)",
        ),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.number)
def test_worked_by_hand(example):
    example.check()
