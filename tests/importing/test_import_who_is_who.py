"""Clients of one ID or one name that are not the same client stay apart, and every doubt is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.vocabulary.layout import CellValue
from tests.importing.bring import Cells, bring_clients, column
from tests.refresh.memory_book import MemoryBook


def book_with(headers: Cells, *clients: Cells) -> MemoryBook:
    return MemoryBook({"Clients": [list(headers), *map(list, clients)]})


def test_an_id_of_our_own_form_under_another_name_is_another_client() -> None:
    book = book_with(["ID", "Client"], ["C-000001", "Birch"], ["C-000002", "Oak"])
    rows: list[Cells] = [
        ["ID", "Client", "Phone"],
        ["C-000001", "Elm", "1"],
        ["C-000002", "OAK ", "2"],
        ["C-000007", "Ash", "3"],
        ["C-000001", "elm", ""],
    ]
    done = bring_clients(book, *rows)
    assert (done.added, done.known, done.repeats, list(done.foreign_ids)) == (2, 1, 1, ["Elm", "elm"])
    assert column(book, "Clients", "Client") == ["Birch", "Oak", "Elm", "Ash"]
    assert column(book, "Clients", "ID") == ["C-000001", "C-000002", "C-000008", "C-000007"], "above all of the file's"
    assert column(book, "Clients", "Phone") == [None, "2", "1", "3"]
    before = [list(row) for row in book.cells["Clients"]]
    again = bring_clients(book, *rows)
    assert (again.added, again.filled, book.cells["Clients"]) == (0, 0, before)


def test_two_clients_of_one_name_with_foreign_ids_stay_two() -> None:
    book = book_with(["ID", "Client"], ["C-000001", "Birch"], ["C-000002", "Oak"])
    rows: list[Cells] = [["ID", "Client"], ["C-000001", "Elm"], ["C-000002", "Elm"]]
    assert bring_clients(book, *rows).added == 2
    assert column(book, "Clients", "ID")[2:] == ["C-000003", "C-000004"]
    assert bring_clients(book, *rows).added == 0


def test_a_foreign_id_is_never_given_to_the_client_that_the_name_finds() -> None:
    book = book_with(["ID", "Client"], ["C-000001", "Birch"], [None, "Elm"])
    done = bring_clients(book, ["ID", "Client"], ["C-000001", "Elm"])
    assert (done.added, done.known, list(done.foreign_ids)) == (0, 1, ["Elm"])
    assert column(book, "Clients", "ID") == ["C-000001", None]


@pytest.mark.parametrize(
    ("client_id", "name"), [("C-000001", ""), ("C-000001", "birch"), ("C-000001", "БЁРЧ"), ("0042", "Other name")]
)
def test_an_id_finds_its_client_where_the_name_does_not_deny_it(client_id: str, name: str) -> None:
    ours = "Берч" if name == "БЁРЧ" else "Birch"
    book = book_with(["ID", "Client", "Phone"], [client_id, ours, None])
    done = bring_clients(book, ["ID", "Client", "Phone"], [client_id, name, "1"])
    assert (done.added, done.known, done.filled, list(done.foreign_ids)) == (0, 1, 1, [])


CONTACTS: Cells = ["Client", "Phone", "E-mail", "Territory"]


@pytest.mark.parametrize(
    ("other", "is_doubtful"),
    [
        (["Ivanov", "222", "", ""], True),
        (["ivanov", "", "other@example.com", ""], True),
        (["Ivanov", "", "", "Kazan"], True),
        (["Ivanov", "222", "other@example.com", "Kazan"], True),
        (["Ivanov", "222", "a@example.com", "Kazan"], False),
        (["Ivanov", "8 (495) 123-45-67", "", "Kazan"], False),
        (["Ivanov", "333; 7 495 123 45 67", "", ""], False),
        (["Ivanov", "", "A@Example.com", ""], False),
        (["Ivanov", "", "", " moscow"], False),
        (["Ivanov", "", "", ""], False),
    ],
)
@pytest.mark.parametrize("client_id", ["", "C-000001"])
def test_a_client_of_that_name_who_is_reached_elsewhere_is_a_doubt_and_left(
    other: Cells, is_doubtful: bool, client_id: str
) -> None:
    ours: Cells = ["Ivanov", "+7 495 123-45-67", "a@example.com", "Moscow"]
    book = book_with(["ID", *CONTACTS], [client_id, *ours])
    done = bring_clients(book, CONTACTS, other)
    assert (done.added, [doubt.name for doubt in done.doubts]) == (0, [other[0]] if is_doubtful else [])
    assert book.cells["Clients"][1] == [client_id, *ours]
    again = bring_clients(book, CONTACTS, other)
    assert (again.added, again.filled, again.doubts) == (0, 0, done.doubts)


def test_two_rows_of_one_file_are_told_apart_too() -> None:
    book = book_with(["Client"])
    rows: list[Cells] = [
        CONTACTS,
        ["Ivanov", "1", "", ""],
        ["Ivanov", "2", "", ""],
        ["Ivanov", "2", "x@example.com", ""],
    ]
    done = bring_clients(book, *rows)
    assert (done.added, done.known, done.repeats, list(done.namesakes)) == (2, 0, 1, ["Ivanov"])
    assert column(book, "Clients", "Phone") == ["1", "2"]
    assert column(book, "Clients", "E-mail") == [None, "x@example.com"]
    again = bring_clients(book, *rows)
    assert (again.added, again.known, again.repeats, again.filled, list(again.namesakes)) == (0, 2, 1, 0, [])


def test_an_id_of_the_company_binds_whatever_the_phone_is() -> None:
    book = book_with(["ID", "Client", "Phone"], ["0042", "Ivanov", "1"])
    done = bring_clients(book, ["ID", "Client", "Phone"], ["0042", "Ivanov", "2"])
    assert (done.added, done.known, done.differing, list(done.namesakes)) == (0, 1, 1, [])


def test_values_that_differ_are_counted_and_kept() -> None:
    headers: Cells = ["Client", "Manager", "Debt", "Payment due", "Need", "Stage", "Note"]
    ours: Cells = ["Birch", "Ann", "1 000,00 ₽", "31.12.2026", "да", "1 контакт", "x"]
    book = book_with(headers, ours)
    same = bring_clients(book, headers, ["BIRCH", " ann", "1000", "2026-12-31 10:00", "yes", "Contact 1", ""])
    assert (same.known, same.filled, same.differing) == (1, 0, 0)
    other = bring_clients(book, headers, ["Birch", "Bob", "1001", "2026-12-30", "no", "Contact 2", "y"])
    assert (other.known, other.filled, other.differing) == (1, 0, 6)
    assert book.cells["Clients"][1] == ours


def test_an_own_id_of_another_and_a_doubt_stay_a_doubt_the_second_time() -> None:
    headers: Cells = ["ID", "Client", "Phone"]
    book = book_with(headers, ["", "Oak", "495 1112231"])
    rows: list[Cells] = [headers, ["C-000001", "Birch", "495 1112231"], ["C-000001", "Oak", ""]]
    for _ in range(2):
        done = bring_clients(book, *rows)
        assert (done.added, [doubt.name for doubt in done.doubts]) == (0, ["Birch"])


def test_the_id_of_a_row_that_was_left_out_goes_to_nobody_else() -> None:
    headers: Cells = ["ID", "Client", "Phone"]
    book = book_with(headers, ["", "Oak", "495 1112231"])
    rows: list[Cells] = [headers, ["0042", "Birch", "495 1112231"], ["", "Birch", ""], ["0042", "Oak", ""]]
    for _ in range(2):
        assert bring_clients(book, *rows).added == 0
        assert [row[0] for row in book.cells["Clients"][1:]] == [""]


rows = st.lists(
    st.tuples(
        st.sampled_from(["", "", "C-000001", "C-000002", "0042", "0043"]),
        st.sampled_from(["Birch", "Oak"]),
        st.sampled_from(["", "495 1112231", "495 1112232"]),
        st.sampled_from(["", "a", "b"]),
    ),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(ours=rows, theirs=rows)
def test_clients_again_add_nobody_and_no_cell_is_overwritten(ours: list[Cells], theirs: list[Cells]) -> None:
    headers: Cells = ["ID", "Client", "Phone", "E-mail"]
    book = book_with(headers, *ours)
    before: list[list[CellValue]] = [list(row) for row in book.cells["Clients"]]
    done = bring_clients(book, headers, *theirs)
    assert done.added + done.known + done.repeats + len(done.doubts) == done.rows
    after = book.cells["Clients"]
    assert len(after) == len(before) + done.added
    for old, new in zip(before, after, strict=False):
        assert [cell for cell, now in zip(old, new, strict=True) if cell and cell != now] == []
    assert bring_clients(book, headers, *theirs).added == 0
