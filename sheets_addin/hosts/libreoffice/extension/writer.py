"""Applying what a refresh changes to the open document: the same cells as a refresh of the saved file writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from typing import Any

from .contents import CONTENT, put_formulas, put_values
from .looks import Looks, width_of
from .reports import Reports
from .rows import USUAL_DAY_ZERO

_FORMATS = 32 | 64
_DATE_FORMATS = frozenset({"date", "date_time"})


class Writer:
    """Writes changes into one document whose days count from ``day_zero``."""

    def __init__(self, model: Any, day_zero: dt.date) -> None:
        self._model = model
        self._sheets = model.Sheets
        self._looks = Looks(model)
        self._reports = Reports(model, self._looks, self._cells)
        self._shift = (day_zero - USUAL_DAY_ZERO).days

    def write_values(self, changes: dict[str, Any]) -> None:
        """Everything but the charts of reports, and the formulas of patched columns, which :meth:`write_formulas` sets
        when the rest stands.
        """
        for patch in changes["patches"]:
            self._patch(patch)
        places = {name: place for place, name in enumerate(changes["order"])}
        tabs = [(self._tab, tab) for tab in changes["tabs"]]
        reports = [(self._report, report) for report in changes["reports"]]
        for write, content in sorted([*tabs, *reports], key=lambda one: places.get(one[1]["name"], len(places))):
            write(content)

    def draw_charts(self) -> None:
        """The charts of the reports, once all cells stand and the step that Undo takes back is over."""
        self._reports.draw()

    def write_formulas(self, changes: dict[str, Any]) -> None:
        """The formulas of patched columns."""
        for patch in changes["patches"]:
            sheet = self._sheets.getByName(patch["sheet"])
            for column in patch["columns"]:
                if column["formula"] is not None:
                    formulas = ["=" + column["formula"].format(row=row + 1).replace(",", ";") for row in patch["rows"]]
                    for first, part in _runs(patch["rows"], formulas):
                        area = _column_area(sheet, column["column"], first, len(part))
                        put_formulas(area, tuple((text,) for text in part))

    def _patch(self, patch: dict[str, Any]) -> None:
        sheet = self._sheets.getByName(patch["sheet"])
        for column in sorted(patch["columns"], key=lambda one: one["column"]):
            if column["is_new"]:
                self._add_column(sheet, patch, column)
            if column["formula"] is None:
                for first, part in _runs(patch["rows"], self._cells(column)):
                    area = _column_area(sheet, column["column"], first, len(part))
                    put_values(area, tuple((value,) for value in part))
        for row, place, value in patch["cells"]:
            cell = sheet.getCellByPosition(place, row)
            if cell.Type.value != "FORMULA":
                put_values(_column_area(sheet, place, row, 1), ((_cell(value),),))
        self._append(sheet, patch)

    def _add_column(self, sheet: Any, patch: dict[str, Any], column: dict[str, Any]) -> None:
        """A new column: it looks like its left neighbour, with a number format and marks of its own."""
        place, header_row = column["column"], patch["header_row"]
        last = max([patch["last_row"], *patch["rows"], header_row + 1])
        if place:
            source = sheet.getCellRangeByPosition(place - 1, header_row, place - 1, last)
            target = sheet.getCellByPosition(place, header_row).CellAddress
            sheet.copyRange(target, source.RangeAddress)
            _column_area(sheet, place, header_row, last - header_row + 1).clearContents(CONTENT)
        put_values(_column_area(sheet, place, header_row, 1), ((column["header"],),))
        body = _column_area(sheet, place, header_row + 1, last - header_row)
        body.NumberFormat = self._looks.number_format(column)
        sheet.Columns.getByIndex(place).Width = width_of(column["width"])
        self._looks.marks(sheet, body, column)

    def _append(self, sheet: Any, patch: dict[str, Any]) -> None:
        rows = [dict(row) for row in patch["appended"]]
        if not rows:
            return
        left, right = min(map(min, rows)), max(map(max, rows))
        last = patch["last_row"]
        for number, row in enumerate(rows, last + 1):
            area = sheet.getCellRangeByPosition(left, number, right, number)
            if last > patch["header_row"]:
                source = sheet.getCellRangeByPosition(left, last, right, last)
                sheet.copyRange(area.getCellByPosition(0, 0).CellAddress, source.RangeAddress)
            put_values(area, (tuple(_cell(row.get(place)) for place in range(left, right + 1)),))

    def _report(self, report: dict[str, Any]) -> None:
        sheet = self._sheet(report)
        self._reports.clear(sheet)
        self._reports.write(sheet, report)
        if report["tone"] is not None:
            sheet.TabColor = self._looks.handle(report["tone"])

    def _sheet(self, content: dict[str, Any]) -> Any:
        """The sheet of a tab or a report: a new one, or the one that it replaces, emptied."""
        is_new = content["replaces"] is None
        if is_new:
            self._sheets.insertNewByName(content["name"], self._sheets.Count)
        sheet = self._sheets.getByName(content["replaces"] or content["name"])
        if not is_new:
            _emptied(sheet)
            sheet.Name = content["name"]
        return sheet

    def _tab(self, tab: dict[str, Any]) -> None:
        is_new = tab["replaces"] is None
        sheet = self._sheet(tab)
        columns = tab["columns"]
        row_count = len(columns[0]["values"])
        block = sheet.getCellRangeByPosition(0, 0, len(columns) - 1, row_count)
        header = tuple(column["header"] for column in columns)
        put_values(block, (header, *zip(*map(self._cells, columns), strict=True)))
        self._looks.header(sheet.getCellRangeByPosition(0, 0, len(columns) - 1, 0))
        for place, column in enumerate(columns):
            body = _column_area(sheet, place, 1, max(row_count, 1))
            self._looks.body(body, column)
            self._looks.marks(sheet, body, column)
            _offer(body, column["choices"])
            if is_new:
                sheet.Columns.getByIndex(place).Width = width_of(column["width"])
        if any(column["wrap"] for column in columns):
            block.Rows.OptimalHeight = True
        if tab["tone"] is not None:
            sheet.TabColor = self._looks.handle(tab["tone"])
        sheet.Rows.IsVisible = True
        sheet.IsVisible = not tab["hidden"]
        if is_new and not tab["hidden"]:
            self._filter(block)
            self._freeze(sheet, tab["frozen_columns"])

    def _filter(self, block: Any) -> None:
        """A filter over a new tab; that of an earlier one grows with its rows by itself."""
        ranges = self._model.DatabaseRanges
        name = next(name for number in count(1) if not ranges.hasByName(name := f"filter_{number}"))
        ranges.addNewByName(name, block.RangeAddress)
        ranges.getByName(name).AutoFilter = True

    def _freeze(self, sheet: Any, columns: int) -> None:
        controller = self._model.CurrentController
        if controller is not None:
            controller.setActiveSheet(sheet)
            controller.freezeAtPosition(columns, 1)

    def _cells(self, column: dict[str, Any]) -> list[Any]:
        """The column's values as LibreOffice takes them; days counted from the document's day."""
        shift = self._shift if column["format"] in _DATE_FORMATS else 0
        return [value - shift if shift and _is_number(value) else _cell(value) for value in column["values"]]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(value: Any) -> Any:
    return "" if value is None else value


def _column_area(sheet: Any, place: int, row: int, count: int) -> Any:
    return sheet.getCellRangeByPosition(place, row, place, row + count - 1)


def _runs(rows: Sequence[int], values: Sequence[Any]) -> Iterator[tuple[int, list[Any]]]:
    """Values of rows that follow each other, with the first of those rows."""
    lines = enumerate(zip(rows, values, strict=True))
    for _, run in groupby(lines, lambda line: line[1][0] - line[0]):
        part = [line for _, line in run]
        yield part[0][0], [value for _, value in part]


def _emptied(sheet: Any) -> None:
    """Cells and formats go; drawings, comments and column widths stay."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).clearContents(CONTENT | _FORMATS)
    formats = sheet.ConditionalFormats
    for one in formats.ConditionalFormats:
        formats.removeByID(one.ID)


def _offer(cells: Any, choices: Sequence[str]) -> None:
    """A drop-down list; other values stay possible."""
    if not choices:
        return
    validation = cells.Validation
    kind = type(validation.Type)
    validation.Type = kind("com.sun.star.sheet.ValidationType", "LIST")
    validation.ShowErrorMessage = False
    validation.setFormula1(";".join('"' + choice.replace('"', '""') + '"' for choice in choices))
    cells.Validation = validation
