"""Days and times as the serial numbers in which sheets keep them: days since 30 December 1899."""

from __future__ import annotations

import datetime as dt

from sheets_addin.vocabulary.layout import DAY_ZERO, CellValue

SERIAL_ZERO = dt.datetime.combine(DAY_ZERO, dt.time())
DAY = dt.timedelta(days=1)


def with_serials(value: CellValue) -> str | float | bool | None:
    """``value``, a day or time as its serial number (the time of day is the fraction), anything else as it is."""
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - SERIAL_ZERO) / DAY
    if isinstance(value, dt.date):
        return (value - DAY_ZERO).days
    if isinstance(value, dt.time):
        return dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / DAY
    if isinstance(value, dt.timedelta):
        return value / DAY
    return value
