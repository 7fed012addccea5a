"""What people do in Excel while a refresh is under way, and workbooks of which nothing may be written."""

from __future__ import annotations

import datetime as dt

import pytest

from sheets_addin.vocabulary.language import Language
from tests.hosts_excel.excel_workbook import demo_book, shown_in_excel
from tests.hosts_excel.test_excel_refresh import NOW, open_pane, refresh

REFRESH = """async (meanwhile) => {
  const { OpenWorkbook } = await import("/excel/excel_book.js");
  const { Backend } = await import("/excel/backend.js");
  const steps = [];
  const progress = (said) => {
    const times = steps.filter((one) => one === said).length;
    steps.push(said);
    for (const [step, time, code] of meanwhile) if (said === step && (time === null || time === times)) eval(code);
  };
  const work = new OpenWorkbook(new Backend()).refresh({ progress, signal: new AbortController().signal });
  const outcome = await work.then(() => "refreshed", (error) => error.message);
  return [outcome, steps.filter((said) => said.startsWith("Checking")).length];
}"""
CHECKING, TEAM = "Checking what will change", "Writing the tab “Team”"
VALUES = """([name, column]) => excelHost.book.sheet(name).rows.map((cells) => String(cells[column]?.value ?? ""))"""


@pytest.fixture
def page(open_page, tmp_path):
    """The pane over a workbook that was refreshed yesterday."""
    opened = open_pane(open_page, demo_book(tmp_path, Language.ENGLISH, 100, NOW.date()), "en")
    refresh(opened.page)
    opened.page.clock.set_fixed_time(NOW + dt.timedelta(days=1))
    yield opened.page
    assert opened.faults == []


def typed(row, column, content, sheet="Clients"):
    return f"excelHost.type('{sheet}', {row}, {column}, '{content}')"


def test_what_people_type_before_and_during_writing_stays_and_counts(page):
    meanwhile = [[CHECKING, 0, typed(3, 5, "Early Manager")], [TEAM, 0, typed(5, 5, "Late Manager")]]
    assert page.evaluate(REFRESH, meanwhile) == ["refreshed", 3]
    managers = page.evaluate(VALUES, ["Clients", 5])
    assert (managers[3], managers[5]) == ("Early Manager", "Late Manager")
    tabs = str({name: rows for name, rows in shown_in_excel(page).items() if name != "Clients"})
    assert "Early Manager" in tabs
    assert "Late Manager" in tabs
    assert not page.evaluate("excelHost.book.sheets.some(({ name }) => name.startsWith('_sheets_addin_copy'))")


def test_where_people_type_on_and_on_a_refresh_gives_way(page):
    before = page.evaluate(VALUES, ["Team", 0])
    code = "excelHost.type('Clients', 3, 5, `Manager ${steps.length}`)"
    said, times = page.evaluate(REFRESH, [[CHECKING, None, code]])
    assert (said.partition(" was ")[0], times) == ("The tab “Clients”", 3)
    assert page.evaluate(VALUES, ["Team", 0]) == before


def test_nothing_is_put_back_by_its_place_where_rows_moved(page):
    moved = """(() => {
      const clients = excelHost.book.sheet("Clients");
      clients.rows.splice(3, 0, []);
      globalThis.wanted = clients.rows.map((cells) => cells[1]?.value ?? "");
      const { id: worksheetId } = clients;
      excelHost.happened(10, { worksheetId, address: "4:4", changeType: "RowInserted", triggerSource: "Unknown" });
    })()"""
    said, _ = page.evaluate(REFRESH, [[TEAM, 0, moved]])
    assert said.startswith("Rows, columns or cells were moved"), said
    assert page.evaluate(VALUES, ["Clients", 1]) == page.evaluate("wanted")


def test_a_refresh_waits_for_the_end_of_typing_and_so_does_the_way_back(page):
    typing = "excelHost.typing = new Promise((end) => setTimeout(end, 300)).then(() => { excelHost.typing = null; })"
    assert page.evaluate(REFRESH, [[CHECKING, 0, typing]]) == ["refreshed", 1]
    page.clock.set_fixed_time(NOW + dt.timedelta(days=2))
    before = page.evaluate("JSON.stringify(excelHost.book.seen())")
    said, _ = page.evaluate(
        REFRESH,
        [
            [TEAM, 0, "excelHost.failAt = excelHost.changes + 5"],
            ["Putting back what was there", 0, "excelHost.typesOn = 3"],
        ],
    )
    assert said.startswith("The refresh failed, and everything is as it was"), said
    assert page.evaluate("JSON.stringify(excelHost.book.seen())") == before


def test_copies_of_another_persons_refresh_stay_until_they_are_old(page):
    now = int((NOW + dt.timedelta(days=1)).timestamp())
    page.evaluate(
        """(now) => {
          for (const age of [60, 7200]) {
            const sheet = new SheetModel(excelHost.book, `_sheets_addin_copy_${(now - age).toString(36)}abc_1`);
            sheet.visibility = "VeryHidden";
            excelHost.book.sheets.push(sheet);
          }
        }""",
        now,
    )
    assert page.evaluate(REFRESH, [])[0] == "refreshed"
    left = "excelHost.book.sheets.map(({ name }) => name).filter((name) => name.startsWith('_sheets_addin_copy'))"
    assert len(page.evaluate(left)) == 1


def test_a_table_of_people_on_a_tab_stays_when_its_headers_change(page):
    page.evaluate(
        """() => {
          const gold = excelHost.book.sheet("Gold");
          gold.tables.push({ name: "Mine", row: 0, column: 0, rows: 3, columns: 4, hasTotals: false });
          gold.change(0, 1, { value: "Renamed" });
        }"""
    )
    assert page.evaluate(REFRESH, [])[0] == "refreshed"
    table = page.evaluate("excelHost.book.sheet('Gold').tables[0]")
    assert (table["name"], table["columns"] > 4) == ("Mine", True)


def test_of_sheets_that_have_nothing_to_do_with_sales_only_the_first_rows_travel(page):
    page.evaluate(
        """() => {
          const headers = ["Date", "Client or ID", "Amount, GBP", "Number"];
          const others = [["Stock", ["Part", "Shelf"], true], ["Deals", headers, true],
                          ["Old deals", headers, false]];
          for (const [name, headers, visible] of others) {
            const rows = [headers, ...Array.from({ length: 50 }, (_, row) => headers.map(() => `${name} ${row}`))];
            excelHost.book.sheets.push(new WorkbookModel([{ name, visible, rows }]).sheets[0]);
          }
        }"""
    )
    with page.expect_request("**/v1/refresh") as asked:
        assert page.evaluate(REFRESH, [])[0] == "refreshed"
    rows = {sheet["name"]: len(sheet["rows"]) for sheet in asked.value.post_data_json["sheets"]}
    assert [rows[name] for name in ("Stock", "Deals", "Old deals", "Clients")] == [30, 51, 30, 101]
    assert "Stock 49" in page.evaluate(VALUES, ["Stock", 0])


def test_a_workbook_that_counts_days_from_1904_is_refused(page):
    page.evaluate("() => { excelHost.book.countsFrom1904 = true; }")
    before = page.evaluate("JSON.stringify(excelHost.book.seen())")
    said, _ = page.evaluate(REFRESH, [])
    assert said.startswith("This workbook counts its days from 1904")
    assert page.evaluate("JSON.stringify(excelHost.book.seen())") == before
