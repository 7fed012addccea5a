"""How tabs and reports look in a Google Sheet, and what of people's own stays."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import pytest

from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import (
    CellValue,
    Changes,
    Format,
    Highlight,
    PatchColumn,
    SheetPatch,
    Tab,
    TabColumn,
    Tone,
)
from tests.books.report_samples import report
from tests.google.google_client import book_of
from tests.google.sheet_model import GridSheet, SheetsFile
from tests.google.sheets_server import SheetsServer

WARNING = Highlight(Tone.WARNING, "⚠")


HEADERS = ("Client", "Debt", "Overdue", "Day")


def tab(rows: int = 3, replaces: str | None = None, headers: Sequence[str] = HEADERS) -> Tab:
    name, debt, overdue, day = headers
    late = ["late" if row % 2 else None for row in range(rows)]
    columns = [
        TabColumn(name, [f"Client {row}" for row in range(rows)], Format.TEXT, editable=True, choices=("A", "B; C")),
        TabColumn(debt, [row + 0.5 for row in range(rows)], Format.MONEY, level=1, folded=True, note="What is owed."),
        TabColumn(overdue, late, Format.TEXT, highlights=(WARNING,), computed=True),
        TabColumn(day, [dt.date(2026, 1, 1 + row) for row in range(rows)], width=20),
    ]
    return Tab("Ours", columns, replaces=replaces, table="Ours", frozen_columns=1, tone=Tone.GOLD, blank_rows=10)


@pytest.fixture
def file(server: SheetsServer) -> SheetsFile:
    made = server.new_file("key")
    made.add("Clients", [["ID", "Client"], ["K1", "Birch"], ["K2", "Oak"], [None, None], ["K4", "Pine"]])
    return made


def write(server: SheetsServer, *tabs: Tab, patch: SheetPatch | None = None) -> None:
    book_of(server, "key").write(Changes(tabs=tabs, patches=[patch] if patch else []))


def code(file: SheetsFile, sheet: GridSheet, row: int, column: int) -> dict[str, str]:
    return file.number_formats[sheet.codes[row, column]]


def test_a_new_tab_has_all_that_a_tab_has(server: SheetsServer, file: SheetsFile) -> None:
    write(server, tab())
    sheet = file.sheet("Ours")
    assert (sheet.row_count, sheet.column_count) == (14, 4)
    assert sheet.grid["frozenRowCount"] == sheet.grid["frozenColumnCount"] == 1
    assert sheet.filter is not None
    assert file.names["Ours"]["range"]["endColumnIndex"] == 4
    assert sheet.look(0, 0)["textFormat"]["bold"]
    patterns = [code(file, sheet, 1, place).get("pattern") for place in range(4)]
    assert patterns == ["@", "#,##0.00", '"⚠ "@', "dd.mm.yyyy"]
    offered = sheet.validation(13, 0)
    assert [one["userEnteredValue"] for one in offered["condition"]["values"]] == ["A", "B; C"]
    assert not offered["strict"]
    assert [rule["ranges"][0]["startColumnIndex"] for rule in sheet.rules] == [2]
    (protected,) = sheet.protected.values()
    assert protected["warningOnly"]
    assert protected["range"]["startColumnIndex"] == 2
    assert sheet.notes == {(0, 1): "What is owed."}
    assert [(group["range"]["startIndex"], group["collapsed"]) for group in sheet.groups] == [(1, True)]
    assert sheet.sizes["COLUMNS", 3] > sheet.sizes["COLUMNS", 0]
    assert sheet.look(1, 2)["backgroundColorStyle"] != sheet.look(5, 2).get("backgroundColorStyle")


def test_a_tab_whose_headers_stay_keeps_what_people_made_of_it(server: SheetsServer, file: SheetsFile) -> None:
    write(server, tab(rows=5))
    sheet = file.sheet("Ours")
    sheet.sizes["COLUMNS", 0] = 333
    own_rule = {"ranges": [{"sheetId": sheet.id, "startRowIndex": 0}], "booleanRule": {}}
    sheet.rules.append(own_rule)
    write(server, tab(rows=2, replaces="Ours"))
    sheet = file.sheet("Ours")
    assert sheet.sizes["COLUMNS", 0] == 333
    assert own_rule in sheet.rules
    assert sheet.values[3:6].tolist() == [[None] * 4] * 3
    assert sheet.look(4, 2)["backgroundColorStyle"] is None
    before = len(server.calls)
    write(server, tab(rows=2, replaces="Ours"))
    assert all(call.reads for call in server.calls[before:])


def test_a_tab_with_other_headers_is_dressed_anew(server: SheetsServer, file: SheetsFile) -> None:
    write(server, tab(rows=5))
    ids = set(file.sheet("Ours").protected)
    write(server, tab(rows=20, replaces="Ours", headers=("Name", "Owed", "Late", "Since")))
    sheet = file.sheet("Ours")
    assert len(sheet.rules) == len(sheet.protected) == len(sheet.groups) == 1
    assert set(sheet.protected).isdisjoint(ids)
    assert sheet.values[20, 0] == "Client 19"


def test_only_the_cells_of_a_patch_change(server: SheetsServer, file: SheetsFile) -> None:
    sheet = file.sheet("Clients")
    file.enter_formula(sheet, 1, 1, "=A2")
    rows = [1, 2, 4]
    patch = SheetPatch(
        "Clients",
        header_row=0,
        last_row=4,
        rows=rows,
        columns=[
            PatchColumn(26, "Base", ["Gold", None, "Black"], Format.TEXT, is_new=True, highlights=(WARNING,)),
            PatchColumn(27, "Since", [dt.date(2026, 1, 1)] * 3, Format.DATE, is_new=True),
        ],
        cells={(1, 1): "not taken", (2, 1): "Oak & Sons", (3, 1): "new"},
        appended=[{0: "K5", 3: dt.datetime(2026, 1, 1, 9, 30)}, {0: "007"}],
    )
    write(server, patch=patch)
    sheet = file.sheet("Clients")
    assert sheet.column_count == 28
    assert sheet.formulas == {(1, 1): "=A2"}
    assert sheet.values[2:5, 1].tolist() == ["Oak & Sons", "new", "Pine"]
    assert sheet.values[:5, 26].tolist() == ["Base", "Gold", None, None, "Black"]
    assert sheet.values[5:7, 0].tolist() == ["K5", "007"]
    assert code(file, sheet, 5, 3)["type"] == "DATE_TIME"
    assert code(file, sheet, 4, 27)["type"] == "DATE"
    (protected,) = sheet.protected.values()
    assert (protected["range"]["startColumnIndex"], protected["range"]["endColumnIndex"]) == (26, 28)
    before = len(server.calls)
    write(server, patch=SheetPatch("Clients", 0, 4, rows, [PatchColumn(26, "Base", ["Gold", None, "Black"])]))
    assert all(call.reads for call in server.calls[before:])


def test_rows_are_not_added_over_what_stands_below(server: SheetsServer, file: SheetsFile) -> None:
    file.type(file.sheet("Clients"), 6, 0, "a remark")
    with pytest.raises(BookError, match="the cell A7 below its data is not empty"):
        write(server, patch=SheetPatch("Clients", 0, 4, appended=[{0: "K5"}, {0: "K6"}]))
    assert all(call.reads for call in server.calls)


@pytest.mark.parametrize("value", [math.inf, "x" * 50_001, object()], ids=["endless", "too long", "of no kind"])
def test_a_value_that_fits_no_cell_is_named(value: CellValue, server: SheetsServer, file: SheetsFile) -> None:
    with pytest.raises(BookError, match="cell A2 of “Odd”"):
        write(server, Tab("Odd", [TabColumn("Header", [value])]))
    assert all(call.reads for call in server.calls)


def test_odd_values_arrive_as_well_as_they_can(server: SheetsServer, file: SheetsFile) -> None:
    values: list[CellValue] = ["half \ud83d", "whole 😀", "=1+1", "'quoted", 1e300, -0.5, True, math.nan, "007"]
    write(server, Tab("Odd", [TabColumn("Header", values)]))
    found = file.sheet("Odd").values[1:10, 0].tolist()
    assert found == ["half �", "whole 😀", "=1+1", "'quoted", 1e300, -0.5, True, None, "007"]
    assert file.sheet("Odd").formulas == {}


def test_reports_have_native_charts_that_follow_the_figures(server: SheetsServer, file: SheetsFile) -> None:
    book_of(server, "key").write(Changes(reports=[report()]))
    sheet = file.sheet("Overview")
    assert len(sheet.charts) == 4
    by_title = {chart["spec"]["title"]: chart["spec"]["basicChart"] for chart in sheet.charts.values()}
    stacked = by_title["Lists"]
    assert stacked["stackedType"] == "STACKED"
    assert by_title["Overdue by day"]["chartType"] == "LINE"
    columns = by_title["Clients by base"]
    (source,) = columns["series"][0]["series"]["sourceRange"]["sources"]
    top, place = source["startRowIndex"], source["startColumnIndex"]
    # the name of the series, its figures, and not the row that sums them up
    assert sheet.values[top : source["endRowIndex"], place].tolist() == ["Clients", 12.0, 3.0]
    assert len(columns["series"][0]["styleOverrides"]) == 2
    ids = set(sheet.charts)
    book_of(server, "key").write(Changes(reports=[report(gold=99, replaces="Overview")]))
    sheet = file.sheet("Overview")
    assert set(sheet.charts) == ids
    assert sheet.values[top + 1, place] == 99.0
    book_of(server, "key").write(Changes(reports=[report(managers=["Anna"], replaces="Overview")]))
    sheet = file.sheet("Overview")
    assert len(sheet.charts) == 4
    assert set(sheet.charts).isdisjoint(ids)


def test_a_list_of_choices_on_another_tab_follows_it(server: SheetsServer, file: SheetsFile) -> None:
    write(server, Tab("It's", [TabColumn("Category", ["A"], choices_in=("It's", 0))]))
    rule = file.sheet("It's").validation(1, 0)
    assert rule["condition"]["values"][0]["userEnteredValue"] == "='It''s'!$A$2:$A"
