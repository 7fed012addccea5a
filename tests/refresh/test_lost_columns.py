"""A header of Clients that was renamed or deleted is told, and nothing typed for its column is lost or misplaced."""

from __future__ import annotations

import pytest

from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from tests.refresh.conftest import TODAY, refreshed, table
from tests.refresh.memory_book import MemoryBook
from tests.refresh.test_take_back import clients, put, said, typed_row

HEADERS = ["ID", "Client", "Manager", "Stage", "Mine", "Deal value", "Next contact"]
RENAMED = "the column was there at the last refresh; “Funnel” stands in its place"
GONE = "the column was there at the last refresh and is gone"


@pytest.fixture
def book() -> MemoryBook:
    """Two clients, refreshed once."""
    book = MemoryBook(
        {
            "Clients": table(
                HEADERS,
                ["K1", "Birch", "Anna", "New", "my own", None, TODAY],
                ["K2", "Oak", "Anna", "Contact 1", None, None, TODAY],
            )
        }
    )
    refreshed(book)
    return book


def rename(book: MemoryBook, header: str, other: str) -> None:
    headers = book.cells["Clients"][0]
    headers[headers.index(header)] = other


def delete(book: MemoryBook, header: str) -> None:
    place = book.cells["Clients"][0].index(header)
    for row in book.cells["Clients"]:
        del row[place]


def test_a_renamed_column_is_told_until_its_header_is_back(book: MemoryBook) -> None:
    rename(book, "Stage", "Funnel")
    line = ("Clients", 1, "Stage", RENAMED, "taken as blank for all clients; put the former header back")
    assert said(book) == [line]
    assert said(book) == [line]
    rename(book, "Funnel", "Stage")
    assert said(book) == []


def test_edits_of_a_renamed_column_are_told_with_what_was_typed(book: MemoryBook) -> None:
    rename(book, "Stage", "Funnel")
    put(book, "In development", "Oak", "Stage", "Contact 2")
    put(book, "In development", "Oak", "Note", "taken")
    typed_row(book, "In development", Client="Yew", Manager="Anna", Stage="New")
    row, new = said(book)[1:]
    what = "the column of Clients that this goes to is gone; typed was: "
    assert row == ("In development", 3, "Stage", what + "Contact 2", "nothing was taken over")
    assert new == ("In development", 4, "Stage", what + "New", "nothing was taken over")
    assert clients(book, "Client") == ["Birch", "Oak", "Yew"]
    assert clients(book, "Funnel") == ["New", "Contact 1", None]
    assert clients(book, "Note") == [None, "taken", None]
    assert "Stage" not in book.cells["Clients"][0]


def test_an_edit_of_a_column_renamed_while_it_was_blank_adds_no_second_one(book: MemoryBook) -> None:
    rename(book, "Deal value", "Perhaps")
    put(book, "In development", "Oak", "Deal value", 777.0)
    assert [(tab, column) for tab, _, column, _, _ in said(book)] == [
        ("Clients", "Deal value"),
        ("In development", "Deal value"),
    ]
    assert "Deal value" not in book.cells["Clients"][0]


@pytest.mark.parametrize("header", ["Stage", "Deal value", "Next contact"])
def test_a_deleted_column_is_told_once_whatever_moves_into_its_place(book: MemoryBook, header: str) -> None:
    delete(book, header)
    assert said(book) == [("Clients", 1, header, GONE, "taken as blank for all clients")]
    assert said(book) == []


def test_without_the_column_of_names_nothing_is_written(book: MemoryBook) -> None:
    rename(book, "Client", "Firm")
    before = {name: [list(row) for row in rows] for name, rows in book.cells.items()}
    with pytest.raises(BookError) as caught:
        refreshed(book)
    assert caught.value.in_language(Language.ENGLISH) == (
        "Tab “Clients”: the column “Client” with the names of clients was there at the last refresh and is gone; "
        "nothing was written. Put its header back."
    )
    assert book.cells == before


def test_a_deleted_column_of_codes_is_told(book: MemoryBook) -> None:
    delete(book, "ID")
    assert said(book) == [("Clients", 1, "ID", GONE, "new codes were given")]
    assert clients(book, "ID") == ["C-000001", "C-000002"]


def test_moved_columns_and_other_names_of_them_are_nothing_to_tell(book: MemoryBook) -> None:
    rename(book, "Next contact", "Следующий контакт")
    for row in book.cells["Clients"]:
        row.insert(2, row.pop(5))
    assert said(book) == []
