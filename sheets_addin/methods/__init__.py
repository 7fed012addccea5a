"""The methods: one module each, found here by its ``METHOD``; to add a method is to add a module.

``METHODS`` holds them by name, ``OUTPUTS`` every column that they give by key, ``FORMULA_COLUMNS`` those of the Clients
tab in their order, ``FUNCTIONS`` the keys of the columns that cell functions return, by the function's name.
``EXPLAINED`` are the keys of the results in the order in which their reasons are told, ``TO_DO`` of what follows from
them, told last.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from sheets_addin.methods.method import Method, Output


def _discovered() -> dict[str, Method]:
    found: dict[str, Method] = {}
    for module in pkgutil.iter_modules(__path__):
        method = getattr(import_module(f"{__name__}.{module.name}"), "METHOD", None)
        if isinstance(method, Method):
            found[method.name] = method
    return found


METHODS: dict[str, Method] = _discovered()
OUTPUTS: dict[str, Output] = {output.key: output for method in METHODS.values() for output in method.outputs}
FORMULA_COLUMNS: tuple[Output, ...] = tuple(
    sorted((o for o in OUTPUTS.values() if o.place is not None), key=lambda output: output.place or 0)
)
FUNCTIONS: dict[str, str] = {o.function: o.key for o in OUTPUTS.values() if o.function is not None}
EXPLAINED: tuple[str, ...] = tuple(
    sorted((key for key, o in OUTPUTS.items() if o.explains is not None), key=lambda key: OUTPUTS[key].explains or 0)
)
TO_DO: tuple[str, ...] = ("next_action", "is_due")

__all__ = ["EXPLAINED", "FORMULA_COLUMNS", "FUNCTIONS", "METHODS", "OUTPUTS", "TO_DO", "Method", "Output"]
