"""Putting contents into cells so that one Undo brings back what was there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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


def _make_undone(area: Any) -> None:
    """Let Undo empty the cells of ``area`` that are blank now, and Redo those that become blank.

    Undo of setDataArray, setFormulaArray and clearContents writes back what was there, and leaves in place what went
    into blank cells; Undo of a block formula empties its cells first. Redo empties them in a clearing alone.
    """
    if area.queryEmptyCells().Count:
        area.setArrayFormula("=0")
    area.clearContents(CONTENT)
