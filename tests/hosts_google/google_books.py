"""Small workbooks for the model of Google Sheets, and the moment at which they are refreshed."""

from __future__ import annotations

import datetime as dt

import openpyxl

from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import OWN_TABS

NOW = dt.datetime(2026, 3, 31, 9, 30)
CLOCK = f'Days.prototype.now = () => "{NOW.isoformat()}";'
TOLD = """
  const told = { alerts: googleHost.alerts, toasts: googleHost.book.toasts, fetches: googleHost.fetches.length };
"""


def demo_book(folder, language, clients, host=None):
    path = folder / f"sales-{clients}-{language}.xlsx"
    create_book(path, template_tabs(language, vars(demo_tables(language, NOW.date(), clients=clients)), host=host))
    return path


def small_book(path):
    """A workbook of 25 clients that was never refreshed."""
    tables = vars(demo_tables(Language.RUSSIAN, NOW.date(), clients=100))
    create_book(path, template_tabs(Language.RUSSIAN, {key: table.head(25) for key, table in tables.items()}))
    return path


def type_on_a_tab(path):
    """Two cells of clients, and a client below them."""
    book = openpyxl.load_workbook(path)
    tab = book[OWN_TABS["development"].ru]
    headers = {cell.value: cell.column for cell in tab[1]}
    tab.cell(2, headers["Телефон"]).value = "+7 000"
    tab.cell(3, headers["Следующий контакт"]).value = dt.datetime(2026, 4, 17)
    below = tab.max_row + 1
    tab.cell(below, headers["Клиент"]).value = "Новый клиент 007"
    tab.cell(below, headers["Телефон"]).value = "007"
    book.save(path)
