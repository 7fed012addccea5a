"""What the answer to a refresh looks like.

:func:`~sheets_addin.books.json_book.changes_as_json` fills it by name; the API page is made from it.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from sheets_addin.vocabulary.layout import Format, Tone

AnswerCell: TypeAlias = str | float | bool | None
Place: TypeAlias = Annotated[int, Meta(ge=0)]


class HighlightAnswer(Struct, forbid_unknown_fields=True):
    """Cells equal to ``equals`` (null: all filled ones) are shown in ``tone`` after ``sign``."""

    tone: Tone
    sign: str
    equals: str | float | None


class TabColumnAnswer(Struct, forbid_unknown_fields=True):
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
    computed: bool
    wrap: bool
    is_text: bool


class TabAnswer(Struct, forbid_unknown_fields=True):
    """A whole tab to write: the header row first. ``replaces`` is the sheet that it takes the place of, null adds one."""

    name: str
    columns: list[TabColumnAnswer]
    replaces: str | None
    table: Annotated[str | None, Meta(description="Name of the spreadsheet table that it becomes.")]
    frozen_columns: int
    hidden: bool
    tone: Tone | None
    landscape: bool
    blank_rows: int


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


class PatchAnswer(Struct, forbid_unknown_fields=True):
    """Changes inside a sheet of people; nothing else on it changes."""

    sheet: str
    header_row: int
    last_row: int
    rows: list[Place]
    columns: list[PatchColumnAnswer]
    cells: Annotated[list[tuple[Place, Place, AnswerCell]], Meta(description="Row, column, value.")]
    appended: Annotated[
        list[list[tuple[Place, AnswerCell]]], Meta(description="Rows of (column, value) below the last row.")
    ]


class ChangesAnswer(Struct, forbid_unknown_fields=True):
    """Everything that the refresh changes: apply all of it or nothing."""

    tabs: list[TabAnswer]
    patches: list[PatchAnswer]


class FirstCallAnswer(Struct, forbid_unknown_fields=True):
    """One of the first clients of a manager's day."""

    manager: str
    client: str
    base: str
    next_action: str
    why_now: str


class ProblemAnswer(Struct, forbid_unknown_fields=True):
    """A line of the Problems tab; ``count`` problems that are alike stand in it."""

    sheet: str
    rows: str
    column: str
    value: str
    what: str
    done: str
    count: int


class RefreshAnswer(Struct):
    """What a refresh changes, what it found, and the workbook's language."""

    changes: ChangesAnswer
    summary: Annotated[dict[str, object], Meta(description="Figures: clients, due_today, problems, bases ...")]
    problems: list[ProblemAnswer]
    language: Literal["ru", "en"]
