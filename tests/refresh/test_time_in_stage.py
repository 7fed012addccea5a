"""How long clients are in their stage, whatever book remembers it."""

from __future__ import annotations

import copy
import datetime as dt

import pytest

from sheets_addin.refresh.memory import ClientState, Memory, memory_tab, read_memory
from sheets_addin.vocabulary.layout import CellValue, Sheet
from tests.refresh.conftest import TODAY, BookMaker, refreshed, table
from tests.refresh.memory_book import MemoryBook

HEADERS = ["ID", "Client", "Stage", "In work since"]
STAGE = HEADERS.index("Stage")
ROWS: list[list[CellValue]] = [
    ["K1", "Birch", "New", TODAY - dt.timedelta(days=20)],
    ["K2", "Oak", "Client", TODAY - dt.timedelta(days=90)],
]


def days_in_stages(book: MemoryBook) -> dict[CellValue, CellValue]:
    """The median of days of each stage that has one."""
    rows = book.cells["Overview"]
    start = next(place for place, row in enumerate(rows) if row and row[0] == "Stage")
    place = rows[start].index("Days in stage")
    funnel = rows[start + 1 : start + 11]
    return {row[0]: row[place] for row in funnel if row[place] is not None}


def cells_but_log(book: MemoryBook) -> dict[str, list[list[CellValue]]]:
    return {name: copy.deepcopy(rows) for name, rows in book.cells.items() if name != "Log"}


def test_time_in_stage_starts_with_the_refresh_that_saw_the_move(make_book: BookMaker) -> None:
    book = make_book({"Clients": table(HEADERS, *ROWS)})
    refreshed(book)
    assert days_in_stages(book) == {"New": 20}
    book.cells["Clients"][1][STAGE] = "Contact 1"
    for days in (3, 8):
        refreshed(book, TODAY + dt.timedelta(days=days))
    assert days_in_stages(book) == {"Contact 1": 5}
    book.cells["Clients"][2][STAGE] = "Deal"
    refreshed(book, TODAY + dt.timedelta(days=9))
    assert days_in_stages(book) == {"Contact 1": 6, "Deal": 0}


def test_a_refresh_after_a_move_says_the_same_when_it_runs_again(make_book: BookMaker) -> None:
    book = make_book({"Clients": table(HEADERS, *ROWS)})
    refreshed(book)
    book.cells["Clients"][1][STAGE] = "Contact 1"
    refreshed(book, TODAY + dt.timedelta(days=3))
    before = cells_but_log(book)
    refreshed(book, TODAY + dt.timedelta(days=3))
    assert cells_but_log(book) == before


def test_rows_that_share_an_id_do_not_move_with_every_refresh(make_book: BookMaker) -> None:
    book = make_book({"Clients": table(HEADERS, *ROWS, ["K1", "Birch", "Deal", None])})
    refreshed(book)
    refreshed(book, TODAY + dt.timedelta(days=1))
    assert days_in_stages(book) == {"New": 21}


def test_the_memory_tab_keeps_the_day_and_passes_over_what_is_none() -> None:
    clients = {
        "K1": ClientState("gold", "deal", stage_since=TODAY),
        "K2": ClientState("gold", "client", marks="x"),
        "K3": ClientState(None, None),
    }
    tab = memory_tab(Memory(clients=clients), None)
    rows = [[column.header for column in tab.columns], *zip(*(column.values for column in tab.columns), strict=True)]
    assert read_memory(Sheet(tab.name, rows)).clients == clients


@pytest.mark.parametrize(
    ("text", "stage"), [("deal soon", "deal"), ("deal 2026-02-31", "deal"), ("sold 2026-02-01", None)]
)
def test_a_day_that_somebody_changed_into_nonsense_is_forgotten(text: str, stage: str | None) -> None:
    sheet = Sheet("memory", [["kind", "key", "first", "second"], ["client", "K1", "gold", text]])
    assert read_memory(sheet).clients == {"K1": ClientState("gold", stage)}
