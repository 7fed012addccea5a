"""How a client is reached: what tells two clients of one name apart where no ID does."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import plain, text_of

CONTACTS = ("phone", "email", "territory")

_SEVERAL = re.compile(r"[,;/\n]")
_NATIONAL_DIGITS = 10
"""How much of a phone number stays the same however the country is dialled: 8 495 ... is +7 495 ..."""


def reach(key: str, cell: CellValue) -> frozenset[str]:
    """The phone numbers, addresses or territories in a cell."""
    parts = [plain(part) for part in _SEVERAL.split(text_of(cell))]
    if key == "phone":
        digits = (re.sub(r"\D", "", part)[-_NATIONAL_DIGITS:] for part in parts)
        parts = [number or part for number, part in zip(digits, parts, strict=True)]
    return frozenset(part for part in parts if part)


def contacts_in_common(one: Mapping[str, CellValue], other: Mapping[str, CellValue]) -> tuple[int, int]:
    """How many contacts that both have agree, and how many do not."""
    both = [key for key in CONTACTS if key in one and key in other]
    agreeing = sum(not reach(key, one[key]).isdisjoint(reach(key, other[key])) for key in both)
    return agreeing, len(both) - agreeing
