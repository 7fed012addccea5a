"""Refresh in the pane, on a workbook that is open in Excel."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import OWN_TABS
from tests.hosts_excel.excel_workbook import cells_of, put_into_excel, shown_in_excel

NOW = dt.datetime(2026, 3, 31, 9, 30)
CLIENTS = 2000


def demo_book(folder: Path, language: Language, clients: int) -> Path:
    tables = demo_tables(language, NOW.date(), clients=clients)
    path = folder / f"sales-{clients}-{language}.xlsx"
    create_book(path, template_tabs(language, vars(tables)))
    return path


def open_pane(open_page, path, language="ru"):
    opened = open_page(language=language)
    page = opened.page
    page.clock.set_fixed_time(NOW)
    page.wait_for_selector("[role=tabpanel]:not([aria-busy]) > *")
    put_into_excel(page, path)
    return opened


def refresh(page):
    page.click("button.main")
    page.wait_for_selector("button.main:not([disabled])", timeout=120_000)
    return page.inner_text(".message")


def without_formulas(rows, formulas_of):
    """Cells of computed columns show nothing yet: Excel asks for them when all is written."""
    return [[cell for place, cell in enumerate(row) if place not in formulas_of] for row in rows]


def test_a_refresh_in_excel_gives_the_tabs_of_the_command_line(open_page, tmp_path):
    path = demo_book(tmp_path, Language.RUSSIAN, CLIENTS)
    opened = open_pane(open_page, path)
    said = refresh(opened.page)
    assert said.startswith("Обновлено. Клиентов: 2000"), said
    shown = shown_in_excel(opened.page)

    book = FileBook(path)
    refresh_book(book, NOW.date(), NOW)
    assert set(shown) == {info.name for info in book.sheets() if not info.name.startswith("_sheets_addin_")}
    for text in OWN_TABS.values():
        name = text.ru
        assert shown[name] == cells_of(book.read(name)), name
    assert opened.faults == []
