"""``import`` into a workbook that knows some of it: what is completed, what is kept, what is doubtful is said."""

from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from tests.cli.conftest import Run


def cells(book: Path, tab: str, header: str) -> list[object]:
    rows = FileBook(book).read(tab).rows
    place = list(rows[0]).index(header)
    return [row[place] if place < len(row) else None for row in rows[1:] if any(cell not in (None, "") for cell in row)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Orders already there, skipped: 2",
                "Orders completed (their blank payment dates filled in): 1",
                "Values that differ, kept as in the workbook: 1",
            ],
        ),
        (
            "ru",
            [
                "Заказов уже было в книге, пропущено: 2",
                "Дополнено заказов (заполнены пустые даты оплаты): 1",
                "Значений, которые в файле другие, оставлено как в книге: 1",
            ],
        ),
    ],
)
def test_orders_paid_since_are_completed(run: Run, tmp_path: Path, language: str, expected: list[str]) -> None:
    book = tmp_path / "book.xlsx"
    run("new", book, "--lang", language)
    orders = tmp_path / "orders.csv"
    orders.write_text("Client,Date,Amount,Paid on\nBirch,2026-01-02,5,\nOak,2026-01-03,6,2026-01-10\n")
    first = run("import", book, orders, "--as", "orders")
    assert not any(line in first.stdout for line in expected)
    orders.write_text("Client,Date,Amount,Paid on\nBirch,2026-01-02,5,2026-01-09\nOak,2026-01-03,6,2026-01-11\n")
    result = run("import", book, orders, "--as", "orders")
    assert result.exit_code == 0
    for line in expected:
        assert line in result.stdout.splitlines()
    tab, header = ("Orders", "Paid on") if language == "en" else ("Заказы", "Оплачен")
    assert [str(day)[:10] for day in cells(book, tab, header)] == ["2026-01-09", "2026-01-10"]
    before = book.read_bytes()
    again = run("import", book, orders, "--as", "orders")
    assert expected[1] not in again.stdout
    assert expected[2] in again.stdout
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Clients added: 1",
                "Doubtful rows, left out: 1. Import at a terminal without --yes to be asked about each.",
                "Values that differ, kept as in the workbook: 1",
                "Clients whose ID is another client's in the workbook, kept apart under an ID of their own: 1 (Elm). "
                "Orders that name the old ID cannot be told to be theirs.",
            ],
        ),
        (
            "ru",
            [
                "Добавлено клиентов: 1",
                "Сомнительных строк, не импортировано: 1. Без --yes в терминале по каждой будет вопрос.",
                "Значений, которые в файле другие, оставлено как в книге: 1",
                "Клиентов, чей код в книге принадлежит другому клиенту, ведём отдельно под своим кодом: 1 (Elm). "
                "Заказы с прежним кодом к ним отнести нельзя.",
            ],
        ),
    ],
)
def test_doubts_about_clients_are_told(run: Run, tmp_path: Path, language: str, expected: list[str]) -> None:
    book = tmp_path / "book.xlsx"
    run("new", book, "--lang", language)
    clients = tmp_path / "clients.csv"
    clients.write_text("ID,Client,Phone,Manager\nC-000001,Birch,1,Ann\n")
    run("import", book, clients, "--as", "clients")
    clients.write_text("ID,Client,Phone,Manager\nC-000001,Elm,3,Ann\n,Birch,2,Ann\nC-000001,Birch,1,Bob\n")
    result = run("import", book, clients, "--as", "clients")
    assert result.exit_code == 0
    for line in expected:
        assert line in result.stdout.splitlines()
    tab, header = ("Clients", "ID") if language == "en" else ("Клиенты", "Код")
    assert cells(book, tab, header)[:2] == ["C-000001", "C-000002"]


def test_of_many_doubtful_clients_the_first_are_named(run: Run, tmp_path: Path) -> None:
    run("new", "book.xlsx", "--lang", "en")
    rows = "".join(f"Client {number},{phone}\n" for phone in (1, 2) for number in range(7))
    (tmp_path / "clients.csv").write_text("Client,Phone\n" + rows)
    result = run("import", "book.xlsx", "clients.csv", "--as", "clients")
    assert "added as new: 7 (Client 0, Client 1, Client 2, Client 3, Client 4, …)." in result.stdout


def test_western_and_russian_files_without_a_named_encoding_are_both_read(run: Run, tmp_path: Path) -> None:
    run("new", "book.xlsx", "--lang", "en")
    (tmp_path / "west.csv").write_bytes("Client;Note\nCafé Müller;x\n".encode("cp1252"))
    (tmp_path / "east.csv").write_bytes("Клиент;Заметка\nКафе «Ёлка»;x\n".encode("cp1251"))
    run("import", "book.xlsx", "west.csv", "--as", "clients")
    run("import", "book.xlsx", "east.csv", "--as", "clients")
    assert cells(tmp_path / "book.xlsx", "Clients", "Client") == ["Café Müller", "Кафе «Ёлка»"]
