"""Reading the sheets of an open Excel: the used cells in one call, errors and tables with them."""

from __future__ import annotations

from collections.abc import Sequence

import xlwings

from sheets_addin.books.excel_cells import area_of, error_of, value_of, values_of
from sheets_addin.vocabulary.layout import CellValue, Sheet, TableArea

_MOST_CELLS = 2_000_000
"""Cells read in one call; formats that reach down to the last row make a used area of many millions."""


def read_sheet(sheet: xlwings.Sheet) -> Sheet:
    """A sheet's values from A1 on, its tables and the cells that show errors."""
    last = sheet.used_range.last_cell
    rows: list[Sequence[CellValue]] = []
    errors: dict[tuple[int, int], str] = {}
    step = max(_MOST_CELLS // last.column, 1)
    for top in range(0, last.row, step):
        bottom = min(top + step, last.row) - 1
        for number, raw in enumerate(values_of(area_of(sheet, top, 0, bottom, last.column - 1)), top):
            if not any(cell not in (None, "") for cell in raw):
                rows.append(())
                continue
            rows.append([value_of(cell) for cell in raw])
            errors.update({(number, place): found for place, cell in enumerate(raw) if (found := error_of(cell))})
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(sheet.name, rows, errors, [area for table in sheet.tables if (area := table_area(table))])


def table_area(table: xlwings.main.Table) -> TableArea | None:
    """The header row and data rows of a table; None where it shows no header row."""
    if not table.show_headers:
        return None
    whole = table.range
    top, left = whole.row - 1, whole.column - 1
    height, width = whole.shape
    has_totals = bool(table.show_totals)
    return TableArea(
        name=table.name,
        header_row=top,
        last_row=top + height - 1 - has_totals,
        first_column=left,
        last_column=left + width - 1,
        has_totals=has_totals,
    )
