"""A row of totals is no client and no order, in whatever table it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheets_addin.importing import Import, Wish, open_source, prepare_clients, prepare_orders, read_import_memory
from sheets_addin.importing.source import Holds, Source
from sheets_addin.vocabulary.language import Language
from tests.importing.bring import column, template
from tests.importing.exports import BITRIX24_COMPANIES, TODAY, text_table
from tests.refresh.memory_book import MemoryBook

RU = Language.RUSSIAN
ORDERS = "Код;Дата;Сумма;Номер\nC-1;02.03.2026;10000;7\nC-2;03.03.2026;7500;8\n"
CLIENTS = "Код;Клиент;Телефон;Дебиторка\nC-1;Ромашка;111;\nC-2;Лютик;222;5\n"


def brought(book: MemoryBook, path: Path) -> tuple[Source, Import]:
    source = open_source(path, Wish(), lambda: read_import_memory(book), TODAY).source
    prepare = prepare_orders if source.holds is Holds.ORDERS else prepare_clients
    done = prepare(book, source, RU)
    book.write(done.changes)
    return source, done


@pytest.mark.parametrize("totals", ["Итого;;17500;", "ВСЕГО:;;17500;", "Total;;17500;"])
def test_totals_of_orders_add_neither_an_order_nor_a_client(tmp_path: Path, totals: str) -> None:
    book, path = template(RU), tmp_path / "orders.csv"
    path.write_text(f"{ORDERS}{totals}\n", encoding="utf-8")
    source, done = brought(book, path)
    assert [said.in_language(RU) for said in source.said] == ["Пропущено строк итогов (это не клиенты): 1"]
    assert (done.rows, done.added, done.new_clients) == (2, 2, 2)
    assert column(book, "Клиенты", "Клиент") == ["C-1", "C-2"]
    _, again = brought(book, path)
    assert (again.added, again.known, again.new_clients) == (0, 2, 0)
    assert not again.changes.patches and not again.changes.tabs


def test_totals_of_clients_are_passed_over_each_time(tmp_path: Path) -> None:
    book, path = template(RU), tmp_path / "clients.csv"
    path.write_text(f"{CLIENTS}Итого;;;5\n;Всего;;\n", encoding="utf-8")
    source, done = brought(book, path)
    assert [said.fields["count"] for said in source.said] == ["2"]
    assert (done.rows, done.added, done.left_out) == (2, 2, 0)
    assert column(book, "Клиенты", "Клиент") == ["Ромашка", "Лютик"]
    _, again = brought(book, path)
    assert (again.added, again.known) == (0, 2)


def test_totals_of_a_known_export_are_passed_over(tmp_path: Path) -> None:
    book = template(RU)
    rows = [{"ID": "1", "Название компании": "Ромашка"}, {"Название компании": "Итого"}]
    source, done = brought(book, text_table(tmp_path / "companies.csv", BITRIX24_COMPANIES, *rows))
    assert (done.added, len(source.said)) == (1, 1)


def test_a_client_whose_name_only_begins_like_totals_is_a_client(tmp_path: Path) -> None:
    book, path = template(RU), tmp_path / "clients.csv"
    path.write_text(f"{CLIENTS}C-3;Итого;;\n;Итог-Сервис;;\n", encoding="utf-8")
    source, done = brought(book, path)
    assert (done.added, source.said) == (4, ())
