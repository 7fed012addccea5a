"""What people type, read as what they mean: whole columns at once, bad cells set aside and never guessed."""

from __future__ import annotations

import datetime as dt
import math
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.vocabulary.choices import Choice
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.days import day_number
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.typed_days import DayDoubt, SlashOrder, date_of, slashes_of

CELL_CHARACTERS = 32_767
"""How much text a cell can hold, in UTF-16 units as spreadsheets count it."""

_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s\u00a0\u2007\u2009\u202f'’]+(?=\d{3}(?!\d))")
_CURRENCY = r"(?:₽|руб(?:лей|ля|ль)?\.?|р\.?|\$|€|£|usd|eur|rub|gbp)"
_AMOUNT = re.compile(rf"([+-]?)\s*(?:{_CURRENCY}\s*)?([+-]?)([\d\s.,'’]*?)(?:{_CURRENCY})?", re.IGNORECASE)
_YES = frozenset({"да", "yes", "y", "1", "true", "истина", "+", "✓", "✔", "д"})
_NO = frozenset({"нет", "no", "n", "0", "false", "ложь", "-", "–", "—", "н"})
_NO_DAY = np.iinfo(np.int64).min
"""How numpy writes a missing day."""
_T = TypeVar("_T")


@dataclass(frozen=True)
class ParsedColumn:
    """A column read: ``values`` in the dtype of its kind, and the places of cells that could not be read (-> value).

    ``doubt`` tells what is doubtful about its days as a whole.
    """

    values: pd.Series
    unreadable: dict[int, CellValue]
    doubt: DayDoubt | None = None


def is_nothing(value: CellValue) -> bool:
    """Whether a value is none: None, or what stands for none where numbers and days are computed."""
    # whatever is no number and no day differs from itself
    return value is None or value != value  # noqa: PLR0124


def is_blank(value: CellValue) -> bool:
    """Whether a cell holds nothing but, at most, white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def plain(text: str) -> str:
    """The form in which headers, names and choices are compared: case, spaces and ё/е do not matter."""
    return "".join(text.split()).casefold().replace("ё", "е")


def fitting(text: str) -> str:
    """The beginning of ``text`` that a cell can hold; all of it where it fits."""
    # no text has more than twice as many units as characters: this runs for every text of large tables
    if len(text) * 2 <= CELL_CHARACTERS or utf16_length(text) <= CELL_CHARACTERS:
        return text
    return _beginning(text, CELL_CHARACTERS)


def shortened(text: str, units: int) -> str:
    """``text`` in at most ``units`` UTF-16 units: where it is longer, its beginning and an ellipsis."""
    return text if utf16_length(text) <= units else _beginning(text, units - 1) + "…"


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 units, as spreadsheets count it: an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _beginning(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "ignore")


def text_of(value: CellValue) -> str:
    """A cell's value as the text a person would read; whole numbers without a decimal point, days as dd.mm.yyyy."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%d.%m.%Y" if value.time() == dt.time() else "%d.%m.%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    return str(value).strip()


def header_text(cell: CellValue) -> str:
    """A header as it stands, on one line with single spaces."""
    return " ".join(text_of(cell).split())


