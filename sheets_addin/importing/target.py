"""Where imported rows go: below the rows of a tab that is there, or on a new tab like that of a new workbook."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from sheets_addin.importing.cells import Record
from sheets_addin.refresh.clients_update import COMPUTED
from sheets_addin.refresh.memory import CATEGORY_CHOICES
from sheets_addin.tabs.input_tabs import clients_tab, table_tab
from sheets_addin.tabs.table_patch import added_column, missing_columns
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, SheetPatch, Tab
from sheets_addin.vocabulary.tab_names import free_name
from sheets_addin.vocabulary.table_reader import Table

_NOTHING: Mapping[tuple[int, str], CellValue] = {}


def patched(
    table: Table,
    columns: Sequence[Column],
    appended: Sequence[Record],
    filled: Mapping[tuple[int, str], CellValue] = _NOTHING,
) -> SheetPatch:
    """The patch that adds ``appended`` below ``table`` and writes ``filled`` ((row, key) -> cell).

    Columns that the sheet lacks and the cells need are added after its last one.
    """
    needed = {key for record in appended for key in record} | {key for _, key in filled}
    new = missing_columns(table, [column for column in columns if column.key in needed])
    places = {**table.header.places, **{item.column.key: item.place for item in new}}
    return SheetPatch(
        sheet=table.sheet,
        header_row=table.header.row,
        last_row=table.row_above(len(appended)),
        columns=[added_column(item, []) for item in new],
        cells={(row, places[key]): cell for (row, key), cell in filled.items()},
        appended=[{places[key]: cell for key, cell in record.items()} for record in appended],
    )


def new_tab(key: str, language: Language, records: Sequence[Record], taken: Sequence[str] = ()) -> Tab:
    """The tab ``key`` (clients or orders) of a new workbook, filled with ``records``, under a name not ``taken``."""
    tab = clients_tab(language, COMPUTED, CATEGORY_CHOICES) if key == "clients" else table_tab(key, language)
    keys = {place: column.key for place, column in enumerate(TABLES[key].columns)}
    return dataclasses.replace(
        tab,
        name=free_name(tab.name, taken),
        columns=[
            dataclasses.replace(column, values=[record.get(keys.get(place, "")) for record in records])
            for place, column in enumerate(tab.columns)
        ],
    )
