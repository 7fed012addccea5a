"""An open document as the cell functions see it: its settings, the headers above a row, the rows around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Sequence
from typing import Any

import unohelper
from com.sun.star.util import XModifyListener

from .answers import Context, Stored
from .blocks import Block
from .columns import Columns
from .product import FUNCTIONS, PRODUCT, plain
from .rows import USUAL_DAY_ZERO, Row, fingerprint, is_blank, iso_day, runs

SEARCHED_ROWS: int = PRODUCT.get("searched_rows", 0)
"""A header row stands within the first rows of its sheet."""

FORMULA = 16
TEXT = 4
_DATE = 2
_FIRST_LOOK = 64
_FURTHER = 8

_Place = tuple[str, str, str, Any, Any]
"""Function, sheet and columns (or the cells of a block), headers and day as given."""

OF_EXCEL = r"_xldudf_(?:\w+?_)??"
"""What Excel writes in a file before the name of an add-in's function: its mark, and the add-in's namespace."""

OUR_FORMULA = re.compile(rf"(?:^|[^\w])(?:{OF_EXCEL})?(?:{'|'.join(FUNCTIONS)})\(", re.IGNORECASE)
"""A call of one of our functions in a formula's text."""


class _Changed(unohelper.Base, XModifyListener):
    """Tells when cells of a range change."""

    def __init__(self, forget: Callable[[], None]) -> None:
        self._forget = forget

    def modified(self, event: Any) -> None:
        """A cell of the range changed."""
        self._forget()

    def disposing(self, source: Any) -> None:
        """The range is gone."""
        self._forget()


