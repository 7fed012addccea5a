"""``POST /v1/why``: one client's row explained, every result with its reason."""

from __future__ import annotations

import datetime as dt

import msgspec

from sheets_addin.functions import day_asked, explain_row
from sheets_addin.server.contract import ResultExplained, ThresholdUsed, WhyAnswer, WhyRequest
from sheets_addin.server.function_calls import check_headers, check_rows, plain_cell, plain_cells
from sheets_addin.server.limits import Limits
from sheets_addin.vocabulary.language import Language


def answer_why(request: WhyRequest, limits: Limits, today: dt.date, otherwise: Language) -> bytes:
    """The answer as JSON; ``today`` and ``otherwise`` hold where the request names no day and shows no language.

    Raises Refusal where it asks for more than ``limits`` allow, WrongCall where the row does not fit the headers or the
    day is none.
    """
    check_rows([1, len(request.settings)], limits.rows)
    check_headers(request.headers, limits)
    found = explain_row(
        [plain_cell(cell) for cell in request.row],
        headers=plain_cells(request.headers),
        settings=[[plain_cell(cell) for cell in row] for row in request.settings],
        today=day_asked(plain_cell(request.today), today),
        language=None if request.language is None else Language(request.language),
        otherwise=otherwise,
    )
    results = [
        ResultExplained(
            one.key,
            one.header,
            one.value,
            one.reason,
            [ThresholdUsed(used.name, used.value) for used in one.thresholds],
        )
        for one in found.results
    ]
    answer = WhyAnswer(results, found.language.value)
    if found.setting_problems:
        answer.problems = list(found.setting_problems)
    return msgspec.json.encode(answer)
