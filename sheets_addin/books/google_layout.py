"""What stands where in a Google Sheet: its tabs and their sizes, formulas, errors, kinds of dates, what is ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from sheets_addin.books.google_look import is_mark
from sheets_addin.vocabulary.layout import TableArea

MARKER = "sheets-addin"
"""The key of the metadata that tells our last write."""

CHART_SIGN = f" ({MARKER})"
"""How the alternative text of our charts ends."""

STAGING = "_sheets_addin_part"
"""How the names of hidden tabs begin on which a write too large for one request is prepared."""

Place = tuple[int, int]

Token = str | float | tuple[str, str] | None
"""What was entered into a cell: a text or a number as it is, all else by its kind and as a text; None for nothing."""

_AROUND_CELLS = (
    "properties(title,locale),developerMetadata(metadataId,metadataKey),namedRanges(name),sheets("
    "properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)),"
    "conditionalFormats(ranges(sheetId),booleanRule(format(backgroundColorStyle,textFormat))),"
    "protectedRanges(protectedRangeId,description,range),charts(chartId,spec(altText)),columnGroups(range,depth),"
    "tables(tableId,name,range,rowsProperties(footerColorStyle)),basicFilter"
)
FIELDS = (
    f"{_AROUND_CELLS},data(startRow,startColumn,rowData(values("
    "userEnteredValue,effectiveValue(errorValue(type)),effectiveFormat(numberFormat(type)),"
    "textFormatRuns(startIndex)))))"
)
"""The field mask of the one request that gives all of it."""

OUTLINE_FIELDS = f"{_AROUND_CELLS})"
"""The field mask of what stands around the cells."""

ENTERED_FIELDS = (
    "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),"
    "data(startRow,startColumn,rowData(values(userEnteredValue))))"
)
"""The field mask of what was entered into some tabs."""

_DATES = frozenset({"DATE", "DATE_TIME", "TIME"})
_NOT_AROUND = frozenset({"data", "basicFilter"})
"""What a tab's people may change without being in the way: what they hide from themselves by a filter is no content."""

_PLAIN = frozenset({"stringValue", "numberValue"})


@dataclass(frozen=True)
class Entered:
    """What stands in a tab because somebody entered it, formulas as texts: equal as long as nobody changes the tab.

    What formulas give is no part of it, nor is how cells look. ``rows`` and ``columns`` are the size of the grid.
    """

    id: int = 0
    rows: int = 0
    columns: int = 0
    cells: Sequence[Sequence[Token]] = ()


@dataclass
class SheetLayout:
    """One tab. ``formulas`` are by place, ``dates`` the kinds (DATE, DATE_TIME, TIME) of the cells that show days.

    ``spilled`` are cells with a value that nobody entered: a formula elsewhere fills them, or a pivot table. ``rich``
    are those of whose text a part looks otherwise than the rest, or is a link.

    ``table_ids`` are Google's own numbers of ``tables``. ``groups`` are the outline groups of columns with their
    depths, as Google names them. ``rules`` are the places of the conditional formats that are ours among the tab's,
    ``protected`` and ``charts`` the ids of our protected ranges and charts; ``guarded`` are all areas that somebody
    protects. ``filter`` is that over its cells, as Google describes it, None where there is none or a table has it.
    """

    id: int
    title: str
    visible: bool
    is_grid: bool
    rows: int
    columns: int
    entered: Entered = field(default_factory=Entered)
    formulas: dict[Place, str] = field(default_factory=dict)
    spilled: set[Place] = field(default_factory=set)
    rich: set[Place] = field(default_factory=set)
    errors: set[Place] = field(default_factory=set)
    dates: dict[Place, str] = field(default_factory=dict)
    tables: list[TableArea] = field(default_factory=list)
    table_ids: list[str] = field(default_factory=list)
    groups: list[Mapping[str, Any]] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    protected: list[int] = field(default_factory=list)
    guarded: list[Mapping[str, int]] = field(default_factory=list)
    charts: list[int] = field(default_factory=list)
    filter: Mapping[str, Any] | None = None

    def is_computed(self, row: int, column: int) -> bool:
        """Whether a cell's value comes from a formula, there or elsewhere."""
        return (row, column) in self.formulas or (row, column) in self.spilled

    def is_guarded(self, column: int) -> bool:
        """Whether somebody who types into a column is warned or kept out."""
        return any(
            area.get("startColumnIndex", 0) <= column < area.get("endColumnIndex", column + 1) for area in self.guarded
        )


