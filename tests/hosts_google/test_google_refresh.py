"""Refresh from the Sales menu, on a workbook in Google Sheets."""

from __future__ import annotations

import datetime as dt
import json

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS
from tests.hosts_excel.excel_workbook import cells_of
from tests.hosts_google.google_workbook import FORMULAS, SHOWN, sheets_of

NOW = dt.datetime(2026, 3, 31, 9, 30)
# the clock of the model stands still in the workbook's zone
CLOCK = f"""
  const zone = {{ now: {int(NOW.timestamp() * 1000)} }};
  const RealDate = Date;
  Days.prototype.now = () => "{NOW.isoformat()}";
"""
LAST = "googleHost.book.toasts[googleHost.book.toasts.length - 1]"


def demo_book(folder, language, clients):
    path = folder / f"sales-{clients}-{language}.xlsx"
    create_book(path, template_tabs(language, vars(demo_tables(language, NOW.date(), clients=clients))))
    return path


@pytest.fixture(scope="module")
def small_book(tmp_path_factory):
    return demo_book(tmp_path_factory.mktemp("books"), Language.ENGLISH, 30)


@pytest.mark.parametrize(("language", "clients", "said"), [
    (Language.RUSSIAN, 500, "Обновлено. Клиентов: 500"),
    (Language.ENGLISH, 60, "Refreshed. Clients: 60"),
])  # fmt: skip
def test_a_refresh_gives_the_cells_of_a_refreshed_file(google, tmp_path, language, clients, said):
    path = demo_book(tmp_path, language, clients)
    code = f"{CLOCK} menuRefresh(); {SHOWN} {FORMULAS} return {{ shown, formulas, told: {LAST}, calls: googleHost.calls, alerts: googleHost.alerts, fetches: googleHost.fetches.length }};"
    found = google.run(code, sheets_of(path), language=str(language.value))
    assert found["alerts"] == []
    assert found["told"].startswith(said), found["told"]
    assert found["fetches"] == 1

    book = FileBook(path)
    refresh_book(book, NOW.date(), NOW)
    own = {text.in_language(language) for text in OWN_TABS.values()}
    assert own <= set(found["shown"]) == {info.name for info in book.sheets()}
    for name in own:
        assert found["shown"][name] == cells_of(book.read(name)), name
    written = openpyxl.load_workbook(path)[INPUT_TABS["clients"].in_language(language)]
    expected = {
        (cell.row - 1, cell.column - 1): cell.value
        for row in written.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    }
    assert len(expected) > clients
    typed = {(row, column): text for row, column, text in found["formulas"][written.title]}
    assert typed == {place: text.replace(",", ";") for place, text in expected.items()}
    # the calls do not grow with the rows: a whole refresh stays far below what one execution may take
    print(f"{clients} clients:", sum(found["calls"].values()), "calls")
