"""Clients and orders brought in from what other programs export: a text table or a workbook."""

from __future__ import annotations

from sheets_addin.importing import client_rows, order_rows
from sheets_addin.importing.client_rows import prepare_clients
from sheets_addin.importing.order_rows import prepare_orders
from sheets_addin.importing.outcome import Import
from sheets_addin.importing.source import MatchedColumn, Source, read_source

CLIENTS_NEED = client_rows.NEEDED
ORDERS_NEED = order_rows.NEEDED

__all__ = [
    "CLIENTS_NEED",
    "ORDERS_NEED",
    "Import",
    "MatchedColumn",
    "Source",
    "prepare_clients",
    "prepare_orders",
    "read_source",
]
