"""Orders that are there already: what became known since is filled in, what was typed stays, twice is once."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.vocabulary.layout import CellValue
from tests.importing.bring import Cells, bring_orders, column, template
from tests.refresh.memory_book import MemoryBook

HEADERS: Cells = ["Client", "Date", "Amount", "Number", "Payment due", "Paid on"]


def day(number: int) -> dt.date:
    return dt.date(2026, 1, number)


def book_with(*orders: Cells) -> MemoryBook:
    return MemoryBook({"Clients": [["ID", "Client"], ["1", "Birch"]], "Orders": [list(HEADERS), *map(list, orders)]})


def test_what_was_paid_since_is_filled_in_once() -> None:
    book = template()
    bring_orders(
        book, HEADERS, ["Birch", "2026-01-02", "100", "A1", "", ""], ["Birch", "2026-01-03", "7", "A2", "1.2.2026", ""]
    )
    later: list[Cells] = [
        HEADERS,
        ["Birch", "2026-01-02", "100", "A1", "2026-01-20", "2026-01-15 10:00"],
        ["Birch", "2026-01-03", "7", "A2", "2026-02-01", "2026-01-16"],
        ["Birch", "2026-01-04", "9", "A3", "", "2026-01-17"],
    ]
    done = bring_orders(book, *later)
    assert (done.added, done.known, done.completed, done.filled, done.differing) == (1, 2, 2, 3, 0)
    assert column(book, "Orders", "Payment due") == [day(20), dt.date(2026, 2, 1), None]
    assert column(book, "Orders", "Paid on") == [day(15), day(16), day(17)]
    again = bring_orders(book, *later)
    assert (again.added, again.known, again.completed, again.filled, again.differing) == (0, 3, 0, 0, 0)
    assert (list(again.changes.patches), list(again.changes.tabs)) == ([], [])


def test_what_the_workbook_says_otherwise_is_kept_and_counted() -> None:
    book = book_with(["1", day(2), 100, "A1", None, day(10)], ["1", day(3), 7, "A2", day(20), "soon"])
    rows: list[Cells] = [
        HEADERS,
        ["Birch", "02.01.2026", "100", "A1", "25.01.2026", "11.01.2026"],
        ["Birch", "03.01.2026", "7", "A2", "20.01.2026", "12.01.2026"],
    ]
    done = bring_orders(book, *rows)
    assert (done.added, done.completed, done.filled, done.differing) == (0, 1, 1, 2)
    assert book.cells["Orders"][1:] == [
        ["1", day(2), 100, "A1", day(25), day(10)],
        ["1", day(3), 7, "A2", day(20), "soon"],
    ]
    again = bring_orders(book, *rows)
    assert (again.completed, again.differing, list(again.changes.patches)) == (0, 2, [])


def test_blank_in_the_file_is_no_difference() -> None:
    book = book_with(["1", day(2), 100, "A1", day(20), day(10)])
    done = bring_orders(book, HEADERS, ["Birch", "02.01.2026", "100", "A1", "", ""])
    assert (done.known, done.completed, done.differing, list(done.changes.patches)) == (1, 0, 0, [])


def test_a_column_that_the_workbook_lacks_is_added_for_what_is_filled_in() -> None:
    book = MemoryBook(
        {"Clients": [["ID", "Client"], ["1", "Birch"]], "Orders": [["Client", "Date", "Amount"], ["1", day(2), 5]]}
    )
    done = bring_orders(book, ["Client", "Date", "Amount", "Paid on"], ["1", "2026-01-02", "5", "2026-01-09"])
    assert (done.added, done.completed) == (0, 1)
    assert book.cells["Orders"] == [["Client", "Date", "Amount", "Paid on"], ["1", day(2), 5, day(9)]]


def test_a_cell_that_shows_an_error_is_not_blank() -> None:
    book = book_with(["1", day(2), 100, "A1", None, None])
    book.errors["Orders"] = {(1, 5): "#N/A"}
    done = bring_orders(book, HEADERS, ["1", "2026-01-02", "100", "A1", "", "2026-01-09"])
    assert (done.known, done.completed, done.differing, list(done.changes.patches)) == (1, 0, 1, [])


@pytest.mark.parametrize("turned", [False, True])
def test_orders_alike_but_for_their_payment_keep_their_own(turned: bool) -> None:
    book = book_with(["1", day(2), 5, None, None, day(10)], ["1", day(2), 5, None, None, None])
    rows: list[Cells] = [["1", "2026-01-02", "5", "", "", "2026-01-10"], ["1", "2026-01-02", "5", "", "", ""]]
    done = bring_orders(book, HEADERS, *(rows[::-1] if turned else rows))
    assert (done.known, done.completed, done.differing) == (2, 0, 0)
    done = bring_orders(book, HEADERS, ["1", "2026-01-02", "5", "", "", "2026-01-12"], rows[0])
    assert (done.known, done.completed, done.differing) == (2, 1, 0)
    assert column(book, "Orders", "Paid on") == [day(10), day(12)]


def test_rows_that_are_no_orders_move_nothing() -> None:
    book = book_with(["1", day(2), 5, None, None, None], [None] * 6, ["1", day(3), 6, None, None, None])
    done = bring_orders(book, HEADERS, [""] * 6, ["1", "2026-01-03", "6", "", "", "2026-01-09"])
    assert (done.left_out, done.known, done.completed) == (1, 1, 1)
    assert column(book, "Orders", "Paid on") == [None, None, day(9)]


DAYS: list[CellValue] = ["", "", "2026-01-10", "11.01.2026", "soon"]
orders = st.lists(
    st.tuples(
        st.sampled_from(["Birch", "Oak"]),
        st.sampled_from(["2026-01-02", "02.01.2026 10:00"]),
        st.just("5"),
        st.sampled_from(["", "A1"]),
        st.sampled_from(DAYS),
        st.sampled_from(DAYS),
    ),
    max_size=8,
)


def padded(book: MemoryBook) -> list[list[CellValue]]:
    return [[*row, *[None] * (len(HEADERS) - len(row))] for row in book.cells["Orders"]]


@settings(max_examples=100, deadline=None)
@given(first=orders, second=orders)
def test_the_same_file_again_changes_nothing_and_no_payment_is_overwritten(
    first: list[Cells], second: list[Cells]
) -> None:
    book = template()
    bring_orders(book, HEADERS, *first)
    before = padded(book)
    done = bring_orders(book, HEADERS, *second)
    after = padded(book)
    assert done.added + done.known == done.rows
    assert len(after) == len(before) + done.added
    for old, new in zip(before, after, strict=False):
        assert [cell for cell, now in zip(old, new, strict=True) if cell is not None and cell != now] == []
    assert sum(old != new for old, new in zip(before, after, strict=False)) == done.completed
    again = bring_orders(book, HEADERS, *second)
    assert (again.added, again.completed) == (0, 0)
    assert padded(book) == after


def test_a_name_that_several_bear_is_told_and_passed_over_unless_its_legal_form_decides() -> None:
    clients: list[Cells] = [["K1", "ИП «Прогресс»"], ["K2", "АО «Прогресс»"], ["K3", "ООО «Заря»"]]
    book = MemoryBook({"Clients": [["ID", "Client"], *map(list, clients)]})
    names = ['ИП "Прогресс"', "ао прогресс", "Прогресс", "прогресс", "заря", "Клён"]
    done = bring_orders(book, HEADERS[:3], *([name, "2026-01-02", str(place)] for place, name in enumerate(names, 1)))
    assert (done.rows, done.added, done.left_out, done.new_clients) == (6, 4, 0, 1)
    assert [(doubt.name, doubt.known_name) for doubt in done.doubts] == [
        (name, "ИП «Прогресс» (K1), АО «Прогресс» (K2)") for name in ("Прогресс", "прогресс")
    ]
    assert column(book, "Clients", "Client") == ["ИП «Прогресс»", "АО «Прогресс»", "ООО «Заря»", "Клён"]
    orders = list(zip(column(book, "Orders", "Client or ID"), column(book, "Orders", "Amount"), strict=True))
    assert orders == [("ИП «Прогресс»", 1), ("АО «Прогресс»", 2), ("ООО «Заря»", 5), ("Клён", 6)]
