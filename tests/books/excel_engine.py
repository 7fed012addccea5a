"""An Excel without Excel: xlwings' own object model over an engine that keeps sheets in memory.

It takes the place of the engine ``excel`` below xlwings: what it gives and takes has the types of the real one, and it
does to entered values what Excel does. Only what the product asks of xlwings is there; anything else is an
AttributeError or xlwings' own NotImplementedError.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import xlwings
from xlwings import base_classes

from tests.books.excel_charts import Charts
from tests.books.excel_ranges import Range
from tests.books.excel_state import (
    SheetState,
    TableState,
    WorkbookState,
)


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
            "AutoFilter": SimpleNamespace(ApplyFilter=applied, Range=_place_of(state.filter_area)),
            "Tab": _Handle(state),
            "PageSetup": state.page,
            "ResetAllPageBreaks": state.page_breaks.clear,
            "HPageBreaks": SimpleNamespace(Add=lambda area: state.page_breaks.append(area._area.row - 1)),
        }[name]

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "AutoFilterMode":
            assert value is False
            self._state.filter_area = None
            return
        assert name == "Visible"
        self._state.visible = value


def _place_of(area: tuple[int, int, int, int] | None) -> SimpleNamespace | None:
    """A range of Excel's own, as far as it says where it stands."""
    if area is None:
        return None
    top, left, bottom, right = area
    rows, columns = SimpleNamespace(Count=bottom - top + 1), SimpleNamespace(Count=right - left + 1)
    return SimpleNamespace(Row=top + 1, Column=left + 1, Rows=rows, Columns=columns)


class _Handle:
    def __init__(self, state: SheetState) -> None:
        self.__dict__["_state"] = state

    def __setattr__(self, name: str, value: int) -> None:
        assert name == "Color"
        self._state.handle = value


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
