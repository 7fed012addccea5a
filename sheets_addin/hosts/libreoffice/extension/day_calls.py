"""``CALLS(manager, [clients], [headers], [today])``: whom a manager calls, as a block of cells."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from .answers import Context
from .document import SEARCHED_ROWS, Document, first_row, header_row
from .office import Office
from .product import PRODUCT, plain, say
from .rows import USUAL_DAY_ZERO, Row, is_blank
from .server import NoAnswerError

BLOCK_ROWS = 100
"""Rows of a block at least: below the last client they are blank, where LibreOffice would show #N/A."""


class DayAsked(NamedTuple):
    """The arguments as LibreOffice gives them; those of None were left out."""

    manager: Any
    clients: Any
    headers: Any
    today: Any


def day_block(office: Office, document: Document, asked: DayAsked) -> tuple[Row, ...]:
    """The manager's day, or in the first cell what is wrong; all rows are equally wide."""
    language = document.language()
    try:
        rows = _rows(office, document, asked, language)
    except NoAnswerError as fault:
        rows = [(say(f"cell_{fault.kind}", language, detail=fault.detail),)]
    rows += [()] * (BLOCK_ROWS - len(rows))
    return tuple((*row, *[""] * (PRODUCT["day_width"] - len(row))) for row in rows)


def _rows(office: Office, document: Document, asked: DayAsked, language: str) -> list[Row]:
    document.notice_other_sheets()
    headers: Row | None
    if asked.clients is None:
        found = document.clients()
        if found is None:
            return [(say("cell_no_clients", language),)]
        headers, clients = found
    else:
        headers = None if asked.headers is None else first_row(asked.headers)
        given = asked.clients if isinstance(asked.clients, tuple) else ((asked.clients,),)
        clients = _usual_days(document, headers, [row for row in given if not is_blank(row)])
    manager = "" if asked.manager is None else str(first_row(asked.manager)[0])
    context = Context(document.settings(), headers, document.day_given(asked.today))
    return [*office.answers.calls(manager, context, dt.date.today(), clients, language)]


def _usual_days(document: Document, headers: Row | None, rows: list[Row]) -> list[Row]:
    """Rows with days as a usual document counts them; which cells hold days only the headers tell."""
    named = header_row(rows[:SEARCHED_ROWS]) if headers is None and rows else headers
    if document.day_zero == USUAL_DAY_ZERO or named is None:
        return rows
    shift = (document.day_zero - USUAL_DAY_ZERO).days
    places = {place for place, name in enumerate(named) if plain(name) in PRODUCT["date_headers"]}
    return [
        tuple(cell + shift if place in places and isinstance(cell, float) else cell for place, cell in enumerate(row))
        for row in rows
    ]