class Document:
    """What is read of one document once and again when it changed."""

    def __init__(self, model: Any) -> None:
        self.model = model
        zero = model.NullDate
        self.day_zero = dt.date(zero.Year, zero.Month, zero.Day)
        self._settings: tuple[Row, ...] | None = None
        self._headers: dict[tuple[str, int, int], Row | None] = {}
        self._watched: dict[str, tuple[Any, Any]] = {}
        self._sheets = model.Sheets
        self._sheet_names: tuple[str, ...] = self._sheets.getElementNames()
        self.generation = 0
        """Grows whenever settings or headers may have changed."""
        self.stored = Stored()
        self.columns: dict[_Place, Columns] = {}
        self.blocks: dict[_Place, Block] = {}

    def notice_other_sheets(self) -> None:
        """Forget settings and headers where sheets came, went or were renamed: LibreOffice tells nobody."""
        names = self._sheets.getElementNames()
        if names != self._sheet_names:
            self._sheet_names = names
            self._watched.clear()
            self.forget()

    def forget(self) -> None:
        """Settings and headers are to be read anew."""
        self._settings = None
        self._headers.clear()
        self.generation += 1

    def language(self) -> str:
        """The language of the texts that stand in for an answer: that of the tabs, else of the program."""
        for name in self.model.Sheets.ElementNames:
            for tab_names in PRODUCT["tabs"].values():
                if plain(name) in (plain(tab_names["en"]), plain(tab_names["ru"])):
                    return "ru" if plain(name) == plain(tab_names["ru"]) else "en"
        return str(self.model.CharLocale.Language)

    def settings(self) -> tuple[Row, ...]:
        """The rows (name, value) of the Settings tab; none where there is no such tab."""
        if self._settings is None:
            self._settings = self._read_settings()
        return self._settings

    def _read_settings(self) -> tuple[Row, ...]:
        names = {plain(text) for text in PRODUCT["tabs"]["settings"].values()}
        columns = [[plain(text) for text in PRODUCT["setting_headers"][key].values()] for key in ("setting", "value")]
        sheets = sorted(self.model.Sheets, key=lambda sheet: plain(sheet.Name) not in names)
        for sheet in sheets:
            for number, header in enumerate(_texts(_top(sheet))):
                known = [plain(cell) for cell in header]
                places = [next((known.index(name) for name in wanted if name in known), -1) for wanted in columns]
                if min(places) >= 0:
                    self._watch(f"settings {sheet.Name}", sheet)
                    return _pairs(sheet, number + 1, places)
        for sheet in sheets:
            top = sheet.getCellRangeByPosition(0, 0, sheet.Columns.Count - 1, SEARCHED_ROWS - 1)
            self._watch(f"top {sheet.Name}", top)
        return ()

    def client_sheet(self) -> Any:
        """The sheet with the clients, by its name, or None."""
        names = {plain(text) for text in PRODUCT["tabs"]["clients"].values()}
        return next((sheet for sheet in self.model.Sheets if plain(sheet.Name) in names), None)

    def clients(self) -> tuple[Row, list[Row]] | None:
        """The headers and rows of all clients, without answers of our functions; None where there is no such tab."""
        sheet = self.client_sheet()
        top = [] if sheet is None else _texts(_top(sheet))
        headers = header_row(top) if top else None
        if headers is None:
            return None
        first, last = top.index(headers) + 1, used_range(sheet).RangeAddress.EndRow
        known = [place for place, cell in enumerate(headers) if plain(cell) in PRODUCT["row_headers"]]
        parts = [
            self.rows_of(sheet.getCellRangeByPosition(beside[0], first, beside[-1], max(first, last)))
            for beside in runs(known)
        ]
        rows = (sum(cells, ()) for cells in zip(*parts, strict=True))
        return tuple(headers[place] for place in known), [row for row in rows if not is_blank(row)]

    def headers(self, sheet: Any, first: int, last: int) -> Row | None:
        """The header row over the columns ``first`` to ``last``: the one that names most of what is known, or None."""
        place = (str(sheet.Name), first, last)
        if place not in self._headers:
            top = sheet.getCellRangeByPosition(first, 0, last, SEARCHED_ROWS - 1)
            self._watch(f"headers {place}", top)
            self._headers[place] = header_row(_texts(top))
        return self._headers[place]

    def _watch(self, name: str, range_: Any) -> None:
        # LibreOffice tells a listener only as long as somebody holds the range object
        if name not in self._watched:
            listener = _Changed(self.forget)
            range_.addModifyListener(listener)
            self._watched[name] = range_, listener

    def rows_of(self, range_: Any) -> tuple[Row, ...]:
        """The rows of a range; days count from 30 December 1899 whatever the document counts from."""
        rows: tuple[Row, ...] = range_.getDataArray()
        return rows if self.day_zero == USUAL_DAY_ZERO else self._with_usual_days(range_, rows)

    def _with_usual_days(self, range_: Any, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        shift = (self.day_zero - USUAL_DAY_ZERO).days
        top, left = range_.RangeAddress.StartRow, range_.RangeAddress.StartColumn
        changed = [list(row) for row in rows]
        for area in range_.queryContentCells(_DATE).RangeAddresses:
            for row in range(area.StartRow - top, area.EndRow - top + 1):
                for column in range(area.StartColumn - left, area.EndColumn - left + 1):
                    changed[row][column] += shift
        return tuple(map(tuple, changed))

    def context(self, sheet: Any, first: int, last: int, headers: Any, today: Any) -> Context:
        """What an answer for rows in the columns ``first`` to ``last`` depends on; arguments of None were left out."""
        given = None if headers is None else tuple("" if cell is None else cell for cell in first_row(headers))
        own = self.headers(sheet, first, last) if given is None else given
        return Context(self.settings(), own, self.day_given(today))

    def day_given(self, today: Any) -> str:
        """The day that an argument names, '' where it was left out."""
        day = first_row(today)[0] if today is not None else ""
        return str(iso_day(day, self.day_zero)) if isinstance(day, float) else str(day)

    def unknown_around(
        self, address: Any, own: Row, headers: Row | None, known: Container[bytes], most: int
    ) -> list[Row]:
        """``own``, the row at ``address``, and the rows around it whose answers are not known either.

        Looks down and then up over the same columns, further and further as long as there are such rows; a row that
        reads like ``headers`` is none of them.
        """
        sheet = self.model.Sheets.getByIndex(address.Sheet)
        last_row = used_range(sheet).RangeAddress.EndRow
        unknown = {fingerprint(own): own}
        for is_below in (True, False):
            edge, size = address.StartRow, _FIRST_LOOK
            while len(unknown) < most:
                first, last = (edge + 1, min(edge + size, last_row)) if is_below else (max(edge - size, 0), edge - 1)
                if first > last:
                    break
                block = sheet.getCellRangeByPosition(address.StartColumn, first, address.EndColumn, last)
                rows = (row for row in self._independent_rows(block) if not is_blank(row) and row != headers)
                marked = ((fingerprint(row), row) for row in rows)
                new = {mark: row for mark, row in marked if mark not in known and mark not in unknown}
                if not new:
                    break
                unknown |= new
                edge, size = (last if is_below else first), size * _FURTHER
        return list(unknown.values())[:most]

    def _independent_rows(self, block: Any) -> Sequence[Row]:
        """The rows of ``block`` but those that hang on other answers of ours: reading them would go in a circle."""
        formulas = block.queryContentCells(FORMULA)
        if not formulas.Count or not _mentions_ours(formulas.queryPrecedents(True)):
            return self.rows_of(block)
        top = block.RangeAddress.StartRow
        hanging = {row - top for area in formulas.RangeAddresses for row in range(area.StartRow, area.EndRow + 1)}
        width = block.Columns.Count - 1
        alone = (row for row in range(block.Rows.Count) if row not in hanging)
        return [self.rows_of(block.getCellRangeByPosition(0, row, width, row))[0] for row in alone]


def used_range(sheet: Any) -> Any:
    """The cells of a sheet from A1 to the last used one."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)


def first_row(argument: Any) -> Row:
    """The first row of an argument, which may also be one value."""
    if not isinstance(argument, tuple):
        return (argument,)
    row: Row = argument[0]
    return row


def _mentions_ours(ranges: Any) -> bool:
    return any(
        OUR_FORMULA.search(text)
        for area in ranges.queryContentCells(FORMULA)
        for line in area.getFormulaArray()
        for text in line
    )


def _top(sheet: Any) -> Any:
    """The used cells of the first rows."""
    end = used_range(sheet).RangeAddress
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, min(end.EndRow, SEARCHED_ROWS - 1))


def _texts(block: Any) -> list[Row]:
    """The texts that were typed into a block, '' elsewhere; formulas are not computed for it."""
    address = block.RangeAddress
    width = address.EndColumn - address.StartColumn + 1
    rows = [[""] * width for _ in range(address.EndRow - address.StartRow + 1)]
    for area in block.queryContentCells(TEXT):
        place = area.RangeAddress
        left = place.StartColumn - address.StartColumn
        for row, cells in enumerate(area.getDataArray(), place.StartRow - address.StartRow):
            rows[row][left : left + len(cells)] = cells
    return list(map(tuple, rows))


def _pairs(sheet: Any, first: int, places: Sequence[int]) -> tuple[Row, ...]:
    """The filled rows of two columns from the row ``first`` on."""
    last = max(used_range(sheet).RangeAddress.EndRow, first)
    columns = [sheet.getCellRangeByPosition(place, first, place, last).getDataArray() for place in places]
    pairs = [tuple("" if cell is None else cell for (cell,) in cells) for cells in zip(*columns, strict=True)]
    return tuple(pair for pair in pairs if pair[0] != "")


def header_row(rows: Sequence[Row]) -> Row | None:
    """The row that names most columns, or None: one known name that is also a choice may stand in a client's row."""
    named = [{plain(cell) for cell in row} & PRODUCT["row_headers"].keys() for row in rows]
    columns = [{PRODUCT["row_headers"][name] for name in names} for names in named]
    fullest = max(range(len(rows)), key=lambda row: len(columns[row]))
    is_header = len(columns[fullest]) > 1 or not named[fullest] <= {*PRODUCT["choice_names"]}
    return rows[fullest] if is_header else None
