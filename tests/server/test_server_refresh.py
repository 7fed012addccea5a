"""/v1/refresh makes the changes that a refresh of the file makes."""

import datetime as dt

import msgspec
import pytest

from sheets_addin.books.new_book import create_book
from sheets_addin.books.report_grid import place_report
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.server.answer_contract import RefreshAnswer
from sheets_addin.vocabulary.language import Language
from tests.functions.conftest import TODAY
from tests.refresh.memory_book import MemoryBook

NOW = dt.datetime(2026, 3, 31, 9, 30)
_ZERO = dt.datetime(1899, 12, 30)


def serial(value):
    """A value as spreadsheets keep it: a day as days since 1899-12-30."""
    if isinstance(value, dt.datetime):
        return (value - _ZERO) / dt.timedelta(days=1)
    return (value - _ZERO.date()).days if isinstance(value, dt.date) else value


def marked(value):
    """A value in a single cell, and how a date is to be shown."""
    if not isinstance(value, dt.date):
        return [value, None]
    return [serial(value), "date_time" if isinstance(value, dt.datetime) else "date"]


def sheets_of(book):
    return [
        {
            "name": info.name,
            "visible": info.visible,
            "rows": [[serial(c) for c in row] for row in book.read(info.name).rows],
        }
        for info in book.sheets()
    ]


def reports_cells(report):
    """The filled cells that a report of the answer describes, by row and column."""
    cells = {}
    for block in report["blocks"]:
        cells[block["title_row"], 0] = block["title"]
        if block["note_row"] is not None:
            cells[block["note_row"], 0] = block["note"]
        for column in block["columns"]:
            values = [column["header"], *column["values"]]
            cells |= {(row, column["place"]): value for row, value in enumerate(values, block["header_row"])}
    return {place: value for place, value in cells.items() if value is not None}


@pytest.fixture(params=list(Language))
def demo_book(request, tmp_path):
    tables = demo_tables(request.param, TODAY)
    return create_book(tmp_path / "demo.xlsx", template_tabs(request.param, vars(tables)))


def test_the_changes_are_those_of_the_file(server, demo_book):
    for _ in range(2):  # a first refresh, and one of a workbook that was refreshed before
        asked = {"sheets": sheets_of(demo_book), "today": TODAY.isoformat(), "now": NOW.isoformat()}
        answer = server.ask("/v1/refresh", asked)
        assert answer.status == 200, answer.body
        here = refresh_book(demo_book, TODAY, NOW)
        # every field is described on the API page, and every field described is there
        msgspec.json.decode(answer.body, type=RefreshAnswer)
        there = answer.json()
        assert there["language"] == here.workbook.language
        assert there["summary"] == {**here.summary.as_json(), "first_calls": there["summary"]["first_calls"]}
        assert [call["client"] for call in there["summary"]["first_calls"]] == [
            call.client for call in here.summary.first_calls
        ]
        assert [tab["name"] for tab in there["changes"]["tabs"]] == [tab.name for tab in here.changes.tabs]
        for tab, expected in zip(there["changes"]["tabs"], here.changes.tabs, strict=True):
            assert (tab["replaces"], tab["hidden"], tab["tone"]) == (expected.replaces, expected.hidden, expected.tone)
            for column, wanted in zip(tab["columns"], expected.columns, strict=True):
                assert column["header"] == wanted.header
                assert column["values"] == [serial(value) for value in wanted.values], (tab["name"], wanted.header)
        assert there["changes"]["order"] == list(here.changes.order)
        assert [reports_cells(report) for report in there["changes"]["reports"]] == [
            {place: serial(value) for place, value in place_report(report).cells().items() if value is not None}
            for report in here.changes.reports
        ]
        for patch, expected in zip(there["changes"]["patches"], here.changes.patches, strict=True):
            assert patch["sheet"] == expected.sheet
            assert patch["rows"] == list(expected.rows)
            cells = {(row, column): value for row, column, *value in patch["cells"]}
            assert cells == {place: marked(value) for place, value in expected.cells.items()}
            appended = [{place: value for place, *value in row} for row in patch["appended"]]
            assert appended == [{place: marked(value) for place, value in row.items()} for row in expected.appended]
            for column, wanted in zip(patch["columns"], expected.columns, strict=True):
                assert (column["column"], column["formula"]) == (wanted.column, wanted.formula)
                assert column["values"] == [serial(value) for value in wanted.values], wanted.header


def test_error_cells_and_problems_are_listed(server):
    rows = [["Client", "Debt", "Deal value"], ["Birch", {"error": "#REF!"}, "a lot"]]
    answer = server.ask("/v1/refresh", {"sheets": [{"name": "Clients", "rows": rows}], "today": "2026-03-31"}).json()
    listed = {(problem["column"], problem["value"], problem["rows"]) for problem in answer["problems"]}
    assert {("Debt", "#REF!", "2"), ("Deal value", "a lot", "2")} <= listed


