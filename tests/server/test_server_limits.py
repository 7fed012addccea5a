"""How much one request may ask for, and what a fault of the server's own looks like."""

import pytest

from sheets_addin.server import app as app_module
from sheets_addin.server.app import make_app
from sheets_addin.server.limits import Limits
from tests.server.conftest import running_app


@pytest.fixture(scope="module")
def narrow():
    with running_app(make_app(limits=Limits(rows=3, calls=4, contexts=2, header_cells=2))) as started:
        yield started


def test_too_many_rows_are_refused(narrow):
    calls = [{"function": "SEGMENT", "rows": [["a"]] * 2, "headers": ["Client"]}] * 2
    answer = narrow.ask("/v1/functions", {"calls": calls})
    assert (answer.status, answer.message()) == (413, "4 rows in one request; expected at most 3: send them in several")
    sheets = [{"name": "Clients", "rows": [["Client"], ["a"], ["b"], ["c"]]}]
    answer = narrow.ask("/v1/refresh", {"sheets": sheets})
    assert (answer.status, "the workbook has 4 rows" in answer.message()) == (413, True)
    assert narrow.ask("/v1/functions", {"calls": calls[:1]}).status == 200


def test_rows_of_settings_count_too(narrow):
    assert narrow.ask("/v1/functions", {"calls": [], "settings": [["a", 1]] * 4}).status == 413


@pytest.mark.parametrize(
    ("asked", "said", "call"),
    [
        ({"calls": [{"function": "SEGMENT", "rows": []}] * 5}, "5 calls in one request; expected at most 4", None),
        (
            {"calls": [{"function": "SEGMENT", "rows": [], "today": f"2026-03-0{day}"} for day in (1, 2, 3)]},
            "3 different pairs of headers and day in one request; expected at most 2",
            None,
        ),
        (
            {"calls": [{"function": "SEGMENT", "rows": [], "headers": [name]} for name in ("ID", "Client", "Debt")]},
            "3 different pairs of headers and day in one request; expected at most 2",
            None,
        ),
        ({"calls": [], "headers": ["ID", "Client", "Debt"]}, "3 headers; expected at most 2", None),
        (
            {"calls": [{"function": "SEGMENT", "rows": []}, {"function": "SEGMENT", "rows": [], "headers": ["a"] * 3}]},
            "3 headers; expected at most 2",
            1,
        ),
    ],
)
def test_more_than_the_limit_is_refused_in_words(narrow, asked, said, call):
    answer = narrow.ask("/v1/functions", asked)
    assert answer.status == 413
    assert said in answer.message()
    assert answer.json()["error"].get("call") == call
    assert said not in narrow.ask("/v1/functions", asked, headers={"Accept-Language": "ru"}).message()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/functions", {"calls": []}),
        ("/v1/calls", {"manager": "Anna", "rows": []}),
        ("/v1/refresh", {"sheets": []}),
    ],
)
def test_a_fault_of_the_server_is_told_in_both_languages_without_its_inside(monkeypatch, path, body):
    def fail(*_):
        raise IndexError("inside")

    monkeypatch.setattr(app_module, "answer_functions", fail)
    monkeypatch.setattr(app_module, "answer_calls", fail)
    monkeypatch.setattr(app_module, "answer_refresh", fail)
    with running_app(make_app()) as server:
        answers = [server.ask(path, body, headers={"Accept-Language": language}) for language in ("en", "ru")]
    assert [answer.status for answer in answers] == [500, 500]
    assert [answer.message() for answer in answers] == [
        "something went wrong on the server; tell whoever runs it",
        "на сервере произошла ошибка; сообщите тому, кто за него отвечает",
    ]
