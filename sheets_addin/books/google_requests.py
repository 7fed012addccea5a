"""The requests of Google's batchUpdate, as small functions that give them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Request = Mapping[str, Any]

_SMALLEST_ID, _LARGEST_ID = 1_000_000, 2**31 - 1

_ROW_OPENS, _ROW_CLOSES = '{"values":[', "]}"


@dataclass(frozen=True)
class Block:
    """Values for the cells of an area: ``columns`` of cells as JSON, from row ``top`` and column ``left`` on."""

    sheet: int
    top: int
    left: int
    columns: Sequence[Sequence[str]]

    @property
    def height(self) -> int:
        """Its rows."""
        return len(self.columns[0])

    @property
    def width(self) -> int:
        """Its columns."""
        return len(self.columns)

    def rows(self) -> Iterator[str]:
        """Its rows as JSON."""
        for cells in zip(*self.columns, strict=True):
            yield f"{_ROW_OPENS}{','.join(cells)}{_ROW_CLOSES}"


def random_id() -> int:
    """A number for something new in a spreadsheet: what Google and people number by hand is smaller."""
    return random.randint(_SMALLEST_ID, _LARGEST_ID)


def update_text(sheet: int, top: int, left: int, rows: Sequence[str]) -> str:
    """The request that sets the values of ``rows``, which are JSON already, as JSON."""
    start = f'{{"sheetId":{sheet},"rowIndex":{top},"columnIndex":{left}}}'
    return f'{{"updateCells":{{"start":{start},"fields":"userEnteredValue","rows":[{",".join(rows)}]}}}}'


def grid_range(
    sheet: int, top: int = 0, left: int = 0, bottom: int | None = None, right: int | None = None
) -> dict[str, int]:
    """An area as Google names it: ``bottom`` and ``right`` are the first row and column after it, None for no end."""
    area = {"sheetId": sheet, "startRowIndex": top, "startColumnIndex": left}
    if bottom is not None:
        area["endRowIndex"] = bottom
    if right is not None:
        area["endColumnIndex"] = right
    return area


def repeat_cell(area: Mapping[str, int], cell: Mapping[str, Any], fields: str) -> Request:
    """All cells of an area get what ``fields`` names of ``cell``; a formula moves along with its cell."""
    return {"repeatCell": {"range": dict(area), "cell": dict(cell), "fields": fields}}


def formula_cells(area: Mapping[str, int], formula: str) -> Request:
    """A formula for the cells of an area, written as for its first row."""
    return repeat_cell(area, {"userEnteredValue": {"formulaValue": formula}}, "userEnteredValue")


def clear(area: Mapping[str, int], fields: str) -> Request:
    """Nothing of what ``fields`` names stays in an area."""
    return {"updateCells": {"range": dict(area), "fields": fields}}


def clear_rules(sheet: int, places: Sequence[int]) -> Iterator[Request]:
    """The conditional formats at ``places`` among those of a tab go."""
    for place in sorted(places, reverse=True):
        yield {"deleteConditionalFormatRule": {"sheetId": sheet, "index": place}}


def copy_values(source: Mapping[str, int], target: Mapping[str, int]) -> Request:
    """The values of an area, also where they are blank, for another one of the same size."""
    return {"copyPaste": {"source": dict(source), "destination": dict(target), "pasteType": "PASTE_VALUES"}}


def copy_choices(source: Mapping[str, int], target: Mapping[str, int]) -> Request:
    """The drop-downs of an area for another one, as often as it fits."""
    return {"copyPaste": {"source": dict(source), "destination": dict(target), "pasteType": "PASTE_DATA_VALIDATION"}}


def copy_look(source: Mapping[str, int], target: Mapping[str, int]) -> Request:
    """The formats of an area for another one, as often as it fits."""
    return {"copyPaste": {"source": dict(source), "destination": dict(target), "pasteType": "PASTE_FORMAT"}}


def add_sheet(identifier: int, title: str, rows: int, columns: int, **properties: object) -> Request:
    """A new tab after all others."""
    grid = {"rowCount": rows, "columnCount": columns}
    return {"addSheet": {"properties": {"sheetId": identifier, "title": title, "gridProperties": grid, **properties}}}


def delete_sheet(identifier: int) -> Request:
    """A tab goes."""
    return {"deleteSheet": {"sheetId": identifier}}


def sheet_properties(identifier: int, fields: str, **properties: object) -> Request:
    """Properties of a tab."""
    return {"updateSheetProperties": {"properties": {"sheetId": identifier, **properties}, "fields": fields}}


def resize(identifier: int, rows: int, columns: int) -> Request:
    """The size of a tab's grid."""
    grid = {"rowCount": rows, "columnCount": columns}
    fields = "gridProperties.rowCount,gridProperties.columnCount"
    return sheet_properties(identifier, fields, gridProperties=grid)


def create_marker(identifier: int, key: str) -> Request:
    """A mark of this write. Google refuses an id that is there already, so no write is carried out twice."""
    mark = {
        "metadataId": identifier,
        "metadataKey": key,
        "metadataValue": "last write",
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": mark}}


def delete_marker(identifier: int) -> Request:
    """The mark of an earlier write goes."""
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": identifier}}}}
