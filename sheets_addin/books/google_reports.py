"""A report as requests: blocks of cells, and native charts that draw them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheets_addin.books.google_cells import CellTexts
from sheets_addin.books.google_layout import CHART_SIGN, SheetLayout
from sheets_addin.books.google_look import (
    body_look,
    colour,
    column_width,
    dates_shown,
    format_of,
    formatted,
    handle_coloured,
    header_look,
    looks,
    marks,
    note_look,
    pixels,
    title_look,
)
from sheets_addin.books.google_plan import Plan, cell_of
from sheets_addin.books.google_requests import (
    Block,
    add_sheet,
    clear,
    clear_rules,
    grid_range,
    repeat_cell,
    sheet_properties,
)
from sheets_addin.books.palette import SHADES
from sheets_addin.books.report_grid import (
    CHART_GAP,
    ROW_POINTS,
    Grid,
    PlacedBlock,
    PlacedChart,
    PlacedColumn,
    PlacedSeries,
    place_report,
)
from sheets_addin.vocabulary.layout import ChartKind, Report

_PIXELS_OF_A_POINT = 4 / 3
_KINDS = {
    ChartKind.COLUMN: "COLUMN",
    ChartKind.BAR: "BAR",
    ChartKind.STACKED_COLUMN: "COLUMN",
    ChartKind.STACKED_BAR: "BAR",
    ChartKind.LINE: "LINE",
}
_LOOK = "userEnteredFormat,note"


def plan_report(plan: Plan, report: Report) -> None:
    """The steps that write one report.

    A report whose blocks stand where they stood keeps its charts, which follow the new figures, and whatever people
    made of them. Raises BookError where a cell cannot hold its value.
    """
    grid = place_report(report)
    if report.replaces is None:
        identifier = plan.new_id()
        plan.add(add_sheet(identifier, report.name, grid.row_count + 1, len(grid.widths)))
        _write(plan, report, grid, identifier, grid.row_count)
        _dress(plan, report, grid, identifier)
        return
    sheet = plan.sheet(report.replaces)
    old = plan.raw(report.replaces)
    if report.name != sheet.title:
        plan.add(sheet_properties(sheet.id, "title", title=report.name))
    plan.make_room(sheet, grid.row_count + 1, len(grid.widths))
    stands = _stands(plan, report.replaces, sheet, grid)
    if not stands:
        _undress(plan, sheet)
    _write(plan, report, grid, sheet.id, max(grid.row_count, len(old)))
    if stands:
        _format_figures(plan, grid, sheet.id)
    else:
        _dress(plan, report, grid, sheet.id)


def _stands(plan: Plan, title: str, sheet: SheetLayout, grid: Grid) -> bool:
    """Whether the tab shows this report already but for its figures."""
    rows = plan.raw(title)
    if len(rows) != grid.row_count or len(sheet.charts) != sum(len(block.charts) for block in grid.blocks):
        return False
    return all(cell_of(rows, row, column) == text for row, column, text in grid.labels())


def _undress(plan: Plan, sheet: SheetLayout) -> None:
    plan.add(*({"deleteEmbeddedObject": {"objectId": chart}} for chart in sheet.charts))
    plan.add(*clear_rules(sheet.id, sheet.rules))
    plan.add({"unmergeCells": {"range": grid_range(sheet.id)}}, clear(grid_range(sheet.id), _LOOK))


def _write(plan: Plan, report: Report, grid: Grid, identifier: int, height: int) -> None:
    """All cells in one block, blank ones too, down to the last row that may hold something."""
    texts = CellTexts(report.name)
    columns = [["{}"] * height for _ in grid.widths]
    for (row, column), value in grid.cells().items():
        columns[column][row] = texts.of(value, (row, column))
    plan.add(Block(identifier, 0, 0, columns))


def _format_figures(plan: Plan, grid: Grid, identifier: int) -> None:
    for block in grid.blocks:
        for one in block.columns:
            if block.block.row_count:
                top = block.header_row + 1
                area = grid_range(identifier, top, one.place, block.last_row + 1, one.place + 1)
                plan.add(formatted(area, format_of(one.column)))
                plan.add(*dates_shown(identifier, top, one.place, one.column.values, one.column))


def _dress(plan: Plan, report: Report, grid: Grid, identifier: int) -> None:
    plan.add(sheet_properties(identifier, "gridProperties.hideGridlines", gridProperties={"hideGridlines": True}))
    plan.add(handle_coloured(identifier, report.tone))
    plan.add(column_width(identifier, 0, grid.widths[0]))
    if len(grid.widths) > 1:
        plan.add(column_width(identifier, 1, grid.widths[1], len(grid.widths) - 1))
    _set_heights(plan, grid, identifier)
    rules = 0
    for block in grid.blocks:
        plan.add(looks(grid_range(identifier, block.title_row, 0, block.title_row + 1, 1), title_look()))
        if block.note_row is not None:
            area = grid_range(identifier, block.note_row, 0, block.note_row + 1, len(grid.widths))
            plan.add({"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}}, looks(area, note_look()))
        for one in block.columns:
            _dress_column(plan, block, one, identifier, rules)
            rules += len(one.column.highlights) if block.block.row_count else 0
    for block in grid.blocks:
        for chart in block.charts:
            plan.add(_chart(plan, chart, grid, identifier))


def _set_heights(plan: Plan, grid: Grid, identifier: int) -> None:
    heights = {row: grid.heights.get(row, ROW_POINTS) for row in range(grid.row_count)}
    start = 0
    for row in range(1, grid.row_count + 1):
        if row == grid.row_count or heights[row] != heights[start]:
            area = {"sheetId": identifier, "dimension": "ROWS", "startIndex": start, "endIndex": row}
            size = {"pixelSize": round(heights[start] * _PIXELS_OF_A_POINT)}
            plan.add({"updateDimensionProperties": {"range": area, "properties": size, "fields": "pixelSize"}})
            start = row


def _dress_column(plan: Plan, block: PlacedBlock, one: PlacedColumn, identifier: int, rules: int) -> None:
    left, right, top = one.place, one.place + one.span, block.header_row
    if one.span > 1:
        area = grid_range(identifier, top, left, block.last_row + 1, right)
        plan.add({"mergeCells": {"range": area, "mergeType": "MERGE_ROWS"}})
    header = grid_range(identifier, top, left, top + 1, right)
    plan.add(looks(header, header_look(one.column)))
    if one.column.note:
        plan.add(repeat_cell(grid_range(identifier, top, left, top + 1, left + 1), {"note": one.column.note}, "note"))
    if not block.block.row_count:
        return
    column = one.column
    plan.add(looks(grid_range(identifier, top + 1, left, block.last_row + 1, right), body_look(column)))
    marked = grid_range(identifier, top + 1, left, block.last_row + 1, left + 1)
    plan.add(*marks(marked, column.highlights, rules), *dates_shown(identifier, top + 1, left, column.values, column))
    if block.is_total(block.last_row):
        last = grid_range(identifier, block.last_row, left, block.last_row + 1, right)
        plan.add(looks(last, body_look(column, is_total=True)))


def _chart(plan: Plan, placed: PlacedChart, grid: Grid, identifier: int) -> dict[str, Any]:
    top, left, bottom, right = placed.area
    gap = round(CHART_GAP * _PIXELS_OF_A_POINT) if left else 0
    height = sum(grid.heights.get(row, ROW_POINTS) for row in range(top, bottom + 1))
    position = {
        "anchorCell": {"sheetId": identifier, "rowIndex": top, "columnIndex": left},
        "offsetXPixels": gap,
        "widthPixels": sum(map(pixels, grid.widths[left : right + 1])) - gap,
        "heightPixels": round(height * _PIXELS_OF_A_POINT),
    }
    title = placed.chart.title
    spec = {"title": title, "altText": title + CHART_SIGN, "basicChart": _basic_chart(placed, identifier)}
    return {"addChart": {"chart": {"chartId": plan.new_id(), "spec": spec, "position": {"overlayPosition": position}}}}


def _basic_chart(placed: PlacedChart, identifier: int) -> dict[str, Any]:
    lies = placed.kind.lies
    _, categories, last, _ = placed.categories
    header = placed.series[0].name[0]
    domain = _source(identifier, header, categories, last)
    values_axis: dict[str, Any] = {"position": "BOTTOM_AXIS" if lies else "LEFT_AXIS", "title": placed.axis}
    window: dict[str, Any] = {"viewWindowMin": 0}
    if placed.chart.maximum is not None:
        window["viewWindowMax"] = placed.chart.maximum
    values_axis["viewWindowOptions"] = {**window, "viewWindowMode": "EXPLICIT"}
    chart: dict[str, Any] = {
        "chartType": _KINDS[placed.kind],
        "legendPosition": "BOTTOM_LEGEND" if len(placed.series) > 1 else "NO_LEGEND",
        "axis": [values_axis],
        "domains": [{"domain": domain}],
        "series": [_series(placed, series, identifier, header) for series in placed.series],
        "headerCount": 1,
    }
    if placed.kind.stacks:
        chart["stackedType"] = "STACKED"
    return chart


def _source(identifier: int, header: int, column: int, last: int) -> dict[str, Any]:
    return {"sourceRange": {"sources": [grid_range(identifier, header, column, last + 1, column + 1)]}}


def _series(placed: PlacedChart, series: PlacedSeries, identifier: int, header: int) -> Mapping[str, Any]:
    _, column, last, _ = series.values
    found: dict[str, Any] = {
        "series": _source(identifier, header, column, last),
        "targetAxis": "BOTTOM_AXIS" if placed.kind.lies else "LEFT_AXIS",
        "colorStyle": colour(SHADES[series.tone].handle),
    }
    if placed.shows_values:
        found["dataLabel"] = {"type": "DATA"}
    if placed.point_tones:
        found["styleOverrides"] = [
            {"index": index, "colorStyle": colour(SHADES[tone].handle)} for index, tone in enumerate(placed.point_tones)
        ]
    return found
