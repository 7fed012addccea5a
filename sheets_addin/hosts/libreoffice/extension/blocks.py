"""The values of a block formula in the form in which LibreOffice takes a column from Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import uno
import unohelper
from com.sun.star.sheet import XVolatileResult


class Block(unohelper.Base, XVolatileResult):
    """A column of ``values`` that never change.

    A method that may also give one value cannot give a typed matrix from Python; the value of an event can be one.
    """

    def __init__(self, values: Sequence[Any]) -> None:
        self.values = values

    def addResultListener(self, listener: Any) -> None:
        """Tell the values at once."""
        event = uno.createUnoStruct("com.sun.star.sheet.ResultEvent")
        event.Source = self
        event.Value = uno.Any("[][]any", tuple((value,) for value in self.values))
        listener.modified(event)

    def removeResultListener(self, listener: Any) -> None:
        """Nothing was noted."""
