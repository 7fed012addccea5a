"""Method 2 over a manager's own tasks: the same four groups, by value and the day by which they are due."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from sheets_addin.figures.tasks import rank_tasks
from sheets_addin.vocabulary.settings import Settings
from tests.methods.client_table import TODAY, day


def ranked(value: float | None, due: int | None, done: bool | None = None, **settings: Any) -> tuple[Any, Any]:
    """Priority and days overdue of one task that is due so many days from TODAY; None where blank."""
    tasks = pd.DataFrame(
        {
            "task_value": pd.Series([value], dtype="float64"),
            "task_due": pd.Series([None if due is None else day(due)], dtype="datetime64[s]"),
            "task_done": pd.Series([done], dtype="boolean"),
        }
    )
    found = rank_tasks(tasks, Settings(**settings), TODAY)
    priority, overdue = (None if pd.isna(item) else item for item in found.iloc[0])
    return priority, overdue


@pytest.mark.parametrize(
    ("value", "due", "expected"),
    [
        (500_000, 30, (1, None)),  # within 30 days and from 500 000: soon and large
        (499_999, 30, (2, None)),
        (500_000, 31, (3, None)),
        (499_999, 31, (4, None)),
        (500_000, 0, (1, None)),  # today is not overdue
        (500_000, -1, (1, 1)),  # what is past is soon, and overdue
        (10, -12, (2, 12)),
        (None, -12, (None, 12)),
        (500_000, None, (None, None)),
    ],
)
def test_tasks_by_value_and_day(value, due, expected):
    assert ranked(value, due) == expected
    assert ranked(value, due, done=False) == expected


def test_done_tasks_have_neither():
    assert ranked(500_000, -12, done=True) == (None, None)


def test_the_thresholds_are_those_of_requests():
    assert ranked(100, 3, large_deal=100, fast_days=3) == (1, None)
    assert ranked(99, 4, large_deal=100, fast_days=3) == (4, None)


def test_columns_that_are_missing_count_as_blank():
    tasks = pd.DataFrame({"task": ["Call", "Write"], "task_value": [5.0, 6.0]}, index=[7, 9])
    found = rank_tasks(tasks, Settings(), TODAY)
    assert found.index.tolist() == [7, 9]
    assert found.isna().all(axis=None)
