"""Stretches of numbers that follow one another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sheets_addin.vocabulary.runs import runs, stretches


@given(st.lists(st.integers(0, 40)))
def test_runs_hold_each_number_once_and_never_touch(numbers: list[int]) -> None:
    found = runs(numbers)
    assert [number for first, last in found for number in range(first, last + 1)] == sorted(set(numbers))
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(found))


def test_stretches_keep_the_order_that_was_given() -> None:
    assert stretches([7, 8, 2, 3, 4, 4]) == [(0, 2), (2, 5), (5, 6)]
    assert stretches([]) == []
