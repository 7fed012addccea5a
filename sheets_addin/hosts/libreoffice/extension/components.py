"""The components that LibreOffice finds in the extension."""

from __future__ import annotations

import unohelper

from .cells import CellFunctions
from .commands import Commands
from .stored_values import OnLoad

g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816  the loader looks for this name
for _component in (CellFunctions, Commands, OnLoad):
    g_ImplementationHelper.addImplementation(
        _component, _component.implementation, (*_component.services, _component.implementation)
    )
