"""Values on their way into and out of the cells of a Google Sheet."""

from __future__ import annotations

import datetime as dt
import json
import math
import numbers
from collections.abc import Sequence

from sheets_addin.books import messages
from sheets_addin.books.cells import cell_as_json
from sheets_addin.books.google_layout import Place, SheetLayout
from sheets_addin.books.google_messages import TOO_LONG
from sheets_addin.vocabulary.addresses import address
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import DAY_ZERO, CellValue, Sheet
from sheets_addin.vocabulary.parsing import is_nothing, utf16_length

Raw = str | float | bool
"""A cell's value as Google gives it: '' for a blank one, days as serial numbers."""

LONGEST_TEXT = 50_000
_LONG_NUMBER = 1e15
_MOMENT_ZERO = dt.datetime.combine(DAY_ZERO, dt.time())
_DAY, _MILLISECOND = dt.timedelta(days=1), dt.timedelta(milliseconds=1)


def sheet_of(layout: SheetLayout, values: Sequence[Sequence[Raw]]) -> Sheet:
    """A tab as the product knows it, from its values and what its layout tells of formulas, errors and days."""
    rows: list[list[CellValue]] = [list(row) for row in values]
    errors: dict[Place, str] = {}
    for (row, column), kind in layout.dates.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = _moment(values[row][column], kind)
    for row, column in layout.errors:
        if row < len(rows) and column < len(rows[row]):
            errors[row, column] = str(values[row][column])
            rows[row][column] = ""
    formulas: dict[int, set[int]] = {}
    for row, column in (*layout.formulas, *layout.spilled):
        formulas.setdefault(column, set()).add(row)
    return Sheet(layout.title, rows, dict(sorted(errors.items())), layout.tables, formulas)


def _moment(raw: Raw, kind: str) -> CellValue:
    """A serial number as the day, moment or time that its cell shows; anything else as it is."""
    if isinstance(raw, str | bool):
        return raw
    try:
        rounded = _MILLISECOND * round(raw * (_DAY / _MILLISECOND))
        if kind == "TIME":
            return (_MOMENT_ZERO + rounded).time() if 0 <= raw < 1 else rounded
        moment = _MOMENT_ZERO + rounded
    except OverflowError:
        return raw
    return moment if moment.time() != dt.time() else moment.date()


def raw_of(value: CellValue) -> Raw:
    """What Google will give for a cell that ``value`` is written into."""
    if is_nothing(value):
        return ""
    found = cell_as_json(value)
    if isinstance(found, str | bool):
        return found
    return float(found) if isinstance(found, numbers.Real) else ""


class CellTexts:
    """The cells of one tab as JSON; BookError where a cell cannot hold a value."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet

    def of_each(self, values: Sequence[CellValue], rows: Sequence[int], column: int) -> list[str]:
        """The JSON of each value; ``rows`` are their rows in ``column``, to name one that fits no cell.

        Equal values of one type are written once.
        """
        known: dict[type, dict[CellValue, str]] = {kind: {} for kind in {*map(type, values)}}
        out: list[str] = []
        for index, value in enumerate(values):
            if value is None:
                out.append("{}")
                continue
            texts = known[type(value)]
            text = texts.get(value)
            if text is None:
                text = texts[value] = self.of(value, (rows[index], column))
            out.append(text)
        return out

    def of(self, value: CellValue, place: Place) -> str:
        """The JSON of one cell."""
        if isinstance(value, str):
            # in units of UTF-16, as in the other programs: what Google counts is said nowhere
            if utf16_length(value) > LONGEST_TEXT:
                raise BookError(TOO_LONG, sheet=self._sheet, cell=address(*place), length=utf16_length(value))
            return _cell("stringValue", _sendable(value)) if value else "{}"
        if is_nothing(value):
            return "{}"
        found = cell_as_json(value)
        if isinstance(found, bool):
            return _cell("boolValue", found)
        if not isinstance(found, numbers.Real):
            raise BookError(messages.UNKNOWN_VALUE, sheet=self._sheet, cell=address(*place), kind=type(value).__name__)
        number = float(found)
        if math.isinf(number):
            raise BookError(messages.NOT_A_NUMBER, sheet=self._sheet, cell=address(*place))
        is_whole = number.is_integer() and abs(number) < _LONG_NUMBER
        return _cell("numberValue", int(number) if is_whole else number)


def _cell(kind: str, value: str | float | bool) -> str:
    return f'{{"userEnteredValue":{{"{kind}":{json.dumps(value, ensure_ascii=False)}}}}}'


def _sendable(text: str) -> str:
    """A text without halves of characters, which cannot be sent."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
