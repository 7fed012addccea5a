"""One click on workbooks of real people and programs that got Clients and Orders."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book
from sheets_addin.tabs.input_tabs import clients_tab, table_tab
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes, Tab
from tests.books.packages import parts_of
from tests.conftest import Convert

_BOOKS = sorted((Path(__file__).parents[2] / ".." / "shared" / "workbooks").glob("*.xlsx"))
_TODAY = dt.date(2026, 3, 31)
_NOW = dt.datetime(2026, 3, 31, 9)
_NAME_NEW_TABS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}

pytestmark = pytest.mark.skipif(not _BOOKS, reason="the real workbooks are not beside this repository")


@pytest.fixture(scope="module")
def tabs() -> list[Tab]:
    """The demo's clients and orders."""
    demo = demo_tables(Language.ENGLISH, _TODAY, clients=100)
    return [
        clients_tab(Language.ENGLISH, (), None, demo.clients),
        table_tab("orders", Language.ENGLISH, demo.orders),
    ]


@pytest.mark.parametrize("original", _BOOKS, ids=lambda path: path.stem)
def test_the_result_is_that_of_any_other_workbook_and_nothing_of_the_users_changes(
    original: Path, tabs: list[Tab], soffice: Convert, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    shutil.copyfile(original, path)
    FileBook(path).write(Changes(tabs=tabs))
    result = refresh_book(FileBook(path), _TODAY, _NOW)
    shown = FileBook(soffice(path, "xlsx"))
    names = {sheet.name for sheet in shown.sheets()}
    assert {sheet.name for sheet in FileBook(path).sheets()} <= names
    for base, count in result.summary.bases.items():
        if base == "off_profile":
            continue
        name = {"development": "In development"}.get(base, base.capitalize())
        assert shown.read(name).rows == FileBook(path).read(name).rows
        assert len(shown.read(name).rows) - 1 == count
    header, *rows = shown.read("Clients").rows
    bases = [row[list(header).index("Base")] for row in rows]
    assert bases.count("Gold") == result.summary.bases["gold"] > 0
    assert len(bases) == 100

    refresh_book(FileBook(path), _TODAY + dt.timedelta(days=1), _NOW)
    before, after = parts_of(original), parts_of(path)
    changed = {name for name, content in before.items() if after.get(name) != content}
    assert changed <= {*_NAME_NEW_TABS, "docProps/app.xml"}
    for sheet in FileBook(original).sheets():
        assert FileBook(path).read(sheet.name) == FileBook(original).read(sheet.name)
