"""Applying what a refresh changes to the open document: the same cells as a refresh of the saved file writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from .contents import CONTENT, put_changed_formulas, put_changed_values, put_values
from .looks import Looks, width_of
from .reports import Reports
from .rows import USUAL_DAY_ZERO, runs

_FORMATS = 32 | 64
_DATE_FORMATS = frozenset({"date", "date_time"})


class Writer:
    """Writes changes into one document whose days count from ``day_zero``."""

    def __init__(self, model: Any, day_zero: dt.date) -> None:
        self._model = model
        self._sheets = model.Sheets
        self._looks = Looks(model)
        self._reports = Reports(model, self._looks, self.cells)
        self._shift = (day_zero - USUAL_DAY_ZERO).days

    def write_values(self, changes: dict[str, Any]) -> None:
        """The patches but for their formulas, which :meth:`write_formulas` sets when the rest stands, and the tabs that
        replace another.
        """
        for patch in changes["patches"]:
            self._patch(patch)
        for content in tabs_in_order(changes, new=False):
            self.write_tab(content)

    def write_tab(self, content: dict[str, Any]) -> None:
        """A tab or a report without its charts, onto the sheet that it replaces or else the empty one of its name."""
        sheet = self._sheets.getByName(content["replaces"] or content["name"])
        if content["replaces"] is not None:
            _emptied(sheet)
            sheet.Name = content["name"]
        if "blocks" in content:
            self._report(sheet, content)
        else:
            self._tab(sheet, content)

    def draw_charts(self) -> None:
        """The charts of the reports that were written, once all cells stand; not to be noted for Undo."""
        self._reports.draw()

    def write_formulas(self, changes: dict[str, Any]) -> None:
        """The formulas of patched columns."""
        for patch in changes["patches"]:
            sheet = self._sheets.getByName(patch["sheet"])
            formulas = {
                column["column"]: [
                    "=" + column["formula"].format(row=row + 1).replace(",", ";") for row in patch["rows"]
                ]
                for column in patch["columns"]
                if column["formula"] is not None
            }
            for area, rows in _blocks(sheet, patch["rows"], formulas):
                put_changed_formulas(self._model, area, rows)

    def _patch(self, patch: dict[str, Any]) -> None:
        sheet = self._sheets.getByName(patch["sheet"])
        for column in sorted(patch["columns"], key=lambda one: one["column"]):
            if column["is_new"]:
                self._add_column(sheet, patch, column)
        values = {column["column"]: self.cells(column) for column in patch["columns"] if column["formula"] is None}
        for area, rows in _blocks(sheet, patch["rows"], values):
            put_changed_values(area, rows)
        for row, place, value, date_format in patch["cells"]:
            cell = sheet.getCellByPosition(place, row)
            if cell.Type.value != "FORMULA":
                put_values(_column_area(sheet, place, row, 1), ((self._cell(value, date_format),),))
                self._looks.show_dates(cell, date_format)
        self._append(sheet, patch)
        self._widen_filter(sheet, patch)

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
        rows = [{place: (value, date_format) for place, value, date_format in row} for row in patch["appended"]]
        if not rows:
            return
        left, right = min(map(min, rows)), max(map(max, rows))
        last = patch["last_row"]
        if last > patch["header_row"]:
            source = sheet.getCellRangeByPosition(left, last, right, last).RangeAddress
            for number in range(last + 1, last + 1 + len(rows)):
                sheet.copyRange(sheet.getCellByPosition(left, number).CellAddress, source)
        columns = [[row.get(place, (None, None)) for row in rows] for place in range(left, right + 1)]
        cells = [[self._cell(*cell) for cell in column] for column in columns]
        put_values(
            sheet.getCellRangeByPosition(left, last + 1, right, last + len(rows)), tuple(zip(*cells, strict=True))
        )
        for place, column in enumerate(columns, left):
            date_format = next((one for _, one in column if one is not None), None)
            self._looks.show_dates(_column_area(sheet, place, last + 1, len(rows)), date_format)

    def _widen_filter(self, sheet: Any, patch: dict[str, Any]) -> None:
        """A filter over the header row takes in the columns beside it, so that a sort moves whole rows."""
        headed = set(patch["headed"])
        place, named = sheet.RangeAddress.Sheet, self._model.DatabaseRanges
        # the filter of a sheet itself has no name; this property is not among those that LibreOffice lists
        unnamed = self._model.getPropertyValue("UnnamedDatabaseRanges")
        ranges = [named.getByName(name) for name in named.ElementNames]
        ranges.extend([unnamed.getByTable(place)] if unnamed.hasByTable(place) else [])
        for one in ranges:
            area = one.DataArea
            if not one.AutoFilter or (area.Sheet, area.StartRow) != (place, patch["header_row"]):
                continue
            right = area.EndColumn
            while right + 1 in headed:
                right += 1
            if right != area.EndColumn:
                area.EndColumn = right
                one.DataArea = area

    def _report(self, sheet: Any, report: dict[str, Any]) -> None:
        self._reports.clear(sheet)
        self._reports.write(sheet, report)
        if report["tone"] is not None:
            sheet.TabColor = self._looks.handle(report["tone"])

    def _tab(self, sheet: Any, tab: dict[str, Any]) -> None:
        is_new = tab["replaces"] is None
        columns = tab["columns"]
        row_count = len(columns[0]["values"])
        block = sheet.getCellRangeByPosition(0, 0, len(columns) - 1, row_count)
        header = tuple(column["header"] for column in columns)
        put_values(block, (header, *zip(*map(self.cells, columns), strict=True)))
        self._looks.header(sheet.getCellRangeByPosition(0, 0, len(columns) - 1, 0))
        bodies = [(_column_area(sheet, place, 1, max(row_count, 1)), one) for place, one in enumerate(columns)]
        self._looks.bodies(bodies)
        for place, (body, column) in enumerate(bodies):
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

    def cells(self, column: dict[str, Any]) -> list[Any]:
        """The column's values as LibreOffice takes them; days counted from the document's day."""
        return [self._cell(value, column["format"]) for value in column["values"]]

    def _cell(self, value: Any, kind: str | None) -> Any:
        if kind in _DATE_FORMATS and _is_number(value):
            return value - self._shift
        return "" if value is None else value


def tabs_in_order(changes: dict[str, Any], *, new: bool) -> list[dict[str, Any]]:
    """The tabs and reports that are ``new``, or those that replace a sheet, in the order in which they are to stand."""
    places = {name: place for place, name in enumerate(changes["order"])}
    found = [one for one in (*changes["tabs"], *changes["reports"]) if (one["replaces"] is None) is new]
    return sorted(found, key=lambda one: places.get(one["name"], len(places)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _column_area(sheet: Any, place: int, row: int, count: int) -> Any:
    return sheet.getCellRangeByPosition(place, row, place, row + count - 1)


def _blocks(
    sheet: Any, rows: Sequence[int], columns: dict[int, list[Any]]
) -> Iterator[tuple[Any, tuple[tuple[Any, ...], ...]]]:
    """Ranges of neighbouring columns and rows with their contents by row: LibreOffice measures all rows for each."""
    for beside in runs(sorted(columns)):
        left, right = beside[0], beside[-1]
        contents = list(zip(*(columns[place] for place in beside), strict=True))
        place = 0
        for below in runs(rows):
            part = contents[place : place + len(below)]
            yield sheet.getCellRangeByPosition(left, below[0], right, below[-1]), tuple(part)
            place += len(below)


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
