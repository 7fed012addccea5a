"""What people have in their workbooks is theirs, and what cannot be used is said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.refresh import open_workbook, refresh_book
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import NOW, TODAY, BookMaker, as_records, column, refreshed, table
from tests.refresh.memory_book import MemoryBook


def said(book: MemoryBook) -> list[tuple[str, str]]:
    """What Problems tells: the tab, and what is wrong there."""
    return [
        (problem.sheet, problem.what.format(Language.ENGLISH, **problem.fields)) for problem in refreshed(book).problems
    ]


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Priority", [1.0, 3.0, None]),
        ("ABC", ["A", None, "C"]),
        ("Base", ["Gold", None, None]),
        ("Revenue 12 m", [5.0, 6.0, 7.0]),
        ("Next action", [None, None, "call"]),
    ],
)
def test_a_filled_column_of_the_same_name_stays_and_is_named_at_every_refresh(
    english: MemoryBook, header: str, values: list[CellValue]
) -> None:
    for row, value in zip(english.cells["Clients"], [header, *values], strict=True):
        row.append(value)
    expected = [("Clients", "the column was there before and holds values of your own")]
    assert said(english) == expected
    assert column(english, "Clients", header) == values
    before = {name: rows for name, rows in english.cells.items() if name != "Log"}
    assert said(english) == expected
    assert {name: rows for name, rows in english.cells.items() if name != "Log"} == before


def test_a_column_of_formulas_without_stored_values_stays(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Clients"
    for row in (["Client", "Turnover", "ABC"], ["Birch", 400, '=IF(B2>500,"A","C")']):
        sheet.append(row)
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    refresh_book(FileBook(path), TODAY, NOW)
    assert openpyxl.load_workbook(path)["Clients"]["C2"].value == '=IF(B2>500,"A","C")'


def test_a_tab_of_the_right_name_without_the_headers_is_named(english: MemoryBook) -> None:
    english.cells["Orders"] = table(["Who", "When", "How much"], ["K1", TODAY, 5.0])
    english.cells["Settings"] = table(["Parameter", "Setting"], ["x", "y"])
    assert said(english)[:2] == [
        ("Settings", "no row with the headers “Setting”, “Value” was found"),
        ("Orders", "no row with the headers “Client or ID”, “Date”, “Amount” was found"),
    ]
    assert english.cells["Settings"] == table(["Parameter", "Setting"], ["x", "y"])


def test_a_sheet_of_another_kind_is_not_taken_for_the_orders(english: MemoryBook) -> None:
    english.cells["Quotes"] = english.cells.pop("Orders")
    refreshed(english)
    assert column(english, "Clients", "Base") == ["In development"] * 3


def test_a_new_client_never_gets_the_id_of_one_that_was_deleted(english: MemoryBook) -> None:
    refreshed(english)
    english.cells["Clients"][3] = [None, "Newcomer"]
    refreshed(english)
    assert column(english, "Clients", "ID")[2] == "C-000002"


def test_metrics_that_refresh_wrote_do_not_outlive_the_orders(english: MemoryBook) -> None:
    refreshed(english)
    del english.cells["Orders"]
    assert said(english) == [("Clients", "the order history that the last refresh used is not in the workbook")]
    assert column(english, "Clients", "Revenue 12 m") == [None, None, None]
    assert column(english, "Clients", "Base") == ["In development"] * 3


def test_activities_that_cannot_count_are_named(english: MemoryBook) -> None:
    english.cells["Activities"] = table(
        ["Date", "Manager", "Client", "Kind", "Minutes"],
        [TODAY, "Anna", "Birhc", "call", 5.0],
        [TODAY, "Anna", None, "call", 5.0],
        [None, "Anna", "K1", "call", 5.0],
        [TODAY + dt.timedelta(days=7), "Anna", "K1", "meeting", 5.0],
    )
    assert said(english) == [
        ("Activities", "the client is missing"),
        ("Activities", "there is no such client on the Clients tab"),
        ("Activities", "the date is missing"),
        ("Activities", "the date is after today"),
    ]


def test_a_last_contact_that_has_not_happened_is_named(english: MemoryBook) -> None:
    english.cells["Clients"][0].append("Last contact")
    english.cells["Clients"][1].append(dt.date(2062, 1, 1))
    assert said(english) == [("Clients", "the date is after today")]


def test_orders_of_an_id_that_stands_twice_count_once_and_nothing_moves_on_its_own(english: MemoryBook) -> None:
    english.cells["Clients"].append(["K2", "Oak again", "Anna"])
    refreshed(english)
    assert column(english, "Clients", "Revenue 12 m") == [1000, 9000, None, None]
    assert column(english, "Clients", "Base") == ["Black", "Gold", "In development", "In development"]
    refreshed(english)
    assert [line["Event"] for line in as_records(english, "Log")] == ["Refresh", "Refresh"]


def test_one_manager_spelled_in_two_ways_has_one_list(english: MemoryBook) -> None:
    english.cells["Clients"][2][2] = " ANNA"
    english.cells["Clients"][3][2] = "anna "
    refreshed(english)
    places = {(line["Manager"], line["Place"]) for line in as_records(english, "Priorities")}
    assert places == {("Anna", place) for place in range(1, 4)}


def test_formulas_stay_possible_where_orders_come_later(english: MemoryBook, make_book: BookMaker) -> None:
    orders = english.cells.pop("Orders")
    english.cells["Settings"] = table(["Setting", "Value", "Meaning"], ["Cells", "formulas", None])
    refreshed(english)
    english.cells["Orders"] = orders
    assert said(english) == []
    place = english.cells["Clients"][0].index("Base")
    assert english.formulas()["Clients", 1, place].startswith("SEGMENT(")


def test_a_damaged_memory_is_passed_over(english: MemoryBook) -> None:
    refreshed(english)
    for row in english.cells["_sheets_addin"]:
        if row[0] == "client":
            row[2:4] = ["warm", "cold"]
    assert said(english) == []


def test_a_client_whose_stage_is_called_client_is_no_header_row(make_book: BookMaker) -> None:
    headers = ["Нечто", "Менеджер", "Состояние", "Дебиторка"]
    book = make_book({"Клиенты": table(headers, ["Альфа", "И", "Клиент", 5.0], ["Бета", "И", "Отказ", 5.0])})
    with pytest.raises(BookError):
        refreshed(book)


def test_orders_whose_day_or_amount_cannot_be_read_are_said_to_be_left_out(english: MemoryBook) -> None:
    english.cells["Orders"] += [["K1", "soon", 5.0], ["K1", TODAY, "much"]]
    done = [problem.done.in_language(Language.ENGLISH) for problem in refreshed(english).problems]
    assert done == ["left out of the history"] * 2


def test_clients_are_added_below_a_line_of_totals_too(english: MemoryBook) -> None:
    english.cells["Clients"].append([None, "Total", None, None, None, 120_000.0])
    assert said(english) == [("Clients", "a line of totals, not a client")]
    assert open_workbook(english).clients.row_above(1) == 4


def test_stages_are_read_in_the_words_that_people_use(make_book: BookMaker) -> None:
    book = make_book({"Клиенты": table(["Заказчик", "Состояние"], ["Альфа", "Контакт 2"], ["Бета", "новый"])})
    assert refreshed(book).problems == []
    assert column(book, "В разработке", "Состояние") == ["2 контакт", "Новый клиент"]
