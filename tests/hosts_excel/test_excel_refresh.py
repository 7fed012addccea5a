"""Refresh in the pane, on a workbook that is open in Excel."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import OWN_TABS
from tests.hosts_excel.excel_workbook import cells_of, demo_book, put_into_excel, shown_in_excel

NOW = dt.datetime(2026, 3, 31, 9, 30)
CLIENTS = 2000


@pytest.fixture
def small_book(tmp_path):
    return demo_book(tmp_path, Language.ENGLISH, 100, NOW.date())


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
    path = demo_book(tmp_path, Language.RUSSIAN, CLIENTS, NOW.date())
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


@pytest.mark.parametrize("hides", [False, True])
def test_a_filter_of_ones_own_takes_in_the_columns_that_refresh_adds(open_page, tmp_path, hides):
    path = tmp_path / "own.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Clients"
    for cells in (["Client", "Manager", "Stage"], ["Birch", "Anna", "New"], ["Oak", "Anna", "New"]):
        book.active.append(cells)
    book.save(path)
    opened = open_pane(open_page, path, "en")
    opened.page.evaluate(
        "(hides) => { excelHost.book.sheet('Clients').filter = { row: 0, column: 0, rows: 3, columns: 3, hides }; }",
        hides,
    )
    refresh(opened.page)
    filtered, width = opened.page.evaluate(
        "(({ filter, rows }) => [[filter.rows, filter.columns], rows[0].length])(excelHost.book.sheet('Clients'))"
    )
    assert width > 3
    assert filtered == [3, 3 if hides else width]
    assert opened.faults == []


def test_the_next_days_refresh_gives_the_tabs_of_the_command_line(open_page, small_book):
    opened = open_pane(open_page, small_book, "en")
    page = opened.page
    refresh(page)
    page.wait_for_function("excelHost.book.calculated")
    page.clock.set_fixed_time(NOW + dt.timedelta(days=9))
    page.evaluate("() => { excelHost.book.calculated = null; excelHost.book.shownBy = () => 'of the next day'; }")
    refresh(page)
    page.wait_for_function("excelHost.book.calculated")
    computed = page.evaluate(
        "excelHost.book.sheet('Clients').rows.flat().filter((cell) => cell.formula).map((cell) => cell.value)"
    )
    assert len(computed) > 900
    assert set(computed) == {"of the next day"}, "formulas whose text stays are computed too"
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
          gold.change(1, 1, { look: LOOKS.with(gold.cell(1, 1).look, "numberFormat", "0.000") });
        }"""
    )
    page.clock.set_fixed_time(NOW + dt.timedelta(days=9))
    refresh(page)
    kept = page.evaluate(
        """() => {
          const seen = excelHost.book.seen();
          const sheet = (name) => seen.sheets.find((one) => one.name === name);
          return [seen.active, seen.selection, sheet("Clients").widths[1], sheet("Gold").widths[1],
                  sheet("Gold").filter.criteria, sheet("Gold").cells["1,1"][1].numberFormat];
        }"""
    )
    selection = {"sheet": "Clients", "row": 7, "column": 3, "rows": 2, "columns": 1}
    assert kept == ["Clients", selection, 123, 234, "Anna", "0.000"]


def test_a_date_typed_on_a_tab_is_shown_as_one_on_clients(open_page, small_book):
    page = open_pane(open_page, small_book, "en").page
    refresh(page)
    typed = page.evaluate(
        """() => {
          const { book } = excelHost;
          const gold = book.sheet("Standard"), clients = book.sheet("Clients");
          const place = (sheet, name) => sheet.rows[0].findIndex((cell) => cell.value === name);
          const name = gold.cell(1, place(gold, "Client")).value;
          gold.change(1, place(gold, "Next contact"), { value: 46200 });
          const row = clients.rows.findIndex((cells) => cells[1]?.value === name);
          globalThis.changed = () => clients.cell(row, place(clients, "Next contact"));
          return LOOKS.sets[changed().look].numberFormat ?? "General";
        }"""
    )
    assert typed == "General"
    page.clock.set_fixed_time(NOW + dt.timedelta(days=1))
    refresh(page)
    shown = page.evaluate("() => [changed().value, LOOKS.sets[changed().look].numberFormat]")
    assert shown[0] == 46200
    assert "yy" in shown[1].lower()


