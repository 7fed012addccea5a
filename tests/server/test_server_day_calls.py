"""/v1/calls answers with a manager's day."""

import datetime as dt

import pytest

from sheets_addin.books import FileBook
from sheets_addin.functions import CALLS
from sheets_addin.server.app import make_app
from sheets_addin.server.limits import Limits
from sheets_addin.vocabulary.language import Language
from tests.functions.conftest import TODAY, read_demo
from tests.functions.priorities import days_of
from tests.server.conftest import running_app

HEADERS = ["Client", "Manager", "Debt", "Next contact"]
OAK = ["Oak", "Anna", None, "2026-03-31"]
PINE = ["Pine", "Boris", None, "2026-03-31"]


def sent(rows):
    """Rows as a host writes them into JSON."""
    return [[cell.isoformat() if isinstance(cell, dt.date) else cell for cell in row] for row in rows]


def asked(manager="Anna", rows=(OAK, PINE), **given):
    return {"manager": manager, "headers": HEADERS, "rows": list(rows), "today": "2026-03-31", **given}


@pytest.mark.parametrize("language", list(Language))
def test_every_managers_day_comes_over_http(server, tmp_path, language):
    cells = read_demo(tmp_path, language)
    days = days_of(FileBook(tmp_path / f"demo-{language}.xlsx"), language)
    assert len(days) > 1
    company = {"rows": sent(cells.rows), "settings": sent(cells.settings), "today": TODAY.isoformat()}
    for manager, wanted in days.items():
        answer = server.ask("/v1/calls", {"manager": manager, **company})
        assert answer.status == 200
        assert answer.json()["rows"] == sent(wanted), manager
        assert answer.json()["headers"] == [column.header(language) for column in CALLS.columns]
        assert "problems" not in answer.json()


def test_an_unknown_manager_is_told_who_there_is(server):
    answer = server.ask("/v1/calls", asked("Vera"))
    assert answer.status == 422
    fault = {"message": "no client has the manager “Vera”", "expected": "one of: Anna, Boris"}
    assert answer.json() == {"error": fault}
    answer = server.ask("/v1/calls", asked("Vera"), headers={"Accept-Language": "ru"})
    assert answer.json()["error"]["expected"] == "один из: Anna, Boris"


def test_errors_of_the_spreadsheet_are_blank_cells(server):
    broken = ["Oak", " anna", {"error": "#N/A"}, {"error": "#REF!"}]
    (row,) = server.ask("/v1/calls", asked(rows=[broken, PINE])).json()["rows"]
    assert row[1] == "Oak"
    assert row[4] == "never contacted yet"


def test_language_day_and_problems_of_the_settings(server):
    answer = server.ask("/v1/calls", asked(language="ru", settings=[["day_minutes", "soon"]])).json()
    assert answer["headers"][0] == "Место"
    assert "soon" in answer["problems"][0]
    assert server.ask("/v1/calls", asked(today="2026-03-30")).json()["rows"] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"today": "soon"}, "“soon” is no day of 2000-2199"),
        ({"rows": [OAK[:2]]}, "the row has 2 cells"),
        ({"headers": ["Client", "Debt", "Phone", "Note"]}, "the headers do not name both clients and managers"),
        ({"manager": 5}, "manager: expected str, got int"),
        ({"rows": [5]}, "rows[0]: expected array, got int"),
    ],
)
def test_what_makes_no_sense_is_refused(server, given, said):
    answer = server.ask("/v1/calls", asked(**given))
    assert (answer.status, answer.message()) == (422, said)


def test_its_rows_and_headers_are_within_the_limits():
    with running_app(make_app(limits=Limits(rows=2, header_cells=4))) as narrow:
        assert narrow.ask("/v1/calls", asked()).status == 200
        assert narrow.ask("/v1/calls", asked(rows=[OAK, PINE, OAK])).status == 413
        assert narrow.ask("/v1/calls", asked(settings=[["day_minutes", 480]])).status == 413
        assert narrow.ask("/v1/calls", asked(headers=[*HEADERS, "Note"])).status == 413


def test_it_needs_a_key_where_keys_are_needed(tmp_path):
    with running_app(make_app(tmp_path / "keys.json", key_needed=True)) as closed:
        assert closed.ask("/v1/calls", asked()).status == 401
