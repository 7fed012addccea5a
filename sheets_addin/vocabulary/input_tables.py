"""The tables that people fill: which columns each has, and how it is known among the tabs of a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.settings_table import SETTING_COLUMNS
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS


@dataclass(frozen=True)
class TableKind:
    """How a table is known.

    ``columns`` are those that it may have. Its header row names at least one of each set of keys in ``needed``, and
    ``without_name`` columns where no tab bears the table's name. The columns ``named_by`` say whose a row is, or that
    it is one of totals.
    """

    columns: Sequence[Column]
    needed: Sequence[frozenset[str]]
    without_name: int
    named_by: Sequence[str] = ()


def _each(*keys: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({key}) for key in keys)


TABLES: Mapping[str, TableKind] = {
    "clients": TableKind(CLIENT_TABLE, (frozenset({"client", "client_id"}),), 4, ("client", "client_id")),
    "orders": TableKind(ORDER_COLUMNS, _each("order_client", "order_date", "amount"), 4, ("order_client",)),
    "activities": TableKind(ACTIVITY_COLUMNS, _each("activity_client", "activity_date"), len(ACTIVITY_COLUMNS)),
    "tasks": TableKind(TASK_COLUMNS, (frozenset({"task"}), frozenset({"task_due", "task_value"})), len(TASK_COLUMNS)),
    "settings": TableKind(SETTING_COLUMNS, _each("setting", "value"), len(SETTING_COLUMNS)),
}
"""The tables by the keys of :data:`~sheets_addin.vocabulary.tab_names.INPUT_TABS`."""

INPUT_COLUMNS: tuple[Column, ...] = tuple(column for kind in TABLES.values() for column in kind.columns)
"""Every column by whose headers a table of a book may be known."""

FEWEST_HEADERS = min(kind.without_name for kind in TABLES.values())
"""So many of them stand at least in the header row of a table whose tab bears no known name."""
