"""Reports of 1C: titles, groups and totals around the clients; debts that follow the report, and only it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.importing.bring import template
from tests.importing.exports import (
    ONEC_DEBT,
    bring,
    clients,
    opened,
    text_table,
    with_capital_shared_strings,
    workbook,
)
from tests.refresh.memory_book import MemoryBook

DEBT = ("Клиент", "Дебиторка", "Срок оплаты", "Менеджер")


@pytest.fixture
def book() -> MemoryBook:
    return template(Language.RUSSIAN)


def debt_report(path: Path, *rows: Sequence[CellValue], title: str = "Задолженность покупателей") -> Path:
    """The report as it is saved: a title, the headers in row 2, clients from row 3 on, a total."""
    return workbook(path, [[title], ONEC_DEBT, *rows, ["Итого", "=1+1", None, None]])


def test_debts_by_age(book: MemoryBook, tmp_path: Path) -> None:
    file = debt_report(
        tmp_path / "debt.xlsx",
        ["ООО Ромашка", "120\u00a0000,50 руб.", 100000, 45, None],
        [],
        ["Клён", 500, None, None, 500],
        ["«Ромашка»", 1000, 1000, 60],
        ["Ива", 0, None, None],
    )
    done = bring(file, book)
    assert (done.rows, done.added, done.left_out) == (3, 2, 1)
    assert clients(book, *DEBT) == [
        ("ООО Ромашка", 121000.5, dt.date(2026, 1, 30), None),
        ("Клён", 500, None, None),
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Задолженность на 31.12.2026",
            ["В заголовке отчёта 31.12.2026 — этот день ещё не наступил, отчёт прочитан на 31.03.2026."],
        ),
        ("Задолженность на 31.03.2026", []),
        ("Задолженность", []),
    ],
)
def test_a_day_in_the_title_that_has_not_come_is_told(
    book: MemoryBook, tmp_path: Path, title: str, said: list[str]
) -> None:
    source = opened(debt_report(tmp_path / "debt.xlsx", ["Клён", 500, 100, 5], title=title), book)
    words = [one.in_language(Language.RUSSIAN) for one in source.said]
    assert [text for text in words if "не наступил" in text] == said


@pytest.mark.parametrize(
    ("title", "as_of"),
    [
        ("Задолженность на 15.03.2026", dt.date(2026, 3, 15)),
        ("Период: 01.01.2026 - 28.02.2026", dt.date(2026, 2, 28)),
        ("на конец дня 5 марта 2026 г.", dt.date(2026, 3, 5)),
        ("на 31.12.2026", dt.date(2026, 3, 31)),
        ("Задолженность", dt.date(2026, 3, 31)),
    ],
)
def test_days_overdue_count_back_from_the_day_of_the_report(
    book: MemoryBook, tmp_path: Path, title: str, as_of: dt.date
) -> None:
    file = debt_report(tmp_path / "debt.xlsx", ["Клён", 500, 500, 10], title=title)
    assert as_of.strftime("%d.%m.%Y") in opened(file, book).said[0].in_language(Language.RUSSIAN)
    bring(file, book)
    assert clients(book, "Срок оплаты") == [(as_of - dt.timedelta(days=10),)]


def test_debts_follow_the_next_report_and_end_with_it(book: MemoryBook, tmp_path: Path) -> None:
    path = tmp_path / "debt.xlsx"
    bring(debt_report(path, ["Клён", 500, 500, 10], ["Ива", 70, 70, 5], ["Дуб", 9, 9, 1]), book)
    again = bring(path, book)
    assert (list(again.changes.patches), again.edits, again.kept) == ([], [], [])
    header = book.cells["Клиенты"][0]
    book.cells["Клиенты"][3][header.index("Дебиторка")] = 8
    left = bring(debt_report(path, ["Клён", 300, None, None]), book)
    assert (left.missing, [(edit.client, edit.column.key) for edit in left.missing_kept]) == (
        2,
        [("Ива", "debt"), ("Ива", "payment_due"), ("Дуб", "payment_due")],
    )
    assert clients(book, *DEBT) == [
        ("Клён", 300, None, None),
        ("Ива", 70, dt.date(2026, 3, 26), None),
        ("Дуб", 8, dt.date(2026, 3, 30), None),
    ]
    done = bring(path, book, overwrite=["debt"])
    assert {(edit.client, edit.column.key, edit.old, edit.new) for edit in done.edits} == {
        ("Ива", "debt", 70, None),
        ("Ива", "payment_due", dt.date(2026, 3, 26), None),
        ("Дуб", "payment_due", dt.date(2026, 3, 30), None),
    }
    assert clients(book, *DEBT) == [("Клён", 300, None, None), ("Ива", None, None, None), ("Дуб", 8, None, None)]
    assert (done.missing, bring(path, book).missing) == (0, 0)


@pytest.mark.parametrize("agrees", [False, True])
def test_clients_missing_from_a_report_are_cleared_where_a_person_says_so(
    book: MemoryBook, tmp_path: Path, agrees: bool
) -> None:
    path = tmp_path / "debt.xlsx"
    bring(debt_report(path, ["Клён", 500, None, None], ["Ива", 70, None, None]), book)
    asked: list[Sequence[str]] = []

    def clears(names: Sequence[str]) -> bool:
        asked.append(names)
        return agrees

    done = bring(debt_report(path, ["Клён", 500, None, None]), book, clears=clears)
    assert (asked, done.missing) == ([["Ива"]], 0 if agrees else 1)
    assert clients(book, "Дебиторка") == [(500,), (None if agrees else 70,)]


@pytest.mark.parametrize(
    ("titles", "is_whole"),
    [
        ([["Отбор: Менеджер Равно «Анна»"]], False),
        ([["Отборы:", None, "Контрагент В группе «Юг»"]], False),
        ([["Отбор:"], [], [None, "Контрагент В группе «Юг»"]], False),
        ([["Отборы:"], ["Сортировка:"]], True),
        ([["Отбор:", None, ""]], True),
        ([["Отборочный комитет: долги"]], True),
    ],
)
def test_a_filtered_report_clears_nobody_whatever_is_said(
    book: MemoryBook, tmp_path: Path, titles: list[list[CellValue]], is_whole: bool
) -> None:
    path = tmp_path / "debt.xlsx"
    bring(debt_report(path, ["Клён", 500, None, None], ["Ива", 70, None, None]), book)
    filtered = workbook(path, [["Задолженность"], *titles, ONEC_DEBT, ["Клён", 400, None, None]])
    done = bring(filtered, book, overwrite=["debt"], clears=lambda names: True)
    assert (done.missing, done.is_part) == (0 if is_whole else 1, not is_whole)
    assert clients(book, "Дебиторка") == [(400,), (None if is_whole else 70,)]


def test_a_report_without_clients_clears_nobody(book: MemoryBook, tmp_path: Path) -> None:
    path = tmp_path / "debt.xlsx"
    bring(debt_report(path, ["Клён", 500, None, None]), book)
    done = bring(debt_report(path), book, overwrite=["debt"], clears=lambda names: True)
    assert (done.missing, done.is_part) == (1, True)
    assert clients(book, "Дебиторка") == [(500,)]


def test_a_debt_that_was_typed_is_shown_and_stays_unless_told(book: MemoryBook, tmp_path: Path) -> None:
    bring(text_table(tmp_path / "ours.csv", ["Клиент", "Дебиторка"], {"Клиент": "Клён", "Дебиторка": "400"}), book)
    file = debt_report(tmp_path / "debt.xlsx", ["Клён", 500, None, None])
    for _ in range(2):
        done = bring(file, book)
        assert [(edit.column.key, edit.old, edit.new) for edit in done.kept] == [("debt", 400, 500)]
        assert clients(book, "Дебиторка") == [(400,)]
    bring(file, book, overwrite=["debt"])
    assert clients(book, "Дебиторка") == [(500,)]
    bring(debt_report(tmp_path / "debt.xlsx", ["Клён", 600, None, None]), book)
    assert clients(book, "Дебиторка") == [(600,)], "from now on it is the report's"


STATEMENT: list[list[CellValue]] = [
    [None, "Ведомость по взаиморасчетам с контрагентами"],
    [None, "Период: 01.01.2026 - 31.03.2026"],
    [None, "Показатели: Сумма взаиморасчетов"],
    [None, "Группировки строк: Организация, Контрагент, Договор"],
    [None, "Отборы:"],
    [None, "Дополнительные поля:"],
    [None, "Сортировка:"],
    [],
    [None, "Контрагент", "Сумма взаиморасчетов"],
    [None, "По дням", "нач. остаток", "приход", "расход", "кон. остаток"],
    [None, "Торговый дом", 0, 0, 0, "1\u00a0600,00"],
    [None, "Клён", 0, 900, 0, 900],
    [None, "Договор 1", 0, 700, 0, 700],
    [None, "Договор 2", 0, 200, 0, 200],
    [None, "Ива", 0, 0, 300, -300],
    [None, "Договор 1", 0, 0, 300, -300],
    [None, "Второй дом", 0, 0, 0, 100],
    [None, "ООО «Клён»", 0, 100, 0, 100],
    [None, "Договор 9", 0, 100, 0, 100],
    [None, "Итого", 0, 0, 0, 700],
]
LEVELS = {11: 1, 12: 2, 13: 2, 14: 1, 15: 2, 17: 1, 18: 2}


@pytest.mark.parametrize("deeper", [0, 1])
@pytest.mark.parametrize("has_capital_strings", [False, True])
def test_settlements_are_those_of_the_clients_among_the_groups(
    book: MemoryBook, tmp_path: Path, deeper: int, has_capital_strings: bool
) -> None:
    groups: Mapping[int, int] = {row: LEVELS.get(row, 0) + deeper for row in range(10, 19)}
    file = workbook(tmp_path / "settlements.xlsx", STATEMENT, groups)
    done = bring(with_capital_shared_strings(file) if has_capital_strings else file, book)
    assert (done.rows, done.added, done.left_out) == (2, 1, 1)
    assert clients(book, *DEBT) == [("Клён", 1000, None, None)]


def test_an_advance_ends_the_debt_of_a_known_client(book: MemoryBook, tmp_path: Path) -> None:
    bring(text_table(tmp_path / "ours.csv", ["Клиент"], {"Клиент": "ИВА"}), book)
    bring(workbook(tmp_path / "settlements.xlsx", STATEMENT, LEVELS), book)
    assert clients(book, "Клиент", "Дебиторка") == [("ИВА", 0), ("Клён", 1000)]


def test_groups_that_the_file_does_not_tell_apart_are_refused(book: MemoryBook, tmp_path: Path) -> None:
    file = workbook(tmp_path / "settlements.xlsx", STATEMENT)
    with pytest.raises(WrongUse, match=r"the rows are grouped by Организация, Контрагент, Договор, but the file"):
        bring(file, book)


def test_a_statement_of_clients_alone_needs_no_outline(book: MemoryBook, tmp_path: Path) -> None:
    rows = [
        ["Группировки строк: Контрагент"],
        ["Контрагент", "приход", "расход", "Конечный остаток"],
        ["Клён", 1, 0, 5],
    ]
    bring(workbook(tmp_path / "settlements.xlsx", rows), book)
    assert clients(book, "Клиент", "Дебиторка") == [("Клён", 5)]
