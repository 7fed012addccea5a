"""An Excel without Excel: xlwings' own object model over an engine that keeps sheets in memory.

It takes the place of the engine ``excel`` below xlwings: what it gives and takes has the types of the real one, and it
does to entered values what Excel does. Only what the product asks of xlwings is there; anything else is an
AttributeError or xlwings' own NotImplementedError.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import xlwings
from xlwings import base_classes

from tests.books.excel_charts import Charts, ChartState

NAME_ERROR = -2_146_826_259
NOT_AVAILABLE = -2_146_826_246
_ERROR_TEXTS = {"#N/A": NOT_AVAILABLE, "#NAME?": NAME_ERROR, "#DIV/0!": -2_146_826_281}
_DAY_ZERO = dt.datetime(1899, 12, 30)


class RefusedError(Exception):
    """What the engine raises where Excel refuses: its sentence is in ``excepinfo``, as with pywin32."""

    def __init__(self, sentence: str) -> None:
        super().__init__(-2_147_352_567, "Exception occurred.")
        self.excepinfo = (0, "Microsoft Excel", sentence, None, 0, -2_146_827_284)


@dataclass
class CellState:
    value: Any = None
    formula: str | None = None
    number_format: str = "General"
    look: dict[str, Any] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    in_array: bool = False


@dataclass
class Rule:
    """A conditional format; ``api`` is Excel's own object behind it."""

    area: tuple[int, int, int, int]
    spec: dict[str, Any]
    api: SimpleNamespace


@dataclass
class TableState:
    name: str
    area: tuple[int, int, int, int]
    totals: bool = False
    source_type: int = 1
    filters: bool = True


@dataclass
class SheetState:
    name: str
    cells: dict[tuple[int, int], CellState] = field(default_factory=dict)
    visible: int = -1
    tables: list[TableState] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    notes: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    outline: dict[int, int] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    filtered_rows: set[int] = field(default_factory=set)
    filter_area: tuple[int, int, int, int] | None = None
    filter_applied: int = 0
    gridlines: bool = True
    frozen: tuple[int, int] = (0, 0)
    selection: str = "A1"
    protected: bool = False
    handle: int | None = None
    page: Any = field(default_factory=SimpleNamespace)
    charts: list[ChartState] = field(default_factory=list)
    merged: set[tuple[int, int, int, int]] = field(default_factory=set)
    heights: dict[int, float] = field(default_factory=dict)
    page_breaks: list[int] = field(default_factory=list)

    def cell(self, row: int, column: int) -> CellState:
        return self.cells.setdefault((row, column), CellState())

    def used(self) -> tuple[int, int]:
        used = [
            place for place, cell in self.cells.items() if cell.value is not None or cell.number_format != "General"
        ]
        return max((row for row, _ in used), default=0) + 1, max((column for _, column in used), default=0) + 1


@dataclass
class WorkbookState:
    """All of a workbook, and the application around it.

    ``compute`` gives a formula's value, None where no function of that name is known. ``refuse_after`` lets the n-th
    write from now on fail, and ``writes`` counts them; ``entered`` counts the cells that were entered.
    """

    sheets: list[SheetState]
    compute: Callable[[str, int, int, str], Any] = lambda _sheet, _row, _column, _formula: None
    active: str = ""
    refuse_after: int | None = None
    writes: int = 0
    entered: int = 0
    reads: int = 0
    app: dict[str, Any] = field(
        default_factory=lambda: {
            "calculation": "automatic",
            "enable_events": True,
            "display_alerts": True,
            "screen_updating": True,
            "status_bar": False,
        }
    )
    alerts: list[tuple[str, str]] = field(default_factory=list)
    told: list[tuple[str, Any]] = field(default_factory=list)
    menus: int = 1033
    new_page: Callable[[], Any] = SimpleNamespace

    def sheet(self, name: str) -> SheetState:
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def touched(self) -> None:
        self.writes += 1
        if self.refuse_after is not None and self.writes >= self.refuse_after:
            self.refuse_after = None
            raise RefusedError("Application-defined or object-defined error.")


def open_workbook(state: WorkbookState) -> xlwings.Book:
    """The workbook as xlwings hands it to a macro."""
    state.active = state.active or state.sheets[0].name
    engine = Engine(state)
    xlwings.engines.add(xlwings.Engine(impl=engine))
    xlwings.engines[engine.name].activate()
    return xlwings.apps.active.books[0]


class Engine:
    name = "excel in memory"
    type = "desktop"

    def __init__(self, state: WorkbookState) -> None:
        self.apps = Apps(state, self)

    @staticmethod
    def prepare_xl_data_element(value: Any, _date_format: object) -> Any:
        return "" if value is None else value


class Apps(base_classes.Apps):
    def __init__(self, state: WorkbookState, engine: Engine) -> None:
        self._app = App(state, engine)

    def keys(self) -> list[int]:
        return [self._app.pid]

    def __iter__(self) -> Iterator[App]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, _pid: int) -> App:
        return self._app


