"""What one refresh changes on Clients: results beside the formulas that give them, and IDs where they were blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_addin.methods import FORMULA_COLUMNS, OUTPUTS
from sheets_addin.refresh.clients import ClientAssessment
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.tabs.table_patch import Placed, no_formulas, place_columns, row_range, table_patch
from sheets_addin.vocabulary.client_columns import CLIENT_ID
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.layout import CellValue, SheetPatch
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.problems import Problem

COMPUTED: tuple[Column, ...] = (
    *(output.column for output in FORMULA_COLUMNS),
    OUTPUTS["work_rank"].column,
    OUTPUTS["list_status"].column,
)
"""The columns after the order metrics that refresh fills on Clients, in the order in which a template has them."""


@dataclass(frozen=True)
class ClientsUpdate:
    """The patch of the Clients tab, where its computed columns stand, and what was wrong with them."""

    patch: SheetPatch
    placed: Sequence[Placed]
    problems: list[Problem]


def update_clients(workbook: Workbook, found: ClientAssessment) -> ClientsUpdate:
    """The changes to the Clients tab; metrics that people typed stay where there is no order history."""
    clients = workbook.clients
    wanted = (*_metrics(workbook, found), *COMPUTED)
    if "client_id" not in clients.header.places:
        wanted = (CLIENT_ID, *wanted)
    placed, problems = place_columns(
        workbook.clients_sheet, clients, wanted, workbook.memory.columns, clients.header.language
    )
    formulas: dict[str, str] = {}
    if workbook.settings.cells == "formulas":
        formulas = _formulas(workbook, placed)
        if not formulas:
            problems.append(no_formulas(clients.sheet))
    ids = _filled_ids(workbook, found)
    patch = table_patch(workbook.clients_sheet, clients, placed, found.frame, formulas, ids, workbook.language)
    return ClientsUpdate(patch, placed, problems)


def _metrics(workbook: Workbook, found: ClientAssessment) -> list[Column]:
    """The order metrics to write: all with an order history, else those that are ours or not there yet.

    They are added even where they stay blank, so that they stand before the formulas that read them.
    """
    typed = workbook.clients.header.places.keys() - workbook.memory.columns.keys()
    return [metric for metric in ORDER_METRICS if found.has_orders or metric.key not in typed]


def _formulas(workbook: Workbook, placed: Sequence[Placed]) -> dict[str, str]:
    functions = {output.key: output.function for output in FORMULA_COLUMNS if output.function is not None}
    given = dict(workbook.clients.header.places)
    for item in placed:
        if item.column.key not in functions and item.column in CLIENT_TABLE:
            given[item.column.key] = item.place
    places = [item.place for item in placed if item.column.key in functions]
    cells = row_range(workbook.clients, given, CLIENT_TABLE, places)
    return {} if cells is None else {key: cells.formula(function) for key, function in functions.items()}


def _filled_ids(workbook: Workbook, found: ClientAssessment) -> dict[tuple[int, int], CellValue]:
    place = workbook.clients.header.places.get("client_id")
    if place is None:
        return {}
    ids = found.frame["client_id"].tolist()
    return {(workbook.clients.rows[client], place): ids[client] for client in found.new_ids}
