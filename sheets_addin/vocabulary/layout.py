"""What goes into a workbook and what comes out of it, whatever program keeps it.

A book gives :class:`Sheet` objects and takes :class:`Changes`. Rows and columns are counted from 0 here; a book turns
them into the addresses of its own place. Nothing here draws: a format says what a number is, a tone what a mark means.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from sheets_addin.vocabulary.language import Language

CellValue: TypeAlias = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""A cell's value as read or written; None or '' is a blank cell, a plain date has no time of day."""

DAY_ZERO = dt.date(1899, 12, 30)
"""The day from which spreadsheets count days."""


@dataclass(frozen=True)
class SheetInfo:
    """A sheet that a book has: its name, and whether people see it."""

    name: str
    visible: bool


@dataclass(frozen=True)
class TableArea:
    """A spreadsheet table on a sheet: its header row, last data row (totals excluded) and columns, ends included.

    ``has_totals`` tells whether a row of totals follows the last data row.
    """

    name: str
    header_row: int
    last_row: int
    first_column: int
    last_column: int
    has_totals: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet as read: ``rows[r][c]`` from A1 on; rows may differ in length, blank is None or ''.

    ``errors`` holds the cells that show an error of the spreadsheet (#N/A ...); their value in ``rows`` is blank.
    ``formulas`` are the rows in which formulas stand, by column; columns without any are left out.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    tables: Sequence[TableArea] = ()
    formulas: Mapping[int, Collection[int]] = field(default_factory=dict)

    def has_formula(self, row: int, column: int) -> bool:
        """Whether a formula stands in a cell."""
        return row in self.formulas.get(column, ())


class Format(StrEnum):
    """What a column's numbers are, hence how they are shown."""

    GENERAL = "general"
    TEXT = "text"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    DATE_TIME = "date_time"
    NUMBER = "number"
    PERCENT = "percent"


class Tone(StrEnum):
    """What a colour means; each book has one palette for them, always beside a sign, never colour alone."""

    DEVELOPMENT = "development"
    GOLD = "gold"
    STANDARD = "standard"
    IMAGE = "image"
    BLACK = "black"
    OFF_PROFILE = "off_profile"
    WARNING = "warning"
    FIRST = "first"


@dataclass(frozen=True)
class Highlight:
    """Cells that equal ``equals`` (or any filled cell where it is None) are shown in ``tone`` after ``sign``."""

    tone: Tone
    sign: str
    equals: str | float | None = None


@dataclass(frozen=True)
class TabColumn:
    """One column of a tab to draw: its header, how values look, which choices a cell offers.

    ``level`` > 0 puts it in an outline group, ``folded`` closes the group. ``note`` is the header's explanation.
    ``values`` has one value a row. ``wrap`` lets long text take several lines. ``choices_in`` is a tab and the place of
    its column whose filled cells below the header are the choices, where these may change while this tab stays.
    ``computed`` cells are not for typing; ``editable`` ones are, on a tab that is written anew each time.
    """

    header: str
    values: Sequence[CellValue]
    format: Format = Format.GENERAL
    width: float = 14.0
    choices: tuple[str, ...] = ()
    choices_in: tuple[str, int] | None = None
    highlights: tuple[Highlight, ...] = ()
    level: int = 0
    folded: bool = False
    note: str = ""
    computed: bool = False
    editable: bool = False
    wrap: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the column stands left: it is text, or shows nothing but text."""
        return self.format is Format.TEXT or (
            self.format is Format.GENERAL and {str, type(None)}.issuperset(map(type, self.values))
        )


@dataclass(frozen=True)
class Tab:
    """A whole tab to write: header row first, then ``len(columns[0].values)`` rows.

    ``table`` is the name of the spreadsheet table it becomes, for tabs that people type into; None gives a plain range
    with a filter. ``frozen_columns`` stay in sight. ``hidden`` tabs are the product's own memory. ``tone`` colours
    the tab's handle. ``replaces`` is the name of an existing sheet whose content this tab takes the place of; None
    adds one. ``blank_rows`` keeps formats and choices ready below the last row for what people will type.
    """

    name: str
    columns: Sequence[TabColumn]
    replaces: str | None = None
    table: str | None = None
    frozen_columns: int = 0
    hidden: bool = False
    tone: Tone | None = None
    landscape: bool = True
    blank_rows: int = 0

    @property
    def row_count(self) -> int:
        """Rows below the header."""
        return len(self.columns[0].values) if self.columns else 0


class ChartKind(StrEnum):
    """How a chart draws its series."""

    COLUMN = "column"
    BAR = "bar"
    STACKED_COLUMN = "stacked_column"
    STACKED_BAR = "stacked_bar"
    LINE = "line"

    @property
    def lies(self) -> bool:
        """Whether the values run from left to right."""
        return self in (ChartKind.BAR, ChartKind.STACKED_BAR)

    @property
    def stacks(self) -> bool:
        """Whether the series stand on each other."""
        return self in (ChartKind.STACKED_COLUMN, ChartKind.STACKED_BAR)


@dataclass(frozen=True)
class Chart:
    """A chart of the columns of a block: ``categories`` and ``series`` are places of columns, from 0.

    ``tones`` colours the series, or the points where there is one series; its order is theirs. A value axis of
    ``maximum`` ends there, None lets it fit. ``axis`` says what the values are; left blank, a single series' header
    does.
    """

    kind: ChartKind
    title: str
    categories: int
    series: tuple[int, ...]
    tones: tuple[Tone, ...] = ()
    maximum: float | None = None
    axis: str = ""


@dataclass(frozen=True)
class Block:
    """A titled table of figures: title, a sentence below it, header row, rows; its charts stand beside it.

    The charts draw the block's cells, so they follow the numbers. ``total_row``: the last row sums up the others and is
    not drawn.
    """

    title: str
    columns: Sequence[TabColumn]
    charts: tuple[Chart, ...] = ()
    note: str = ""
    total_row: bool = False

    @property
    def row_count(self) -> int:
        """Rows below the header."""
        return len(self.columns[0].values) if self.columns else 0


@dataclass(frozen=True)
class Report:
    """A whole tab of figures to write: ``blocks`` one below another, printed one page wide.

    ``replaces`` is the name of an existing sheet whose content it takes the place of; None adds one.
    """

    name: str
    blocks: Sequence[Block]
    replaces: str | None = None
    tone: Tone | None = None
    landscape: bool = True


@dataclass(frozen=True)
class PatchColumn:
    """Values for one column of an existing sheet, one for each of the patch's rows.

    ``column`` is its place; ``is_new`` says that the sheet has no such column yet, so that its header, width, format
    and marks are written too. With ``formula`` (one call of a function of ours, ``{row}`` for the row number, no
    '=') the value is stored beside it.
    """

    column: int
    header: str
    values: Sequence[CellValue]
    format: Format = Format.GENERAL
    width: float = 14.0
    highlights: tuple[Highlight, ...] = ()
    is_new: bool = False
    formula: str | None = None


@dataclass(frozen=True)
class SheetPatch:
    """Changes inside a sheet that belongs to people: only the cells named here change.

    ``rows`` are the row places to which the values of ``columns`` belong. ``cells`` are single cells. ``appended`` are
    rows (column place -> value) added below ``last_row``, taking the look of the data row above; a header is none.
    ``headed`` are the columns with a header, new ones included: a filter over this header row takes in those that
    follow it without a gap, lest a sort tear the rows apart.
    """

    sheet: str
    header_row: int
    last_row: int
    rows: Sequence[int] = ()
    columns: Sequence[PatchColumn] = ()
    cells: Mapping[tuple[int, int], CellValue] = field(default_factory=dict)
    appended: Sequence[Mapping[int, CellValue]] = ()
    headed: Sequence[int] = ()

    def filtered_to(self, right: int) -> int:
        """The last column that a filter over the header row covers where it has ended with the column ``right``."""
        while right + 1 in self.headed:
            right += 1
        return right

    def filtered_down_to(self, bottom: int) -> int:
        """The last row that a filter covers where it has ended with the row ``bottom``.

        It takes in the added rows, unless rows between are no data: totals must not be sorted.
        """
        if not self.appended or not {*self.rows}.issuperset(range(bottom + 1, self.last_row + 1)):
            return bottom
        return max(bottom, self.last_row + len(self.appended))

    def left_of(self, column: int) -> int | None:
        """The nearest column left of ``column`` that the sheet has already: a new one looks like it. None for none."""
        new = {one.column for one in self.columns if one.is_new}
        return next((place for place in range(column - 1, -1, -1) if place not in new), None)


@dataclass(frozen=True)
class FunctionHost:
    """Which program answers the formulas of ours in a workbook, hence how a file stores them.

    With ``excel_add_in`` it is our add-in of Excel, which knows them with ``namespace`` ('' for none) before their
    names; every other program reads the plain names. ``google_script`` says that our script is in the Google Sheet: a
    cell there holds a formula or a value, never both, so without the script a formula would show nothing but an error.
    """

    excel_add_in: bool = False
    namespace: str = ""
    google_script: bool = False


@dataclass(frozen=True)
class Changes:
    """Everything one refresh or import writes: all of it or nothing.

    ``order`` are names of tabs and reports in the order in which new ones are to stand; others follow. ``functions``
    says who answers the formulas; None where there is nothing to say about it. ``rests_on`` are the names of the sheets
    whose content the changes follow from, for books into which others type meanwhile; None stands for all that were
    read. ``language`` is that of the workbook, for what a book itself says in it.
    """

    patches: Sequence[SheetPatch] = ()
    tabs: Sequence[Tab] = ()
    reports: Sequence[Report] = ()
    order: Sequence[str] = ()
    functions: FunctionHost | None = None
    rests_on: Collection[str] | None = None
    language: Language = Language.ENGLISH

    @property
    def whole_sheets(self) -> list[Tab | Report]:
        """Tabs and reports in their order."""
        places = {name: place for place, name in enumerate(self.order)}
        return sorted([*self.tabs, *self.reports], key=lambda one: places.get(one.name, len(places)))

    @property
    def replaced(self) -> set[str]:
        """The names of the sheets whose whole content gives way."""
        return {one.replaces for one in self.whole_sheets if one.replaces is not None}
