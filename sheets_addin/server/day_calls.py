"""``POST /v1/calls``: a manager's day from all clients, as Priorities shows it."""

from __future__ import annotations

import datetime as dt
from typing import cast

import msgspec

from sheets_addin.functions import CompanyClients, manager_day
from sheets_addin.server.contract import CallsAnswer, CallsRequest, Value
from sheets_addin.server.limits import Limits
from sheets_addin.server.questions import asked, check_headers, check_rows, plain_cell, plain_cells, told
from sheets_addin.vocabulary.language import Language


def answer_calls(request: CallsRequest, limits: Limits, today: dt.date, otherwise: Language) -> bytes:
    """The answer as JSON; ``today`` and ``otherwise`` hold where the request names no day and shows no language.

    Raises Refusal where it asks for more than ``limits`` allow, WrongCall where the manager is unknown, the clients are
    no table or the day is none.
    """
    check_rows([len(request.settings), len(request.rows)], limits.rows)
    check_headers(request.headers, limits)
    clients = CompanyClients.of_rows([list(map(plain_cell, row)) for row in request.rows], plain_cells(request.headers))
    day = manager_day(
        request.manager,
        clients,
        **asked(request, today, otherwise),
    )
    return msgspec.json.encode(CallsAnswer(day.headers, cast("list[list[Value]]", day.rows), told(day.problems)))
