"""Values as cells of a sheet's XML: numbers shortest, dates as serials, text inline and escaped."""

from __future__ import annotations

import datetime as dt
import math
import numbers
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sheets_addin.books import messages
from sheets_addin.books.markup import escape_text
from sheets_addin.vocabulary.addresses import address, column_letters
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.excel_add_in import stored_name
from sheets_addin.vocabulary.layout import DAY_ZERO, CellValue, Format
from sheets_addin.vocabulary.parsing import CELL_CHARACTERS, is_nothing, utf16_length

_DAYS_1904 = 1462
_FIRST_TRUE_SERIAL = 61
_SECONDS = 86_400
_DAY = dt.timedelta(days=1)
_DATED = (dt.date, dt.time, dt.timedelta)
_MOMENT_ZERO = dt.datetime.combine(DAY_ZERO, dt.time())

DATE_FORMAT = "dd\\.mm\\.yyyy"
DATE_TIME_FORMAT = "dd\\.mm\\.yyyy\\ hh:mm"
TIME_FORMAT = "hh:mm:ss"
DURATION_FORMAT = "[h]:mm:ss"

_FIXED_FORMATS = {
    Format.GENERAL: "General",
    Format.TEXT: "@",
    Format.INTEGER: "#,##0",
    Format.DATE: DATE_FORMAT,
    Format.DATE_TIME: DATE_TIME_FORMAT,
}
# for whole numbers, and where decimals are needed
_NUMBER_FORMATS = {
    Format.MONEY: ("#,##0", "#,##0.00"),
    Format.NUMBER: ("#,##0", "#,##0.0#"),
    Format.PERCENT: ('0"\u00a0%"', '0.0"\u00a0%"'),
}


@dataclass(frozen=True)
class AddInCells:
    """Formulas that Excel's add-in answers: its namespace, and the ``cm`` that marks their cells."""

    namespace: str
    mark: int


@dataclass(frozen=True)
class CellWriter:
    """Writes the cells of one sheet: its name for messages, its namespace prefix, its day one.

    With ``add_in`` formulas are stored as Excel stores the functions of an add-in: each a dynamic array of one cell.
    """

    sheet: str
    prefix: str = ""
    is_1904: bool = False
    add_in: AddInCells | None = None

    def fragments(
        self, values: Sequence[CellValue], rows: Sequence[int], column: int, formula: str | None = None
    ) -> list[str]:
        """What follows a cell's address and style, one for each value: ``/>`` for a blank one.

        ``rows`` are the rows of the values in ``column``. With ``formula`` every cell is filled.
        """
        if formula is not None:
            return self._formula_fragments(values, rows, column, formula)
        p = self.prefix
        # equal values of different types are written differently: 1, 1.0 and True
        known: dict[type, dict[CellValue, str]] = {kind: {} for kind in {*map(type, values)}}
        out: list[str] = []
        # one look at the type decides: this runs for every cell of every tab
        for index, value in enumerate(values):
            kind = type(value)
            if value is None:
                fragment = "/>"
            elif kind is float and value - value == 0:  # type: ignore[operator]
                fragment = f"><{p}v>{_shortest(value)}</{p}v></{p}c>"  # type: ignore[arg-type]
            else:
                written = known[kind].get(value)
                if written is None:
                    written = known[kind][value] = self.fragment(value, rows[index], column)
                fragment = written
            out.append(fragment)
        return out

    def _formula_fragments(
        self, values: Sequence[CellValue], rows: Sequence[int], column: int, formula: str
    ) -> list[str]:
        p = self.prefix
        pieces = self._around_formula(formula, column).split("{row}")
        # LibreOffice 7 takes an empty stored text for none, computes the cell, and without the functions shows #NAME?
        blank = f'<{p}v xml:space="preserve"> </{p}v>'
        known: dict[str, tuple[str, str]] = {}
        out: list[str] = []
        for value, row in zip(values, rows, strict=True):
            typed = known.get(value) if type(value) is str else None
            if typed is None:
                kind, text = self._kind_and_text(value, (row, column))
                if kind == "str":
                    self._check_length(text, (row, column))
                typed = _type(kind), escape_text(text)
                if type(value) is str:
                    known[value] = typed
            own = str(row + 1).join(pieces)
            stored = f"<{p}v>{typed[1]}</{p}v>" if typed[1] else blank
            out.append(f"{typed[0]}{own}{stored}</{p}c>")
        return out

    def _around_formula(self, formula: str, column: int) -> str:
        """What stands between the type of a cell in ``column`` and its value, with ``{row}`` for its row's number."""
        p = self.prefix
        if self.add_in is None:
            return f"><{p}f>{escape_text(formula)}</{p}f>"
        function, bracket, arguments = formula.partition("(")
        stored = escape_text(stored_name(function, self.add_in.namespace) + bracket + arguments)
        return f' cm="{self.add_in.mark}"><{p}f t="array" ref="{column_letters(column)}{{row}}">{stored}</{p}f>'

    def fragment(self, value: CellValue, row: int, column: int) -> str:
        """What follows the address and style of one cell without a formula."""
        if type(value) is str:
            return self._text(value, (row, column))
        return self._plain(value, (row, column))

    def _text(self, text: str, place: tuple[int, int]) -> str:
        if not text:
            return "/>"
        self._check_length(text, place)
        p = self.prefix
        space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() or "\n" in text else ""
        return f' t="inlineStr"><{p}is><{p}t{space}>{escape_text(text)}</{p}t></{p}is></{p}c>'

    def _plain(self, value: CellValue, place: tuple[int, int]) -> str:
        kind, text = self._kind_and_text(value, place)
        if not text:
            return "/>"
        if kind == "str":
            return self._text(text, place)
        p = self.prefix
        return f"{_type(kind)}><{p}v>{text}</{p}v></{p}c>"

    def _kind_and_text(self, value: CellValue, place: tuple[int, int]) -> tuple[str, str]:
        """The cell type and its value as XML holds it; a blank one is an empty text."""
        number = number_of(value, self.is_1904)
        if isinstance(number, str):
            return "str", number
        if number is None:
            raise BookError(messages.UNKNOWN_VALUE, sheet=self.sheet, cell=address(*place), kind=type(value).__name__)
        if isinstance(number, bool):
            return "b", str(int(number))
        if math.isinf(number):
            raise BookError(messages.NOT_A_NUMBER, sheet=self.sheet, cell=address(*place))
        return "n", _shortest(number)

    def _check_length(self, text: str, place: tuple[int, int]) -> None:
        if len(text) > CELL_CHARACTERS // 2:
            length = utf16_length(text)
            if length > CELL_CHARACTERS:
                raise BookError(messages.TEXT_TOO_LONG, sheet=self.sheet, cell=address(*place), length=length)


