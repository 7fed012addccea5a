"""What one click does to a workbook, whatever book it is."""

from __future__ import annotations

import copy
import datetime as dt

import pytest

from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from tests.refresh.conftest import TODAY, BookMaker, as_records, column, refreshed, table
from tests.refresh.memory_book import MemoryBook


def test_every_client_gets_its_base_and_its_tab(english: MemoryBook) -> None:
    refreshed(english)
    assert column(english, "Clients", "Base") == ["Black", "Gold", "In development"]
    assert column(english, "Black", "Client") == ["Birch Ltd"]
    assert column(english, "Gold", "Client") == ["Oak & Sons"]
    assert column(english, "In development", "Client") == ["Pine Co"]
    assert column(english, "Standard", "Client") == []


def test_typed_cells_extra_columns_and_other_tabs_stay(english: MemoryBook) -> None:
    before = copy.deepcopy(english.cells)
    refreshed(english)
    for row_before, row_after in zip(before["Clients"], english.cells["Clients"], strict=True):
        filled_id = [row_after[0], *row_before[1:]]
        assert row_after[: len(row_before)] == filled_id
    assert english.cells["Notes"] == before["Notes"]
    assert english.cells["Orders"] == before["Orders"]


def test_blank_ids_are_filled_and_known_ones_kept(english: MemoryBook) -> None:
    refreshed(english)
    assert column(english, "Clients", "ID") == ["K1", "K2", "C-000001"]


def test_a_second_refresh_changes_nothing_but_the_log(english: MemoryBook) -> None:
    refreshed(english)
    before = copy.deepcopy(english.cells)
    refreshed(english)
    log_before, log_after = before.pop("Log"), english.cells.pop("Log")
    assert english.cells == before
    assert log_after[: len(log_before)] == log_before
    assert len(log_after) == len(log_before) + 1


def test_shuffled_renamed_and_extra_columns_give_the_same(english: MemoryBook) -> None:
    other = copy.deepcopy(english)
    order = [7, 4, 1, 6, 0, 3, 5, 2]
    other.cells["Clients"] = [[row[place] for place in order] for row in other.cells["Clients"]]
    other.cells["Clients"][0] = [f"  {str(header).upper()} " for header in other.cells["Clients"][0]]
    refreshed(english)
    refreshed(other)
    for header in ("Base", "Overdue", "Next action", "Work order", "Revenue 12 m"):
        assert column(english, "Clients", header) == column(other, "Clients", header)
    assert column(other, "Clients", "  MY COLUMN ") == ["mine", "also mine", None]


def test_russian_headers_and_letters_are_matched_by_meaning(make_book: BookMaker) -> None:
    book = make_book(
        {
            "клиенты": table(["КЛИЕНТ", "состояние", "В  работе с"], ["Ёлка", "новый клиент", "01.01.2026"]),
            "Заказы": table(["клиент", "ДАТА", "сумма"], ["елка", "2026-03-01", "1 234,50"]),
        }
    )
    result = refreshed(book)
    assert result.workbook.language is Language.RUSSIAN
    assert column(book, "клиенты", "База") == ["Золотой"]
    assert column(book, "клиенты", "Выручка 12 мес") == [1234.5]
    assert result.problems == []


def test_a_client_that_changes_base_is_in_the_log_with_the_reason(english: MemoryBook) -> None:
    refreshed(english)
    english.cells["Clients"][2][5:7] = [50_000.0, dt.date(2026, 1, 1)]
    refreshed(english)
    changes = [line for line in as_records(english, "Log") if line["Event"] == "Base changed"]
    assert [(line["Client"], line["From"], line["To"]) for line in changes] == [("Oak & Sons", "Gold", "Black")]
    assert changes[0]["Why"] == "Black: debt 50 000 is 89 days overdue (limit 30)"


def test_a_tab_of_the_users_own_is_never_taken(english: MemoryBook) -> None:
    english.cells["Gold"] = table(["Price of gold"], [64.0])
    result = refreshed(english)
    assert english.cells["Gold"] == table(["Price of gold"], [64.0])
    assert column(english, "Gold 2", "Client") == ["Oak & Sons"]
    assert [problem.sheet for problem in result.problems] == ["Gold"]
    refreshed(english)
    assert "Gold 3" not in english.cells


def test_a_column_that_people_filled_themselves_is_never_taken(english: MemoryBook) -> None:
    for row, text in zip(english.cells["Clients"], ["Next action", "send the offer", None, "call"], strict=True):
        row.append(text)
    refreshed(english)
    assert column(english, "Clients", "Next action") == ["send the offer", None, "call"]
    results = column(english, "Clients", "Next action (computed)")
    assert all(results)
    refreshed(english)
    assert column(english, "Clients", "Next action (computed)") == results


def test_without_settings_the_defaults_hold_and_a_tab_is_added(english: MemoryBook) -> None:
    refreshed(english)
    settings = {line["Setting"]: line["Value"] for line in as_records(english, "Settings")}
    assert settings["Large deal from"] == 500_000
    assert settings["Cells"] == "values"
    assert settings["Gold: threshold in use"] == 9000
    assert not english.formulas()


