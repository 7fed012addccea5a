"""The Tasks tab: refresh fills priority and overdue beside what people type, in every kind of book."""

from __future__ import annotations

import copy
import datetime as dt

import pytest

from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import TODAY, BookMaker, column, refreshed, table
from tests.refresh.memory_book import MemoryBook

SOON, LATER, PAST = TODAY + dt.timedelta(days=5), TODAY + dt.timedelta(days=90), TODAY - dt.timedelta(days=4)
CLIENTS = table(["Client", "Manager"], ["Birch Ltd", "Anna"])
TYPED: list[list[CellValue]] = table(
    ["Task", "Manager", "Value", "Due", "Done", "My notes"],
    ["Send the offer", "Anna", 900_000.0, SOON, None, "mine"],
    ["Write the report", "Anna", 100.0, LATER, "no", None],
    ["Call the bank", "Boris", 100.0, PAST, None, None],
    ["Sign the contract", "Boris", 900_000.0, PAST, "yes", "also mine"],
    ["Tidy up", "Boris", None, None, None, None],
)


@pytest.fixture
def book(make_book: BookMaker) -> MemoryBook:
    return make_book({"Clients": copy.deepcopy(CLIENTS), "Tasks": copy.deepcopy(TYPED)})


def typed_part(book: MemoryBook, sheet: str = "Tasks") -> list[list[CellValue]]:
    return [(row + [None] * 6)[:6] for row in book.cells[sheet]]


def test_results_stand_after_the_last_used_column_and_typed_cells_stay(book: MemoryBook) -> None:
    assert not refreshed(book).problems
    assert book.cells["Tasks"][0] == [*TYPED[0], "Priority", "Overdue"]
    assert column(book, "Tasks", "Priority") == [1, 4, 2, None, None]
    assert column(book, "Tasks", "Overdue") == [None, None, 4, None, None]
    assert typed_part(book) == TYPED


def test_a_second_refresh_changes_nothing_and_a_done_task_is_blanked(book: MemoryBook) -> None:
    refreshed(book)
    before = copy.deepcopy(book.cells["Tasks"])
    refreshed(book)
    assert book.cells["Tasks"] == before
    book.cells["Tasks"][3][4] = "yes"
    refreshed(book)
    assert column(book, "Tasks", "Priority") == [1, 4, None, None, None]
    assert column(book, "Tasks", "Overdue") == [None, None, None, None, None]


def test_unreadable_cells_are_problems_and_count_as_blank(book: MemoryBook) -> None:
    book.cells["Tasks"][1][2] = "a lot"
    book.cells["Tasks"][3][3] = "soon"
    problems = refreshed(book).problems
    said = [(item.sheet, item.row, item.column, item.what.in_language(Language.ENGLISH)) for item in problems]
    assert said == [
        ("Tasks", 1, "Value", "expected an amount such as 1 234.50"),
        ("Tasks", 3, "Due", "expected a date such as 31.12.2026"),
    ]
    assert column(book, "Tasks", "Priority") == [None, 4, None, None, None]
    assert book.cells["Tasks"][1][2] == "a lot"


def test_a_priority_that_people_filled_themselves_stays(book: MemoryBook) -> None:
    book.cells["Tasks"][0][5] = "Priority"
    (problem,) = refreshed(book).problems
    assert (problem.sheet, problem.column) == ("Tasks", "Priority")
    assert column(book, "Tasks", "Priority") == ["mine", None, None, "also mine", None]
    assert column(book, "Tasks", "Priority (computed)") == [1, 4, 2, None, None]


def test_russian_tasks(make_book: BookMaker) -> None:
    book = make_book(
        {
            "Клиенты": table(["Клиент", "Менеджер"], ["Берёза", "Анна"]),
            "Задачи": table(
                ["Задача", "Исполнитель", "Сумма", "Срок выполнения"],
                ["Отправить КП", "Анна", "900 000,00", SOON],
                ["Позвонить в банк", "Анна", 100.0, PAST],
            ),
        }
    )
    assert not refreshed(book).problems
    assert column(book, "Задачи", "Приоритет") == [1, 2]
    assert column(book, "Задачи", "Просрочка") == [None, 4]


def test_a_tab_of_tasks_is_known_by_its_headers_alone(make_book: BookMaker) -> None:
    book = make_book({"Clients": copy.deepcopy(CLIENTS), "To do": [row[:5] for row in TYPED]})
    refreshed(book)
    assert column(book, "To do", "Priority") == [1, 4, 2, None, None]


def test_without_a_tab_of_tasks_none_is_added(make_book: BookMaker) -> None:
    book = make_book({"Clients": copy.deepcopy(CLIENTS)})
    refreshed(book)
    assert "Tasks" not in book.cells
