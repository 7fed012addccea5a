"""In which language a command speaks, at what price, and what it says about where things come from."""

from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook

from sheets_addin.books import FileBook
from sheets_addin.cli import show_refresh
from sheets_addin.methods.overdue import FLAGS, Flag
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Sheet
from tests.cli.conftest import Run

FILLED_RU = [["Клиент", "Менеджер", "Дебиторка"], ["Берёза", "Анна", 5]]


def own_book(path: Path, **tabs: list[list[object]]) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in tabs.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each sheet was read."""
    counted: Counter[str] = Counter()
    real = FileBook.read

    def read(self: FileBook, name: str) -> Sheet:
        counted[name] += 1
        return real(self, name)

    monkeypatch.setattr(FileBook, "read", read)
    return counted


def is_russian(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text)


def test_a_fault_is_told_in_the_workbooks_language_without_reading_it_again(
    run: Run, tmp_path: Path, reads: Counter[str]
) -> None:
    run("new", "book.xlsx", "--lang", "ru")
    (tmp_path / "~$book.xlsx").write_bytes(b"Ann")
    reads.clear()
    result = run("refresh", "book.xlsx", "--lang", "en")
    assert (result.exit_code, is_russian(result.stderr)) == (3, True)
    assert reads.pop("Настройки") <= 2
    assert set(reads.values()) == {1}


def test_wrong_use_needs_nothing_but_the_settings(run: Run, tmp_path: Path, reads: Counter[str]) -> None:
    run("new", "book.xlsx", "--lang", "ru")
    reads.clear()
    result = run("import", "book.xlsx", "no.csv", "--as", "orders", "--lang", "en")
    assert (result.exit_code, is_russian(result.stderr)) == (2, True)
    assert dict(reads) == {"Настройки": 1}


def test_without_settings_the_headers_of_the_clients_tell(run: Run, tmp_path: Path, reads: Counter[str]) -> None:
    own_book(tmp_path / "named.xlsx", Orders=[["Client", "Date", "Amount"]], Clients=FILLED_RU)
    own_book(tmp_path / "other.xlsx", Notes=[["hello"]], Sheet1=FILLED_RU)
    own_book(tmp_path / "nothing.xlsx", Notes=[["hello"]])
    own_book(tmp_path / "settings.xlsx", Clients=FILLED_RU, Settings=[["Setting", "Value"], ["Language", "English"]])
    own_book(tmp_path / "blank.xlsx", Clients=FILLED_RU, Settings=[["Setting", "Value"], ["Language", None]])
    for name, russian in (("named", True), ("other", True), ("nothing", False), ("settings", False), ("blank", True)):
        result = run("import", f"{name}.xlsx", "no.csv", "--as", "orders", "--lang", "en")
        assert (result.exit_code, is_russian(result.stderr)) == (2, russian), name
    assert reads["Orders"] == 0


@pytest.mark.parametrize("language", list(Language))
def test_tabs_of_other_names_that_were_read_are_named(run: Run, tmp_path: Path, language: Language) -> None:
    russian = language is Language.RUSSIAN
    clients = [["Клиент", "Менеджер", "Состояние", "Дебиторка"] if russian else ["Client", "Manager", "Stage", "Debt"]]
    orders = [["Клиент или код", "Дата", "Сумма", "Номер"] if russian else ["Client or ID", "Date", "Amount", "Number"]]
    own_book(tmp_path / "own.xlsx", Base=[*clients, ["A", "B", None, 5]], Sales=[*orders, ["A", "2026-01-02", 7, "1"]])
    shown = run("refresh", "own.xlsx", "--dry-run", "--today", "2026-03-31").stdout.splitlines()
    expected = (
        ["Клиенты: прочитаны с вкладки «Base»", "Заказы: прочитаны с вкладки «Sales»"]
        if russian
        else ["Clients: read from the tab “Base”", "Orders: read from the tab “Sales”"]
    )
    assert [line for line in shown if line in expected] == expected
    own_book(
        tmp_path / "usual.xlsx", Clients=[*clients, ["A", "B", None, 5]], Заказы=[*orders, ["A", "2026-01-02", 7, "1"]]
    )
    usual = run("refresh", "usual.xlsx", "--dry-run", "--today", "2026-03-31").stdout
    assert "read from the tab" not in usual and "прочитаны с вкладки" not in usual


def test_kinds_of_overdue_are_called_as_their_method_calls_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = FLAGS
    renamed = (Flag(first.code, Text(en="settlement", ru="расчёт"), first.days), *others)
    monkeypatch.setattr(show_refresh, "FLAGS", renamed)
    run("new", "book.xlsx", "--lang", "en")
    shown = run("refresh", "book.xlsx", "--dry-run").stdout
    assert "settlement" in shown
    assert [flag.name.en in shown for flag in others] == [True] * len(others)


def test_the_command_to_run_next_works_as_it_is_printed(run: Run, tmp_path: Path) -> None:
    shown = run("new", "my sales.xlsx", "--lang", "en").stdout
    assert shown == (
        'my sales.xlsx is ready. Fill in the tab “Clients”, then run: sheets-addin refresh "my sales.xlsx"\n'
    )


def test_help_says_what_the_program_is(run: Run) -> None:
    assert "An assistant for the workbook" in run("--help").stdout
