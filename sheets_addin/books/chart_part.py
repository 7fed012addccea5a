"""A chart as its own part of a workbook: it refers to cells of a report, and keeps a copy of what they show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines, TextAxis
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.xml.functions import tostring

from sheets_addin.books.addresses import Area, area_reference
from sheets_addin.books.cells import number_format, number_of
from sheets_addin.books.markup import without_control
from sheets_addin.books.palette import HEADER_TEXT, LINE, SHADES
from sheets_addin.books.report_grid import PlacedChart, PlacedSeries
from sheets_addin.vocabulary.layout import CellValue, ChartKind, Format, Tone

_XML_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_Mark = Literal["circle", "square", "diamond", "triangle", "x"]
_TITLE_SIZE, _TEXT_SIZE = 1200, 900
_LINE_WIDTH = 28_575
_GAP_BETWEEN_BARS = 60
_MARKS: tuple[_Mark, ...] = ("circle", "square", "diamond", "triangle", "x")

Cells = Mapping[tuple[int, int], CellValue]
"""What stands in the report's cells, by row and column."""


def chart_xml(placed: PlacedChart, cells: Cells, formats: Mapping[int, Format], sheet: str, *, is_1904: bool) -> bytes:
    """The bytes of a chart's part.

    ``sheet`` is the report's name as formulas write it, ``formats`` are the formats of its columns by their place.
    """
    data = _Data(placed, cells, formats, sheet, is_1904)
    chart = _drawn(placed, data)
    chart.title = _title(placed.chart.title, _TITLE_SIZE)
    chart.legend = Legend(legendPos="b", txPr=_text(_TEXT_SIZE)) if len(placed.series) > 1 else None
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(solidFill=LINE))
    # the one way in which openpyxl gives a chart without a workbook around it
    tree = chart._write()  # type: ignore[union-attr]
    return _XML_HEAD + cast(bytes, tostring(tree))


class _Data:
    """The references of a chart, each with a copy of what its cells show."""

    def __init__(
        self, placed: PlacedChart, cells: Cells, formats: Mapping[int, Format], sheet: str, is_1904: bool
    ) -> None:
        self.placed = placed
        self._cells = cells
        self._formats = formats
        self._sheet = sheet
        self._is_1904 = is_1904

    def name(self, series: PlacedSeries) -> SeriesLabel:
        row, column = series.name
        return SeriesLabel(strRef=self._texts((row, column, row, column)))

    def categories(self) -> AxDataSource:
        area = self.placed.categories
        if all(isinstance(value, str | None) for value in self._values(area)):
            return AxDataSource(strRef=self._texts(area))
        return AxDataSource(numRef=self._numbers(area))

    def values(self, series: PlacedSeries) -> NumDataSource:
        return NumDataSource(numRef=self._numbers(series.values))

    def code(self, area: Area) -> str:
        return number_format(self._formats[area[1]], self._values(area))

    def axis_code(self, area: Area) -> str:
        return number_format(self._formats[area[1]])

    def _values(self, area: Area) -> list[CellValue]:
        return [self._cells.get((row, area[1])) for row in range(area[0], area[2] + 1)]

    def _reference(self, area: Area) -> str:
        return f"{self._sheet}!{area_reference(area, absolute=True)}"

    def _texts(self, area: Area) -> StrRef:
        values = self._values(area)
        points = [StrVal(idx=place, v=without_control(str(value))) for place, value in enumerate(values) if value]
        return StrRef(f=self._reference(area), strCache=StrData(ptCount=len(values), pt=points))

    def _numbers(self, area: Area) -> NumRef:
        values = [number_of(value, self._is_1904) for value in self._values(area)]
        points = [NumVal(idx=place, v=value) for place, value in enumerate(values) if isinstance(value, int | float)]
        return NumRef(
            f=self._reference(area), numCache=NumData(formatCode=self.code(area), ptCount=len(values), pt=points)
        )


def _drawn(placed: PlacedChart, data: _Data) -> BarChart | LineChart:
    chart = _lines(placed, data) if placed.kind is ChartKind.LINE else _bars(placed, data)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.number_format = data.code(placed.categories)
    chart.y_axis.number_format = data.axis_code(placed.series[0].values)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))
    chart.y_axis.scaling.min = 0
    chart.y_axis.scaling.max = placed.chart.maximum
    if placed.axis:
        chart.y_axis.title = _title(placed.axis, _TEXT_SIZE)
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = _text(_TEXT_SIZE)
    return chart


def _bars(placed: PlacedChart, data: _Data) -> BarChart:
    kind = placed.kind
    chart = BarChart(barDir="bar" if kind.lies else "col", gapWidth=_GAP_BETWEEN_BARS)
    # every row of the table is named
    chart.x_axis = TextAxis(tickLblSkip=1)
    chart.grouping = "stacked" if kind.stacks else "clustered"
    if kind.stacks:
        chart.overlap = 100
    if kind.lies:
        # the first row of the table stands at the top
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    for place, one in enumerate(placed.series):
        fill = GraphicalProperties(solidFill=SHADES[one.tone].handle)
        bar = Series(idx=place, order=place, tx=data.name(one), cat=data.categories(), val=data.values(one), spPr=fill)
        bar.invertIfNegative = False
        bar.dPt = [_point(number, tone) for number, tone in enumerate(placed.point_tones)]
        if placed.shows_values:
            bar.dLbls = _labels()
        chart.series.append(bar)
    return chart


def _lines(placed: PlacedChart, data: _Data) -> LineChart:
    chart = LineChart()
    for place, one in enumerate(placed.series):
        colour = SHADES[one.tone].handle
        line = GraphicalProperties(ln=LineProperties(solidFill=colour, w=_LINE_WIDTH))
        drawn = Series(
            idx=place, order=place, tx=data.name(one), cat=data.categories(), val=data.values(one), spPr=line
        )
        # lines cross: their marks tell them apart where colours do not
        drawn.marker = Marker(symbol=_MARKS[place % len(_MARKS)], size=6, spPr=GraphicalProperties(solidFill=colour))
        drawn.smooth = False
        chart.series.append(drawn)
    return chart


def _point(number: int, tone: Tone) -> DataPoint:
    return DataPoint(idx=number, invertIfNegative=False, spPr=GraphicalProperties(solidFill=SHADES[tone].handle))


def _labels() -> DataLabelList:
    return DataLabelList(
        txPr=_text(_TEXT_SIZE),
        showVal=True,
        showLegendKey=False,
        showCatName=False,
        showSerName=False,
        showPercent=False,
        showBubbleSize=False,
    )


def _title(text: str, size: int) -> Title:
    look = CharacterProperties(sz=size, b=size == _TITLE_SIZE, solidFill=HEADER_TEXT)
    run = RegularTextRun(rPr=look, t=without_control(text))
    return Title(tx=Text(rich=RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])])), overlay=False)


def _text(size: int) -> RichText:
    look = CharacterProperties(sz=size, solidFill=HEADER_TEXT)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=CharacterProperties(sz=size))])
