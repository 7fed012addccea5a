"""What the methods say of a table of rows, as cells: one list of values for each function that was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from sheets_addin.assess import run_methods
from sheets_addin.functions.registry import CELL_FUNCTIONS, WHY
from sheets_addin.functions.row_table import RowTable
from sheets_addin.functions.setting_rows import SettingRows
from sheets_addin.methods import EXPLAINED, OUTPUTS
from sheets_addin.methods.facts import Facts, Mask, Rows, as_series, rows_of
from sheets_addin.tabs.cells import cells_of
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import fitting

_PLACES_IN_LISTS = frozenset({"work_rank", "list_status"})
"""What depends on all clients of a manager: a row alone cannot tell it."""

TOLD_OF_A_ROW: tuple[str, ...] = tuple(key for key in EXPLAINED if key not in _PLACES_IN_LISTS)
"""The columns whose reasons ``WHY`` tells, in its order."""

_BETWEEN_REASONS = ";\n"


def answers(
    table: RowTable, setting_rows: SettingRows, today: dt.date, asked: Mapping[str, Mask]
) -> dict[str, list[CellValue]]:
    """The values of each function in ``asked`` for the rows that its mask names; None elsewhere.

    A row with nothing in it has no value.
    """
    facts = Facts(table, setting_rows.settings, today, gold_threshold=setting_rows.gold_threshold)
    keys = {name: CELL_FUNCTIONS[name].key for name in asked}
    run_methods(facts, [*(key for key in keys.values() if key is not None), *(TOLD_OF_A_ROW if WHY in asked else ())])
    blank = table.blank_rows()
    found: dict[str, list[CellValue]] = {}
    for name, key in keys.items():
        if key is None:
            filled = asked[name].copy()
            filled[blank] = False
            found[name] = _why(facts, rows_of(filled))
        else:
            column = OUTPUTS[key].column
            series = as_series(facts.values(key), column.kind, pd.RangeIndex(facts.size))
            found[name] = cells_of(series, column, facts.language)
            for row in blank:
                found[name][row] = None
    return found


def _why(facts: Facts, rows: Rows) -> list[CellValue]:
    texts: list[CellValue] = [None] * facts.size
    reasons = [facts.result(key).reasons(rows) for key in TOLD_OF_A_ROW]
    for row, said in zip(rows, zip(*reasons, strict=True), strict=True):
        texts[row] = fitting(_BETWEEN_REASONS.join(filter(None, said)))
    return texts
