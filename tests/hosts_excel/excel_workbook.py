"""A workbook file put into the model of Excel, and what the model shows, in forms that can be compared."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from sheets_addin.books import FileBook
from sheets_addin.books.cells import cell_as_json
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Sheet


def demo_book(folder: Path, language: Language, clients: int, day: dt.date) -> Path:
    """A new workbook with the clients of the demo, not refreshed yet."""
    path = folder / f"sales-{clients}-{language}.xlsx"
    create_book(path, template_tabs(language, vars(demo_tables(language, day, clients=clients))))
    return path


def sheets_of(path: Path) -> Iterator[dict[str, Any]]:
    """The sheets of a file as the model takes them; formulas give way to their values."""
    book = FileBook(path)
    for info in book.sheets():
        sheet = book.read(info.name)
        tables = [
            {
                "name": table.name,
                "row": table.header_row,
                "column": table.first_column,
                "rows": table.last_row - table.header_row + 1 + int(table.has_totals),
                "columns": table.last_column - table.first_column + 1,
                "hasTotals": table.has_totals,
            }
            for table in sheet.tables
        ]
        yield {"name": info.name, "visible": info.visible, "rows": cells_of(sheet), "tables": tables}


def cells_of(sheet: Sheet) -> list[list[Any]]:
    """All cells as JSON types, every row as wide as the widest, without blank ones at the end."""
    rows = [[cell_as_json(cell) or (cell if cell in (0, False) else "") for cell in row] for row in sheet.rows]
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell != ""), default=0)
    rows = [(row + [""] * width)[:width] for row in rows]
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return rows


def put_into_excel(page: Page, path: Path) -> None:
    """The model holds the workbook of a file."""
    page.evaluate("(sheets) => { excelHost.book = new WorkbookModel(sheets); }", list(sheets_of(path)))


def shown_in_excel(page: Page) -> dict[str, list[list[Any]]]:
    """The values of every sheet of the model, by its name."""
    text = page.evaluate(
        """() => JSON.stringify(Object.fromEntries(excelHost.book.sheets.map((sheet) => {
          const used = sheet.used(true) ?? { rows: 0, columns: 0 };
          const cells = (row) => Array.from({ length: used.columns }, (_, column) => sheet.cell(row, column).value);
          return [sheet.name, Array.from({ length: used.rows }, (_, row) => cells(row))];
        })))"""
    )
    shown: dict[str, list[list[Any]]] = json.loads(text)
    return shown
