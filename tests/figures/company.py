"""Assessed clients for the tests of figures: every column that a refresh has, from rows as dicts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sheets_addin.assess import assess
from sheets_addin.vocabulary.settings import Settings
from tests.methods.client_table import KINDS, TODAY, Row, client_table


def assessed(
    *rows: Row,
    settings: Settings,
    orders: pd.DataFrame | None = None,
    activities: pd.DataFrame | None = None,
    gold_threshold: float | None = None,
) -> pd.DataFrame:
    """The rows with all typed and computed columns as of TODAY; IDs are K0, K1 ... where a row has none."""
    blank = dict.fromkeys(KINDS)
    named = ({**blank, "client_id": f"K{place}", **row} for place, row in enumerate(rows))
    typed = client_table(*named) if rows else client_table(blank).iloc[:0]
    found = assess(typed, orders, settings, TODAY, activities=activities, gold_threshold=gold_threshold).columns
    return pd.concat([typed.drop(columns=found.columns, errors="ignore"), found], axis=1)


def noted(*rows: tuple[str | None, Any, float | None, str | None]) -> pd.DataFrame:
    """Activities as (client ID, day, minutes, manager)."""
    frame = pd.DataFrame(rows, columns=["client_id", "activity_date", "minutes", "activity_manager"])
    types = {"client_id": "str", "activity_date": "datetime64[s]", "minutes": "float64", "activity_manager": "str"}
    return frame.astype(types)
