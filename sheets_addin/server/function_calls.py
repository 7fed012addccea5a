"""``POST /v1/functions``: the batch of a request handed to the cell functions, their answers put into the contract."""

from __future__ import annotations

import datetime as dt
from typing import cast

import msgspec

from sheets_addin.functions import CELL_FUNCTIONS, Answer, Call, WrongCall, evaluate_batch
from sheets_addin.server.contract import (
    CallResult,
    Fault,
    FunctionCall,
    FunctionsAnswer,
    FunctionsRequest,
    Value,
)
from sheets_addin.server.limits import Limits
from sheets_addin.server.questions import asked, check_headers, check_rows, plain_cell, plain_cells, told
from sheets_addin.server.refusals import Refusal
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue

_TOO_MANY_CALLS = Text(
    en="{calls} calls in one request; expected at most {limit}: send them in several",
    ru="вызовов в одном запросе: {calls}; ожидалось не больше {limit}: отправьте несколькими запросами",
)
_TOO_MANY_CONTEXTS = Text(
    en="{contexts} different pairs of headers and day in one request; expected at most {limit}: send the calls in "
    "several",
    ru="разных пар «заголовки и день» в одном запросе: {contexts}; ожидалось не больше {limit}: отправьте вызовы "
    "несколькими запросами",
)
_QUICK_ROWS = 200


def check_size(request: FunctionsRequest, limits: Limits) -> None:
    """Refusal 413 where the request asks for more than ``limits`` allow."""
    check_rows([len(request.settings), *(len(call.rows) for call in request.calls)], limits.rows)
    if len(request.calls) > limits.calls:
        raise Refusal(413, _TOO_MANY_CALLS, calls=len(request.calls), limit=limits.calls)
    check_headers(request.headers, limits)
    for number, call in enumerate(request.calls):
        check_headers(call.headers, limits, number)
    contexts = _context_count(request)
    if contexts > limits.contexts:
        raise Refusal(413, _TOO_MANY_CONTEXTS, contexts=contexts, limit=limits.contexts)


def is_quick(request: FunctionsRequest) -> bool:
    """Whether the answer takes no longer than handing the request to another thread would."""
    rows = len(request.settings) + sum(len(call.rows) for call in request.calls)
    return rows <= _QUICK_ROWS and _context_count(request) <= 1


def _context_count(request: FunctionsRequest) -> int:
    return len({(None if call.headers is None else tuple(call.headers), call.today) for call in request.calls})


def answer_functions(request: FunctionsRequest, today: dt.date, otherwise: Language) -> bytes:
    """The answer as JSON; ``today`` and ``otherwise`` hold where the request names no day and shows no language.

    Raises WrongCall for a day that is none.
    """
    batch = evaluate_batch(
        [_call(call) for call in request.calls],
        headers=plain_cells(request.headers),
        **asked(request, today, otherwise),
    )
    results = [
        _fault(result, batch.language) if isinstance(result, WrongCall) else _values(_function(call), result)
        for call, result in zip(request.calls, batch.results, strict=True)
    ]
    return msgspec.json.encode(FunctionsAnswer(results, told(batch.setting_problems)))


def _call(call: FunctionCall) -> Call:
    # an ErrorCell among the cells is what the functions expect of a spreadsheet's error
    rows = cast("list[list[CellValue]]", call.rows)
    return Call(_function(call), rows, plain_cells(call.headers), plain_cell(call.today))


def _function(call: FunctionCall) -> str:
    """The name of the function however it is spelled; one that is not known stays as it is."""
    name = call.function.upper()
    return name if name in CELL_FUNCTIONS else call.function


def _values(function: str, answer: Answer) -> CallResult:
    return CallResult(cast("list[Value]", list(answer.values)), CELL_FUNCTIONS[function].value_type)


def _fault(wrong: WrongCall, language: Language) -> CallResult:
    fault = Fault(wrong.in_language(language), expected=wrong.expected_in_language(language))
    if wrong.row is not None:
        fault.row = wrong.row
    return CallResult(error=fault)
