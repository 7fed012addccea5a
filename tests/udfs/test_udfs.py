"""The functions that a live Excel calls: what they answer, and that nothing but Excel is needed to load them."""

import datetime as dt
import inspect
import subprocess
import sys
from decimal import Decimal

import pytest
import xlwings

import udfs
from sheets_addin.functions import ARGUMENTS, CALLS, CELL_FUNCTIONS, evaluate
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.errors import BookError
from tests.books.excel_engine import open_workbook
from tests.books.excel_state import CellState, SheetState, WorkbookState
from tests.functions.conftest import TODAY, demo_cells  # noqa: F401  a fixture
from tests.udfs.conftest import as_excel_gives

DAY = dt.datetime(2026, 3, 31)
HEADERS = [["Client", "Debt", "Payment due", "Last order", "Deal value", "Expected close"]]
DEBTOR = ["Oak", 120_000.0, dt.datetime(2026, 2, 14), dt.datetime(2026, 3, 1), None, None]
DEAL = ["Pine", None, None, None, 600_000.0, dt.datetime(2026, 4, 5)]


@pytest.fixture
def excel():
    """A workbook in Excel whose cells call; gives what sets its Settings tab."""
    settings = SheetState("Settings")
    state = WorkbookState([SheetState("Clients"), settings])
    open_workbook(state).set_mock_caller()

    def fill(*rows):
        lines = (("Setting", "Value", "Meaning"), *rows) if rows else ()
        settings.cells = {
            (row, column): CellState(value) for row, line in enumerate(lines) for column, value in enumerate(line)
        }

    yield fill
    del xlwings.Book._mock_caller


def test_every_function_of_the_registry_is_there_and_nothing_else():
    assert {*udfs.__all__} == {*CELL_FUNCTIONS, CALLS.name, "refresh"}
    for name in CELL_FUNCTIONS:
        formula = getattr(udfs, name)
        assert formula.__name__ == name
        assert list(inspect.signature(formula).parameters) == [argument.key for argument in ARGUMENTS]
        assert CELL_FUNCTIONS[name].meaning.ru in formula.__doc__


def test_loading_them_needs_neither_excel_nor_a_web_framework():
    code = "import sys, udfs; print([n for n in ('fastapi', 'starlette', 'uvicorn', 'msgspec') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_one_row_gives_a_value_and_a_block_a_column(excel):
    assert udfs.SEGMENT([DEBTOR], HEADERS, DAY) == "Black"
    assert udfs.SEGMENT([DEBTOR, DEAL], HEADERS, DAY) == [["Black"], ["In development"]]
    assert udfs.PRIORITY([DEBTOR, DEAL], HEADERS, DAY) == [[""], [1]]
    assert udfs.SEGMENT([[None] * 6], HEADERS, DAY) == ""


def test_amounts_in_currency_cells_are_read(excel):
    assert udfs.DAYS_OVERDUE([["Oak", Decimal("120000.50"), *DEBTOR[2:]]], HEADERS, DAY) == 45


def test_without_a_day_today_counts(excel):
    due = dt.datetime.combine(dt.date.today() - dt.timedelta(days=3), dt.time())
    assert udfs.DAYS_OVERDUE([["Oak", 5.0, due, None, None, None]], HEADERS) == 3


@pytest.mark.parametrize("function", list(CELL_FUNCTIONS))
def test_the_answers_are_those_of_the_registry_for_a_new_workbooks_rows(excel, demo_cells, function):  # noqa: F811
    excel(*((name, value, "") for name, value in demo_cells.settings))
    rows = [[as_excel_gives(cell) for cell in cells] for cells in demo_cells.rows]
    block = getattr(udfs, function)(rows, None, DAY)
    wanted = evaluate(function, demo_cells.rows, settings=demo_cells.settings, today=TODAY).values
    assert block == [["" if value is None else value] for value in wanted]


def test_settings_of_the_calling_workbook_hold_and_changes_follow(excel, clock):
    assert udfs.PRIORITY([DEAL], HEADERS, DAY) == 1
    clock.now += 1.1
    excel(("Large deal", 700_000.0, ""), ("large_deal", 700_000.0, ""))
    assert udfs.PRIORITY([DEAL], HEADERS, DAY) == 2


def test_a_column_of_formulas_reads_the_settings_once(excel):
    excel(("large_deal", 700_000.0, ""))
    assert udfs.PRIORITY([DEAL], HEADERS, DAY) == 2
    excel(("large_deal", 100_000.0, ""))
    assert udfs.PRIORITY([DEAL], HEADERS, DAY) == 2, "within the same recalculation"


def test_a_wrong_call_shows_the_error_and_what_was_expected(excel):
    wrong = udfs.SEGMENT([DEBTOR[:4]], HEADERS, DAY)
    assert wrong == "#VALUE! cells in the row: 4; expected: 6 cells, as many as headers"
    assert "is no day" in udfs.SEGMENT([DEBTOR], HEADERS, "soon")
    assert udfs.SEGMENT([["a"]]).startswith(f"#VALUE! cells in the row: 1; expected: {len(CLIENT_TABLE)} cells")
    assert udfs.SEGMENT([["a", "b"]], [["Клиент", "Долг?"], ["a", "b"]]).startswith("#ЗНАЧ! в строке ячеек: 2")


def test_whole_columns_are_answered_to_the_last_filled_row(excel):
    below = [(None,) * 6] * (1_048_576 - 3)
    column = [HEADERS[0], DEBTOR, DEAL, *below]
    assert udfs.SEGMENT(column, HEADERS, DAY) == [[""], ["Black"], ["In development"]]
    assert udfs.SEGMENT([DEBTOR, *below[:3]], HEADERS, DAY) == [["Black"], [""], [""], [""]]
    assert udfs.SEGMENT([(None,) * 6] * 1_048_576, HEADERS, DAY) == ""


def test_without_a_calling_workbook_there_is_no_answer():
    with pytest.raises(BookError):
        udfs.SEGMENT([DEBTOR], HEADERS, DAY)
