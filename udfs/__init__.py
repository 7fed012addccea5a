"""The cell functions and the macro that a live Excel calls through xlwings: set ``UDF Modules`` to ``udfs``.

Every function of the registry is here under its own name: ``udfs.SEGMENT``, ``udfs.WHY`` ...
"""

from sheets_addin.functions import CELL_FUNCTIONS
from udfs.cell_functions import CellFormula, cell_formula
from udfs.macros import refresh

_FORMULAS: dict[str, CellFormula] = {name: cell_formula(function) for name, function in CELL_FUNCTIONS.items()}

# xlwings finds functions among the names of this module
globals().update(_FORMULAS)

__all__ = ["refresh", *_FORMULAS]  # noqa: PLE0604  the names are texts of the registry
