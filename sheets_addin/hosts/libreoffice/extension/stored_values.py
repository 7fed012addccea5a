"""When a document opens: names that an older LibreOffice left unread are read again, stored values are kept at hand.

LibreOffice before 25.2 does not know the names of an extension's functions in an .xlsx file. It keeps the stored
values, but shows #NAME? after the next recalculation. Typing the formulas again makes them known. The names under which
Excel stores the functions of its own add-in no LibreOffice knows, nor does it read their stored values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from com.sun.star.task import XJob

from .component import Component
from .document import FORMULA, OF_EXCEL, OUR_FORMULA, Document
from .office import Office, office_of
from .product import FUNCTIONS

_NAMES = "|".join(FUNCTIONS)
_UNREAD = re.compile(rf"(?:^|[^\w.])(?:{OF_EXCEL})?(?:{_NAMES.lower()})\(")
"""LibreOffice writes names that it does not know in small letters."""

_EXCELS_NAME = re.compile(rf"{OF_EXCEL}({_NAMES})\(", re.IGNORECASE)

_CELLS = r"\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"
_SIMPLE = re.compile(rf"=(?:[\w.]+\.)?({_NAMES})\({_CELLS}(?:;{_CELLS})?\)", re.IGNORECASE)


class OnLoad(Component, XJob):
    """The job that LibreOffice runs for every document that was opened."""

    implementation = "org.sheetsaddin.OnLoad"
    services = ("com.sun.star.task.Job",)

    def __init__(self, context: Any, *_: Any) -> None:
        self._context = context

    def execute(self, arguments: Sequence[Any]) -> None:
        """Look at the document among ``arguments``; other documents than workbooks are passed over."""
        groups = {item.Name: item.Value for item in arguments}
        surroundings = {item.Name: item.Value for item in groups.get("Environment", ())}
        model = surroundings.get("Model")
        if model is not None and model.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            take_over(office_of(self._context), model)


def take_over(office: Office, model: Any) -> None:
    """Keep the stored values of our formulas in ``model`` at hand, and make formulas that were not read known."""
    ours = [(sheet, area) for sheet in model.Sheets for area in _formula_columns(sheet)]
    if not ours:
        return
    document = office.document(model)
    to_type = [
        (sheet, area) for sheet, area in ours if _keep_values(office, document, sheet, area) or _has_unread(area)
    ]
    if to_type:
        was_modified = model.isModified()
        model.UndoManager.lock()
        model.addActionLock()
        try:
            for sheet, area in to_type:
                _read_again(sheet, area)
        finally:
            model.removeActionLock()
            model.UndoManager.unlock()
            model.setModified(was_modified)


def _formula_columns(sheet: Any) -> Iterator[Any]:
    """Ranges of one column on ``sheet`` in which all cells call one of our functions."""
    for address in sheet.queryContentCells(FORMULA).RangeAddresses:
        for column in range(address.StartColumn, address.EndColumn + 1):
            area = sheet.getCellRangeByPosition(column, address.StartRow, column, address.EndRow)
            row = address.StartRow
            for is_ours, lines in groupby(area.getFormulaArray(), lambda line: bool(OUR_FORMULA.search(line[0]))):
                count = len(list(lines))
                if is_ours:
                    yield sheet.getCellRangeByPosition(column, row, column, row + count - 1)
                row += count


def _has_unread(area: Any) -> bool:
    return any(_UNREAD.search(line[0]) for line in area.getFormulaArray())


def _keep_values(office: Office, document: Document, sheet: Any, area: Any) -> bool:
    """Keep the values of ``area`` at hand; whether some of its cells wait to be computed.

    A stored blank is no value to LibreOffice: it computes such a cell as soon as it is read. Those stay blank here, and
    are to be computed afterwards.
    """
    office.stored_blanks = 0
    try:
        values = area.getDataArray()
        has_blanks = office.stored_blanks > 0
    finally:
        office.stored_blanks = None
    found = [_SIMPLE.fullmatch(line[0]) for line in area.getFormulaArray()]
    columns = {
        (FUNCTIONS[call[1].upper()], call[2], call[4], call[6], call[7], call[8], call[9]) for call in found if call
    }
    for function, first, last, *header_cells in columns:
        block = sheet.getCellRangeByName(
            f"{first}{area.RangeAddress.StartRow + 1}:{last}{area.RangeAddress.EndRow + 1}"
        )
        address = block.RangeAddress
        headers = None
        if header_cells[0]:
            left, top, right, bottom = header_cells
            headers = sheet.getCellRangeByName(f"{left}{top}:{right}{bottom}").getDataArray()
        context = document.context(sheet, address.StartColumn, address.EndColumn, headers, None)
        lines = zip(found, document.rows_of(block), values, strict=True)
        own = (
            (row, "" if value is None else value)
            for place, (call, row, (value,)) in enumerate(lines, address.StartRow + 1)
            if call
            and FUNCTIONS[call[1].upper()] == function
            and call[3] == call[5] == str(place)
            # an error is no value, but a blank computed with a name that LibreOffice does not know is one
            and (value is not None or _UNREAD.search(call[0]))
        )
        document.stored.keep(function, context, own)
    return has_blanks


def _read_again(sheet: Any, area: Any) -> None:
    first = area.getCellByPosition(0, 0)
    if first.ArrayFormula:
        cursor = sheet.createCursorByRange(first)
        cursor.collapseToCurrentArray()
        if cursor.Rows.Count > 1:
            cursor.setArrayFormula(_plain_name(first.ArrayFormula))
            return
    area.setFormulaArray(tuple((_plain_name(line[0]),) for line in area.getFormulaArray()))


def _plain_name(formula: str) -> str:
    """A formula to type: without the braces of an array, and without what Excel stores before our names."""
    return _EXCELS_NAME.sub(r"\1(", formula.strip("{}"))
