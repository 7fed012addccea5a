"""Rows of cells as LibreOffice gives them: numbers, texts, '' for a blank cell and None for an error."""

from __future__ import annotations

import datetime as dt
import hashlib
import marshal
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

Row = tuple[Any, ...]

USUAL_DAY_ZERO = dt.date(1899, 12, 30)
"""From where days count in a usual document."""

_ERROR_CELL = {"error": "#N/A"}


def fingerprint(row: Row) -> bytes:
    """What tells rows with other cells apart."""
    return hashlib.blake2b(marshal.dumps(row, 2), digest_size=16).digest()


def is_blank(row: Row) -> bool:
    """Whether no cell of the row holds anything."""
    return not any(cell not in ("", None) for cell in row)


def as_json(row: Row) -> Sequence[Any]:
    """The row as the server reads it."""
    return [_ERROR_CELL if cell is None else cell for cell in row] if None in row else row


def iso_day(serial: float, day_zero: dt.date) -> str | float:
    """A day number as ISO text, with the time of day where there is one; a number that is no day stays."""
    try:
        moment = dt.datetime.combine(day_zero, dt.time()) + dt.timedelta(seconds=round(serial * 86400))
    except (OverflowError, ValueError):
        return serial
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()


def serial_of(text: str, day_zero: dt.date) -> float:
    """The number of an ISO day or moment; ValueError where it is none."""
    moment = dt.datetime.fromisoformat(text)
    return (moment - dt.datetime.combine(day_zero, dt.time())) / dt.timedelta(days=1)


def runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Places that follow each other."""
    for _, run in groupby(enumerate(places), lambda item: item[1] - item[0]):
        yield [place for _, place in run]
