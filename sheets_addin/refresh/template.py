"""A new workbook: the tabs that people fill, those that refresh writes, and what it remembers of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from sheets_addin.assess import assess
from sheets_addin.figures.day_plan import plan_days, with_reasons
from sheets_addin.refresh.clients import empty_clients
from sheets_addin.refresh.clients_update import COMPUTED
from sheets_addin.refresh.memory import CATEGORY_CHOICES, Memory, memory_tab
from sheets_addin.refresh.remember import REMEMBERED_KEYS
from sheets_addin.refresh.run import own_tabs
from sheets_addin.tabs.input_tabs import clients_tab, settings_tab, table_tab
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Tab
from sheets_addin.vocabulary.settings import Host, Settings
from sheets_addin.vocabulary.table_columns import TASK_RESULTS

_CURRENCIES = {Language.RUSSIAN: "₽", Language.ENGLISH: "£"}
_ANY_DAY = dt.date(2026, 1, 1)
"""Without clients no rule looks at the day."""


def template_settings(language: Language, host: Host | None = None) -> Settings:
    """The settings with which a new workbook for ``host`` begins."""
    return Settings(
        language=language,
        currency=_CURRENCIES[language],
        cells="formulas",
        host=host,
        categories="; ".join(category.in_language(language) for category in choices.CATEGORIES),
    )


def template_tabs(
    language: Language, tables: Mapping[str, pd.DataFrame] | None = None, host: Host | None = None
) -> list[Tab]:
    """All tabs of a new workbook in ``language``, whose formulas ``host`` answers where it is given.

    ``tables`` may fill ``clients``, ``orders``, ``activities`` and ``tasks``: frames with columns named and typed as
    the vocabulary says, choices by code. The tabs that managers work from are there, without rows; what the first
    refresh tells of all clients, and of itself, comes with it, as the last tabs.
    """
    filled = tables or {}
    settings = template_settings(language, host)
    own = _own_tabs(settings)
    tabs = [
        clients_tab(language, COMPUTED, CATEGORY_CHOICES, filled.get("clients")),
        *(own[key] for key in ("priorities", "development", "gold", "standard", "image", "black", "winback")),
        *(table_tab(key, language, filled.get(key)) for key in ("orders", "activities", "tasks")),
        settings_tab(settings, None),
    ]
    memory = Memory(
        tabs={key: tab.name for key, tab in own.items()},
        columns={column.key: column.header(language) for column in (*COMPUTED, *TASK_RESULTS)},
        categories=settings.category_names(),
        marked=REMEMBERED_KEYS,
    )
    return [*tabs, memory_tab(memory, None)]


def _own_tabs(settings: Settings) -> dict[str, Tab]:
    typed = empty_clients()
    assessment = assess(typed, None, settings, _ANY_DAY)
    clients = assessment.beside(typed)
    today = with_reasons(plan_days(clients, settings).today, assessment)
    return own_tabs(clients, today, settings.language)
