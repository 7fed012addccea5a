"""Workbooks for Excel's add-in: what a refresh of the file stores, and how a change of the program converts it."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes, SheetPatch
from tests.refresh.conftest import NOW, TODAY

CLIENTS = "xl/worksheets/sheet1.xml"
STORED = re.compile(r'<c r="(AT\d+)"[^>]*cm="1"><f t="array" ref="\1">_xldudf_SEGMENT\(A\d+:AS\d+\)</f>')
PLAIN = re.compile(r'<c r="AT\d+"[^>]*><f>SEGMENT\(A\d+:AS\d+\)</f>')
COUNT = 100


def sheet_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(CLIENTS).decode()


def set_to(path: Path, name: str, value: str | None) -> None:
    """Type a value on the Settings tab."""
    book = FileBook(path)
    rows = book.read("Settings").rows
    row = next(number for number, cells in enumerate(rows) if cells[0] == name)
    book.write(Changes([SheetPatch("Settings", header_row=0, last_row=len(rows), cells={(row, 1): value})]))


def refreshed(path: Path, now: dt.datetime = NOW) -> list[str]:
    """Refresh the file; what was wrong with its Settings or its columns."""
    problems = refresh_book(FileBook(path), TODAY, now).problems
    return [problem.what.en for problem in problems if problem.sheet == "Settings" or problem.row is None]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    tables = vars(demo_tables(Language.ENGLISH, TODAY, clients=COUNT))
    create_book(path, template_tabs(Language.ENGLISH, tables, "excel"), excel_add_in=True)
    refreshed(path)
    return path


def test_every_computed_cell_with_a_function_is_stored_as_excel_stores_it(book: Path) -> None:
    sheet = sheet_of(book)
    assert len(STORED.findall(sheet)) == COUNT
    assert "<f>" not in sheet
    marked = re.findall(r'cm="1"><f t="array" ref="([A-Z]+\d+)">(\w+)\(', sheet)
    assert {name.startswith("_xldudf_") for _, name in marked} == {True}
    header = [cell.value for cell in openpyxl.load_workbook(book, data_only=True)["Clients"][1]]
    bases = {cells[header.index("Base")] for cells in FileBook(book).read("Clients").rows[1 : COUNT + 1]}
    assert bases >= {"Gold", "Standard"}


def test_a_second_refresh_leaves_the_same_bytes(book: Path) -> None:
    before = sheet_of(book)
    refreshed(book, NOW + dt.timedelta(hours=1))
    assert sheet_of(book) == before


def test_the_namespace_of_the_settings_is_used(book: Path) -> None:
    set_to(book, "Excel add-in: prefix of functions", "sales")
    assert refreshed(book) == []
    assert sheet_of(book).count("_xldudf_SALES_SEGMENT(") == COUNT


def test_an_impossible_namespace_is_refused(book: Path) -> None:
    set_to(book, "Excel add-in: prefix of functions", "продажи!")
    assert refreshed(book) == ["expected Latin letters, digits, _ and . after a first letter, 32 at most"]
    assert sheet_of(book).count(">_xldudf_SEGMENT(") == COUNT


@pytest.mark.parametrize("other", [None, "xlwings", "LibreOffice", "Google Sheets"])
def test_another_program_gets_plain_formulas_and_back(book: Path, other: str | None) -> None:
    stored = sheet_of(book)
    set_to(book, "Program", other)
    assert refreshed(book) == []
    assert len(PLAIN.findall(sheet_of(book))) == COUNT
    assert "_xldudf_" not in sheet_of(book)
    with zipfile.ZipFile(book) as archive:
        assert not [name for name in archive.namelist() if "webextension" in name]
    set_to(book, "Program", "Excel add-in")
    refreshed(book)
    assert sheet_of(book) == stored


@pytest.mark.parametrize("program", ["Excel add-in", None])
@pytest.mark.parametrize(
    "saved_as",
    [
        '<f aca="false">ORG.SHEETSADDIN.CELLFUNCTIONS.SEGMENT({cells})</f>',
        '<f t="array" ref="{place}" aca="false">_xldudf_segment({cells})</f>',
    ],
    ids=["extension", "without extension"],
)
def test_formulas_as_libreoffice_saves_them_are_put_back(book: Path, program: str | None, saved_as: str) -> None:
    set_to(book, "Program", program)
    refreshed(book)
    before = sheet_of(book)

    def saved(found: re.Match[str]) -> str:
        return f"{found[1]}>{saved_as.format(place=found[2], cells=found[3])}"

    ours = r'(<c r="(AT\d+)"[^>]*?)(?: cm="1")?><f[^>]*>(?:_xldudf_)?SEGMENT\(([^)]*)\)</f>'
    changed, count = re.subn(ours, saved, before)
    assert count == COUNT
    _replace(book, changed)
    assert refreshed(book) == []
    assert sheet_of(book) == before


def _replace(path: Path, sheet: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | {CLIENTS: sheet.encode()}).items():
            archive.writestr(name, content)