def test_a_changed_setting_is_obeyed_and_an_impossible_one_refused(english: MemoryBook) -> None:
    refreshed(english)
    rows = english.cells["Settings"]
    for row in rows:
        if row[0] == "Black: debt overdue, days":
            row[1] = 60
        if row[0] == "Time limit, days":
            row[1] = 31
    result = refreshed(english)
    assert column(english, "Clients", "Base")[0] == "Standard"
    assert [(problem.column, problem.value) for problem in result.problems] == [("Time limit, days", 31)]


def test_formulas_cover_the_row_and_name_the_headers_of_a_foreign_order(english: MemoryBook) -> None:
    english.cells["Settings"] = table(["Setting", "Value", "Meaning"], ["Cells", "formulas", ""])
    refreshed(english)
    place = english.cells["Clients"][0].index("Base")
    formula = english.formulas()["Clients", 1, place]
    assert formula.startswith("SEGMENT(A2:")
    assert formula.endswith("$1)")
    assert english.cells["Clients"][1][place] == "Black"


def test_metrics_typed_by_hand_hold_where_there_are_no_orders(make_book: BookMaker) -> None:
    book = make_book(
        {"Clients": table(["Client", "Revenue 12 m", "Last order"], ["Birch", 5000.0, dt.date(2026, 3, 1)])}
    )
    refreshed(book)
    assert column(book, "Clients", "Revenue 12 m") == [5000.0]
    assert column(book, "Clients", "Base") == ["Gold"]


def test_an_unusual_move_is_kept_and_reported(english: MemoryBook) -> None:
    refreshed(english)
    english.cells["Clients"][3][3] = "Client"
    result = refreshed(english)
    assert column(english, "Clients", "Stage")[2] == "Client"
    texts = [problem.what.format(Language.ENGLISH, **problem.fields) for problem in result.problems]
    assert texts == ["an unusual move: from “New” to “Client”"]


def test_orders_that_cannot_count_are_problems_and_nothing_raises(english: MemoryBook) -> None:
    english.cells["Orders"] += [
        [None, TODAY, 5.0],
        ["nobody", TODAY, 5.0],
        ["K1", TODAY + dt.timedelta(days=1), 5.0],
        ["K1", None, 5.0],
        ["K1", TODAY, "much"],
        ["K1", TODAY, None],
    ]
    result = refreshed(english)
    found = {(problem.row, problem.column, problem.what.en) for problem in result.problems}
    assert found == {
        (3, "Client or ID", "the client is missing"),
        (4, "Client or ID", "there is no such client on the Clients tab"),
        (5, "Date", "the date is after today"),
        (6, "Date", "the date is missing"),
        (7, "Amount", "expected an amount such as 1 234.50"),
        (8, "Amount", "the amount is missing"),
    }
    assert column(english, "Clients", "Revenue 12 m") == [1000, 9000, None]


def test_many_problems_alike_share_one_line(english: MemoryBook) -> None:
    english.cells["Orders"] += [[None, TODAY, 5.0] for _ in range(3722)]
    refreshed(english)
    lines = as_records(english, "Problems")
    assert [(line["Times"], line["Row"]) for line in lines] == [(3722, "4-3725")]


def test_rows_with_one_id_or_name_are_reported_and_all_kept(english: MemoryBook) -> None:
    english.cells["Clients"].append(["K1", "birch  LTD", "Anna", None, None, None, None, None])
    result = refreshed(english)
    assert {(problem.row, problem.column) for problem in result.problems} == {
        (1, "ID"),
        (4, "ID"),
        (1, "Client"),
        (4, "Client"),
    }
    assert len(column(english, "Clients", "Base")) == 4


def test_a_book_without_clients_says_what_was_expected(make_book: BookMaker) -> None:
    book = make_book({"Sheet1": table(["a", "b"], [1, 2])})
    with pytest.raises(BookError) as error:
        refreshed(book)
    assert "“Клиенты / Clients”" in error.value.in_language(Language.ENGLISH)
    assert "не найдена" in error.value.in_language(Language.RUSSIAN)
    assert list(book.cells) == ["Sheet1"]


def test_clients_are_found_by_headers_where_no_tab_bears_the_name(english: MemoryBook) -> None:
    english.cells["My base"] = english.cells.pop("Clients")
    refreshed(english)
    assert column(english, "My base", "Base") == ["Black", "Gold", "In development"]


def test_titles_above_the_headers_and_totals_below_do_not_matter(english: MemoryBook) -> None:
    english.cells["Clients"][:0] = [["Our clients"], []]
    refreshed(english)
    header = english.cells["Clients"][2]
    assert [row[header.index("Base")] for row in english.cells["Clients"][3:]] == ["Black", "Gold", "In development"]


def test_a_dry_run_writes_nothing(english: MemoryBook) -> None:
    before = copy.deepcopy(english.cells)
    result = refresh_book(english, TODAY, dt.datetime(2026, 3, 31), dry_run=True)
    assert english.cells == before
    assert result.summary.bases["gold"] == 1
