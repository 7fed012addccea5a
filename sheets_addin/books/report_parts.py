"""Putting a report into a workbook: its worksheet part, the drawing, the charts."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.books.addresses import quoted
from sheets_addin.books.chart_part import chart_xml
from sheets_addin.books.drawings import AnchoredChart, add_charts, remove_charts
from sheets_addin.books.own_sheet import own_sheet
from sheets_addin.books.report_grid import Grid, place_report
from sheets_addin.books.report_writer import report_xml
from sheets_addin.books.workbook import Workbook
from sheets_addin.vocabulary.layout import Report


def clear_reports(workbook: Workbook, reports: Sequence[Report]) -> None:
    """Take the charts off all sheets that reports replace, before any is written: so their parts keep their names."""
    for report in reports:
        if report.replaces is not None:
            remove_charts(workbook, workbook.sheet(report.replaces))


def write_report(workbook: Workbook, report: Report) -> None:
    """Write one report; its sheet bears no charts of ours yet."""
    own = own_sheet(workbook, report.name, report.replaces)
    for part in own.tables:
        workbook.package.remove(part)
    grid = place_report(report)
    drawing = add_charts(workbook, own.sheet, _charts(report, grid, is_1904=workbook.is_1904))
    workbook.package.replace(own.sheet.part, report_xml(report, grid, workbook.styles, own.around, drawing))


def _charts(report: Report, grid: Grid, *, is_1904: bool) -> list[AnchoredChart]:
    cells, sheet = grid.cells(), quoted(report.name)
    charts = []
    for block in grid.blocks:
        formats = {one.place: one.column.format for one in block.columns}
        for chart in block.charts:
            xml = chart_xml(chart, cells, formats, sheet, is_1904=is_1904)
            charts.append(AnchoredChart(xml, chart.chart.title, chart.area))
    return charts
