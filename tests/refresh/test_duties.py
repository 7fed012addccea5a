"""Method 12: a client without a manager, and a client on two managers, are problems."""

from __future__ import annotations

import pytest

from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import as_records, refreshed, table
from tests.refresh.memory_book import MemoryBook

HEADERS = ["ID", "Client", "Phone", "Manager", "Stage", "Size"]
RUSSIAN_HEADERS = ["Код", "Клиент", "Телефон", "Менеджер", "Состояние", "Размер"]


def reported(*rows: list[CellValue]) -> list[tuple[CellValue, CellValue, CellValue]]:
    book = MemoryBook({"Clients": table(HEADERS, *rows)})
    refreshed(book)
    return [
        (line["Row"], line["Value"], line["What is wrong"])
        for line in as_records(book, "Problems")
        if line["Column"] == "Manager"
    ]


def test_a_prospect_without_a_manager_is_a_problem() -> None:
    assert reported(
        ["K1", "Birch", None, None, "New", None],
        ["K2", "Oak", None, "Anna", "New", None],
        ["K3", "Pine", None, None, "Refusal", None],
        ["K4", "Fir", None, None, "New", "Off-profile"],
    ) == [("2", None, "the client has no manager")]


def test_the_same_in_russian() -> None:
    book = MemoryBook({"Клиенты": table(RUSSIAN_HEADERS, ["K1", "Береза", None, None, "Новый клиент", None])})
    refreshed(book)
    lines = as_records(book, "Проблемы")
    assert [(line["Столбец"], line["Что не так"], line["Что сделано"]) for line in lines] == [
        ("Менеджер", "у клиента нет менеджера", "оставлен; попадает в общий список без менеджера")
    ]


def test_many_without_a_manager_share_one_line() -> None:
    rows: list[list[CellValue]] = [[f"K{place}", f"Client {place}", None, None, "New", None] for place in range(30)]
    assert [row for row, *_ in reported(*rows)] == ["2-31"]


def test_a_workbook_without_the_column_has_no_such_problem() -> None:
    book = MemoryBook({"Clients": table(["Client", "Stage"], ["Birch", "New"])})
    assert refreshed(book).problems == []


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        (["K1", "Birch", None], ["k1", "Oak", None], "ID"),
        (["K1", "Birch  Ltd", None], ["K2", "birch ltd", None], "name"),
        (["K1", "Birch", "+7 (495) 123-45-67"], ["K2", "Oak", "8 495 1234567"], "phone"),
        (["K1", "Birch", "495 1234567, 12-34"], ["K2", "Oak", "8 495 1234567 / ask Ann"], "phone"),
    ],
)
def test_a_client_on_two_managers_is_a_problem(first: list[CellValue], second: list[CellValue], key: str) -> None:
    assert reported([*first, "Anna", "New", None], [*second, "Boris", "New", None]) == [
        ("2", "Anna", f"the same {key} stands with Boris too"),
        ("3", "Boris", f"the same {key} stands with Anna too"),
    ]


def test_a_client_twice_with_one_manager_is_not() -> None:
    assert not reported(
        ["K1", "Birch", "4951234567", "Anna", "New", None], ["K2", "Oak", "4951234567", "ANNA", "New", None]
    )


@pytest.mark.parametrize("phone", ["12-34", "0000000000", "495 1234567, 916 7654321"])
def test_what_is_no_single_phone_tells_nobody(phone: str) -> None:
    assert not reported(["K1", "Birch", phone, "Anna", "New", None], ["K2", "Oak", phone, "Boris", "New", None])


def test_spellings_of_one_manager_are_told_once() -> None:
    names = ["Иванова Анна", "Иванова Анна Петровна", "анна  иванова", "Анна Иванова", "Белов Олег Ильич", "Белов Олег"]
    others = ["Сидоров Пётр Ильич", "Сидоров Пётр Олегович", "Отдел продаж", "Отдел продаж Юг", "Ким", "Ким Ли"]
    rows: list[list[CellValue]] = [[f"K{place}", None, None, name, "New"] for place, name in enumerate(names + others)]
    assert reported(*rows) == [
        ("2-4", "Иванова Анна", "perhaps one person: Иванова Анна, Иванова Анна Петровна, анна  иванова"),
        ("6-7", "Белов Олег Ильич", "perhaps one person: Белов Олег Ильич, Белов Олег"),
    ]
