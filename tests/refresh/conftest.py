"""Small workbooks typed by hand, in either language, to refresh."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from sheets_addin.refresh import RefreshResult, refresh_book
from sheets_addin.vocabulary.layout import CellValue
from tests.google.sheets_server import SheetsServer
from tests.refresh.excel_harness import ExcelHarness
from tests.refresh.file_harness import FileHarness
from tests.refresh.google_harness import GoogleHarness
from tests.refresh.memory_book import MemoryBook

TODAY = dt.date(2026, 3, 31)
NOW = dt.datetime(2026, 3, 31, 9, 30)


def table(headers: Sequence[str], *rows: Sequence[CellValue]) -> list[list[CellValue]]:
    """A sheet with a header row and rows."""
    return [list(headers), *(list(row) for row in rows)]


def refreshed(book: MemoryBook, today: dt.date = TODAY) -> RefreshResult:
    """The book refreshed in place."""
    return refresh_book(book, today, NOW)


def column(book: MemoryBook, sheet: str, header: str) -> list[CellValue]:
    """The cells below a header; missing ones are None."""
    rows = book.cells[sheet]
    place = rows[0].index(header)
    return [row[place] if place < len(row) else None for row in rows[1:]]


def as_records(book: MemoryBook, sheet: str) -> list[Mapping[str, CellValue]]:
    """The rows of a sheet by header."""
    header, *rows = book.cells[sheet]
    return [dict(zip(map(str, header), [*row, *[None] * (len(header) - len(row))], strict=True)) for row in rows]


BookMaker = Callable[[dict[str, list[list[CellValue]]]], MemoryBook]


@pytest.fixture(scope="session")
def google() -> Iterator[SheetsServer]:
    """Google Sheets on this computer."""
    with SheetsServer().running() as server:
        yield server


@pytest.fixture(params=["file", "excel", "google"])
def make_book(request: pytest.FixtureRequest, tmp_path: Path) -> BookMaker:
    """Makes a book of each kind from sheets of cells: every test that asks for it runs over every kind of book."""
    if request.param == "google":
        server = request.getfixturevalue("google")
        return lambda sheets: GoogleHarness(server, sheets)
    if request.param == "excel":
        return ExcelHarness
    return lambda sheets: FileHarness(tmp_path / "book.xlsx", sheets)


@pytest.fixture
def english(make_book: BookMaker) -> MemoryBook:
    """Three clients, one with orders and an old debt, one gold, one new; a workbook of somebody's own."""
    day = dt.date(2026, 3, 1)
    return make_book(
        {
            "Clients": table(
                ["ID", "Client", "Manager", "Stage", "In work since", "Debt", "Payment due", "My column"],
                ["K1", "Birch Ltd", "Anna", None, None, 120_000.0, dt.date(2026, 2, 14), "mine"],
                ["K2", "Oak & Sons", "Anna", None, None, None, None, "also mine"],
                [None, "Pine Co", "Boris", "New", dt.date(2026, 1, 1), None, None, None],
            ),
            "Orders": table(
                ["Client or ID", "Date", "Amount"],
                ["K1", day, 1000.0],
                ["Oak & Sons", day, 9000.0],
            ),
            "Notes": table(["Anything"], ["at all"]),
        }
    )
