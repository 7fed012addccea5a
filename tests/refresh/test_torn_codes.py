"""Rows that were sorted, cut or moved without the column of codes: every code goes back to its client."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import TODAY, column, refreshed, table
from tests.refresh.memory_book import MemoryBook
from tests.refresh.test_take_back import clients, put, said, typed_row

NAMES = ["Birch", "Oak", "Pine", "Elm"]
CODES = [f"C-00000{number}" for number in range(1, 5)]


def four_clients(ids: list[str] | None = None) -> MemoryBook:
    """Four clients whose codes stand right of the rest, refreshed once."""
    rows: list[list[CellValue]] = [
        [name, "Anna", stage, TODAY, None]
        for name, stage in zip(NAMES, ["New", "Contact 1", "Contact 2", "Contact 3"], strict=True)
    ]
    headers = ["Client", "Manager", "Stage", "Next contact", "Note"]
    if ids is not None:
        headers, rows = [*headers, "ID"], [[*row, code] for row, code in zip(rows, ids, strict=True)]
    book = MemoryBook({"Clients": table(headers, *rows)})
    refreshed(book)
    return book


def sorted_without_codes(book: MemoryBook) -> None:
    """Sort what people typed by name; whatever stands right of it stays."""
    rows = book.cells["Clients"][1:]
    typed = sorted((row[:5] for row in rows), key=lambda row: str(row[0]))
    for row, cells in zip(rows, typed, strict=True):
        row[:5] = cells


@pytest.fixture
def own_codes() -> MemoryBook:
    return four_clients()


def test_a_sort_without_the_codes_changes_nobodys_code_and_no_edit_reaches_another(own_codes: MemoryBook) -> None:
    put(own_codes, "In development", "Oak", "Note", "for Oak")
    put(own_codes, "Priorities", "Elm", "Note", "for Elm")
    sorted_without_codes(own_codes)
    what = "3 clients stand beside the code of another one, as after a sort without this column"
    done = "every client has got back the code that was his"
    assert said(own_codes) == [("Clients", None, "ID", what, done)]
    assert clients(own_codes, "Client") == ["Birch", "Elm", "Oak", "Pine"]
    assert clients(own_codes, "ID") == [CODES[0], CODES[3], CODES[1], CODES[2]]
    assert clients(own_codes, "Note") == [None, "for Elm", "for Oak", None]
    assert len(own_codes.cells["Log"]) == 3, "two refreshes and no change of base"
    assert said(own_codes) == []


def test_a_client_cut_out_above_the_codes_takes_his_own_along(own_codes: MemoryBook) -> None:
    rows = own_codes.cells["Clients"]
    for above, below in pairwise(rows[2:]):
        above[:5] = below[:5]
    rows[-1][:5] = [None] * 5
    refreshed(own_codes)
    assert clients(own_codes, "Client")[:3] == ["Birch", "Pine", "Elm"]
    assert clients(own_codes, "ID") == [CODES[0], CODES[2], CODES[3], None]


def test_a_client_typed_over_another_ones_code_gets_a_new_one(own_codes: MemoryBook) -> None:
    sorted_without_codes(own_codes)
    put(own_codes, "Clients", "Birch", "Client", "Ash")
    own_codes.cells["Clients"].append(["Birch", "Anna", "New", TODAY, None])
    refreshed(own_codes)
    assert dict(zip(clients(own_codes, "Client"), clients(own_codes, "ID"), strict=True)) == {
        "Ash": CODES[0],
        "Elm": CODES[3],
        "Oak": CODES[1],
        "Pine": CODES[2],
        "Birch": "C-000005",
    }


def test_names_that_two_clients_exchanged_are_renamings(own_codes: MemoryBook) -> None:
    put(own_codes, "Clients", "Oak", "Client", "-")
    put(own_codes, "Clients", "Pine", "Client", "Oak")
    put(own_codes, "Clients", "-", "Client", "Pine")
    put(own_codes, "In development", "Oak", "Note", "of whom?")
    [problem] = said(own_codes)
    assert problem[:2] == ("In development", 3)
    assert problem[3].startswith("on Clients the row's ID now stands beside “Pine”, and its name beside another ID")
    assert clients(own_codes, "ID") == CODES
    assert clients(own_codes, "Note") == [None] * 4


def test_few_exchanged_codes_of_a_company_are_told_and_left() -> None:
    book = four_clients(["K1", "K2", "K3", "K4"])
    rows = book.cells["Clients"]
    rows[1][5], rows[2][5] = "K2", "K1"
    put(book, "In development", "Oak", "Note", "of whom?")
    what, edit = said(book)
    assert what[2:4] == ("ID", "2 clients stand beside the code of another one, as after a sort without this column")
    assert what[4].startswith("left as they are")
    assert edit[:2] == ("In development", 3)
    assert clients(book, "ID") == ["K2", "K1", "K3", "K4"]
    assert column(book, "Log", "Event")[1:] == ["Refresh", "Not taken over"]


def test_most_codes_of_a_company_are_put_back() -> None:
    book = four_clients(["K1", "K2", "K3", "K4"])
    sorted_without_codes(book)
    refreshed(book)
    assert clients(book, "ID") == ["K1", "K4", "K2", "K3"]


def test_codes_stay_where_another_column_stayed_with_them(own_codes: MemoryBook) -> None:
    put(own_codes, "Clients", "Oak", "Note", "of Oak")
    refreshed(own_codes)
    rows = own_codes.cells["Clients"][1:]
    notes = [row[4] for row in rows]
    sorted_without_codes(own_codes)
    for row, note in zip(rows, notes, strict=True):
        row[4] = note
    assert [one[4] for one in said(own_codes)] == [
        "left as they are, edits of these clients on other tabs were not taken over: sort or correct the rows anew"
    ]
    assert clients(own_codes, "ID") == CODES


def test_a_renamed_client_is_still_edited_by_code(own_codes: MemoryBook) -> None:
    put(own_codes, "Clients", "Oak", "Client", "Oak Ltd")
    put(own_codes, "In development", "Oak", "Note", "for Oak")
    typed_row(own_codes, "In development", Client="Yew", Manager="Anna")
    assert said(own_codes) == []
    assert clients(own_codes, "Note") == [None, "for Oak", None, None, None]
