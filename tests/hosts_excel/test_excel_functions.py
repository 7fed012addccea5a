"""Cell functions through the unedited page, Office's own runtime and the real server."""

import datetime as dt

import pytest

from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.functions import CELL_FUNCTIONS, evaluate
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue

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


@pytest.fixture
def excel(open_page, book):
    """The page with the demo workbook open, ready for calls."""
    opened = open_page()
    opened.page.wait_for_function("globalThis.excelHost?.isReadyForCalls()")
    opened.page.evaluate(
        """(sheets) => {
          const given = Object.entries(sheets).map(([name, rows]) => ({ name, visible: true, rows }));
          excelHost.book = new WorkbookModel(given);
        }""",
        {name: book[name] for name in ("Clients", "Settings")},
    )
    opened.requests.clear()
    return opened


def compute(opened, calls):
    """What Excel gets for calls of (name, arguments, addresses)."""
    return opened.page.evaluate("(calls) => excelHost.compute(calls).results", calls)


def row_calls(function, rows, first=2):
    return [
        [function, [[row], None, None], [f"Clients!A{first + place}:AS{first + place}", "", ""]]
        for place, row in enumerate(rows)
    ]


def expected(function, book, rows):
    settings = [row[:2] for row in book["Settings"][1:]]
    headers = book["Clients"][0][:45]
    answer = evaluate(function, rows, headers=headers, settings=settings, today=TODAY)
    return [[[cell(value)]] for value in answer.values]


def test_a_thousand_cells_take_three_requests_at_most_and_show_what_refresh_writes(excel, book):
    rows = [row[:45] for row in book["Clients"][1:]]
    found = compute(excel, row_calls("SEGMENT", rows))
    assert len(rows) == 1000
    assert 1 <= len(excel.asked("/v1/functions")) <= 3
    column = book["Clients"][0].index(CELL_FUNCTIONS["SEGMENT"].title.en)
    assert [one["value"][0][0] for one in found] == [row[column] for row in book["Clients"][1:]]
    assert len({one["value"][0][0] for one in found}) == 5


def test_ten_thousand_cells_take_21_requests_at_most(excel, book):
    rows = [row[:45] for row in book["Clients"][1:]]
    names = list(CELL_FUNCTIONS)[:9] + ["WHY"]
    calls = [call for name in names for call in row_calls(name, rows)]
    found = compute(excel, calls)
    assert len(calls) == 10_000
    assert len(excel.asked("/v1/functions")) <= 21
    for place, name in enumerate(names):
        assert [one["value"] for one in found[place * 1000 : (place + 1) * 1000]] == expected(name, book, rows)
