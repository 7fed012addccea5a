"""``CALLS`` in a live Excel: from the calling workbook's own tabs, or from the cells that it is given."""

import datetime as dt
import inspect

import pytest
import xlwings

import udfs
from sheets_addin.books import FileBook
from sheets_addin.functions import CALLS
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from tests.books.excel_engine import open_workbook
from tests.books.excel_state import CellState, SheetState, WorkbookState
from tests.functions.conftest import read_demo
from tests.functions.priorities import days_of, without_blanks

DAY = dt.datetime(2026, 3, 31)
HEADERS = ("Client", "Manager", "Phone", "Next contact")
PINE = ("Pine", "Семён Орлов", "+7 1", dt.datetime(2026, 3, 31))
OAK = ("Oak", "Anna", None, dt.datetime(2026, 4, 30))
SETTINGS = ("Setting", "Value", "Meaning")


def as_excel_gives(cell):
    """Excel knows no day without a time."""
    return dt.datetime.combine(cell, dt.time()) if isinstance(cell, dt.date) else cell


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The clock of the functions, which have read nothing yet."""
    made = Clock()
    monkeypatch.setattr("udfs.calling_workbook._read", {})
    monkeypatch.setattr("udfs.calling_workbook._read_clients", {})
    monkeypatch.setattr("udfs.calling_workbook.seconds", made)
    return made


@pytest.fixture
def excel():
    """Gives what opens a workbook in Excel whose cells call; it may be filled again."""
    sheets = {}

    def fill(**tabs):
        for name, lines in tabs.items():
            sheets.setdefault(name, SheetState(name)).cells = {
                (row, column): CellState(as_excel_gives(value))
                for row, line in enumerate(lines)
                for column, value in enumerate(line)
                if value is not None
            }
        open_workbook(WorkbookState(list(sheets.values()))).set_mock_caller()

    yield fill
    if sheets:
        del xlwings.Book._mock_caller


def test_it_is_called_as_the_registry_says():
    assert udfs.CALLS.__name__ == CALLS.name
    assert list(inspect.signature(udfs.CALLS).parameters) == [argument.key for argument in CALLS.arguments]
    assert CALLS.meaning.ru in udfs.CALLS.__doc__


@pytest.mark.parametrize("language", list(Language))
def test_every_managers_day_of_the_calling_workbook_is_that_of_priorities(excel, tmp_path, language):
    cells = read_demo(tmp_path, language)
    book = FileBook(tmp_path / f"demo-{language}.xlsx")
    tabs = {key: INPUT_TABS[key].in_language(cells.language) for key in ("clients", "settings")}
    excel(**{name: book.read(name).rows for name in tabs.values()})
    days = days_of(book, cells.language)
    assert len(days) > 1
    block = [[as_excel_gives(cell) for cell in row] for row in cells.rows]
    for manager, wanted in days.items():
        assert without_blanks(udfs.CALLS(manager, None, None, DAY)) == wanted, manager
    assert without_blanks(udfs.CALLS(manager, block, None, DAY)) == wanted
    assert without_blanks(udfs.CALLS(manager, block, [cells.headers], DAY)) == wanted


def test_clients_of_the_workbook_are_read_anew_after_a_recalculation(excel, clock):
    excel(Clients=[HEADERS, OAK])
    assert udfs.CALLS("Anna", None, None, DAY) == ""
    excel(Clients=[HEADERS, (*OAK[:3], DAY)])
    assert udfs.CALLS("Anna", None, None, DAY) == "", "within the same recalculation"
    clock.now += 1.1
    ((place, client, phone, _, why, minutes),) = udfs.CALLS("anna", None, None, DAY)
    assert (place, client, phone, why, minutes) == (1, "Oak", "", "next contact is set for today", 15)


def test_settings_of_the_calling_workbook_hold(excel):
    excel(Clients=[HEADERS, PINE], Settings=[SETTINGS, ("contact_minutes", 20.0, "")])
    assert udfs.CALLS("Семен Орлов", None, None, DAY)[0][-1] == 20


def test_whole_columns_with_their_headers_are_read_to_the_last_filled_row(excel):
    excel(Clients=[])
    columns = [HEADERS, PINE, OAK, *[(None,) * 4] * (1_048_576 - 3)]
    assert [row[:3] for row in udfs.CALLS("Семён Орлов", columns, None, DAY)] == [[1, "Pine", "+7 1"]]


def test_a_wrong_call_shows_the_error_and_what_was_expected(excel):
    excel(Clients=[HEADERS, PINE, OAK])
    wrong = "#VALUE! no client has the manager “Boris”; expected: one of: Anna, Семён Орлов"
    assert udfs.CALLS("Boris", None, None, DAY) == wrong
    assert udfs.CALLS(None, [OAK], [HEADERS], DAY) == "#VALUE! no client has the manager “”; expected: one of: Anna"
    assert "is no day" in udfs.CALLS("Anna", None, None, "soon")
    russian = udfs.CALLS("Anna", [("Сосна", "Семён")], [("Клиент", "Менеджер")], DAY)
    assert russian == "#ЗНАЧ! ни у одного клиента нет менеджера «Anna»; ожидалось: один из: Семён"


def test_a_workbook_without_clients_says_which_tab_is_missing(excel):
    excel(Mine=[("a", "b")])
    assert udfs.CALLS("Anna").startswith("#VALUE! there is no tab “Clients” with clients and their managers; expected")


def test_without_a_calling_workbook_there_is_no_answer():
    with pytest.raises(BookError):
        udfs.CALLS("Anna", None, None, DAY)
