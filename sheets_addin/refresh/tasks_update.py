"""What one refresh changes on Tasks: the priority of each task and the days that it is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheets_addin.figures.tasks import rank_tasks
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.tabs.table_patch import place_columns, table_patch
from sheets_addin.vocabulary.layout import SheetPatch
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_columns import TASK_RESULTS


@dataclass(frozen=True)
class TasksUpdate:
    """The patch of the Tasks tab, if the workbook has one, the headers of its results by key, and what was wrong."""

    patches: Sequence[SheetPatch] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


def update_tasks(workbook: Workbook, today: dt.date) -> TasksUpdate:
    """The changes to the Tasks tab; without one there are none."""
    tasks, sheet = workbook.tasks, workbook.tasks_sheet
    if tasks is None or sheet is None:
        return TasksUpdate()
    placed, problems = place_columns(sheet, tasks, TASK_RESULTS, workbook.memory.columns, tasks.header.language)
    ranked = rank_tasks(tasks.frame, workbook.settings, today)
    patch = table_patch(sheet, tasks, placed, ranked, {}, {}, workbook.language)
    return TasksUpdate([patch], {item.column.key: item.header for item in placed}, problems)
