"""Putting a report into an open Excel: blocks of cells, and charts that draw them."""

from __future__ import annotations

import xlwings

from sheets_addin.books.cells import CellWriter
from sheets_addin.books.excel_cells import area_of, contents_of, enter, entered, put_back, same, values_of
from sheets_addin.books.excel_look import code_of, dress_body, dress_header, format_values, mark, set_number_format
from sheets_addin.books.excel_messages import PROTECTED
from sheets_addin.books.excel_native import (
    break_pages,
    draw_series,
    is_protected,
    set_handle_colour,
    set_page,
)
from sheets_addin.books.excel_tabs import added_sheet, renamed_sheet
from sheets_addin.books.excel_undo import Undo
from sheets_addin.books.palette import COMPUTED_FILL, COMPUTED_TEXT, HEADER_TEXT, SHADES
from sheets_addin.books.report_grid import (
    CHART_GAP,
    MARK,
    ROW_POINTS,
    Grid,
    PlacedBlock,
    PlacedChart,
    PlacedColumn,
    place_report,
)
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import ChartKind, Format, Report

_CHART_TYPES = {
    ChartKind.COLUMN: "column_clustered",
    ChartKind.BAR: "bar_clustered",
    ChartKind.STACKED_COLUMN: "column_stacked",
    ChartKind.STACKED_BAR: "bar_stacked",
    ChartKind.LINE: "line_markers",
}
_TITLE_SIZE = 14


def check_new_report(book: xlwings.Book, report: Report) -> None:
    """BookError where a cell cannot hold its value, or the sheet must not change; nothing is changed yet."""
    writer = CellWriter(report.name)
    for (row, column), value in place_report(report).cells().items():
        writer.fragment(value, row, column)
    if report.replaces is not None and is_protected(book.sheets[report.replaces]):
        raise BookError(PROTECTED, sheet=report.replaces)


def write_report(book: xlwings.Book, report: Report, undo: Undo) -> None:
    """Write one report; the contents that were there come back with ``undo``.

    A report whose blocks stand where they stood keeps the look of its cells, and its charts, which follow the new
    figures, keep whatever people made of them. Widths, heights, the tab's colour and the pages are set each time.
    """
    if report.replaces is None:
        sheet = added_sheet(book, report.name, undo)
    else:
        sheet = renamed_sheet(book.sheets[report.replaces], report.name, undo)
    grid = place_report(report)
    last = sheet.used_range.last_cell
    whole = area_of(sheet, 0, 0, max(last.row, grid.row_count) - 1, max(last.column, len(grid.widths)) - 1)
    before = contents_of(whole)
    undo.then(lambda: put_back(whole, before))
    stands = _stands(sheet, grid, last.row)
    if not stands:
        _clear(sheet, whole, undo)
    _enter(sheet, whole, grid, undo)
    if not stands:
        _dress(sheet, grid)
    _set_up(sheet, report, grid)
    if not stands:
        for number, chart in enumerate((chart for block in grid.blocks for chart in block.charts), 1):
            _draw(sheet, chart, f"{MARK}{number}")


def _our_charts(sheet: xlwings.Sheet) -> list[xlwings.Chart]:
    return [chart for chart in sheet.charts if chart.name.startswith(MARK)]


def _stands(sheet: xlwings.Sheet, grid: Grid, used_rows: int) -> bool:
    """Whether the sheet shows this report already but for its figures."""
    charts = sum(len(block.charts) for block in grid.blocks)
    if used_rows != grid.row_count or len(_our_charts(sheet)) != charts:
        return False
    found = values_of(area_of(sheet, 0, 0, used_rows - 1, len(grid.widths) - 1))
    return all(same(found[row][column], text) for row, column, text in grid.labels())


def _clear(sheet: xlwings.Sheet, whole: xlwings.Range, undo: Undo) -> None:
    for chart in _our_charts(sheet):
        chart.delete()
    whole.unmerge()
    set_number_format(whole, "General", undo)
    whole.conditional_formats.clear()
    whole.clear_formats()


