"""A chart as its own part of a workbook: it refers to cells of a report, and keeps a copy of what they show."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.books.addresses import Area, area_reference
from sheets_addin.books.cells import number_format, number_of
from sheets_addin.books.markup import XML_HEAD, escape_attribute, escape_text
from sheets_addin.books.palette import HEADER_TEXT, LINE, SHADES
from sheets_addin.books.report_grid import PlacedChart, PlacedSeries
from sheets_addin.vocabulary.layout import CellValue, ChartKind, Format, Tone

_OPENING = (
    f'{XML_HEAD}<chartSpace xmlns="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
)
_TITLE_SIZE, _TEXT_SIZE = 1200, 900
_LINE_WIDTH = 28_575
_GAP_BETWEEN_BARS = 60
_MARKS = ("circle", "square", "diamond", "triangle", "x")
_CATEGORY_AXIS, _VALUE_AXIS = 10, 100

Cells = Mapping[tuple[int, int], CellValue]
"""What stands in the report's cells, by row and column."""


def chart_xml(placed: PlacedChart, cells: Cells, formats: Mapping[int, Format], sheet: str, *, is_1904: bool) -> bytes:
    """The bytes of a chart's part.

    ``sheet`` is the report's name as formulas write it, ``formats`` are the formats of its columns by their place.
    """
    data = _Data(placed, cells, formats, sheet, is_1904)
    plot = _lines(placed, data) if placed.kind is ChartKind.LINE else _bars(placed, data)
    chart = _tag(
        "chart",
        _title(placed.chart.title, _TITLE_SIZE),
        _tag("plotArea", plot, _category_axis(placed, data), _value_axis(placed, data)),
        _tag("legend", _tag("legendPos", val="b"), _text_look()) if len(placed.series) > 1 else "",
        _tag("plotVisOnly", val=1),
        _tag("dispBlanksAs", val="gap"),
    )
    frame = _tag("spPr", _fill("FFFFFF"), _line(LINE))
    return "".join((_OPENING, _tag("roundedCorners", val=0), chart, frame, "</chartSpace>")).encode()


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

    def name(self, series: PlacedSeries) -> str:
        row, column = series.name
        return _tag("tx", self._texts((row, column, row, column)))

    def categories(self) -> str:
        area = self.placed.categories
        are_texts = all(isinstance(value, str | None) for value in self._values(area))
        return _tag("cat", self._texts(area) if are_texts else self._numbers(area))

    def values(self, series: PlacedSeries) -> str:
        return _tag("val", self._numbers(series.values))

    def code(self, area: Area) -> str:
        return number_format(self._formats[area[1]], self._values(area))

    def axis_code(self, area: Area) -> str:
        return number_format(self._formats[area[1]])

    def _values(self, area: Area) -> list[CellValue]:
        return [self._cells.get((row, area[1])) for row in range(area[0], area[2] + 1)]

    def _reference(self, area: Area) -> str:
        return _tag("f", escape_text(f"{self._sheet}!{area_reference(area, absolute=True)}"))

    def _texts(self, area: Area) -> str:
        values = self._values(area)
        points = "".join(_point(place, str(value)) for place, value in enumerate(values) if value)
        return _tag("strRef", self._reference(area), _tag("strCache", _tag("ptCount", val=len(values)), points))

    def _numbers(self, area: Area) -> str:
        values = [number_of(value, self._is_1904) for value in self._values(area)]
        points = "".join(
            _point(place, f"{value:.16g}") for place, value in enumerate(values) if isinstance(value, int | float)
        )
        code = _tag("formatCode", escape_text(self.code(area)))
        return _tag("numRef", self._reference(area), _tag("numCache", code, _tag("ptCount", val=len(values)), points))


def _tag(name: str, *content: str, **attributes: str | float) -> str:
    """One element; ``content`` is XML, blank parts of it leave nothing."""
    written = "".join(f' {key}="{escape_attribute(str(value))}"' for key, value in attributes.items())
    inside = "".join(content)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _point(place: int, value: str) -> str:
    return _tag("pt", _tag("v", escape_text(value)), idx=place)


def _bars(placed: PlacedChart, data: _Data) -> str:
    kind = placed.kind
    series = [
        _tag(
            "ser",
            *_beginning(place, one, data),
            _shape(one.tone),
            _tag("invertIfNegative", val=0),
            *(_coloured_point(number, tone) for number, tone in enumerate(placed.point_tones)),
            _labels() if placed.shows_values else "",
            data.categories(),
            data.values(one),
        )
        for place, one in enumerate(placed.series)
    ]
    return _tag(
        "barChart",
        _tag("barDir", val="bar" if kind.lies else "col"),
        _tag("grouping", val="stacked" if kind.stacks else "clustered"),
        *series,
        _tag("gapWidth", val=_GAP_BETWEEN_BARS),
        _tag("overlap", val=100) if kind.stacks else "",
        _axes(),
    )


