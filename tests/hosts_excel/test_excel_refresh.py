"""Refresh in the pane, on a workbook that is open in Excel."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

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


@pytest.fixture
def small_book(tmp_path):
    return demo_book(tmp_path, Language.ENGLISH, 100)


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


def test_computed_cells_hold_formulas_that_excel_answers(open_page, small_book):
    opened = open_pane(open_page, small_book, "en")
    refresh(opened.page)
    headers, first = opened.page.evaluate(
        """() => {
          const sheet = excelHost.book.sheet("Clients");
          return [0, 1].map((row) => sheet.rows[row].map((cell) => cell.formula ?? cell.value));
        }"""
    )
    assert first[headers.index("Base")] == "=SEGMENT(A2:AS2)"
    assert first[headers.index("Next action")] == "=NEXT_ACTION(A2:AS2)"


def test_the_next_days_refresh_gives_the_tabs_of_the_command_line(open_page, small_book):
    opened = open_pane(open_page, small_book, "en")
    page = opened.page
    refresh(page)
    page.clock.set_fixed_time(NOW + dt.timedelta(days=9))
    refresh(page)
    shown = shown_in_excel(page)
    for days in (0, 9):
        moment = NOW + dt.timedelta(days=days)
        refresh_book(FileBook(small_book), moment.date(), moment)
    book = FileBook(small_book)
    for text in OWN_TABS.values():
        assert shown[text.en] == cells_of(book.read(text.en)), text.en


def test_what_people_made_of_the_workbook_stays(open_page, small_book):
    opened = open_pane(open_page, small_book, "en")
    page = opened.page
    refresh(page)
    page.evaluate(
        """() => {
          const { book } = excelHost;
          const clients = book.sheet("Clients"), gold = book.sheet("Gold");
          book.active = clients;
          book.selection = { sheet: clients, row: 7, column: 3, rows: 2, columns: 1 };
          clients.widths[1] = 123;
          gold.widths[1] = 234;
          gold.filter = { criteria: "Anna", applied: 1 };
        }"""
    )
    page.clock.set_fixed_time(NOW + dt.timedelta(days=9))
    refresh(page)
    kept = page.evaluate(
        """() => {
          const seen = excelHost.book.seen();
          const sheet = (name) => seen.sheets.find((one) => one.name === name);
          return [seen.active, seen.selection, sheet("Clients").widths[1], sheet("Gold").widths[1],
                  sheet("Gold").filter.criteria];
        }"""
    )
    assert kept == ["Clients", {"sheet": "Clients", "row": 7, "column": 3, "rows": 2, "columns": 1}, 123, 234, "Anna"]


REFUSED_AT_EACH = """async (points) => {
  const difference = (one, other, path = "") => {
    if (typeof one !== "object" || one === null || other === null || typeof other !== "object") {
      return one === other ? "" : `${path}: ${JSON.stringify(one)?.slice(0, 90)} became ${JSON.stringify(other)?.slice(0, 90)}`;
    }
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const name of names) {
      const found = difference(one[name], other[name], `${path} ${name}`);
      if (found) return found;
    }
    return "";
  };
  const { OpenWorkbook } = await import("/excel/excel_book.js");
  const { Backend } = await import("/excel/backend.js");
  const backend = new Backend();
  const post = backend.post.bind(backend);
  let answer;
  // what is sent stays the same from try to try, so the server need answer once
  backend.post = async (...question) => (answer ??= await post(...question));
  const workbook = new OpenWorkbook(backend);
  const work = () => workbook.refresh({ progress() {}, signal: new AbortController().signal });
  const before = excelHost.book;
  const copy = () => {
    excelHost.book = new WorkbookModel([]);
    excelHost.book.sheets = before.sheets.map((sheet) => Object.assign(sheet.copied(sheet.name), {
      book: excelHost.book, tables: structuredClone(sheet.tables),
    }));
    excelHost.book.active = excelHost.book.sheet(before.active.name);
    excelHost.book.selection = { ...before.selection, sheet: excelHost.book.sheet(before.selection.sheet.name) };
    excelHost.changes = 0;
  };
  copy();
  excelHost.failAt = -1;
  await work();
  const changes = excelHost.changes;
  const wrong = [];
  const said = new Set();
  for (let point = 0; point < points; point += 1) {
    copy();
    excelHost.failAt = Math.floor((point * changes) / points);
    const outcome = await work().catch((error) => error);
    excelHost.failAt = -1;
    const kind = outcome instanceof Error ? outcome.message : outcome.remark;
    said.add(kind);
    const differs = difference(before.seen(), excelHost.book.seen());
    if (outcome instanceof Error ? differs : !outcome.remark) wrong.push([point, kind, differs]);
  }
  return [changes, wrong, [...said]];
}"""


@pytest.mark.parametrize("has_tabs", [False, True], ids=["first refresh", "next refresh"])
def test_a_refusal_at_any_step_leaves_the_workbook_as_it_was(open_page, small_book, has_tabs):
    opened = open_pane(open_page, small_book, "en")
    page = opened.page
    if not has_tabs:
        page.evaluate(
            """(names) => { excelHost.book.sheets = excelHost.book.sheets.filter(({ name }) => !names.includes(name)); }""",
            [text.en for text in OWN_TABS.values()],
        )
    else:
        refresh(page)
        page.evaluate("() => { excelHost.book.sheet('Clients').rows[3][4].value = 'Somebody Else'; }")
        page.clock.set_fixed_time(NOW + dt.timedelta(days=9))
    changes, wrong, said = page.evaluate(REFUSED_AT_EACH, 40)
    assert changes > 100
    assert wrong == []
    assert any(text.startswith("The refresh failed, and everything is as it was: Excel refused") for text in said)
