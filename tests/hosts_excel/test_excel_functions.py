"""Cell functions through the unedited page, Office's own runtime and the real server."""

import datetime as dt
import json

import pytest

from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.functions import CELL_FUNCTIONS, evaluate
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue

INVALID_VALUE, NOT_AVAILABLE = 7, 1
"""By which numbers Office's runtime tells Excel which error a cell shows."""

OPEN_MORE = """(sheets) => {
  for (const [name, rows] of Object.entries(sheets)) {
    const { sheets: [sheet] } = new WorkbookModel([{ name, visible: true, rows }]);
    excelHost.book.sheets.push(sheet);
  }
}"""

TODAY = dt.date.today()
EPOCH = dt.date(1899, 12, 30)


def cell(value: CellValue) -> object:
    """A value as it stands in a cell of Excel."""
    if isinstance(value, dt.datetime):
        return (value - dt.datetime.combine(EPOCH, dt.time())) / dt.timedelta(days=1)
    if isinstance(value, dt.date):
        return (value - EPOCH).days
    return "" if value is None else value


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The sheets of a refreshed demo workbook of 1,000 clients, as Excel shows their cells."""
    path = tmp_path_factory.mktemp("demo") / "demo.xlsx"
    now = dt.datetime.now().replace(microsecond=0)
    tables = demo_tables(Language.ENGLISH, TODAY, clients=1000)
    made = create_book(path, template_tabs(Language.ENGLISH, vars(tables)))
    refresh_book(made, TODAY, now)
    sheets = {}
    for info in made.sheets():
        rows = [list(map(cell, row)) for row in made.read(info.name).rows]
        width = max(map(len, rows), default=0)
        sheets[info.name] = [row + [""] * (width - len(row)) for row in rows]
    return sheets


def opened_in_excel(open_page, book):
    sheets = [{"name": name, "visible": True, "rows": book[name]} for name in ("Clients", "Settings")]
    opened = open_page(before=f"globalThis.SHEETS = {json.dumps(sheets)}")
    opened.page.wait_for_function("globalThis.excelHost?.isReadyForCalls()", polling=200)
    opened.page.wait_for_function("excelHost.book.calculated", polling=100)
    opened.page.evaluate("delete excelHost.book.calculated")
    return opened


@pytest.fixture(scope="module")
def _shared_excel(open_page_of_module, book):
    return opened_in_excel(open_page_of_module, book)


@pytest.fixture
def excel(_shared_excel):
    """The page with the demo workbook open, ready for calls; tests that change neither share it."""
    _shared_excel.requests.clear()
    yield _shared_excel
    _shared_excel.page.unroute_all()


@pytest.fixture
def fresh_excel(open_page, book):
    """The same, for a test that changes the workbook."""
    opened = opened_in_excel(open_page, book)
    opened.requests.clear()
    return opened


def compute(opened, calls):
    """What Excel gets for calls of (name, arguments, addresses)."""
    return opened.page.evaluate("(calls) => excelHost.compute(calls).results", calls)


def compute_down(opened, names, count):
    """What Excel gets for functions filled down the first rows of Clients, one function after another."""
    return opened.page.evaluate(
        """([names, count]) => {
          const rows = SHEETS[0].rows.slice(1, count + 1).map((row) => row.slice(0, 45));
          const calls = names.flatMap((name) => rows.map((row, place) => {
            const address = `Clients!A${place + 2}:AS${place + 2}`;
            return [name, [[row], null, null], [address, "", ""]];
          }));
          return excelHost.compute(calls).results;
        }""",
        [names, count],
    )


def row_calls(function, rows, first=2):
    return [
        [function, [[row], None, None], [f"Clients!A{first + place}:AS{first + place}", "", ""]]
        for place, row in enumerate(rows)
    ]


def expected(function, book, rows, today=TODAY):
    settings = [row[:2] for row in book["Settings"][1:]]
    headers = book["Clients"][0][:45]
    answer = evaluate(function, rows, headers=headers, settings=settings, today=today)
    return [[[cell(value)]] for value in answer.values]


def test_a_thousand_cells_take_three_requests_at_most_and_show_what_refresh_writes(excel, book):
    found = compute_down(excel, ["SEGMENT"], 1000)
    assert 1 <= len(excel.asked("/v1/functions")) <= 3
    column = book["Clients"][0].index(CELL_FUNCTIONS["SEGMENT"].title.en)
    assert [one["value"][0][0] for one in found] == [row[column] for row in book["Clients"][1:]]
    assert len(found) == 1000
    assert len({one["value"][0][0] for one in found}) >= 5


def test_ten_thousand_cells_take_21_requests_at_most(excel, book):
    rows = [row[:45] for row in book["Clients"][1:]]
    names = [*list(CELL_FUNCTIONS)[:9], "WHY"]
    found = compute_down(excel, names, 1000)
    assert len(found) == 10_000
    assert len(excel.asked("/v1/functions")) <= 21
    for place, name in enumerate(names):
        assert [one["value"] for one in found[place * 1000 : (place + 1) * 1000]] == expected(name, book, rows)


def test_one_bad_call_fails_alone_and_says_why(excel, book):
    rows = [row[:45] for row in book["Clients"][1:4]]
    calls = row_calls("SEGMENT", rows)
    calls[1] = ["SEGMENT", [[rows[1][:3]], None, None], ["Elsewhere!A1:C1", "", ""]]
    good, bad, also_good = compute(excel, calls)
    assert [good["value"], also_good["value"]] == [expected("SEGMENT", book, rows)[place] for place in (0, 2)]
    assert bad["error"].startswith("cells in the row: 3; expected: 45 cells, from ")
    assert bad["code"] == INVALID_VALUE


def test_a_block_gives_a_column_and_its_blank_end_stays_blank(excel, book):
    rows = [row[:45] for row in book["Clients"][:51]] + [[""] * 45] * 5_000
    (found,) = compute(excel, [["SEGMENT", [rows, None, None], ["Clients!A:AS", "", ""]]])
    (request,) = excel.asked("/v1/functions")
    assert len(request.post_data_json["calls"][0]["rows"]) == 51
    values = [line[0] for line in found["value"]]
    assert values[0] == ""
    assert [[[value]] for value in values[1:51]] == expected("SEGMENT", book, rows[1:51])
    assert set(values[51:]) == {""}
    assert len(values) == 5_051


def test_headers_are_found_above_the_row_or_given(excel, book):
    sheet = [
        ["Our clients", "", "", ""],
        ["Debt", "Client", "Last order", "Payment due"],
        [90000, "Birch", 46090, 46000],
    ]
    excel.page.evaluate(OPEN_MORE, {"My list": sheet})
    row, headers = [sheet[2]], [sheet[1]]
    found, given, wrong = compute(
        excel,
        [
            ["WHY", [row, None, 46100], ["'My list'!$A$3:$D$3", "", ""]],
            ["WHY", [row, headers, 46100], ["Elsewhere!A3:C3", "Elsewhere!A1:C1", ""]],
            ["WHY", [row, [["Foo", "Bar", "Baz", "Qux"]], 46100], ["Elsewhere!A3:C3", "Elsewhere!A1:C1", ""]],
        ],
    )
    assert found["value"][0][0].startswith("Black: debt 90 000 is 100 days overdue")
    assert given == found
    assert wrong["error"].startswith("none of the headers is known; expected: headers such as")


def test_errors_blanks_and_data_types_among_the_cells_do_not_matter(excel, book):
    row = list(book["Clients"][1][:45])
    blank = row.index("") if "" in row else 4
    row[blank] = ""
    strange = [*row]
    strange[blank] = {"type": "CustomFunctionError", "code": "#N/A"}
    strange[1] = {"type": "FormattedNumber", "basicValue": row[1], "numberFormat": "@"}
    first, second = compute(excel, row_calls("WHY", [row, strange]))
    assert first["value"][0][0]
    assert first == second


def test_dates_are_day_numbers_and_a_day_can_be_given(excel, book):
    rows = [row[:45] for row in book["Clients"][1:40]]
    (found,) = compute(excel, [["DEADLINE", [rows, None, 46_100], ["Clients!A2:AS40", "", ""]]])
    days = [line[0] for line in found["value"]]
    assert [[[value]] for value in days] == expected("DEADLINE", book, rows, EPOCH + dt.timedelta(days=46_100))
    assert all(45_000 < value < 48_000 for value in days if value != "")
    assert any(value != "" for value in days)


def test_a_changed_setting_makes_excel_compute_again_with_it(fresh_excel, book):
    place = next(row for row, cells in enumerate(book["Settings"]) if cells[0] == "Black: debt overdue, days")
    headers = [["Client", "Debt", "Payment due", "Last order"]]
    client = [["Birch", 90_000, 46_000, 46_030]]
    calls = [["SEGMENT", [client, headers, 46_040], ["X!A1:D1", "X!A1:D1", ""]]]
    assert compute(fresh_excel, calls)[0]["value"] == [["Black"]]
    fresh_excel.page.evaluate("excelHost.type('Clients', 400, 2, 'a remark')")
    fresh_excel.page.wait_for_timeout(400)
    assert fresh_excel.page.evaluate("excelHost.book.calculated ?? []") == []
    fresh_excel.page.evaluate("(row) => excelHost.type('Settings', row, 1, 60)", place)
    fresh_excel.page.wait_for_function("excelHost.book.calculated")
    assert fresh_excel.page.evaluate("excelHost.book.calculated") == ["Full"]
    assert compute(fresh_excel, calls)[0]["value"] != [["Black"]]
    assert len(fresh_excel.asked("/v1/functions")) == 2


def test_cells_that_excel_has_stored_follow_a_changed_setting_too(fresh_excel, book):
    fresh_excel.page.evaluate("excelHost.type('Settings', 5, 1, 60)")
    fresh_excel.page.wait_for_function("excelHost.book.calculated")
    assert fresh_excel.asked("/v1/functions") == []


def test_the_add_in_comes_with_a_workbook_from_its_first_function_on(fresh_excel, book):
    assert fresh_excel.page.evaluate("excelHost.startState") is None
    compute(fresh_excel, row_calls("SEGMENT", [book["Clients"][1][:45]]))
    assert fresh_excel.page.evaluate("excelHost.startState") == "Background"


def test_settings_and_headers_are_read_once(fresh_excel, book):
    rows = [row[:45] for row in book["Clients"][1:6]]
    compute(fresh_excel, row_calls("SEGMENT", rows))
    before = fresh_excel.page.evaluate("excelHost.syncs")
    for name in ("PRIORITY", "WHY", "PHASE"):
        compute(fresh_excel, row_calls(name, rows))
    # what is left is Excel taking the results
    assert fresh_excel.page.evaluate("excelHost.syncs") - before <= 3
    assert len(fresh_excel.asked("/v1/functions")) == 4


def test_a_changed_header_makes_excel_compute_again(fresh_excel, book):
    sheet = [["Client", "Remark"], ["Birch Ltd", 90_000]]
    fresh_excel.page.evaluate(OPEN_MORE, {"List": sheet})
    compute(fresh_excel, [["SEGMENT", [[sheet[1]], None, None], ["List!A2:B2", "", ""]]])
    fresh_excel.page.evaluate("excelHost.type('List', 0, 1, 'Deal value')")
    fresh_excel.page.wait_for_function("excelHost.book.calculated")


def test_a_change_that_cannot_be_read_at_once_is_not_lost(fresh_excel, book):
    headers = [["Client", "Debt", "Payment due", "Last order"]]
    calls = [["SEGMENT", [[["Birch", 90_000, 46_000, 46_030]], headers, 46_040], ["X!A1:D1", "X!A1:D1", ""]]]
    assert compute(fresh_excel, calls)[0]["value"] == [["Black"]]
    place = next(row for row, cells in enumerate(book["Settings"]) if cells[0] == "Black: debt overdue, days")
    # somebody begins to type as soon as the setting is changed, and then Excel refuses once more
    fresh_excel.page.evaluate(
        """(row) => {
          const answer = excelHost.answer.bind(excelHost);
          let refusals = 1;
          excelHost.answer = (body) => {
            const reads = JSON.stringify(body).includes("GetUsedRange");
            return answer(reads && refusals-- > 0 ? {} : body);
          };
          excelHost.typing = new Promise((ended) => { globalThis.endTyping = ended; });
          excelHost.typing.then(() => { excelHost.typing = null; });
          excelHost.type("Settings", row, 1, 60);
        }""",
        place,
    )
    fresh_excel.page.wait_for_timeout(200)
    fresh_excel.page.evaluate("endTyping()")
    fresh_excel.page.wait_for_function("excelHost.book.calculated")
    assert compute(fresh_excel, calls)[0]["value"] != [["Black"]]


NAMES = 25
"""The number of the event that a sheet has another name."""


def test_an_excel_that_tells_of_no_new_names_is_not_asked_to(fresh_excel, open_page):
    fresh_excel.page.wait_for_function("(event) => excelHost.follows(event)", arg=NAMES)
    old = """{
      const context = external.GetContext();
      const sets = { ...JSON.parse(context.GetSupportedMatrix()), ExcelApi: "1.13" };
      context.GetSupportedMatrix = () => JSON.stringify(sets);
    }"""
    opened = open_page(before=old)
    opened.page.wait_for_function("globalThis.excelHost?.isReadyForCalls()", polling=200)
    assert not opened.page.evaluate("(event) => excelHost.follows(event)", NAMES)
    assert opened.faults == []


def test_a_cancelled_call_is_not_asked(excel, book):
    row = book["Clients"][1][:45]
    excel.page.evaluate(
        """async ([row, other]) => {
          const { ids } = excelHost.compute([["SEGMENT", [[row], null, null], ["Clients!A2:AS2", "", ""]]]);
          excelHost.cancel(ids);
          await excelHost.compute([["SEGMENT", [[other], null, null], ["Clients!A3:AS3", "", ""]]]).results;
        }""",
        [row, book["Clients"][2][:45]],
    )
    (request,) = excel.asked("/v1/functions")
    assert [call["rows"][0][0] for call in request.post_data_json["calls"]] == [book["Clients"][2][0]]


def test_calls_spills_the_day_that_priorities_shows(excel, book):
    header = book["Priorities"][0]
    manager = book["Priorities"][1][header.index("Manager")]
    shown = [row[header.index("Client")] for row in book["Priorities"][1:] if row[header.index("Manager")] == manager]
    day, unknown = compute(
        excel,
        [
            ["CALLS", [manager.upper(), None, None, None], ["", "", "", ""]],
            ["CALLS", ["Nobody", None, None, None], ["", "", "", ""]],
        ],
    )
    assert [row[1] for row in day["value"]] == shown
    assert {len(row) for row in day["value"]} == {6}
    assert unknown["error"].startswith("no client has the manager “Nobody”; expected: one of: ")


@pytest.mark.parametrize("trouble", [{"status": 429, "headers": {"Retry-After": "0"}}, {"status": 503}, "lost"])
def test_a_server_that_stumbles_is_asked_again(excel, book, trouble):
    seen = []

    def stumble(route):
        seen.append(route)
        if len(seen) > 2:
            route.fallback()
        elif trouble == "lost":
            route.abort("connectionreset")
        else:
            route.fulfill(**trouble, body="{}")

    excel.page.route("**/v1/functions", stumble)
    rows = [row[:45] for row in book["Clients"][1:3]]
    found = compute(excel, row_calls("SEGMENT", rows))
    assert [one["value"] for one in found] == expected("SEGMENT", book, rows)
    assert len(seen) == 3


def test_a_key_that_is_refused_is_said_in_the_cell_at_once(excel, book):
    body = '{"error": {"message": "the key is not known here"}}'
    excel.page.route("**/v1/functions", lambda route: route.fulfill(status=401, body=body))
    (found,) = compute(excel, row_calls("SEGMENT", [book["Clients"][1][:45]]))
    assert found["code"] == NOT_AVAILABLE
    assert "the key is not known here" in found["error"]
    assert len(excel.asked("/v1/functions")) == 1


def test_a_new_key_makes_excel_ask_again(fresh_excel):
    fresh_excel.page.evaluate("import('/excel/key.js').then(({ storeKey }) => storeKey('sa_new'))")
    fresh_excel.page.wait_for_function("excelHost.book.calculated")


def test_functions_of_a_workbook_that_counts_days_from_1904_say_so(fresh_excel, book):
    fresh_excel.page.evaluate("() => { excelHost.book.countsFrom1904 = true; }")
    (found,) = compute(fresh_excel, row_calls("SEGMENT", [book["Clients"][1][:45]]))
    assert found["code"] == NOT_AVAILABLE
    assert found["error"].startswith("This workbook counts its days from 1904")
    assert fresh_excel.asked("/v1/functions") == []
