"""A workbook for Excel's add-in in a real LibreOffice with the extension: it computes there, and finds its way back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.books.packages import part_of
from tests.hosts.office import Office

COUNT = 100
NOW = dt.datetime.now().replace(microsecond=0)
STORED = re.compile(r'cm="1"><f t="array" ref="AT\d+">_xldudf_SEGMENT\(A\d+:AS\d+\)</f>')


def bases(path: Path) -> Sequence[CellValue]:
    return [row[45] for row in FileBook(path).read("Clients").rows[1 : COUNT + 1]]


@pytest.fixture
def excel_book(tmp_path: Path) -> Path:
    path = tmp_path / "excel.xlsx"
    tables = vars(demo_tables(Language.ENGLISH, NOW.date(), clients=COUNT))
    create_book(path, template_tabs(Language.ENGLISH, tables, "excel"), excel_add_in=True)
    refresh_book(FileBook(path), NOW.date(), NOW)
    return path


def test_the_functions_of_excel_are_read_as_ours_and_stored_as_excels_again(office: Office, excel_book: Path) -> None:
    saved = excel_book.with_name("saved.xlsx")
    stored = bases(excel_book)
    with office.opened(excel_book) as document:
        area = document.Sheets.getByName("Clients").getCellRangeByName(f"AT2:AT{COUNT + 1}")
        formulas = [line[0] for line in area.getFormulaArray()]
        shown = [line[0] for line in area.getDataArray()]
        document.storeToURL(saved.as_uri(), office.properties(FilterName="Calc MS Excel 2007 XML"))
    assert {formula.startswith("=") and "_xldudf" not in formula for formula in formulas} == {True}
    assert shown == stored
    assert "CELLFUNCTIONS.SEGMENT(A2:AS2)" in part_of(saved, "xl/worksheets/sheet1.xml")
    refresh_book(FileBook(saved), NOW.date(), NOW)
    assert len(STORED.findall(part_of(saved, "xl/worksheets/sheet1.xml"))) == COUNT
    assert bases(saved) == stored
