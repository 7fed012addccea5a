"""The tabs that refresh writes and people edit, in the order in which edits count, and how their rows are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sheets_addin.refresh.clients import COLUMNS
from sheets_addin.tabs.base_tabs import BASE_TABS, DEBT_DAYS
from sheets_addin.tabs.editable import IDENTITY, editable_keys
from sheets_addin.tabs.priorities import MINUTES, PLACE, PRIORITIES_FIXED, PRIORITIES_KEYS, WHY_NOW
from sheets_addin.tabs.win_back_tab import WIN_BACK_KEYS
from sheets_addin.vocabulary.client_columns import CLIENT, CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.headers import find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Sheet
from sheets_addin.vocabulary.table_reader import Table, read_table

_KNOWN: Mapping[str, Column] = {
    **COLUMNS,
    DEBT_DAYS.key: DEBT_DAYS,
    **{column.key: column for column in (PLACE, WHY_NOW, MINUTES)},
}
_NAMING = frozenset({"client_id", "client", "manager", "place"})


@dataclass(frozen=True)
class EditedTab:
    """One tab: its key, the columns that it shows, those that people may edit, whether new clients are typed on it."""

    key: str
    columns: tuple[Column, ...]
    editable: tuple[Column, ...]
    adds_clients: bool = False

    @property
    def has_ids(self) -> bool:
        """Whether its rows say the ID of their client."""
        return any(column.key == "client_id" for column in self.columns)

    def read(self, sheet: Sheet, language: Language) -> Table | None:
        """Its rows as typed: who they are and what may be edited; None where its headers are gone."""
        header = find_header_row(sheet, self.columns, TABLES["clients"].needed)
        if header is None:
            return None
        read = [column for column in self.columns if column in self.editable or column.key in _NAMING]
        return read_table(sheet, header, read, language)


def _tab(key: str, keys: tuple[str, ...], fixed: frozenset[str] = IDENTITY, *, adds_clients: bool = False) -> EditedTab:
    editable = tuple(_KNOWN[name] for name in editable_keys(keys, fixed))
    return EditedTab(key, tuple(_KNOWN[name] for name in keys), editable, adds_clients)


EDITED_TABS: tuple[EditedTab, ...] = (
    _tab("priorities", PRIORITIES_KEYS, PRIORITIES_FIXED),
    *(_tab(base, keys, adds_clients=True) for base, keys in BASE_TABS.items()),
    _tab("winback", WIN_BACK_KEYS),
)
"""Where one cell was edited on several tabs, the first of them holds."""

REMEMBERED: tuple[Column, ...] = (
    CLIENT,
    *(column for column in CLIENT_COLUMNS if any(column in tab.editable for tab in EDITED_TABS)),
)
"""The columns of Clients whose cells a refresh remembers: the name, and everything that a tab lets people edit."""

PLACE_OF_MARK: Mapping[str, int] = {column.key: place for place, column in enumerate(REMEMBERED)}
"""Where the mark of each column, by key, stands among those of a row."""