def _lines(placed: PlacedChart, data: _Data) -> str:
    series = [
        _tag(
            "ser",
            *_beginning(place, one, data),
            _tag("spPr", _line(SHADES[one.tone].handle, w=_LINE_WIDTH)),
            # lines cross: their marks tell them apart where colours do not
            _tag("marker", _tag("symbol", val=_MARKS[place % len(_MARKS)]), _tag("size", val=6), _shape(one.tone)),
            data.categories(),
            data.values(one),
            _tag("smooth", val=0),
        )
        for place, one in enumerate(placed.series)
    ]
    return _tag("lineChart", _tag("grouping", val="standard"), *series, _axes())


def _beginning(place: int, series: PlacedSeries, data: _Data) -> tuple[str, str, str]:
    return _tag("idx", val=place), _tag("order", val=place), data.name(series)


def _axes() -> str:
    return _tag("axId", val=_CATEGORY_AXIS) + _tag("axId", val=_VALUE_AXIS)


def _category_axis(placed: PlacedChart, data: _Data) -> str:
    # the first row of the table stands at the top
    orientation = "maxMin" if placed.kind.lies else "minMax"
    return _tag(
        "catAx",
        _tag("axId", val=_CATEGORY_AXIS),
        _tag("scaling", _tag("orientation", val=orientation)),
        _placed_axis(),
        _axis_look(data.code(placed.categories)),
        _tag("crossAx", val=_VALUE_AXIS),
        _tag("lblOffset", val=100),
        # every row of the table is named
        "" if placed.kind is ChartKind.LINE else _tag("tickLblSkip", val=1),
    )


def _value_axis(placed: PlacedChart, data: _Data) -> str:
    maximum = placed.chart.maximum
    top = "" if maximum is None else _tag("max", val=f"{maximum:.16g}")
    return _tag(
        "valAx",
        _tag("axId", val=_VALUE_AXIS),
        _tag("scaling", _tag("orientation", val="minMax"), top, _tag("min", val=0)),
        _placed_axis(),
        _tag("majorGridlines", _tag("spPr", _line(LINE))),
        _title(placed.axis, _TEXT_SIZE) if placed.axis else "",
        _axis_look(data.axis_code(placed.series[0].values)),
        _tag("crossAx", val=_CATEGORY_AXIS),
        _tag("crosses", val="max") if placed.kind.lies else "",
    )


def _placed_axis() -> str:
    return _tag("delete", val=0) + _tag("axPos", val="l")


def _axis_look(code: str) -> str:
    number = _tag("numFmt", formatCode=code, sourceLinked=0)
    return number + _tag("majorTickMark", val="none") + _tag("minorTickMark", val="none") + _text_look()


def _coloured_point(number: int, tone: Tone) -> str:
    return _tag("dPt", _tag("idx", val=number), _tag("invertIfNegative", val=0), _shape(tone))


def _labels() -> str:
    shown = {
        "showLegendKey": 0,
        "showVal": 1,
        "showCatName": 0,
        "showSerName": 0,
        "showPercent": 0,
        "showBubbleSize": 0,
    }
    return _tag("dLbls", _text_look(), *(_tag(name, val=value) for name, value in shown.items()))


def _title(text: str, size: int) -> str:
    look = {"sz": size, "b": int(size == _TITLE_SIZE)}
    colour = _fill(HEADER_TEXT)
    run = _tag("a:r", _tag("a:rPr", colour, **look), _tag("a:t", escape_text(text)))
    paragraph = _tag("a:p", _tag("a:pPr", _tag("a:defRPr", colour, **look)), run)
    return _tag("title", _tag("tx", _tag("rich", _tag("a:bodyPr"), paragraph)), _tag("overlay", val=0))


def _text_look() -> str:
    look = _tag("a:pPr", _tag("a:defRPr", _fill(HEADER_TEXT), sz=_TEXT_SIZE))
    return _tag("txPr", _tag("a:bodyPr"), _tag("a:p", look, _tag("a:endParaRPr", sz=_TEXT_SIZE)))


def _shape(tone: Tone) -> str:
    return _tag("spPr", _fill(SHADES[tone].handle), _line())


def _fill(colour: str) -> str:
    return _tag("a:solidFill", _tag("a:srgbClr", val=colour))


def _line(colour: str = "", **attributes: int) -> str:
    return _tag("a:ln", _fill(colour) if colour else "", _tag("a:prstDash", val="solid"), **attributes)
