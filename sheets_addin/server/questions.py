"""What the questions of all routes share: cells as sent, settings, day and language, and how much one may ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypedDict

from msgspec import UNSET, UnsetType

from sheets_addin.functions import day_asked
from sheets_addin.server.contract import CallsRequest, Cell, FunctionsRequest, WhyRequest
from sheets_addin.server.limits import Limits
from sheets_addin.server.refusals import Refusal
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue

_TOO_MANY_ROWS = Text(
    en="{rows} rows in one request; expected at most {limit}: send them in several",
    ru="строк в одном запросе: {rows}; ожидалось не больше {limit}: отправьте несколькими запросами",
)
_TOO_MANY_HEADERS = Text(
    en="{cells} headers; expected at most {limit}, as many as a sheet has columns",
    ru="заголовков: {cells}; ожидалось не больше {limit}, столько на листе столбцов",
)


class Asked(TypedDict):
    """What the functions are asked with, whatever is asked: their keyword arguments."""

    settings: Sequence[Sequence[CellValue]]
    today: dt.date
    language: Language | None
    otherwise: Language


def asked(request: FunctionsRequest | CallsRequest | WhyRequest, today: dt.date, otherwise: Language) -> Asked:
    """Settings, day and language of a request; ``today`` holds where it names no day.

    Raises WrongCall for a day that is none.
    """
    return Asked(
        settings=[list(map(plain_cell, row)) for row in request.settings],
        today=day_asked(plain_cell(request.today), today),
        language=None if request.language is None else Language(request.language),
        otherwise=otherwise,
    )


def plain_cell(cell: Cell) -> CellValue:
    """The value of a cell as sent; an error of the spreadsheet is blank."""
    return cell if isinstance(cell, (str, float, bool)) else None


def plain_cells(row: list[Cell] | None) -> list[CellValue] | None:
    """The values of a row of cells as sent, None where it was left out."""
    return None if row is None else list(map(plain_cell, row))


def check_rows(counts: Sequence[int], limit: int) -> None:
    """Refusal 413 where ``counts`` add up to more than ``limit``."""
    if sum(counts) > limit:
        raise Refusal(413, _TOO_MANY_ROWS, rows=sum(counts), limit=limit)


def check_headers(headers: list[Cell] | None, limits: Limits, call: int | None = None) -> None:
    """Refusal 413 where there are more ``headers`` than ``limits`` allow; ``call`` is the number of theirs."""
    if headers is not None and len(headers) > limits.header_cells:
        raise Refusal(413, _TOO_MANY_HEADERS, call=call, cells=len(headers), limit=limits.header_cells)


def told(problems: Sequence[str]) -> list[str] | UnsetType:
    """The problems of an answer, left out where there are none."""
    return list(problems) or UNSET
