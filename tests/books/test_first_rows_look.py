"""The first rows of a table that has headers alone look like rows, not like its header."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes, SheetPatch
from tests.books.packages import part_of, write_package

HEADERS = '<row r="1"><c r="A1" s="3" t="inlineStr"><is><t>a</t></is></c><c r="B1" s="3"><v>1</v></c></row>'


def added(path: Path, below: str, columns: str = "") -> list[str]:
    """The rows below a header in style 3 after two rows were added."""
    write_package(path, f"{columns}<sheetData>{HEADERS}{below}</sheetData>")
    patch = SheetPatch("S1", header_row=0, last_row=0, appended=[{0: 5, 1: 6}, {0: 7}])
    FileBook(path).write(Changes([patch]))
    return re.findall(r"<row\b.*?</row>", part_of(path, "xl/worksheets/sheet1.xml"))[1:]


def test_they_continue_the_empty_row_that_is_prepared_below_the_header(tmp_path: Path) -> None:
    assert added(tmp_path / "b.xlsx", '<row r="2"><c r="A2" s="1"/><c r="B2" s="2"/></row>') == [
        '<row r="2"><c r="A2" s="1"><v>5</v></c><c r="B2" s="2"><v>6</v></c></row>',
        '<row r="3"><c r="A3" s="1"><v>7</v></c><c r="B3" s="2"/></row>',
    ]


def test_without_one_they_look_like_their_columns(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="2" style="4"/></cols>'
    assert added(tmp_path / "b.xlsx", "", columns) == [
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2" s="4"><v>6</v></c></row>',
        '<row r="3"><c r="A3"><v>7</v></c></row>',
    ]


def test_clients_added_to_a_new_workbook_are_not_bold_and_show_their_amounts(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    tabs = template_tabs(Language.ENGLISH)
    create_book(path, tabs)
    amount = next(place for place, column in enumerate(tabs[0].columns) if column.header == "Deal value")
    patch = SheetPatch(tabs[0].name, header_row=0, last_row=0, appended=[{1: "Alder", amount: 75000.5}])
    FileBook(path).write(Changes([patch]))
    row = openpyxl.load_workbook(path).worksheets[0][2]
    assert {(cell.font.b, bool(cell.alignment.wrap_text)) for cell in row} == {(False, False)}
    assert row[amount].number_format == "#,##0"
