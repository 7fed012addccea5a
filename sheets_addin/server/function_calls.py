"""``POST /v1/functions``: the batch of a request handed to the cell functions, their answers put into the contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

import msgspec

from sheets_addin.functions import CELL_FUNCTIONS, Answer, Call, WrongCall, day_asked, evaluate_batch
from sheets_addin.server.contract import (
    CallResult,
    Cell,
    Fault,
    FunctionCall,
    FunctionsAnswer,
    FunctionsRequest,
    Value,
)
from sheets_addin.server.refusals import Refusal
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue

_TOO_MANY_ROWS = Text(
    en="{rows} rows in one request; expected at most {limit}: send them in several",
    ru="строк в одном запросе: {rows}; ожидалось не больше {limit}: отправьте несколькими запросами",
)


def answer_functions(request: FunctionsRequest, row_limit: int, today: dt.date, otherwise: Language) -> bytes:
    """The answer as JSON; ``today`` and ``otherwise`` hold where the request names no day and shows no language.

    Raises Refusal 413 where all calls together have more than ``row_limit`` rows, WrongCall for a day that is none.
    """
    check_rows([len(call.rows) for call in request.calls], row_limit)
    batch = evaluate_batch(
        [_call(call) for call in request.calls],
        headers=_cells(request.headers),
        settings=[[plain_cell(cell) for cell in row] for row in request.settings],
        today=day_asked(plain_cell(request.today), today),
        language=None if request.language is None else Language(request.language),
        otherwise=otherwise,
    )
    results = [
        _fault(result, batch.language) if isinstance(result, WrongCall) else _values(call.function, result)
        for call, result in zip(request.calls, batch.results, strict=True)
    ]
    answer = FunctionsAnswer(results)
    if batch.setting_problems:
        answer.problems = list(batch.setting_problems)
    return msgspec.json.encode(answer)


def check_rows(counts: Sequence[int], limit: int) -> None:
    """Refusal 413 where ``counts`` add up to more than ``limit``."""
    if sum(counts) > limit:
        raise Refusal(413, _TOO_MANY_ROWS, rows=sum(counts), limit=limit)


def _call(call: FunctionCall) -> Call:
    # an ErrorCell among the cells is what the functions expect of a spreadsheet's error
    rows = cast("list[list[CellValue]]", call.rows)
    return Call(call.function, rows, _cells(call.headers), plain_cell(call.today))


def plain_cell(cell: Cell) -> CellValue:
    """The value of a cell as sent; an error of the spreadsheet is blank."""
    return cell if isinstance(cell, (str, float, bool)) else None


def _cells(row: list[Cell] | None) -> list[CellValue] | None:
    return None if row is None else list(map(plain_cell, row))


def _values(function: str, answer: Answer) -> CallResult:
    return CallResult(cast("list[Value]", list(answer.values)), CELL_FUNCTIONS[function].value_type)


def _fault(wrong: WrongCall, language: Language) -> CallResult:
    fault = Fault(wrong.in_language(language), expected=wrong.expected_in_language(language))
    if wrong.row is not None:
        fault.row = wrong.row
    return CallResult(error=fault)
