"""The cell functions: which there are, what they are called with, and their answers for one row or many.

Hosts, the server and the functions of a live Excel are made from ``CELL_FUNCTIONS``; all answers come from
``evaluate`` and ``evaluate_batch``. ``CALLS`` stands apart: it answers from all clients, through ``manager_day``.
"""

from sheets_addin.functions.calls import Answer, Batch, Call, day_asked, evaluate, evaluate_batch
from sheets_addin.functions.day_calls import CompanyClients, ManagerDay, manager_day, spoken_language
from sheets_addin.functions.explained import Explanation, ResultExplained, explain_row
from sheets_addin.functions.faults import WRONG_VALUE, WrongCall
from sheets_addin.functions.registry import ARGUMENTS, CELL_FUNCTIONS, WHY, Argument, CellFunction
from sheets_addin.functions.setting_rows import settings_of
from sheets_addin.functions.table_functions import CALLS, TableFunction

__all__ = [
    "ARGUMENTS",
    "CALLS",
    "CELL_FUNCTIONS",
    "WHY",
    "WRONG_VALUE",
    "Answer",
    "Argument",
    "Batch",
    "Call",
    "CellFunction",
    "CompanyClients",
    "Explanation",
    "ManagerDay",
    "ResultExplained",
    "TableFunction",
    "WrongCall",
    "day_asked",
    "evaluate",
    "evaluate_batch",
    "explain_row",
    "manager_day",
    "settings_of",
    "spoken_language",
]
