"""Names that are like each other: a slip of the hand apart, or the same words in another order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from rapidfuzz import fuzz, process

ALIKE = 88.0
"""How like (0-100) two names must be; «Ромашка» and «Ромашки» are 86, «Ромашка Юг» and «Ромашка-Юг» 100."""

_FEWEST_LETTERS = 6
_DIGITS = re.compile(r"\d+")
_T = TypeVar("_T")


def alike(name: str, known: Mapping[_T, str]) -> _T | None:
    """Which of ``known`` names is most like ``name``; None where none is like enough.

    Names with other numbers are other names, and short names are never alike: they differ by a letter too easily.
    """
    if len(name) < _FEWEST_LETTERS:
        return None
    numbers = _DIGITS.findall(name)
    candidates = {key: text for key, text in known.items() if _DIGITS.findall(text) == numbers}
    found = process.extractOne(name, candidates, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    return None if found is None else found[2]
