"""The company at a glance, by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from sheets_addin.figures.overview import FUNNEL, WITHOUT, Overview, overview_figures
from sheets_addin.vocabulary import choices

TODAY = dt.date(2026, 3, 31)
COLUMNS = (
    "base", "revenue_12m", "abc", "xyz", "stage", "in_work_since", "deal_value", "is_due", "winback", "debt",
    "debt_days_overdue", "contact_days_overdue", "stage_days_overdue", "contract_days_overdue",
)  # fmt: skip
NAN = np.nan
ROWS = (
    ("gold", 900.0, "A", "X", "client", None, 50.0, False, None, 10.0, NAN, NAN, NAN, NAN),
    ("gold", 600.0, "A", "Y", "client", None, NAN, True, "reduced", 0.0, NAN, 4.0, NAN, NAN),
    ("black", 500.0, None, "Z", "deal", "2026-01-30", 70.0, True, None, 30.0, 40.0, 8.0, NAN, NAN),
    ("development", NAN, "B", None, "new", "2026-03-21", 5.0, False, None, NAN, NAN, NAN, NAN, NAN),
    ("development", NAN, None, None, "new", "2026-03-11", NAN, True, None, NAN, NAN, NAN, 3.0, NAN),
    ("development", NAN, None, None, "new", "2026-04-30", NAN, None, None, NAN, NAN, NAN, NAN, NAN),
)
STAGE_SINCE = (None, "2026-03-24", None, None, "2026-03-29", None)


@pytest.fixture
def overview() -> Overview:
    frame = pd.DataFrame(ROWS, columns=list(COLUMNS))
    frame["in_work_since"] = pd.to_datetime(frame["in_work_since"]).astype("datetime64[s]")
    frame["is_due"] = frame["is_due"].astype("boolean")
    return overview_figures(frame, pd.to_datetime(pd.Series(STAGE_SINCE)), TODAY)


def test_key_figures(overview: Overview) -> None:
    key = overview.key
    assert (key.clients, key.due_today, key.overdue, key.win_back) == (6, 3, 3, 1)
    assert (key.revenue_12m, key.debt, key.overdue_debt) == (2000, 40, 30)


def test_bases_by_count_and_revenue(overview: Overview) -> None:
    bases = overview.bases
    assert list(bases.index) == [base.code for base in choices.BASES]
    assert bases.loc["gold"].tolist() == [2, pytest.approx(100 / 3), 1500, 75]
    assert bases.loc["image"].tolist() == [0, 0, 0, 0]
    assert bases["clients_share"].sum() == pytest.approx(100)


def test_classes_against_frequency(overview: Overview) -> None:
    classes = overview.classes
    assert classes.loc["A"].tolist() == [1, 1, 0, 0]
    assert classes.loc[WITHOUT].tolist() == [0, 0, 1, 2]
    assert classes.to_numpy().sum() == 6


def test_stages_with_the_median_of_days_in_them(overview: Overview) -> None:
    stages = overview.stages
    assert set(FUNNEL) == {stage.code for stage in choices.STAGES}
    # 10 days in work, and 2 in the stage where 20 in work; a date to come does not count
    assert stages.loc["new"].tolist() == [3, 6, 5]
    # nobody saw the deal begin: how long it is in work says nothing of that
    assert np.isnan(stages.loc["deal", "days"])
    assert stages.loc["client", "days"] == 7


def test_overdue_by_kind(overview: Overview) -> None:
    overdue = overview.overdue
    assert overdue.loc["contact"].tolist() == [2, pytest.approx(100 / 3), 6, 8]
    assert overdue.loc["contract", "clients"] == 0
    assert np.isnan(overdue.loc["contract", "median"])


def test_nobody_gives_zeros_and_no_shares() -> None:
    empty = pd.DataFrame({name: pd.Series(dtype="float64") for name in COLUMNS}).astype(
        {"in_work_since": "datetime64[s]", "is_due": "boolean", "base": "str", "stage": "str", "abc": "str"}
    )
    overview = overview_figures(empty, pd.Series(dtype="datetime64[s]"), TODAY)
    assert overview.key.clients == 0
    assert overview.bases["clients"].tolist() == [0] * len(choices.BASES)
    assert overview.bases["clients_share"].isna().all()
