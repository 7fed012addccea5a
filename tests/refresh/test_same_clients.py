"""Two spellings of one name are a doubt; other codes, legal forms or contacts tell two clients."""

import datetime as dt

import pytest

from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.memory_book import MemoryBook

HEADERS: list[CellValue] = ["Код", "Клиент", "Телефон"]
NOW = dt.datetime(2026, 3, 31, 9)


def doubts(*clients: list[CellValue]) -> list[tuple[int | None, str]]:
    book = MemoryBook({"Клиенты": [HEADERS, *clients]})
    problems = refresh_book(book, NOW.date(), NOW).problems
    told = [(one.row, one.what.format(Language.RUSSIAN, **one.fields)) for one in problems if "возможно" in one.what.ru]
    assert len(book.cells["Клиенты"]) == len(clients) + 1, "nothing is merged"
    return told


def test_spellings_of_one_name_are_told_beside_the_first_of_them() -> None:
    found = doubts(
        [None, 'ООО "Ромашка"', None],
        [None, "Дуб", None],
        [None, "ООО Ромашка", "111"],
        [None, "«Ромашка, ООО»", None],
    )
    assert found == [
        (3, 'возможно, тот же клиент, что в строке 2: «ООО "Ромашка"»'),
        (4, 'возможно, тот же клиент, что в строке 2: «ООО "Ромашка"»'),
    ]


@pytest.mark.parametrize(
    "clients",
    [
        (["0041", "ООО Ромашка", None], ["0042", "ООО «Ромашка»", None]),
        ([None, "ООО Ромашка", None], [None, "АО «Ромашка»", None]),
        ([None, "ООО Ромашка", "111"], [None, "ООО «Ромашка»", "222"]),
        ([None, "Ромашка", None], [None, "Ромашки", None]),
        ([None, "ООО Ромашка", None], [None, "ооо ромашка", None]),
    ],
)
def test_what_tells_two_clients_is_no_doubt(clients: tuple[list[CellValue], list[CellValue]]) -> None:
    assert doubts(*clients) == []


def test_one_phone_tells_one_client_and_an_id_of_our_own_tells_nothing() -> None:
    assert len(doubts(["C-000001", "ООО Ромашка", "8 495 1"], ["C-000002", "Ромашка", "8 495 1, 2"])) == 1
