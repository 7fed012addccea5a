"""Reports in a workbook that is open in Excel."""

from __future__ import annotations

import dataclasses

import pytest

from sheets_addin.books.excel_book import ExcelBook
from sheets_addin.books.report_grid import MARK, place_report
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import Changes, Tab, TabColumn, Tone
from tests.books.excel_charts import ChartState
from tests.books.excel_engine import open_workbook
from tests.books.excel_state import SheetState, WorkbookState
from tests.books.report_samples import report


def opened(*sheets: SheetState) -> tuple[ExcelBook, WorkbookState]:
    state = WorkbookState(list(sheets) or [SheetState("Clients")])
    return ExcelBook(open_workbook(state)), state


def filled(state: WorkbookState, name: str = "Overview") -> dict[tuple[int, int], object]:
    return {place: cell.value for place, cell in state.sheet(name).cells.items() if cell.value is not None}


def wanted(**others: int) -> set[tuple[int, int]]:
    cells = place_report(report(**others)).cells()
    return {place for place, value in cells.items() if value not in (None, "")}


def test_cells_stand_where_a_file_has_them() -> None:
    book, state = opened()
    book.write(Changes(reports=[report()]))
    cells = filled(state)
    assert set(cells) == wanted()
    assert (cells[0, 0], cells[3, 1], cells[5, 0]) == ("Bases", 12, "All")
    assert (3, 3, 3, 4) in state.sheet("Overview").merged


def test_charts_draw_the_cells_of_their_block() -> None:
    book, state = opened()
    book.write(Changes(reports=[report()]))
    charts = state.sheet("Overview").charts
    assert [chart.name for chart in charts] == [f"{MARK}{number}" for number in (1, 2, 3, 4)]
    first, second, lists, days = charts
    assert [(one.Name, one.Values, one.XValues) for one in first.series] == [
        ("='Overview'!$B$3", "='Overview'!$B$4:$B$5", "='Overview'!$A$4:$A$5")
    ]
    assert first.series[0].points == {1: 0x009FE6, 2: 0}
    assert (first.title, first.legend["visible"], second.legend["position"]) == ("Clients by base", False, "bottom")
    scale = {"minimum_scale": 0, "maximum_scale": 100, "title": "How much"}
    assert scale.items() <= second.axes["value"].items()
    assert (lists.kind, lists.axes["category"]["reverse_order"]) == ("bar_stacked", True)
    assert days.kind == "line_markers"


def test_new_figures_leave_the_charts_alone() -> None:
    book, state = opened()
    book.write(Changes(reports=[report()]))
    charts = state.sheet("Overview").charts
    charts[0].title = "A title of people's own"
    book.write(Changes(reports=[report(gold=99, replaces="Overview")]))
    assert filled(state)[3, 1] == 99
    assert state.sheet("Overview").charts == charts
    assert charts[0].title == "A title of people's own"


def test_a_report_that_stands_gets_the_widths_heights_colour_and_pages_of_this_version() -> None:
    book, state = opened()
    written = dataclasses.replace(report(), tone=Tone.GOLD)
    book.write(Changes(reports=[written]))
    sheet = state.sheet("Overview")
    wanted = (dict(sheet.widths), dict(sheet.heights), sheet.handle, list(sheet.page_breaks), vars(sheet.page).copy())
    charts = list(sheet.charts)
    sheet.widths[1], sheet.heights[0], sheet.handle = 40.0, 9.0, None
    sheet.page.Orientation, sheet.page_breaks = 9, [2]
    book.write(Changes(reports=[dataclasses.replace(written, replaces="Overview")]))
    assert (sheet.widths, sheet.heights, sheet.handle, sheet.page_breaks, vars(sheet.page)) == wanted
    assert sheet.charts == charts


def test_more_rows_move_the_charts_and_peoples_own_stay() -> None:
    book, state = opened()
    book.write(Changes(reports=[report()]))
    state.sheet("Overview").charts.append(theirs := ChartState("Chart 1", "pie", (0, 0, 9, 9)))
    managers = [f"Manager {number}" for number in range(20)]
    book.write(Changes(reports=[report(managers=managers, replaces="Overview")]))
    charts = state.sheet("Overview").charts
    assert len(charts) == 5
    assert theirs in charts
    assert charts[-2].series[0].Values == "='Overview'!$B$21:$B$40"
    assert set(filled(state)) == {
        place for place, value in place_report(report(managers=managers)).cells().items() if value not in (None, "")
    }


def test_new_sheets_stand_in_the_order_asked_for() -> None:
    book, state = opened()
    tabs = [Tab("Last", [TabColumn("A", [1])]), Tab("First", [TabColumn("A", [1])])]
    book.write(Changes(tabs=tabs, reports=[report()], order=["First", "Overview", "Last"]))
    assert [sheet.name for sheet in state.sheets] == ["Clients", "First", "Overview", "Last"]


@pytest.mark.parametrize("step", [1, 3, 10, 40])
def test_a_refused_write_puts_the_contents_back(step: int) -> None:
    book, state = opened()
    book.write(Changes(reports=[report()]))
    before = filled(state)
    state.writes, state.refuse_after = 0, step
    with pytest.raises(BookError):
        book.write(Changes(reports=[report(gold=5, managers=["Anna"] * 30, replaces="Overview")]))
    assert filled(state) == before


def test_a_refused_write_leaves_no_new_sheet() -> None:
    book, state = opened()
    state.writes, state.refuse_after = 0, 30
    with pytest.raises(BookError):
        book.write(Changes(reports=[report()]))
    assert [sheet.name for sheet in state.sheets] == ["Clients"]


def test_a_protected_sheet_is_refused_before_anything_changes() -> None:
    book, state = opened(SheetState("Overview", protected=True))
    with pytest.raises(BookError, match="protected"):
        book.write(Changes(reports=[dataclasses.replace(report(), replaces="Overview")]))
    assert filled(state) == {}
