"""Why the client in the chosen row is where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from .document import SEARCHED_ROWS, used_range
from .failure import Failure
from .office import Office
from .product import PRODUCT, plain, say
from .rows import Row, fingerprint, is_blank


def reasons_of(office: Office, model: Any) -> str:
    """The reasons for the row of the chosen cell, on Clients or on any tab that names a client.

    Raises Failure where no client is chosen, NoAnswerError where the server does not answer.
    """
    document = office.document(model)
    language = document.language()
    sheet, chosen = _chosen(model)
    row: int | None = chosen
    clients = document.client_sheet() or sheet
    if sheet.Name != clients.Name:
        row = _row_on_clients(sheet, chosen, clients)
    if row is None:
        raise Failure(say("choose_client", language))
    width = used_range(clients).RangeAddress.EndColumn
    cells = document.rows_of(clients.getCellRangeByPosition(0, row, width, row))[0]
    context = document.context(clients, 0, width, None, None)
    headers = [] if context.headers is None else list(context.headers)
    if is_blank(cells) or not headers or list(cells) == headers:
        raise Failure(say("choose_client", language))
    found = office.answers.ask("WHY", context, dt.date.today(), [cells], document.day_zero, language)
    return found[fingerprint(cells)] or say("no_reason", language)


def _chosen(model: Any) -> tuple[Any, int]:
    """The sheet in front and the row of the first chosen cell."""
    controller = model.CurrentController
    selection = controller.Selection
    ranges = selection.RangeAddresses if hasattr(selection, "RangeAddresses") else (selection.RangeAddress,)
    return controller.ActiveSheet, ranges[0].StartRow


def _row_on_clients(sheet: Any, row: int, clients: Any) -> int | None:
    """The row of the same client on Clients: by ID, else by name."""
    shown, listed = used_range(sheet).getDataArray(), used_range(clients).getDataArray()
    if row >= len(shown):
        return None
    for names in PRODUCT["identity_headers"].values():
        here, there = _place(shown[:row], names), _place(listed[:SEARCHED_ROWS], names)
        if here is not None and there is not None and shown[row][here] not in ("", None):
            return next((number for number, cells in enumerate(listed) if cells[there] == shown[row][here]), None)
    return None


def _place(rows: Sequence[Row], names: Sequence[str]) -> int | None:
    """The column whose header, in one of ``rows``, is one of ``names``."""
    places = (place for cells in rows for place, cell in enumerate(cells) if plain(cell) in names)
    return next(places, None)
