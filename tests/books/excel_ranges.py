"""Ranges of the Excel of the tests, and how their cells look."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.books.excel_state import (
    CellState,
    Rule,
    enter,
    formula_text,
    shown,
)

if TYPE_CHECKING:
    from tests.books.excel_engine import Sheet


class Range(base_classes.Range):
    def __init__(self, sheet: Sheet, row: int, column: int, rows: int, columns: int) -> None:
        self._sheet, self._row, self._column, self._shape = sheet, row, column, (rows, columns)

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def row(self) -> int:
        return self._row

    @property
    def column(self) -> int:
        return self._column

    @property
    def shape(self) -> tuple[int, int]:
        return self._shape

    @property
    def coords(self) -> tuple[Any, ...]:
        return self._sheet, self._row, self._column, *self._shape

    def __len__(self) -> int:
        return self._shape[0] * self._shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = (row - 1) // self._shape[1] + 1, (row - 1) % self._shape[1] + 1
        return Range(self._sheet, self._row + row - 1, self._column + column - 1, 1, 1)

    @property
    def api(self) -> _RangeObject:
        return _RangeObject(self)

    def places(self) -> list[list[tuple[int, int]]]:
        top, left = self._row - 1, self._column - 1
        return [[(top + r, left + c) for c in range(self._shape[1])] for r in range(self._shape[0])]

    def states(self) -> list[CellState]:
        return [self._sheet.state.cell(*place) for row in self.places() for place in row]

    def area(self) -> tuple[int, int, int, int]:
        top, left = self._row - 1, self._column - 1
        return top, left, top + self._shape[0] - 1, left + self._shape[1] - 1

    def _grid(self, look: Callable[[CellState], Any]) -> Any:
        cells = self._sheet.state.cells
        blank = CellState()
        rows = tuple(tuple(look(cells.get(place, blank)) for place in row) for row in self.places())
        return rows[0][0] if self._shape == (1, 1) else rows

    @property
    def raw_value(self) -> Any:
        self._sheet.book.state.reads += 1
        return self._grid(shown)

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self._enter(data)

    @property
    def formula(self) -> Any:
        return self._grid(formula_text)

    @formula.setter
    def formula(self, data: Any) -> None:
        self._enter(data)

    def _enter(self, data: Any) -> None:
        book, sheet = self._sheet.book.state, self._sheet.state
        book.touched()
        is_block = isinstance(data, list | tuple)
        for row, places in enumerate(self.places()):
            for column, place in enumerate(places):
                if is_block and place[0] in sheet.filtered_rows:
                    continue
                one = data[row][column] if is_block else data
                assert not isinstance(one, str) or len(one) <= 32_768
                book.entered += 1
                enter(book, sheet, place, one)

    @property
    def has_array(self) -> bool | None:
        found = {cell.array_cells > 0 for cell in self.states()}
        return found.pop() if len(found) == 1 else None

    @property
    def number_format(self) -> str | None:
        found = {cell.number_format for cell in self.states()}
        return found.pop() if len(found) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._sheet.book.state.touched()
        for cell in self.states():
            cell.number_format = value

    @property
    def column_width(self) -> float:
        return self._sheet.state.widths.get(self._column - 1, 8.43)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._sheet.book.state.touched()
        for column in range(self._column - 1, self._column - 1 + self._shape[1]):
            self._sheet.state.widths[column] = value

    @property
    def row_height(self) -> float:
        return self._sheet.state.heights.get(self._row - 1, 15.0)

    @row_height.setter
    def row_height(self, value: float) -> None:
        for row in range(self._row - 1, self._row - 1 + self._shape[0]):
            self._sheet.state.heights[row] = value

    @property
    def left(self) -> float:
        return sum(self._sheet.state.widths.get(column, 8.43) * 5.25 for column in range(self._column - 1))

    @property
    def top(self) -> float:
        return sum(self._sheet.state.heights.get(row, 15.0) for row in range(self._row - 1))

    @property
    def width(self) -> float:
        return Range(self._sheet, 1, self._column + self._shape[1], 1, 1).left - self.left

    @property
    def height(self) -> float:
        return Range(self._sheet, self._row + self._shape[0], 1, 1, 1).top - self.top

    def merge(self, across: bool) -> None:
        self._sheet.book.state.touched()
        top, left, bottom, right = self.area()
        rows = [(row, row) for row in range(top, bottom + 1)] if across else [(top, bottom)]
        self._sheet.state.merged |= {(first, left, last, right) for first, last in rows}

    def unmerge(self) -> None:
        top, left, bottom, right = self.area()
        self._sheet.state.merged = {
            area
            for area in self._sheet.state.merged
            if area[0] > bottom or area[2] < top or area[1] > right or area[3] < left
        }

    def look(self, name: str) -> Any:
        found = [cell.look.get(name) for cell in self.states()]
        return found[0] if all(one == found[0] for one in found) else None

    def set_look(self, name: str, value: Any) -> None:
        self._sheet.book.state.touched()
        for cell in self.states():
            cell.look[name] = value

    @property
    def font(self) -> Font:
        return Font(self)

    @property
    def borders(self) -> Borders:
        return Borders(self)

    @property
    def data_validation(self) -> DataValidation:
        return DataValidation(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        return ConditionalFormats(self)

    def clear_contents(self) -> None:
        self._sheet.book.state.touched()
        for cell in self.states():
            cell.value = cell.formula = None

    def clear_formats(self) -> None:
        for cell in self.states():
            cell.number_format, cell.look = "General", {}

    def autofit(self, axis: str | None = None) -> None:
        pass


def _look_property(name: str) -> property:
    return property(lambda area: area.look(name), lambda area, value: area.set_look(name, value))


for _name in ("color", "wrap_text", "vertical_alignment", "horizontal_alignment"):
    setattr(Range, _name, _look_property(_name))


class Font(base_classes.Font):
    def __init__(self, area: Range) -> None:
        self._area = area


def _font_property(name: str) -> property:
    return property(
        lambda font: font._area.look(f"font.{name}"), lambda font, value: font._area.set_look(f"font.{name}", value)
    )


for _name in ("bold", "italic", "size", "color", "name"):
    setattr(Font, _name, _font_property(_name))


class Borders(base_classes.Borders):
    def __init__(self, area: Range) -> None:
        self._area = area

    def set(self, which: Any = "all", **how: Any) -> None:
        self._area.set_look(f"border.{which}", how)


class DataValidation(base_classes.DataValidation):
    def __init__(self, area: Range) -> None:
        self._area = area

    def set_list(self, source: list[str], in_cell_dropdown: bool) -> None:
        for cell in self._area.states():
            cell.choices = tuple(source)

    def delete(self) -> None:
        for cell in self._area.states():
            cell.choices = ()


class ConditionalFormats(base_classes.ConditionalFormats):
    def __init__(self, area: Range) -> None:
        self._area = area

    def add_cell_value(self, spec: dict[str, Any]) -> Rule:
        self._area.sheet.book.state.touched()
        rule = Rule(self._area.area(), spec, SimpleNamespace())
        self._area.sheet.state.rules.insert(0, rule)
        return rule

    def clear(self) -> None:
        top, left, bottom, right = self._area.area()
        sheet = self._area.sheet.state
        sheet.rules = [
            rule
            for rule in sheet.rules
            if rule.area[0] > bottom or rule.area[2] < top or rule.area[1] > right or rule.area[3] < left
        ]


class _RangeObject:
    """Excel's own range object."""

    def __init__(self, area: Range) -> None:
        self._area = area

    def AutoFilter(self) -> None:  # noqa: N802 - Excel's name
        self._area.sheet.state.filter_area = self._area.area()

    @property
    def HasFormula(self) -> bool | None:  # noqa: N802
        found = {cell.formula is not None for cell in self._area.states()}
        return found.pop() if len(found) == 1 else None

    @property
    def CurrentArray(self) -> SimpleNamespace:  # noqa: N802
        (cell,) = self._area.states()
        return SimpleNamespace(Count=cell.array_cells)

    @property
    def EntireColumn(self) -> _ColumnObject:  # noqa: N802
        return _ColumnObject(self._area)

    @property
    def Validation(self) -> _ValidationObject:  # noqa: N802
        return _ValidationObject(self._area)


class _ColumnObject:
    def __init__(self, area: Range) -> None:
        self.__dict__["_area"] = area

    def __setattr__(self, name: str, value: Any) -> None:
        state, column = self._area.sheet.state, self._area.column - 1
        if name == "OutlineLevel":
            state.outline[column] = value
        elif value:
            state.hidden_columns.add(column)


class _ValidationObject:
    def __init__(self, area: Range) -> None:
        self.__dict__["_area"] = area

    def Delete(self) -> None:  # noqa: N802
        self._area.sheet.state.notes.pop((self._area.row - 1, self._area.column - 1), None)

    def Add(self, kind: int) -> None:  # noqa: N802
        assert kind == 0
        self._area.sheet.state.notes[self._area.row - 1, self._area.column - 1] = ("", "")

    def __setattr__(self, name: str, value: Any) -> None:
        notes, place = self._area.sheet.state.notes, (self._area.row - 1, self._area.column - 1)
        if name == "InputTitle":
            notes[place] = (value, notes[place][1])
        elif name == "InputMessage":
            notes[place] = (notes[place][0], value)
        else:
            assert (name, value) == ("ShowError", False)
