"""Reading the sheets of an open Excel: the used cells in one call, errors, formulas and tables with them."""

from __future__ import annotations

from collections.abc import Sequence

import xlwings

from sheets_addin.books.excel_cells import area_of, error_of, formula_of, grid, value_of, values_of
from sheets_addin.books.excel_native import has_formulas
from sheets_addin.vocabulary.layout import CellValue, Sheet, TableArea

_MOST_CELLS = 2_000_000
"""Cells read in one call; formats that reach down to the last row make a used area of many millions."""


def read_sheet(sheet: xlwings.Sheet) -> Sheet:
    """A sheet's values from A1 on, its tables, the cells that show errors and those that hold formulas."""
    last = sheet.used_range.last_cell
    rows: list[Sequence[CellValue]] = []
    errors: dict[tuple[int, int], str] = {}
    formulas: dict[int, set[int]] = {}
    step = max(_MOST_CELLS // last.column, 1)
    for top in range(0, last.row, step):
        bottom = min(top + step, last.row) - 1
        area = area_of(sheet, top, 0, bottom, last.column - 1)
        block = values_of(area)
        _note_formulas(formulas, area, block)
        for number, raw in enumerate(block, top):
            if not any(cell not in (None, "") for cell in raw):
                rows.append(())
                continue
            rows.append([value_of(cell) for cell in raw])
            errors.update({(number, place): found for place, cell in enumerate(raw) if (found := error_of(cell))})
    while rows and not rows[-1]:
        rows.pop()
    tables = [shape for table in sheet.tables if (shape := table_area(table))]
    return Sheet(sheet.name, rows, errors, tables, formulas)


def _note_formulas(formulas: dict[int, set[int]], area: xlwings.Range, block: Sequence[Sequence[object]]) -> None:
    """Note the formulas in ``area``, whose raw values are ``block``; only columns that hold some are read for them."""
    if not has_formulas(area):
        return
    top, left = area.row - 1, area.column - 1
    for place in range(area.shape[1]):
        column = area_of(area.sheet, top, left + place, top + len(block) - 1, left + place)
        if has_formulas(column):
            texts = [text for (text,) in grid(column.formula)]
            found = {top + row for row, text in enumerate(texts) if formula_of(block[row][place], text) is not None}
            formulas.setdefault(left + place, set()).update(found)


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
