"""``demo``: a workbook that looks alive, and never in the place of somebody's work."""

from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.refresh import open_workbook
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes, Tab, TabColumn
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en", ["Clients as of ", "★ Gold", "■ Black", "Whom to call first", "Written: "]),
        ("ru", ["Клиентов на ", "★ Золотой", "■ Чёрный", "Кому звонить первым", "Записано: "]),
    ],
)
def test_the_demo_shows_bases_calls_and_where_the_workbook_is(
    run: Run, tmp_path: Path, language: str, found: list[str]
) -> None:
    result = run("demo", "--lang", language)
    assert (result.exit_code, result.stderr) == (0, "")
    book = tmp_path / "demo" / f"demo-{language}.xlsx"
    for text in (*found, str(book.relative_to(tmp_path))):
        assert text in result.stdout
    workbook = open_workbook(FileBook(book))
    assert (workbook.language, len(workbook.clients.rows)) == (Language(language), 300)
    assert [path.name for path in book.parent.iterdir() if path.suffix == ".xlsx"] == [book.name]


def test_an_earlier_demo_that_nobody_changed_is_replaced(run: Run, tmp_path: Path) -> None:
    run("demo", "here", "--today", "2026-01-15")
    book = tmp_path / "here" / "demo-en.xlsx"
    before = book.read_bytes()
    assert run("demo", "here", "--today", "2026-05-15").exit_code == 0
    assert book.read_bytes() != before
    assert sorted(path.name for path in book.parent.iterdir()) == [".demo-en.xlsx.sha256", "demo-en.xlsx"]


def test_a_demo_that_somebody_changed_stays(run: Run, tmp_path: Path) -> None:
    run("demo")
    book = tmp_path / "demo" / "demo-en.xlsx"
    FileBook(book).write(Changes(tabs=[Tab("Mine", [TabColumn("Note", ["precious"])])]))
    changed = book.read_bytes()
    result = run("demo")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("“demo/demo-en.xlsx” has been changed since the demo was built")
    assert book.read_bytes() == changed


def test_a_file_of_that_name_from_elsewhere_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    book = tmp_path / "demo" / "demo-ru.xlsx"
    book.write_bytes(b"precious")
    result = run("demo", "--lang", "ru")
    assert result.exit_code == 3
    assert result.stderr.startswith("«demo/demo-ru.xlsx» изменили после создания примера, или это другой файл")
    assert book.read_bytes() == b"precious"


def test_a_folder_that_is_a_file_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("mine")
    result = run("demo")
    assert result.exit_code == 3
    assert result.stderr.startswith("The folder “demo” cannot be used: ")
    assert (tmp_path / "demo").read_text() == "mine"
