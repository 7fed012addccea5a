"""Method 1: the base of a client."""

import numpy as np
import pytest

from sheets_addin.methods.gold_threshold import derived_gold_threshold
from tests.methods.client_table import day, reasons, run, value

BOUGHT = {"last_order": day(-10), "revenue_12m": 400}
RICH = {"last_order": day(-10), "revenue_12m": 1_000}
OLD_DEBT = {"debt": 120_000, "payment_due": day(-45)}


@pytest.mark.parametrize(
    ("row", "base"),
    [
        ({}, "development"),
        ({"revenue_12m": 5_000}, "development"),  # revenue without an order is no purchase
        (BOUGHT, "standard"),
        ({"last_order": day(-900)}, "standard"),  # ever, not only in 12 months
        (RICH, "gold"),  # exactly the threshold
        ({**RICH, "revenue_12m": 999.99}, "standard"),
        ({**RICH, "debt": 1, "payment_due": day(-1)}, "standard"),  # overdue debt takes gold away
        ({**RICH, "debt": 1, "payment_due": day(0)}, "gold"),  # due today is not overdue
        ({**RICH, "debt": 0, "payment_due": day(-90)}, "gold"),  # a date without debt
        ({**RICH, "is_image": True}, "image"),  # large volumes do not make it gold
        ({"is_image": True}, "development"),  # a name that has not bought
        ({**RICH, "is_image": False}, "gold"),
        ({**BOUGHT, **OLD_DEBT}, "black"),
        (OLD_DEBT, "development"),  # has not bought, hence not black
        ({**RICH, "is_image": True, **OLD_DEBT}, "black"),  # black comes before image and gold
        ({**BOUGHT, "debt": 1, "payment_due": day(-31)}, "black"),
        ({**BOUGHT, "debt": 1, "payment_due": day(-30)}, "standard"),  # exactly 30 days is not older than 30
        ({**BOUGHT, "invoices_12m": 6, "late_invoices_12m": 3}, "black"),  # exactly 50 %
        ({**BOUGHT, "invoices_12m": 7, "late_invoices_12m": 3}, "standard"),
        ({**BOUGHT, "invoices_12m": 3, "late_invoices_12m": 2}, "black"),
        ({**BOUGHT, "invoices_12m": 2, "late_invoices_12m": 2}, "standard"),  # too few invoices
        ({"invoices_12m": 4, "late_invoices_12m": 4}, "development"),
        ({**BOUGHT, "contact_minutes": 300}, "standard"),  # demanding is not black
        ({"size": "off_profile", **BOUGHT, **OLD_DEBT}, "off_profile"),
        ({"stage": "refusal", "refusal_reason": "off_profile", **RICH}, "off_profile"),
        ({"stage": "new", "refusal_reason": "off_profile", **RICH}, "gold"),
        ({"stage": "refusal", "refusal_reason": "crisis"}, "development"),
        ({"size": "off_profile", "manual_base": "gold"}, "gold"),
        ({"manual_base": "off_profile", **RICH}, "off_profile"),
    ],
)
def test_first_rule_that_holds_wins(row, base):
    assert value("base", row) == base


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        (
            {**BOUGHT, **OLD_DEBT},
            "Black: debt 120 000 is 45 days overdue (limit 30)",
            "Чёрный: долг 120 000 просрочен на 45 дней (предел 30)",
        ),
        (
            {**BOUGHT, "invoices_12m": 6, "late_invoices_12m": 4},
            "Black: 4 of 6 invoices of the last 12 months paid late or still overdue (limit 50 % of at least 3)",
            "Чёрный: просрочено счетов за 12 месяцев: 4 из 6 (предел 50 % при 3 счетах и более)",
        ),
        (
            {"size": "off_profile"},
            "Off-profile: the size is off-profile",
            "Непрофильный: размер «непрофильный»",
        ),
        (
            {"stage": "refusal", "refusal_reason": "off_profile"},
            "Off-profile: refused as off-profile",
            "Непрофильный: отказ с причиной «непрофильный»",
        ),
        (
            {**BOUGHT, "is_image": True},
            "Image: a well-known name that has bought, last on 21.03.2026",
            "Имиджевый: громкое имя, уже покупал, последний заказ 21.03.2026",
        ),
        (
            {**RICH, "revenue_12m": 1_447.14},
            "Gold: revenue of 12 months 1 447.14 (gold from 1 000), no overdue debt",
            "Золотой: выручка за 12 месяцев 1 447,14 (золотой от 1 000), просроченного долга нет",
        ),
        (
            {**RICH, "debt": 50, "payment_due": day(-1)},
            "Standard: revenue of 12 months 1 000 is enough for gold (from 1 000), but debt 50 is 1 day overdue",
            "Стандартный: выручки за 12 месяцев 1 000 хватает для золотого (от 1 000), но долг 50 просрочен на 1 день",
        ),
        (
            BOUGHT,
            "Standard: has bought, revenue of 12 months 400 (gold from 1 000)",
            "Стандартный: уже покупал, выручка за 12 месяцев 400 (золотой от 1 000)",
        ),
        (
            {"last_order": day(-10)},
            "Standard: has bought, last on 21.03.2026",
            "Стандартный: уже покупал, последний заказ 21.03.2026",
        ),
        ({}, "In development: has not bought yet", "В разработке: ещё не покупал"),
        (
            {**BOUGHT, "manual_base": "gold"},
            "Gold: chosen by hand; the rule says “Standard”: has bought, revenue of 12 months 400 (gold from 1 000)",
            "Золотой: выбрано вручную; по правилу — «Стандартный»: уже покупал, "
            "выручка за 12 месяцев 400 (золотой от 1 000)",
        ),
    ],
)
def test_reason_is_the_rule_with_the_clients_own_figures(row, english, russian):
    assert reasons("base", row) == (english, russian)


