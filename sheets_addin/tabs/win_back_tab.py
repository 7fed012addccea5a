"""The Win-back tab: clients that stopped, buy less or went to think, by the revenue at stake."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sheets_addin.tabs.base_tabs import columns_for
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Tab, Tone
from sheets_addin.vocabulary.tab_names import OWN_TABS

WIN_BACK_KEYS = (
    "client_id",
    "client",
    "contact_person",
    "phone",
    "manager",
    "winback",
    "win_back_stake",
    "last_order",
    "order_interval",
    "revenue_90d",
    "revenue_prev_90d",
    "base",
    "next_action",
    "last_contact",
    "next_contact",
    "note",
)
"""Columns of the tab, by key."""


def win_back_tab(clients: pd.DataFrame, columns: Mapping[str, Column], language: Language) -> Tab:
    """One row a client to win back, the largest revenue at stake first."""
    rows = clients[clients["winback"].notna()]
    rows = rows.sort_values("win_back_stake", ascending=False, kind="stable", na_position="last")
    return Tab(
        name=OWN_TABS["winback"].in_language(language),
        columns=columns_for(rows, WIN_BACK_KEYS, columns, language),
        frozen_columns=2,
        tone=Tone.WARNING,
    )
