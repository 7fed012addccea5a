"""``CALLS`` for xlwings: a manager's day as a block of cells."""

from __future__ import annotations

import datetime as dt

from sheets_addin.books.excel_cells import value_of
from sheets_addin.functions import CALLS, CompanyClients, WrongCall, day_asked, manager_day, spoken_language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import text_of
from udfs.calling_workbook import calling_clients, calling_settings
from udfs.excel_formula import Block, Formula, for_excel, headers_of, refusal, rows_of


def calls_formula() -> Formula:
    """The function as Excel calls it: ``CALLS(manager, [clients], [headers], [today])``.

    It gives one row a client, blank cells as ''; one blank cell where nobody is due. Clients that are left out are
    those of the calling workbook's tab Clients. A call that makes no sense gives a text as the other functions do.
    """

    def formula(
        manager: CellValue, clients: Block | None = None, headers: Block | None = None, today: CellValue = None
    ) -> CellValue | list[list[CellValue]]:
        settings = calling_settings()
        company = None
        try:
            company = (
                calling_clients() if clients is None else CompanyClients.of_rows(rows_of(clients), headers_of(headers))
            )
            day = day_asked(value_of(today), dt.date.today())
            found = manager_day(text_of(value_of(manager)), company, settings=settings, today=day)
        except WrongCall as wrong:
            return refusal(wrong, spoken_language(settings, company))
        return [["" if cell is None else cell for cell in row] for row in found.rows] or ""

    return for_excel(formula, CALLS.name, CALLS.meaning, CALLS.arguments)
