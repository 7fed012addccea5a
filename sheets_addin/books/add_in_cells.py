"""Whose functions answer the formulas of a workbook: how a file says so."""

from __future__ import annotations

from sheets_addin.books.cell_metadata import dynamic_array_mark
from sheets_addin.books.cells import AddInCells
from sheets_addin.books.web_extension import forget_add_in, name_add_in
from sheets_addin.books.workbook import Workbook
from sheets_addin.vocabulary.layout import Changes


def prepare_for(workbook: Workbook, changes: Changes) -> AddInCells | None:
    """Name Excel's add-in in the workbook, or not any more; how cells store its formulas, None for plain ones.

    Where ``changes`` do not say who answers the formulas, the workbook stays as it is.
    """
    functions = changes.functions
    if functions is None:
        return None
    if not functions.excel_add_in:
        forget_add_in(workbook.package)
        return None
    name_add_in(workbook.package)
    if not any(column.formula for patch in changes.patches for column in patch.columns):
        return None
    return AddInCells(functions.namespace, dynamic_array_mark(workbook))
