"""``import``: the mapping is shown, rows are counted, and nobody is asked where nobody can answer."""

import gzip
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import Table as WorksheetTable

from sheets_addin.books import FileBook
from sheets_addin.cli import import_command
from tests.cli.conftest import Run

ORDERS = (
    "InvoiceNo,CustomerID,InvoiceDate,Country,amount\n"
    "536365,0042,2010-12-01 08:26:00,UK,139.12\n"
    "536366,0042,2010-12-01 08:28:00,UK,22.2\n"
    "C1,0043,2010-12-02 08:28:00,UK,-5\n"
    "536367,,2010-12-02 08:28:00,UK,1\n"
)


def cells(book: Path, tab: str, header: str) -> list[object]:
    rows = FileBook(book).read(tab).rows
    place = list(rows[0]).index(header)
    return [row[place] for row in rows[1:] if any(cell not in (None, "") for cell in row)]


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    run("new", "book.xlsx", "--lang", "en")
    return tmp_path / "book.xlsx"


def test_orders_and_their_clients_are_brought_in_and_counted(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "orders.csv.gz").write_bytes(gzip.compress(ORDERS.encode()))
    result = run("import", book, "orders.csv.gz", "--as", "orders")
    assert (result.exit_code, result.stderr) == (0, "")
    for text in (
        "orders.csv.gz: which column goes where",
        "CustomerID",
        "Client or ID",
        "order_client",
        "0042 · 0042 · 0043",
        "Not imported: Country",
        "Rows in the file: 4",
        "Orders added: 4",
        "Clients named in the orders and new to the workbook, added: 2",
    ):
        assert text in result.stdout
    assert cells(book, "Clients", "ID") == ["0042", "0043"]
    assert cells(book, "Orders", "Amount") == [139.12, 22.2, -5, 1]
    again = run("import", book, "orders.csv.gz", "--as", "orders")
    assert "Orders added: 0" in again.stdout
    assert "Orders already there, skipped: 4" in again.stdout


def test_clients_are_brought_in_in_the_workbooks_language(run: Run, tmp_path: Path) -> None:
    run("new", "book.xlsx", "--lang", "ru")
    (tmp_path / "clients.csv").write_text("Company;Phone;Weight\nBirch;1;5\nOak;;\n;2;\n")
    result = run("import", "book.xlsx", "clients.csv", "--as", "clients", "--lang", "en")
    assert result.exit_code == 0
    for text in (
        "clients.csv: какой столбец куда",
        "Не импортируются: Weight",
        "Строк в файле: 3",
        "Добавлено клиентов: 2",
        "Строк без кода и названия клиента, пропущено: 1",
    ):
        assert text in result.stdout


def test_unreadable_and_too_long_cells_are_counted(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text(f"Client;Debt;Note\nBirch;much;{'x' * 40_000}\n")
    result = run("import", book, "clients.csv", "--as", "clients")
    assert "Cells that could not be read, kept as text: 1 (the next refresh lists them on “Problems”)" in result.stdout
    assert "Texts longer than a cell can hold, cut: 1" in result.stdout
    assert cells(book, "Clients", "Debt") == ["much"]


def test_a_mapping_given_by_hand_is_used_and_shown(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("who;when;how much\nBirch;02.01.2026;5\n")
    result = run(
        "import", book, "orders.csv", "--as", "orders",
        "--map", "order_client=who", "--map", "order_date = WHEN", "--map", "amount=how much",
    )  # fmt: skip
    assert result.exit_code == 0
    assert "how much" in result.stdout
    assert cells(book, "Orders", "Client or ID") == ["Birch"]


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ([], "“orders.csv” has no column for “Client or ID”, “Date”, “Amount”. Its headers: who, when, how much."),
        (["--map", "order_client"], "“order_client” should read key=HEADER, for example: --map order_date=InvoiceDate"),
        (["--map", "=who"], "“=who” should read key=HEADER"),
        (["--map", "buyer=who"], "--map buyer=…: there is no such key. The keys are: order_client, order_date"),
        (["--map", "amount=price"], "--map amount=price: “orders.csv” has no such header. Its headers: who, when"),
    ],
)
def test_a_wrong_mapping_ends_with_2_and_changes_nothing(
    run: Run, book: Path, tmp_path: Path, mapping: list[str], sentence: str
) -> None:
    before = book.read_bytes()
    (tmp_path / "orders.csv").write_text("who;when;how much\nBirch;02.01.2026;5\n")
    result = run("import", book, "orders.csv", "--as", "orders", *mapping)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert book.read_bytes() == before


