"""A Google Sheet without Google: its tabs, cells and what stands around them, as far as the product meets them."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Range = tuple[int, int, int, int]
"""First row, first column, row after the last, column after the last; from 0."""

_ERRORS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
_REFERENCE = re.compile(r"(?<![A-Za-z$])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w(])")
_ZERO = dt.datetime(1899, 12, 30)


@dataclass(frozen=True)
class CellError:
    """The error that a cell shows, as Google names its kind."""

    kind: str

    @property
    def text(self) -> str:
        return _ERRORS[self.kind]


def letters(column: int) -> str:
    """A column's letters; 0 is A."""
    text, number = "", column + 1
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(65 + digit) + text
    return text


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads some rows further down and some columns further right."""

    def shift(found: re.Match[str]) -> str:
        fixed_column, name, fixed_row, number = found.groups()
        place = 0
        for letter in name:
            place = place * 26 + ord(letter) - 64
        column = name if fixed_column else letters(place - 1 + columns)
        row = number if fixed_row else str(int(number) + rows)
        return f"{fixed_column}{column}{fixed_row}{row}"

    return _REFERENCE.sub(shift, formula)


@dataclass
class GridSheet:
    """One tab. ``values`` are what cells show, ``codes`` their number formats by place in the file's list.

    ``arrays`` are formulas, by place, with more than one value; ``spilled`` the cells that such a formula fills,
    ``rich`` those with words in bold in their text.
    """

    id: int
    title: str
    values: np.ndarray[Any, Any]
    codes: np.ndarray[Any, Any]
    hidden: bool = False
    kind: str = "GRID"
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    arrays: dict[tuple[int, int], list[list[object]]] = field(default_factory=dict)
    spilled: set[tuple[int, int]] = field(default_factory=set)
    rich: set[tuple[int, int]] = field(default_factory=set)
    looks: list[tuple[Range, dict[str, Any]]] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    validations: list[tuple[Range, dict[str, Any] | None]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    protected: dict[int, dict[str, Any]] = field(default_factory=dict)
    charts: dict[int, dict[str, Any]] = field(default_factory=dict)
    tables: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    sizes: dict[tuple[str, int], int] = field(default_factory=dict)
    filter: dict[str, Any] | None = None
    properties: dict[str, Any] = field(default_factory=dict)
    grid: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def blank(cls, identifier: int, title: str, rows: int = 1000, columns: int = 26) -> GridSheet:
        return cls(identifier, title, np.full((rows, columns), None, object), np.zeros((rows, columns), np.uint16))

    @property
    def row_count(self) -> int:
        return int(self.values.shape[0])

    @property
    def column_count(self) -> int:
        return int(self.values.shape[1])

    def copied(self) -> GridSheet:
        """The same tab, so that changes to one leave the other alone; what is never changed in place is shared."""
        other = copy.copy(self)
        other.values, other.codes = self.values.copy(), self.codes.copy()
        for name in ("formulas", "arrays", "spilled", "looks", "notes", "validations", "rules", "protected", "charts"):
            setattr(other, name, copy.copy(getattr(self, name)))
        for name in ("groups", "merges"):
            setattr(other, name, copy.copy(getattr(self, name)))
        other.sizes, other.properties, other.grid = dict(self.sizes), dict(self.properties), dict(self.grid)
        other.tables = list(self.tables)
        return other

    def resize(self, rows: int, columns: int) -> None:
        for name, blank in (("values", None), ("codes", 0)):
            old = getattr(self, name)
            new = np.full((rows, columns), blank, old.dtype)
            height, width = min(rows, old.shape[0]), min(columns, old.shape[1])
            new[:height, :width] = old[:height, :width]
            setattr(self, name, new)
        self.formulas = {place: text for place, text in self.formulas.items() if place[0] < rows and place[1] < columns}

    @contextmanager
    def entering(self) -> Iterator[None]:
        """Around whatever enters values: afterwards arrays fill the cells below and beside them, or show #REF!."""
        self._lift()
        yield
        self._lift()
        self.arrays = {place: array for place, array in self.arrays.items() if place in self.formulas}
        for (top, left), array in self.arrays.items():
            cells = {(top + row, left + column): array[row][column] for row, column in np.ndindex(np.shape(array))}
            del cells[top, left]
            is_blocked = any(self.values[place] is not None for place in cells)
            self.values[top, left] = CellError("REF") if is_blocked else array[0][0]
            if not is_blocked:
                self.spilled.update(cells)
                for place, value in cells.items():
                    self.values[place] = value

    def _lift(self) -> None:
        for place in self.spilled:
            self.values[place] = None
        self.spilled.clear()

    def look(self, row: int, column: int) -> dict[str, Any]:
        """How a cell looks, number format aside."""
        found: dict[str, Any] = {}
        for (top, left, bottom, right), look in self.looks:
            if top <= row < bottom and left <= column < right:
                found.update(look)
        return found

    def validation(self, row: int, column: int) -> dict[str, Any] | None:
        """The rule of what may be typed into a cell."""
        rule = None
        for (top, left, bottom, right), one in self.validations:
            if top <= row < bottom and left <= column < right:
                rule = one
        return rule


