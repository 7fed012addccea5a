"""What the fast reader does not tell of a sheet: its error cells and formulas, and how far its cells are scattered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.parsers import expat

from sheets_addin.books.addresses import column_place

_ERROR_CELL = re.compile(
    rb"<(?:[\w.-]+:)?c\s(?=[^>]*\bt\s*=\s*[\"']e[\"'])([^>]*)>(.*?)</(?:[\w.-]+:)?c\s*>", re.DOTALL
)
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v\b[^>]*>([^<]*)<")
_CELL_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})(\d+)[\"']")
_FORMULA_COLUMN = re.compile(rb' r="([A-Z]{1,3})\d+"[^<]*><(?:[\w.-]+:)?f[\s/>]')
_PREFIX = re.compile(rb"<((?:[\w.-]+:)?)sheetData[\s/>]")
_MOST_DENSE = 500_000
_SCATTER = 20
_ENDS_NAME = (b">", b" ", b"/", b"\n", b"\r", b"\t")


@dataclass
class SheetScan:
    """Error cells by place, rows of formulas by column, the extent of the sheet's cells against their number."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    formulas: dict[int, set[int]] = field(default_factory=dict)

    @property
    def is_scattered(self) -> bool:
        """Whether a grid over all cells would be mostly empty, and too large to build."""
        dense = (self.last_row + 1) * (self.last_column + 1)
        return dense > _MOST_DENSE and dense > _SCATTER * self.cells


def scan_sheet(read: Callable[[], Iterable[bytes]]) -> SheetScan:
    """Look through a sheet's XML, row by row; a second time where error cells or formulas do not tell their places."""
    scan = SheetScan()
    unplaced = False
    # most rows have their formulas in the same columns
    alike: dict[tuple[bytes, ...], list[int]] = {}
    for rows, opening, closing in _whole_rows(read()):
        scan.cells += rows.count(opening)
        formula = opening[:-2] + b"f"
        for row in rows.split(closing):
            # the last address in a row is that of its last cell
            found = _CELL_PLACE.match(row, row.rfind(b" r="))
            if found:
                scan.last_column = max(scan.last_column, _column(found.group(1)))
                scan.last_row = max(scan.last_row, int(found.group(2)) - 1)
            if formula in row:
                columns = _FORMULA_COLUMN.findall(row, row.rfind(opening, 0, row.find(formula)))
                if found and len(columns) == row.count(formula):
                    alike.setdefault(tuple(columns), []).append(int(found.group(2)) - 1)
                else:
                    unplaced |= not _note_formulas(row, opening, formula, scan)
        if b't="e"' in rows or b"t='e'" in rows:
            unplaced |= not _note_errors(rows, scan)
    for places, numbers in alike.items():
        for letters in places:
            scan.formulas.setdefault(_column(letters), set()).update(numbers)
    if unplaced:
        scan.errors, scan.formulas = _parsed(read())
    return scan


@cache
def _column(letters: bytes) -> int:
    return column_place(letters.decode())


def _note_formulas(row: bytes, cell: bytes, formula: bytes, scan: SheetScan) -> bool:
    """Note the formulas of a row, whose cells start with ``cell``; False where one of them does not tell its place."""
    first, *others = row.split(formula)
    number = None
    before = first
    for after in others:
        if after.startswith(_ENDS_NAME):
            start = max(before.rfind(b"<"), 0)
            place = _CELL_PLACE.search(before, start) if before.startswith(cell, start) else None
            if place is None:
                return False
            number = int(place.group(2)) - 1 if number is None else number
            scan.formulas.setdefault(_column(place.group(1)), set()).add(number)
        before = after
    return True


def _note_errors(rows: bytes, scan: SheetScan) -> bool:
    """Note the error cells of some rows; False where one of them does not tell its place."""
    for cell in _ERROR_CELL.finditer(rows):
        place = _CELL_PLACE.search(b" " + cell.group(1))
        if place is None:
            return False
        value = _VALUE.search(cell.group(2))
        if value is not None:
            key = (int(place.group(2)) - 1, column_place(place.group(1).decode()))
            scan.errors[key] = value.group(1).decode()
    return True


def _parsed(chunks: Iterable[bytes]) -> tuple[dict[tuple[int, int], str], dict[int, set[int]]]:
    """Error cells and formulas of a sheet whose rows or cells stand one after another without addresses."""
    errors: dict[tuple[int, int], str] = {}
    formulas: dict[int, set[int]] = {}
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    row = column = -1
    in_cell = is_error = in_value = False

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, in_cell, is_error, in_value
        local = name.rpartition("}")[2]
        if local == "row":
            row, column = int(attributes.get("r", row + 2)) - 1, -1
        elif local == "c":
            address = attributes.get("r")
            column = column_place(address.rstrip("0123456789")) if address else column + 1
            in_cell, is_error = True, attributes.get("t") == "e"
        elif local == "f" and in_cell:
            formulas.setdefault(column, set()).add(row)
        in_value = local == "v" and is_error

    def texted(text: str) -> None:
        if in_value:
            errors[row, column] = errors.get((row, column), "") + text

    def closed(name: str) -> None:
        nonlocal in_cell, in_value
        in_cell = in_cell and name.rpartition("}")[2] != "c"
        in_value = False

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, texted
    for chunk in chunks:
        parser.Parse(chunk)
    parser.Parse(b"", True)
    return errors, formulas


def _whole_rows(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """The sheet in pieces that end where a row ends, with how its cells start and its rows end."""
    left = opening = closing = b""
    for chunk in chunks:
        left += chunk
        if not closing:
            found = _PREFIX.search(left)
            if found is None:
                continue
            opening, closing = b"<%bc " % found.group(1), b"</%brow>" % found.group(1)
        end = left.rfind(closing)
        if end > 0:
            yield left[:end], opening, closing
            left = left[end + len(closing) :]
    if closing:
        yield left, opening, closing
