"""What the Excel of the tests keeps in memory: workbooks, sheets, tables, cells, and what entering does to a cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from tests.books.excel_charts import ChartState

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
    array_cells: int = 0
    """How many cells the array formula has that the cell belongs to."""


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


def shown(cell: CellState) -> Any:
    """A value as pywin32 hands it over: numbers as floats, moments with a time zone, errors as whole numbers."""
    value = cell.value
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=dt.UTC)
    if isinstance(value, int) and not isinstance(value, bool) and value > -2_000_000_000:
        return float(value)
    if isinstance(value, float) and ("yy" in cell.number_format or "hh" in cell.number_format):
        return (_DAY_ZERO + dt.timedelta(days=value)).replace(tzinfo=dt.UTC)
    return value


def formula_text(cell: CellState) -> str:
    if cell.formula is not None:
        return cell.formula
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return str((value - _DAY_ZERO).total_seconds() / 86_400)
    by_code = {code: text for text, code in _ERROR_TEXTS.items()}
    return by_code.get(value, str(value)) if not isinstance(value, str) else value


def enter(book: WorkbookState, sheet: SheetState, place: tuple[int, int], entered: Any) -> None:
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
