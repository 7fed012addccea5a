"""A manager's own tasks ranked by the same four groups as requests: soon or later by large or small (S0)."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from sheets_addin.assess import run_methods
from sheets_addin.methods.facts import Facts, as_array
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.settings import Settings


def rank_tasks(tasks: pd.DataFrame, settings: Settings, today: dt.date) -> pd.DataFrame:
    """The columns ``task_priority`` (1-4) and ``task_overdue`` (days past the due date) with the index of ``tasks``.

    ``tasks`` may have task_value, task_due and task_done. The value counts as a deal value and the due date as the
    expected close, so the priority is blank where either is missing. A task that is done has neither.
    """
    requests = pd.DataFrame(index=tasks.index)
    for key, as_request in (("task_value", "deal_value"), ("task_due", "expected_close")):
        if key in tasks:
            requests[as_request] = tasks[key]
    facts = Facts(requests, settings, today)
    run_methods(facts, ("priority",))
    is_open = as_array(tasks, "task_done", Kind.YES_NO) != 1
    late = facts.days_since("expected_close")
    return pd.DataFrame(
        {
            "task_priority": np.where(is_open, facts.numbers("priority"), np.nan),
            "task_overdue": np.where(is_open & (late > 0), late, np.nan),
        },
        index=tasks.index,
    )
