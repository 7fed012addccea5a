"""What goes wrong on the way to Google: a refresh is in the sheet as a whole or not at all, and never twice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sheets_addin.books.google_book import GoogleBook
from sheets_addin.books.google_http import PatientHTTPClient
from sheets_addin.books.google_layout import STAGING
from sheets_addin.refresh import refresh_book, refresh_shared_book
from sheets_addin.vocabulary.errors import BookChanged, BookError
from sheets_addin.vocabulary.layout import Changes
from tests.google.google_client import Clock, book_of, client_of
from tests.google.sheet_model import SheetsFile
from tests.google.sheets_server import Fault, SheetsServer

TODAY, NOW = dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 9, 30)
SMALL_BODY = 40_000
"""So small that this refresh goes in parts."""

HEADERS = ["ID", "Client", "Manager", "Stage", "In work since", "Debt", "Payment due", "Phone"]


def fill(file: SheetsFile) -> None:
    rows = [
        [f"K{number}", f"Client {number}", "Anna", "New", dt.date(2026, 1, 1), None, None, f"+7 000 {number}"]
        for number in range(60)
    ]
    file.add("Clients", [HEADERS, *rows])
    file.add("Notes", [["Anything"], ["at all"]])


def shown(file: SheetsFile) -> dict[str, list[object]]:
    """What people may see of a sheet, the random numbers of things aside."""
    return {
        sheet.title: [
            sheet.hidden,
            [row for row in sheet.values.tolist() if any(cell is not None for cell in row)],
            len(sheet.rules),
            len(sheet.protected),
            len(sheet.charts),
            [(one["range"]["startIndex"], one["depth"], one.get("collapsed")) for one in sheet.groups],
        ]
        for sheet in file.sheets
        if not sheet.title.startswith(STAGING)
    }


def differing(found: dict[str, list[object]], wanted: dict[str, list[object]]) -> list[str]:
    """The tabs that are not as they should be."""
    return sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))


def refresh(server: SheetsServer, body: int = SMALL_BODY) -> None:
    refresh_book(book_of(server, "key", largest_body=body), TODAY, NOW)


@dataclass(frozen=True)
class Whole:
    """A refresh without trouble: the sheet before and after it, what it wrote, and which of its requests read."""

    before: dict[str, list[object]]
    after: dict[str, list[object]]
    changes: Changes
    reads: list[bool]


@pytest.fixture(scope="module")
def whole() -> Whole:
    """The refresh that the tests of this module disturb."""
    with SheetsServer().running() as server:
        fill(server.new_file("key"))
        before = shown(server.files["key"])
        changes = refresh_book(book_of(server, "key"), TODAY, NOW, dry_run=True).changes
        server.calls.clear()
        refresh(server)
        return Whole(before, shown(server.files["key"]), changes, [call.reads for call in server.calls])


def write(server: SheetsServer, changes: Changes, clock: Clock | None = None, seconds: float = 300.0) -> None:
    """What a refresh does around computing: reads the tables, and writes the changes."""
    http = client_of(server, clock, seconds).http_client
    assert isinstance(http, PatientHTTPClient)
    book = GoogleBook(http, "key", largest_body=SMALL_BODY)
    book.read("Clients")
    book.write(changes)


def test_a_large_refresh_goes_in_parts_and_nobody_sees_them(whole: Whole, server: SheetsServer) -> None:
    assert whole.reads.count(False) > 3
    fill(server.new_file("key"))
    last = len(whole.reads) - 1
    server.before[last] = lambda: seen.append(shown(server.files["key"]))
    seen: list[dict[str, list[object]]] = []
    refresh(server)
    assert [differing(one, whole.before) for one in seen] == [[]]
    assert differing(shown(server.files["key"]), whole.after) == []
    assert not [sheet for sheet in server.files["key"].sheets if sheet.title.startswith(STAGING)]
    assert len(server.files["key"].metadata) == 1


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name.lower())
def test_a_fault_at_each_request_in_turn_changes_nothing_in_the_end(fault: Fault, whole: Whole) -> None:
    with SheetsServer().running() as server:
        for number in range(len(whole.reads)):
            fill(server.new_file("key"))
            server.calls.clear()
            server.faults = {number: fault}
            write(server, whole.changes)
            assert server.calls[number].fault is fault
            if fault is not Fault.BUSY and not whole.reads[number]:
                assert server.calls[number + 1].reads, "a write that may have got in is looked for before anything else"
            assert differing(shown(server.files["key"]), whole.after) == [], f"{fault} at request {number}"


def test_a_storm_of_refusals_is_waited_out(whole: Whole, server: SheetsServer) -> None:
    fill(server.new_file("key"))
    server.faults = dict.fromkeys([0, 1, 2, 4, 5, 8, 9, 11, 12, 13], Fault.BUSY)
    write(server, whole.changes)
    assert differing(shown(server.files["key"]), whole.after) == []


@pytest.mark.parametrize(
    "fault", [Fault.BUSY, Fault.BROKEN_BEFORE, Fault.DROPPED_AFTER], ids=lambda fault: fault.name.lower()
)
def test_without_end_it_gives_up_in_time_and_the_next_refresh_sets_all_right(fault: Fault, whole: Whole) -> None:
    with SheetsServer().running() as server:
        for number in range(len(whole.reads)):
            fill(server.new_file("key"))
            server.calls.clear()
            server.faults = dict.fromkeys(range(number, 400), fault)
            clock = Clock()
            with pytest.raises(BookError) as told:
                write(server, whole.changes, clock, seconds=60)
            assert clock.now <= 60
            found = shown(server.files["key"])
            if re.search("Nothing was written|are as they were", str(told.value)):
                assert differing(found, whole.before) == []
            else:
                assert "refresh again, and they are all in" in str(told.value)
                assert [] in (differing(found, whole.before), differing(found, whole.after))
            server.faults = {}
            if differing(found, whole.before) == []:
                write(server, whole.changes)
            assert differing(shown(server.files["key"]), whole.after) == []
            left = [sheet for sheet in server.files["key"].sheets if sheet.title.startswith(STAGING)]
            assert left == []


def test_google_says_how_long_to_wait(server: SheetsServer) -> None:
    fill(server.new_file("key"))
    server.retry_after, server.faults = "17", {0: Fault.BUSY}
    clock = Clock()
    client_of(server, clock).http_client.spreadsheets_get("key", {"fields": "properties(title)"})
    assert clock.now == 17


def type_later(server: SheetsServer, row: int) -> Callable[[], None]:
    def typed() -> None:
        file = server.files["key"]
        file.type(file.sheet("Clients"), row, 1, f"Renamed {row}")

    return typed


def test_what_others_type_meanwhile_is_in_the_refresh(server: SheetsServer) -> None:
    fill(server.new_file("key"))
    # before the second look of the first try, and once more before that of the second
    server.before = {2: type_later(server, 3), 5: type_later(server, 4)}
    refresh_shared_book(book_of(server, "key"), TODAY, NOW)
    sheet = server.files["key"].sheet("In development")
    names = sheet.values.ravel().tolist()
    assert {"Renamed 3", "Renamed 4"} <= set(names)
    assert [call.reads for call in server.calls] == [True] * 9 + [False]


def test_after_three_tries_somebody_who_never_stops_is_named(server: SheetsServer) -> None:
    fill(server.new_file("key"))
    before = shown(server.files["key"])
    server.before = {number: type_later(server, number) for number in range(2, 30)}
    with pytest.raises(BookChanged, match="changed the tab “Clients”"):
        refresh_shared_book(book_of(server, "key"), TODAY, NOW)
    assert all(call.reads for call in server.calls)
    assert shown(server.files["key"]).keys() == before.keys()


def test_two_refreshes_that_cross_leave_one_of_each_tab(server: SheetsServer, whole: Whole) -> None:
    fill(server.new_file("key"))
    server.before = {len(whole.reads) - 1: lambda: refresh(server)}
    with pytest.raises(BookError):
        refresh(server)
    titles = [sheet.title for sheet in server.files["key"].sheets]
    assert len(titles) == len(set(titles))
    assert "Overview" in titles
    refresh(server)
