"""What holds for any values: they read back the same, and a patch changes nothing but what it names."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.vocabulary.layout import CellValue, Changes, PatchColumn, SheetPatch, Tab, TabColumn
from tests.books.packages import parts_of

_FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "_x0041_",
        "_x0041_x0042_",
        "=1+1",
        "+7",
        "-",
        "@a",
        "'q",
        " lead",
        "tail ",
        "a\r\nb",
        "\t",
        "]]>",
        "<c/>",
        "&amp;",
        "007",
        "😀",
    ]
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)
DATES = st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31))
TIMES = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2200, 1, 1)).map(lambda t: t.replace(microsecond=0))
VALUES = st.none() | TEXTS | NUMBERS | st.booleans() | DATES | TIMES
GRIDS = st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(VALUES, min_size=n, max_size=n), min_size=1, max_size=5))


def shown(value: CellValue) -> CellValue:
    """A value as reading gives it: blank as '', midnight as a date, numbers as numbers."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def tab(columns: list[list[CellValue]]) -> Tab:
    return Tab("Grid", [TabColumn(f"h{place}", values) for place, values in enumerate(columns)])


def body(book: FileBook, width: int) -> list[list[CellValue]]:
    _, *rows = book.read("Grid").rows
    return [[*row, *[""] * width][:width] for row in rows]


def transposed(columns: list[list[CellValue]]) -> list[list[CellValue]]:
    return [[shown(value) for value in row] for row in zip(*columns, strict=True)]


def filled(rows: list[list[CellValue]]) -> list[list[CellValue]]:
    """Rows down to the last one that holds anything: reading tells no blank rows at the end."""
    while rows and all(value == "" for value in rows[-1]):
        rows = rows[:-1]
    return rows


@_FEW
@given(GRIDS)
def test_any_grid_reads_back_as_written(columns: list[list[CellValue]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = create_book(Path(folder) / "b.xlsx", [tab(columns)])
        assert filled(body(book, len(columns))) == filled(transposed(columns))


@_FEW
@given(GRIDS, st.data())
def test_a_patch_changes_what_it_names_and_nothing_else(columns: list[list[CellValue]], data: st.DataObject) -> None:
    height, width = len(columns[0]), len(columns)
    rows = data.draw(st.lists(st.integers(1, height), unique=True, max_size=3))
    place = data.draw(st.integers(0, width))
    values = data.draw(st.lists(VALUES, min_size=len(rows), max_size=len(rows)))
    cells = data.draw(st.dictionaries(st.tuples(st.integers(1, height), st.integers(0, width - 1)), VALUES, max_size=3))
    patch = SheetPatch("Grid", 0, height, rows, [PatchColumn(place, "patched", values, is_new=place == width)], cells)
    expected = {
        (row + 1, column): value for row, line in enumerate(transposed(columns)) for column, value in enumerate(line)
    }
    before = dict(expected)
    expected |= {(row, place): shown(value) for row, value in zip(rows, values, strict=True)}
    expected |= {key: shown(value) for key, value in cells.items()}
    with tempfile.TemporaryDirectory() as folder:
        book = create_book(Path(folder) / "b.xlsx", [tab(columns)])
        looks = {
            (cell.row, cell.column): cell.number_format
            for row in openpyxl.load_workbook(book.path)["Grid"]
            for cell in row
        }
        book.write(Changes([patch]))
        read = {
            (row + 1, column): value
            for row, line in enumerate(body(book, width + 1))
            for column, value in enumerate(line)
        }
        # what goes into a cell that shows dates is shown as a date, and a date may lose its time of day to the look
        dated = {key for key, value in before.items() if isinstance(value, dt.date | dt.datetime)}
        plain = {
            key for key, value in expected.items() if key not in dated and not isinstance(value, dt.date | dt.datetime)
        }
        assert {key: read.get(key, "") for key in plain} == {key: expected[key] for key in plain}
        assert {key for key, value in read.items() if value != ""} == {
            key for key, value in expected.items() if value != ""
        }
        after = openpyxl.load_workbook(book.path)["Grid"]
        touched = {(row + 1, place + 1) for row in rows} | {(row + 1, column + 1) for row, column in cells}
        assert all(after.cell(*key).number_format == look for key, look in looks.items() if key not in touched)
        once = parts_of(book.path)
        book.write(Changes([patch]))
        assert parts_of(book.path) == once
