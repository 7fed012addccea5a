"""Cell addresses: A1 notation to and from places counted from 0."""

from __future__ import annotations

import re
from functools import cache

from sheets_addin.vocabulary.addresses import address, column_letters

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$")
_COLUMNS_ONLY = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$")

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; ends included, from 0."""


@cache
def column_place(letters: str) -> int:
    """The column of its letters, 0 for 'A'."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def parse_area(reference: str) -> Area | None:
    """The area of a reference such as ``B2``, ``$A$1:C9`` or ``A:C``; None for anything else."""
    found = _RANGE.match(reference)
    if found:
        first, top, last, bottom = found.groups()
        return (
            int(top) - 1,
            column_place(first),
            int(bottom or top) - 1,
            column_place(last or first),
        )
    whole = _COLUMNS_ONLY.match(reference)
    if whole:
        return 0, column_place(whole.group(1)), MAX_ROWS - 1, column_place(whole.group(2))
    return None


def area_reference(area: Area, *, absolute: bool = False) -> str:
    """The reference of an area, one address where it is a single cell; ``absolute`` as formulas of names write it."""
    top, left, bottom, right = area
    corners = (f"${column_letters(left)}${top + 1}", f"${column_letters(right)}${bottom + 1}")
    first, last = corners if absolute else (address(top, left), address(bottom, right))
    return first if (top, left) == (bottom, right) else f"{first}:{last}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"
