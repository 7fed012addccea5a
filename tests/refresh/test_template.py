"""A new workbook: what a manager finds when he opens it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from tests.refresh.conftest import NOW, TODAY

TEMPLATES = Path(__file__).parents[2] / "templates"
_DATED = "docProps/core.xml"


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


def test_the_category_drop_down_follows_the_settings(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    create_book(path, template_tabs(language))
    workbook = openpyxl.load_workbook(path)
    settings = workbook.worksheets[11]
    row = next(cell for cell in settings["A"] if cell.value in ("Categories", "Категории")).row
    settings.cell(row, 2).value = "Fishing; Hunting"
    workbook.save(path)
    refresh_book(FileBook(path), TODAY, NOW)
    workbook = openpyxl.load_workbook(path)
    offered = [cell.value for cell in workbook["_sheets_addin"]["E"][1:] if cell.value]
    assert offered == ["Fishing", "Hunting"]
    rules = workbook.worksheets[0].data_validations.dataValidation
    assert [rule.formula1 for rule in rules if str(rule.sqref).startswith("H2")] == [
        "OFFSET('_sheets_addin'!$E$2,0,0,MAX(1,COUNTA('_sheets_addin'!$E$2:$E$255)),1)"
    ]


def test_an_empty_workbook_refreshes_and_says_nothing_is_wrong(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    create_book(path, template_tabs(language))
    result = refresh_book(FileBook(path), TODAY, NOW)
    assert (result.summary.clients, result.problems) == (0, [])


def test_the_checked_in_templates_are_what_new_builds(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    create_book(path, template_tabs(language))
    built, kept = (zipfile.ZipFile(book) for book in (path, TEMPLATES / f"sales-{language.value}.xlsx"))
    assert built.namelist() == kept.namelist()
    differing = [name for name in built.namelist() if name != _DATED and built.read(name) != kept.read(name)]
    assert differing == [], "run: make templates"