def number_of(value: CellValue, language: Language) -> float | None:
    """A number from a cell, or None where it holds no number.

    Text may have spaces between thousands, a currency and a decimal comma: "1 234,50". A lone comma before three digits
    is a decimal comma in a Russian workbook and a thousands mark in an English one.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return _number_from_text(value.strip().replace("−", "-"), language)
    if not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) <= sys.float_info.max else None


def _number_from_text(text: str, language: Language) -> float | None:
    in_brackets = text.startswith("(") and text.endswith(")")
    match = _AMOUNT.fullmatch(text[1:-1].strip() if in_brackets else text)
    if match is None or in_brackets + len(match[1]) + len(match[2]) > 1:
        return None
    digits = _with_decimal_point(_BETWEEN_THOUSANDS.sub("", match[3].strip()), language)
    if not re.fullmatch(r"\d+(\.\d*)?", digits):
        return None
    number = float(digits)
    if not math.isfinite(number):
        return None
    return -number if in_brackets or "-" in match[1] + match[2] else number


def _with_decimal_point(text: str, language: Language) -> str:
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        return _without_thousands(text, "," if point > comma else ".").replace(",", ".")
    if text.count(".") > 1:
        return _without_thousands(text, ".")
    if text.count(",") > 1 or (language is Language.ENGLISH and re.fullmatch(r"\d{1,3},\d{3}", text)):
        return _without_thousands(text, ",")
    return text.replace(",", ".")


def _without_thousands(text: str, mark: str) -> str:
    whole = re.match(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+(?!\d)", text)
    return whole[0].replace(mark, "") + text[whole.end() :] if whole else text


def yes_no_of(value: CellValue) -> bool | None:
    """Yes or no from a cell, or None where it says neither."""
    if isinstance(value, bool):
        return value
    text = plain(text_of(value))
    if text in _YES:
        return True
    return False if text in _NO else None


@cache
def _codes(choices: tuple[Choice, ...]) -> dict[str, str]:
    names = {plain(name): choice.code for choice in choices for name in choice.spellings}
    return {**{plain(choice.code): choice.code for choice in choices}, **names}


def choice_of(value: CellValue, choices: tuple[Choice, ...]) -> str | None:
    """The code of the choice that a cell names in either language, or None."""
    return _codes(choices).get(plain(text_of(value)))


def parse_column(column: Column, values: Sequence[CellValue], language: Language) -> ParsedColumn:
    """Read a column's cells into the dtype of its kind; what cannot be read becomes blank and is named."""
    if column.kind.is_number:
        return _parse_numbers(column, values, language)
    if column.kind is Kind.DATE:
        slashes = slashes_of(values, language)
        days, unreadable = _each(values, partial(_day_number_of, slashes=slashes.order))
        numbers = np.array([_NO_DAY if day is None else day for day in days], dtype=np.int64)
        dates = pd.Series(numbers.view("datetime64[D]").astype("datetime64[s]"))
        return ParsedColumn(dates, unreadable, slashes.doubt)
    if column.kind is Kind.YES_NO:
        answers, unreadable = _each(values, yes_no_of)
        return ParsedColumn(pd.Series(answers, dtype="boolean"), unreadable)
    if column.kind is Kind.CHOICE:
        codes, unreadable = _each(values, lambda value: choice_of(value, column.choices))
        return ParsedColumn(pd.Series(codes, dtype="str"), unreadable)
    texts = [(value.strip() if isinstance(value, str) else text_of(value)) or None for value in values]
    return ParsedColumn(pd.Series(texts, dtype="str"), {})


def _day_number_of(value: CellValue, slashes: SlashOrder | None) -> int | None:
    day = date_of(value, slashes)
    return None if day is None else day_number(day)


def _parse_numbers(column: Column, values: Sequence[CellValue], language: Language) -> ParsedColumn:
    def read(value: CellValue) -> float | None:
        number = number_of(value, language)
        if number is None or (column.not_negative and number < 0):
            return None
        return None if column.kind is Kind.INTEGER and not number.is_integer() else number

    numbers = _plain_numbers(values)
    if numbers is None:
        found, unreadable = _each(values, read)
        return ParsedColumn(pd.Series(found, dtype="float64"), unreadable)
    refused = np.isinf(numbers)
    if column.not_negative:
        refused |= numbers < 0
    if column.kind is Kind.INTEGER:
        refused |= np.modf(numbers)[0] > 0
    numbers[refused] = math.nan
    return ParsedColumn(pd.Series(numbers), {place: values[place] for place in np.flatnonzero(refused).tolist()})


def _plain_numbers(values: Sequence[CellValue]) -> NDArray[np.float64] | None:
    """The values as they are, NaN where blank; None where a cell holds anything but a number."""
    kinds = {*map(type, values)}
    if not kinds <= {float, str, type(None)}:
        return None
    if str in kinds:
        if any(value.__class__ is str and value for value in values):
            return None
        values = [None if value == "" else value for value in values]
    numbers = np.array(values, dtype=np.float64)
    return numbers if np.isnan(numbers).sum() == values.count(None) else None


def _each(
    values: Sequence[CellValue], read: Callable[[CellValue], _T | None]
) -> tuple[list[_T | None], dict[int, CellValue]]:
    """What ``read`` makes of each value, every different value read once; and the places where it made nothing."""
    has_answers = bool in {*map(type, values)}
    # True equals 1 in a dict, so booleans stay out of it
    different = {value for value in values if value.__class__ is not bool} if has_answers else {*values}
    known = {value: None if is_blank(value) else read(value) for value in different}
    if has_answers:
        found = [read(value) if value.__class__ is bool else known[value] for value in values]
    else:
        found = [*map(known.__getitem__, values)]
        if all(result is not None or is_blank(value) for value, result in known.items()):
            return found, {}
    unreadable = {
        place: value
        for place, (value, result) in enumerate(zip(values, found, strict=True))
        if result is None and not is_blank(value)
    }
    return found, unreadable
