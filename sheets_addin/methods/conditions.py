"""Conditions of which the rules of the tables are made."""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.decision import When
from sheets_addin.methods.facts import Facts, Mask, Numbers


def always(facts: Facts) -> Mask:
    """Holds for every row: the last line of a table."""
    return np.ones(facts.size, dtype=bool)


def known(key: str) -> When:
    """The column has a value."""
    return lambda facts: facts.known(key)


def blank(key: str) -> When:
    """The column has no value."""
    return lambda facts: facts.blank(key)


def among(key: str, *codes: str) -> When:
    """The choice is one of ``codes``."""
    return lambda facts: facts.among(key, *codes)


def past(key: str) -> When:
    """The date lies before today."""
    return lambda facts: facts.days_since(key) > 0


def above_zero(key: str) -> When:
    """The number is positive."""
    return lambda facts: facts.numbers(key) > 0


def all_of(*conditions: When) -> When:
    """All of ``conditions`` hold."""

    def when(facts: Facts) -> Mask:
        holds = always(facts)
        for condition in conditions:
            holds &= condition(facts)
        return holds

    return when


def within(values: Numbers, mask: Mask) -> Numbers:
    """The values where ``mask`` holds, blank elsewhere."""
    return np.where(mask, values, np.nan)
