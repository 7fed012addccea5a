"""What a refresh leaves for the next one: which tabs and columns are ours, and how every client and cell was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from sheets_addin.figures.snapshots import Snapshot
from sheets_addin.refresh.clients import ClientAssessment
from sheets_addin.refresh.clients_update import ClientsUpdate
from sheets_addin.refresh.edited_tabs import REMEMBERED
from sheets_addin.refresh.fingerprints import joined, marks_of
from sheets_addin.refresh.lost_columns import remember_headers
from sheets_addin.refresh.memory import ClientState, Memory
from sheets_addin.refresh.row_owners import row_marks
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.tabs.table_patch import Placed
from sheets_addin.vocabulary.client_columns import CLIENT_ID
from sheets_addin.vocabulary.order_columns import ORDER_METRICS

REMEMBERED_KEYS = tuple(column.key for column in REMEMBERED)
"""The keys of the columns whose cells are remembered, in the order of their marks."""


def filled_headers(found: ClientAssessment, update: ClientsUpdate) -> dict[str, str]:
    """The headers of the columns on Clients that refresh fills whatever people type there, by key."""
    typed = {CLIENT_ID, *(() if found.has_orders else ORDER_METRICS)}
    return {item.column.key: item.header for item in update.placed if item.column not in typed}


def memory_of(
    workbook: Workbook,
    found: ClientAssessment,
    since: pd.Series,
    placed: Sequence[Placed],
    filled: Mapping[str, str],
    today: pd.DataFrame,
    tabs: Mapping[str, str],
    snapshots: Sequence[Snapshot],
) -> Memory:
    """The memory of this refresh.

    ``since`` is the day on which each client came into its stage. ``placed`` are the columns that refresh writes on
    Clients, ``filled`` headers of those that it fills, by key; ``today`` the rows of Priorities; ``tabs`` the names of
    our tabs by key.
    """
    states = found.frame[["client_id", "base", "stage"]].astype(object).where(lambda frame: frame.notna(), None)
    marks = joined(marks_of(found.frame, REMEMBERED))
    clients: dict[str, ClientState] = {}
    days = since.to_numpy().astype("datetime64[D]").tolist()
    for (client, base, stage), seen, day in zip(states.itertuples(index=False, name=None), marks, days, strict=True):
        clients.setdefault(client, ClientState(base, stage, seen, day))
    columns = {**workbook.memory.columns, **filled}
    headers, unread = remember_headers(workbook.clients, workbook.clients_sheet, workbook.memory, placed, columns)
    return Memory(
        tabs=tabs,
        columns=columns,
        clients=clients,
        categories=workbook.settings.category_names(),
        snapshots=snapshots,
        imports=workbook.memory.imports,
        marked=REMEMBERED_KEYS,
        rows=dict(zip(row_marks(today), today["client_id"].tolist(), strict=True)),
        headers=headers,
        unread=unread,
    )
