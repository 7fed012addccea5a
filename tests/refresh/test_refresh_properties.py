"""What holds for any workbook, however dirty."""

from __future__ import annotations

import copy
import datetime as dt
from random import Random

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets_addin.refresh import RefreshResult, assess_workbook, open_workbook
from sheets_addin.vocabulary.choices import BASES
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import TODAY, column, refreshed
from tests.refresh.memory_book import MemoryBook

_DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 6, 30))
_DIRT: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.sampled_from(["", " ", "да", "no", "31.12.2026", "1 234,50", "-5", "#N/A", "😀", "=1+1", "Отказ", "Gold"]),
)


def _clean(kind_of: Column) -> st.SearchStrategy[CellValue]:
    if kind_of.choices:
        return st.sampled_from([choice.name.en for choice in kind_of.choices])
    if kind_of.kind is Kind.DATE:
        return _DAYS
    if kind_of.kind in (Kind.MONEY, Kind.INTEGER):
        return st.integers(0, 2_000_000).map(float)
    if kind_of.kind is Kind.YES_NO:
        return st.sampled_from(["yes", "no"])
    return st.sampled_from(["Birch", "Oak", "Pine", "K1", "K2", "C-000007", "00123"])


@st.composite
def workbooks(draw: st.DrawFn) -> MemoryBook:
    """A workbook with some of the known columns in any order and language, clean and dirty cells."""
    columns = draw(st.lists(st.sampled_from(CLIENT_COLUMNS[2:]), unique_by=lambda item: item.key, max_size=12))
    columns = draw(st.permutations([CLIENT_COLUMNS[1], *draw(st.sampled_from([[], [CLIENT_COLUMNS[0]]])), *columns]))
    language = draw(st.sampled_from(list(Language)))
    rows: list[list[CellValue]] = [[item.header(language) for item in columns]]
    rows.extend(
        [draw(st.one_of(_clean(item), st.none(), _DIRT)) for item in columns] for _ in range(draw(st.integers(0, 12)))
    )
    orders: list[list[CellValue]] = [["Client or ID", "Date", "Amount", "Payment due", "Paid on"]]
    orders.extend(
        [
            draw(st.one_of(st.sampled_from(["Birch", "Oak", "K1", "00123"]), _DIRT)),
            draw(st.one_of(_DAYS, _DIRT)),
            draw(st.one_of(st.integers(-1000, 1_000_000).map(float), _DIRT)),
            draw(st.one_of(_DAYS, st.none())),
            draw(st.one_of(_DAYS, st.none())),
        ]
        for _ in range(draw(st.integers(0, 16)))
    )
    return MemoryBook({"Clients": rows, "Orders": orders})


# a row costs next to nothing beside a refresh: many rows an example, few examples
common = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@common
@given(workbooks())
def test_a_refresh_of_anything_keeps_what_is_typed_and_a_second_one_changes_nothing(book: MemoryBook) -> None:
    before = copy.deepcopy(book.cells)
    result = refreshed(book)
    _check_typed_cells_stay(before, book)
    _check_each_client_is_in_one_base_and_on_its_tab(result, book)
    after = _without_log(book)
    refreshed(book)
    assert _without_log(book) == after


def _check_typed_cells_stay(before: dict[str, list[list[CellValue]]], book: MemoryBook) -> None:
    header = before["Clients"][0]
    ids = header.index("ID") if "ID" in header else header.index("Код") if "Код" in header else None
    for row_before, row_after in zip(before["Clients"], book.cells["Clients"], strict=True):
        for place, value in enumerate(row_before):
            is_filled_id = place == ids and (value is None or not str(value).strip())
            assert is_filled_id or row_after[place] is value or repr(row_after[place]) == repr(value)
    assert repr(book.cells["Orders"]) == repr(before["Orders"])


def _check_each_client_is_in_one_base_and_on_its_tab(result: RefreshResult, book: MemoryBook) -> None:
    language = result.workbook.language
    header = "Base" if language is Language.ENGLISH else "База"
    known = [base.in_language(language) for base in BASES]
    bases = [base for base in column(book, "Clients", header) if base is not None]
    assert len(bases) == result.summary.clients
    assert set(bases) <= set(known)
    for name in known[:5]:
        assert len(book.cells[name]) - 1 == bases.count(name)


def _without_log(book: MemoryBook) -> dict[str, str]:
    return {name: repr(rows) for name, rows in book.cells.items() if name not in ("Log", "Журнал")}


@common
@given(workbooks(), st.randoms(use_true_random=False))
def test_shuffling_the_rows_changes_no_column_of_any_client(book: MemoryBook, random: Random) -> None:
    header, *rows = book.cells["Clients"]
    place = next((place for place, text in enumerate(header) if text in ("ID", "Код")), len(header))
    for row, client_id in zip((header, *rows), ("ID", *(f"Z{number:03d}" for number in range(len(rows)))), strict=True):
        row[place : place + 1] = [client_id]
    shuffled = copy.deepcopy(book)
    mixed = shuffled.cells["Clients"][1:]
    random.shuffle(mixed)
    shuffled.cells["Clients"][1:] = mixed
    first, second = (
        assess_workbook(open_workbook(found), TODAY).frame.set_index("client_id") for found in (book, shuffled)
    )
    pd.testing.assert_frame_equal(second.loc[first.index], first)
