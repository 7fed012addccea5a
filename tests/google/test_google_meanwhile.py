"""What people do in a sheet while a refresh computes: it is in the next try, or it stays as they left it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import pytest

from sheets_addin.books.google_layout import STAGING
from sheets_addin.refresh import refresh_book, refresh_shared_book
from sheets_addin.vocabulary.errors import BookChanged, BookError
from sheets_addin.vocabulary.layout import CellValue
from tests.google.google_client import book_of
from tests.google.sheet_model import GridSheet, SheetsFile
from tests.google.sheets_server import Odd, SheetsServer

TODAY, NOW = dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 9, 30)
SMALL_BODY = 40_000
"""So small that a refresh goes in parts."""

HEADERS = ["ID", "Client", "Manager", "Stage", "In work since", "Debt", "Payment due", "Note"]
LAYOUT, VALUES, CHECK = range(3)
"""The requests of a refresh that read."""


@pytest.fixture
def file(server: SheetsServer) -> SheetsFile:
    """A sheet that was refreshed once."""
    made = server.new_file("key")
    rows: list[list[CellValue]] = [
        [f"K{number}", f"Client {number}", "Anna", "New", dt.date(2026, 1, 1), None, None, None]
        for number in range(1, 6)
    ]
    made.add("Clients", [HEADERS, *rows])
    made.add("Notes", [["Anything"], ["at all"]])
    refresh_book(book_of(server, "key"), TODAY, NOW)
    server.calls.clear()
    return made


def refresh(server: SheetsServer, **options: int) -> None:
    refresh_shared_book(book_of(server, "key", **options), TODAY, NOW)


def place_of(sheet: GridSheet, name: object, header: str) -> tuple[int, int]:
    """The cell of a client below a header."""
    headers = sheet.values[0].tolist()
    row = next(row for row, cells in enumerate(sheet.values.tolist()) if name in cells)
    return row, headers.index(header)


def shown(file: SheetsFile, tab: str, name: object, header: str) -> object:
    return file.sheet(tab).values[place_of(file.sheet(tab), name, header)]


def typing(file: SheetsFile, tab: str, name: object, header: str, value: object) -> Callable[[], None]:
    def typed() -> None:
        sheet = file.sheet(tab)
        file.type(sheet, *place_of(sheet, name, header), value)

    return typed


def insert(sheet: GridSheet, place: int, axis: int) -> None:
    """A blank row (axis 0) or column (axis 1)."""
    sheet.values = np.insert(sheet.values, place, None, axis=axis)
    sheet.codes = np.insert(sheet.codes, place, 0, axis=axis)


def staging_tabs(file: SheetsFile) -> list[str]:
    return [sheet.title for sheet in file.sheets if sheet.title.startswith(STAGING)]


def change(server: SheetsServer, file: SheetsFile) -> None:
    """Something for the next refresh to do."""
    typing(file, "Clients", "K1", "Debt", 1000.0)()
    server.calls.clear()


@pytest.mark.parametrize("number", [VALUES, CHECK])
def test_an_edit_on_a_base_tab_is_taken_back(number: int, server: SheetsServer, file: SheetsFile) -> None:
    change(server, file)
    server.before = {number: typing(file, "In development", "Client 3", "Note", "call on Friday")}
    refresh(server)
    assert shown(file, "Clients", "K3", "Note") == "call on Friday"
    assert shown(file, "In development", "Client 3", "Note") == "call on Friday"


@pytest.mark.parametrize(
    ("before", "after"),
    [("=A2", "=B2"), ("=A2", "Boris"), ("Boris", "=B2")],
    ids=["another formula", "a value for a formula", "a formula for a value"],
)
def test_formulas_are_compared_as_they_are_written(
    before: str, after: str, server: SheetsServer, file: SheetsFile
) -> None:
    def enter(text: str) -> None:
        place = place_of(file.sheet("Clients"), "K2", "Manager")
        (file.enter_formula if text.startswith("=") else file.type)(file.sheet("Clients"), *place, text)

    file.answer = lambda _sheet, _row, _column, formula: {"=A2": "Anna", "=B2": "Boris"}[formula]
    enter(before)
    server.before = {CHECK: lambda: enter(after)}
    refresh(server)
    assert shown(file, "In development", "Client 2", "Manager") == "Boris"
    assert len(server.calls) == 7


@pytest.mark.parametrize("number", [VALUES, CHECK])
@pytest.mark.parametrize("axis", [0, 1], ids=["row", "column"])
def test_what_is_inserted_shifts_nothing(axis: int, number: int, server: SheetsServer, file: SheetsFile) -> None:
    typing(file, "Clients", "K3", "Debt", 120_000.0)()
    typing(file, "Clients", "K3", "Payment due", dt.date(2026, 2, 1))()
    server.before = {number: lambda: insert(file.sheet("Clients"), 1, axis)}
    refresh(server)
    assert shown(file, "Clients", "K3", "Debt") == 120_000.0
    assert "K3" in file.sheet("Clients").values[3 + (axis == 0)].tolist()
    problems = file.sheet("Problems").values.ravel().tolist()
    assert not [text for text in problems if isinstance(text, str) and "2228" in text]


def test_a_tab_that_is_no_part_of_it_may_change_all_the_time(server: SheetsServer, file: SheetsFile) -> None:
    change(server, file)

    def typed() -> None:
        file.type(file.sheet("Notes"), len(server.calls), 0, f"an answer of {len(server.calls)}")

    server.before = dict.fromkeys(range(1, 30), typed)
    refresh(server)
    assert [call.reads for call in server.calls] == [True, True, True, False]


def renamed(file: SheetsFile, old: str, new: str) -> None:
    file.sheet(old).title = new


CHANGED_TABS: dict[str, Callable[[SheetsFile], object]] = {
    "renamed": lambda file: renamed(file, "Clients", "My clients"),
    "ours renamed": lambda file: renamed(file, "In development", "Mine"),
    "added": lambda file: file.add("Team", [["Football"]]),
    "removed": lambda file: file.sheets.remove(file.sheet("Problems")),
    "another refresh": lambda file: file.metadata.clear(),
}


@pytest.mark.parametrize("number", [VALUES, CHECK, CHECK + 1])
@pytest.mark.parametrize("kind", CHANGED_TABS)
def test_tabs_that_change_make_it_compute_again(kind: str, number: int, server: SheetsServer, file: SheetsFile) -> None:
    file.sheets.remove(file.sheet("Team"))
    change(server, file)
    server.before = {number: lambda: CHANGED_TABS[kind](file)}
    refresh(server)
    titles = [sheet.title for sheet in file.sheets]
    assert len(titles) == len(set(titles))
    assert {"Overview", "Problems", "Team"} <= set(titles)
    refresh(server)
    assert [sheet.title for sheet in file.sheets].count("Problems") == 1


def test_the_look_comes_after_all_that_takes_long(server: SheetsServer, file: SheetsFile) -> None:
    file.sheets[2:] = []
    file.metadata.clear()
    server.calls.clear()
    server.before = {2: typing(file, "Clients", "K2", "Note", "typed while parts were sent")}
    refresh(server, largest_body=SMALL_BODY)
    assert [call.reads for call in server.calls[:3]] == [True, True, False]
    assert shown(file, "In development", "Client 2", "Note") == "typed while parts were sent"
    assert staging_tabs(file) == []


def test_nothing_that_was_prepared_stays_where_it_comes_to_nothing(server: SheetsServer, file: SheetsFile) -> None:
    file.sheets[2:] = []
    server.calls.clear()
    typed = {number: typing(file, "Clients", "K2", "Note", f"note {number}") for number in range(1, 200)}
    server.before = typed
    with pytest.raises(BookChanged, match="changed the tab “Clients”"):
        refresh(server, largest_body=SMALL_BODY)
    assert staging_tabs(file) == []
    assert len(file.sheets) == 2


@pytest.mark.parametrize("number", [3, 5], ids=["the second part", "what people see"])
def test_what_google_refuses_is_taken_away_too(number: int, server: SheetsServer, file: SheetsFile) -> None:
    file.sheets[2:] = []
    server.faults = {number: Odd(400, '{"error":{"message":"Too many cells"}}')}
    with pytest.raises(BookError, match="Too many cells"):
        refresh(server, largest_body=SMALL_BODY)
    # it looks whether the tabs are others, and which of the hidden ones are there
    assert [call.reads for call in server.calls[number:]] == [False, True, True, False]
    assert staging_tabs(file) == []


def test_what_is_typed_in_the_very_last_moment_stays_where_nothing_is_written(
    server: SheetsServer, file: SheetsFile
) -> None:
    change(server, file)
    server.before = {CHECK + 1: typing(file, "In development", "Client 3", "Note", "in the last second")}
    refresh(server)
    assert [call.reads for call in server.calls] == [True, True, True, False]
    assert shown(file, "In development", "Client 3", "Note") == "in the last second"
    refresh(server)
    assert shown(file, "Clients", "K3", "Note") == "in the last second"


def test_a_row_that_becomes_another_clients_is_written_as_a_whole(server: SheetsServer, file: SheetsFile) -> None:
    tab = file.sheet("In development")
    first, place = tab.values[1].tolist()[1], place_of(tab, "Client 1", "Note")[1]
    # another client gets to the top of the list just when somebody types a note for the first
    typing(file, "Clients", "K1", "Stage", "Client")()
    server.calls.clear()
    server.before = {CHECK + 1: lambda: file.type(file.sheet("In development"), 1, place, f"for {first}")}
    refresh(server)
    tab = file.sheet("In development")
    assert tab.values[1].tolist()[1] != first
    assert tab.values[1, place] is None


def test_remarks_beside_a_table_stay(server: SheetsServer, file: SheetsFile) -> None:
    tab = file.sheet("In development")
    width = place_of(tab, "Client 1", "Note")[1]
    tab.resize(tab.row_count + 5, width + 4)
    for place in (1, 5, 7):
        file.type(tab, place, width + 2, f"remark {place}")
    file.sheet("Clients").values[1] = None
    refresh(server)
    tab = file.sheet("In development")
    assert [tab.values[place, width + 2] for place in (1, 5, 7)] == ["remark 1", "remark 5", "remark 7"]
    assert tab.values[5, 1] is None
    server.calls.clear()
    refresh(server)
    assert file.sheet("In development").values[7, width + 2] == "remark 7"


def test_cells_that_an_array_formula_fills_are_not_written(server: SheetsServer, file: SheetsFile) -> None:
    clients = file.sheet("Clients")
    row, note = place_of(clients, "K1", "Note")
    file.answer = lambda _sheet, _row, _column, _formula: [[f"from afar {number}"] for number in range(5)]
    file.enter_formula(clients, row, note, "=IMPORTRANGE(A1)")
    refresh(server)
    assert shown(file, "In development", "Client 3", "Note") == "from afar 2"
    typing(file, "In development", "Client 3", "Note", "an edit")()
    server.calls.clear()
    refresh(server)
    assert [call.reads for call in server.calls].count(True) == 3
    found = file.sheet("Clients").values[row : row + 5, note].tolist()
    assert found == [f"from afar {number}" for number in range(5)]
    assert shown(file, "In development", "Client 3", "Note") == "from afar 2"
    assert read_formulas(server) == {row + step for step in range(5)}


def read_formulas(server: SheetsServer) -> set[int]:
    """The rows of the column of notes in which a formula's result stands."""
    read = book_of(server, "key").read("Clients")
    return set(read.formulas[[*read.rows[0]].index("Note")])


@pytest.mark.parametrize("anchor", [0, 1], ids=["in the header", "in the first row"])
def test_a_computed_column_that_an_array_fills_shows_no_error(
    anchor: int, server: SheetsServer, file: SheetsFile
) -> None:
    clients = file.sheet("Clients")
    row, place = place_of(clients, "K1", "Base")
    header = clients.values[0, place]
    filled: list[list[object]] = [[f"mine {number}"] for number in range(5)]
    file.answer = lambda *_: [[header], *filled] if anchor == 0 else filled
    with clients.entering():
        clients.values[row : row + 5, place] = None
    file.enter_formula(clients, anchor, place, "=SEGMENT(A2:AS6)")
    refresh(server)
    values = file.sheet("Clients").values[:6, place].tolist()
    assert values[0] == header
    if anchor == 0:
        assert values[1:] == [text for (text,) in filled]
    else:
        assert values[1:] == ["In development"] * 5
