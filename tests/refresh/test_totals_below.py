"""New clients and a row of totals below the others: above it where there is room, never sorted with it."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from sheets_addin.books import FileBook
from sheets_addin.refresh import refresh_book
from tests.refresh.conftest import NOW, TODAY


def own_book(path: Path, totals_row: int) -> None:
    """Two clients in rows 2 and 3 under a filter, their total in bold some rows below; refreshed once."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Clients"
    for cells in (["Client", "Manager", "Debt"], ["Birch", "Anna", 5], ["Oak", "Anna", 7]):
        sheet.append(cells)
    for place, value in enumerate(["Total", None, "=SUM(C2:C3)"], 1):
        sheet.cell(totals_row, place, value).font = Font(bold=True)
    sheet.auto_filter.ref = "A1:C3"
    book.save(path)
    refresh_book(FileBook(path), TODAY, NOW)


@pytest.mark.parametrize(
    ("totals_row", "added_to", "filtered_to"),
    [(6, 4, 5), (5, 6, 3)],
    ids=["in the free rows above the totals", "below the totals without room, out of the filter"],
)
def test_new_clients_of_a_book_with_totals(totals_row: int, added_to: int, filtered_to: int, tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    own_book(path, totals_row)
    book = openpyxl.load_workbook(path)
    tab = book["In development"]
    headers = [cell.value for cell in tab[1]]
    for name in ("Yew", "Ash"):
        row = tab.max_row + 1
        tab.cell(row, headers.index("Client") + 1, name)
    book.save(path)
    problems = refresh_book(FileBook(path), TODAY, NOW).problems
    sheet = openpyxl.load_workbook(path)["Clients"]
    added = [cell for (cell,) in sheet.iter_rows(min_row=added_to, max_row=added_to + 1, max_col=1)]
    assert [(cell.value, cell.font.b) for cell in added] == [("Yew", False), ("Ash", False)]
    assert sheet.cell(totals_row, 3).value == "=SUM(C2:C3)"
    assert re.fullmatch(rf"A1:[A-Z]+{filtered_to}", sheet.auto_filter.ref)
    assert [one.value for one in problems if one.value == "Total"] == ["Total"]
