"""Columns and cells as spreadsheets name them."""

from __future__ import annotations

from functools import cache


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 44 is AS."""
    letters = ""
    number = column + 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def address(row: int, column: int) -> str:
    """A cell's address: (0, 0) is A1."""
    return f"{column_letters(column)}{row + 1}"
