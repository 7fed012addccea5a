"""Computed cells of Clients, texts in cells of people's formats, and charts, from one refresh to the next."""

from __future__ import annotations

import pytest

from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import OWN_TABS
from tests.hosts_google.google_books import NOW
from tests.hosts_google.google_workbook import sheets_of

CLOCK = f'let moment = "{NOW.isoformat()}"; Days.prototype.now = () => moment;'


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Sheets of a small workbook that was never refreshed, by the program that answers its formulas."""
    folder = tmp_path_factory.mktemp("books")
    tables = vars(demo_tables(Language.RUSSIAN, NOW.date(), clients=100))
    small = {key: table.head(25) for key, table in tables.items()}
    found = {}
    for host in (None, "google"):
        path = folder / f"{host}.xlsx"
        create_book(path, template_tabs(Language.RUSSIAN, small, host=host))
        found[host] = list(sheets_of(path))
    return found


# Google computes a formula of ours when it comes into a cell that held none, and then keeps its result
COMPUTED = """
  const clients = googleHost.book.getSheetByName("Клиенты");
  const born = new Map();
  const look = () => clients.cells.forEach((row, place) => row.forEach((cell, column) => {
    const key = `${place},${column}`;
    if (!cell.formula) born.delete(key);
    else if (!born.has(key)) born.set(key, moment);
  }));
  const { flush } = SpreadsheetApp;
  SpreadsheetApp.flush = () => { flush(); look(); };
"""


def test_formulas_are_set_again_when_their_results_would_be_those_of_another_day(google, sheets):
    code = f"""{CLOCK} {COMPUTED}
      const told = [];
      const refresh = () => {{
        const calls = () => googleHost.calls["Range.setFormulas"] ?? 0;
        const before = calls();
        menuRefresh();
        look();
        told.push([born.size, [...new Set(born.values())].join(), calls() > before]);
      }};
      refresh();
      moment = "2026-03-31T15:00:00";
      refresh();
      moment = "2026-06-01T09:00:00";
      refresh();
      moment = "2026-06-01T10:00:00";
      const settings = googleHost.book.getSheetByName("Настройки");
      settings.cells.find((row) => String(row[0]?.value).startsWith("Валюта"))[1].value = "€";
      refresh();
      return {{ told, alerts: googleHost.alerts }};"""
    found = google.run(code, sheets["google"])
    assert found["alerts"] == []
    (count, first, _), same_day, next_day, other_settings = found["told"]
    assert count > 200
    assert first == "2026-03-31T09:30:00"
    assert same_day == [count, first, False]
    assert next_day == [count, "2026-06-01T09:00:00", True]
    assert other_settings == [count, "2026-06-01T10:00:00", True]


def test_formulas_that_are_set_again_come_back_where_google_refuses(google, sheets):
    code = f"""{CLOCK}
      menuRefresh();
      moment = "2026-06-01T09:00:00";
      const {{ setFormulas }} = googleHost.Range.prototype;
      const before = JSON.stringify(googleHost.book.seen());
      googleHost.Range.prototype.setFormulas = () => {{ throw new Error("Google refused"); }};
      menuRefresh();
      const same = JSON.stringify(googleHost.book.seen()) === before;
      googleHost.Range.prototype.setFormulas = setFormulas;
      const calls = googleHost.calls["Range.setFormulas"];
      moment = "2026-03-31T10:00:00";
      menuRefresh();
      return [same, googleHost.alerts.length, googleHost.calls["Range.setFormulas"] > calls];"""
    assert google.run(code, sheets["google"]) == [True, 1, True]


def test_texts_in_cells_of_plain_text_show_no_sign(google, sheets):
    code = f"""{CLOCK}
      menuRefresh();
      const clients = googleHost.book.getSheetByName("Клиенты");
      const place = clients.cells[0].findIndex((cell) => cell.value === "Телефон");
      clients.getRange(1, place + 1, clients.getMaxRows(), 1).setNumberFormat("@");
      const tab = googleHost.book.getSheetByName("{OWN_TABS["development"].ru}");
      const [headers, first] = tab.cells;
      const at = (name) => headers.findIndex((cell) => cell.value === name);
      const client = first[at("Клиент")].value;
      first[at("Телефон")].value = "+7 000";
      const below = tab.extent()[0];
      tab.change(below, at("Клиент")).value = "Новый клиент";
      tab.change(below, at("Телефон")).value = "007";
      const before = JSON.stringify(clients.seen());
      const {{ setValues }} = googleHost.Range.prototype;
      const phones = () => clients.cells.map((row) => row[place]).filter((cell) => cell?.value);
      googleHost.Range.prototype.setValues = function refusing(grid) {{
        if (JSON.stringify(grid).includes("'+7 000")) throw new Error("Google refused");
        return setValues.call(this, grid);
      }};
      menuRefresh();
      const same = JSON.stringify(clients.seen()) === before;
      googleHost.Range.prototype.setValues = setValues;
      menuRefresh();
      const shown = phones().map((cell) => [cell.value, cell.look.numberFormat]);
      return {{ same, alerts: googleHost.alerts.length, shown }};"""
    found = google.run(code, sheets[None])
    assert found["same"]
    assert found["alerts"] == 1
    texts = [text for text, _ in found["shown"]]
    assert {"+7 000", "007"} <= set(texts)
    assert [text for text in texts if text.startswith("'")] == []
    assert {code for _, code in found["shown"]} == {"@"}


def test_charts_are_known_as_ours_in_another_language_and_by_another_name(google, sheets):
    code = f"""{CLOCK}
      const charts = () => Object.fromEntries(googleHost.book.sheets.map((sheet) => [sheet.name, sheet.charts.length]));
      menuRefresh();
      const first = charts();
      const team = googleHost.book.getSheetByName("{OWN_TABS["team"].ru}");
      team.charts[0].parts.options.title = "Моё название";
      menuRefresh();
      const kept = team.charts[0].parts.options.title;
      const settings = googleHost.book.getSheetByName("Настройки");
      settings.cells.find((row) => row[0]?.value === "Язык")[1].value = "английский";
      menuRefresh();
      const titles = team.charts.map((chart) => chart.parts.options.title);
      return {{ first, kept, then: charts(), titles, alerts: googleHost.alerts }};"""
    found = google.run(code, sheets[None])
    assert found["alerts"] == []
    assert found["kept"] == "Моё название"
    assert sum(found["first"].values()) > 5
    assert found["then"] == found["first"]
    assert not [title for title in found["titles"] if any("а" <= letter <= "я" for letter in title.lower())]
