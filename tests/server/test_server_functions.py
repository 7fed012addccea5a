"""/v1/functions answers what the cell functions say."""

import datetime as dt
import json

import pytest

from sheets_addin.functions import CELL_FUNCTIONS, Call, WrongCall, evaluate_batch
from sheets_addin.methods import FORMULA_COLUMNS
from sheets_addin.vocabulary.language import Language
from tests.functions.conftest import TODAY, demo_cells  # noqa: F401  a fixture

HEADERS = ["Client", "Debt", "Payment due", "Last order", "In work since", "Stage"]
DEBTOR = ["Oak", 120_000, "2026-02-14", "2026-03-01", None, None]
NEWCOMER = ["Pine", None, None, None, "2026-03-01", "New"]


def sent(cell):
    """A cell as a host writes it into JSON."""
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def call(function, *rows, **given):
    return {"function": function, "rows": [[sent(cell) for cell in cells] for cells in rows], **given}


def test_every_stored_value_of_a_refreshed_workbook_comes_over_http(server, demo_cells):  # noqa: F811
    functions = [output.function for output in FORMULA_COLUMNS]
    settings = [[sent(cell) for cell in cells] for cells in demo_cells.settings]
    blocks = [call(function, *demo_cells.rows) for function in functions]
    single = [call(function, cells) for function in functions for cells in demo_cells.rows]
    results = server.functions(*blocks, *single, settings=settings, today=TODAY.isoformat())
    stored = [[sent(value) for value in demo_cells.stored[function]] for function in functions]
    assert [result["values"] for result in results[: len(blocks)]] == stored
    assert [result["values"] for result in results[len(blocks) :]] == [[value] for values in stored for value in values]


def test_each_result_names_its_type(server):
    results = server.functions(*(call(name, NEWCOMER) for name in CELL_FUNCTIONS), headers=HEADERS, today="2026-03-31")
    types = {name: result["type"] for name, result in zip(CELL_FUNCTIONS, results, strict=True)}
    assert types["DEADLINE"] == "date"
    assert types["PRIORITY"] == types["LTV"] == types["DAYS_OVERDUE"] == "number"
    assert types["SEGMENT"] == types["WHY"] == "text"
    deadline = results[list(CELL_FUNCTIONS).index("DEADLINE")]
    assert deadline["values"] == ["2026-03-31"]


def test_the_case_of_a_name_does_not_matter(server):
    given = {"headers": HEADERS, "today": "2026-03-31"}
    small, capital, unknown = server.functions(
        *(call(name, NEWCOMER) for name in ("deadline", "DEADLINE", "dead")), **given
    )
    assert small == capital
    assert unknown["error"]["message"] == "there is no function dead"


def test_a_wrong_call_fails_alone(server):
    results = server.functions(
        call("SEGMENT", DEBTOR),
        call("NOPE", DEBTOR),
        call("SEGMENT", DEBTOR, DEBTOR[:3]),
        call("SEGMENT", NEWCOMER, today="soon"),
        call("SEGMENT", NEWCOMER),
        headers=HEADERS,
        today="2026-03-31",
    )
    assert results[0]["values"] == ["Black"]
    assert results[1]["error"]["message"] == "there is no function NOPE"
    assert results[2]["error"] == {
        "message": "cells in the row: 3",
        "row": 1,
        "expected": "6 cells, as many as headers",
    }
    assert "“soon” is no day" in results[3]["error"]["message"]
    assert results[4]["values"] == ["In development"]


def test_errors_of_the_spreadsheet_leave_the_other_rows_their_answers(server):
    broken = ["Elm", {"error": "#N/A"}, {"error": "#REF!"}, "2026-03-01", None, {"error": "#NAME?"}]
    (result,) = server.functions(call("SEGMENT", broken, DEBTOR), headers=HEADERS, today="2026-03-31")
    assert result["values"] == ["Standard", "Black"]


def test_language_and_problems_of_the_settings(server):
    asked = {"calls": [call("SEGMENT", NEWCOMER)], "headers": HEADERS, "settings": [["large_deal", "a lot"]]}
    answer = server.ask("/v1/functions", asked).json()
    assert answer["results"][0]["values"] == ["In development"]
    assert "a lot" in answer["problems"][0]
    answer = server.ask("/v1/functions", {**asked, "language": "ru", "settings": []}).json()
    assert answer["results"][0]["values"] == ["В разработке"]
    assert "problems" not in answer


def test_without_headers_the_language_is_the_callers(server):
    asked = {"calls": [call("NOPE")]}
    answer = server.ask("/v1/functions", asked, headers={"Accept-Language": "de, ru-RU;q=0.8, en;q=0.5"}).json()
    assert answer["results"][0]["error"]["message"] == "функции NOPE нет"


def test_no_calls_no_results(server):
    assert server.functions() == []


def test_days_may_be_serials_and_decimal_commas_are_read(server):
    cells = ["Oak", "120 000,50", 46_067, 46_082, None, None]
    results = server.functions(call("DAYS_OVERDUE", cells), call("WHY", cells), headers=HEADERS, today=46_112)
    assert results[0]["values"] == [45]
    assert "debt 120 000.50 is 45 days overdue" in results[1]["values"][0]


def test_an_answer_is_the_same_whoever_asked_before(server):
    asked = {"calls": [call("WHY", DEBTOR)], "headers": HEADERS, "today": "2026-03-31"}
    first = server.ask("/v1/functions", asked).body
    server.ask("/v1/functions", {**asked, "settings": [["black_overdue_days", 99]], "language": "ru"})
    assert server.ask("/v1/functions", asked).body == first


@pytest.mark.parametrize("name", list(CELL_FUNCTIONS))
def test_http_says_what_the_function_says(server, name):
    rows = [DEBTOR, NEWCOMER, [None] * 6]
    (here,) = evaluate_batch([Call(name, rows, HEADERS)], today=dt.date(2026, 3, 31), language=Language.ENGLISH).results
    assert not isinstance(here, WrongCall)
    (there,) = server.functions(call(name, *rows), headers=HEADERS, today="2026-03-31")
    assert there["values"] == json.loads(json.dumps([sent(value) for value in here.values]))


@pytest.mark.parametrize(
    ("content", "place", "known"),
    [
        ({"cals": []}, "cals", "calls, settings, headers, today, language"),
        ({"calls": [], "gold_revenue": 5}, "gold_revenue", "calls, settings, headers, today, language"),
        ({"calls": [{"function": "ABC", "rows": [], "setings": []}]}, "calls[0]", "function, rows, headers, today"),
        ({"calls": [{"function": "ABC", "rows": [[{"eror": "x"}]]}]}, "calls[0].rows[0][0]", "error"),
    ],
)
def test_a_field_that_nobody_reads_is_refused_with_those_that_there_are(server, content, place, known):
    answer = server.ask("/v1/functions", content)
    assert answer.status == 422
    assert place in answer.json()["error"]["message"]
    assert f"there are: {known}" in answer.json()["error"]["message"]
