"""The tabs that refresh writes and people edit, in the order in which edits count, and how their rows are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sheets_addin.refresh.clients import COLUMNS
from sheets_addin.tabs.base_tabs import BASE_TABS, DEBT_DAYS
from sheets_addin.tabs.editable import IDENTITY, editable_keys
from sheets_addin.tabs.priorities import MINUTES, PLACE, PRIORITIES_FIXED, PRIORITIES_KEYS, WHY_NOW
from sheets_addin.tabs.win_back_tab import WIN_BACK_KEYS
from sheets_addin.vocabulary.client_columns import CLIENT, CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.headers import HeaderRow, find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Sheet
from sheets_addin.vocabulary.parsing import is_blank
from sheets_addin.vocabulary.table_reader import Table, read_table

_KNOWN: Mapping[str, Column] = {
    **COLUMNS,
    DEBT_DAYS.key: DEBT_DAYS,
    **{column.key: column for column in (PLACE, WHY_NOW, MINUTES)},
}
_NAMING = frozenset({"client_id", "client", "manager", "place"})


@dataclass(frozen=True)
class EditedTable:
    """The table of an edited tab; ``renamed`` are the keys of columns whose header people changed or erased."""

    table: Table
    renamed: frozenset[str]


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

    def read(self, sheet: Sheet, language: Language) -> EditedTable | None:
        """Its rows as typed: who they are and what may be edited; None where its headers are gone."""
        header = find_header_row(sheet, self.columns, TABLES["clients"].needed)
        if header is None:
            return None
        renamed = self._renamed(sheet, header)
        header = replace(header, places={**header.places, **renamed})
        read = [column for column in self.columns if column in self.editable or column.key in _NAMING]
        return EditedTable(read_table(sheet, header, read, language), frozenset(renamed))

    def _renamed(self, sheet: Sheet, header: HeaderRow) -> dict[str, int]:
        """The columns whose header is gone while a filled one of no known header stands where refresh wrote them."""
        taken = {*header.places.values(), *header.repeated}
        return {
            column.key: place
            for place, column in enumerate(self.columns)
            if column.key not in header.places
            and place not in taken
            and any(place < len(row) and not is_blank(row[place]) for row in sheet.rows[header.row :])
        }


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
