"""A client that was renamed in the workbook is found by what the export calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheets_addin.vocabulary.language import Language
from tests.importing.bring import template
from tests.importing.exports import AMOCRM_DEALS, bring, clients, text_table
from tests.refresh.memory_book import MemoryBook

DEAL = {"Название сделки": "Станки", "Компания": "ООО «Ромашка»", "Этап сделки": "Переговоры", "Бюджет": "5"}


@pytest.fixture
def book() -> MemoryBook:
    return template(Language.RUSSIAN)


def rename(book: MemoryBook, row: int, name: str) -> None:
    book.cells["Клиенты"][row][book.cells["Клиенты"][0].index("Клиент")] = name


@pytest.mark.parametrize("name", ["Южный завод", "Ромашка-Юг"])
def test_a_renamed_client_is_no_new_one(book: MemoryBook, tmp_path: Path, name: str) -> None:
    bring(text_table(tmp_path / "deals.csv", AMOCRM_DEALS, DEAL), book)
    rename(book, 1, name)
    done = bring(text_table(tmp_path / "deals.csv", AMOCRM_DEALS, {**DEAL, "Бюджет": "7"}, DEAL), book)
    assert (done.added, done.known, done.repeats, done.doubts) == (0, 1, 1, [])
    assert clients(book, "Код", "Клиент", "Сумма сделки") == [("C-000001", name, 7)]


def test_a_client_known_before_is_remembered_once_it_has_an_id(book: MemoryBook, tmp_path: Path) -> None:
    ours = text_table(tmp_path / "ours.csv", ["Код", "Клиент"], {"Код": "0042", "Клиент": "Ромашка"})
    bring(ours, book)
    file = text_table(tmp_path / "deals.csv", AMOCRM_DEALS, DEAL)
    bring(file, book)
    rename(book, 1, "Южный завод")
    assert bring(file, book).added == 0
    again = bring(file, book)
    assert not again.edits and not again.changes.patches
    assert clients(book, "Клиент") == [("Южный завод",)]


def test_a_client_that_was_deleted_is_added_again_under_another_id(book: MemoryBook, tmp_path: Path) -> None:
    file = text_table(tmp_path / "deals.csv", AMOCRM_DEALS, DEAL)
    bring(file, book)
    bring(text_table(tmp_path / "more.csv", AMOCRM_DEALS, {**DEAL, "Компания": "Клён"}), book)
    del book.cells["Клиенты"][1]
    assert bring(file, book).added == 1
    assert clients(book, "Код", "Клиент") == [("C-000002", "Клён"), ("C-000003", "ООО «Ромашка»")]


def test_a_name_that_the_export_gives_to_two_clients_finds_neither_by_itself(book: MemoryBook, tmp_path: Path) -> None:
    deals = [{**DEAL, "Мобильный телефон": phone} for phone in ("1", "2")]
    file = text_table(tmp_path / "deals.csv", AMOCRM_DEALS, *deals)
    assert bring(file, book).added == 2
    rename(book, 1, "Южный завод")
    done = bring(file, book)
    assert (done.added, len(done.doubts)) == (0, 1)