def test_a_missing_source_is_wrong_use_and_an_unreadable_one_leaves_the_book(
    run: Run, book: Path, tmp_path: Path
) -> None:
    assert run("import", book, "no.csv", "--as", "orders").exit_code == 2
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\x00\x00")
    before = book.read_bytes()
    result = run("import", book, "picture.csv", "--as", "orders")
    assert result.exit_code == 3
    assert result.stderr == "“picture.csv” is neither a text table nor a workbook (.xlsx).\n"
    assert book.read_bytes() == before


def test_another_workbook_can_be_the_source(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text("Client;Debt\nBirch;5\n")
    run("import", book, "clients.csv", "--as", "clients")
    run("new", "other.xlsx", "--lang", "ru")
    result = run("import", "other.xlsx", book, "--as", "clients")
    assert result.exit_code == 0
    assert cells(tmp_path / "other.xlsx", "Клиенты", "Клиент") == ["Birch"]
    assert cells(tmp_path / "other.xlsx", "Клиенты", "Дебиторка") == [5]


def test_a_workbook_of_ones_own_keeps_everything_and_grows(run: Run, tmp_path: Path) -> None:
    own = Workbook()
    sheet = own.active
    assert sheet is not None
    sheet.title = "Клиенты"
    for row in (["Моё", "Код", "Клиент", "Телефон"], ["x", "0042", "Ромашка", None], ["y", None, "Лютик", "=1+1"]):
        sheet.append(row)
    sheet.add_table(WorksheetTable(displayName="Base", ref="A1:D3"))
    own.create_sheet("Прочее").append(["не трогать"])
    own.save(tmp_path / "own.xlsx")
    (tmp_path / "clients.csv").write_text(
        "ID,Client,Phone,E-mail,Debt\n0042,Другая,111,a@example.com,\n,Лютик,222,,5\n0077,Клён,333,,7\n"
    )
    result = run("import", "own.xlsx", "clients.csv", "--as", "clients")
    assert result.exit_code == 0
    assert "Клиентов уже было в книге: 2" in result.stdout
    written = load_workbook(tmp_path / "own.xlsx")
    assert [[cell.value for cell in row] for row in written["Клиенты"].rows] == [
        ["Моё", "Код", "Клиент", "Телефон", "E-mail", "Дебиторка"],
        ["x", "0042", "Ромашка", "111", "a@example.com", None],
        ["y", None, "Лютик", "=1+1", None, 5],
        [None, "0077", "Клён", "333", None, 7],
    ]
    assert written["Клиенты"].tables["Base"].ref == "A1:F4"
    assert written["Прочее"]["A1"].value == "не трогать"
    (tmp_path / "orders.csv").write_text("Client,Date,Amount\nКлён,2026-01-02,5\n")
    result = run("import", "own.xlsx", "orders.csv", "--as", "orders")
    assert result.exit_code == 0
    assert FileBook(tmp_path / "own.xlsx").sheets()[-1].name == "Заказы"
    refreshed = run("refresh", "own.xlsx", "--today", "2026-03-31", "--json")
    assert json.loads(refreshed.stdout)["problem_lines"] == []


@pytest.mark.parametrize(
    ("answer", "written"), [("yes", True), ("", True), ("да", True), ("no", False), ("нет", False), ("hm", False)]
)
def test_at_a_terminal_the_mapping_is_agreed_first(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    (tmp_path / "clients.csv").write_text("Client\nBirch\n")
    monkeypatch.setattr(import_command, "can_ask", lambda: True)
    monkeypatch.setattr("builtins.input", lambda *_: answer)
    result = run("import", book, "clients.csv", "--as", "clients")
    assert result.exit_code == 0
    assert "Import like this? [Y/n]" in result.stdout
    assert ("Nothing was written." in result.stdout) is not written
    assert cells(book, "Clients", "Client") == (["Birch"] if written else [])


def test_yes_asks_nobody(run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clients.csv").write_text("Client\nBirch\n")
    monkeypatch.setattr(import_command, "agreed", lambda language: pytest.fail("asked"))
    assert run("import", book, "clients.csv", "--as", "clients", "--yes").exit_code == 0


def test_stages_of_a_known_export_are_shown_by_their_names(run: Run, tmp_path: Path) -> None:
    run("new", "book.xlsx", "--lang", "ru")
    (tmp_path / "deals.csv").write_text(
        "Название сделки;Стадия сделки;Компания\nПоставка;Новая;Клён\nВторая;Счёт на предоплату;Ива\n", encoding="utf-8"
    )
    result = run("import", tmp_path / "book.xlsx", "deals.csv", "--lang", "ru", "--dry-run")
    assert result.exit_code == 0
    assert "Новый клиент · Сделка" in result.stdout
    assert "new" not in result.stdout
