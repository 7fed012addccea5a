"""Values on their way into and out of the cells of an open Excel."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

import xlwings

from sheets_addin.books.cells import old_day, serial_of
from sheets_addin.vocabulary.layout import DAY_ZERO, CellValue
from sheets_addin.vocabulary.parsing import is_nothing

Content = object
"""What :func:`put_back` enters into a cell: a value that Excel takes as it is, a formula or None."""

_ERROR_BASE = -2_146_828_288
_ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}
_ERROR_CODES = range(_ERROR_BASE + 2000, _ERROR_BASE + 2100)
_OTHER_ERROR = "#ERROR!"
_FIRST_YEAR = 1904
_NEVER_PARSED = re.compile(r"[^\W\d_][^\d]*")
_TRUTHS = frozenset({"true", "false", "истина", "ложь"})

UNKNOWN_NAME = "#NAME?"


def area_of(sheet: xlwings.Sheet, top: int, left: int, bottom: int, right: int) -> xlwings.Range:
    """The cells between two corners, ends included, counted from 0."""
    return sheet.range((top + 1, left + 1), (bottom + 1, right + 1))


def grid(raw: object) -> list[Sequence[object]]:
    """What Excel gives for an area, as rows: it gives one cell as a value, one row or column without its nesting."""
    if not isinstance(raw, tuple | list):
        return [(raw,)]
    return [row if isinstance(row, tuple | list) else (row,) for row in raw]


def values_of(area: xlwings.Range) -> list[Sequence[object]]:
    """The raw values of an area in one call, as rows."""
    return grid(area.raw_value)


def error_of(raw: object) -> str | None:
    """The error that a cell shows; None for any other value. Excel hands errors over as whole numbers of its own."""
    if isinstance(raw, int) and not isinstance(raw, bool) and raw in _ERROR_CODES:
        return _ERRORS.get(raw - _ERROR_BASE, _OTHER_ERROR)
    return None


def value_of(raw: object) -> CellValue:
    """A cell's value as the product knows it; an error is blank. Days are dates, and currency is a number."""
    if isinstance(raw, dt.datetime):
        moment = dt.datetime(raw.year, raw.month, raw.day, raw.hour, raw.minute, raw.second, raw.microsecond)
        if moment.date() == DAY_ZERO:
            return moment.time()
        return moment if moment.time() != dt.time() else moment.date()
    if isinstance(raw, Decimal):
        return float(raw)
    if isinstance(raw, str | bool | float):
        return raw
    return raw if isinstance(raw, int) and error_of(raw) is None else None


def entered(value: CellValue) -> Content:
    """A value as it must be entered so that Excel keeps it: no text turns into a number, a date or a formula."""
    if is_nothing(value):
        return None
    if isinstance(value, str):
        return _entered_text(value)
    if isinstance(value, dt.datetime | dt.date):
        return value if value.year >= _FIRST_YEAR else _entered_text(old_day(value))
    return serial_of(value) if isinstance(value, dt.time | dt.timedelta) else value


def same(raw: object, value: CellValue) -> bool:
    """Whether a cell that Excel gave as ``raw`` shows ``value`` already."""
    if error_of(raw) is not None:
        return False
    there, wanted = value_of(raw), value_of(value) if isinstance(value, dt.datetime) else value
    if there in (None, ""):
        return wanted == "" or is_nothing(wanted)
    of_one_kind = type(there) is type(wanted) or (_is_number(there) and _is_number(wanted))
    return of_one_kind and there == wanted


def contents_of(area: xlwings.Range) -> list[list[Content]]:
    """What the cells of an area hold, so that :func:`put_back` can enter it again: formulas, values, errors."""
    formulas = grid(area.formula)
    return [
        [_content(raw, formula) for raw, formula in zip(*rows, strict=True)]
        for rows in zip(values_of(area), formulas, strict=True)
    ]


def put_back(area: xlwings.Range, contents: Sequence[Sequence[Content]]) -> None:
    """Enter what :func:`contents_of` gave."""
    area.value = [list(row) for row in contents]


def enter(area: xlwings.Range, contents: Sequence[Sequence[Content]], *, is_filtered: bool) -> None:
    """Enter contents in one call. On a filtered sheet Excel may pass over hidden rows: those are entered one by one."""
    area.value = [list(row) for row in contents]
    if not is_filtered:
        return
    for row, (wanted, found) in enumerate(zip(contents, contents_of(area), strict=True)):
        for column, (one, other) in enumerate(zip(wanted, found, strict=True)):
            if not _same_content(one, other):
                area[row, column].value = one


def formula_of(raw: object, formula: object) -> str | None:
    """The formula of a cell with a raw value; None where Excel gives the cell's own text, one that begins with '='."""
    return formula if isinstance(formula, str) and formula.startswith("=") and formula != raw else None


def _content(raw: object, formula: object) -> Content:
    return formula_of(raw, formula) or error_of(raw) or entered(value_of(raw))


def _same_content(one: Content, other: Content) -> bool:
    if isinstance(one, dt.date) and isinstance(other, dt.date):
        return value_of(_moment(one)) == value_of(_moment(other))
    return one == other


def _moment(day: dt.date) -> dt.datetime:
    return day if isinstance(day, dt.datetime) else dt.datetime(day.year, day.month, day.day)


def _entered_text(text: str) -> str | None:
    if not text:
        return None
    if _NEVER_PARSED.fullmatch(text) and text.casefold() not in _TRUTHS:
        return text
    # a leading apostrophe tells Excel to take the rest as it stands, and is no part of the text
    return "'" + text


def _is_number(value: CellValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
