"""Headers and tabs that people renamed among those that refresh writes: told once, nothing typed passes in silence."""

from __future__ import annotations

import pytest

from tests.refresh.conftest import TODAY, column, refreshed, table
from tests.refresh.memory_book import MemoryBook
from tests.refresh.test_take_back import clients, put, said, typed_row

HEADERS = ["ID", "Client", "Manager", "Stage", "Last order", "LTV", "Next contact", "Note"]


@pytest.fixture
def book() -> MemoryBook:
    """Three clients with notes, refreshed once."""
    book = MemoryBook(
        {
            "Clients": table(
                HEADERS,
                ["K1", "Birch", "Anna", "New", None, None, TODAY, "one"],
                ["K2", "Oak", "Anna", "New", None, None, TODAY, "two"],
                ["K3", "Pine", "Anna", "Client", TODAY, 5000.0, TODAY, "three"],
            )
        }
    )
    refreshed(book)
    return book


def rename(book: MemoryBook, tab: str, header: str, other: str | None) -> None:
    headers = book.cells[tab][0]
    headers[headers.index(header)] = other


@pytest.mark.parametrize("other", ["My note", None], ids=["renamed", "erased"])
def test_a_header_changed_on_a_tab_is_one_line_and_one_for_each_cell_typed(book: MemoryBook, other: str | None) -> None:
    put(book, "In development", "Oak", "Note", "call")
    typed_row(book, "In development", Client="Yew", Note="new")
    rename(book, "In development", "Note", other)
    shown = other or ""
    typed = "typed in a column whose header was changed: "
    assert said(book)[:3] == [
        (
            "In development",
            1,
            shown,
            "the header of the column “Note” was changed on a tab that is written anew",
            "written again; name columns on Clients; what was typed in this one is told below",
        ),
        ("In development", 3, shown, typed + "call", "nothing was taken over"),
        ("In development", 4, shown, typed + "new", "nothing was taken over"),
    ]
    assert clients(book, "Note") == ["one", "two", "three", None]
    assert column(book, "In development", "Note") == ["one", "two", None]


def test_a_computed_columns_header_changed_on_a_tab_is_one_line(book: MemoryBook) -> None:
    rename(book, "In development", "Next action", "What to do")
    assert [(tab, row, header) for tab, row, header, _, _ in said(book)] == [("In development", 1, "What to do")]


def test_a_deleted_column_of_a_tab_erases_nothing(book: MemoryBook) -> None:
    for row in book.cells["In development"]:
        del row[-1]
    assert said(book) == []
    assert clients(book, "Note") == ["one", "two", "three"]


def move_tab(book: MemoryBook, tab: str, other: str) -> None:
    book.cells[other] = book.cells.pop(tab)


def test_a_renamed_tab_keeps_its_name_and_its_edits_count(book: MemoryBook) -> None:
    move_tab(book, "In development", "Our prospects")
    put(book, "Our prospects", "Oak", "Note", "call")
    assert said(book) == []
    assert clients(book, "Note") == ["one", "call", "three"]
    assert column(book, "Our prospects", "Note") == ["one", "call"]
    assert "In development" not in book.cells
    put(book, "Our prospects", "Birch", "Note", "again")
    assert said(book) == []
    assert clients(book, "Note") == ["again", "call", "three"]


def test_of_tabs_headed_alike_the_clients_tell_which_was_renamed(book: MemoryBook) -> None:
    move_tab(book, "Gold", "A")
    move_tab(book, "Standard", "B")
    put(book, "B", "Pine", "Note", "typed")
    assert said(book) == []
    assert (column(book, "A", "Client"), column(book, "B", "Client")) == ([], ["Pine"])
    assert clients(book, "Note") == ["one", "two", "typed"]


def test_a_copy_that_people_keep_is_not_taken_for_the_deleted_tab(book: MemoryBook) -> None:
    book.cells["Archive"] = [list(row) for row in book.cells["In development"]]
    refreshed(book)
    del book.cells["In development"]
    put(book, "Archive", "Oak", "Note", "archived")
    before = [list(row) for row in book.cells["Archive"]]
    assert said(book) == []
    assert book.cells["Archive"] == before
    assert column(book, "In development", "Note") == ["one", "two"]
