"""The cell functions and the macro that a live Excel calls through xlwings: set ``UDF Modules`` to ``udfs``.

Every function of the registry is here under its own name: ``udfs.SEGMENT``, ``udfs.WHY``, ``udfs.CALLS`` ...
"""

from sheets_addin.functions import CALLS, CELL_FUNCTIONS
from udfs.cell_functions import cell_formula
from udfs.day_calls import calls_formula
from udfs.excel_formula import Formula
from udfs.macros import refresh

_FORMULAS: dict[str, Formula] = {name: cell_formula(function) for name, function in CELL_FUNCTIONS.items()}
_FORMULAS[CALLS.name] = calls_formula()

# xlwings finds functions among the names of this module
globals().update(_FORMULAS)

__all__ = ["refresh", *_FORMULAS]  # noqa: PLE0604  the names are texts of the registry
