"""The tabs that people fill, as a new workbook has them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pandas as pd

from sheets_addin.tabs.cells import cells_of, tab_column
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Format, Tab, TabColumn
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.settings_table import (
    DERIVED_GOLD,
    DERIVED_GOLD_MEANING,
    SETTING_COLUMNS,
    setting_cell,
)
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS, TASK_RESULTS

BLANK_ROWS = 1000
"""Rows below the last one that offer the same choices and formats to what will be typed."""

_TABLES: dict[str, tuple[Column, ...]] = {
    "orders": ORDER_COLUMNS,
    "activities": ACTIVITY_COLUMNS,
    "tasks": TASK_COLUMNS,
}
_RESULTS: dict[str, tuple[Column, ...]] = {"tasks": TASK_RESULTS}


def _cells(frame: pd.DataFrame | None, column: Column, language: Language) -> list[CellValue]:
    if frame is None:
        return []
    if column.key not in frame:
        return [None] * len(frame)
    return cells_of(frame[column.key], column, language)


def clients_tab(
    language: Language,
    computed: Sequence[Column],
    categories: tuple[str, int] | None = None,
    frame: pd.DataFrame | None = None,
) -> Tab:
    """The Clients tab with typed columns, order metrics and then ``computed`` columns, rows from ``frame`` of codes.

    ``categories`` are the tab and the column that hold the choices of the Category column.
    """
    columns = []
    for column in CLIENT_COLUMNS:
        drawn = tab_column(column, _cells(frame, column, language), language, typed=True)
        if column.key == "category":
            drawn = dataclasses.replace(drawn, choices=(), choices_in=categories)
        columns.append(drawn)
    columns.extend(
        tab_column(column, _cells(frame, column, language), language) for column in (*ORDER_METRICS, *computed)
    )
    return Tab(
        name=INPUT_TABS["clients"].in_language(language),
        columns=columns,
        table="Clients",
        frozen_columns=2,
        blank_rows=BLANK_ROWS,
    )


def table_tab(key: str, language: Language, frame: pd.DataFrame | None = None) -> Tab:
    """Orders, Activities or Tasks, rows from ``frame``; the columns that refresh fills come last."""
    columns = [tab_column(column, _cells(frame, column, language), language, typed=True) for column in _TABLES[key]]
    columns.extend(tab_column(column, _cells(frame, column, language), language) for column in _RESULTS.get(key, ()))
    return Tab(
        name=INPUT_TABS[key].in_language(language),
        columns=columns,
        table=key.capitalize(),
        frozen_columns=0,
        blank_rows=BLANK_ROWS,
    )


def settings_tab(settings: Settings, derived_gold: float | None) -> Tab:
    """The Settings tab: one row a setting with its value and meaning, and the threshold of gold that is in use."""
    language = settings.language
    rows: list[tuple[str, CellValue, str]] = []
    for key, item in SETTING_MEANINGS.items():
        value = setting_cell(key, getattr(settings, key), language)
        rows.append((item.name.in_language(language), value, item.meaning.in_language(language)))
        if key == "gold_share":
            rows.append((DERIVED_GOLD.in_language(language), derived_gold, DERIVED_GOLD_MEANING.in_language(language)))
    formats = {"setting": Format.TEXT, "value": Format.GENERAL, "meaning": Format.TEXT}
    columns = [
        TabColumn(
            header=column.header(language),
            values=[row[place] for row in rows],
            format=formats[column.key],
            width=column.width,
            wrap=column.key == "meaning",
        )
        for place, column in enumerate(SETTING_COLUMNS)
    ]
    return Tab(name=INPUT_TABS["settings"].in_language(language), columns=columns, frozen_columns=1)
