"""Writing tabs of figures into the open document: blocks of cells, and charts that draw them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import uno

from .contents import put_values
from .looks import Looks, width_of
from .product import PRODUCT

_CHART = PRODUCT.get("chart", {})
MARK: str = _CHART.get("mark", "")
"""How the names of our charts begin, in a file as in the open document."""

_HUNDREDTHS_OF_A_POINT = 2540 / 72
_GAP = _CHART.get("gap", 0) * _HUNDREDTHS_OF_A_POINT
_ROUNDED = 2
_BOTTOM = "BOTTOM"
_VALUE = 1

Cells = Callable[[dict[str, Any]], list[Any]]


class Reports:
    """Writes reports into one document; ``cells`` gives a column's values as the document takes them."""

    def __init__(self, model: Any, looks: Looks, cells: Cells) -> None:
        self._model = model
        self._looks = looks
        self._cells = cells
        self._waiting: list[tuple[Any, list[dict[str, Any]]]] = []

    def clear(self, sheet: Any) -> None:
        """Take merged cells and page breaks off a sheet whose cells are empty."""
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).merge(False)
        sheet.removeAllManualPageBreaks()

    def write(self, sheet: Any, report: dict[str, Any]) -> None:
        """Write a report's cells onto an empty sheet; its charts wait for :meth:`draw`."""
        for place, characters in enumerate(report["widths"]):
            column, width = sheet.Columns.getByIndex(place), width_of(characters)
            # LibreOffice rounds widths, and measures all rows after each change
            if abs(column.Width - width) > _ROUNDED:
                column.Width = width
        for block in report["blocks"]:
            self._block(sheet, block, len(report["widths"]) - 1)
        for row, points in report["heights"]:
            sheet.Rows.getByIndex(row).Height = round(points * _HUNDREDTHS_OF_A_POINT)
        for row in report["page_breaks"]:
            sheet.Rows.getByIndex(row).IsStartOfNewPage = True
        self._waiting.append((sheet, [chart for block in report["blocks"] for chart in block["charts"]]))

    def _block(self, sheet: Any, block: dict[str, Any], last_column: int) -> None:
        title = sheet.getCellByPosition(0, block["title_row"])
        put_values(title, ((block["title"],),))
        self._looks.title(title)
        if block["note_row"] is not None:
            note = sheet.getCellRangeByPosition(0, block["note_row"], last_column, block["note_row"])
            note.merge(True)
            put_values(sheet.getCellByPosition(0, block["note_row"]), ((block["note"],),))
            self._looks.note(note)
        for column in block["columns"]:
            self._column(sheet, block, column)

    def _column(self, sheet: Any, block: dict[str, Any], column: dict[str, Any]) -> None:
        left, right = column["place"], column["place"] + column["span"] - 1
        top, bottom = block["header_row"], block["last_row"]
        whole = sheet.getCellRangeByPosition(left, top, left, bottom)
        put_values(whole, ((column["header"],), *((value,) for value in self._cells(column))))
        for row in range(top, bottom + 1) if right > left else ():
            sheet.getCellRangeByPosition(left, row, right, row).merge(True)
        self._looks.header(sheet.getCellRangeByPosition(left, top, right, top))
        if bottom == top:
            return
        body = sheet.getCellRangeByPosition(left, top + 1, right, bottom)
        self._looks.body(body, column)
        self._looks.marks(sheet, sheet.getCellRangeByPosition(left, top + 1, left, bottom), column)
        if block["total_row"]:
            self._looks.total(sheet.getCellRangeByPosition(left, bottom, right, bottom))

    def draw(self) -> None:
        """Draw the charts of what was written; not to be noted for Undo: they follow the cells.

        LibreOffice may crash when steps are undone that knew a chart which is gone: so none is taken away. One that is
        not needed any more is out of sight.
        """
        for sheet, charts in self._waiting:
            self._charts(sheet, charts)

    def _charts(self, sheet: Any, charts: Sequence[dict[str, Any]]) -> None:
        page = sheet.DrawPage
        known = {(shape := page.getByIndex(place)).Name: shape for place in range(page.Count)}
        for number, chart in enumerate(charts, 1):
            self._chart(sheet, chart, known.pop(f"{MARK}{number}", None), f"{MARK}{number}")
        for name, shape in known.items():
            if name.startswith(MARK):
                shape.Visible = shape.Printable = False

    def _chart(self, sheet: Any, chart: dict[str, Any], shape: Any, name: str) -> None:
        sources = [_area(sheet, _with_header(chart["categories"]))]
        sources += [_area(sheet, _with_header(series["values"])) for series in chart["series"]]
        position, size = _place(sheet, chart["area"])
        if shape is None:
            shape = self._added(sheet, name, tuple(sources), position, size)
            drawn = sheet.Charts.getByName(shape.PersistName)
        else:
            drawn = sheet.Charts.getByName(shape.PersistName)
            shape.Visible = shape.Printable = True
            if (
                _cells_of(drawn.getRanges()) == _cells_of(sources)
                and drawn.EmbeddedObject.Title.String == chart["title"]
            ):
                return
            shape.setPosition(position)
            shape.setSize(size)
            drawn.setRanges(tuple(sources))
        shape.Title = chart["title"]
        self._draw(drawn.EmbeddedObject, chart)

    def _added(self, sheet: Any, name: str, sources: tuple[Any, ...], position: Any, size: Any) -> Any:
        """The shape of a new chart."""
        inner = f"{name} {sheet.Name}"
        place = uno.createUnoStruct("com.sun.star.awt.Rectangle")
        place.X, place.Y, place.Width, place.Height = position.X, position.Y, size.Width, size.Height
        sheet.Charts.addNewByName(inner, place, sources, True, True)
        page = sheet.DrawPage
        shapes = [page.getByIndex(number) for number in range(page.Count)]
        shape = next(one for one in shapes if getattr(one, "PersistName", "") == inner)
        shape.Name = name
        return shape

    def _draw(self, drawn: Any, chart: dict[str, Any]) -> None:
        drawn.HasMainTitle, drawn.Title.String = True, chart["title"]
        drawn.HasLegend = len(chart["series"]) > 1
        if drawn.HasLegend:
            drawn.Legend.Alignment = uno.Enum("com.sun.star.chart.ChartLegendPosition", _BOTTOM)
        kind = chart["kind"]
        service = "com.sun.star.chart.LineDiagram" if kind == "line" else "com.sun.star.chart.BarDiagram"
        diagram = drawn.createInstance(service)
        drawn.setDiagram(diagram)
        if kind != "line":
            diagram.Vertical = kind.endswith("bar")
            diagram.Stacked = kind.startswith("stacked")
        if kind.endswith("bar"):
            # the first row of the table stands at the top
            diagram.XAxis.ReverseDirection = True
        self._axes(diagram, chart)
        self._series(diagram, chart)

    def _axes(self, diagram: Any, chart: dict[str, Any]) -> None:
        diagram.YAxis.Min = 0.0
        if chart["maximum"] is not None:
            diagram.YAxis.Max = float(chart["maximum"])
        if chart["axis"]:
            diagram.HasYAxisTitle = True
            diagram.YAxisTitle.String = chart["axis"]

    def _series(self, diagram: Any, chart: dict[str, Any]) -> None:
        for number, series in enumerate(chart["series"]):
            row = diagram.getDataRowProperties(number)
            colour = self._looks.handle(series["tone"])
            if chart["kind"] == "line":
                row.LineColor = colour
            else:
                row.FillColor = colour
            if chart["shows_values"]:
                row.DataCaption = _VALUE
        for number, tone in enumerate(chart["point_tones"]):
            diagram.getDataPointProperties(number, 0).FillColor = self._looks.handle(tone)


def _with_header(area: Sequence[int]) -> tuple[int, int, int, int]:
    top, left, bottom, right = area
    return top - 1, left, bottom, right


def _area(sheet: Any, area: Sequence[int]) -> Any:
    top, left, bottom, right = area
    return sheet.getCellRangeByPosition(left, top, right, bottom).RangeAddress


def _cells_of(areas: Sequence[Any]) -> set[tuple[int, int]]:
    return {
        (row, column)
        for area in areas
        for row in range(area.StartRow, area.EndRow + 1)
        for column in range(area.StartColumn, area.EndColumn + 1)
    }


def _place(sheet: Any, area: Sequence[int]) -> tuple[Any, Any]:
    """Where a chart over the cells of an area begins, a little off the column before it, and its size."""
    top, left, bottom, right = area
    cells = sheet.getCellRangeByPosition(left, top, right, bottom)
    gap = round(_GAP) if left else 0
    position, size = cells.Position, cells.Size
    position.X += gap
    size.Width -= gap
    return position, size
