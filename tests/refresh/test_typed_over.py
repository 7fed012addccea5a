"""What was typed where a refresh writes anew is told, with what to do instead."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from sheets_addin.books import FileBook
from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.problems import problem_lines
from tests.refresh.conftest import NOW, TODAY, column, refreshed, table
from tests.refresh.memory_book import MemoryBook

SETTINGS = table(["Setting", "Value"], ["Cells", "formulas"])


def told(book: MemoryBook) -> list[tuple[str, str, str, str, str]]:
    lines = problem_lines(refreshed(book).problems, Language.ENGLISH)
    return [(line.sheet, line.rows, line.column, line.value or line.what, line.done) for line in lines]


def workbook() -> MemoryBook:
    rows: list[list[CellValue]] = [["K1", "Birch", None], ["K2", "Oak", None], ["K3", "Pine", "Gold"]]
    return MemoryBook({"Clients": table(["ID", "Client", "Base by hand"], *rows)})


def test_a_base_typed_over_is_computed_anew_and_its_own_column_named() -> None:
    book = workbook()
    assert told(book) == []
    place = book.cells["Clients"][0].index("Base")
    book.cells["Clients"][1][place] = "Gold"
    book.cells["Clients"].append([None, "Fir", None, *[None] * (place - 3), "Gold"])
    assert told(book) == [
        ("Clients", "2", "Base", "Gold", "computed anew; to choose the base by hand, fill in “Base (manual)”")
    ]
    assert column(book, "Clients", "Base") == ["In development"] * 4
    assert told(book) == []


def test_any_result_typed_over_its_formula_is_told(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    made = openpyxl.Workbook()
    clients = made.active
    clients.title = "Clients"
    for row in (["Client", "Manager"], ["Birch", "Anna"], ["Oak", "Anna"]):
        clients.append(row)
    settings = made.create_sheet("Settings")
    for row in SETTINGS:
        settings.append(row)
    made.save(path)
    assert refresh_book(FileBook(path), TODAY, NOW).problems == []
    made = openpyxl.load_workbook(path)
    headers = [cell.value for cell in made["Clients"][1]]
    made["Clients"].cell(3, headers.index("Next action") + 1).value = "have tea"
    made["Clients"].cell(2, headers.index("Base") + 1).value = "In development"
    made.save(path)
    found = refresh_book(FileBook(path), TODAY, NOW).problems
    assert [(one.rows, one.column, one.value, one.done.en) for one in found] == [
        ([3], "Next action", "have tea", "computed anew")
    ]


def test_texts_beside_and_below_the_rows_of_a_tab_are_told() -> None:
    book = workbook()
    refreshed(book)
    rows = book.cells["In development"]
    width = len(rows[0])
    rows[1].extend([None, "remember the milk"])
    rows.append(["call the bank"])
    letter = openpyxl.utils.get_column_letter(width + 2)
    found = told(book)
    assert [(sheet, row, header) for sheet, row, header, *_ in found] == [
        ("In development", "2", letter),
        ("In development", str(len(rows)), ""),
    ]
    assert "remember the milk" in found[0][3]
    assert "call the bank" in found[1][3]
