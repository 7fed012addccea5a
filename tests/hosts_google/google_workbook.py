"""A workbook file put into the model of Google Sheets, and what the model shows, in forms that can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sheets_addin.books import FileBook
from sheets_addin.books.cells import cell_as_json

SHOWN = """
  const shown = Object.fromEntries(googleHost.book.sheets.map((sheet) => {
    const [rows, columns] = sheet.extent();
    const cells = (row) => Array.from({ length: columns }, (_, column) => sheet.cell(row, column)?.value ?? "");
    return [sheet.name, Array.from({ length: rows }, (_, row) => cells(row))];
  }));
"""
"""Code that gives the contents of all sheets; formulas show nothing."""

FORMULAS = """
  const formulas = Object.fromEntries(googleHost.book.sheets.map((sheet) => [sheet.name, sheet.cells.flatMap(
    (row, place) => row.flatMap((cell, column) => (cell.formula ? [[place, column, cell.formula]] : [])),
  )]));
"""
"""Code that gives the formulas of all sheets: row, column, text."""


def sheets_of(path: Path) -> Iterator[Mapping[str, Any]]:
    """The sheets of a file as the model takes them; formulas give way to their values."""
    book = FileBook(path)
    for info in book.sheets():
        rows = [[_given(cell) for cell in row] for row in book.read(info.name).rows]
        yield {"name": info.name, "visible": info.visible, "rows": rows}


def _given(cell: Any) -> Any:
    return {"day": cell_as_json(cell)} if isinstance(cell, dt.date) else cell_as_json(cell)
