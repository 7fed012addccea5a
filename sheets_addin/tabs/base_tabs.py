"""A tab for each base: its clients in order of work, with the columns that this base needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pandas as pd

from sheets_addin.methods.debt import DEBT_DAYS_OVERDUE
from sheets_addin.tabs.cells import cells_of, tab_column
from sheets_addin.tabs.editable import IDENTITY, editable_keys, is_typed
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Tab, TabColumn, Tone
from sheets_addin.vocabulary.tab_names import OWN_TABS

_COMMON = ("client_id", "client", "contact_person", "phone", "manager", "work_rank", "next_action", "overdue")

BASE_TABS: dict[str, tuple[str, ...]] = {
    "development": (
        *_COMMON,
        "priority",
        "abc",
        "value_tier",
        "need",
        "money",
        "urgent",
        "deal_value",
        "expected_close",
        "stage",
        "deadline",
        "phase",
        "last_contact",
        "next_contact",
        "list_status",
        "note",
    ),
    "gold": (
        *_COMMON,
        "xyz",
        "revenue_12m",
        "orders_12m",
        "last_order",
        "expected_next_order",
        "ltv",
        "priority",
        "deal_value",
        "next_contact",
        "note",
    ),
    "standard": (
        *_COMMON,
        "xyz",
        "revenue_12m",
        "to_gold",
        "potential",
        "last_order",
        "winback",
        "priority",
        "next_contact",
        "note",
    ),
    "image": (
        *_COMMON,
        "contract_due",
        "revenue_12m",
        "debt",
        "payment_due",
        "last_order",
        "next_contact",
        "note",
    ),
    "black": (
        *_COMMON,
        "debt",
        "payment_due",
        "promised_pay",
        "debt_days_overdue",
        "late_invoices_12m",
        "revenue_12m",
        "last_contact",
        "next_contact",
        "note",
    ),
}
"""Columns of each base's tab, by key, as columns.md of the specification lists them."""


DEBT_DAYS = dataclasses.replace(DEBT_DAYS_OVERDUE, name=Text(en="Days overdue", ru="Дней просрочки"))
"""How the tab of the black base calls the days by which a debt is overdue."""


def in_order_of_work(clients: pd.DataFrame) -> pd.DataFrame:
    """The clients manager by manager, each one's in order of work; those outside the order come last."""
    return clients.sort_values(["manager", "work_rank"], kind="stable", na_position="last")


def base_tab(base: str, clients: pd.DataFrame, columns: Mapping[str, Column], language: Language) -> Tab:
    """The tab of ``base`` from the assessed clients, one row a client of that base."""
    rows = in_order_of_work(clients[clients["base"] == base])
    return Tab(
        name=OWN_TABS[base].in_language(language),
        columns=columns_for(rows, BASE_TABS[base], {**columns, DEBT_DAYS.key: DEBT_DAYS}, language),
        frozen_columns=2,
        tone=Tone(base),
    )


def columns_for(
    rows: pd.DataFrame,
    keys: tuple[str, ...],
    columns: Mapping[str, Column],
    language: Language,
    fixed: frozenset[str] = IDENTITY,
) -> list[TabColumn]:
    """Columns ``keys`` of a tab that refresh writes, filled from ``rows``; typed ones but ``fixed`` are editable."""
    editable = editable_keys(keys, fixed)
    return [
        tab_column(
            columns[key],
            cells_of(rows[key], columns[key], language),
            language,
            editable=key in editable,
            rewritten=not is_typed(key),
            wrap=True,
        )
        for key in keys
    ]
