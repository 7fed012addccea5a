"""A Google Sheet as a book: what is read as from a file, what is written, how much is asked."""

from __future__ import annotations

import datetime as dt
import math
from itertools import islice, zip_longest
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from sheets_addin.books import Book, FileBook
from sheets_addin.books.google_cells import raw_of
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank
from tests.google.google_client import book_of
from tests.google.sheet_model import CellError, SheetsFile
from tests.google.sheets_server import SheetsServer

TODAY, NOW = dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 9, 30)
LARGEST_REQUEST = 2_000_000


def differing(file: SheetsFile, book: Book) -> list[object]:
    """The tabs and cells in which a Google Sheet differs from another book, the first few of each tab."""
    titles = {sheet.title for sheet in file.sheets}
    names = {info.name for info in book.sheets()}
    found: list[object] = sorted(titles ^ names)
    for name in sorted(titles & names):
        here = file.sheet(name).values.tolist()
        there = [list(map(raw_of, row)) for row in book.read(name).rows]
        cells = (
            (name, row, column, a, b)
            for row, rows in enumerate(zip_longest(here, there, fillvalue=()))
            for column, (a, b) in enumerate(zip_longest(*rows))
            # a formula in a file keeps a space for a blank result
            if a != b and not (is_blank(a) and is_blank(b))
        )
        found.extend(islice(cells, 5))
    return found


