"""Days as people type them: in numbers of either order, with the month in words, or as a spreadsheet keeps them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import DAY_ZERO, CellValue

FIRST_SERIAL = 10_000
LAST_SERIAL = 110_000
"""Plain numbers in a date column are day serials only within 1927-2201: 2026 is a year that somebody typed."""

DAY_OR_MONTH_FIRST = Text(
    en="an ambiguous date, day or month first? Expected a date such as 31.12.2026",
    ru="неоднозначная дата: сначала день или месяц? Ожидалась дата, например 31.12.2026",
)
_CONTRADICTING = Text(
    en="dates with slashes contradict each other: {day_first} has the day first, {month_first} the month",
    ru="даты через дробь противоречат друг другу: в {day_first} сначала день, в {month_first} — месяц",
)
_MONTH_FIRST = Text(
    en="dates with slashes have the month first: that is so in {month_first}",
    ru="в датах через дробь сначала месяц: так записано {month_first}",
)
_READ_AS = {
    "month first": Text(
        en="{either} and the like are read month first", ru="{either} и подобные прочитаны так: сначала месяц"
    ),
    "day first": Text(
        en="{either} and the like are read day first", ru="{either} и подобные прочитаны так: сначала день"
    ),
    "": Text(en="{either} and the like are taken as blank", ru="{either} и подобные считаются пустыми"),
}

_COUNTED_YEARS = range(2000, 2200)

_TIME_OF_DAY = r"(?:[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_YEAR_WORD = r"(?:\s*(?:г\.?|года?))?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}|\d{{2}}){_YEAR_WORD}{_TIME_OF_DAY}")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/])(\d{{1,2}})\2(\d{{1,2}}){_TIME_OF_DAY}")
_SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}|\d{{2}}){_TIME_OF_DAY}")
_LETTERS = r"([^\W\d_]{3,})"
_DAY_AND_WORD = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s\-]*{_LETTERS}(?:\.?,?\s*(\d{{4}})|-(\d{{4}}|\d{{2}})){_YEAR_WORD}{_TIME_OF_DAY}",
    re.IGNORECASE,
)
_WORD_AND_DAY = re.compile(
    rf"{_LETTERS}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_YEAR_WORD}{_TIME_OF_DAY}", re.IGNORECASE
)
_MONTH_WORDS = (
    "january jan январь января янв",
    "february feb февраль февраля фев февр",
    "march mar март марта мар",
    "april apr апрель апреля апр",
    "may май мая",
    "june jun июнь июня июн",
    "july jul июль июля июл",
    "august aug август августа авг",
    "september sep sept сентябрь сентября сен сент",
    "october oct октябрь октября окт",
    "november nov ноябрь ноября ноя нояб",
    "december dec декабрь декабря дек",
)
_MONTH_OF = {word: month for month, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_MONTHS = len(_MONTH_WORDS)


class SlashOrder(Enum):
    """What the first number of a day written with slashes is."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True)
class DayDoubt:
    """What is doubtful about a column's days: ``what`` it is and what was ``done``, with the ``fields`` of both."""

    what: Text
    done: Text
    fields: dict[str, str]


@dataclass(frozen=True)
class Slashes:
    """How a column writes days with slashes: in which ``order``, None where unknown, and what is doubtful about it."""

    order: SlashOrder | None = None
    doubt: DayDoubt | None = None


def date_of(value: CellValue, slashes: SlashOrder | None = None) -> dt.date | None:
    """A day from a cell (times of day dropped), or None: a date, a day serial, or text with the year in it.

    Text is dd.mm.yyyy, dd.mm.yy, ISO, 2026/12/31, or has the month in words: "31 декабря 2026 г.", "Dec 31, 2026". A
    day with slashes is read where one of its first two numbers is no month, else as ``slashes`` says: 31/12/2026 is one
    day whoever wrote it, 01/02/2026 is two.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return DAY_ZERO + dt.timedelta(days=int(value)) if FIRST_SERIAL <= value < LAST_SERIAL else None
    return _date_from_text(value.strip(), slashes) if isinstance(value, str) else None


def counted_day(value: CellValue) -> dt.date | None:
    """A day to count from; None for what is no day, and for years that only a slip of the hand can mean."""
    day = date_of(value)
    return day if day is not None and day.year in _COUNTED_YEARS else None


def _date_from_text(text: str, slashes: SlashOrder | None) -> dt.date | None:
    try:
        if match := _DAY_FIRST.fullmatch(text):
            return dt.date(_year(match[3]), int(match[2]), int(match[1]))
        if match := _YEAR_FIRST.fullmatch(text):
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        if match := _SLASHED.fullmatch(text):
            first, second = int(match[1]), int(match[2])
            order = _order_in(first, second) or slashes
            day, month = (first, second) if order is SlashOrder.DAY_FIRST else (second, first)
            return None if order is None and first != second else dt.date(_year(match[3]), month, day)
        return _date_in_words(text) or dt.datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _date_in_words(text: str) -> dt.date | None:
    """The day of a text with a month in words; None where it has none, ValueError where the month has no such day."""
    if match := _DAY_AND_WORD.fullmatch(text):
        day, word, year = match[1], match[2], match[3] or match[4]
    elif match := _WORD_AND_DAY.fullmatch(text):
        word, day, year = match[1], match[2], match[3]
    else:
        return None
    month = _MONTH_OF.get(word.casefold())
    return None if month is None else dt.date(_year(year), month, int(day))


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _order_in(first: int, second: int) -> SlashOrder | None:
    """What two numbers with a slash between them tell by themselves."""
    if first > _MONTHS >= second:
        return SlashOrder.DAY_FIRST
    return SlashOrder.MONTH_FIRST if second > _MONTHS >= first else None


def is_either_day(value: CellValue) -> bool:
    """Whether a cell is a day with slashes that may have the day or the month first."""
    match = _SLASHED.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return False
    numbers = int(match[1]), int(match[2])
    return min(numbers) > 0 and max(numbers) <= _MONTHS and numbers[0] != numbers[1]


def slashes_of(values: Sequence[CellValue], language: Language) -> Slashes:
    """How a column writes days with slashes: as those of its days say that can be read in one way only.

    Where they do not say, a Russian column puts the day first; in an English one it stays unknown. It is doubtful where
    they contradict each other, and where a Russian column puts the month first, once other days hang on it.
    """
    written = dict.fromkeys(value.strip() for value in values if isinstance(value, str) and "/" in value)
    days = [match for value in written if (match := _SLASHED.fullmatch(value))]
    if not days:
        return Slashes(SlashOrder.DAY_FIRST if language is Language.RUSSIAN else None)
    told = {order: match[0] for match in days if (order := _order_in(int(match[1]), int(match[2])))}
    either = next((match[0] for match in days if is_either_day(match[0])), "")
    usual = SlashOrder.DAY_FIRST if language is Language.RUSSIAN else None
    order = next(iter(told)) if len(told) == 1 else usual
    what = _CONTRADICTING if len(told) > 1 else _MONTH_FIRST
    if not either or SlashOrder.MONTH_FIRST not in told or (len(told) == 1 and usual is None):
        return Slashes(order)
    done = _READ_AS["" if order is None else order.value]
    names = {"day_first": told.get(SlashOrder.DAY_FIRST, ""), "month_first": told[SlashOrder.MONTH_FIRST]}
    return Slashes(order, DayDoubt(what, done, {**names, "either": either}))
