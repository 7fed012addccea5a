"""Many cells here and there in people's columns, written in stretches so few that they fit one request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sheets_addin.books.google_cells import Raw
from sheets_addin.books.google_layout import SheetLayout
from sheets_addin.books.google_plan import cell_of
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.runs import runs

_MOST_STRETCHES = 5_000
"""Each takes 200 to 400 bytes of the request that people see, which is to stay within 2 MB."""

Columns = Mapping[int, Mapping[int, CellValue]]
"""The values of cells, by the column's place and then by the row's."""


def in_few_stretches(
    sheet: SheetLayout, held: Sequence[Sequence[Raw]], wanted: Columns, most: int = _MOST_STRETCHES
) -> Columns:
    """``wanted`` and, where it falls into more than ``most`` stretches, the shortest gaps as they are held.

    A cell is written anew as it is only where nothing of it can get lost: no formula, no chip, no part of a text that
    looks otherwise or is a link.
    """
    stretches = {place: runs(cells) for place, cells in wanted.items()}
    total = sum(map(len, stretches.values()))
    if total <= most:
        return wanted
    found: dict[int, Mapping[int, CellValue]] = {}
    for place, cells in wanted.items():
        gaps = [range(before + 1, after) for (_, before), (after, _) in pairwise(stretches[place])]
        too_many = len(stretches[place]) - most * len(stretches[place]) // total
        plain = [gap for gap in gaps if all(_is_plain(sheet, held, row, place) for row in gap)]
        kept = {row: cell_of(held, row, place) for gap in sorted(plain, key=len)[:too_many] for row in gap}
        found[place] = {**cells, **kept}
    return found


def _is_plain(sheet: SheetLayout, held: Sequence[Sequence[Raw]], row: int, place: int) -> bool:
    entered = sheet.entered.cells
    token = entered[row][place] if row < len(entered) and place < len(entered[row]) else None
    shown = cell_of(held, row, place)
    return (shown == "" if token is None else shown == token) and (row, place) not in sheet.rich
