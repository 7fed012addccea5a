"""A write of any size: in requests that Google takes, as few as it can, within its quotas."""

from __future__ import annotations

import math
from random import Random

import pytest

from sheets_addin.books.google_book import GoogleBook
from sheets_addin.books.google_http import PatientHTTPClient
from sheets_addin.vocabulary.layout import CellValue, Changes, Tab, TabColumn
from tests.google.google_client import Clock, book_of, client_of
from tests.google.sheets_server import SheetsServer

ROWS, COLUMNS = 1500, 4


def tabs(seed: int) -> list[Tab]:
    """Tabs of many sizes, with values of many lengths and widths."""
    random = Random(seed)

    def value() -> CellValue:
        kind = random.randrange(5)
        texts = random.choice('aя"\\\n=') * random.choice([0, 1, 3, 300])
        return [None, random.random() * 1e6, random.randrange(100), kind == 3, texts][kind]

    sizes = [ROWS, 1, ROWS // 10, 0]
    return [
        Tab(f"Tab {number}", [TabColumn(f"H{place}", [value() for _ in range(size)]) for place in range(COLUMNS)])
        for number, size in enumerate(sizes)
    ]


def wanted(tab: Tab) -> list[list[object]]:
    rows = zip(*(column.values for column in tab.columns), strict=True)
    return [[value if value != "" else None for value in row] for row in rows]


@pytest.mark.parametrize("body", [30_000, 60_000, 130_000, 10_000_000])
def test_any_write_arrives_whole_in_few_requests_that_are_not_too_large(body: int, server: SheetsServer) -> None:
    file = server.new_file("key")
    file.add("Mine", [["keep"]])
    written = tabs(body)
    book_of(server, "key", largest_body=body).write(Changes(tabs=written))
    writes = [call.size for call in server.calls if not call.reads]
    assert max(writes) <= body
    assert len(writes) <= math.ceil(sum(writes) / body) + 2
    assert [sheet.title for sheet in file.sheets] == ["Mine", *(tab.name for tab in written)]
    for tab in written:
        height = tab.row_count + 1
        assert file.sheet(tab.name).values[1:height, :COLUMNS].tolist() == wanted(tab)
    assert file.sheet("Mine").values[0, 0] == "keep"


def test_a_quota_is_kept_by_waiting(server: SheetsServer) -> None:
    server.new_file("key").add("Mine", [])
    clock = Clock()
    server.clock, server.requests_a_minute, server.retry_after = clock.time, 3, ""
    http = client_of(server, clock, seconds=3600).http_client
    assert isinstance(http, PatientHTTPClient)
    GoogleBook(http, "key", largest_body=30_000).write(Changes(tabs=tabs(1)))
    applied = [call for call in server.calls if not call.reads and call.fault is None]
    minutes = clock.now / 60
    assert len(applied) > 3
    assert len(applied) <= 3 * (minutes + 1)
    assert minutes < len(applied)
