"""The tabs that a refresh adds, as one step of Undo."""

from __future__ import annotations

import datetime as dt
from typing import Any

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.document import XUndoAction

from .surroundings import UnchangedView, WithoutRecalculation, WithoutSteps
from .writer import Writer, tabs_in_order


class _Later(unohelper.Base, XCallback):
    """Calls once LibreOffice is idle."""

    def __init__(self, call: Any) -> None:
        self._call = call

    def notify(self, _: object) -> None:
        """It is."""
        self._call()


class NewSheets(unohelper.Base, XUndoAction):
    """Adds the tabs and reports of ``changes`` that replace none; Undo removes them, Redo adds them again.

    LibreOffice's own step for a new sheet leaves sheets with charts in place, and does nothing without a window.
    """

    def __init__(self, context: Any, model: Any, title: str, changes: dict[str, Any], day_zero: dt.date) -> None:
        self.Title = title
        self._context = context
        self._model = model
        self._contents = tabs_in_order(changes, new=True)
        self._day_zero = day_zero
        self._names: list[str] = []

    def add(self) -> None:
        """Add the tabs; where that fails half-way, :meth:`undo` removes those that are there."""
        writer = Writer(self._model, self._day_zero)
        sheets = self._model.Sheets
        with WithoutSteps(self._model), UnchangedView(self._model), WithoutRecalculation(self._model):
            for content in self._contents:
                sheets.insertNewByName(content["name"], sheets.Count)
                self._names.append(content["name"])
                writer.write_tab(content)
            writer.draw_charts()

    def undo(self) -> None:
        """Everything that happened later has been undone."""
        undo = self._model.UndoManager
        while self._names:
            # whatever notes a step while another is undone destroys the list of steps
            undo.lock()
            self._model.Sheets.removeByName(self._names.pop())
            undo.unlock()

    def redo(self) -> None:
        """Everything that happened before has been done again.

        Added in the midst of it, the tabs would be noted as new steps.
        """
        callbacks = self._context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.AsyncCallback", self._context
        )
        callbacks.addCallback(_Later(self._add_again), None)

    def _add_again(self) -> None:
        self.add()
        # what happened later may have moved charts that are gone: LibreOffice would crash moving them once more
        self._model.UndoManager.clearRedo()
