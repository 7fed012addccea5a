"""Where everything of a report stands on its sheet: blocks one below another, charts beside or below their block.

All blocks share one grid of columns, the first for labels and the others of one width; what is wider takes several.
Lengths are points; rows and columns count from 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sheets_addin.books.addresses import Area
from sheets_addin.books.cells import number_format
from sheets_addin.books.text_lines import line_count
from sheets_addin.vocabulary.layout import Block, CellValue, Chart, ChartKind, Format, Report, TabColumn, Tone

MARK = "sheets-addin "
"""How the names of our charts begin, in every kind of book."""

GRID_WIDTH = 13.0
"""The width of every column but the first, in characters."""

CHART_GAP = 12.0
"""How far a chart stands off the column before it."""

ROW_POINTS = 17.0
_POINTS_OF_A_CHARACTER = 5.25
_NARROWEST_LABELS, _WIDEST_LABELS = 18.0, 34.0
_TOLERANCE = 1.5
_AROUND_A_NUMBER = 2
_SURE, _SIGN = 0.88, 3
_TITLE_POINTS = 24.0
_LINE_POINTS, _PADDING, _HEADER_PADDING = 15.0, 2.0, 7.0
_PAGE_POINTS = 960.0
# three blocks with charts of the usual height fill a printed page
_CHART_HEIGHT, _TALLEST_CHART = 156.0, 520.0
_BARS_AROUND, _BAR_POINTS = 80.0, 9.0
_LABEL_POINTS, _LOWEST_LABEL_POINTS = 18.0, 11.0
_NARROWEST_CHART, _WIDEST_CHART = 330.0, 560.0
_LABELS_ROOM, _LETTER_POINTS, _BETWEEN_LABELS = 480.0, 5.0, 8.0
_LYING = {ChartKind.COLUMN: ChartKind.BAR, ChartKind.STACKED_COLUMN: ChartKind.STACKED_BAR}
_PRINTED_WIDTH, _PRINTED_HEIGHT = 784.0, 516.0
_HEIGHT_IN_USE = 0.98
_SERIES_TONES = (Tone.FIRST, Tone.GOLD, Tone.STANDARD, Tone.IMAGE, Tone.DEVELOPMENT, Tone.OFF_PROFILE, Tone.BLACK)
_MOST_LABELLED = 24


@dataclass(frozen=True)
class PlacedColumn:
    """A block's column at ``place`` of the grid, over ``span`` columns of it."""

    column: TabColumn
    place: int
    span: int


@dataclass(frozen=True)
class PlacedSeries:
    """One series: the cell of its name, the cells of its values, its colour."""

    name: tuple[int, int]
    values: Area
    tone: Tone


@dataclass(frozen=True)
class PlacedChart:
    """A chart over the cells of ``area``, CHART_GAP away from the column before it, and the cells that it draws.

    ``kind`` is that of the chart, or lying bars where the names of upright columns would not stand side by side.
    ``axis`` says what the values are. ``point_tones`` colour the single series' points.
    """

    chart: Chart
    kind: ChartKind
    axis: str
    area: Area
    categories: Area
    series: tuple[PlacedSeries, ...]
    point_tones: tuple[Tone, ...]

    @property
    def shows_values(self) -> bool:
        """Whether bars bear their values: they do where these do not run into each other."""
        bars = (self.categories[2] - self.categories[0] + 1) * len(self.series)
        return self.kind is not ChartKind.LINE and not self.kind.stacks and bars <= _MOST_LABELLED


@dataclass(frozen=True)
class PlacedBlock:
    """A block: the rows of its title, its note (None where it has none), its header, and its first and last row."""

    block: Block
    title_row: int
    note_row: int | None
    header_row: int
    last_row: int
    columns: tuple[PlacedColumn, ...]
    charts: tuple[PlacedChart, ...]

    def is_total(self, row: int) -> bool:
        """Whether a row sums up the others."""
        return self.block.total_row and row == self.last_row > self.header_row


