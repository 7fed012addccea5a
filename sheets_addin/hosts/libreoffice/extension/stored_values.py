"""When a document opens: names that an older LibreOffice left unread are read again, stored values are kept at hand.

LibreOffice before 25.2 does not know the names of an extension's functions in an .xlsx file. It keeps the stored
values, but shows #NAME? after the next recalculation. Typing the formulas again makes them known. The names under which
Excel stores the functions of its own add-in no LibreOffice knows, nor does it read their stored values.

In other files, such as .ods, LibreOffice knows the names, but computes the cells as it loads them.
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
from .stored_file import values_in_file

_Place = tuple[Any, Any]
"""A sheet, and a range of one column on it."""

_NAMES = "|".join(FUNCTIONS)
_UNREAD = re.compile(rf"(?:^|[^\w.])(?:{OF_EXCEL})?(?:{_NAMES.lower()})\(")
"""LibreOffice writes names that it does not know in small letters."""

_EXCELS_NAME = re.compile(rf"{OF_EXCEL}({_NAMES})\(", re.IGNORECASE)

_CELLS = r"\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"
_SIMPLE = re.compile(rf"\{{?=(?:[\w.]+\.)?({_NAMES})\({_CELLS}(?:;{_CELLS})?\)\}}?", re.IGNORECASE)
"""A call for one row or, as a block formula in braces, for a block of rows."""


_LOADED = ("Calc MS Excel 2007", "Calc Office Open XML")
"""How the names of LibreOffice's filters for .xlsx and .xlsm begin."""


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
    keep = _keep_values_in_cells if _loads_values(model) else _keep_values_in_file
    to_type = keep(office, document, ours)
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


def _loads_values(model: Any) -> bool:
    """Whether LibreOffice loads stored values of our formulas from a file as that of ``model``."""
    filters = [str(item.Value) for item in model.getArgs() if item.Name == "FilterName"]
    return any(name.startswith(_LOADED) for name in filters)


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


def _keep_values_in_cells(office: Office, document: Document, ours: Sequence[_Place]) -> list[_Place]:
    """Keep the values that the cells of ``ours`` were loaded with; the places that are to be typed again.

    A stored blank is no value to LibreOffice: it computes such a cell as soon as it is read. Those stay blank here, and
    are to be computed afterwards.
    """
    to_type = []
    for sheet, area in ours:
        office.stored_blanks = 0
        try:
            values = [value for (value,) in area.getDataArray()]
            has_blanks = office.stored_blanks > 0
        finally:
            office.stored_blanks = None
        formulas = [line[0] for line in area.getFormulaArray()]
        _keep_values(document, sheet, area, list(map(_loaded, values, formulas)))
        if has_blanks or _has_unread(area):
            to_type.append((sheet, area))
    return to_type


def _loaded(value: Any, formula: str) -> Any:
    """The stored value of a cell, None where it has none."""
    # LibreOffice does not load the values of block formulas
    if formula.startswith("{"):
        return None
    # an error is no value, but a blank computed with a name that LibreOffice does not know is one
    return "" if value is None and _UNREAD.search(formula) else value


def _keep_values_in_file(_office: Office, document: Document, ours: Sequence[_Place]) -> list[_Place]:
    """Keep the values of ``ours``: as computed now, else those in the document's file; the places to be typed again.

    Those are all places where the server left cells without a value or a name was not read.
    """
    computed = [[value for (value,) in area.getDataArray()] for _, area in ours]
    if not document.stored.was_missed and not any(_has_unread(area) for _, area in ours):
        for (sheet, area), values in zip(ours, computed, strict=True):
            _keep_values(document, sheet, area, values)
        return []
    columns: dict[str, set[int]] = {}
    for sheet, area in ours:
        columns.setdefault(sheet.Name, set()).add(area.RangeAddress.StartColumn)
    held = values_in_file(document.model, columns, document.day_zero)
    for sheet, area in ours:
        place = area.RangeAddress
        rows = range(place.StartRow, place.EndRow + 1)
        _keep_values(document, sheet, area, [held[sheet.Name].get((row, place.StartColumn)) for row in rows])
    return list(ours)


def _keep_values(document: Document, sheet: Any, area: Any, values: Sequence[Any]) -> None:
    """Keep ``values`` of ``area``, None for a cell without one, as the answers for the rows that its formulas name."""
    found = [_SIMPLE.fullmatch(line[0]) for line in area.getFormulaArray()]
    top = area.RangeAddress.StartRow + 1
    tops = {call[0]: place for place, call in reversed([*enumerate(found, top)]) if call}
    columns = {
        (FUNCTIONS[call[1].upper()], call[2], call[4], call[6], call[7], call[8], call[9]) for call in found if call
    }
    for function, first, last, *header_cells in columns:
        block = sheet.getCellRangeByName(f"{first}{top}:{last}{area.RangeAddress.EndRow + 1}")
        address = block.RangeAddress
        headers = None
        if header_cells[0]:
            left, header_top, right, bottom = header_cells
            headers = sheet.getCellRangeByName(f"{left}{header_top}:{right}{bottom}").getDataArray()
        context = document.context(sheet, address.StartColumn, address.EndColumn, headers, None)
        lines = zip(found, document.rows_of(block), values, strict=True)
        own = (
            (row, value)
            for place, (call, row, value) in enumerate(lines, top)
            if call
            and FUNCTIONS[call[1].upper()] == function
            and int(call[3]) == tops[call[0]]
            and place <= int(call[5])
            and value is not None
        )
        document.stored.keep(function, context, own)


def _read_again(sheet: Any, area: Any) -> None:
    column, row = area.RangeAddress.StartColumn, area.RangeAddress.StartRow
    formulas = [line[0] for line in area.getFormulaArray()]
    for block, lines in groupby(range(len(formulas)), lambda place: _block_at(formulas, place)):
        places = list(lines)
        part = sheet.getCellRangeByPosition(column, row + places[0], column, row + places[-1])
        if block:
            cursor = sheet.createCursorByRange(part.getCellByPosition(0, 0))
            cursor.collapseToCurrentArray()
            cursor.setArrayFormula(_plain_name(block))
        else:
            part.setFormulaArray(tuple((_plain_name(formulas[place]),) for place in places))


def _block_at(formulas: Sequence[str], place: int) -> str:
    """The block formula that a cell shares with its neighbours, '' where it has a formula of its own."""
    formula = formulas[place]
    neighbours = (*formulas[max(place - 1, 0) : place], *formulas[place + 1 : place + 2])
    return formula if formula.startswith("{") and formula in neighbours else ""


def _plain_name(formula: str) -> str:
    """A formula to type: without the braces of an array, and without what Excel stores before our names."""
    return _EXCELS_NAME.sub(r"\1(", formula.strip("{}"))