class App(base_classes.App):
    def __init__(self, state: WorkbookState, engine: Engine) -> None:
        self._state, self.engine = state, engine

    @property
    def pid(self) -> int:
        return 1

    @property
    def api(self) -> SimpleNamespace:
        return SimpleNamespace(LanguageSettings=SimpleNamespace(LanguageID=lambda _what: self._state.menus))

    @property
    def books(self) -> Books:
        return Books(Book(self._state, self))

    def activate(self, steal_focus: bool = False) -> None:
        pass

    def alert(self, prompt: str, title: str, buttons: Any, mode: Any, callback: Any) -> str:
        self._state.alerts.append((title, prompt))
        return "ok"


def _app_property(name: str) -> property:
    def put(app: App, value: Any) -> None:
        app._state.app[name] = value
        app._state.told.append((name, value))

    return property(lambda app: app._state.app[name], put)


for _name in ("calculation", "enable_events", "display_alerts", "screen_updating", "status_bar"):
    setattr(App, _name, _app_property(_name))


class Books(base_classes.Books):
    def __init__(self, book: Book) -> None:
        self._book = book

    def __call__(self, _name_or_index: object) -> Book:
        return self._book

    def __len__(self) -> int:
        return 1


class Book(base_classes.Book):
    def __init__(self, state: WorkbookState, app: App) -> None:
        self.state, self._app = state, app

    @property
    def app(self) -> App:
        return self._app

    @property
    def name(self) -> str:
        return "book.xlsm"

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def api(self) -> SimpleNamespace:
        return SimpleNamespace(Windows=lambda _number: _Window(self.state))

    def activate(self) -> None:
        pass


class _Window:
    def __init__(self, state: WorkbookState) -> None:
        self.__dict__["_sheet"] = state.sheet(state.active)

    def __setattr__(self, name: str, value: Any) -> None:
        rows, columns = self._sheet.frozen
        if name == "SplitRow":
            self._sheet.frozen = (value, columns)
        elif name == "SplitColumn":
            self._sheet.frozen = (rows, value)


class Sheets(base_classes.Sheets):
    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.state.sheet(self._book.state.active))

    def __call__(self, name_or_index: str | int) -> Sheet:
        sheets = self._book.state.sheets
        if isinstance(name_or_index, int):
            return Sheet(self._book, sheets[name_or_index - 1])
        return Sheet(self._book, self._book.state.sheet(name_or_index))

    def __len__(self) -> int:
        return len(self._book.state.sheets)

    def __iter__(self) -> Iterator[Sheet]:
        return iter([Sheet(self._book, sheet) for sheet in self._book.state.sheets])

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> Sheet:
        state = self._book.state
        state.touched()
        new = SheetState(name or f"Sheet{len(state.sheets) + 1}", page=state.new_page())
        state.sheets.insert(state.sheets.index(after.state) + 1, new)
        state.active = new.name
        return Sheet(self._book, new)


class Sheet(base_classes.Sheet):
    def __init__(self, book: Book, state: SheetState) -> None:
        self._book, self.state = book, state

    @property
    def book(self) -> Book:
        return self._book

    @property
    def name(self) -> str:
        return self.state.name

    @name.setter
    def name(self, value: str) -> None:
        self._book.state.touched()
        if self._book.state.active == self.state.name:
            self._book.state.active = value
        self.state.name = value

    @property
    def index(self) -> int:
        return self._book.state.sheets.index(self.state) + 1

    @property
    def visible(self) -> int:
        return self.state.visible

    @property
    def show_gridlines(self) -> bool:
        return self.state.gridlines

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self.state.gridlines = value

    @property
    def used_range(self) -> Range:
        rows, columns = self.state.used()
        return Range(self, 1, 1, rows, columns)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def api(self) -> _SheetObject:
        return _SheetObject(self)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, *arg1)
        first = arg1 if isinstance(arg1, tuple) else (arg1.row, arg1.column)
        last = first if arg2 is None else arg2 if isinstance(arg2, tuple) else (arg2.row, arg2.column)
        return Range(self, *first, last[0] - first[0] + 1, last[1] - first[1] + 1)

    def activate(self) -> None:
        self._book.state.active = self.state.name

    def delete(self) -> None:
        state = self._book.state
        state.sheets.remove(self.state)
        if state.active == self.state.name:
            state.active = state.sheets[0].name


class _SheetObject:
    """Excel's own worksheet object."""

    def __init__(self, sheet: Sheet) -> None:
        self.__dict__["_state"] = sheet.state

    def __getattr__(self, name: str) -> Any:
        state: SheetState = self._state

        def applied() -> None:
            state.filter_applied += 1

        return {
            "ProtectContents": state.protected,
            "FilterMode": bool(state.filtered_rows) and state.filter_area is not None,
            "AutoFilterMode": state.filter_area is not None,
            "AutoFilter": SimpleNamespace(ApplyFilter=applied),
            "Tab": _Handle(state),
            "PageSetup": state.page,
            "ResetAllPageBreaks": state.page_breaks.clear,
            "HPageBreaks": SimpleNamespace(Add=lambda area: state.page_breaks.append(area._area.row - 1)),
        }[name]

    def __setattr__(self, name: str, value: Any) -> None:
        assert name == "Visible"
        self._state.visible = value