@dataclass(frozen=True)
class Layout:
    """A whole spreadsheet. ``leftovers`` are the ids of tabs that a write which broke off left behind.

    ``outline`` is all that stands around the cells of the other tabs: equal as long as nobody changes it.
    """

    title: str
    locale: str
    sheets: Sequence[SheetLayout]
    names: frozenset[str]
    markers: Sequence[int]
    leftovers: Sequence[int]
    outline: object

    def sheet(self, title: str) -> SheetLayout | None:
        """The tab of a name."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)


def read_layout(answer: Mapping[str, Any], ours: frozenset[str]) -> Layout:
    """The layout that spreadsheets.get answered with :data:`FIELDS`; ``ours`` describe our protected ranges."""
    sheets, leftovers, around = [], [], []
    for one in answer.get("sheets", ()):
        properties = one["properties"]
        if properties["title"].startswith(STAGING):
            leftovers.append(properties["sheetId"])
        else:
            sheets.append(_sheet(one, properties, ours))
            around.append({name: found for name, found in one.items() if name not in _NOT_AROUND})
    return Layout(
        title=answer["properties"]["title"],
        locale=answer["properties"].get("locale", ""),
        sheets=sheets,
        names=frozenset(one["name"].casefold() for one in answer.get("namedRanges", ())),
        markers=[one["metadataId"] for one in answer.get("developerMetadata", ()) if one["metadataKey"] == MARKER],
        leftovers=leftovers,
        outline=(answer.get("namedRanges"), around),
    )


def read_entered(answer: Mapping[str, Any]) -> dict[str, Entered]:
    """What stands in the tabs, by title, that spreadsheets.get answered with :data:`ENTERED_FIELDS`."""
    return {one["properties"]["title"]: _entered(one) for one in answer.get("sheets", ())}


def spilled_places(entered: Entered, values: Sequence[Sequence[object]]) -> set[Place]:
    """The cells with a value that nobody entered."""
    found = set()
    for row, (shown, tokens) in enumerate(zip_longest(values, entered.cells[: len(values)], fillvalue=())):
        for column, (value, token) in enumerate(zip_longest(shown, tokens[: len(shown)])):
            if token is None and value != "":
                found.add((row, column))
    return found


def _sheet(one: Mapping[str, Any], properties: Mapping[str, Any], ours: frozenset[str]) -> SheetLayout:
    grid = properties.get("gridProperties", {})
    sheet = SheetLayout(
        id=properties["sheetId"],
        title=properties["title"],
        visible=not properties.get("hidden", False),
        is_grid=properties.get("sheetType", "GRID") == "GRID",
        rows=grid.get("rowCount", 0),
        columns=grid.get("columnCount", 0),
        entered=_entered(one),
        tables=[_table(table) for table in one.get("tables", ())],
        table_ids=[table["tableId"] for table in one.get("tables", ())],
        groups=list(one.get("columnGroups", ())),
        rules=[place for place, rule in enumerate(one.get("conditionalFormats", ())) if is_mark(rule)],
        protected=[
            found["protectedRangeId"] for found in one.get("protectedRanges", ()) if found.get("description") in ours
        ],
        guarded=[found.get("range", {}) for found in one.get("protectedRanges", ())],
        charts=[found["chartId"] for found in one.get("charts", ()) if _is_our_chart(found)],
        filter=None if "tableId" in (found := one.get("basicFilter", {})) else found or None,
    )
    for data in one.get("data", ()):
        _note_cells(sheet, data)
    return sheet


def _is_our_chart(chart: Mapping[str, Any]) -> bool:
    return str(chart.get("spec", {}).get("altText", "")).endswith(CHART_SIGN)


def _table(table: Mapping[str, Any]) -> TableArea:
    area = table["range"]
    has_totals = "footerColorStyle" in table.get("rowsProperties", {})
    return TableArea(
        name=table["name"],
        header_row=area.get("startRowIndex", 0),
        last_row=area["endRowIndex"] - (2 if has_totals else 1),
        first_column=area.get("startColumnIndex", 0),
        last_column=area["endColumnIndex"] - 1,
        has_totals=has_totals,
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
            entered = cell.get("userEnteredValue")
            if entered is not None and "formulaValue" in entered:
                sheet.formulas[row, column] = entered["formulaValue"]
            if "textFormatRuns" in cell:
                sheet.rich.add((row, column))
            if "errorValue" in cell.get("effectiveValue", ()):
                sheet.errors.add((row, column))


def _entered(one: Mapping[str, Any]) -> Entered:
    properties = one["properties"]
    grid = properties.get("gridProperties", {})
    rows: list[list[Token]] = []
    for data in one.get("data", ()):
        rows.extend([] for _ in range(data.get("startRow", 0) - len(rows)))
        left: list[Token] = [None] * data.get("startColumn", 0)
        rows.extend(_tokens(left, cells.get("values", ())) for cells in data.get("rowData", ()))
    while rows and not rows[-1]:
        rows.pop()
    return Entered(properties["sheetId"], grid.get("rowCount", 0), grid.get("columnCount", 0), rows)


def _tokens(left: list[Token], cells: Sequence[Mapping[str, Any]]) -> list[Token]:
    """What was entered into the cells of a row, up to the last one that holds anything."""
    found = [*left, *map(_token, cells)]
    while found and found[-1] is None:
        found.pop()
    return found


def _token(cell: Mapping[str, Any]) -> Token:
    entered = cell.get("userEnteredValue")
    if not entered:
        return None
    ((kind, value),) = entered.items()
    return value if kind in _PLAIN else (kind, str(value))