def test_the_rules_own_word_is_kept_beside_the_manual_choice():
    found = run({**RICH, "manual_base": "black"}, RICH).columns
    assert list(found["base"]) == ["black", "gold"]
    assert list(found["rule_base"]) == ["gold", "gold"]


def test_thresholds_come_from_settings():
    assert value("base", {**BOUGHT, "debt": 1, "payment_due": day(-11)}, black_overdue_days=10) == "black"
    assert value("base", {**BOUGHT, "invoices_12m": 2, "late_invoices_12m": 2}, black_late_count=2) == "black"
    late = {**BOUGHT, "invoices_12m": 10, "late_invoices_12m": 3}
    assert value("base", late, black_late_share=30) == "black"
    assert value("base", late, black_late_share=30.1) == "standard"


def test_given_gold_revenue_beats_the_derived_one():
    rows = ({"client_id": "a", **BOUGHT}, {"client_id": "b", **RICH})
    derived = run(*rows, gold_threshold=None)
    assert (derived.gold_threshold, list(derived.columns["base"])) == (400, ["gold", "gold"])
    given = run(*rows, gold_threshold=None, gold_revenue=1_000)
    assert (given.gold_threshold, list(given.columns["base"])) == (1_000, ["standard", "gold"])


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (BOUGHT, 600),
        ({**RICH, "revenue_12m": 999.99}, 0.01),
        ({**BOUGHT, "revenue_12m": -50}, 1_050),
        ({**RICH, "debt": 1, "payment_due": day(-1)}, 0),  # the revenue is there, the debt is in the way
        (RICH, None),
        ({**BOUGHT, **OLD_DEBT}, None),
        ({"last_order": day(-10)}, None),
        ({}, None),
    ],
)
def test_revenue_that_a_standard_client_lacks_to_gold(row, missing):
    assert value("to_gold", row) == missing


def test_what_lacks_to_gold_says_from_what():
    assert reasons("to_gold", BOUGHT) == (
        "revenue of 12 months 400, gold from 1 000",
        "выручка за 12 месяцев 400, золотой от 1 000",
    )


def test_without_revenue_nobody_is_gold():
    found = run({"last_order": day(-700), "revenue_12m": 0}, gold_threshold=None)
    assert (found.gold_threshold, found.columns["base"].iloc[0]) == (None, "standard")


@pytest.mark.parametrize(
    ("revenue", "share", "threshold"),
    [
        ([50, 30, 20], 80, 30),  # 50 + 30 reaches 80 of 100 exactly
        ([50, 29.99, 20.01], 80, 20.01),  # one hundredth short
        ([100], 80, 100),
        ([90, 10], 80, 90),
        ([10, 10, 10, 10, 10], 80, 10),
        ([50, -500, 30, 20, 0], 80, 30),  # only positive revenue counts
        ([0.1, 0.2, 0.3], 100, 0.1),  # no error of the last digit
        ([], 80, None),
        ([0, -5, float("nan")], 80, None),
    ],
)
def test_derived_threshold(revenue, share, threshold):
    ids = np.array([f"c{place}" for place in range(len(revenue))], dtype=object)
    assert derived_gold_threshold(ids, np.array(revenue, dtype=float), share) == threshold


def test_a_repeated_id_counts_once_towards_the_threshold():
    ids = np.array(["a", "a", "b", None, None], dtype=object)
    revenue = np.array([60.0, 60.0, 20.0, 10.0, 10.0])
    assert derived_gold_threshold(ids, revenue, 80) == 20
