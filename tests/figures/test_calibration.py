"""Method 14: the share of clients that each limit marks, and what the company's history supports."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as running
from hypothesis import strategies as st

from sheets_addin.figures.calibration import Calibration, HistoryCheck, calibrate, days_to_first_order, part_of
from sheets_addin.figures.limits import LimitCheck
from sheets_addin.tabs.calibration_blocks import calibration_blocks
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.settings import Settings
from tests.figures.company import assessed
from tests.methods.client_table import TODAY, Row, day, orders_table

THINKING = [{"thinking": True, "last_contact": day(-silence)} for silence in (30, 20, 16, 15, 5, 5)]


def calibrated(*rows: Row, orders: Any = None, threshold: float | None = 1000, **changed: Any) -> Calibration:
    settings = Settings(**changed)
    frame = assessed(*rows, settings=settings, orders=orders, gold_threshold=threshold)
    return calibrate(frame, orders, settings, TODAY, threshold)


def limit(calibration: Calibration, name: str) -> LimitCheck:
    return next(check for check in calibration.limits if check.name.en == name)


def history(calibration: Calibration, setting: str) -> HistoryCheck:
    return next(check for check in calibration.history if check.setting == setting)


def sales(*days: int) -> dict[str, Any]:
    """Clients that bought so many days after they came into work."""
    rows = [{"in_work_since": day(-100)} for _ in days]
    return {"rows": rows, "orders": orders_table(*((f"K{n}", day(d - 100), 10.0) for n, d in enumerate(days)))}


def test_sales_that_take_a_median_of_57_days_contradict_a_limit_of_30():
    """In order 20, 30, 57, 60, 74: the third of five is 57, and four of five (80 %) are at most 60."""
    company = sales(57, 20, 74, 30, 60)
    found = history(calibrated(*company["rows"], orders=company["orders"]), "work_limit_days")
    assert (found.cases, found.now) == (5, 30)
    assert [figure for _, figure in found.figures] == [57, 60]
    assert found.is_warning
    assert found.supported == 40


@pytest.mark.parametrize(
    ("days", "supported"), [((3, 5, 9, 14, 30), 14), ((3, 5, 9, 15, 40), 30), ((5, 9, 20, 31, 90), 40)]
)
def test_the_limit_that_history_supports_is_the_smallest_in_which_four_of_five_fit(days, supported):
    company = sales(*days)
    found = history(calibrated(*company["rows"], orders=company["orders"]), "work_limit_days")
    assert found.supported == supported
    assert not found.is_warning


def test_too_few_sales_support_nothing():
    company = sales(57, 60, 70, 80)
    found = history(calibrated(*company["rows"], orders=company["orders"]), "work_limit_days")
    assert (found.cases, found.supported, found.is_warning) == (4, None, False)


def test_a_sale_before_the_client_came_into_work_a_return_and_the_future_are_no_sale():
    rows = [{"in_work_since": day(-10)}, {"in_work_since": day(-10)}, {"in_work_since": day(-10)}]
    orders = orders_table(("K0", day(-20), 5.0), ("K1", day(-5), -5.0), ("K2", day(5), 5.0))
    assert history(calibrated(*rows, orders=orders), "work_limit_days").cases == 0


def test_the_pareto_threshold_against_a_gold_revenue_that_marks_most():
    """500 + 300 of 1 000 is 80 %: gold from 300. A setting of 50 marks four of five."""
    rows = [{"revenue_12m": revenue} for revenue in (500, 300, 100, 60, 40)]
    found = calibrated(*rows, threshold=50, gold_revenue=50)
    assert (history(found, "gold_revenue").now, history(found, "gold_revenue").supported) == (50, 300)
    check = limit(found, "Revenue of a gold client")
    assert (check.clients, check.marked, check.share, check.now, check.to_try) == (5, 4, 80, 50, 300)


def test_terciles_of_order_counts():
    """1, 2, 3, 10, 20, 30: a third is at most 2, two thirds at most 10; X from 11 and Y from 3 leave thirds."""
    found = calibrated(*({"orders_12m": count} for count in (3, 1, 30, 2, 20, 10)))
    x_orders, y_orders = history(found, "x_orders"), history(found, "y_orders")
    assert ([value for _, value in x_orders.figures], x_orders.supported) == ([10], 11)
    assert ([value for _, value in y_orders.figures], y_orders.supported) == ([2], 3)


def test_a_flag_that_marks_more_than_half_names_the_figure_to_try():
    """Silent for 30, 20, 16, 15, 5, 5 days: the limit of 14 marks 4 of 6, one of 15 marks 3."""
    check = limit(calibrated(*THINKING), "Went to think")
    assert (check.clients, check.marked, check.setting, check.now) == (6, 4, "thinking_days", 14)
    assert check.is_warning
    assert check.to_try == 15


def test_what_history_supports_is_not_tried_where_it_marks_more_than_half_as_well():
    """Of equal revenues 80 % is brought by 4 of 5: the threshold of 100 marks all, only one above them marks fewer."""
    found = calibrated(*({"revenue_12m": 100} for _ in range(5)), threshold=50, gold_revenue=50)
    assert history(found, "gold_revenue").supported == 100
    assert limit(found, "Revenue of a gold client").to_try == 110


def test_the_time_limit_that_history_supports_is_not_tried_where_more_than_half_are_past_it():
    """Sales fit in 30 days; of 6 clients in work, 4 are there for 35 days: no more than half are past 40."""
    company = sales(9, 20, 25, 28, 30)
    rows = [*({**row, "stage": "client"} for row in company["rows"])]
    rows += [{"stage": "new", "in_work_since": day(-days)} for days in (35, 35, 35, 35, 2, 2)]
    found = calibrated(*rows, orders=company["orders"], work_limit_days=14)
    assert history(found, "work_limit_days").supported == 30
    assert next(check for check in found.limits if check.setting == "work_limit_days").to_try == 40


def test_half_is_no_warning_and_four_clients_are_too_few():
    assert not limit(calibrated(*THINKING, thinking_days=15), "Went to think").is_warning
    assert not limit(calibrated(*THINKING[:4]), "Went to think").is_warning


def test_a_limit_that_marks_what_is_below_is_lowered_and_one_that_marks_what_is_near_too():
    """Half of 6 may stay: of 10, 20, 30, 40, 60, 90 % those below 40; of 1, 2, 3, 20, 25, 40 days those up to 19."""
    rows = [{"revenue_prev_90d": 100, "revenue_90d": share} for share in (10, 20, 30, 40, 60, 90)]
    assert limit(calibrated(*rows), "Reduced").to_try == 40
    rows = [{"deal_value": 5, "expected_close": day(days)} for days in (1, 2, 3, 20, 25, 40)]
    assert limit(calibrated(*rows), "Fast deal").to_try == 19


def test_amounts_to_try_have_two_significant_digits():
    """Two of five may stay, 950 000 and 900 000; the next is 812 345."""
    rows = [{"deal_value": amount} for amount in (700_000, 812_345, 900_000, 950_000, 1_000)]
    assert limit(calibrated(*rows), "Large deal").to_try == 820_000


def test_where_agreed_days_alone_are_late_no_rhythm_helps():
    rows = [{"next_contact": day(-3)} for _ in range(6)]
    check = limit(calibrated(*rows), "Contact overdue: in development")
    assert (check.marked, check.is_warning, check.to_try) == (6, True, None)


def shown(calibration: Calibration, language: Language, block: int, name: str) -> tuple[Any, ...]:
    columns = calibration_blocks(calibration, language)[block].columns
    return next(row for row in zip(*(column.values for column in columns), strict=True) if row[0] == name)


def test_the_blocks_say_it_in_both_languages():
    company = sales(57, 20, 74, 30, 60)
    found = calibrated(*company["rows"], *THINKING, orders=company["orders"])
    english, russian = Language.ENGLISH, Language.RUSSIAN
    assert shown(found, english, 0, "Went to think")[2:] == (
        "try 15 in “Thinking: longer than, days”", 6, 4, 66.7, 14,
    )  # fmt: skip
    assert shown(found, russian, 0, "Ушёл думать")[2] == "попробуйте 15 в «Думает: дольше, дней»"
    assert shown(found, english, 1, "Days from “in work since” to the first order")[1:3] == (
        "median 57; 80 % within 60",
        "try 40 in “Time limit, days”",
    )
    assert shown(found, russian, 1, "Дней от «В работе с» до первого заказа")[1] == "медиана 57; 80 % не дольше 60"


def test_debts_that_are_late_are_not_the_fault_of_a_limit():
    rows = [{"debt": 5, "payment_due": day(-3)} for _ in range(5)]
    found = calibrated(*rows)
    assert (
        shown(found, Language.ENGLISH, 0, "Payment overdue")[2] == "the limit is not the cause: work off what is marked"
    )
    assert shown(found, Language.RUSSIAN, 0, "Просрочена оплата")[2] == "дело не в пороге: разберите отмеченное"


@given(st.lists(st.integers(0, 50), min_size=1), st.fractions(Fraction(1, 100), 1))
def test_a_part_of_figures_is_the_smallest_that_so_many_do_not_exceed(figures, part):
    found = part_of(np.asarray(figures, dtype=np.float64), part)
    assert found in figures
    assert sum(figure <= found for figure in figures) >= part * len(figures)
    assert sum(figure < found for figure in figures) < part * len(figures)


CLIENT = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from(["new", "contact_1", "refusal", "client"]),
        "thinking": st.booleans(),
        "last_contact": st.integers(-90, 0).map(day),
        "next_contact": st.integers(-20, 20).map(day),
        "deal_value": st.integers(1, 3_000_000),
        "potential": st.integers(1, 3_000_000),
        "expected_close": st.integers(-30, 90).map(day),
        "orders_12m": st.integers(0, 40),
        "last_order": st.integers(-400, -1).map(day),
        "order_interval": st.integers(1, 90),
        "revenue_90d": st.integers(0, 900),
        "revenue_prev_90d": st.integers(0, 900),
        "debt": st.integers(0, 900),
        "payment_due": st.integers(-90, 30).map(day),
        "invoices_12m": st.just(10),
        "late_invoices_12m": st.integers(0, 10),
    },
)


@running(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CLIENT, min_size=5, max_size=14), st.randoms(use_true_random=False))
def test_for_any_company_a_figure_to_try_ends_its_warning_and_the_order_of_rows_does_not_matter(rows, random):
    rows = [{**row, "client_id": f"{place:02d}"} for place, row in enumerate(rows)]
    found = calibrated(*rows)
    assert calibrated(*random.sample(rows, len(rows))) == found
    for check in found.limits:
        assert check.to_try is None or check.is_warning
        if check.to_try is not None:
            threshold = check.to_try if check.setting == "gold_revenue" else 1000
            again = limit(calibrated(*rows, threshold=threshold, **{check.setting: check.to_try}), check.name.en)
            assert not again.is_warning, check


def test_orders_of_nobody_give_no_days_to_a_first_order():
    clients = pd.DataFrame({"client_id": ["a"], "in_work_since": pd.to_datetime(["2026-01-01"])})
    orders = pd.DataFrame(
        {"client_id": pd.Series([None], dtype="str"), "order_date": pd.to_datetime(["2026-01-09"]), "amount": [5.0]}
    )
    assert days_to_first_order(clients, orders, dt.date(2026, 3, 31)).tolist() == []
