"""``explain``: every result of a client with its reason, and help where the name is not quite right."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

CLIENTS = """\
ID;Client;Manager;Debt;Payment due;Need;Money;Deal value
A1;Birch Ltd;Ann;120 000;2026-02-14;;;
A2;Oak & Sons;Ann;;;yes;;600 000
A3;Oak & Sons;Bob;;;no;;
A4;A1;Bob;;;no;;
;Elm [bold]House;Bob;;;;;
"""


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "clients.csv").write_text(CLIENTS)
    (tmp_path / "orders.csv").write_text("Client;Date;Amount\nBirch Ltd;2025-06-01;10000\n")
    run("new", "book.xlsx", "--lang", "en")
    run("import", "book.xlsx", "clients.csv", "--as", "clients")
    run("import", "book.xlsx", "orders.csv", "--as", "orders")
    return tmp_path / "book.xlsx"


def words(text: str) -> str:
    """The text of tables without their lines, wrapped cells joined as far as a row goes."""
    return " ".join("".join(" " if letter in "│┃─━┌┐└┘├┤┬┴┼" else letter for letter in text).split())


@pytest.mark.parametrize("named", ["A1", "a1"])
def test_a_client_is_found_by_id_before_name_and_explained(run: Run, book: Path, named: str) -> None:
    before = book.read_bytes()
    result = run("explain", book, named, "--today", "2026-03-31")
    assert (result.exit_code, result.stderr) == (0, "")
    shown = words(result.stdout)
    assert shown.startswith("Birch Ltd (A1)")
    assert "Black: debt 120 000 is 45 days overdue (limit 30)" in shown
    assert "Debt 120 000" in shown
    assert "Payment due 14.02.2026" in shown
    assert book.read_bytes() == before


def test_all_clients_of_one_name_are_explained(run: Run, book: Path) -> None:
    shown = words(run("explain", book, "oak & SONS", "--today", "2026-03-31").stdout)
    assert "Oak & Sons (A2)" in shown
    assert "Oak & Sons (A3)" in shown
    assert "ask: money" in shown


def test_a_client_without_an_id_shows_the_one_it_will_get(run: Run, book: Path) -> None:
    assert "Elm [bold]House (C-000001)" in run("explain", book, "elm [bold]house").stdout


def test_near_names_are_offered(run: Run, book: Path) -> None:
    result = run("explain", book, "Brich Ltd")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "There is no client “Brich Ltd” in the workbook. Perhaps: Birch Ltd.\n"


@pytest.mark.parametrize(("typed", "meant"), [("bir", "Birch Ltd (A1)"), ("LTD", "Birch Ltd (A1)"), ("& sons", "(A3)")])
def test_a_beginning_or_a_part_that_only_one_name_has_is_enough(run: Run, book: Path, typed: str, meant: str) -> None:
    assert meant in words(run("explain", book, typed, "--today", "2026-03-31").stdout)


def test_a_beginning_comes_before_a_part(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text("ID;Client\nK1;Oakwood\nK2;Old Oak\nK3;Old Elm\n")
    run("new", "oaks.xlsx", "--lang", "en")
    run("import", "oaks.xlsx", "clients.csv", "--as", "clients")
    assert words(run("explain", "oaks.xlsx", "oak").stdout).startswith("Oakwood (K1)")
    several = run("explain", "oaks.xlsx", "old")
    assert (several.exit_code, several.stdout) == (2, "")
    assert several.stderr == "“old” fits several clients: Old Oak, Old Elm. Type more of the name, or the ID.\n"
    assert "K1, K2, K3" in run("explain", "oaks.xlsx", "K").stderr


def test_nothing_near_nothing_offered(run: Run, book: Path) -> None:
    result = run("explain", book, "Zzzzzz")
    assert (result.exit_code, result.stderr) == (2, "There is no client “Zzzzzz” in the workbook.\n")
    assert run("explain", book, " ").exit_code == 2


def test_a_russian_workbook_answers_in_russian(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text("Клиент;Дебиторка\nБерёза;5\n")
    run("new", "book.xlsx", "--lang", "ru")
    run("import", "book.xlsx", "clients.csv", "--as", "clients")
    shown = words(run("explain", "book.xlsx", "береза").stdout)
    assert shown.startswith("Берёза (C-000001)")
    assert "В разработке: ещё не покупал" in shown
    assert words(run("explain", "book.xlsx", "бер").stdout).startswith("Берёза (C-000001)")
    assert run("explain", "book.xlsx", "Берёзка").stderr == ("Клиента «Берёзка» в книге нет. Может быть: Берёза.\n")
