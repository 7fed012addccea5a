"""What holds for any table of clients, whatever is typed: bases, the order of work, the age of a debt, the goal."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets_addin.assess import assess
from sheets_addin.methods import OUTPUTS
from sheets_addin.vocabulary.choices import BASES
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.settings import Settings
from tests.methods.client_table import TODAY, client_table, day, orders_table

Rows = list[dict[str, Any]]
Orders = list[tuple[Any, ...]]

_DAYS = [None, *(day(shift) for shift in (-400, -45, -31, -30, -8, -1, 0, 1, 20, 400))]
_MONEY = [None, 0.0, 0.01, 5.0, 499_999.99, 500_000.0, 1_000_000.01]
_BY_KIND: dict[Kind, list[Any]] = {
    Kind.DATE: _DAYS,
    Kind.MONEY: _MONEY,
    Kind.INTEGER: [None, 0.0, 1.0, 3.0],
    Kind.YES_NO: [None, True, False],
}
_ORDER_DAYS = [day(shift) for shift in (-500, -365, -364, -200, -90, -89, -45, -2, 0, 3)]


def _values(column: Column) -> list[Any]:
    if column.choices:
        return [None, *(choice.code for choice in column.choices)]
    return _BY_KIND.get(column.kind, [None, "Ann", "Bob"])


@st.composite
def companies(draw: st.DrawFn) -> tuple[Rows, Orders]:
    """Clients with IDs of their own, each with values in some of the columns, and orders of most of them.

    Many clients an example and few examples: all rows are computed at once, so that a client costs next to nothing.
    """
    count, random = draw(st.integers(1, 40)), Random(draw(st.integers(0, 2**32)))
    rows: Rows = []
    for place in range(count):
        chosen = random.sample(CLIENT_COLUMNS[1:], random.randint(0, len(CLIENT_COLUMNS) - 1))
        typed = {column.key: random.choice(_values(column)) for column in chosen}
        typed["manual_base"] = typed.get("manual_base") if random.random() < 0.2 else None
        rows.append({**typed, "client_id": f"C{place}", "manager": random.choice([None, "Ann", "Bob"])})
    orders = [
        (
            f"C{random.randrange(count + 1)}",
            random.choice(_ORDER_DAYS),
            random.choice([-100.0, 0.0, 0.01, 900.0, 250_000.0]),
            random.choice(_DAYS),
            random.choice(_DAYS),
        )
        for _ in range(random.randrange(3 * count))
    ]
    return rows, orders


def found(rows: Rows, orders: Orders, **options: Any) -> pd.DataFrame:
    """Every column that the methods give, by client."""
    chosen = Settings(**{"list_min": 0, "list_max": 2, **options})
    columns = assess(client_table(*rows), orders_table(*orders), chosen, TODAY).columns
    columns.index = pd.Index([row["client_id"] for row in rows])
    return columns


common = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@common
@given(companies())
def test_each_client_is_in_exactly_one_base(company: tuple[Rows, Orders]) -> None:
    rows, orders = company
    columns = found(rows, orders)
    known = {base.code for base in BASES}
    for row, base, by_rule in zip(rows, columns["base"], columns["rule_base"], strict=True):
        assert base in known
        assert by_rule in known
        assert base == (row.get("manual_base") or by_rule)


@common
@given(companies(), st.sampled_from(["sell", "develop"]), st.booleans())
def test_the_order_of_work_is_total_and_the_hot_come_first(
    company: tuple[Rows, Orders], goal: str, crisis: bool
) -> None:
    rows, orders = company
    columns = found(rows, orders, goal=goal, crisis=crisis)
    columns["manager"] = [row["manager"] for row in rows]
    for _, listed in columns.groupby("manager", dropna=False):
        placed = listed.dropna(subset="work_rank").sort_values("work_rank")
        assert placed["work_rank"].tolist() == list(range(1, len(placed) + 1))
        assert placed["is_hot"].tolist() == sorted(placed["is_hot"], reverse=True)
        assert (listed["list_status"] == "in_work").sum() <= 2
    assert not ((columns["base"] == "black") & columns["is_hot"]).any()


@common
@given(companies(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(company: tuple[Rows, Orders], random: Any) -> None:
    rows, orders = company
    mixed, mixed_orders = [*rows], [*orders]
    random.shuffle(mixed)
    random.shuffle(mixed_orders)
    expected, got = found(rows, orders), found(mixed, mixed_orders)
    pd.testing.assert_frame_equal(got.loc[expected.index], expected)


@common
@given(companies(), st.integers(1, 500))
def test_an_older_debt_makes_no_client_less_black(company: tuple[Rows, Orders], days: int) -> None:
    rows, orders = company
    longer = dt.timedelta(days=days)
    older = [{**row, "payment_due": row["payment_due"] - longer} if row.get("payment_due") else row for row in rows]
    before, after = found(rows, orders), found(older, orders)
    black = before["rule_base"] == "black"
    assert (after.loc[black, "rule_base"] == "black").all()
    debts = "debt_days_overdue"
    assert not (after[debts] < before[debts]).any()


@common
@given(companies())
def test_the_goal_changes_order_and_time_alone(company: tuple[Rows, Orders]) -> None:
    rows, orders = company
    of_order = ["work_rank", "list_status", "is_due"]
    selling, developing = found(rows, orders, goal="sell"), found(rows, orders, goal="develop")
    others = [key for key in OUTPUTS if key not in of_order]
    pd.testing.assert_frame_equal(selling[others], developing[others])
    assert selling["work_rank"].isna().tolist() == developing["work_rank"].isna().tolist()
