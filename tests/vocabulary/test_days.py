"""Days as numbers, counted from 1970-01-01."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from sheets_addin.vocabulary.days import FIRST_DAY, LAST_DAY, dates_of, day_number, day_numbers


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (dt.date(1970, 1, 1), 0),
        (dt.date(1969, 12, 31), -1),
        (dt.date(2026, 3, 31), 20_543),
        (dt.datetime(2026, 3, 31, 23, 59), 20_543),
        (dt.date.min, FIRST_DAY),
        (dt.date.max, LAST_DAY),
    ],
)
def test_the_number_of_a_day(day: dt.date, number: int) -> None:
    assert day_number(day) == number


def test_columns_of_dates_there_and_back() -> None:
    stamps = pd.to_datetime(pd.Series(["2026-03-31 23:59:59", None, "1969-12-31 00:00:01"]))
    numbers = day_numbers(stamps)
    assert np.array_equal(numbers, [20_543, np.nan, -1], equal_nan=True)
    dates = dates_of(numbers)
    assert dates.dtype == "datetime64[s]"
    assert [str(date) for date in dates] == ["2026-03-31T00:00:00", "NaT", "1969-12-31T00:00:00"]
