"""Whose an order is: by ID, by the name as it stands, by the bare name where it leaves no choice."""

from __future__ import annotations

import pytest

from sheets_addin.refresh.identity import ClientFinder
from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import as_records, column, refreshed
from tests.refresh.memory_book import MemoryBook

CLIENTS = ["ИП «Прогресс 2000»", "АО «Прогресс 2000»", "ООО «Заря»", "Каскад, ООО", "Каскад плюс", "ПАО Мир", "АО Мир"]
UNKNOWN = "такого клиента нет на вкладке клиентов"


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("ООО «Заря»", "3"),
        ("3", "3"),
        ('ООО "ЗАРЯ"', "3"),
        ("заря", "3"),
        ('ИП "Прогресс 2000"', "1"),
        ("ип прогресс2000", "1"),
        ("Акционерное общество «Прогресс 2000»", "2"),
        ('ООО "Каскад"', "4"),
        ('ПАО "Мир"', "6"),
        ('АО "Мир"', "7"),
        ("ЗАО Мир", None),
        ("Прогресс 2000", None),
        ("ООО Прогресс 2000", None),
        ("ИП Заря", None),
        ("Заря-2", None),
    ],
)
def test_a_name_finds_whoever_alone_may_be_meant(text: str, client: str | None) -> None:
    ids = [str(number) for number in range(1, len(CLIENTS) + 1)]
    assert ClientFinder(ids, CLIENTS).find(text) == client


def test_an_order_without_its_client_says_who_may_be_meant_under_the_header_as_it_stands() -> None:
    orders: list[list[CellValue]] = [
        ["Контрагент", "Дата отгрузки", "Сумма, руб."],
        ['ИП "Прогресс 2000"', "01.03.2026", 10],
        ["прогресс 2000", "01.03.2026", 20],
        ["прогресс 2000", "02.03.2026", 30],
        ["ИП Заря", "01.03.2026", 40],
        ["Каскадд плюс", "01.03.2026", 50],
        ["Клён", None, 60],
    ]
    book = MemoryBook({"Клиенты": [["Клиент"], *([name] for name in CLIENTS)], "Заказы": orders})
    refreshed(book)
    assert column(book, "Клиенты", "Выручка 12 мес")[:2] == [10, None]
    told = [
        (line["Строка"], line["Столбец"], line["Значение"], line["Что не так"])
        for line in as_records(book, "Проблемы")
        if line["Вкладка"] == "Заказы"
    ]
    both = "ИП «Прогресс 2000» (C-000001), АО «Прогресс 2000» (C-000002)"
    assert told == [
        ("3-4", "Контрагент", "прогресс 2000", f"так могут называться несколько клиентов: {both}"),
        ("5", "Контрагент", "ИП Заря", f"{UNKNOWN}; похож ООО «Заря» (C-000003)"),
        ("6", "Контрагент", "Каскадд плюс", f"{UNKNOWN}; похож Каскад плюс (C-000005)"),
        ("7", "Контрагент", "Клён", UNKNOWN),
        ("7", "Дата отгрузки", None, "нет даты"),
    ]


def test_a_line_of_totals_among_orders_is_one_problem() -> None:
    rows: list[list[CellValue]] = [["Клиент", "Дата", "Сумма"], ["Мир", "01.03.2026", 10], ["ИТОГО:", None, 10]]
    book = MemoryBook({"Клиенты": [["Клиент"], ["Мир"]], "Заказы": rows})
    refreshed(book)
    told = [(line["Строка"], line["Значение"], line["Что не так"]) for line in as_records(book, "Проблемы")]
    assert told == [("3", "ИТОГО:", "строка итогов")]
