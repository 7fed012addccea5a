"""Small tables of clients for the tests of the methods: rows as dicts, dates as days from TODAY."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from sheets_addin.assess import Assessment, assess
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.settings import Settings

TODAY = dt.date(2026, 3, 31)
KINDS = {column.key: column.kind for column in (*CLIENT_COLUMNS, *ORDER_METRICS)}
_DTYPES = {Kind.TEXT: "str", Kind.CHOICE: "str", Kind.YES_NO: "boolean", Kind.DATE: "datetime64[s]"}

Row = Mapping[str, Any]


def day(shift: int) -> dt.date:
    """The day ``shift`` days from TODAY: -1 is yesterday."""
    return TODAY + dt.timedelta(days=shift)


def client_table(*rows: Row) -> pd.DataFrame:
    """The rows as a frame typed as the vocabulary promises; keys that a row lacks are blank."""
    keys = dict.fromkeys(key for row in rows for key in row)
    columns = {key: pd.Series([row.get(key) for row in rows], dtype=_DTYPES.get(KINDS[key], "float64")) for key in keys}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def orders_table(*orders: tuple[str | None, dt.date | None, float | None, *tuple[dt.date | None, ...]]) -> pd.DataFrame:
    """Orders as (client_id, day, amount[, payment due[, paid on]])."""
    filled = [(*order, None, None)[:5] for order in orders]
    frame = pd.DataFrame(filled, columns=["client_id", "order_date", "amount", "order_due", "paid_on"])
    types = {"client_id": "str", "amount": "float64"}
    types |= dict.fromkeys(("order_date", "order_due", "paid_on"), "datetime64[s]")
    return frame.astype(types)


def run(
    *rows: Row,
    orders: pd.DataFrame | None = None,
    language: str = "en",
    gold_threshold: float | None = 1_000,
    activities: pd.DataFrame | None = None,
    **settings: Any,
) -> Assessment:
    """Assess the rows on TODAY; gold from 1 000 unless the test says otherwise."""
    return assess(
        client_table(*rows),
        orders,
        Settings(language=Language(language), **settings),
        TODAY,
        activities=activities,
        gold_threshold=gold_threshold,
    )


def value(key: str, row: Row, **options: Any) -> Any:
    """The value of one column for one row: None where blank, a plain date for dates."""
    found = run(row, **options).columns[key].iloc[0]
    if pd.isna(found):
        return None
    return found.date() if isinstance(found, pd.Timestamp) else found


def reasons(key: str, row: Row, **options: Any) -> tuple[str, str]:
    """Why the column has its value, in English and in Russian."""
    english = run(row, language="en", **options).reason(0, key)
    return english, run(row, language="ru", **options).reason(0, key)


def values(key: str, *rows: Row, **options: Any) -> list[Any]:
    """The values of one column for many rows, None where blank."""
    found = run(*rows, **options).columns[key]
    return [None if pd.isna(item) else item for item in found]
