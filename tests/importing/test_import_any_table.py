"""Any table: what it holds is told by its headers, likely headers are suggested, an agreed mapping is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheets_addin.importing import Holds, Opened, Suggestion, Wish, open_source, prepare_clients, read_import_memory
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language
from tests.importing.bring import template
from tests.importing.exports import TODAY
from tests.refresh.memory_book import MemoryBook


@pytest.fixture
def book() -> MemoryBook:
    return template()


def opened(book: MemoryBook, path: Path, wish: Wish | None = None, *, taken: bool | None = None) -> Opened:
    def accepts(suggestion: Suggestion) -> bool:
        return suggestion.is_sure if taken is None else taken

    return open_source(path, wish or Wish(), lambda: read_import_memory(book), TODAY, accepts)


@pytest.mark.parametrize(
    ("headers", "holds"),
    [
        ("Клиент;Телефон;Менеджер", Holds.CLIENTS),
        ("Client,Date,Amount", Holds.ORDERS),
        ("Контрагент;Дата отгрузки;Сумма, руб.;Номер", Holds.ORDERS),
        ("Customer;Phone;Debt;Date;Stage;Manager", Holds.CLIENTS),
        ("Номер заказа;Дата оформления;Статус;Покупатель;Телефон;Email;Менеджер;Сумма заказа", Holds.ORDERS),
        ("№;Клиент;Телефон;Менеджер;Статус;Сумма", Holds.CLIENTS),
    ],
)
def test_what_a_table_holds_is_told_by_its_headers(
    book: MemoryBook, tmp_path: Path, headers: str, holds: Holds
) -> None:
    (tmp_path / "table.csv").write_text(f"{headers}\nx;y\n")
    assert opened(book, tmp_path / "table.csv").source.holds is holds


def test_orders_whose_day_is_not_known_are_no_clients(book: MemoryBook, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("Номер заказа;Когда;Статус;Покупатель;Телефон;Сумма заказа\n1;x;y;z;5;6\n")
    with pytest.raises(WrongUse, match='--map "order_date=HEADER"'):
        opened(book, tmp_path / "table.csv")


def test_a_file_that_may_be_either_must_be_told(book: MemoryBook, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("Client;Phone;Manager;Date;Amount\nx;1;y;01.01.2026;5\n")
    with pytest.raises(WrongUse, match="say which with --as clients or --as orders"):
        opened(book, tmp_path / "table.csv")
    assert opened(book, tmp_path / "table.csv", Wish(Holds.ORDERS)).source.holds is Holds.ORDERS


def test_likely_headers_are_suggested_and_a_slip_of_the_hand_is_sure(book: MemoryBook, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(
        "Клиент;Менеджр;Телефон для связи;Дебиторка на сегодня;Вес\nКлён;Анна;111;много;5\n", encoding="cp1251"
    )
    found = opened(book, tmp_path / "table.csv")
    assert set(found.source.header.places) == {"client", "manager"}
    assert [(one.header, one.column.key, one.is_sure) for one in found.left] == [("Телефон для связи", "phone", False)]
    assert set(opened(book, tmp_path / "table.csv", taken=True).source.header.places) == {"client", "manager", "phone"}
    assert set(opened(book, tmp_path / "table.csv", taken=False).source.header.places) == {"client"}


def test_a_table_without_a_single_known_header_is_asked_about(book: MemoryBook, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("Наш клиент;Кто ведёт\nКлён;Анна\n")
    with pytest.raises(WrongUse, match="has no column for “ID” or “Client”"):
        opened(book, tmp_path / "table.csv")
    assert opened(book, tmp_path / "table.csv", taken=True).source.header.places == {"client": 0}


def test_an_agreed_mapping_is_remembered_for_the_same_headers(book: MemoryBook, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("who;x\nКлён;Анна\n")
    wish = Wish(None, {"client": "who", "manager": "x"})
    first = opened(book, tmp_path / "table.csv", wish).source
    assert (first.holds, first.is_remembered) == (Holds.CLIENTS, False)
    book.write(prepare_clients(book, first, Language.ENGLISH).changes)
    (tmp_path / "next.csv").write_text("X,Who\nБорис,Дуб\n")
    again = opened(book, tmp_path / "next.csv").source
    assert (again.holds, again.is_remembered, again.header.places) == (Holds.CLIENTS, True, {"client": 1, "manager": 0})
    (tmp_path / "other.csv").write_text("who,x,y\nДуб,Борис,1\n")
    with pytest.raises(WrongUse):
        opened(book, tmp_path / "other.csv")
