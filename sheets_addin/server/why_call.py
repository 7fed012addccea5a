"""``POST /v1/why``: one client's row explained, every result with its reason."""

from __future__ import annotations

import datetime as dt

import msgspec

from sheets_addin.functions import explain_row
from sheets_addin.server.contract import WhyAnswer, WhyRequest
from sheets_addin.server.limits import Limits
from sheets_addin.server.questions import asked, check_headers, check_rows, plain_cell, plain_cells, told
from sheets_addin.vocabulary.language import Language


def answer_why(request: WhyRequest, limits: Limits, today: dt.date, otherwise: Language) -> bytes:
    """The answer as JSON; ``today`` and ``otherwise`` hold where the request names no day and shows no language.

    Raises Refusal where it asks for more than ``limits`` allow, WrongCall where the row does not fit the headers or the
    day is none.
    """
    check_rows([1, len(request.settings)], limits.rows)
    check_headers(request.headers, limits)
    found = explain_row(
        list(map(plain_cell, request.row)),
        headers=plain_cells(request.headers),
        **asked(request, today, otherwise),
    )
    return msgspec.json.encode(WhyAnswer(found.results, found.language.value, told(found.setting_problems)))
