"""Clients and orders brought in from what other programs export: a text table or a workbook."""

from __future__ import annotations

from sheets_addin.importing.client_rows import prepare_clients
from sheets_addin.importing.import_memory import ImportMemory, read_import_memory
from sheets_addin.importing.likely_headers import Suggestion
from sheets_addin.importing.opening import Opened, Wish, open_source, sure_alone
from sheets_addin.importing.order_rows import prepare_orders
from sheets_addin.importing.outcome import Decision, Doubt, Edit, Import
from sheets_addin.importing.source import Holds, MatchedColumn, Source

__all__ = [
    "Decision",
    "Doubt",
    "Edit",
    "Holds",
    "Import",
    "ImportMemory",
    "MatchedColumn",
    "Opened",
    "Source",
    "Suggestion",
    "Wish",
    "open_source",
    "prepare_clients",
    "prepare_orders",
    "read_import_memory",
    "sure_alone",
]
