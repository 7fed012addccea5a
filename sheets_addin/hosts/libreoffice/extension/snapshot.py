"""The tables of an open document as the server reads them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from .document import FORMULA, used_range
from .rows import iso_day

_DATE, _LOGICAL = 2, 1024
"""Bits of a number format's type."""


def sheets_as_json(model: Any, day_zero: dt.date) -> list[dict[str, Any]]:
    """All sheets with their cells from A1 on; days as text, errors as what the cell shows."""
    tables = _tables_with_totals(model)
    return [
        {
            "name": sheet.Name,
            "visible": bool(sheet.IsVisible),
            "rows": _rows(model, sheet, day_zero),
            "tables": [table for place, table in tables if place == number],
            "formulas": _formulas(sheet),
        }
        for number, sheet in enumerate(model.Sheets)
    ]


def _formulas(sheet: Any) -> list[list[int]]:
    """The areas of cells that hold formulas: first row and column, last row and column."""
    areas = used_range(sheet).queryContentCells(FORMULA).RangeAddresses
    return [[area.StartRow, area.StartColumn, area.EndRow, area.EndColumn] for area in areas]


def _rows(model: Any, sheet: Any, day_zero: dt.date) -> list[list[Any]]:
    used = used_range(sheet)
    rows = [list(row) for row in used.getDataArray()]
    for number, row in enumerate(rows):
        for place in (place for place, cell in enumerate(row) if cell is None):
            row[place] = {"error": sheet.getCellByPosition(place, number).String}
    formats = model.NumberFormats
    types: dict[int, int] = {}
    for number in range((unique := used.getUniqueCellFormatRanges()).Count):
        areas = unique.getByIndex(number)
        key = areas.NumberFormat
        if key not in types:
            types[key] = formats.getByKey(key).Type
        if types[key] & (_DATE | _LOGICAL):
            for area in areas.RangeAddresses:
                _retype(rows, area, types[key], day_zero)
    return rows


def _retype(rows: list[list[Any]], area: Any, kind: int, day_zero: dt.date) -> None:
    for row in rows[area.StartRow : area.EndRow + 1]:
        for place in range(area.StartColumn, min(area.EndColumn + 1, len(row))):
            if isinstance(row[place], float):
                row[place] = _day(row[place], day_zero) if kind & _DATE else bool(row[place])


def _day(serial: float, day_zero: dt.date) -> str | float:
    """A day as people type it, so that a text made of it reads the same as one made from the saved file."""
    text = iso_day(serial, day_zero)
    if isinstance(text, str) and len(text) == len("2026-12-31"):
        year, month, day = text.split("-")
        return f"{day}.{month}.{year}"
    return text


def _tables_with_totals(model: Any) -> list[tuple[int, dict[str, Any]]]:
    """Tables that end in a row of totals, which is no row of data; what is typed below others belongs to them."""
    found = []
    for name in model.DatabaseRanges.ElementNames:
        table = model.DatabaseRanges.getByName(name)
        if table.ContainsHeader and table.TotalsRow:
            area = table.DataArea
            content = {
                "name": name,
                "header_row": area.StartRow,
                "last_row": area.EndRow - 1,
                "first_column": area.StartColumn,
                "last_column": area.EndColumn,
                "has_totals": True,
            }
            found.append((area.Sheet, content))
    return found
