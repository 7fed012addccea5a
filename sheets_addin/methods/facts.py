"""What a method may look at: the clients' columns as arrays, the settings, the day, and what earlier methods found.

Inside the methods a column is one numpy array with one entry a client: text and choices (by code) are objects with
None where blank; money, numbers, yes/no (1 or 0) and dates (days since 1970-01-01) are float64 with NaN where blank.
A comparison with NaN is false, so a blank cell never fires a rule and never raises.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.methods.wording import cell_words
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.days import FIRST_DAY, LAST_DAY, dates_of, day_number, day_numbers
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.order_columns import ORDER_METRICS, WIN_BACK_METRICS
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings import Settings

Values: TypeAlias = NDArray[Any]
Numbers: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]

_GIVEN_COLUMNS = {column.key: column for column in (*CLIENT_COLUMNS, *ORDER_METRICS, *WIN_BACK_METRICS)}


class Columns(Protocol):
    """A table of typed columns by key, such as a frame; each is asked for only once it is needed."""

    @property
    def columns(self) -> Container[Any]:
        """The keys that the table has."""
        ...

    def __len__(self) -> int: ...

    def __getitem__(self, key: str, /) -> pd.Series[Any]: ...


@dataclass(frozen=True)
class Result:
    """What a method found for one column: a value a client, and on request the reasons of some rows in words."""

    values: Values
    reasons: Callable[[Rows], list[str]]


class Facts:
    """The clients of one assessment, seen by the methods; results of one method are facts for the next.

    ``last_activity`` and ``gold_threshold`` come from outside the table: the day of each client's latest activity
    (NaN where there is none) and the revenue from which a client is gold (NaN where nothing sets it).
    """

    def __init__(
        self,
        clients: Columns,
        settings: Settings,
        today: dt.date,
        *,
        last_activity: Numbers | None = None,
        gold_threshold: float | None = None,
    ) -> None:
        self.settings = settings
        self.language: Language = settings.language
        self.today = day_number(today)
        self.size = len(clients)
        self.last_activity = blank_numbers(self.size) if last_activity is None else last_activity
        self.gold_threshold = float("nan") if gold_threshold is None else gold_threshold
        self._clients = clients
        self._columns: dict[str, Column] = dict(_GIVEN_COLUMNS)
        self._arrays: dict[str, Values] = {}
        self._codes: dict[str, tuple[NDArray[np.intp], Values]] = {}
        self._results: dict[str, Result] = {}

    def add(self, column: Column, result: Result) -> None:
        """Make the result of a method known to the methods after it."""
        self._columns[column.key] = column
        self._arrays[column.key] = result.values
        self._results[column.key] = result

    def result(self, key: str) -> Result:
        """What a method found for ``key``; KeyError where none has run."""
        return self._results[key]

    def values(self, key: str) -> Values:
        """The array of any known column, given or found; KeyError for a key that nobody defines."""
        if key not in self._arrays:
            column = self._columns[key]
            self._arrays[key] = as_array(self._clients, key, column.kind)
        return self._arrays[key]

    def numbers(self, key: str) -> Numbers:
        """Money, numbers and dates (as day numbers) of ``key``."""
        return self.values(key)

    def yes(self, key: str) -> Mask:
        """Rows where the answer is yes."""
        return np.asarray(self.values(key) == 1)

    def no(self, key: str) -> Mask:
        """Rows where the answer is no (not where it is unknown)."""
        return np.asarray(self.values(key) == 0)

    def blank(self, key: str) -> Mask:
        """Rows where nothing is known."""
        return np.asarray(pd.isna(self.values(key)))

    def known(self, key: str) -> Mask:
        """Rows where there is a value."""
        return ~self.blank(key)

    def among(self, key: str, *wanted: str) -> Mask:
        """Rows whose choice or text is one of ``wanted``."""
        if key not in self._codes:
            self._codes[key] = pd.factorize(self.values(key))
        codes, uniques = self._codes[key]
        holds = np.zeros(self.size, dtype=bool)
        for place, value in enumerate(uniques):
            if value in wanted:
                holds |= codes == place
        return holds

    def days_since(self, key: str) -> Numbers:
        """Days from the date to today; negative for dates to come."""
        return np.asarray(self.today - self.numbers(key))

    def words(self, name: str, rows: Rows, spec: str = "") -> list[str]:
        """The values of a column, a setting or the gold threshold as a reader sees them, one for each of ``rows``.

        ``spec`` is 'days' (number with its noun), 'lower' (a name inside a sentence) or 'reason' (why the column has
        this value). KeyError for a name that is none of them.
        """
        if spec == "reason":
            return self._results[name].reasons(rows)
        if name in self._columns:
            return cell_words(self._columns[name], self.values(name)[rows], self.language, spec)
        if name == "gold_threshold":
            return cell_words(Kind.MONEY, np.full(len(rows), self.gold_threshold), self.language)
        if name in Settings.model_fields:
            values = np.full(len(rows), getattr(self.settings, name), dtype=np.float64)
            return cell_words(SETTING_MEANINGS[name].kind, values, self.language, spec)
        raise KeyError(name)


def calendar_days(days: Numbers) -> Numbers:
    """Day numbers that a calendar has (years 1 to 9999); others, which come from absurd figures, are blank."""
    return np.where((days >= FIRST_DAY) & (days <= LAST_DAY), days, np.nan)


def cents(amounts: Numbers) -> Numbers:
    """Money as whole hundredths, so that sums and shares compare exactly."""
    return np.rint(amounts * 100)


def blank_numbers(size: int) -> Numbers:
    """A number column without values."""
    return np.full(size, np.nan)


def blank_texts(size: int) -> Values:
    """A text column without values."""
    return np.full(size, None, dtype=object)


def as_objects(texts: Sequence[str | None]) -> Values:
    """Texts as an array of objects, whatever their lengths."""
    values = blank_texts(len(texts))
    values[:] = texts
    return values


def as_array(frame: Columns, key: str, kind: Kind) -> Values:
    """A column of ``frame``, typed as its kind says, in the form that methods use; a missing column is all blank."""
    if key not in frame.columns:
        return blank_texts(len(frame)) if kind.is_text else blank_numbers(len(frame))
    series = frame[key]
    if kind.is_text:
        values = series.to_numpy(dtype=object, copy=True)
        values[np.asarray(series.isna() | (series == ""), dtype=bool)] = None
        return values
    if kind is Kind.DATE:
        return day_numbers(series)
    if kind is Kind.YES_NO:
        return series.astype("boolean").to_numpy(dtype=np.float64, na_value=np.nan)
    numbers: Numbers = pd.to_numeric(series, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.isfinite(numbers), numbers, np.nan)


def as_series(values: Values, kind: Kind, index: pd.Index[Any]) -> pd.Series[Any]:
    """An array of the methods as a frame's column, with the types that :class:`Kind` promises."""
    if kind.is_text:
        return pd.Series(values, index=index, dtype="str")
    if kind is Kind.YES_NO:
        answers = pd.array(values == 1, dtype="boolean")
        answers[np.isnan(values)] = pd.NA
        return pd.Series(answers, index=index)
    if kind is Kind.DATE:
        return pd.Series(dates_of(values), index=index)
    return pd.Series(values, index=index, dtype=np.float64)


def rows_of(mask: Mask) -> Rows:
    """The places where ``mask`` holds."""
    return np.flatnonzero(mask)


def all_rows(size: int, rows: Sequence[int] | None) -> Rows:
    """The asked rows, or all of them."""
    return np.arange(size) if rows is None else np.asarray(rows, dtype=np.intp)
