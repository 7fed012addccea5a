"""A filter over people's own columns takes in ours beside them, so that a sort moves whole rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.vocabulary.layout import Changes, PatchColumn, SheetPatch
from tests.books.packages import part_of, rows, text_cell, write_package

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("headed", "filtered"),
    [((0, 1, 2, 3), "A1:D2"), ((0, 1, 3), "A1:B2"), ((), "A1:B2")],
    ids=["without a gap", "beyond a gap", "not told"],
)
def test_the_filter_reaches_to_the_last_header_without_a_gap(
    headed: tuple[int, ...], filtered: str, tmp_path: Path
) -> None:
    sheet = rows(text_cell("A1", "a") + text_cell("B1", "b"), text_cell("A2", "x"))
    path = write_package(tmp_path / "b.xlsx", sheet + '<autoFilter ref="A1:B2"/>')
    column = PatchColumn(3, "d", ["y"], is_new=True)
    patch = SheetPatch("S1", header_row=0, last_row=1, rows=[1], columns=[column], headed=headed)
    FileBook(path).write(Changes([patch]))
    assert re.findall(r'<autoFilter ref="([^"]*)"', part_of(path, SHEET)) == [filtered]
