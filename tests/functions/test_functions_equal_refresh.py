"""A cell function says what refresh has stored beside it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.functions import Call, evaluate, evaluate_batch
from sheets_addin.methods import FORMULA_COLUMNS
from tests.functions.conftest import TODAY

FUNCTIONS = [output.function for output in FORMULA_COLUMNS]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_block_gives_what_refresh_has_stored(demo_cells, function):
    answer = evaluate(function, demo_cells.rows, settings=demo_cells.settings, today=TODAY)
    assert len(demo_cells.rows) == 300
    assert any(value is not None for value in answer.values)
    assert list(answer.values) == demo_cells.stored[function]


def test_single_rows_in_one_batch_give_what_refresh_has_stored(demo_cells):
    calls = [Call(function, [row]) for row in demo_cells.rows for function in FUNCTIONS]
    batch = evaluate_batch(calls, settings=demo_cells.settings, today=TODAY)
    stored = [demo_cells.stored[function][row] for row in range(len(demo_cells.rows)) for function in FUNCTIONS]
    assert [result.values[0] for result in batch.results] == stored


def test_a_row_alone_gives_what_it_gives_among_others(demo_cells):
    for row in range(0, 300, 25):
        for function in FUNCTIONS:
            answer = evaluate(function, [demo_cells.rows[row]], settings=demo_cells.settings, today=TODAY)
            assert list(answer.values) == [demo_cells.stored[function][row]], (function, row)


@settings(deadline=None)
@given(seed=st.integers(0, 2**32), extra=st.lists(st.sampled_from(["mine", 7.0, None, ""]), max_size=4))
def test_neither_the_order_of_columns_nor_columns_of_ones_own_matter(demo_cells, seed, extra):
    chance = random.Random(seed)
    places = [*range(len(demo_cells.headers)), *(-1 - place for place in range(len(extra)))]
    chance.shuffle(places)
    headers = [demo_cells.headers[place] if place >= 0 else f"own {-place}" for place in places]
    chosen = chance.sample(range(300), 5)
    rows = [[demo_cells.rows[row][place] if place >= 0 else extra[-1 - place] for place in places] for row in chosen]
    function = chance.choice(FUNCTIONS)
    answer = evaluate(function, rows, headers=headers, settings=demo_cells.settings, today=TODAY)
    assert list(answer.values) == [demo_cells.stored[function][row] for row in chosen]
