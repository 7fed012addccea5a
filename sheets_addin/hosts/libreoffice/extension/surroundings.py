"""What surrounds a long step in an open document: the status line, the view, recalculation, the list of Undo.

Classes, since LibreOffice's exceptions do not survive the generators that context managers are usually made of.
"""

from __future__ import annotations

from typing import Any

from com.sun.star.util import InvalidStateException


class Indicator:
    """Tells in the status line what goes on."""

    def __init__(self, model: Any, text: str) -> None:
        controller = model.CurrentController
        self._shown = None if controller is None else controller.Frame.createStatusIndicator()
        self._text = text

    def __enter__(self) -> None:
        if self._shown is not None:
            self._shown.start(self._text, 1)

    def __exit__(self, *_: object) -> None:
        if self._shown is not None:
            self._shown.end()


class UnchangedView:
    """The same sheet in front, the same cells chosen, the same place on the screen."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._controller = model.CurrentController

    def __enter__(self) -> None:
        if self._controller is not None:
            self._seen = self._controller.ViewData
            self._sheet, self._selection = self._controller.ActiveSheet, self._controller.Selection
            self._model.lockControllers()

    def __exit__(self, *_: object) -> None:
        if self._controller is not None:
            self._model.unlockControllers()
            self._controller.restoreViewData(self._seen)
            self._controller.setActiveSheet(self._sheet)
            self._controller.select(self._selection)


class WithoutRecalculation:
    """Formulas wait until everything is written."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __enter__(self) -> None:
        self._was_automatic = self._model.isAutomaticCalculationEnabled()
        self._model.enableAutomaticCalculation(False)

    def __exit__(self, *_: object) -> None:
        self._model.enableAutomaticCalculation(self._was_automatic)


class WithoutSteps:
    """Nothing of it is noted for Undo.

    A locked list of steps is no help: LibreOffice unlocks it whenever it paints. So the document is told to note
    nothing, which would empty its list of steps, were there not a blank context open in which that is all there is.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._undo = model.UndoManager

    def __enter__(self) -> None:
        self._undo.enterUndoContext("")
        self._model.IsUndoEnabled = False

    def __exit__(self, *_: object) -> None:
        self._model.IsUndoEnabled = True
        self._undo.leaveUndoContext()


def notes_steps(model: Any) -> bool:
    """Whether LibreOffice notes steps for Undo: not while a macro keeps it from that, nor where none are wanted."""
    undo = model.UndoManager
    if undo.isLocked():
        return False
    undo.enterUndoContext("")
    try:
        undo.leaveUndoContext()
    except InvalidStateException:
        return False
    return True
