"""Values as all books keep them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_addin.books.cells import (
    DATE_FORMAT,
    DATE_TIME_FORMAT,
    TIME_FORMAT,
    cell_as_json,
    date_format,
    number_of,
    own_date_formats,
)
from sheets_addin.vocabulary.layout import CellValue

MOMENTS = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2199, 12, 31))
DATED = st.one_of(MOMENTS, MOMENTS.map(dt.datetime.date), st.times(), st.timedeltas(dt.timedelta(0), dt.timedelta(99)))


@given(DATED)
def test_days_and_times_are_the_same_number_in_a_file_and_for_a_host(value: CellValue) -> None:
    assert cell_as_json(value) == pytest.approx(number_of(value, is_1904=False), rel=1e-15)


def test_a_time_of_day_keeps_its_parts_of_a_second() -> None:
    assert cell_as_json(dt.time(12, 0, 0, 500_000)) == 0.5 + 0.5 / 86_400


@given(
    st.lists(st.one_of(DATED, st.none(), st.integers(), st.text(max_size=3)), max_size=12),
    st.sampled_from([DATE_FORMAT, DATE_TIME_FORMAT, TIME_FORMAT, "#,##0", "@"]),
)
def test_each_day_or_time_that_its_column_would_show_as_a_number_gets_a_format(
    values: list[CellValue], code: str
) -> None:
    shown = [code] * len(values)
    for start, stop, own in own_date_formats(values, code):
        shown[start:stop] = [own] * (stop - start)
    for value, found in zip(values, shown, strict=True):
        needed = date_format(value)
        shows_its_day = needed is not None and "yyyy" in needed and "yyyy" in code
        assert found == (code if needed is None or shows_its_day else needed)
