"""The calculation chain: cells that lose their formula leave it, or programs call the book damaged."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sheets_addin.books.addresses import parse_area
from sheets_addin.books.workbook import SheetPart, Workbook

Place = tuple[int, int]


def forget_cells(workbook: Workbook, sheet: SheetPart, lost: Collection[Place]) -> None:
    """Take the cells of a sheet that lost their formulas out of the chain."""
    if lost:
        _drop(workbook, sheet, lambda place: place in lost)


def forget_sheet(workbook: Workbook, sheet: SheetPart) -> None:
    """Take all cells of a sheet that holds no formulas any more out of the chain."""
    _drop(workbook, sheet, lambda place: True)


def _drop(workbook: Workbook, sheet: SheetPart, is_lost: Callable[[Place], bool]) -> None:
    part = workbook.calculation_chain()
    if part is None:
        return
    markup = workbook.package.markup(part)
    sheet_id = inherited = ""
    kept = 0
    # an entry without a sheet id has that of the entry before it, which may go
    last_written = ""
    for entry in markup.root.children:
        sheet_id = entry.attributes.get("i", sheet_id)
        inherited = last_written
        area = parse_area(entry.attributes.get("r", ""))
        if sheet_id == str(sheet.sheet_id) and area is not None and is_lost(area[:2]):
            markup.replace(entry, b"")
            continue
        if "i" not in entry.attributes and sheet_id != inherited:
            markup.set_attribute(entry, "i", sheet_id)
        last_written = sheet_id
        kept += 1
    if kept:
        workbook.package.update(part, markup)
    else:
        workbook.drop_calculation_chain()