def _enter(sheet: xlwings.Sheet, whole: xlwings.Range, grid: Grid, undo: Undo) -> None:
    """Formats first, so that nothing is taken for something else, then all cells in one call."""
    for block in grid.blocks:
        for one in block.columns:
            if block.block.row_count:
                cells = area_of(sheet, block.header_row + 1, one.place, block.last_row, one.place)
                format_values(cells, one.column, undo)
    filled = grid.cells()
    rows, columns = whole.shape
    enter(
        whole,
        [[entered(filled.get((row, column))) for column in range(columns)] for row in range(rows)],
        is_filtered=False,
    )


def _dress(sheet: xlwings.Sheet, grid: Grid) -> None:
    for block in grid.blocks:
        title = area_of(sheet, block.title_row, 0, block.title_row, 0)
        title.font.bold, title.font.size, title.font.color = True, _TITLE_SIZE, f"#{HEADER_TEXT}"
        if block.note_row is not None:
            note = area_of(sheet, block.note_row, 0, block.note_row, len(grid.widths) - 1)
            note.merge()
            note.wrap_text, note.vertical_alignment = True, "top"
            note.font.color = f"#{COMPUTED_TEXT}"
        for one in block.columns:
            _dress_column(sheet, block, one)


def _dress_column(sheet: xlwings.Sheet, block: PlacedBlock, one: PlacedColumn) -> None:
    left, right = one.place, one.place + one.span - 1
    whole = area_of(sheet, block.header_row, left, block.last_row, right)
    if one.span > 1:
        whole.merge(across=True)
    header = area_of(sheet, block.header_row, left, block.header_row, right)
    dress_header(header)
    header.horizontal_alignment = "left" if one.column.format is Format.TEXT else "center"
    if not block.block.row_count:
        return
    body = area_of(sheet, block.header_row + 1, left, block.last_row, right)
    dress_body(body, [one.column])
    mark(area_of(sheet, block.header_row + 1, left, block.last_row, left), one.column.highlights, code_of(one.column))
    if block.is_total(block.last_row):
        total = area_of(sheet, block.last_row, left, block.last_row, right)
        total.font.bold, total.color = True, f"#{COMPUTED_FILL}"


def _set_up(sheet: xlwings.Sheet, report: Report, grid: Grid) -> None:
    for place, width in enumerate(grid.widths):
        area_of(sheet, 0, place, 0, place).column_width = width
    area_of(sheet, 0, 0, grid.row_count - 1, 0).row_height = ROW_POINTS
    for row, height in grid.heights.items():
        area_of(sheet, row, 0, row, 0).row_height = height
    if report.tone is not None:
        set_handle_colour(sheet, SHADES[report.tone].handle)
    sheet.show_gridlines = False
    set_page(sheet, landscape=report.landscape, repeats_header=False)
    break_pages(sheet, grid.breaks)


def _draw(sheet: xlwings.Sheet, placed: PlacedChart, name: str) -> None:
    place = area_of(sheet, *placed.area)
    gap = CHART_GAP if placed.area[1] else 0.0
    chart = sheet.charts.add(
        place.left + gap,
        place.top,
        place.width - gap,
        place.height,
        chart_type=_CHART_TYPES[placed.kind],
        name=name,
        style=None,
    )
    draw_series(chart, placed)
    chart.title = placed.chart.title
    chart.legend.visible = len(placed.series) > 1
    if chart.legend.visible:
        chart.legend.position = "bottom"
    chart.value_axis.set(minimum_scale=0, maximum_scale=placed.chart.maximum, title=placed.axis or None)
    if placed.kind.lies:
        # the first row of the table stands at the top
        chart.category_axis.set(reverse_order=True, crosses="maximum")
    for place_of_series, one in enumerate(placed.series):
        colour = f"#{SHADES[one.tone].handle}"
        drawn = chart.series[place_of_series]
        if placed.kind is ChartKind.LINE:
            drawn.line_color = colour
        else:
            drawn.fill_color = colour
