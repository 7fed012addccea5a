"""The tabs Team and Trial of a workbook, whatever book it is."""

from __future__ import annotations

import copy
import datetime as dt

from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import TODAY, BookMaker, refreshed, table
from tests.refresh.memory_book import MemoryBook

ROWS: list[list[CellValue]] = [
    ["K1", "Birch", "Anna", "North", "New", None],
    ["K2", "Oak", "Boris", "South", "Contact 1", dt.date(2026, 3, 20)],
    ["K3", "Pine", None, "South", "New", None],
]


def book_with_trial(make_book: BookMaker, start: CellValue) -> MemoryBook:
    settings = table(["Setting", "Value", "Meaning"], ["Trial: start", start, ""], ["Working list from", 1, ""])
    clients = table(["ID", "Client", "Manager", "Territory", "Stage", "Next contact"], *ROWS)
    return make_book({"Clients": clients, "Settings": settings})


def labels(book: MemoryBook, tab: str) -> list[CellValue]:
    """The filled cells of the first column."""
    return [row[0] for row in book.cells[tab] if row and row[0] is not None]


def row_of(book: MemoryBook, tab: str, label: CellValue) -> list[CellValue]:
    """The filled cells of the first row with this label."""
    row = next(row for row in book.cells[tab] if row and row[0] == label)
    return [cell for cell in row[1:] if cell is not None]


def noted_days(book: MemoryBook) -> list[str]:
    return [str(row[1]) for row in book.cells["_sheets_addin"] if row and row[0] == "snapshot"]


def test_the_team_has_its_managers_and_territories(make_book: BookMaker) -> None:
    book = book_with_trial(make_book, None)
    refreshed(book)
    assert row_of(book, "Team", "Anna") == [1, 0, 0, 0, 0, 0]
    assert row_of(book, "Team", "no manager")[:2] == [1, 0]
    assert row_of(book, "Team", "Total")[:2] == [3, 0]
    assert row_of(book, "Team", "South")[:2] == [2, 0]
    titles = {"By manager", "By territory", "Working lists", "Time by base against the budget", "Overdue"}
    assert titles <= set(labels(book, "Team"))


def test_a_day_of_the_trial_is_noted_once_however_often_it_is_refreshed(make_book: BookMaker) -> None:
    book = book_with_trial(make_book, TODAY)
    refreshed(book)
    before = {name: copy.deepcopy(rows) for name, rows in book.cells.items() if name != "Log"}
    refreshed(book)
    assert {name: rows for name, rows in book.cells.items() if name != "Log"} == before
    assert noted_days(book) == ["2026-03-31"]


def test_a_trial_runs_from_day_to_day_and_ends_with_a_verdict(make_book: BookMaker) -> None:
    book = book_with_trial(make_book, TODAY + dt.timedelta(days=1))
    for days in (0, 1, 12):
        refreshed(book, TODAY + dt.timedelta(days=days))
    assert noted_days(book) == ["2026-03-31", "2026-04-01", "2026-04-12"]
    assert str(labels(book, "Trial")[1]).startswith("Day 12 of 35")
    refreshed(book, TODAY + dt.timedelta(days=36))
    assert noted_days(book) == ["2026-03-31", "2026-04-01", "2026-04-12"]
    assert str(labels(book, "Trial")[1]).startswith("The trial ended on 05.05.2026. Correct what is named below")
    assert row_of(book, "Trial", "Clients overdue, %")[-1] == "“Rhythm: in development, days”, now 7"


def test_without_a_trial_nothing_is_noted_and_the_tab_tells_how_to_start_one(make_book: BookMaker) -> None:
    book = book_with_trial(make_book, None)
    refreshed(book)
    assert noted_days(book) == []
    assert str(labels(book, "Trial")[1]).startswith("No trial is set. To start one")
