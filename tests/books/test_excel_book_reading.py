"""What an open Excel gives, read through xlwings' own objects."""

import datetime as dt
from decimal import Decimal

import pytest

from sheets_addin.books import excel_reading
from sheets_addin.books.excel_book import ExcelBook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import SheetInfo, TableArea
from tests.books.excel_engine import open_workbook
from tests.books.excel_state import NAME_ERROR, NOT_AVAILABLE, CellState, SheetState, TableState, WorkbookState


def opened(*sheets: SheetState) -> tuple[ExcelBook, WorkbookState]:
    state = WorkbookState(list(sheets))
    return ExcelBook(open_workbook(state)), state


def sheet_of(*rows, name="Clients"):
    cells = {
        (row, column): value if isinstance(value, CellState) else CellState(value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    }
    return SheetState(name, cells)


def test_values_have_the_types_that_the_product_knows():
    moment = dt.datetime(2026, 3, 31, 9, 30)
    book, _ = opened(
        sheet_of(
            ["00123", 5, 2.5, True, Decimal("1234.5000")],
            [dt.datetime(2026, 3, 31), moment, dt.datetime(1899, 12, 30, 9, 30), None, ""],
        )
    )
    rows = book.read("Clients").rows
    assert rows[0] == ["00123", 5.0, 2.5, True, 1234.5]
    assert type(rows[0][3]) is bool
    assert type(rows[0][4]) is float
    assert rows[1] == [dt.date(2026, 3, 31), moment, dt.time(9, 30), None, ""]
    assert type(rows[1][0]) is dt.date
    assert rows[1][1].tzinfo is None


def test_cells_that_show_errors_are_blank_and_named():
    book, _ = opened(sheet_of(["Debt", "Stage"], [NOT_AVAILABLE, NAME_ERROR], [-2_146_826_243 + 5, 12]))
    sheet = book.read("Clients")
    assert sheet.errors == {(1, 0): "#N/A", (1, 1): "#NAME?", (2, 0): "#CALC!"}
    assert sheet.rows[1] == [None, None]
    assert sheet.rows[2] == [None, 12.0]


def test_a_used_range_is_read_in_one_call_and_counted_from_a1():
    book, state = opened(SheetState("Clients", {(2, 1): CellState("Birch")}))
    assert book.read("Clients").rows == [(), (), [None, "Birch"]]
    assert state.reads == 1


def test_rows_that_are_only_formatted_are_left_out(monkeypatch):
    monkeypatch.setattr(excel_reading, "_MOST_CELLS", 2_000)
    cells = {(0, 0): CellState("Client"), (700, 5): CellState(number_format="@")}
    book, state = opened(SheetState("Clients", cells))
    assert book.read("Clients").rows == [["Client", None, None, None, None, None]]
    assert state.reads == 3


def test_one_cell_and_an_empty_sheet_are_read():
    book, _ = opened(sheet_of(["only"]), SheetState("Empty"))
    assert book.read("Clients").rows == [["only"]]
    assert book.read("Empty").rows == []


def test_tables_are_found_without_their_totals():
    sheet = sheet_of(["Title"], ["Client", "Debt"], ["Birch", 5], ["Total", 5])
    sheet.tables = [TableState("Mine", (1, 0, 3, 1), totals=True)]
    book, _ = opened(sheet)
    assert list(book.read("Clients").tables) == [TableArea("Mine", 1, 2, 0, 1, has_totals=True)]


def test_hidden_and_very_hidden_sheets_are_not_visible():
    book, _ = opened(SheetState("A"), SheetState("B", visible=0), SheetState("C", visible=2))
    assert list(book.sheets()) == [SheetInfo("A", True), SheetInfo("B", False), SheetInfo("C", False)]


def test_a_sheet_that_is_not_there_is_named():
    book, _ = opened(SheetState("A"))
    with pytest.raises(BookError) as error:
        book.read("Клиенты")
    assert error.value.in_language(Language.RUSSIAN) == "В книге нет листа «Клиенты»."
