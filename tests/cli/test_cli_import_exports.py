"""``import`` of known exports into a real workbook: what a dry run shows is what the run writes, and only once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.cli import import_command
from tests.cli.conftest import Run
from tests.cli.test_cli_import import cells
from tests.importing.exports import AMOCRM_DEALS, ONEC_DEBT, text_table, workbook

DEAL = {"ID": "1", "Название сделки": "Станки", "Бюджет": "1 200", "Этап сделки": "Переговоры", "Компания": "Ромашка"}


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    run("new", "book.xlsx", "--lang", "ru")
    (tmp_path / "ours.csv").write_text(
        "Клиент;Менеджер;Дебиторка;Телефон\nООО «Ромашка»;Анна;;\nКлён;Борис;400;4951112233\n"
    )
    run("import", "book.xlsx", "ours.csv")
    return tmp_path / "book.xlsx"


def clients(book: Path) -> list[tuple[object, ...]]:
    headers = ("Клиент", "Менеджер", "Дебиторка", "Сумма сделки", "Состояние")
    return list(zip(*(cells(book, "Клиенты", header) for header in headers), strict=True))


def test_a_dry_run_shows_what_the_run_writes_and_writes_nothing(run: Run, book: Path, tmp_path: Path) -> None:
    text_table(tmp_path / "deals.csv", AMOCRM_DEALS, DEAL, {**DEAL, "Компания": "Дуб", "Этап сделки": "Дозвон"})
    before = book.read_bytes()
    dry = run("import", book, "deals.csv", "--dry-run")
    assert (dry.exit_code, book.read_bytes()) == (0, before)
    assert "deals.csv — знакомая выгрузка: amoCRM: сделки." in dry.stdout
    assert "Пробный запуск: ничего не записано." in dry.stdout
    assert "+ Дуб · Сумма сделки: 1 200 · Состояние: Дозвон · Заметка: Станки" in dry.stdout
    assert re.search(r"ООО «Ромашка» +│ Состояние +│ stage +│ \(пусто\) +│ 2 контакт", dry.stdout)
    assert "Не понято в столбце «Состояние»: Дозвон (1)" in dry.stdout
    real = run("import", book, "deals.csv", "--yes")
    assert real.stdout == dry.stdout.replace("Пробный запуск: ничего не записано.\n", "")
    assert clients(book) == [
        ("ООО «Ромашка»", "Анна", "", 1200, "2 контакт"),
        ("Клён", "Борис", 400, "", ""),
        ("Дуб", "", "", 1200, "Дозвон"),
    ]
    written = book.read_bytes()
    run("import", book, "deals.csv", "--yes")
    assert book.read_bytes() == written, "the same file again changes nothing"


def test_debts_of_1c_are_followed_over_refreshes_and_typed_ones_are_shown(run: Run, book: Path, tmp_path: Path) -> None:
    def report(*rows: list[object]) -> None:
        workbook(tmp_path / "debt.xlsx", [["на 15.03.2026"], ONEC_DEBT, *rows, ["Итого"]])  # type: ignore[list-item]

    report(["Ромашка", 500, 500, 10], ["Клён", 900, 0, 0])
    first = run("import", book, "debt.xlsx", "--yes", "--today", "2026-03-31")
    assert re.search(r"Клён +│ Дебиторка +│ debt +│ 400 +│ 900", first.stdout)
    assert "Срок оплаты — 15.03.2026 минус дни просрочки" in first.stdout
    assert cells(book, "Клиенты", "Дебиторка") == [500, 400]
    assert run("refresh", book, "--today", "2026-03-31").exit_code == 0
    report(["Клён", 900, 0, 0])
    kept = run("import", book, "debt.xlsx", "--yes", "--today", "2026-04-01")
    assert "Нет в отчёте: 1, долги оставлены как есть; --overwrite debt очистит их" in kept.stdout
    assert cells(book, "Клиенты", "Дебиторка") == [500, 400]
    run("import", book, "debt.xlsx", "--yes", "--overwrite", "debt", "--today", "2026-04-01")
    assert cells(book, "Клиенты", "Дебиторка") == ["", 900]
    assert cells(book, "Клиенты", "Срок оплаты") == ["", ""]
    wrong = run("import", book, "debt.xlsx", "--overwrite", "debts")
    assert (wrong.exit_code, "--overwrite debts: нет такого ключа" in wrong.stderr) == (2, True)


def test_at_a_terminal_doubts_and_likely_columns_are_asked_about(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more.csv").write_text("Клиент;Телефон для связи;Заметка\nБерёза;84951112233;x\nРомашки;;y\nИва;5;z\n")
    monkeypatch.setattr(import_command, "can_ask", lambda: True)
    answers = iter(["д", "да", ""])
    monkeypatch.setattr("builtins.input", lambda *_: next(answers))
    asked = run("import", book, "more.csv")
    assert "«Телефон для связи» — это столбец «Телефон»?" in asked.stdout
    assert "«Берёза» в файле, «Клён» в книге: тот же телефон, другое название." in asked.stdout
    assert list(answers) == []
    assert cells(book, "Клиенты", "Заметка")[:2] == ["", "x"]
    (tmp_path / "more.csv").write_text("Клиент;Телефон для связи;Заметка\nЯсень;7;\n")
    monkeypatch.setattr("builtins.input", lambda *_: pytest.fail("asked"))
    again = run("import", book, "more.csv")
    assert "Столбцы сопоставлены так, как вы согласились в прошлый раз." in again.stdout
    assert "Ясень" in cells(book, "Клиенты", "Клиент")


def test_without_a_terminal_doubts_and_likely_columns_are_listed_and_left(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("Клиент;Телефон;Кто ведёт менеджер\nБерёза;84951112233;x\n")
    done = run("import", book, "more.csv")
    assert "«Кто ведёт менеджер», возможно, «Менеджер»; не взят." in done.stdout
    assert re.search(r"Берёза +│ Клён +│ тот же телефон, другое название", done.stdout)
    assert "Сомнительных строк, не импортировано: 1." in done.stdout
    assert len(FileBook(book).read("Клиенты").rows) == 3
