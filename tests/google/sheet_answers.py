"""What a sheet answers: its layout, and the values of ranges."""

from __future__ import annotations

import re
from typing import Any

from tests.google.field_mask import Mask, covers, filtered
from tests.google.sheet_model import CellError, GridSheet, Range, SheetsFile, letters
from tests.google.sheet_requests import Refused, shown

_A1 = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^!']+)!)?(?P<first>[A-Z]+\d*|\d+)(?::(?P<last>[A-Z]+\d*|\d+))?$")
_CORNER = re.compile(r"([A-Z]*)(\d*)$")


def values_of(file: SheetsFile, ranges: list[str]) -> dict[str, Any]:
    """The answer of values.batchGet, unformatted."""
    return {"spreadsheetId": file.key, "valueRanges": [_value_range(file, one) for one in ranges]}


def _value_range(file: SheetsFile, reference: str) -> dict[str, Any]:
    sheet, (top, left, bottom, right) = _parsed(file, reference)
    area = f"'{sheet.title}'!{letters(left)}{top + 1}:{letters(right - 1)}{bottom}"
    rows = []
    for cells in sheet.values[top:bottom, left:right].tolist():
        row = ["" if value is None else shown(value) for value in cells]
        while row and row[-1] == "":
            row.pop()
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return {"range": area, "majorDimension": "ROWS", **({"values": rows} if rows else {})}


def _parsed(file: SheetsFile, reference: str) -> tuple[GridSheet, Range]:
    name = reference[1:-1].replace("''", "'") if reference.startswith("'") and reference.endswith("'") else None
    whole = next((sheet for sheet in file.sheets if sheet.title == name), None)
    if whole is not None:
        return whole, (0, 0, whole.row_count, whole.column_count)
    found = _A1.match(reference)
    if found is None:
        raise Refused(f"Unable to parse range: {reference}")
    title = (found["sheet"] or f"'{file.sheets[0].title}'").strip("'").replace("''", "'")
    sheet = next((one for one in file.sheets if one.title == title), None)
    if sheet is None:
        raise Refused(f"Unable to parse range: {reference}")
    top, left = _corner(found["first"], 0, 0)
    bottom, right = _corner(found["last"] or found["first"], sheet.row_count - 1, sheet.column_count - 1)
    return sheet, (top, left, min(bottom + 1, sheet.row_count), min(right + 1, sheet.column_count))


def _corner(text: str, row: int, column: int) -> tuple[int, int]:
    found = _CORNER.match(text)
    assert found is not None
    if found[1]:
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        column -= 1
    return (int(found[2]) - 1 if found[2] else row), column


def spreadsheet(file: SheetsFile, mask: Mask, ranges: list[str]) -> dict[str, Any]:
    """The answer of spreadsheets.get; with ``ranges``, which are whole tabs here, of these tabs alone."""
    asked = {_parsed(file, one)[0].id for one in ranges} or {sheet.id for sheet in file.sheets}
    sheets = [(place, sheet) for place, sheet in enumerate(file.sheets) if sheet.id in asked]
    data = covers(mask, "sheets", "data") and bool(mask)
    content = {
        "spreadsheetId": file.key,
        "properties": {"title": file.title, "locale": file.locale, "timeZone": "Europe/London"},
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{file.key}/edit",
        "namedRanges": list(file.names.values()),
        "developerMetadata": list(file.metadata.values()),
        "sheets": [_sheet(file, sheet, place, mask, data=data) for place, sheet in sheets],
    }
    return filtered(content, mask)  # type: ignore[no-any-return]


def _sheet(file: SheetsFile, sheet: GridSheet, place: int, mask: Mask, *, data: bool) -> dict[str, Any]:
    grid = {"rowCount": sheet.row_count, "columnCount": sheet.column_count, **sheet.grid}
    properties = {
        "sheetId": sheet.id,
        "title": sheet.title,
        "index": place,
        "sheetType": sheet.kind,
        **({"gridProperties": grid} if sheet.kind == "GRID" else {}),
        **({"hidden": True} if sheet.hidden else {}),
        **sheet.properties,
    }
    lists = {
        "conditionalFormats": sheet.rules,
        "protectedRanges": list(sheet.protected.values()),
        "charts": list(sheet.charts.values()),
        "columnGroups": sheet.groups,
        "tables": sheet.tables,
        "merges": [_grid_range(sheet, one) for one in sheet.merges],
    }
    content = {"properties": properties, **{name: found for name, found in lists.items() if found}}
    if sheet.filter is not None:
        content["basicFilter"] = sheet.filter
    if data and sheet.kind == "GRID":
        content["data"] = [{"rowData": _rows(file, sheet, mask["sheets"]["data"])}]
    return content


def _grid_range(sheet: GridSheet, area: Range) -> dict[str, int]:
    top, left, bottom, right = area
    names = ("sheetId", "startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
    return dict(zip(names, (sheet.id, top, left, bottom, right), strict=True))


def _rows(file: SheetsFile, sheet: GridSheet, mask: Mask) -> list[dict[str, Any]]:
    """Cells with what the product may ask of them: what was entered, errors, kinds of number formats."""
    cell = mask["rowData"]["values"]
    entered = covers(cell, "userEnteredValue")
    error = covers(cell, "effectiveValue", "errorValue")
    kinds = [{"effectiveFormat": {"numberFormat": {"type": one["type"]}}} if one else {} for one in file.number_formats]
    if not covers(cell, "effectiveFormat", "numberFormat", "type"):
        kinds = [{}] * len(kinds)
    rows: list[dict[str, Any]] = []
    for number, (values, codes) in enumerate(zip(sheet.values.tolist(), sheet.codes.tolist(), strict=True)):
        cells = [kinds[code] for code in codes]
        if error and CellError in {*map(type, values)}:
            for place, value in enumerate(values):
                if isinstance(value, CellError):
                    cells[place] = {**cells[place], "effectiveValue": {"errorValue": {"type": value.kind}}}
        if entered:
            for place, value in enumerate(values):
                if value is not None and (number, place) not in sheet.spilled:
                    found = _entered(sheet.formulas.get((number, place)), value)
                    cells[place] = {**cells[place], "userEnteredValue": found}
        for place in [place for row, place in sheet.rich if row == number and covers(cell, "textFormatRuns")]:
            cells[place] = {**cells[place], "textFormatRuns": [{"startIndex": 2}]}
        while cells and not cells[-1]:
            cells.pop()
        rows.append({"values": cells} if cells else {})
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _entered(formula: str | None, value: object) -> dict[str, Any]:
    if formula is not None:
        return {"formulaValue": formula}
    if isinstance(value, CellError):
        return {"errorValue": {"type": value.kind}}
    kind = {str: "stringValue", bool: "boolValue"}.get(type(value), "numberValue")
    return {kind: shown(value)}
