"""Days as numbers: how many days lie between 1970-01-01 and a day, which is how numpy counts them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_EPOCH_ORDINAL = dt.date(1970, 1, 1).toordinal()
FIRST_DAY = dt.date.min.toordinal() - _EPOCH_ORDINAL
LAST_DAY = dt.date.max.toordinal() - _EPOCH_ORDINAL
"""The days that a calendar has: years 1 to 9999."""


def day_number(day: dt.date) -> int:
    """The number of a day; a time of day is dropped."""
    return day.toordinal() - _EPOCH_ORDINAL


def day_numbers(dates: pd.Series[Any]) -> NDArray[np.float64]:
    """The numbers of a column of dates, times of day dropped; NaN where there is no date."""
    days = pd.to_datetime(dates, errors="coerce").to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), np.nan, days.astype(np.float64))


def dates_of(days: NDArray[np.float64]) -> NDArray[np.datetime64]:
    """Day numbers as dates (datetime64[s], at midnight); NaT where a number is not finite."""
    known = np.isfinite(days)
    dates = np.where(known, days, 0).astype(np.int64).astype("datetime64[D]")
    dates[~known] = np.datetime64("NaT")
    return dates.astype("datetime64[s]")
