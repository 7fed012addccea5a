"""Putting contents into cells so that one Undo brings back what was there.

Undo of each putting measures the height of all rows, and computes their formulas for it. So what is there already is
not put again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .product import FUNCTIONS
from .surroundings import WithoutSteps

CONTENT = 1 | 2 | 4 | 16
"""Numbers, days, texts and formulas, as clearContents tells them."""


def put_values(area: Any, rows: Sequence[Sequence[Any]]) -> None:
    """Numbers and texts by row; '' makes a cell blank."""
    _make_undone(area)
    area.setDataArray(rows)


def put_formulas(area: Any, rows: Sequence[Sequence[str]]) -> None:
    """Formulas by row."""
    _make_undone(area)
    area.setFormulaArray(rows)


def put_changed_values(area: Any, rows: Sequence[Sequence[Any]]) -> None:
    """:func:`put_values` from the first to the last row that is not so yet."""
    part, changed = _changed(area, area.getDataArray(), rows)
    if changed:
        put_values(part, changed)


def put_changed_formulas(model: Any, area: Any, rows: Sequence[Sequence[str]]) -> None:
    """:func:`put_formulas` from the first to the last row that is not so yet; those of all rows are computed anew."""
    part, changed = _changed(area, [list(map(_plainly_named, row)) for row in area.getFormulaArray()], rows)
    if changed:
        put_formulas(part, changed)
    with WithoutSteps(model):
        area.setFormulaArray(rows)


def _changed(
    area: Any, old: Sequence[Sequence[Any]], new: Sequence[Sequence[Any]]
) -> tuple[Any, Sequence[Sequence[Any]]]:
    """The rows of ``area`` from the first to the last that differs, and their new contents."""
    places = [place for place, (was, row) in enumerate(zip(old, new, strict=True)) if tuple(was) != tuple(row)]
    if not places:
        return area, ()
    first, last = places[0], places[-1]
    return area.getCellRangeByPosition(0, first, len(new[0]) - 1, last), new[first : last + 1]


_NAMED = re.compile(rf"(?:\b[\w.]+\.)?\b({'|'.join(FUNCTIONS)})\(", re.IGNORECASE)


def _plainly_named(formula: str) -> str:
    """A formula as a refresh writes it: LibreOffice tells the long names of an extension's functions."""
    return _NAMED.sub(lambda call: FUNCTIONS[call[1].upper()] + "(", formula)


def _make_undone(area: Any) -> None:
    """Let Undo empty the cells of ``area`` that are blank now, and Redo those that become blank.

    Undo of setDataArray, setFormulaArray and clearContents writes back what was there, and leaves in place what went
    into blank cells; Undo of a block formula empties its cells first. Redo empties them in a clearing alone.
    """
    if area.queryEmptyCells().Count:
        area.setArrayFormula("=0")
    area.clearContents(CONTENT)
