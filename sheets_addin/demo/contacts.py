"""The contacts that managers noted and the tasks that they keep, both in the demo company's own order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sheets_addin.demo import words
from sheets_addin.demo.draft import Codes, Dice, Draft, Figures, Rows

DAYS_OF_ACTIVITIES = 60
_CALL, _LETTER, _MEETING, _PRESENTATION = range(4)
_MINUTES = {_CALL: (5, 20), _LETTER: (5, 15), _MEETING: (40, 90), _PRESENTATION: (30, 75)}


@dataclass(frozen=True)
class Contacts:
    """Rows of the Activities tab by day; clients and kinds as places."""

    client: Rows
    day: Figures
    kind: Rows
    minutes: Figures


@dataclass(frozen=True)
class ToDo:
    """Rows of the Tasks tab; tasks and managers as places."""

    task: Rows
    manager: Rows
    value: Figures
    due: Figures
    done: Codes


def draft_contacts(draft: Draft, dice: Dice) -> Contacts:
    """Each client's last contact and those before it, back to the day its work began."""
    last, since = draft.figures("last_contact"), draft.figures("in_work_since")
    spacing = np.where(np.isnan(draft.figures("debt")) & (since > -DAYS_OF_ACTIVITIES), 5, 18)
    earliest = np.maximum(np.nan_to_num(since, nan=-np.inf), -DAYS_OF_ACTIVITIES)
    client: list[Rows] = []
    day: list[Figures] = []
    rows = np.flatnonzero(last >= earliest)
    when = last[rows]
    while len(rows):
        client.append(rows)
        day.append(when)
        when = np.rint(when - spacing[rows] * dice.between(len(rows), 0.7, 1.4))
        rows, when = rows[when >= earliest[rows]], when[when >= earliest[rows]]
    clients, days = np.concatenate(client), np.concatenate(day)
    order = np.argsort(days, kind="stable")
    kinds = (_CALL, _LETTER, _MEETING, _PRESENTATION)
    kind = dice.pick_figures(len(order), kinds, (0.62, 0.2, 0.1, 0.08)).astype(np.intp)
    minutes = np.empty(len(order))
    for place, (least, most) in _MINUTES.items():
        these = kind == place
        minutes[these] = np.rint(dice.days(int(these.sum()), least, most) / 5) * 5
    return Contacts(clients[order], days[order], kind, minutes)


def draft_tasks(dice: Dice) -> ToDo:
    """Two tasks of each sort, some done, some late."""
    count = 2 * len(words.TASKS)
    done = dice.pick(count, (True, None), (0.2, 0.8))
    due = dice.days(count, -6, 50)
    return ToDo(
        task=dice.shuffled(np.arange(count) % len(words.TASKS)),
        manager=dice.shuffled(np.arange(count) % len(words.MANAGERS)),
        value=dice.money(count, 20_000, 1_500_000),
        due=due,
        done=done,
    )
