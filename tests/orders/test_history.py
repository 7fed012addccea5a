"""Order metrics: windows, intervals, lifetime value, late invoices."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.orders import order_metrics
from sheets_addin.vocabulary.order_columns import ORDER_METRICS, WIN_BACK_METRICS
from sheets_addin.vocabulary.settings import Settings
from tests.methods.client_table import TODAY, day, orders_table


def metrics(*orders, **settings):
    return order_metrics(orders_table(*orders), Settings(**settings), TODAY)


def metric(key, *orders, **settings):
    """One metric of the only client of ``orders``."""
    found = metrics(*orders, **settings)
    assert len(found) == 1
    return found[key].iloc[0]


def test_columns_are_those_of_the_vocabulary():
    found = metrics(("a", TODAY, 1.0))
    assert list(found.columns) == [column.key for column in (*ORDER_METRICS, *WIN_BACK_METRICS)]
    assert found["last_order"].dtype == "datetime64[s]"


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        ("revenue_12m", (0, -364), (1, -365)),  # (today - 365, today]
        ("orders_12m", (0, -364), (1, -365)),
        ("revenue_90d", (0, -89), (1, -90)),
        ("revenue_prev_90d", (-90, -179), (-89, -180)),
        ("revenue_before_90d", (-90, -454), (-89, -455)),
    ],
)
def test_windows_are_half_open(key, inside, outside):
    for shift in inside:
        assert metric(key, ("a", day(-200), 0.0), ("a", day(shift), 1.0)) == 1
    for shift in outside:
        assert metric(key, ("a", day(-200), 0.0), ("a", day(shift), 1.0)) == 0


def test_revenue_counts_returns_and_orders_do_not():
    found = metrics(("a", day(-5), 100.0), ("a", day(-3), -30.0), ("a", day(-1), 0.0)).iloc[0]
    assert (found["revenue_12m"], found["orders_12m"], found["last_order"].date()) == (70, 1, day(-5))


def test_a_client_with_returns_only_has_not_bought():
    found = metrics(("a", day(-5), -30.0)).iloc[0]
    assert (found["revenue_12m"], found["orders_12m"]) == (-30, 0)
    assert pd.isna(found["last_order"])
    assert pd.isna(found["ltv"])


def test_money_is_rounded_after_summing():
    assert metric("revenue_12m", *[("a", day(-1), 0.1)] * 3) == 0.3


def test_interval_over_different_order_days():
    days = (-30, -20, -20, 0)
    assert metric("order_interval", *[("a", day(shift), 5.0) for shift in days]) == 15
    assert np.isnan(metric("order_interval", ("a", day(-20), 5.0), ("a", day(-20), 6.0)))
    assert np.isnan(metric("order_interval", ("a", day(-20), 5.0), ("a", day(-1), -6.0)))


def test_interval_of_orders_before_1970():
    old = (("a", dt.date(1969, 12, 30), 1.0), ("a", dt.date(1970, 1, 3), 1.0))
    assert metric("order_interval", *old) == 4


def test_lifetime_value_by_hand():
    # 6 orders of 1 000 within the last year: 6 a year x 1 000 x 3 years
    assert metric("ltv", *[("a", day(-shift), 1_000.0) for shift in range(0, 300, 50)]) == 18_000
    # first order 730 days ago: 2 orders are 1 a year x average 150 x 3 years; the return does not count
    two_years = (("a", day(-730), 100.0), ("a", day(-10), 200.0), ("a", day(-9), -50.0))
    assert metric("ltv", *two_years) == 450
    assert metric("ltv", *two_years, lifetime_years=5) == 750


@pytest.mark.parametrize(
    ("due", "paid", "late"),
    [
        (day(-10), day(-10), 0),  # on the day
        (day(-10), day(-9), 1),
        (day(-1), None, 1),
        (day(0), None, 0),  # due today is not past
        (day(5), None, 0),
        (day(-10), day(-20), 0),
        (day(5), day(10), 0),  # a payment to come has not been made: the due date alone decides
        (day(0), day(1), 0),
        (day(-1), day(1), 1),
    ],
)
def test_late_invoices(due, paid, late):
    found = metrics(("a", day(-30), 10.0, due, paid)).iloc[0]
    assert (found["invoices_12m"], found["late_invoices_12m"]) == (1, late)


def test_what_is_no_invoice():
    found = metrics(
        ("a", day(-30), 10.0),  # without a due date
        ("a", day(-30), -10.0, day(-20), None),  # a return
        ("a", day(-365), 10.0, day(-300), None),  # before the window
    ).iloc[0]
    assert (found["invoices_12m"], found["late_invoices_12m"]) == (0, 0)


def test_future_and_incomplete_orders_are_left_out():
    found = metrics(("a", day(1), 99.0), ("a", day(0), 1.0), (None, day(0), 5.0), ("b", None, 5.0), ("c", day(0), None))
    assert found.index.tolist() == ["a"]
    assert found["revenue_12m"].tolist() == [1]
    assert found["last_order"].tolist() == [pd.Timestamp(TODAY)]


def test_times_of_day_are_dropped():
    orders = pd.DataFrame(
        {
            "client_id": ["a", "a"],
            "order_date": pd.to_datetime(["2026-03-31 23:59:59", "2026-03-31 00:00:01"]),
            "amount": [1.0, 2.0],
        }
    )
    found = order_metrics(orders, Settings(), TODAY).iloc[0]
    assert (found["revenue_12m"], found["last_order"]) == (3, pd.Timestamp("2026-03-31"))
    assert np.isnan(found["order_interval"])


def test_no_orders_give_no_clients():
    assert metrics().empty


def test_missing_columns_are_named():
    with pytest.raises(KeyError, match="amount"):
        order_metrics(pd.DataFrame({"client_id": ["a"], "order_date": [pd.Timestamp(TODAY)]}), Settings(), TODAY)


def by_hand(orders, client):
    """The definitions once more, one order at a time."""
    mine = [(when, amount) for name, when, amount in orders if name == client and when <= TODAY]
    days = sorted({when for when, amount in mine if amount > 0})
    within = [(when, amount) for when, amount in mine if day(-365) < when]
    return {
        "revenue_12m": round(sum(amount for _, amount in within), 2),
        "orders_12m": sum(amount > 0 for _, amount in within),
        "last_order": days[-1] if days else None,
        "order_interval": (days[-1] - days[0]).days / (len(days) - 1) if len(days) > 1 else None,
    }


ORDERS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.integers(-800, 30).map(day),
        st.integers(-10_000, 100_000).map(lambda hundredths: hundredths / 100),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(ORDERS)
def test_whole_columns_equal_one_order_at_a_time(orders):
    found = metrics(*orders)
    assert set(found.index) == {name for name, when, _ in orders if when <= TODAY}
    for client, row in found.iterrows():
        expected = by_hand(orders, client)
        assert row["revenue_12m"] == pytest.approx(expected["revenue_12m"], abs=0.005)
        assert row["orders_12m"] == expected["orders_12m"]
        assert (None if pd.isna(row["last_order"]) else row["last_order"].date()) == expected["last_order"]
        assert (None if pd.isna(row["order_interval"]) else row["order_interval"]) == expected["order_interval"]