def test_5000_clients_and_20000_orders_take_three_reads_and_the_fewest_writes(
    server: SheetsServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = vars(demo_tables(Language.RUSSIAN, TODAY, clients=5000))
    orders = tables["orders"]
    tables["orders"] = pd.concat([orders] * math.ceil(20_000 / len(orders)), ignore_index=True)[:20_000]
    tabs = template_tabs(Language.RUSSIAN, tables)
    file = create_book(tmp_path / "same.xlsx", tabs)
    server.new_file("key").add("Лист1", [])
    book = book_of(server, "key")
    book.fill(tabs, Language.RUSSIAN)
    server.calls.clear()

    refresh_book(book, TODAY, NOW)

    reads = [call for call in server.calls if call.reads]
    writes = [call for call in server.calls if not call.reads]
    megabytes = server.bytes_written() / LARGEST_REQUEST
    with capsys.disabled():
        print(f"\n5,000 clients, 20,000 orders: {len(reads)} reads, {len(writes)} writes of {2 * megabytes:.1f} MB")
    assert len(reads) <= 3
    assert len(writes) <= math.ceil(megabytes) + 2
    assert max(call.size for call in writes) <= LARGEST_REQUEST
    refresh_book(file, TODAY, NOW)
    assert differing(server.files["key"], FileBook(file.path)) == []


def test_formulas_are_those_of_the_file_where_the_script_answers_them(server: SheetsServer, tmp_path: Path) -> None:
    rows: list[list[CellValue]] = [
        ["ID", "Client", "Manager", "Stage", "In work since", "Debt"],
        ["K1", "Birch Ltd", "Anna", "New", dt.date(2026, 1, 1), 120_000.0],
        ["K2", "Oak & Sons", "Anna", "Client", None, None],
    ]
    settings = [["Setting", "Value", "Meaning"], ["Cells", "formulas", ""], ["Program", "Google Sheets", ""]]
    path = tmp_path / "same.xlsx"
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, cells in {"Clients": rows, "Settings": settings}.items():
        sheet = workbook.create_sheet(name)
        for row in cells:
            sheet.append(row)
    workbook.save(path)
    refresh_book(FileBook(path), TODAY, NOW)
    in_file = openpyxl.load_workbook(path)["Clients"]

    file = server.new_file("key")
    file.add("Clients", rows)
    file.add("Settings", settings)
    refresh_book(book_of(server, "key"), TODAY, NOW)

    expected = {
        (cell.row - 1, cell.column - 1): cell.value
        for row in in_file.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert expected
    assert file.sheet("Clients").formulas == expected
    server.calls.clear()
    refresh_book(book_of(server, "key"), TODAY, NOW)
    assert file.sheet("Clients").formulas == expected

    # where a comma is a decimal one, arguments stand apart by semicolons
    other = server.new_file("other")
    other.locale = "de_AT"
    other.add("Clients", rows)
    other.add("Settings", settings)
    refresh_book(book_of(server, "other"), TODAY, NOW)
    assert other.sheet("Clients").formulas == {place: formula.replace(",", ";") for place, formula in expected.items()}


def test_without_the_script_cells_hold_values(server: SheetsServer) -> None:
    file = server.new_file("key")
    file.add("Clients", [["Client", "Manager", "Stage"], ["Birch", "Anna", "New"]])
    file.add("Settings", [["Setting", "Value", "Meaning"], ["Cells", "formulas", ""]])
    refresh_book(book_of(server, "key"), TODAY, NOW)
    assert file.sheet("Clients").formulas == {}
    assert "In development" in file.sheet("Clients").values[1].tolist()


TYPED: list[tuple[str, CellValue]] = [
    ("a Russian decimal", "1 234,50"),
    ("leading zeros", "007"),
    ("a long number as text", "40702810900000012345"),
    ("a number", 1234.5),
    ("a whole number", 12.0),
    ("a day", dt.date(2026, 2, 28)),
    ("a moment", dt.datetime(2026, 2, 28, 13, 45)),
    ("a time", dt.time(9, 30)),
    ("yes", True),
    ("a text that looks like a formula", "'=1+1"[1:]),
    ("spaces", "  Birch  "),
    ("a year", 2026.0),
]


def test_what_people_type_reads_as_from_a_file(server: SheetsServer, tmp_path: Path) -> None:
    path = tmp_path / "typed.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Typed"
    file = server.new_file("key")
    typed = file.add("Typed", [["Header", "Header", None, "Last"]])
    sheet.append(["Header", "Header", None, "Last"])
    for row, (name, value) in enumerate(TYPED, 2):
        sheet.cell(row, 1, name)
        cell = sheet.cell(row, 2, value)
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
        file.type(typed, row - 1, 0, name)
        file.type(typed, row - 1, 1, value)
    workbook.save(path)
    from_file, from_google = FileBook(path).read("Typed"), book_of(server, "key").read("Typed")
    assert [list(row)[:2] for row in from_google.rows] == [list(row)[:2] for row in from_file.rows]
    assert from_google.rows[0] == ["Header", "Header", "", "Last"]
    assert [type(row[1]) for row in from_google.rows] == [type(row[1]) for row in from_file.rows]


def test_days_before_1900_errors_and_formulas_are_known(server: SheetsServer) -> None:
    file = server.new_file("key")
    sheet = file.add("Typed", [["Day", "Sum", "Rate"], [dt.date(1850, 1, 1), None, None], [None, None, "#N/A"]])
    file.answer = lambda sheet, row, column, formula: 7 if formula == "=3+4" else CellError("DIVIDE_BY_ZERO")
    file.enter_formula(sheet, 1, 1, "=3+4")
    file.enter_formula(sheet, 2, 1, "=1/0")
    sheet.values[1, 2] = CellError("N_A")
    read = book_of(server, "key").read("Typed")
    assert read.rows[1][:2] == [dt.date(1850, 1, 1), 7.0]
    assert read.errors == {(1, 2): "#N/A", (2, 1): "#DIV/0!"}
    assert [read.rows[1][2], read.rows[2][1], read.rows[2][2]] == ["", "", "#N/A"]
    assert read.has_formula(1, 1)
    assert read.has_formula(2, 1)
    assert not read.has_formula(1, 0)


def test_names_that_look_like_addresses_and_many_tabs_are_read(server: SheetsServer) -> None:
    file = server.new_file("key")
    names = ["A1", "it's", "B2:C3", *(f"Вкладка с длинным именем номер {number}" for number in range(60))]
    for name in names:
        file.add(name, [[name]])
    book = book_of(server, "key")
    assert [book.read(name).rows[0][0] for name in names] == names
    assert max(len(call.address) for call in server.calls) < 8000
    assert len(server.calls) == 3


def test_a_chart_sheet_has_no_cells_and_a_hidden_tab_is_not_seen(server: SheetsServer) -> None:
    file = server.new_file("key")
    file.add("Seen", [["a"]])
    file.add("Hidden", [["b"]], hidden=True)
    file.add("Chart1", []).kind = "OBJECT"
    book = book_of(server, "key")
    assert [(info.name, info.visible) for info in book.sheets()] == [
        ("Seen", True),
        ("Hidden", False),
        ("Chart1", True),
    ]
    assert book.read("Chart1").rows == ()
