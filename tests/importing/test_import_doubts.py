"""A row that may be a client of the workbook, and may not, is asked about; unanswered it is left out."""

from __future__ import annotations

import pytest

from sheets_addin.importing import Decision, Doubt, prepare_clients
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from tests.importing.bring import Cells, bring_clients, column, source_of
from tests.importing.exports import answer
from tests.refresh.memory_book import MemoryBook

HEADERS: Cells = ["Client", "Phone", "Manager"]


def book_with(*clients: Cells) -> MemoryBook:
    return MemoryBook({"Clients": [list(HEADERS), *map(list, clients)]})


@pytest.mark.parametrize(
    ("ours", "theirs", "why"),
    [
        (["ООО Ромашка", "", ""], ["ПАО Ромашка", "", "Ann"], "the same name, another legal form"),
        (["Ромашка Юг", "", ""], ["Ромашка-Юк", "", "Ann"], "a similar name"),
        (["Иванов Иван", "", ""], ["Иван Иванов", "", "Ann"], "a similar name"),
        (["Birch", "8 495 111-22-33", ""], ["Elm", "+7 (495) 1112233", "Ann"], "the same phone, another name"),
        (["Birch", "1", ""], ["Birch", "2", "Ann"], "the same name, another phone, e-mail or territory"),
    ],
)
@pytest.mark.parametrize("decision", Decision)
def test_a_doubt_is_decided_by_who_is_asked(ours: Cells, theirs: Cells, why: str, decision: Decision) -> None:
    book = book_with(ours)
    asked: list[Doubt] = []

    def decide(doubt: Doubt) -> Decision:
        asked.append(doubt)
        return decision

    rows = [HEADERS, theirs, theirs]
    done = prepare_clients(book, source_of(rows, CLIENT_COLUMNS), Language.ENGLISH, decide=decide)
    book.write(done.changes)
    assert [(doubt.name, doubt.known_name, doubt.why.en) for doubt in asked] == [(theirs[0], ours[0], why)], "once"
    managers = {Decision.SAME: ["Ann"], Decision.ANOTHER: ["", "Ann"], Decision.LEAVE: [""]}
    assert column(book, "Clients", "Manager") == managers[decision]
    assert len(done.doubts) == (2 if decision is Decision.LEAVE else 0)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (["Client 101", "", ""], ["Client 102", "", ""]),
        (["Ivan", "", ""], ["Iva", "", ""]),
        (["Ромашка", "", ""], ["Ромашковый луг", "", ""]),
    ],
)
def test_names_that_are_no_slip_of_the_hand_are_other_clients(ours: Cells, theirs: Cells) -> None:
    done = bring_clients(book_with(ours), HEADERS, theirs)
    assert (done.added, done.doubts) == (1, [])


@pytest.mark.parametrize("phone", ["000-00-00", "доб. 123", "12-34-5"])
def test_an_extension_and_one_digit_repeated_are_no_phone_in_common(phone: str) -> None:
    done = bring_clients(book_with(["Birch", phone, ""]), HEADERS, ["Elm", phone, "Ann"])
    assert (done.added, done.doubts) == (1, [])


def test_one_name_of_several_clients_is_a_doubt() -> None:
    book = book_with(["Ivanov", "1", ""], ["Ivanov", "2", ""])
    done = bring_clients(book, HEADERS, ["Ivanov", "", "Ann"], ["Ivanov", "2", "Bob"])
    assert [doubt.why.en for doubt in done.doubts] == ["several clients have this name"]
    assert column(book, "Clients", "Manager") == ["", "Bob"]


def test_what_was_decided_to_be_the_same_is_not_asked_again() -> None:
    book = book_with(["Birch", "495 1112233", ""])
    source = source_of([HEADERS, ["Elm", "495 1112233", "Ann"]], CLIENT_COLUMNS)
    book.write(prepare_clients(book, source, Language.ENGLISH, decide=answer(Decision.SAME)).changes)
    again = bring_clients(book, HEADERS, ["Elm", "495 1112233", "Bob"])
    assert (again.doubts, again.known, [edit.new for edit in again.kept]) == ([], 1, ["Elm", "Bob"])


def test_columns_named_are_overwritten_and_no_other() -> None:
    book = book_with(["Birch", "1", "Ann"])
    source = source_of([HEADERS, ["Birch", "2; 1", "Bob"]], CLIENT_COLUMNS)
    done = prepare_clients(book, source, Language.ENGLISH, overwrite=["manager"])
    book.write(done.changes)
    assert book.cells["Clients"][1] == ["Birch", "1", "Bob"]
    assert [(edit.column.key, edit.old, edit.new) for edit in done.edits] == [("manager", "Ann", "Bob")]
    assert [(edit.column.key, edit.old, edit.new) for edit in done.kept] == [("phone", "1", "2; 1")]
