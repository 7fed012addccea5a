"""What managers type on the tabs that refresh writes returns to Clients, whatever book keeps them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import pytest

from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import TODAY, BookMaker, column, refreshed, table
from tests.refresh.memory_book import MemoryBook

DAY = dt.date(2026, 4, 20)


@pytest.fixture
def book(make_book: BookMaker) -> MemoryBook:
    """Four clients, refreshed once: two in development, one black, one gold with orders."""
    started = make_book(
        {
            "Clients": table(
                ["ID", "Client", "Manager", "Phone", "Stage", "Next contact", "Debt", "Payment due", "Note"],
                ["K1", "Birch", "Anna", "1", "New", TODAY, None, None, "first"],
                ["K2", "Oak", "Anna", "2", "New", TODAY, None, None, None],
                ["K3", "Pine", "Boris", "3", None, TODAY, 500.0, dt.date(2026, 1, 1), None],
                ["K4", "Elm", "Boris", "4", None, None, None, None, "gold"],
            ),
            "Orders": table(
                ["Client or ID", "Date", "Amount"], ["K4", dt.date(2026, 3, 1), 9000.0], ["K3", TODAY, 1.0]
            ),
        }
    )
    refreshed(started)
    return started


def put(book: MemoryBook, sheet: str, client: str, header: str, value: CellValue) -> None:
    """Type ``value`` into the row of ``client`` on a tab."""
    headers = book.cells[sheet][0]
    named = headers.index("Client") if "Client" in headers else headers.index("Клиент")
    row = next(row for row in book.cells[sheet][1:] if row[named] == client)
    row.extend([None] * (len(headers) - len(row)))
    row[headers.index(header)] = value


def typed_row(book: MemoryBook, sheet: str, **cells: CellValue) -> None:
    """A row typed below the last one of a tab; spaces in headers are written as underscores."""
    known = {name.replace("_", " "): value for name, value in cells.items()}
    book.cells[sheet].append([known.get(str(header)) for header in book.cells[sheet][0]])


def said(book: MemoryBook, language: Language = Language.ENGLISH) -> list[tuple[str, int | None, str, str, str]]:
    """What Problems tells after a refresh: tab, row as people count it, column, what is wrong, what was done."""
    return [
        (
            problem.sheet,
            None if problem.row is None else problem.row + 1,
            problem.column,
            problem.what.format(language, **problem.fields),
            problem.done.format(language, **problem.fields),
        )
        for problem in refreshed(book).problems
    ]


def clients(book: MemoryBook, header: str) -> list[CellValue]:
    """A column of Clients."""
    return column(book, "Clients", header)


def test_an_edit_on_a_base_tab_returns_and_counts_at_once(book: MemoryBook) -> None:
    put(book, "In development", "Birch", "Stage", "1 контакт")
    put(book, "In development", "Birch", "Next contact", "20.04.2026")
    put(book, "In development", "Oak", "Deal value", "1 234,50")
    put(book, "Black", "Pine", "Debt", 0.0)
    assert said(book) == []
    assert clients(book, "Stage")[:2] == ["Contact 1", "New"]
    assert clients(book, "Next contact")[:2] == [DAY, TODAY]
    assert clients(book, "Deal value") == [None, 1234.5, None, None]
    assert clients(book, "Debt") == [None, None, 0, None]
    assert column(book, "Black", "Client") == []
    assert column(book, "In development", "Next contact") == [TODAY, DAY]


def test_edits_on_priorities_and_win_back_return(book: MemoryBook) -> None:
    put(book, "Priorities", "Birch", "Next contact", DAY)
    put(book, "Priorities", "Birch", "Note", "called")
    put(book, "Priorities", "Pine", "Phone", "33")
    assert said(book) == []
    assert clients(book, "Next contact") == [DAY, TODAY, TODAY, None]
    assert clients(book, "Note") == ["called", None, None, "gold"]
    assert clients(book, "Phone") == ["1", "2", "33", "4"]
    put(book, "Clients", "Elm", "Note", "lost")
    later = TODAY + dt.timedelta(days=300)
    refreshed(book, later)
    assert "Elm" in column(book, "Win-back", "Client")
    put(book, "Win-back", "Elm", "Note", "won")
    refreshed(book, later)
    assert clients(book, "Note")[3] == "won"


def test_an_erased_cell_is_erased(book: MemoryBook) -> None:
    put(book, "Gold", "Elm", "Note", None)
    assert said(book) == []
    assert clients(book, "Note") == ["first", None, None, None]


def test_what_nobody_touched_stays_and_clients_may_be_edited_meanwhile(book: MemoryBook) -> None:
    put(book, "Clients", "Birch", "Note", "second")
    put(book, "In development", "Birch", "Phone", "11")
    assert said(book) == []
    assert (clients(book, "Note")[0], clients(book, "Phone")[0]) == ("second", "11")
    assert sorted(map(str, column(book, "In development", "Note"))) == ["None", "second"]


def test_where_both_sides_changed_clients_is_kept_and_both_values_are_told(book: MemoryBook) -> None:
    put(book, "Clients", "Birch", "Note", "on Clients")
    put(book, "In development", "Birch", "Note", "on the tab")
    row = column(book, "In development", "Client").index("Birch") + 2
    result = refreshed(book)
    assert clients(book, "Note")[0] == "on Clients"
    (problem,) = result.problems
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("Clients", 1, "Note", "on Clients")
    place = book.cells["In development"][0].index("Note")
    assert problem.fields == {"tab": "In development", "cell": f"{chr(65 + place)}{row}", "typed": "on the tab"}
    assert said(book) == []


def test_the_same_change_on_both_sides_is_no_problem(book: MemoryBook) -> None:
    put(book, "Clients", "Birch", "Next contact", DAY)
    put(book, "In development", "Birch", "Next contact", "2026-04-20")
    assert said(book) == []
    assert clients(book, "Next contact")[0] in (DAY, dt.datetime(2026, 4, 20))


def test_of_two_tabs_priorities_holds_and_the_other_is_told(book: MemoryBook) -> None:
    put(book, "In development", "Birch", "Note", "there")
    put(book, "Priorities", "Birch", "Note", "here")
    (line,) = said(book)
    assert line[:3] == ("Clients", 2, "Note")
    assert line[3].startswith("edited on two tabs; “In development”, cell ") and line[3].endswith(" said: there")
    assert line[4] == "taken from “Priorities”"
    assert clients(book, "Note")[0] == "here"


def test_a_formula_on_clients_stays_and_what_was_typed_for_it_is_told(make_book: BookMaker) -> None:
    book = make_book(
        {
            "Clients": table(
                ["ID", "Client", "Manager", "Deal value"], ["K1", "Birch", "Anna", 10.0], ["K2", "Oak", "Anna", 20.0]
            )
        }
    )
    book.typed_formulas["Clients", 1, 3] = "5+5"
    refreshed(book)
    put(book, "In development", "Birch", "Deal value", 777.0)
    put(book, "In development", "Oak", "Deal value", 888.0)
    (line,) = said(book)
    assert line[:3] == ("Clients", 2, "Deal value")
    assert line[3].startswith("a formula of yours stands here; “In development”, cell ")
    assert line[3].endswith(" said: 777") and line[4] == "what stands here is kept"
    assert clients(book, "Deal value") == [10, 888]
    assert sorted(map(float, column(book, "In development", "Deal value"))) == [10, 888]
    assert book.formulas().get(("Clients", 1, 3), "5+5") == "5+5"


def test_what_cannot_be_read_is_carried_as_typed_and_named(book: MemoryBook) -> None:
    put(book, "In development", "Birch", "Next contact", "after Easter")
    (line,) = said(book)
    assert line[:4] == ("Clients", 2, "Next contact", "expected a date such as 31.12.2026")
    assert clients(book, "Next contact")[0] == "after Easter"
    put(book, "In development", "Birch", "Next contact", DAY)
    (line,) = said(book)
    assert line[3].startswith("the value could not be read; “In development”")
    assert clients(book, "Next contact")[0] == DAY


def test_rows_and_columns_of_a_tab_may_be_moved(book: MemoryBook) -> None:
    for sheet in ("In development", "Priorities"):
        rows = book.cells[sheet]
        order = list(range(len(rows[0])))
        random.Random(5).shuffle(order)
        rows[1:] = rows[:0:-1]
        book.cells[sheet] = [[row[place] for place in order] for row in rows]
    put(book, "In development", "Oak", "Phone", "22")
    put(book, "Priorities", "Birch", "Phone", "11")
    assert said(book) == []
    assert clients(book, "Phone") == ["11", "22", "3", "4"]


def test_a_deleted_row_deletes_nobody(book: MemoryBook) -> None:
    del book.cells["In development"][1:]
    del book.cells["Priorities"][1]
    assert said(book) == []
    assert clients(book, "Client") == ["Birch", "Oak", "Pine", "Elm"]
    assert sorted(map(str, column(book, "In development", "Client"))) == ["Birch", "Oak"]


def test_a_deleted_column_erases_nothing(book: MemoryBook) -> None:
    place = book.cells["In development"][0].index("Note")
    for row in book.cells["In development"]:
        del row[place]
    put(book, "In development", "Birch", "Phone", "11")
    assert said(book) == []
    assert (clients(book, "Note")[0], clients(book, "Phone")[0]) == ("first", "11")


def test_a_row_typed_into_a_base_tab_is_a_new_client(book: MemoryBook) -> None:
    typed_row(book, "Gold", Client="Ash", Manager="Anna", Phone="5", Next_contact="20.04.2026", Deal_value=7.0)
    assert said(book) == []
    assert clients(book, "Client") == ["Birch", "Oak", "Pine", "Elm", "Ash"]
    assert clients(book, "ID")[4] == "C-000001"
    assert clients(book, "Next contact")[4] == DAY
    assert clients(book, "Base")[4] == "In development"
    assert "Ash" in column(book, "In development", "Client")
    before = {name: rows for name, rows in book.cells.items() if name != "Log"}
    assert said(book) == []
    assert {name: rows for name, rows in book.cells.items() if name != "Log"} == before


def test_a_name_that_is_there_already_is_not_doubled(book: MemoryBook) -> None:
    typed_row(book, "In development", Client="ash", Note="one")
    typed_row(book, "Gold", Client="Ash", Note="two")
    typed_row(book, "Gold", Client=" elm", Note="three")
    lines = [(sheet, what) for sheet, _, _, what, _ in said(book) if sheet != "Clients"]
    assert lines == [
        ("Gold", "a client of this name is there already; the new row said: Client: Ash; Note: two"),
        ("Gold", "a client of this name is there already; the new row said: Client: elm; Note: three"),
    ]
    assert clients(book, "Client") == ["Birch", "Oak", "Pine", "Elm", "ash"]


def test_a_row_whose_id_was_erased_is_still_its_clients(book: MemoryBook) -> None:
    put(book, "In development", "Oak", "ID", None)
    put(book, "In development", "Oak", "Phone", "22")
    assert said(book) == []
    assert clients(book, "Phone") == ["1", "22", "3", "4"]


def test_a_row_with_the_id_of_one_client_and_the_name_of_another_is_asked_about(book: MemoryBook) -> None:
    put(book, "In development", "Oak", "ID", "K1")
    rows = book.cells["In development"]
    rows[:] = [row for row in rows if row[:2] != ["K1", "Birch"]]
    put(book, "In development", "Oak", "Phone", "22")
    (line,) = said(book)
    assert line[3].startswith("the row has the ID of “Birch” but another name; it said: ID: K1; Client: Oak; Phone: 22")
    assert clients(book, "Phone") == ["1", "2", "3", "4"]


def test_a_client_renamed_on_clients_is_still_found(book: MemoryBook) -> None:
    put(book, "Clients", "Birch", "Client", "Birch & Sons")
    put(book, "In development", "Birch", "Note", "renamed")
    put(book, "Priorities", "Birch", "Phone", "11")
    assert said(book) == []
    assert (clients(book, "Note")[0], clients(book, "Phone")[0]) == ("renamed", "11")


def test_edits_of_a_client_that_left_clients_are_told(book: MemoryBook) -> None:
    put(book, "In development", "Birch", "Note", "too late")
    del book.cells["Clients"][1]
    (line,) = said(book)
    assert line[3].startswith("the client is no longer on Clients; the row said: ID: K1; Client: Birch; ")
    assert clients(book, "Client") == ["Oak", "Pine", "Elm"]


def test_namesakes_are_told_apart(make_book: BookMaker) -> None:
    book = make_book(
        {
            "Clients": table(
                ["ID", "Client", "Manager", "Stage", "Next contact", "Note"],
                *([f"K{number}", "Rose", "Anna", "New", TODAY, f"note {number}"] for number in range(1, 5)),
            )
        }
    )
    refreshed(book)
    rows = book.cells["Priorities"]
    note = rows[0].index("Note")
    chosen = rows[2][note]
    rows[2][note] = "edited"
    random.Random(3).shuffle(rows[1:])
    refreshed(book)
    expected = ["edited" if f"note {number}" == chosen else f"note {number}" for number in range(1, 5)]
    assert clients(book, "Note") == expected


def test_a_column_that_clients_lacks_is_added_for_what_was_typed(make_book: BookMaker) -> None:
    book = make_book({"Клиенты": table(["Клиент", "Менеджер"], ["Берёза", "Анна"], ["Дуб", "Анна"])})
    refreshed(book)
    put(book, "В разработке", "Дуб", "Заметка", "перезвонить")
    put(book, "В разработке", "Дуб", "Срочно", "ДА")
    assert said(book, Language.RUSSIAN) == []
    assert column(book, "Клиенты", "Заметка") == [None, "перезвонить"]
    assert column(book, "Клиенты", "Срочно") == [None, "да"]
    typed = book.cells["Клиенты"]
    assert said(book, Language.RUSSIAN) == []
    assert book.cells["Клиенты"] == typed


def test_own_columns_and_errors_on_a_tab_are_told(english: MemoryBook) -> None:
    refreshed(english)
    rows = english.cells["Gold"]
    rows[0].append("Mine")
    rows[1].append("remember the milk")
    assert said(english) == [
        (
            "Gold", 2, "Mine", "a column of your own on a tab that is written anew: remember the milk",
            "not carried over; add such columns on Clients",
        )
    ]  # fmt: skip


def test_an_error_in_a_cell_erases_nothing() -> None:
    book = MemoryBook({"Clients": table(["ID", "Client", "Note"], ["K1", "Birch", "first"])})
    refreshed(book)
    place = book.cells["In development"][0].index("Note")
    book.cells["In development"][1][place] = None
    book.errors = {"In development": {(1, place): "#N/A"}}
    assert [line[3] for line in said(book)] == ["the cell shows an error"]
    assert clients(book, "Note") == ["first"]


def test_the_first_refresh_after_an_upgrade_takes_nothing(book: MemoryBook) -> None:
    book.cells["_sheets_addin"] = [row[:5] for row in book.cells["_sheets_addin"] if row[0] not in ("marked", "row")]
    put(book, "In development", "Birch", "Note", "before")
    typed_row(book, "Gold", Client="Ash")
    assert said(book) == []
    assert clients(book, "Note")[0] == "first"
    put(book, "In development", "Birch", "Note", "after")
    refreshed(book)
    assert clients(book, "Note")[0] == "after"


@pytest.mark.parametrize("below", [["", "", "a remark"], ["Total", "", ""]])
def test_a_new_client_without_room_is_told_and_nothing_is_overwritten(
    make_book: BookMaker, below: Sequence[CellValue]
) -> None:
    book = make_book({"Clients": table(["Client", "Manager", "x"], ["Birch", "Anna", None])})
    refreshed(book)
    book.cells["Clients"].append([*below])
    typed_row(book, "Gold", Client="Ash")
    lines = [what for _, _, _, what, _ in said(book)]
    if below[0]:
        assert clients(book, "Client") == ["Birch", "Total", "Ash"]
    else:
        assert lines == [
            "below the last client something stands in the way of a new one; the new row said: Client: Ash"
        ]
        assert [name for name in clients(book, "Client") if name] == ["Birch"]


@pytest.mark.parametrize("second", ["Birch", "Oak"])
def test_clients_that_share_an_id_change_nothing_until_somebody_types(make_book: BookMaker, second: str) -> None:
    rows = table(["ID", "Client", "Manager", "Phone"], ["K1", "Birch", "Anna", "1"], ["K1", second, "Anna", "2"])
    book = make_book({"Clients": rows})
    first = said(book)
    assert said(book) == first
    put(book, "In development", "Birch", "Phone", "33")
    assert [what for *_, what, _ in said(book) if "33" in what] == [
        "several rows of Clients have the row's ID; it said: 33"
    ]
    assert clients(book, "Phone") == ["1", "2"]


def test_a_name_written_otherwise_is_not_doubled(book: MemoryBook) -> None:
    put(book, "Clients", "Elm", "Client", "ООО «Клён Фасад»")
    for name in ("Клен Фасад ООО", 'ООО "Клён Фасад"', "ООО «клён  фасад»", "ИП Клён Фасад"):
        typed_row(book, "In development", Client=name, Note=name)
    lines = [what for sheet, _, _, what, _ in said(book) if sheet == "In development"]
    assert len([what for what in lines if what.startswith("a client of this name is there already")]) == 3
    assert clients(book, "Client")[3:] == ["ООО «Клён Фасад»", "ИП Клён Фасад"]
