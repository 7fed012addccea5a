"""What a file book reads, whoever wrote the file."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import TableArea
from tests.books.packages import (
    TABLE_LINK,
    TABLE_PARTS,
    TABLE_TYPE,
    rows,
    table_part,
    text_cell,
    write_package,
)

_CELLS = (
    '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c><c r="C1" s="1"><v>45000</v></c>'
    '<c r="D1" s="4"><v>45000.25</v></c><c r="E1" t="b"><v>1</v></c>'
)
_SHARED = "<si><t>007</t></si>"
_VALUES = ["007", 5, dt.date(2023, 3, 15), dt.datetime(2023, 3, 15, 6), True]


def read(path: Path) -> list[list[object]]:
    return [list(row) for row in FileBook(path).read("S1").rows]


def test_values_keep_their_types_and_leading_zeros(tmp_path: Path) -> None:
    assert read(write_package(tmp_path / "b.xlsx", rows(_CELLS), shared=_SHARED)) == [_VALUES]


@pytest.mark.parametrize(
    "package",
    [
        {"strict": True},
        {"prefix": "x"},
        {"names": {"xl/sharedStrings.xml": "xl/SharedStrings.xml"}},
        {"names": {"xl/worksheets/sheet1.xml": "xl/Worksheets/Sheet1.xml", "xl/workbook.xml": "xl/Workbook.xml"}},
        {"sheet_target": "/xl/worksheets/sheet1.xml"},
        {"sheet_target": "../xl/worksheets/sheet1.xml"},
        {"sheet_target": "./worksheets/sheet1%2Exml"},
    ],
    ids=["strict", "prefixed", "capital S", "other case", "absolute", "winding", "escaped"],
)
def test_values_are_the_same_however_the_package_is_spelled(tmp_path: Path, package: dict[str, object]) -> None:
    assert read(write_package(tmp_path / "b.xlsx", rows(_CELLS), shared=_SHARED, **package)) == [_VALUES]  # type: ignore[arg-type]


@pytest.mark.parametrize("flag", ["1", "true"])
def test_dates_of_1904_books_are_four_years_later(tmp_path: Path, flag: str) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(_CELLS), shared=_SHARED, workbook_properties=f'date1904="{flag}"')
    assert read(path)[0][2:4] == [dt.date(2027, 3, 16), dt.datetime(2027, 3, 16, 6)]


def test_times_durations_and_the_first_days_of_1900(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" s="2"><v>0.5</v></c><c r="B1" s="3"><v>1.5</v></c><c r="C1" s="1"><v>1</v></c>'
        '<c r="D1" s="1"><v>59</v></c><c r="E1" s="1"><v>61</v></c>'
    )
    assert read(write_package(tmp_path / "b.xlsx", rows(cells))) == [
        [dt.time(12), dt.timedelta(hours=36), dt.date(1900, 1, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1)]
    ]


@pytest.mark.parametrize("number", ["79161234567", "-79161234567", "1e300", "-1e300"])
def test_a_number_that_is_no_date_under_a_date_format_stays_a_number(tmp_path: Path, number: str) -> None:
    cells = "".join(f'<c r="{"ABCD"[style - 1]}1" s="{style}"><v>{number}</v></c>' for style in (1, 2, 3, 4))
    path = write_package(tmp_path / "b.xlsx", rows(cells, re.sub(r'([A-E])1"', r'\g<1>2"', _CELLS)), shared=_SHARED)
    first, second = read(path)
    assert first[:4] == [float(number)] * 4
    assert second == _VALUES


def test_places_count_from_a1_even_where_cells_have_no_address(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row/><row><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row>'
        '<row r="5"><c r="B5"><v>4</v></c></row></sheetData>'
    )
    grid = read(write_package(tmp_path / "b.xlsx", sheet))
    assert grid[1] == [1, "", "", 2, 3]
    assert grid[4][:2] == ["", 4]


def test_error_cells_are_named_and_blank(tmp_path: Path) -> None:
    cells = (
        text_cell("A1", 'a t="e" text'),
        '<c r="B2" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2"><v>1</v></c>',
        "<c r='A3' t='e'><v>#N/A</v></c>",
    )
    sheet = FileBook(write_package(tmp_path / "b.xlsx", rows(*cells))).read("S1")
    assert sheet.errors == {(1, 1): "#DIV/0!", (2, 0): "#N/A"}
    assert sheet.rows[1][1] == ""


def test_error_cells_without_addresses_are_found_by_their_place(tmp_path: Path) -> None:
    sheet = '<sheetData><row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row></sheetData>'
    assert FileBook(write_package(tmp_path / "b.xlsx", sheet)).read("S1").errors == {(0, 1): "#REF!"}


def test_formulas_are_found_by_row_and_column(tmp_path: Path) -> None:
    cells = (
        '<c r="A1"><v>1</v></c><c r="B1" t="str"><f>UPPER("x r=")</f><v>X</v></c><c r="AA1"><f t="shared" si="0"/></c>',
        "<c s='1' r = 'C2' ><f>1+1</f><v>2</v></c><c r='D2'>\n<f>2</f></c>",
        '<c r="A3"><v>3</v></c><c r="B3"><f>A3</f><v>3</v></c><c r="AA3"><f>B3</f><v>3</v></c>',
    )
    more = '<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>'
    sheet = FileBook(write_package(tmp_path / "b.xlsx", rows(*cells) + more)).read("S1")
    assert sheet.formulas == {1: {0, 2}, 26: {0, 2}, 2: {1}, 3: {1}}


def test_formulas_without_addresses_are_found_by_their_place(tmp_path: Path) -> None:
    sheet = '<sheetData><row><c r="A1"><v>1</v></c><c><f>A1</f><v>1</v></c></row><row><c><f>2</f></c></row></sheetData>'
    assert FileBook(write_package(tmp_path / "b.xlsx", sheet)).read("S1").formulas == {0: {1}, 1: {0}}


@pytest.mark.parametrize(("address", "row", "column"), [("B1048576", 1_048_575, 1), ("XFD900000", 899_999, 16_383)])
def test_a_stray_cell_far_away_costs_no_grid(tmp_path: Path, address: str, row: int, column: int) -> None:
    sheet = (
        f'<sheetData><row r="1">{text_cell("A1", "first")}<c r="C1" s="1"><v>45000</v></c></row>'
        f'<row r="7" hidden="1"><c r="A7" s="1"/></row><row r="9"><c r="B9"><v>9</v></c></row>'
        f'<row r="{row + 1}">{text_cell(address, "stray")}</row></sheetData>'
    )
    grid = FileBook(write_package(tmp_path / "b.xlsx", sheet)).read("S1").rows
    assert len(grid) == row + 1
    assert list(grid[0]) == ["first", "", dt.date(2023, 3, 15)]
    assert list(grid[8]) == ["", 9]
    assert grid[row][column] == "stray"
    assert sum(map(len, grid)) < 20_000


def test_blank_formatted_cells_far_away_make_no_rows(tmp_path: Path) -> None:
    sheet = rows(text_cell("A1", "x")).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    assert read(write_package(tmp_path / "b.xlsx", sheet)) == [["x"]]


def test_tables_tell_their_data_rows_without_totals(tmp_path: Path) -> None:
    table = table_part("T", "B1:C4", ["a", "b"], ' totalsRowCount="1"')
    path = write_package(
        tmp_path / "b.xlsx",
        rows(text_cell("B1", "a") + text_cell("C1", "b")) + TABLE_PARTS,
        extra={"xl/tables/table1.xml": table},
        sheet_links=TABLE_LINK,
        types=TABLE_TYPE,
    )
    assert list(FileBook(path).read("S1").tables) == [TableArea("T", 0, 2, 1, 2, has_totals=True)]


def test_a_sheet_that_is_not_there_is_named(tmp_path: Path) -> None:
    book = FileBook(write_package(tmp_path / "b.xlsx", rows(_CELLS), shared=_SHARED))
    with pytest.raises(BookError) as caught:
        book.read("Clients")
    assert caught.value.in_language(Language.ENGLISH) == "The workbook has no sheet “Clients”."
    assert caught.value.in_language(Language.RUSSIAN) == "В книге нет листа «Clients»."