REFUSED_AT_EACH = (Path(__file__).parent / "refused_refresh.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("has_tabs", [False, True], ids=["first refresh", "next refresh"])
def test_a_refusal_at_any_step_leaves_the_workbook_as_it_was(open_page, small_book, has_tabs):
    opened = open_pane(open_page, small_book, "en")
    page = opened.page
    if not has_tabs:
        page.evaluate(
            """(names) => {
              excelHost.book.sheets = excelHost.book.sheets.filter(({ name }) => !names.includes(name));
            }""",
            [text.en for text in OWN_TABS.values()],
        )
    else:
        refresh(page)
        page.evaluate("() => { excelHost.book.sheet('Clients').rows[3][5].value = 'Somebody Else'; }")
        page.clock.set_fixed_time(NOW + dt.timedelta(days=9))
    changes, wrong, said = page.evaluate(REFUSED_AT_EACH, 45)
    assert changes > 100
    assert wrong == []
    assert any(text.startswith("The refresh failed, and everything is as it was: Excel refused") for text in said)


def test_a_refresh_called_off_while_it_writes_leaves_the_workbook_as_it_was(open_page, small_book):
    page = open_pane(open_page, small_book, "en").page
    changed = page.evaluate(
        """async () => {
          const { OpenWorkbook } = await import("/excel/excel_book.js");
          const { Backend } = await import("/excel/backend.js");
          const stop = new AbortController();
          const steps = [];
          const progress = (said) => {
            steps.push(said);
            if (said === "Writing the tab “Team”") stop.abort();
          };
          const before = JSON.stringify(excelHost.book.seen());
          const work = new OpenWorkbook(new Backend()).refresh({ progress, signal: stop.signal });
          const outcome = await work.catch((error) => error.name);
          return [outcome, steps.at(-1), excelHost.changes > 100, JSON.stringify(excelHost.book.seen()) === before];
        }"""
    )
    assert changed == ["AbortError", "Putting back what was there", True, True]


def test_charts_of_a_report_draw_its_cells_and_take_the_place_of_former_ones(open_page, small_book):
    page = open_pane(open_page, small_book, "en").page
    charts = "() => excelHost.book.sheet('Overview').charts.map(({ name, options }) => [name, options.title])"
    refresh(page)
    drawn = page.evaluate(charts)
    assert len(drawn) > 4
    assert [name for name, _ in drawn] == [f"sheets-addin {number}" for number in range(1, len(drawn) + 1)]
    # one manager more: the blocks stand elsewhere
    page.evaluate("() => { excelHost.book.sheet('Clients').rows[3][5].value = 'Somebody Else'; }")
    refresh(page)
    assert page.evaluate(charts) == drawn
    first = page.evaluate("excelHost.book.sheet('Overview').charts[0].series[0].values")
    cells = page.evaluate(
        """([row, column, rows]) => Array.from({ length: rows }, (_, place) =>
          excelHost.book.sheet("Overview").cell(row + place, column).value)""",
        first[:3],
    )
    assert all(isinstance(cell, (int, float)) for cell in cells), cells


def test_what_is_above_five_megabytes_goes_in_pieces(open_page):
    page = open_page().page
    sizes = page.evaluate(
        """async () => {
          const { readArea, writeArea } = await import("/excel/slices.js");
          const grid = Array.from({ length: 1200 }, (_, row) => Array(10).fill(`${row}я`.repeat(150)));
          const sizes = [];
          const answer = excelHost.answer.bind(excelHost);
          excelHost.answer = (body) => {
            const given = answer(body);
            sizes.push(Math.max(...[body, given].map((one) => new Blob([JSON.stringify(one)]).size)));
            return given;
          };
          return Excel.run(async (context) => {
            const sheet = context.workbook.worksheets.getItem("Sheet1");
            await writeArea(context, sheet, { row: 2, column: 1 }, "values", grid);
            const area = { row: 2, column: 1, rows: 1200, columns: 10 };
            const read = await readArea(context, sheet, area, ["values", "formulas"]);
            const same = [read.values, read.formulas].every((one) => JSON.stringify(one) === JSON.stringify(grid));
            return [same, sizes.length > 4, Math.max(...sizes.filter((size) => size < 5 * 2 ** 20)) > 2 ** 20];
          });
        }"""
    )
    assert sizes == [True, True, True]
