"""What stands where in a Google Sheet: its tabs and their sizes, formulas, errors, kinds of dates, what is ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets_addin.vocabulary.layout import TableArea

MARKER = "sheets-addin"
"""The key of the metadata that tells our last write, and the alternative text of our charts."""

STAGING = "_sheets_addin_part"
"""How the names of hidden tabs begin on which a write too large for one request is prepared."""

Place = tuple[int, int]

FIELDS = (
    "properties(title,locale),developerMetadata(metadataId,metadataKey),namedRanges(name),sheets("
    "properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)),"
    "conditionalFormats(ranges(sheetId)),protectedRanges(protectedRangeId,description),charts(chartId,spec(altText)),"
    "columnGroups(range,depth),tables(name,range),data(startRow,startColumn,rowData(values("
    "userEnteredValue(formulaValue),effectiveValue(errorValue(type)),effectiveFormat(numberFormat(type))))))"
)
"""The field mask of the one request that gives all of it."""

_DATES = frozenset({"DATE", "DATE_TIME", "TIME"})


@dataclass
class SheetLayout:
    """One tab. ``formulas`` are by place, ``dates`` the kinds (DATE, DATE_TIME, TIME) of the cells that show days.

    ``groups`` are the outline groups of columns with their depths, as Google names them; ``rules`` counts the
    conditional formats; ``protected`` and ``charts`` are the ids of those that are ours.
    """

    id: int
    title: str
    visible: bool
    is_grid: bool
    rows: int
    columns: int
    formulas: dict[Place, str] = field(default_factory=dict)
    errors: set[Place] = field(default_factory=set)
    dates: dict[Place, str] = field(default_factory=dict)
    tables: list[TableArea] = field(default_factory=list)
    groups: list[Mapping[str, Any]] = field(default_factory=list)
    rules: int = 0
    protected: list[int] = field(default_factory=list)
    charts: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """A whole spreadsheet. ``leftovers`` are the ids of tabs that a write which broke off left behind."""

    title: str
    locale: str
    sheets: Sequence[SheetLayout]
    names: frozenset[str]
    markers: Sequence[int]
    leftovers: Sequence[int]

    def sheet(self, title: str) -> SheetLayout | None:
        """The tab of a name."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)


def read_layout(answer: Mapping[str, Any], ours: frozenset[str]) -> Layout:
    """The layout that spreadsheets.get answered with :data:`FIELDS`; ``ours`` describe our protected ranges."""
    sheets, leftovers = [], []
    for one in answer.get("sheets", ()):
        properties = one["properties"]
        if properties["title"].startswith(STAGING):
            leftovers.append(properties["sheetId"])
        else:
            sheets.append(_sheet(one, properties, ours))
    return Layout(
        title=answer["properties"]["title"],
        locale=answer["properties"].get("locale", ""),
        sheets=sheets,
        names=frozenset(one["name"].casefold() for one in answer.get("namedRanges", ())),
        markers=[one["metadataId"] for one in answer.get("developerMetadata", ()) if one["metadataKey"] == MARKER],
        leftovers=leftovers,
    )


def _sheet(one: Mapping[str, Any], properties: Mapping[str, Any], ours: frozenset[str]) -> SheetLayout:
    grid = properties.get("gridProperties", {})
    sheet = SheetLayout(
        id=properties["sheetId"],
        title=properties["title"],
        visible=not properties.get("hidden", False),
        is_grid=properties.get("sheetType", "GRID") == "GRID",
        rows=grid.get("rowCount", 0),
        columns=grid.get("columnCount", 0),
        tables=[_table(table) for table in one.get("tables", ())],
        groups=list(one.get("columnGroups", ())),
        rules=len(one.get("conditionalFormats", ())),
        protected=[
            found["protectedRangeId"] for found in one.get("protectedRanges", ()) if found.get("description") in ours
        ],
        charts=[found["chartId"] for found in one.get("charts", ()) if found.get("spec", {}).get("altText") == MARKER],
    )
    for data in one.get("data", ()):
        _note_cells(sheet, data)
    return sheet


def _table(table: Mapping[str, Any]) -> TableArea:
    area = table["range"]
    return TableArea(
        name=table["name"],
        header_row=area.get("startRowIndex", 0),
        last_row=area["endRowIndex"] - 1,
        first_column=area.get("startColumnIndex", 0),
        last_column=area["endColumnIndex"] - 1,
    )


def _note_cells(sheet: SheetLayout, data: Mapping[str, Any]) -> None:
    left = data.get("startColumn", 0)
    for row, cells in enumerate(data.get("rowData", ()), data.get("startRow", 0)):
        for column, cell in enumerate(cells.get("values", ()), left):
            if not cell:
                continue
            # one look at most cells: this runs for every cell of the spreadsheet
            look = cell.get("effectiveFormat")
            if look is not None:
                kind = look.get("numberFormat", {}).get("type")
                if kind in _DATES:
                    sheet.dates[row, column] = kind
                if len(cell) == 1:
                    continue
            formula = cell.get("userEnteredValue", {}).get("formulaValue")
            if formula is not None:
                sheet.formulas[row, column] = formula
            if "errorValue" in cell.get("effectiveValue", {}):
                sheet.errors.add((row, column))
