"""What the answer to a refresh looks like.

:func:`~sheets_addin.books.json_book.changes_as_json` fills it by name; the API page is made from it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from sheets_addin.vocabulary.layout import ChartKind, Format, Tone
from sheets_addin.vocabulary.problems import ProblemLine

AnswerCell: TypeAlias = str | float | bool | None
Place: TypeAlias = Annotated[int, Meta(ge=0)]
Area: TypeAlias = Annotated[
    tuple[int, int, int, int], Meta(description="First row, first column, last row, last column.")
]


class HighlightAnswer(Struct, forbid_unknown_fields=True):
    """Cells equal to ``equals`` (null: all filled ones) are shown in ``tone`` after ``sign``."""

    tone: Tone
    sign: str
    equals: str | float | None


class TabColumnAnswer(Struct, kw_only=True, forbid_unknown_fields=True):
    """A column of a tab: its header, one value a row, and how they look; a text column stands left."""

    header: str
    values: list[AnswerCell]
    format: Format
    width: Annotated[float, Meta(description="Characters of the default font.")]
    choices: Annotated[list[str], Meta(description="What a drop-down list in its cells offers.")]
    choices_in: Annotated[
        tuple[str, int] | None, Meta(description="Tab and column whose filled cells are the choices.")
    ]
    highlights: list[HighlightAnswer]
    level: Annotated[int, Meta(description="Level of the outline group, 0 for none.")]
    folded: bool
    note: Annotated[str, Meta(description="The explanation of the header.")]
    computed: Annotated[bool, Meta(description="Not for typing.")]
    editable: Annotated[bool, Meta(description="For typing, on a tab that is written anew each time.")]
    wrap: bool
    is_text: bool


class TabAnswer(Struct, forbid_unknown_fields=True):
    """A whole tab to write: the header row first. ``replaces`` is the sheet whose place it takes, null adds one."""

    name: str
    columns: list[TabColumnAnswer]
    replaces: str | None
    table: Annotated[str | None, Meta(description="Name of the spreadsheet table that it becomes.")]
    frozen_columns: int
    hidden: bool
    tone: Tone | None
    landscape: bool
    blank_rows: int


class ReportColumnAnswer(TabColumnAnswer, kw_only=True, forbid_unknown_fields=True):
    """A column of a block: it begins at ``place`` and takes ``span`` columns of the sheet."""

    place: Place
    span: int


class SeriesAnswer(Struct, forbid_unknown_fields=True):
    """A series of a chart: the cell that names it, the cells that it draws, and its colour."""

    name: tuple[Place, Place]
    values: Area
    tone: Tone


class ChartAnswer(Struct, forbid_unknown_fields=True):
    """A chart over the cells of ``area`` that draws other cells; ``maximum`` ends its value axis, null lets it fit."""

    kind: ChartKind
    title: str
    axis: Annotated[str, Meta(description="What the values are.")]
    area: Area
    categories: Area
    series: list[SeriesAnswer]
    point_tones: list[Tone]
    maximum: float | None
    shows_values: bool


class BlockAnswer(Struct, forbid_unknown_fields=True):
    """A titled table of figures with its charts; with ``total_row`` the last row sums up the others."""

    title: str
    title_row: Place
    note: str
    note_row: Place | None
    header_row: Place
    last_row: Place
    total_row: bool
    columns: list[ReportColumnAnswer]
    charts: list[ChartAnswer]


class ReportAnswer(Struct, forbid_unknown_fields=True):
    """A tab of figures to write, laid out: every block has the rows and columns in which it is to stand."""

    name: str
    replaces: str | None
    tone: Tone | None
    landscape: bool
    widths: Annotated[list[float], Meta(description="Widths of the sheet's columns, in characters.")]
    heights: Annotated[list[tuple[Place, float]], Meta(description="Row, height in points.")]
    page_breaks: Annotated[list[Place], Meta(description="Rows that begin a printed page.")]
    blocks: list[BlockAnswer]


class PatchColumnAnswer(Struct, forbid_unknown_fields=True):
    """Values for one column of an existing sheet, one for each of the patch's rows."""

    column: Place
    header: str
    values: list[AnswerCell]
    format: Format
    width: float
    highlights: list[HighlightAnswer]
    is_new: Annotated[bool, Meta(description="The sheet has no such column yet.")]
    formula: Annotated[str | None, Meta(description="Formula without '='; {row} is the row's number from 1.")]


DateFormat: TypeAlias = Annotated[
    Literal["date", "date_time"] | None,
    Meta(description="How to show a day serial where the cell shows plain numbers; null: the value is no date."),
]


class PatchAnswer(Struct, forbid_unknown_fields=True):
    """Changes inside a sheet of people; nothing else on it changes."""

    sheet: str
    header_row: int
    last_row: int
    rows: list[Place]
    columns: list[PatchColumnAnswer]
    cells: Annotated[list[tuple[Place, Place, AnswerCell, DateFormat]], Meta(description="Row, column, value, format.")]
    appended: Annotated[
        list[list[tuple[Place, AnswerCell, DateFormat]]],
        Meta(description="Rows of (column, value, format) below the last row."),
    ]
    headed: Annotated[list[Place], Meta(description="The columns with a header: a filter takes in its neighbours.")]


class FunctionHostAnswer(Struct, forbid_unknown_fields=True):
    """Who answers the formulas: Excel's add-in, which knows them with ``namespace`` before their names, or others.

    ``google_script``: the script in the Google Sheet, where a cell holds a formula or a value and never both.
    """

    excel_add_in: bool
    namespace: str
    google_script: bool


class ChangesAnswer(Struct, forbid_unknown_fields=True):
    """Everything that the refresh changes: apply all of it or nothing."""

    tabs: list[TabAnswer]
    reports: list[ReportAnswer]
    order: Annotated[
        list[str], Meta(description="Names of tabs and reports in the order in which new ones are to stand.")
    ]
    patches: list[PatchAnswer]
    functions: FunctionHostAnswer


class RefreshAnswer(Struct):
    """What a refresh changes, what it found, and the workbook's language."""

    changes: ChangesAnswer
    summary: Annotated[dict[str, Any], Meta(description="Figures: clients, due_today, problems, bases ...")]
    problems: list[ProblemLine]
    language: Literal["ru", "en"]
