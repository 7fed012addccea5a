"""How figures read inside a sentence: '120 000', '31.12.2026', '45 days' and '45 дней'."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from string import Formatter
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language

UNKNOWN = "–"
_YES_NO = {1.0: choices.YES, 0.0: choices.NO}


def money_words(value: float, language: Language) -> str:
    """An amount with its thousands apart, and its hundredths where it is not whole: '120 000', '99 274.60'."""
    if np.isnan(value):
        return UNKNOWN
    written = f"{value:,.2f}".removesuffix(".00").replace(",", " ")
    written = "0" if written == "-0" else written
    return written.replace(".", ",") if language is Language.RUSSIAN else written


def number_words(value: float, language: Language) -> str:
    """A number with its thousands apart and at most two decimals: '12.5', '1 447.14', in Russian '1 447,14'."""
    written = money_words(value, Language.ENGLISH)
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return written.replace(".", ",") if language is Language.RUSSIAN else written


def days_words(value: float, language: Language) -> str:
    """A number of days with its noun: '1 day', '45 days', '1 день', '2 дня', '45 дней'."""
    number = number_words(value, language)
    if number == UNKNOWN:
        return number
    if language is Language.ENGLISH:
        return f"{number} day" if value == 1 else f"{number} days"
    if not float(value).is_integer():
        return f"{number} дня"
    last, teens = int(abs(value)) % 10, int(abs(value)) % 100
    if last == 1 and teens != 11:
        return f"{number} день"
    if last in (2, 3, 4) and teens not in (12, 13, 14):
        return f"{number} дня"
    return f"{number} дней"


def date_words(day: float) -> str:
    """A day number as dd.mm.yyyy."""
    if np.isnan(day):
        return UNKNOWN
    year, month, date = str(np.datetime64(int(day), "D")).rsplit("-", 2)
    return f"{date}.{month}.{year}"


def cell_words(column: Column | Kind, values: NDArray[Any], language: Language, spec: str = "") -> list[str]:
    """The values of a column as a sentence says them, blanks as a dash."""
    kind = column.kind if isinstance(column, Column) else column
    if spec == "days":
        return [days_words(value, language) for value in values]
    if kind is Kind.DATE:
        return [date_words(value) for value in values]
    if kind is Kind.MONEY:
        return [money_words(value, language) for value in values]
    if kind in (Kind.INTEGER, Kind.NUMBER):
        return [number_words(value, language) for value in values]
    if kind is Kind.YES_NO:
        return [_YES_NO[value].in_language(language) if value in _YES_NO else UNKNOWN for value in values]
    known = column.choices if isinstance(column, Column) else ()
    names = {choice.code: choice.in_language(language) for choice in known}
    written = [UNKNOWN if pd.isna(value) else names.get(value, str(value)) for value in values]
    return [_lowered(word) for word in written] if spec == "lower" else written


def fill(template: str, count: int, words: Callable[[str, str], Iterable[str]]) -> list[str]:
    """``template`` filled ``count`` times; ``words(name, spec)`` gives one text a row for a ``{name:spec}`` place."""
    pieces: list[Iterable[str]] = [[""] * count]
    for literal, name, spec in _parsed(template):
        pieces.append([literal] * count)
        if name is not None:
            pieces.append(words(name, spec))
    return ["".join(parts) for parts in zip(*pieces, strict=True)]


@cache
def _parsed(template: str) -> tuple[tuple[str, str | None, str], ...]:
    return tuple((literal, name, spec or "") for literal, name, spec, _ in Formatter().parse(template))


def _lowered(word: str) -> str:
    return word[:1].lower() + word[1:]
