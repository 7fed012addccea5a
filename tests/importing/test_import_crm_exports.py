"""What amoCRM and Bitrix24 export is recognised by its columns, and its deals become clients."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sheets_addin.importing.formats import FORMATS
from sheets_addin.vocabulary.choices import STAGES
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from tests.importing.bring import template
from tests.importing.exports import (
    AMOCRM_DEALS,
    BITRIX24_COMPANIES,
    BITRIX24_DEALS,
    BITRIX24_REST,
    bring,
    clients,
    opened,
    text_table,
)
from tests.refresh.memory_book import MemoryBook

DEAL = {
    "ID": "1001",
    "Название сделки": "Станки",
    "Бюджет": "1\u00a0250 000,50 руб.",
    "Ответственный": "Анна",
    "Дата создания сделки": "05.02.2026 10:15:00",
    "Теги": "опт",
    "Примечание": "ждёт КП",
    "Примечание 3": "перезвонить",
    "Этап сделки": "Переговоры",
    "Полное имя контакта": "Пётр Ильин",
    "Компания": "ООО «Ромашка»",
    "Рабочий телефон": "'+7 495 123-45-67",
    "Мобильный телефон": "8 916 000-00-00",
    "Личный email": "p@example.com",
    "Город": "Казань",
}


@pytest.fixture
def book() -> MemoryBook:
    return template(Language.RUSSIAN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_deal_of_amocrm_becomes_a_client(book: MemoryBook, tmp_path: Path, encoding: str, delimiter: str) -> None:
    assert len(AMOCRM_DEALS) == 76
    file = text_table(tmp_path / "deals.csv", AMOCRM_DEALS, DEAL, {}, delimiter=delimiter, encoding=encoding)
    done = bring(file, book)
    assert (done.rows, done.added, done.left_out, done.unreadable) == (1, 1, 0, 0)
    assert clients(book, "Клиент", "Контактное лицо", "Телефон", "E-mail", "Менеджер", "Территория") == [
        ("ООО «Ромашка»", "Пётр Ильин", "8 916 000-00-00; +7 495 123-45-67", "p@example.com", "Анна", "Казань")
    ]
    assert clients(book, "Сумма сделки", "Состояние", "В работе с", "Заметка") == [
        (1250000.5, "2 контакт", dt.date(2026, 2, 5), "Станки; опт; ждёт КП; перезвонить")
    ]


def test_of_several_deals_of_a_client_the_newest_open_one_counts(book: MemoryBook, tmp_path: Path) -> None:
    won = {**DEAL, "Этап сделки": "Успешно реализовано", "Дата создания сделки": "01.03.2026", "Бюджет": "9"}
    newer = {**DEAL, "Бюджет": "", "Дата создания сделки": "10.02.2026", "Этап сделки": "Принимают решение"}
    other = {
        "Название сделки": "Разово",
        "Полное имя контакта": "Олег",
        "Этап сделки": "Закрыто и не реализовано",
        "Бюджет": "7",
    }
    done = bring(text_table(tmp_path / "deals.csv", AMOCRM_DEALS, won, DEAL, newer, other), book)
    assert (done.added, done.known, done.repeats, done.kept) == (2, 0, 2, [])
    assert clients(book, "Клиент", "Сумма сделки", "Состояние", "В работе с") == [
        ("ООО «Ромашка»", None, "3 контакт", dt.date(2026, 2, 10)),
        ("Олег", None, "Отказ", None),
    ]


def test_stages_that_nobody_knows_are_told_and_kept_as_they_are(book: MemoryBook, tmp_path: Path) -> None:
    deals = [
        {**DEAL, "Компания": name, "Этап сделки": stage}
        for name, stage in zip("абв", ["Дозвон 2", "отказ", "Дозвон 2"], strict=True)
    ]
    deals = [{**deal, "Мобильный телефон": "", "Рабочий телефон": ""} for deal in deals]
    done = bring(text_table(tmp_path / "deals.csv", AMOCRM_DEALS, *deals), book)
    assert [(column.key, text, count) for column, text, count in done.unread_words] == [("stage", "Дозвон 2", 2)]
    assert clients(book, "Клиент", "Состояние") == [("а", "Дозвон 2"), ("в", "Дозвон 2"), ("б", "Отказ")]


def test_a_list_of_deals_of_bitrix24(book: MemoryBook, tmp_path: Path) -> None:
    deals = [
        {
            "ID": "7", "Название сделки": "Поставка", "Стадия сделки": "Счёт на предоплату", "Сумма": "120 000.00",
            "Компания": "Клён", "Контакт": "Ольга", "Сделка закрыта": "Нет", "Ответственный": "Борис",
            "Предполагаемая дата закрытия": "30.04.2026", "Дата начала": "01.02.2026",
        },
        {
            "ID": "8", "Название сделки": "Старая", "Стадия сделки": "Своя стадия", "Сумма/Валюта": "5 000 руб.",
            "Контакт": "Ива", "Сделка закрыта": "Да", "Предполагаемая дата закрытия": "01.01.2026",
        },
    ]  # fmt: skip
    bring(text_table(tmp_path / "deals.csv", BITRIX24_DEALS, *deals), book)
    assert clients(
        book, "Клиент", "Контактное лицо", "Менеджер", "Сумма сделки", "Ожидаемое закрытие", "Состояние"
    ) == [
        ("Клён", "Ольга", "Борис", 120000, dt.date(2026, 4, 30), "Сделка"),
        ("Ива", "Ива", None, None, None, "Своя стадия"),
    ]


def test_a_list_of_companies_of_bitrix24_and_their_deals_meet(book: MemoryBook, tmp_path: Path) -> None:
    company = {
        "ID": "17", "Название компании": "ООО Клён", "Тип компании": "Клиент", "Сфера деятельности": "Торговля",
        "Телефон": "111", "E-mail": "k@example.com", "Ответственный": "Борис", "Комментарий": "важный",
    }  # fmt: skip
    bring(text_table(tmp_path / "companies.csv", BITRIX24_COMPANIES, company), book)
    shown = clients(book, "Код", "Клиент", "Категория", "Телефон", "E-mail", "Менеджер", "Заметка")
    assert shown == [("17", "ООО Клён", "Торговля", "111", "k@example.com", "Борис", "важный")]
    done = bring(
        text_table(
            tmp_path / "deals.csv",
            BITRIX24_DEALS,
            {"Компания": "«Клён»", "Название сделки": "x", "Стадия сделки": "Новая"},
        ),
        book,
    )
    assert (done.added, done.known) == (0, 1)
    assert clients(book, "Код", "Состояние") == [("17", "Новый клиент")]


@pytest.mark.parametrize(
    ("stage", "ours"),
    [
        ("NEW", "Новый клиент"),
        ("C5:PREPARATION", "2 контакт"),
        ("C12:WON", "Клиент"),
        ("LOSE", "Отказ"),
        ("C5:UC_7K2", "C5:UC_7K2"),
    ],
)
def test_deals_over_rest(book: MemoryBook, tmp_path: Path, stage: str, ours: str) -> None:
    deal = {
        "ID": "5", "STAGE_ID": stage, "ASSIGNED_BY_ID": "12", "OPPORTUNITY": "1500.50", "TITLE": "Берёза",
        "BEGINDATE": "2021-05-08T03:59:51+03:00", "CLOSEDATE": "2021-06-08T03:00:00+03:00",
        "CLOSED": "Y" if stage in ("C12:WON", "LOSE") else "N", "UF_CRM_1614587643": "x",
    }  # fmt: skip
    file = text_table(tmp_path / "rest.csv", BITRIX24_REST, deal, delimiter=",")
    assert "UF_CRM_1614587643" in [match.header for match in opened(file, book).matched() if match.column is None]
    bring(file, book)
    is_open = ours not in ("Клиент", "Отказ")
    assert clients(book, "Клиент", "Менеджер", "Состояние", "В работе с", "Сумма сделки", "Ожидаемое закрытие") == [
        (
            "Берёза",
            "12",
            ours,
            dt.date(2021, 5, 8),
            1500.5 if is_open else None,
            dt.date(2021, 6, 8) if is_open else None,
        )
    ]


def test_the_same_file_again_changes_nothing_and_what_a_manager_changed_stays(book: MemoryBook, tmp_path: Path) -> None:
    file = text_table(tmp_path / "deals.csv", AMOCRM_DEALS, DEAL)
    bring(file, book)
    again = bring(file, book)
    assert (list(again.changes.patches), list(again.changes.tabs), again.kept) == ([], [], [])
    header = book.cells["Клиенты"][0]
    book.cells["Клиенты"][1][header.index("Состояние")] = "3 контакт"
    later = text_table(tmp_path / "deals.csv", AMOCRM_DEALS, {**DEAL, "Бюджет": "2000000"})
    done = bring(later, book)
    assert [(edit.column.key, edit.old, edit.new) for edit in done.edits] == [("deal_value", 1250000.5, 2000000)]
    assert [(edit.column.key, edit.old, edit.new) for edit in done.kept] == []
    later = text_table(tmp_path / "deals.csv", AMOCRM_DEALS, {**DEAL, "Этап сделки": "Договор", "Бюджет": "2000000"})
    done = bring(later, book)
    assert [(edit.column.key, edit.old, edit.new) for edit in done.kept] == [("stage", "3 контакт", "Сделка")]
    assert clients(book, "Сумма сделки", "Состояние") == [(2000000, "3 контакт")]
    done = bring(later, book, overwrite=["stage"])
    assert clients(book, "Сумма сделки", "Состояние") == [(2000000, "Сделка")]


@pytest.mark.parametrize("key", FORMATS)
def test_formats_fill_columns_that_there_are_with_choices_that_there_are(key: str) -> None:
    known = FORMATS[key]
    keys = {column.key for column in CLIENT_COLUMNS}
    filled = {taken.key for taken in known.columns}
    assert filled <= keys
    assert known.deal | known.open_only | known.follows | known.not_negative | known.merged.keys() <= filled
    assert set(known.words.get("stage", {}).values()) <= {stage.code for stage in STAGES}
    assert known.name.en
    assert known.name.ru


def test_an_export_with_fewer_columns_blanks_none_of_those_that_it_lacks(book: MemoryBook, tmp_path: Path) -> None:
    bring(text_table(tmp_path / "deals.csv", AMOCRM_DEALS, DEAL), book)
    fewer = [header for header in AMOCRM_DEALS if header not in ("Ответственный", "Дата создания сделки")]
    deal = {key: text for key, text in DEAL.items() if key in fewer}
    bring(text_table(tmp_path / "deals.csv", fewer, {**deal, "Этап сделки": ""}), book)
    assert clients(book, "В работе с", "Менеджер", "Состояние") == [(dt.date(2026, 2, 5), "Анна", None)]
