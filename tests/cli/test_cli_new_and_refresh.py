"""``new`` and ``refresh``: what is printed, what is written, and how it ends."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from sheets_addin.books import FileBook
from sheets_addin.refresh import open_workbook
from sheets_addin.vocabulary.excel_add_in import ADD_IN_ID
from sheets_addin.vocabulary.language import Language
from tests.cli.conftest import Run

CLIENTS_EN = """\
Client;Manager;Debt;Payment due;Need;Money;Urgent;Deal value;Expected close;Stage;Next contact
Birch Ltd;Ann;120 000;2026-01-10;;;;;;;
Oak & Sons;Ann;;;yes;yes;yes;600 000;2026-04-10;Contact 1;2026-03-30
Elm;Bob;much;;;;;;;New;
"""
CLIENTS_RU = (
    "Клиент;Менеджер;Дебиторка;Срок оплаты;Потребность;Деньги;Срочно;"
    "Сумма сделки;Ожидаемое закрытие;Состояние;Следующий контакт\n"
    "Берёза;Анна;120 000;10.01.2026;;;;;;;\n"
    "Дуб;Анна;;;да;да;да;600 000;10.04.2026;1 контакт;30.03.2026\n"
    "Вяз;Борис;много;;;;;;;Новый клиент;\n"
)
ORDERS_EN = "Client;Date;Amount\nBirch Ltd;2025-06-01;10000\n"
ORDERS_RU = "Клиент;Дата;Сумма\nБерёза;01.06.2025;10000\n"


@pytest.fixture(params=["en", "ru"])
def filled(request: pytest.FixtureRequest, run: Run, tmp_path: Path) -> tuple[Path, Language]:
    """A new workbook with three clients and an order, in either language."""
    language = Language(request.param)
    book = tmp_path / "book.xlsx"
    texts = (CLIENTS_RU, ORDERS_RU) if language is Language.RUSSIAN else (CLIENTS_EN, ORDERS_EN)
    assert run("new", book, "--lang", language.value).exit_code == 0
    for name, text in zip(("clients", "orders"), texts, strict=True):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert run("import", book, f"{name}.csv", "--as", name).exit_code == 0
    return book, language


@pytest.mark.parametrize(
    ("language", "tab", "sentence"),
    [
        ("en", "Clients", "is ready. Fill in the tab “Clients”, then run: sheets-addin refresh"),
        ("ru", "Клиенты", "готова. Заполните вкладку «Клиенты» и запустите: sheets-addin refresh"),
    ],
)
def test_new_makes_a_workbook_in_the_language(run: Run, tmp_path: Path, language: str, tab: str, sentence: str) -> None:
    result = run("new", "sales.xlsx", "--lang", language)
    assert (result.exit_code, result.stderr) == (0, "")
    assert sentence in result.stdout
    book = FileBook(tmp_path / "sales.xlsx")
    assert book.sheets()[0].name == tab
    assert open_workbook(book).language == language


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Open it in Excel with the add-in, fill the tab “Clients” and press Refresh."),
        ("ru", "Откройте её в Excel с надстройкой, заполните вкладку «Клиенты» и нажмите «Обновить»."),
    ],
)
def test_new_makes_a_workbook_for_the_add_in_of_excel(run: Run, tmp_path: Path, language: str, sentence: str) -> None:
    result = run("new", "sales.xlsx", "--lang", language, "--host", "excel")
    assert (result.exit_code, result.stderr) == (0, "")
    assert sentence in result.stdout
    assert open_workbook(FileBook(tmp_path / "sales.xlsx")).settings.host == "excel"
    with zipfile.ZipFile(tmp_path / "sales.xlsx") as archive:
        assert ADD_IN_ID in archive.read("xl/webextensions/webextension1.xml").decode()


def test_new_speaks_the_systems_language_unless_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    assert "готова" in run("new", "a.xlsx").stdout
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "is ready" in run("new", "b.xlsx").stdout
    assert open_workbook(FileBook(tmp_path / "a.xlsx")).language is Language.RUSSIAN


def test_new_never_overwrites(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sales.xlsx"
    path.write_bytes(b"precious")
    result = run("new", "sales.xlsx")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "sales.xlsx" in result.stderr
    assert path.read_bytes() == b"precious"


def test_new_wants_an_xlsx_name_and_a_folder_that_is_there(run: Run) -> None:
    result = run("new", "sales.xls")
    assert (result.exit_code, result.stderr) == (2, "“sales.xls”: the name of a new workbook must end in .xlsx.\n")
    result = run("new", "nowhere/sales.xlsx")
    assert result.exit_code == 3
    assert "sales.xlsx" in result.stderr


def test_a_refreshed_template_without_clients_is_fine(run: Run) -> None:
    run("new", "sales.xlsx")
    result = run("refresh", "sales.xlsx", "--today", "2026-03-31")
    assert result.exit_code == 0
    assert "Clients as of 31.03.2026: 0" in result.stdout
    assert "No problems in the data." in result.stdout


def test_refresh_says_what_it_found_in_the_workbooks_language(run: Run, filled: tuple[Path, Language]) -> None:
    book, language = filled
    result = run("refresh", book, "--today", "31.03.2026")
    assert (result.exit_code, result.stderr) == (0, "")
    expected = {
        Language.ENGLISH: [
            "Clients as of 31.03.2026: 3",
            "■ Black",
            "Whom to call first",
            "Oak & Sons",
            "Problems in the data: 1 (tab “Problems”)",
            f"Written: {book}",
        ],
        Language.RUSSIAN: [
            "Клиентов на 31.03.2026: 3",
            "■ Чёрный",
            "Кому звонить первым",
            "Дуб",
            "Проблем в данных: 1 (вкладка «Проблемы»)",
            f"Записано: {book}",
        ],
    }
    for text in expected[language]:
        assert text in result.stdout
    base = {Language.ENGLISH: ("Clients", "Base"), Language.RUSSIAN: ("Клиенты", "База")}[language]
    rows = FileBook(book).read(base[0]).rows
    place = list(rows[0]).index(base[1])
    assert rows[1][place] in ("Black", "Чёрный")


def test_the_day_may_be_written_either_way(run: Run, filled: tuple[Path, Language]) -> None:
    book, _ = filled
    day_first = run("refresh", book, "--today", "31.03.2026", "--dry-run", "--json")
    assert run("refresh", book, "--today", "2026-03-31", "--dry-run", "--json").stdout == day_first.stdout


def test_a_dry_run_finds_the_same_and_writes_nothing(run: Run, filled: tuple[Path, Language]) -> None:
    book, language = filled
    before = book.read_bytes()
    beside = sorted(book.parent.iterdir())
    dry = run("refresh", book, "--today", "2026-03-31", "--dry-run")
    assert dry.exit_code == 0
    assert ("Пробный запуск" if language is Language.RUSSIAN else "Dry run: nothing was written.") in dry.stdout
    assert book.read_bytes() == before
    assert sorted(book.parent.iterdir()) == beside
    real = run("refresh", book, "--today", "2026-03-31")
    assert real.stdout.splitlines()[:-1] == dry.stdout.splitlines()[:-1]
    assert book.read_bytes() != before


def test_json_is_one_object_and_nothing_else(run: Run, filled: tuple[Path, Language]) -> None:
    book, language = filled
    result = run("refresh", book, "--today", "2026-03-31", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert {key: found[key] for key in ("book", "language", "written", "today", "clients", "problems")} == {
        "book": str(book),
        "language": language.value,
        "written": True,
        "today": "2026-03-31",
        "clients": 3,
        "problems": 1,
    }
    assert found["bases"] == {"development": 2, "gold": 0, "standard": 0, "image": 0, "black": 1, "off_profile": 0}
    assert found["overdue"]["payment"] == 1
    calls = [(call["manager"], call["client"]) for call in found["first_calls"]]
    assert calls[0] in (("Ann", "Oak & Sons"), ("Анна", "Дуб"))
    (line,) = found["problem_lines"]
    assert (line["value"], line["rows"], line["count"]) in (("much", "4", 1), ("много", "4", 1))


def test_russian_and_english_workbooks_find_the_same(run: Run, tmp_path: Path) -> None:
    found = []
    for language, texts in (("en", (CLIENTS_EN, ORDERS_EN)), ("ru", (CLIENTS_RU, ORDERS_RU))):
        book = f"{language}.xlsx"
        run("new", book, "--lang", language)
        for name, text in zip(("clients", "orders"), texts, strict=True):
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
            run("import", book, f"{name}.csv", "--as", name)
        result = json.loads(run("refresh", book, "--today", "2026-03-31", "--json").stdout)
        keys = ("bases", "overdue", "winback", "due_today", "gold_threshold", "problems", "clients")
        found.append({key: result[key] for key in keys})
    assert found[0] == found[1]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_missing_book_is_told_in_the_language_asked_for(run: Run, language: str) -> None:
    result = run("refresh", "no.xlsx", "--lang", language)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "no.xlsx" in result.stderr
    assert any("а" <= letter <= "я" for letter in result.stderr) == (language == "ru")
    assert len(result.stderr.splitlines()) == 1


def test_a_fault_with_json_is_an_object_too(run: Run) -> None:
    result = run("refresh", "no.xlsx", "--json")
    assert result.exit_code == 3
    found = json.loads(result.stdout)
    assert found["book"] == "no.xlsx"
    assert found["error"] + "\n" == result.stderr


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@pytest.mark.parametrize("command", [["refresh"], ["explain", "Birch"], ["import", "--as", "orders"]])
def test_what_is_no_workbook_is_refused_and_left_alone(
    run: Run, tmp_path: Path, content: bytes, command: list[str]
) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(content)
    (tmp_path / "orders.csv").write_text(ORDERS_EN)
    arguments = ["orders.csv"] if command[0] == "import" else []
    result = run(command[0], book, *arguments, *command[1:])
    assert result.exit_code == 3, result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert book.read_bytes() == content


def test_a_book_without_clients_is_named_in_one_sentence(run: Run, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "empty.xlsx")
    result = run("refresh", "empty.xlsx")
    assert result.exit_code == 3
    assert result.stderr.startswith("No tab with clients was found.")


def test_a_book_that_is_open_in_excel_is_left_alone_and_told_in_its_own_language(
    run: Run, filled: tuple[Path, Language]
) -> None:
    book, language = filled
    (book.parent / f"~${book.name}").write_bytes(b"Ann")
    before = book.read_bytes()
    other = "en" if language is Language.RUSSIAN else "ru"
    result = run("refresh", book, "--lang", other)
    assert (result.exit_code, result.stdout) == (3, "")
    assert any("а" <= letter <= "я" for letter in result.stderr) == (language is Language.RUSSIAN)
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["refresh"],
        ["refresh", "a.xlsx", "--today", "never"],
        ["refresh", "a.xlsx", "--no-such-option"],
        ["new", "a.xlsx", "--lang", "de"],
        ["import", "a.xlsx"],
        ["import", "a.xlsx", "b.csv", "--as", "tasks"],
        ["no-such-command"],
    ],
)
def test_wrong_use_ends_with_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("day", ["never", "31.02.2026", "0001-01-01", "9999-12-31", "1.1.1999"])
def test_a_day_that_is_none_is_named(run: Run, day: str) -> None:
    result = run("refresh", "a.xlsx", "--today", day)
    assert result.exit_code == 2
    said = " ".join(result.stderr.replace("│", " ").split())
    assert f"“{day}” is not a date between 2000 and 2199, such as 31.12.2026 or 2026-12-31." in said


def test_columns_that_are_not_used_are_named(run: Run, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Clients"
    for row in (["Client", "Stage", "Last talk"], ["Birch", "New", "31.01.2026"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "book.xlsx")
    for _ in range(2):
        result = run("refresh", "book.xlsx")
        assert "Columns of yours that are not used: Last talk" in result.output
