"""What pressing the Refresh button does, from the workbook that xlwings hands over to the message at the end."""

import datetime as dt

import pytest
import xlwings

from sheets_addin.hosts.xlwings_refresh import refresh_active_book
from sheets_addin.vocabulary.errors import BookError
from tests.books.excel_engine import open_workbook
from tests.books.excel_state import SheetState, WorkbookState
from tests.books.test_excel_book_reading import sheet_of


@pytest.fixture
def pressed_in():
    """Makes a workbook the one whose button was pressed, by xlwings' own means for that."""
    yield lambda state: open_workbook(state).set_mock_caller()
    if hasattr(xlwings.Book, "_mock_caller"):
        del xlwings.Book._mock_caller


def test_the_button_refreshes_the_workbook_it_is_in_and_tells_what_was_found(pressed_in):
    clients = sheet_of(["Клиент", "Дебиторка", "Срок оплаты"], ["Берёза", 5.0, None], name="Клиенты")
    orders = sheet_of(
        ["Клиент", "Дата", "Сумма"], ["Берёза", dt.datetime.now() - dt.timedelta(days=9), 100.0], name="Заказы"
    )
    state = WorkbookState([clients, orders])
    pressed_in(state)
    refresh_active_book()
    header = {cell.value: place[1] for place, cell in state.sheet("Клиенты").cells.items() if place[0] == 0}
    assert state.sheet("Клиенты").cells[1, header["База"]].value == "Золотой"
    assert state.sheet("Золотой").cells[1, 1].value == "Берёза"
    assert state.alerts == [("Продажи", "Обновлено. Клиентов: 1 (Золотой 1); проблем: 0")]


def test_progress_is_shown_while_it_runs_and_gone_afterwards(pressed_in):
    state = WorkbookState([sheet_of(["Client", "Stage"], ["Birch", "New"])])
    pressed_in(state)
    refresh_active_book()
    shown = [value for name, value in state.told if name == "status_bar"]
    assert shown == ["Reading the workbook…", "Assessing the clients…", "Writing the tabs…", False]


@pytest.mark.parametrize(
    ("menus", "title", "sentence"),
    [(1033, "Sales", "No tab with clients was found."), (1049, "Продажи", "Вкладка с клиентами не найдена.")],
)
def test_a_workbook_without_clients_is_told_in_the_language_of_excel(pressed_in, menus, title, sentence):
    state = WorkbookState([SheetState("Sheet1")], menus=menus)
    pressed_in(state)
    refresh_active_book()
    assert [(one, text.startswith(sentence)) for one, text in state.alerts] == [(title, True)]
    assert state.writes == 0


def test_what_excel_refuses_is_told_in_the_language_of_the_workbook(pressed_in):
    state = WorkbookState([sheet_of(["Клиент", "Состояние"], ["Берёза", "Новый клиент"], name="Клиенты")])
    pressed_in(state)
    state.refuse_after = 3
    refresh_active_book()
    assert [text.startswith("Excel не принял изменение") for _, text in state.alerts] == [True]
    assert [sheet.name for sheet in state.sheets] == ["Клиенты"]
    assert state.app["status_bar"] is False


def test_outside_of_excel_it_says_where_to_press():
    with pytest.raises(BookError, match="press its Refresh button"):
        refresh_active_book()