Answer = Callable[[str, int, int, str], object]


def knows_no_function(_sheet: str, _row: int, _column: int, _formula: str) -> object:
    """What a sheet without our script shows for a formula of ours."""
    return CellError("NAME")


@dataclass
class SheetsFile:
    """A whole spreadsheet; ``answer`` computes its formulas."""

    key: str
    title: str
    sheets: list[GridSheet] = field(default_factory=list)
    answer: Answer = knows_no_function
    locale: str = "en_GB"
    number_formats: list[dict[str, str]] = field(default_factory=lambda: [{}])
    names: dict[str, dict[str, Any]] = field(default_factory=dict)
    metadata: dict[int, dict[str, Any]] = field(default_factory=dict)

    def copied(self) -> SheetsFile:
        other = copy.copy(self)
        other.sheets = [sheet.copied() for sheet in self.sheets]
        other.number_formats, other.names = list(self.number_formats), dict(self.names)
        other.metadata = dict(self.metadata)
        return other

    def sheet(self, title: str) -> GridSheet:
        return next(sheet for sheet in self.sheets if sheet.title == title)

    def code(self, number_format: dict[str, str]) -> int:
        if number_format not in self.number_formats:
            self.number_formats.append(dict(number_format))
        return self.number_formats.index(number_format)

    def add(self, title: str, rows: list[list[Any]], *, hidden: bool = False) -> GridSheet:
        """A tab as people have it: typed values, dates with the formats that Google gives them."""
        width = max([26, *map(len, rows)])
        sheet = GridSheet.blank(max([one.id for one in self.sheets], default=-1) + 1, title, len(rows) + 100, width)
        sheet.hidden = hidden
        self.sheets.append(sheet)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                self.type(sheet, row, column, value)
        return sheet

    def type(self, sheet: GridSheet, row: int, column: int, value: object) -> None:
        """What somebody types into a cell, as it is: a text that begins with '=' too."""
        kind = None
        if isinstance(value, dt.datetime):
            kind, value = "DATE_TIME", (value - _ZERO) / dt.timedelta(days=1)
        elif isinstance(value, dt.date):
            kind, value = "DATE", float((dt.datetime.combine(value, dt.time()) - _ZERO).days)
        elif isinstance(value, dt.time):
            kind, value = "TIME", (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
        elif isinstance(value, int | float) and not isinstance(value, bool):
            value = float(value)
        if kind is not None:
            sheet.codes[row, column] = self.code({"type": kind})
        with sheet.entering():
            sheet.formulas.pop((row, column), None)
            sheet.values[row, column] = None if value == "" else value

    def enter_formula(self, sheet: GridSheet, row: int, column: int, formula: str) -> None:
        # arguments that ';' parts are read everywhere, and kept as the locale parts them; ',' is a decimal one in some
        is_english = self.locale.startswith("en")
        kept = formula.replace(";", ",") if is_english else formula
        with sheet.entering():
            sheet.formulas[row, column] = kept
            value = self.answer(sheet.title, row, column, kept) if is_english or "," not in kept else CellError("ERROR")
            sheet.arrays.pop((row, column), None)
            if isinstance(value, list):
                sheet.arrays[row, column] = value
            else:
                sheet.values[row, column] = float(value) if type(value) is int else value
