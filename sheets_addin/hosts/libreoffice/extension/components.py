"""The components that LibreOffice finds in the extension."""

from __future__ import annotations

import unohelper

from . import cells, commands, stored_values

g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816  the loader looks for this name
for _module, _component in (
    (cells, cells.CellFunctions),
    (commands, commands.Commands),
    (stored_values, stored_values.OnLoad),
):
    g_ImplementationHelper.addImplementation(
        _component, _module.IMPLEMENTATION, (*_module.SERVICES, _module.IMPLEMENTATION)
    )
