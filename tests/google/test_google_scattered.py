"""Cells here and there in people's columns: in few stretches, and nothing else of theirs is touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sheets_addin.books.google_layout import Entered, SheetLayout
from sheets_addin.books.google_scattered import in_few_stretches
from sheets_addin.vocabulary.layout import Changes, PatchColumn, SheetPatch
from sheets_addin.vocabulary.runs import runs
from tests.google.google_client import book_of
from tests.google.sheets_server import SheetsServer

HELD = [["Phone"], ["1"], [""], ["3"], ["sum"], ["5"], ["6"], ["7"]]


def sheet() -> SheetLayout:
    """A column of texts, blank in the third row, with a formula in the fifth."""
    tokens = [[("formulaValue", "=A1")] if cell == "sum" else [cell] if cell else [] for (cell,) in HELD]
    layout = SheetLayout(0, "Clients", visible=True, is_grid=True, rows=8, columns=1)
    layout.entered = Entered(0, 8, 1, tokens)
    layout.formulas[4, 0] = "=A1"
    return layout


def test_few_cells_are_written_alone() -> None:
    wanted = {0: {1: "a", 3: "b", 5: "c"}}
    assert in_few_stretches(sheet(), HELD, wanted, most=3) is wanted


def test_many_are_written_with_what_stands_between_them() -> None:
    found = in_few_stretches(sheet(), HELD, {0: {1: "a", 3: "b", 7: "c"}}, most=2)
    assert found == {0: {1: "a", 2: "", 3: "b", 7: "c"}}


def with_chip(layout: SheetLayout) -> None:
    tokens = [*layout.entered.cells]
    tokens[6] = ["@"]
    layout.entered = replace(layout.entered, cells=tokens)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (lambda layout: None, [(1, 3), (5, 7)]),
        (with_chip, [(1, 3), (5, 5), (7, 7)]),
        (lambda layout: layout.rich.add((6, 0)), [(1, 3), (5, 5), (7, 7)]),
    ],
    ids=["a formula", "a chip", "a part in bold"],
)
def test_what_would_lose_something_is_not_written_anew(
    change: Callable[[SheetLayout], None], left: list[tuple[int, int]]
) -> None:
    layout, wanted = sheet(), {0: {1: "a", 3: "b", 5: "c", 7: "d"}}
    change(layout)
    found = in_few_stretches(layout, HELD, wanted, most=1)[0]
    assert runs(found) == left
    assert found.items() >= wanted[0].items()


def test_parts_of_texts_in_bold_are_known(server: SheetsServer) -> None:
    file = server.new_file("key")
    clients = file.add("Clients", [["Note"], ["a bold word"]])
    clients.rich.add((1, 0))
    book = book_of(server, "key")
    book.sheets()
    assert [one.rich for one in book._layout().sheets] == [{(1, 0)}]


def test_blank_rows_between_clients_do_not_part_what_is_written(server: SheetsServer) -> None:
    file = server.new_file("key")
    rows = [[f"Client {row}" if row % 2 == 0 else None, None] for row in range(1, 400)]
    file.add("Clients", [["Client", "Base"], *rows])
    file.type(file.sheet("Clients"), 101, 1, "a remark")
    places = list(range(2, 400, 2))
    patch = SheetPatch("Clients", 0, 399, places, [PatchColumn(1, "Base", ["Gold"] * len(places))])
    book_of(server, "key").write(Changes(patches=[patch]))
    found = file.sheet("Clients").values[1:400, 1].tolist()
    assert found == ["a remark" if row == 101 else "Gold" if row % 2 == 0 else None for row in range(1, 400)]
    (write,) = (call for call in server.calls if not call.reads)
    assert write.size < 80 * len(places)