@dataclass(frozen=True)
class Grid:
    """A report on its sheet: widths of its columns in characters, heights of rows other than ROW_POINTS, its blocks.

    A printed page is to end above each of ``breaks``. Notes reach over all columns.
    """

    widths: tuple[float, ...]
    heights: dict[int, float]
    blocks: tuple[PlacedBlock, ...]
    breaks: tuple[int, ...]

    @property
    def row_count(self) -> int:
        """Rows down to the last filled one."""
        return max((block.last_row for block in self.blocks), default=0) + 1

    def labels(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of every title and header: they tell one report from another."""
        for block in self.blocks:
            yield block.title_row, 0, block.block.title
            for one in block.columns:
                yield block.header_row, one.place, one.column.header

    def cells(self) -> dict[tuple[int, int], CellValue]:
        """Every filled cell, by row and column."""
        filled: dict[tuple[int, int], CellValue] = {(row, column): text for row, column, text in self.labels()}
        for block in self.blocks:
            if block.note_row is not None:
                filled[block.note_row, 0] = block.block.note
            for one in block.columns:
                filled.update(
                    ((block.header_row + step, one.place), value) for step, value in enumerate(one.column.values, 1)
                )
        return filled


def _points(widths: Sequence[float]) -> float:
    return sum(widths) * _POINTS_OF_A_CHARACTER


def place_report(report: Report) -> Grid:
    """The grid of a report."""
    labels = max((block.columns[0].width for block in report.blocks), default=_NARROWEST_LABELS)
    labels = min(max(labels, _NARROWEST_LABELS), _WIDEST_LABELS)
    fitted = [_fitted(block.columns) for block in report.blocks]
    used = max((columns[-1].place + columns[-1].span for columns in fitted), default=1)
    page = 1 + math.ceil((_PAGE_POINTS - _points([labels])) / _points([GRID_WIDTH]))
    widths = (labels, *[GRID_WIDTH] * (max(used, page) - 1))
    heights: dict[int, float] = {}
    blocks: list[PlacedBlock] = []
    row = 0
    for block, columns in zip(report.blocks, fitted, strict=True):
        placed, row = _place_block(block, columns, widths, row, heights)
        blocks.append(placed)
    return Grid(widths, heights, tuple(blocks), _breaks(blocks, row, widths, heights))


def _fitted(columns: Sequence[TabColumn]) -> tuple[PlacedColumn, ...]:
    """Columns one after another, each over as many of the grid as it needs."""
    placed: list[PlacedColumn] = []
    place = 0
    # labels take several lines
    for column in [replace(columns[0], wrap=True), *columns[1:]]:
        needed = max(column.width, _longest_number(column) + _AROUND_A_NUMBER)
        span = 1 if not place or needed <= GRID_WIDTH + _TOLERANCE else math.ceil(needed / GRID_WIDTH)
        placed.append(PlacedColumn(column, place, span))
        place += span
    return tuple(placed)


def _longest_number(column: TabColumn) -> int:
    """The characters of the longest number as it is shown, with the decimals that all of its column show."""
    if column.format not in (Format.MONEY, Format.INTEGER, Format.NUMBER):
        return 0
    decimals = len(number_format(column.format, column.values).partition(".")[2])
    return max((len(f"{value:,.{decimals}f}") for value in column.values if isinstance(value, int | float)), default=0)


def _place_block(
    block: Block, columns: tuple[PlacedColumn, ...], widths: Sequence[float], row: int, heights: dict[int, float]
) -> tuple[PlacedBlock, int]:
    """The block from ``row`` on, its rows' heights noted; and the row of the next one."""
    page = sum(widths)
    heights[row] = _TITLE_POINTS
    note_row = row + 1 if block.note else None
    header_row = row + (2 if block.note else 1)
    if note_row is not None:
        heights[note_row] = line_count(block.note, page) * _LINE_POINTS + _PADDING
    spans = [(one.column, sum(widths[one.place : one.place + one.span])) for one in columns]
    lines = max(line_count(column.header, _room(width)) for column, width in spans)
    heights[header_row] = lines * _LINE_POINTS + _HEADER_PADDING
    for step in range(block.row_count):
        lines = max(
            line_count(column.values[step], _room(width) - (_SIGN if column.highlights else 0))
            for column, width in spans
            if column.wrap
        )
        if lines > 1:
            heights[header_row + 1 + step] = lines * _LINE_POINTS + _PADDING
    last_row = header_row + block.row_count
    placed = PlacedBlock(block, row, note_row, header_row, last_row, columns, ())
    charts, end = _place_charts(placed, widths, heights)
    return replace(placed, charts=charts), end + 2


def _room(width: float) -> float:
    """Characters that surely fit a line: where a spreadsheet lacks the workbook's font, its own may be wider."""
    return width * _SURE - 1


def _place_charts(
    placed: PlacedBlock, widths: Sequence[float], heights: dict[int, float]
) -> tuple[tuple[PlacedChart, ...], int]:
    """The block's charts, beside it where there is room, else below; and the last row that block and charts take."""
    charts = placed.block.charts
    if not charts or not _drawn_rows(placed):
        return (), placed.last_row
    last = placed.columns[-1]
    first_column, row = last.place + last.span, placed.header_row
    edges = _edges(widths, first_column, len(charts))
    if _points(widths[edges[0] : edges[1]]) < _NARROWEST_CHART:
        row = placed.last_row + 2
        edges = _edges(widths, 0, len(charts))
    bottom, room = row, max(_height(chart, placed) for chart in charts)
    while (room := room - heights.get(bottom, ROW_POINTS)) > 0:
        bottom += 1
    found = tuple(
        _place_chart(chart, placed, (row, left, bottom, right - 1))
        for chart, left, right in zip(charts, edges, edges[1:], strict=False)
    )
    return found, max(bottom, placed.last_row)


def _edges(widths: Sequence[float], first: int, charts: int) -> list[int]:
    """The columns at which charts from column ``first`` on begin, and where the last one ends."""
    wide = min((_points(widths[first:])) / charts, _WIDEST_CHART if charts == 1 and first else math.inf)
    edges = [first]
    for number in range(1, charts + 1):
        edge = edges[-1]
        while edge < len(widths) and _points(widths[first : edge + 1]) <= wide * number + 1:
            edge += 1
        edges.append(edge)
    return edges


def _drawn_rows(placed: PlacedBlock) -> int:
    """Rows that charts draw: all but the one that sums up the others."""
    return placed.block.row_count - int(placed.is_total(placed.last_row))


def _kind(chart: Chart, placed: PlacedBlock) -> ChartKind:
    categories = placed.columns[chart.categories].column.values[: _drawn_rows(placed)]
    names = [str(value) for value in categories if value is not None]
    longest = max(map(len, names), default=0)
    fits = len(names) * (longest * _LETTER_POINTS + _BETWEEN_LABELS) <= _LABELS_ROOM
    return chart.kind if fits else _LYING.get(chart.kind, chart.kind)


def _height(chart: Chart, placed: PlacedBlock) -> float:
    kind = _kind(chart, placed)
    if not kind.lies:
        return _CHART_HEIGHT
    bars = 1 if kind.stacks else len(chart.series)
    rows = _drawn_rows(placed)
    wanted = _BARS_AROUND + rows * max(_LABEL_POINTS, _BAR_POINTS * bars + _BETWEEN_LABELS)
    # on one page, as long as the names can still be read there
    return max(_CHART_HEIGHT, min(wanted, max(_TALLEST_CHART, _BARS_AROUND + rows * _LOWEST_LABEL_POINTS)))


def _place_chart(chart: Chart, placed: PlacedBlock, area: Area) -> PlacedChart:
    first, last = placed.header_row + 1, placed.header_row + _drawn_rows(placed)
    single = len(chart.series) == 1
    tones = chart.tones if chart.tones and not single else _SERIES_TONES
    series = tuple(
        PlacedSeries(
            name=(placed.header_row, placed.columns[column].place),
            values=(first, placed.columns[column].place, last, placed.columns[column].place),
            tone=tones[place % len(tones)],
        )
        for place, column in enumerate(chart.series)
    )
    categories = placed.columns[chart.categories].place
    return PlacedChart(
        chart=chart,
        kind=_kind(chart, placed),
        axis=chart.axis or (placed.columns[chart.series[0]].column.header if single else ""),
        area=area,
        categories=(first, categories, last, categories),
        series=series,
        point_tones=chart.tones if single else (),
    )


def _breaks(
    blocks: Sequence[PlacedBlock], end: int, widths: Sequence[float], heights: dict[int, float]
) -> tuple[int, ...]:
    """The rows above which a printed page ends, so that no block that fits a page is cut in two."""
    scale = min(1.0, _PRINTED_WIDTH / _points(widths))
    room = _PRINTED_HEIGHT / scale * _HEIGHT_IN_USE
    breaks: list[int] = []
    taken = 0.0
    starts = [block.title_row for block in blocks]
    for start, following in zip(starts, [*starts[1:], end], strict=True):
        height = sum(heights.get(row, ROW_POINTS) for row in range(start, following - 1))
        if taken and taken + height > room:
            breaks.append(start)
            taken = 0.0
        taken += height + ROW_POINTS
    return tuple(breaks)
