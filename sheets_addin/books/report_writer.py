"""A report as a whole worksheet part: blocks of cells, and what the sheet needs around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sheets_addin.books.addresses import area_reference
from sheets_addin.books.cells import CellWriter
from sheets_addin.books.conditions import conditional_format, header_prompt
from sheets_addin.books.file_looks import note_look, title_look, total_look
from sheets_addin.books.markup import XML_HEAD
from sheets_addin.books.palette import SHADES
from sheets_addin.books.report_grid import ROW_POINTS, Grid, PlacedBlock, PlacedColumn
from sheets_addin.books.sheet_writer import DrawnColumn, Surroundings, page_setup
from sheets_addin.books.styles import StyleSheet
from sheets_addin.vocabulary.addresses import column_letters
from sheets_addin.vocabulary.layout import CellValue, Report


@dataclass(frozen=True)
class _StyledCell:
    value: CellValue
    style: int


class _Cells:
    """The cells of a report with their styles, the merged areas, the marks and the notes of headers."""

    def __init__(self, grid: Grid, styles: StyleSheet) -> None:
        self.rows: dict[int, dict[int, _StyledCell]] = {}
        self.merged: list[str] = []
        self.marks: list[str] = []
        self.notes: list[str] = []
        self._grid = grid
        self._styles = styles
        self._rules = 0
        for block in grid.blocks:
            self._add_block(block)

    def _add_block(self, block: PlacedBlock) -> None:
        self._set(block.title_row, 0, 1, block.block.title, self._styles.look(title_look()))
        if block.note_row is not None:
            style = self._styles.look(note_look())
            self._set(block.note_row, 0, len(self._grid.widths), block.block.note, style)
        for one in block.columns:
            self._add_column(block, one)

    def _add_column(self, block: PlacedBlock, one: PlacedColumn) -> None:
        column = one.column
        drawn = DrawnColumn(column, self._styles)
        self._set(block.header_row, one.place, one.span, column.header, drawn.header)
        styles = drawn.of_each(column.values) or [drawn.body] * len(column.values)
        for row, (value, style) in enumerate(zip(column.values, styles, strict=True), block.header_row + 1):
            own = self._styles.look(total_look(drawn.code, column)) if block.is_total(row) else style
            self._set(row, one.place, one.span, value, own)
        if block.block.row_count:
            area = (block.header_row + 1, one.place, block.last_row, one.place)
            marks = conditional_format(column.highlights, area, drawn.code, self._styles, self._rules + 1)
            self.marks.append(marks)
            self._rules += len(column.highlights)
        if column.note:
            self.notes.append(header_prompt(block.header_row, one.place, column.header, column.note))

    def _set(self, row: int, place: int, span: int, value: CellValue, style: int) -> None:
        cells = self.rows.setdefault(row, {})
        for step in range(span):
            cells[place + step] = _StyledCell(None if step else value, style)
        if span > 1:
            self.merged.append(area_reference((row, place, row, place + span - 1)))


def report_xml(
    report: Report, grid: Grid, styles: StyleSheet, around: Surroundings, drawing: str | None
) -> Iterator[bytes]:
    """The bytes of the report's worksheet part, piece by piece; ``drawing`` is the id of its link to a new drawing."""
    cells = _Cells(grid, styles)
    yield _head(report, grid, around).encode()
    writer = CellWriter(report.name, is_1904=around.is_1904)
    for row in sorted({*cells.rows, *grid.heights}):
        yield _row(row, cells.rows.get(row, {}), grid, writer).encode()
    yield _tail(report, grid, cells).encode()
    if drawing is not None:
        yield f'<drawing r:id="{drawing}"/>'.encode()
    yield around.kept
    yield b"</worksheet>"


def _head(report: Report, grid: Grid, around: Surroundings) -> str:
    colour = f'<tabColor rgb="FF{SHADES[report.tone].handle}"/>' if report.tone else ""
    selected = ' tabSelected="1"' if around.is_selected else ""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width:g}" customWidth="1"/>'
        for place, width in enumerate(grid.widths, 1)
    )
    area = (0, 0, max(grid.row_count - 1, 0), len(grid.widths) - 1)
    return (
        f'{XML_HEAD}<worksheet xmlns="{around.namespace}" xmlns:r="{around.relations}"{around.kept_namespaces}>'
        f'<sheetPr>{colour}<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="{area_reference(area)}"/>'
        f'<sheetViews><sheetView showGridLines="0"{selected} workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{ROW_POINTS:g}" customHeight="1"/><cols>{columns}</cols><sheetData>'
    )


def _row(row: int, cells: dict[int, _StyledCell], grid: Grid, writer: CellWriter) -> str:
    height = grid.heights.get(row)
    attributes = f' ht="{height:g}" customHeight="1"' if height is not None else ""
    body = "".join(
        f'<c r="{column_letters(place)}{row + 1}" s="{cell.style}"{writer.fragment(cell.value, row, place)}'
        for place, cell in sorted(cells.items())
    )
    return f'<row r="{row + 1}"{attributes}>{body}</row>'


def _tail(report: Report, grid: Grid, cells: _Cells) -> str:
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in cells.merged)
    merges = f'<mergeCells count="{len(cells.merged)}">{merged}</mergeCells>' if merged else ""
    notes = f'<dataValidations count="{len(cells.notes)}">{"".join(cells.notes)}</dataValidations>'
    breaks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in grid.breaks)
    count = len(grid.breaks)
    return f"</sheetData>{merges}{''.join(cells.marks)}{notes if cells.notes else ''}{page_setup(report.landscape)}" + (
        f'<rowBreaks count="{count}" manualBreakCount="{count}">{breaks}</rowBreaks>' if count else ""
    )
