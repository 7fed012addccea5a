"""Contacts for which no day has the time: who they are, and who waits behind them."""

from __future__ import annotations

import pandas as pd

from sheets_addin.figures.day_plan import DayPlan
from sheets_addin.methods.wording import number_words
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.table_reader import Table

_OF_THE_DAY = Text(
    en="the contact takes {minutes} min; the working day has {room}",
    ru="контакт занимает {minutes} мин., а в рабочем дне их {room}",
)
_OF_BLACK = Text(
    en="the contact takes {minutes} min; black clients get {room} min of the day ({share} %)",
    ru="контакт занимает {minutes} мин., а на чёрных в день отведено {room} ({share} %)",
)
_NEVER_FITS = Text(en="kept; it never fits into a day", ru="оставлено; в день такой контакт не поместится")
_OTHERS_WAIT = Text(
    en="kept; it never fits into a day; waiting behind it today: {behind}. Make it shorter",
    ru="оставлено; в день такой контакт не поместится; за ним сегодня ждут: {behind}. Сократите его",
)
_MINUTES = next(column for column in CLIENT_COLUMNS if column.key == "contact_minutes")


def check_long_contacts(clients: Table, assessed: pd.DataFrame, plan: DayPlan, settings: Settings) -> list[Problem]:
    """Contacts longer than the day; and of each manager's black clients who wait the first longer than their share.

    ``assessed`` has the rows of ``clients``. The order of work stops at such a contact, so those behind it wait.
    """
    waiting, black_room = plan.waiting, settings.day_minutes * plan.black_share / 100
    of_day = assessed.loc[assessed["contact_minutes"] > settings.day_minutes, "contact_minutes"]
    problems: list[Problem] = []
    for place, minutes in zip(of_day.index.tolist(), of_day.tolist(), strict=True):
        behind = _behind(place, waiting)
        problems.append(_problem(clients, place, minutes, _OF_THE_DAY, settings.day_minutes, behind, settings))
    black = waiting[waiting["base"] == "black"]
    of_black = black[(black["minutes"] > black_room) & (black["minutes"] <= settings.day_minutes)]
    first = of_black.drop_duplicates("manager")["minutes"]
    for place, minutes in zip(first.index.tolist(), first.tolist(), strict=True):
        behind = _behind(place, waiting)
        problems.append(_problem(clients, place, minutes, _OF_BLACK, black_room, behind, settings, plan.black_share))
    return problems


def _behind(place: int, waiting: pd.DataFrame) -> int:
    """How many of ``waiting`` are of the same base and manager and come after the client at ``place``; 0 without it."""
    if place not in waiting.index:
        return 0
    told_by = waiting[["manager", "base"]].fillna("")
    is_alike = (told_by == told_by.loc[place]).all(axis=1)
    return int((is_alike & (waiting["work_rank"] > waiting["work_rank"][place])).sum())


def _problem(
    clients: Table,
    place: int,
    minutes: float,
    what: Text,
    room: float,
    behind: int,
    settings: Settings,
    share: float = 0.0,
) -> Problem:
    language = settings.language
    figures = {"minutes": minutes, "room": room, "behind": float(behind), "share": share}
    return Problem(
        clients.sheet,
        clients.rows[place],
        clients.header_of(_MINUTES),
        number_words(minutes, language),
        what,
        _OTHERS_WAIT if behind else _NEVER_FITS,
        {name: number_words(figure, language) for name, figure in figures.items()},
    )