def number_format(kind: Format, values: Sequence[CellValue] = ()) -> str:
    """The number format code of a column; decimals are shown where one of its values has them.

    Shares are in percent already: 35 is shown as 35 %.
    """
    if kind in _FIXED_FORMATS:
        return _FIXED_FORMATS[kind]
    whole = not any(value.__class__ is float and not value.is_integer() for value in values)
    return _NUMBER_FORMATS[kind][0 if whole else 1]


def date_format(value: CellValue) -> str | None:
    """The format that a date or time needs to be read as one; None for other values."""
    if isinstance(value, dt.datetime):
        return DATE_TIME_FORMAT if value.time() != dt.time() else DATE_FORMAT
    if isinstance(value, dt.date):
        return DATE_FORMAT
    if isinstance(value, dt.time):
        return TIME_FORMAT
    return DURATION_FORMAT if isinstance(value, dt.timedelta) else None


def own_date_formats(values: Sequence[CellValue], code: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of values that need formats of their own in a column of the number format ``code``.

    Gives the index of the first value, the index after the last one and their format: days and times that ``code`` does
    not show as such anyway.
    """
    if not any(issubclass(kind, _DATED) for kind in {*map(type, values)}):
        return
    start = 0
    for found, group in groupby(values, date_format):
        stop = start + sum(1 for _ in group)
        if found is not None and not ("yyyy" in code and "yyyy" in found):
            yield start, stop, found
        start = stop


def number_of(value: CellValue, is_1904: bool) -> float | bool | str | None:  # noqa: PLR0911 - one line a type
    """A value as a sheet keeps it: days as serials, a blank one as an empty text; None where no cell can hold it."""
    if is_nothing(value):
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return float(value)
    if isinstance(value, dt.datetime):
        return _serial(value, is_1904)
    if isinstance(value, dt.date):
        return _serial(dt.datetime.combine(value, dt.time()), is_1904)
    if isinstance(value, dt.time | dt.timedelta):
        return serial_of(value)
    if isinstance(value, numbers.Real):
        return float(value)
    return None


def serial_of(value: dt.date | dt.time | dt.timedelta) -> float:
    """Days since DAY_ZERO, a time of day as part of one; a length of time in days."""
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - _MOMENT_ZERO) / _DAY
    if isinstance(value, dt.date):
        return (value - DAY_ZERO).days
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / _SECONDS
    return value / _DAY


def cell_as_json(value: CellValue) -> str | float | bool | None:
    """A cell as JSON types; a date is a day serial."""
    return serial_of(value) if isinstance(value, _DATED) else value


def old_day(day: dt.date) -> str:
    """A day before the calendar of spreadsheets as text that people can read, with its time of day if it has one."""
    has_time = isinstance(day, dt.datetime) and day.time() != dt.time()
    return f"{day:%d.%m.}{day.year:04d}" + (f" {day:%H:%M}" if has_time else "")


def _serial(moment: dt.datetime, is_1904: bool) -> float | str:
    """The serial number of a moment; a date before the calendar of spreadsheets stays readable as text."""
    days = moment.toordinal() - DAY_ZERO.toordinal()
    if is_1904:
        days -= _DAYS_1904
    elif days < _FIRST_TRUE_SERIAL:
        # Lotus counted 29 February 1900, which never was
        days -= 1
    if days < (0 if is_1904 else 1):
        return old_day(moment)
    return days + serial_of(moment.time())


def _shortest(number: float) -> str:
    """The shortest digits that read back as the same number, whole ones without a point."""
    digits = repr(number)
    return digits[:-2] if digits.endswith(".0") else digits


def _type(kind: str) -> str:
    return "" if kind == "n" else f' t="{kind}"'
