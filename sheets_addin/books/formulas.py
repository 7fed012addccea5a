"""Formulas that one cell holds for others: shared ones and arrays, kept whole while cells around them change."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product

from sheets_addin.books import messages
from sheets_addin.books.addresses import Area, area_reference, parse_area
from sheets_addin.books.markup import escape_text
from sheets_addin.vocabulary.addresses import address
from sheets_addin.vocabulary.errors import BookError

Place = tuple[int, int]

_WIDE = re.compile(rb"ref\s*=\s*[\"'][^\"':]*:")
"""A formula that fills more cells than its own; one look for rows that are full of arrays of one cell."""


@dataclass(frozen=True)
class _Master:
    text: str
    place: Place
    area: Area


@dataclass
class FormulaKeeper:
    """Follows the formulas of a sheet row by row.

    ``lost`` collects the cells whose formula was replaced by a value, or by a formula that is calculated in another
    way. Where the cell that holds a shared formula is replaced, the next cell that uses the formula takes it over.
    ``gives_way`` tells whether an array over an area, with its formula, holds nobody up.
    """

    sheet: str
    prefix: str
    gives_way: Callable[[Area, str], bool]
    lost: set[Place] = field(default_factory=set)
    _arrays: list[Area] = field(default_factory=list)
    _orphaned: dict[str, _Master] = field(default_factory=dict)
    _masters: set[str] = field(default_factory=set)
    _early: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._opening = f"<{self.prefix}f"
        self._hint = self._opening.encode()
        self._array_hint = self._hint + b' t="array"'
        name = re.escape(self.prefix.encode())
        self._formula = re.compile(rb"<%bf\b([^>]*?)(?:/>|>(.*?)</%bf\s*>)" % (name, name), re.DOTALL)
        self._cell = re.compile(rb"<%bc(?=[\s/>])([^>]*?)(?:/>|>(.*?)</%bc\s*>)" % (name, name), re.DOTALL)

    def meet_row(self, row: bytes) -> None:
        """Note the areas of the arrays that start in a row."""
        if (b"array" in row or b"dataTable" in row) and _WIDE.search(row):
            for found in self._formula.finditer(row):
                if _attribute(found.group(1), "t") in ("array", "dataTable"):
                    area = parse_area(_attribute(found.group(1), "ref") or "")
                    if area is not None and area[:2] != area[2:]:
                        self._meet_array(area, (found.group(2) or b"").decode())

    def _meet_array(self, area: Area, formula: str) -> None:
        if self.gives_way(area, formula):
            top, left, bottom, right = area
            self.lost.update(product(range(top, bottom + 1), range(left, right + 1)))
        else:
            self._arrays.append(area)

    def holds_formula(self, cell: bytes, place: Place) -> bool:
        """Whether a cell has a formula, its own or that of an array over it."""
        return self._formula.search(cell) is not None or self._array_over(place) is not None

    def replace(self, cell: bytes, place: Place, new: str) -> None:
        """Note that ``cell`` gives way to ``new``, a value or a formula of ours; BookError where others need it."""
        if self._hint not in cell and not self._arrays:
            return
        array = self._array_over(place)
        if array is not None:
            raise BookError(messages.PART_OF_ARRAY, sheet=self.sheet, cell=address(*place), area=area_reference(array))
        is_array = ' t="array"' in new
        if is_array and self._array_hint in cell:
            # the cells of a workbook for Excel's add-in, at every refresh
            return
        found = self._formula.search(cell)
        if found is None:
            return
        attributes = found.group(1)
        if self._opening not in new or (b"array" in attributes) != is_array:
            self.lost.add(place)
        if b"shared" not in attributes:
            return
        index = _attribute(attributes, "si")
        if _attribute(attributes, "t") == "shared" and index is not None and found.group(2):
            if index in self._early:
                raise BookError(messages.SHARED_FORMULA, sheet=self.sheet, cell=address(*place))
            area = parse_area(_attribute(attributes, "ref") or "") or (*place, *place)
            self._orphaned[index] = _Master(html.unescape(found.group(2).decode()), place, area)

    def settle_row(self, row: bytes, number: int) -> bytes:
        """Hand orphaned formulas over to the first cells of a finished row that use them."""
        if b"shared" in row and any(self._is_orphan(found) for found in self._formula.finditer(row)):
            return self._handed_over(row, number)
        return row

    def _is_orphan(self, formula: re.Match[bytes]) -> bool:
        """Whether a formula is a use of a shared one that lost its holder; notes holders and uses on the way."""
        attributes, text = formula.groups()
        if b"shared" not in attributes:
            return False
        index = _attribute(attributes, "si") or ""
        if text:
            self._masters.add(index)
            return False
        if index not in self._orphaned and index not in self._masters:
            self._early.add(index)
        return index in self._orphaned

    def _handed_over(self, row: bytes, number: int) -> bytes:
        out: list[bytes] = []
        end = column = 0
        for cell in self._cell.finditer(row):
            reference = _attribute(cell.group(1), "r")
            area = parse_area(reference) if reference else None
            column = area[1] if area else column
            new = self._settled(cell.group(), (number, column))
            out += (row[end : cell.start()], new)
            end, column = cell.end(), column + 1
        return b"".join([*out, row[end:]])

    def _settled(self, cell: bytes, place: Place) -> bytes:
        found = self._formula.search(cell)
        if found is None or not self._is_orphan(found):
            return cell
        index = _attribute(found.group(1), "si") or ""
        master = self._orphaned.pop(index)
        self._masters.add(index)
        # slow to load, and few workbooks have a shared formula in a cell of ours
        from openpyxl.formula.translate import Translator  # noqa: PLC0415

        text = Translator("=" + master.text, origin=address(*master.place)).translate_formula(address(*place))[1:]
        area = (*place, max(master.area[2], place[0]), max(master.area[3], place[1]))
        formula = (
            f'<{self.prefix}f t="shared" ref="{area_reference(area)}" si="{index}">{escape_text(text)}</{self.prefix}f>'
        )
        return cell[: found.start()] + formula.encode() + cell[found.end() :]

    def _array_over(self, place: Place) -> Area | None:
        for area in self._arrays:
            if area[0] <= place[0] <= area[2] and area[1] <= place[1] <= area[3]:
                return area
        return None


def _attribute(tag: bytes, name: str) -> str | None:
    found = re.search(rb"(?:^|\s)" + name.encode() + rb"\s*=\s*[\"']([^\"']*)", tag)
    return found.group(1).decode() if found else None
