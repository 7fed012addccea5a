"""The Priorities tab: every manager's day, the clients that fit into it in order of work, and why."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sheets_addin.tabs.base_tabs import columns_for
from sheets_addin.tabs.editable import IDENTITY
from sheets_addin.vocabulary.columns import Column, Kind, Unit
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Tab, Tone
from sheets_addin.vocabulary.tab_names import OWN_TABS

PLACE = Column(
    key="place",
    name=Text(en="Place", ru="Место"),
    kind=Kind.INTEGER,
    unit=Unit.COUNT,
    width=8,
    meaning=Text(
        en="Whom to call first: the manager's day in order.", ru="Кому звонить раньше: день менеджера по порядку."
    ),
)
WHY_NOW = Column(
    key="why_now",
    name=Text(en="Why now", ru="Почему сейчас"),
    kind=Kind.TEXT,
    width=44,
    meaning=Text(en="What brings the client into today's list.", ru="Что привело клиента в список на сегодня."),
)
MINUTES = Column(
    key="minutes",
    name=Text(en="Minutes", ru="Минуты"),
    kind=Kind.INTEGER,
    unit=Unit.MINUTE,
    width=9,
    meaning=Text(en="How long the contact takes.", ru="Сколько займёт контакт."),
)

PRIORITIES_KEYS = (
    "manager",
    "place",
    "client",
    "contact_person",
    "phone",
    "base",
    "next_action",
    "why_now",
    "overdue",
    "minutes",
    "deal_value",
    "last_contact",
    "next_contact",
    "stage",
    "note",
)
"""Columns of the tab, by key."""

PRIORITIES_FIXED = IDENTITY | {"manager"}
"""Typed columns that are not edited here: a day belongs to its manager."""


def priorities_tab(today: pd.DataFrame, columns: Mapping[str, Column], language: Language) -> Tab:
    """The tab from the clients of today with their ``place``, ``why_now`` and ``minutes``."""
    known = {**columns, PLACE.key: PLACE, WHY_NOW.key: WHY_NOW, MINUTES.key: MINUTES}
    return Tab(
        name=OWN_TABS["priorities"].in_language(language),
        columns=columns_for(today, PRIORITIES_KEYS, known, language, PRIORITIES_FIXED),
        frozen_columns=3,
        tone=Tone.FIRST,
    )
