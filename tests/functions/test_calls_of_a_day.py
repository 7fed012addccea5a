"""``CALLS``: a manager's day from all clients, as Priorities shows it."""

import datetime as dt

import pytest

from sheets_addin.books import FileBook
from sheets_addin.functions import CALLS, CompanyClients, WrongCall, manager_day, settings_of
from sheets_addin.vocabulary.language import Language
from tests.functions.conftest import TODAY, read_demo
from tests.functions.priorities import days_of, without_blanks

HEADERS = ["Client", "Manager", "Phone", "Next contact", "Minutes per contact"]
PINE = ["Pine", "Семён Орлов", "+7 1", "2026-03-31", 20]
ELM = ["Elm", "семен  орлов", None, "2026-03-30", None]
OAK = ["Oak", "Anna", None, "2026-04-30", None]


def day(manager, rows, headers=HEADERS, **given):
    clients = CompanyClients.of_rows(rows, headers)
    return manager_day(manager, clients, **{"today": TODAY, **given})


@pytest.fixture(scope="module", params=list(Language))
def demo(request, tmp_path_factory):
    """The refreshed demo and what its Priorities shows, by manager."""
    folder = tmp_path_factory.mktemp("day")
    cells = read_demo(folder, request.param)
    return FileBook(folder / f"demo-{request.param}.xlsx"), cells


def test_every_managers_day_is_that_of_priorities(demo):
    book, cells = demo
    days = days_of(book, cells.language)
    assert len(days) > 1
    assert all(days.values())
    for manager, wanted in days.items():
        found = manager_day(manager, CompanyClients.of_book(book), settings=settings_of(book), today=TODAY)
        assert without_blanks(found.rows) == wanted, manager
        assert found.headers == [column.header(cells.language) for column in CALLS.columns]
        assert found.problems == []


def test_cells_with_or_without_their_headers_give_the_same_day(demo):
    book, cells = demo
    days = days_of(book, cells.language)
    manager = next(iter(days))
    for rows, headers in (
        (cells.rows, None),
        (cells.rows, cells.headers),
        ([cells.headers, *cells.rows], None),
        ([cells.headers, *cells.rows], cells.headers),
    ):
        found = day(manager, rows, headers, settings=cells.settings)
        assert without_blanks(found.rows) == days[manager]


def test_a_day_worked_out_by_hand():
    found = day("СЕМЁН ОРЛОВ", [PINE, OAK, ELM])
    assert [row[:3] for row in found.rows] == [[1, "Elm", None], [2, "Pine", "+7 1"]]
    assert [row[4:] for row in found.rows] == [
        ["next contact was set for 30.03.2026", 15],
        ["next contact is set for today", 20],
    ]


@pytest.mark.parametrize("asked", ["Семён Орлов", "семен орлов", " СЕМЕНОРЛОВ "])
def test_names_of_managers_are_matched_as_refresh_does(asked):
    assert len(day(asked, [PINE, OAK, ELM]).rows) == 2


def test_nobody_due_gives_no_rows():
    assert day("Anna", [PINE, OAK, ELM]).rows == []
    assert len(day("Anna", [PINE, OAK, ELM], today=dt.date(2026, 4, 30)).rows) == 1


def test_the_settings_hold_and_those_that_cannot_be_used_are_named():
    assert [row[1] for row in day("Семён Орлов", [PINE, ELM], settings=[("day_minutes", 30)]).rows] == ["Elm"]
    assert "soon" in day("Anna", [OAK], settings=[("day_minutes", "soon")]).problems[0]
    assert day("Anna", [OAK], language=Language.RUSSIAN).headers[:2] == ["Место", "Клиент"]


@pytest.mark.parametrize("asked", ["Boris", "", "семён"])
def test_an_unknown_manager_is_told_who_there_is(asked):
    with pytest.raises(WrongCall) as caught:
        day(asked, [PINE, OAK])
    assert caught.value.in_language(Language.ENGLISH) == f"no client has the manager “{asked}”"
    assert caught.value.expected_in_language(Language.ENGLISH) == "one of: Anna, Семён Орлов"
    assert caught.value.in_language(Language.RUSSIAN) == f"ни у одного клиента нет менеджера «{asked}»"


@pytest.mark.parametrize(
    ("rows", "headers", "said"),
    [
        ([["a"]], ["zzz"], "none of the headers is known"),
        ([["a", 5]], ["Client", "Debt"], "the headers do not name both clients and managers"),
        ([["a", "b"], ["c"]], ["Client", "Manager"], "the row has 1 cells"),
        ([["a", "b"]], None, "the row has 2 cells"),
    ],
)
def test_clients_that_make_no_table_are_refused(rows, headers, said):
    with pytest.raises(WrongCall, match=said):
        CompanyClients.of_rows(rows, headers)
