"""One function for xlwings from one entry of the registry."""

from __future__ import annotations

import datetime as dt

from sheets_addin.books.excel_cells import value_of
from sheets_addin.functions import ARGUMENTS, Call, CellFunction, WrongCall, evaluate_batch
from sheets_addin.vocabulary.layout import CellValue
from udfs.calling_workbook import calling_settings
from udfs.excel_formula import Block, Formula, for_excel, headers_of, refusal, rows_of


def cell_formula(function: CellFunction) -> Formula:
    """The function as Excel calls it: ``F(row, [headers], [today])``.

    One row gives one value, a block of rows a column of values; blank where there is nothing to say. Of whole columns
    the rows to the last filled one count, so that the answer is no longer than the clients. A call that makes
    no sense gives a text that begins as Excel's own error and says what was expected.
    """

    def formula(row: Block, headers: Block | None = None, today: CellValue = None) -> CellValue | list[list[CellValue]]:
        call = Call(function.name, rows_of(row), headers_of(headers), value_of(today))
        batch = evaluate_batch([call], settings=calling_settings(), today=dt.date.today())
        (answer,) = batch.results
        if isinstance(answer, WrongCall):
            return refusal(answer, batch.language)
        cells = ["" if value is None else value for value in answer.values]
        return cells[0] if len(cells) == 1 else [[cell] for cell in cells]

    return for_excel(formula, function.name, function.meaning, ARGUMENTS)