class _Handle:
    def __init__(self, state: SheetState) -> None:
        self.__dict__["_state"] = state

    def __setattr__(self, name: str, value: int) -> None:
        assert name == "Color"
        self._state.handle = value


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
        return self._grid(_shown)

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self._enter(data)

    @property
    def formula(self) -> Any:
        return self._grid(_formula_text)

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
                _enter(book, sheet, place, one)

    @property
    def has_array(self) -> bool | None:
        found = {cell.in_array for cell in self.states()}
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


class Tables(base_classes.Tables):
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def __call__(self, name_or_index: Any) -> Table:
        return Table(self._sheet, self._sheet.state.tables[name_or_index - 1])

    def __len__(self) -> int:
        return len(self._sheet.state.tables)

    def __iter__(self) -> Iterator[Table]:
        return iter([Table(self._sheet, table) for table in self._sheet.state.tables])

    def add(
        self, source_type=None, source=None, link_source=None, has_headers=None, destination=None, **named
    ) -> Table:  # type: ignore[no-untyped-def]
        table = TableState(named["name"], source.impl.area())
        self._sheet.state.tables.append(table)
        return Table(self._sheet, table)


class Table(base_classes.Table):
    def __init__(self, sheet: Sheet, state: TableState) -> None:
        self._sheet, self._state = sheet, state

    @property
    def name(self) -> str:
        return self._state.name

    @property
    def show_headers(self) -> bool:
        return True

    @property
    def show_totals(self) -> bool:
        return self._state.totals

    @property
    def api(self) -> SimpleNamespace:
        filtered = SimpleNamespace(FilterMode=bool(self._sheet.state.filtered_rows))
        return SimpleNamespace(SourceType=self._state.source_type, AutoFilter=filtered if self._state.filters else None)

    @property
    def range(self) -> Range:
        top, left, bottom, right = self._state.area
        return Range(self._sheet, top + 1, left + 1, bottom - top + 1, right - left + 1)

    def resize(self, area: Any) -> None:
        self._sheet.book.state.touched()
        self._state.area = area.impl.area() if isinstance(area, xlwings.Range) else area.area()


def _shown(cell: CellState) -> Any:
    """A value as pywin32 hands it over: numbers as floats, moments with a time zone, errors as whole numbers."""
    value = cell.value
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=dt.UTC)
    if isinstance(value, int) and not isinstance(value, bool) and value > -2_000_000_000:
        return float(value)
    if isinstance(value, float) and ("yy" in cell.number_format or "hh" in cell.number_format):
        return (_DAY_ZERO + dt.timedelta(days=value)).replace(tzinfo=dt.UTC)
    return value


def _formula_text(cell: CellState) -> str:
    if cell.formula is not None:
        return cell.formula
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return str((value - _DAY_ZERO).total_seconds() / 86_400)
    by_code = {code: text for text, code in _ERROR_TEXTS.items()}
    return by_code.get(value, str(value)) if not isinstance(value, str) else value


def _enter(book: WorkbookState, sheet: SheetState, place: tuple[int, int], entered: Any) -> None:
    """What Excel makes of a value typed or assigned."""
    cell = sheet.cell(*place)
    cell.formula = None
    if isinstance(entered, dt.date):
        moment = entered if isinstance(entered, dt.datetime) else dt.datetime.combine(entered, dt.time())
        cell.value = moment
        if cell.number_format == "General":
            cell.number_format = "m/d/yyyy"
    elif not isinstance(entered, str):
        cell.value = entered
    elif not entered:
        cell.value = None
    elif entered.startswith("'"):
        cell.value = entered[1:]
    elif cell.number_format == "@":
        cell.value = entered
    elif entered.startswith("="):
        cell.formula = entered
        answer = book.compute(sheet.name, place[0], place[1], entered)
        cell.value = NAME_ERROR if answer is None else answer
        if isinstance(answer, dt.date) and not isinstance(answer, dt.datetime):
            cell.value = dt.datetime.combine(answer, dt.time())
    else:
        cell.value = _parsed(entered)


def _parsed(text: str) -> Any:
    if text in _ERROR_TEXTS:
        return _ERROR_TEXTS[text]
    if text.upper() in ("TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ"):
        return text.upper() in ("TRUE", "ИСТИНА")
    if re.fullmatch(r"[-+]?[\d\s]+([.,]\d+)?%?", text.strip()):
        return float(re.sub(r"[\s%]", "", text).replace(",", "."))
    day = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text.strip())
    if day:
        return dt.datetime(int(day[3]), int(day[2]), int(day[1]))
    if text[0] in "+-@":
        raise RefusedError("There's a problem with this formula.")
    return text
