"""Numbers that follow one another, such as rows of a sheet, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise


def stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The indexes at which stretches of numbers that follow one another begin and end (the end excluded)."""
    starts = [index for index in range(len(numbers)) if not index or numbers[index] != numbers[index - 1] + 1]
    return list(pairwise([*starts, len(numbers)]))


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last number of each stretch, in rising order, whatever the order of ``numbers``."""
    ordered = sorted({*numbers})
    return [(ordered[start], ordered[stop - 1]) for start, stop in stretches(ordered)]
