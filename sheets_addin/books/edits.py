"""What a patch changes in each row of a sheet, in the order in which a stream of rows meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from sheets_addin.books import messages
from sheets_addin.books.addresses import MAX_COLUMNS, MAX_ROWS, Area
from sheets_addin.books.cells import CellWriter, date_format, number_format
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import CellValue, Format, SheetPatch


class Kind(Enum):
    """What an edit does where its cell exists already, and where a missing cell takes its look from."""

    COMPUTED = auto()
    """Replaces the cell whatever it holds, its look kept."""
    NEW = auto()
    """A cell of a new column: it looks like its left neighbour, with a number format of its own."""
    TYPED = auto()
    """A single cell that people fill: a formula in it stays."""
    APPENDED = auto()
    """A cell of an added row: it looks like the cell of its column in the model row."""


class Edit(NamedTuple):
    """One cell: its column, what follows its address and style, and how its look comes about."""

    column: int
    fragment: str
    kind: Kind
    number_format: str | None


@dataclass
class EditTable:
    """All edits of one patch by row; ``neighbours`` gives for each new column the one that it looks like.

    ``model_row`` is the row whose look added rows continue: the last data row, below a header alone the first free one.
    """

    rows: list[int]
    neighbours: dict[int, int | None]
    appended: range
    model_row: int
    _index: dict[int, int]
    _columns: list[tuple[int, Sequence[str], Kind, str | None]]
    _functions: dict[int, str]
    _single: dict[int, dict[int, Edit]] = field(default_factory=dict)

    def gives_way(self, area: Area, formula: str) -> bool:
        """Whether an array of ``formula`` over ``area`` goes: all of it is replaced, or it is a block of our function.

        A block may reach over rows below the last client, where nothing is written: there its blanks stay.
        """
        top, left, bottom, right = area
        if left == right and top in self._index and _calls(formula, self._functions.get(left)):
            return True
        columns = {column for column, _, _, _ in self._columns}
        return columns.issuperset(range(left, right + 1)) and all(row in self._index for row in range(top, bottom + 1))

    def of_row(self, row: int) -> list[Edit]:
        """The edits of a row in the order of columns."""
        index = self._index.get(row)
        edits = (
            [Edit(column, fragments[index], kind, code) for column, fragments, kind, code in self._columns]
            if index is not None
            else []
        )
        single = self._single.get(row)
        if not single:
            return edits
        merged = {edit.column: edit for edit in edits} | single
        return [merged[column] for column in sorted(merged)]


def edit_table(patch: SheetPatch, writer: CellWriter) -> EditTable:
    """The edits that ``patch`` asks for; BookError where a value fits no cell or a place no sheet."""
    columns = sorted(patch.columns, key=lambda column: column.column)
    _check_places(patch)
    index = {row: place for place, row in enumerate(patch.rows)}
    rendered: list[tuple[int, Sequence[str], Kind, str | None]] = []
    single: dict[int, dict[int, Edit]] = {}
    for column in columns:
        place = column.column
        fragments = writer.fragments(column.values, patch.rows, place, column.formula)
        # an existing column keeps its look, only dates may need one that shows them
        shows_days = column.format in (Format.DATE, Format.DATE_TIME)
        code = number_format(column.format, column.values) if column.is_new or shows_days else None
        rendered.append((place, fragments, Kind.NEW if column.is_new else Kind.COMPUTED, code))
        if column.is_new:
            header = writer.fragment(column.header, patch.header_row, place)
            single.setdefault(patch.header_row, {})[place] = Edit(place, header, Kind.NEW, None)
    for (row, place), value in patch.cells.items():
        single.setdefault(row, {})[place] = _single_edit(writer, row, place, value, Kind.TYPED)
    first = patch.last_row + 1
    for row, values in enumerate(patch.appended, first):
        for place, value in values.items():
            single.setdefault(row, {})[place] = _single_edit(writer, row, place, value, Kind.APPENDED)
        single.setdefault(row, {})
    return EditTable(
        rows=sorted(index.keys() | single.keys()),
        neighbours={column.column: patch.left_of(column.column) for column in columns if column.is_new},
        appended=range(first, first + len(patch.appended)),
        model_row=max(min(patch.last_row, max(patch.rows, default=patch.last_row)), patch.header_row + 1),
        _index=index,
        _columns=rendered,
        _functions={column.column: column.formula.partition("(")[0] for column in columns if column.formula},
        _single=single,
    )


def _calls(formula: str, function: str | None) -> bool:
    """Whether a formula is a call of ``function``, whatever a program writes before the name.

    Excel: ``_xldudf_SALES_SEGMENT``, LibreOffice: ``ORG.SHEETSADDIN.CELLFUNCTIONS.SEGMENT``.
    """
    if function is None:
        return False
    return re.match(rf"(?:[\w.]*[._])?{re.escape(function)}\(", formula, re.IGNORECASE) is not None


def _single_edit(writer: CellWriter, row: int, place: int, value: CellValue, kind: Kind) -> Edit:
    return Edit(place, writer.fragment(value, row, place), kind, date_format(value))


def _check_places(patch: SheetPatch) -> None:
    rows = [*patch.rows, *(row for row, _ in patch.cells), patch.last_row + len(patch.appended)]
    columns = [*(column.column for column in patch.columns), *(column for _, column in patch.cells)]
    columns += [column for values in patch.appended for column in values]
    highest_row, highest_column = max(rows), max(columns, default=0)
    if highest_row >= MAX_ROWS or highest_column >= MAX_COLUMNS:
        raise BookError(messages.TOO_MANY_CELLS, sheet=patch.sheet, rows=highest_row + 1, columns=highest_column + 1)
