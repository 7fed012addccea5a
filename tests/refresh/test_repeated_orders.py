"""An order that stands on several rows is reported, and counted as often as it stands there."""

from __future__ import annotations

import pytest

from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import as_records, column, refreshed
from tests.refresh.memory_book import MemoryBook

REPEATED = "the same order stands on several rows: client, date, amount and number agree"
HEADERS = ["Client or ID", "Date", "Amount", "Number"]


def reported(*orders: list[CellValue]) -> tuple[MemoryBook, list[tuple[CellValue, CellValue, CellValue]]]:
    book = MemoryBook({"Clients": [["ID", "Client"], ["K1", "Birch"], ["K2", "Oak"]], "Orders": [HEADERS, *orders]})
    refreshed(book)
    lines = as_records(book, "Problems")
    return book, [
        (line["Row"], line["Value"], line["What was done"]) for line in lines if line["What is wrong"] == REPEATED
    ]


def test_every_row_of_a_repeated_order_is_reported_and_counts() -> None:
    book, lines = reported(
        ["Birch", "01.03.2026", 100, "A-1"],
        ["k1", "2026-03-01", "100,00", "a-1"],
        ["Birch", "01.03.2026", 100, "A-2"],
        ["Oak", "01.03.2026", 100, "A-1"],
    )
    assert lines == [("2", "Birch", "all rows count"), ("3", "k1", "all rows count")]
    assert column(book, "Clients", "Revenue 12 m") == [300, 100]


@pytest.mark.parametrize(
    "blank", [["Birch", None, 100, "A"], ["Birch", "01.03.2026", None, "A"], [None, "01.03.2026", 1, "A"]]
)
def test_orders_that_do_not_count_are_no_repetition(blank: list[CellValue]) -> None:
    assert reported(blank, blank)[1] == []


def test_orders_without_a_number_are_repeated_where_all_else_agrees() -> None:
    assert len(reported(["Birch", "01.03.2026", 5, None], ["Birch", "01.03.2026", 5, None])[1]) == 2


def test_many_repetitions_share_one_line() -> None:
    _, lines = reported(*[["Birch", "01.03.2026", 5, None] for _ in range(30)])
    assert [row for row, _, _ in lines] == ["2-31"]