def test_the_rows_of_a_table_end_where_the_table_ends(server):
    rows = [["Client", "Manager"], ["Birch", "Anna"], ["Both", "Anna"]]
    table = {"name": "T", "header_row": 0, "last_row": 1, "first_column": 0, "last_column": 1, "has_totals": True}
    sheet = {"name": "Clients", "rows": rows, "tables": [table]}
    assert server.ask("/v1/refresh", {"sheets": [sheet]}).json()["summary"]["clients"] == 1
    assert server.ask("/v1/refresh", {"sheets": [{**sheet, "tables": []}]}).json()["summary"]["clients"] == 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"colour": "red"}, "sheets[0].tables[0]: there is no field “colour” here; there are: name, header_row, "),
        ({"last_row": "1"}, "sheets[0].tables[0].last_row: expected int, got str"),
        ({"has_totals": 1}, "sheets[0].tables[0].has_totals: expected bool, got int"),
        ({"last_column": -1}, "table “T”: rows count from 0"),
    ],
    ids=str,
)
def test_a_table_that_does_not_fit_is_refused_with_its_field(server, changed, said):
    table = {"name": "T", "header_row": 0, "last_row": 1, "first_column": 0, "last_column": 1, **changed}
    sheet = {"name": "Clients", "rows": [["Client", "Manager"], ["Birch", "Anna"]], "tables": [table]}
    answer = server.ask("/v1/refresh", {"sheets": [sheet]})
    assert answer.status == 422
    assert answer.message().startswith(said)


def test_dates_that_go_back_to_clients_are_told_from_numbers(server):
    rows = [["ID", "Client", "Manager", "Next contact", "Deal value"], ["K1", "Birch", "Anna", None, None]]
    book = MemoryBook({"Clients": rows})
    refresh_book(book, TODAY, NOW)
    tab = book.cells["In development"]
    header = tab[0]
    for name, value in (("Next contact", dt.date(2026, 4, 1)), ("Deal value", 46_000)):
        tab[1][header.index(name)] = value
    tab.append([{"Client": "Oak", "Next contact": dt.date(2026, 4, 2)}.get(name) for name in header])
    asked = {"sheets": sheets_of(book), "today": TODAY.isoformat()}
    (patch, *_) = server.ask("/v1/refresh", asked).json()["changes"]["patches"]
    assert [1, 3, 46_113, "date"] in patch["cells"]
    assert [1, 4, 46_000, None] in patch["cells"]
    (added,) = patch["appended"]
    assert [1, "Oak", None] in added
    assert [3, 46_114, "date"] in added


def test_a_formula_on_clients_stays(server):
    book = MemoryBook({"Clients": [["ID", "Client", "Manager", "Note"], ["K1", "Birch", "Anna", "first"]]})
    refresh_book(book, TODAY, NOW)
    tab = book.cells["In development"]
    tab[1][tab[0].index("Note")] = "typed"
    sheets = sheets_of(book)
    asked = {"sheets": sheets, "today": TODAY.isoformat()}
    assert [1, 3, "typed", None] in server.ask("/v1/refresh", asked).json()["changes"]["patches"][0]["cells"]
    sheets[0]["formulas"] = [[1, 3, 1, 3]]
    answer = server.ask("/v1/refresh", asked).json()
    assert [cell for cell in answer["changes"]["patches"][0]["cells"] if cell[1] == 3] == []
    (problem,) = answer["problems"]
    assert problem["what"].startswith("a formula of yours stands here") and problem["what"].endswith("said: typed")


@pytest.mark.parametrize("areas", [[[0, 0, 5, 5]], [[1, 0, 0, 0]], [[0, 0, 1, 0]] * 2], ids=str)
def test_areas_of_formulas_that_cannot_be_are_refused(server, areas):
    sheet = {"name": "Clients", "rows": [["Client"], ["Birch"]], "formulas": areas}
    answer = server.ask("/v1/refresh", {"sheets": [sheet]})
    assert answer.status == 422
    assert "the areas of formulas overlap" in answer.message()


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_row": -100},
        {"header_row": -1},
        {"last_row": 0, "header_row": 1},
        {"last_column": 10**9},
        {"last_row": 10**18},
    ],
    ids=str,
)
def test_a_table_that_cannot_be_is_refused(server, wrong):
    table = {"name": "T", "header_row": 0, "last_row": 1, "first_column": 0, "last_column": 1, "has_totals": True}
    sheet = {"name": "Clients", "rows": [["Client"], ["Birch"]], "tables": [{**table, **wrong}]}
    answer = server.ask("/v1/refresh", {"sheets": [sheet]})
    assert answer.status == 422
    assert "table “T”: rows count from 0" in answer.message()
    in_russian = server.ask("/v1/refresh", {"sheets": [sheet]}, headers={"Accept-Language": "ru"})
    assert "таблица «T»" in in_russian.message()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"sheets": []}, "No tab with clients was found"),
        ({"sheets": [{"name": "A", "rows": []}, {"name": "A", "rows": []}]}, "Two tabs of the workbook are called “A”"),
        ({"sheets": [], "now": "soon"}, "now: “soon” is no moment"),
        ({"sheets": [], "today": "soon"}, "“soon” is no day"),
        ({"sheets": [{"name": "A"}]}, "sheets[0]: “rows” is missing"),
    ],
)
def test_a_workbook_that_cannot_be_refreshed_is_refused_in_words(server, asked, said):
    answer = server.ask("/v1/refresh", asked)
    assert answer.status == 422
    assert said in answer.message()
