"""How a client is reached: what tells two clients of one name apart where no ID does."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import plain, text_of

CONTACTS = ("phone", "email", "territory")

_SEVERAL = re.compile(r"[,;/\n]")
_NO_DIGITS = re.compile(r"\D+")
_NATIONAL_DIGITS = 10
"""How much of a phone number stays the same however the country is dialled: 8 495 ... is +7 495 ..."""

_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
"""Fewer digits are an extension, more are several numbers in a row."""


def reach(key: str, cell: CellValue) -> frozenset[str]:
    """The phone numbers, addresses or territories in a cell, as two cells are compared."""
    parts = [plain(part) for part in _SEVERAL.split(text_of(cell))]
    if key == "phone":
        parts = [_digits(part)[-_NATIONAL_DIGITS:] or part for part in parts]
    return frozenset(part for part in parts if part)


def phone_numbers(cell: CellValue) -> frozenset[str]:
    """The phone numbers in a cell, without their country, each of which tells whom it reaches.

    An extension, or one digit repeated such as 000-00-00, tells nobody.
    """
    written = (_digits(part) for part in _SEVERAL.split(text_of(cell)))
    return frozenset(
        digits[-_NATIONAL_DIGITS:]
        for digits in written
        if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS and len(set(digits)) > 1
    )


def _digits(text: str) -> str:
    return _NO_DIGITS.sub("", text)


def contacts_in_common(one: Mapping[str, CellValue], other: Mapping[str, CellValue]) -> tuple[int, int]:
    """How many contacts that both have agree, and how many do not."""
    both = [key for key in CONTACTS if key in one and key in other]
    agreeing = sum(not reach(key, one[key]).isdisjoint(reach(key, other[key])) for key in both)
    return agreeing, len(both) - agreeing
