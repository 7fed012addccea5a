"""One function for xlwings from one entry of the registry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeAlias

import xlwings

from sheets_addin.books.excel_cells import value_of
from sheets_addin.functions import ARGUMENTS, WRONG_VALUE, Call, CellFunction, WrongCall, evaluate_batch
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue
from udfs.calling_workbook import calling_settings

Block: TypeAlias = Sequence[Sequence[CellValue]]
CellFormula: TypeAlias = Callable[..., CellValue | list[list[CellValue]]]

_CATEGORY = "Sheets-addin"
_WHOLE_COLUMN = 1_048_576
"""Rows of an argument such as A:AS."""


def cell_formula(function: CellFunction) -> CellFormula:
    """The function as Excel calls it: ``F(row, [headers], [today])``.

    One row gives one value, a block of rows a column of values; blank where there is nothing to say. Of whole columns
    the rows to the last filled one count, so that the answer is no longer than the clients. A call that makes
    no sense gives a text that begins as Excel's own error and says what was expected.
    """

    def formula(row: Block, headers: Block | None = None, today: CellValue = None) -> CellValue | list[list[CellValue]]:
        rows = [[value_of(cell) for cell in line] for line in _filled(row)]
        names = None if headers is None else [value_of(cell) for line in headers for cell in line]
        call = Call(function.name, rows, names, value_of(today))
        batch = evaluate_batch([call], settings=calling_settings(), today=dt.date.today())
        (answer,) = batch.results
        if isinstance(answer, WrongCall):
            said = answer.in_language(batch.language), answer.expected_in_language(batch.language)
            return WRONG_VALUE.format(batch.language, message=said[0], expected=said[1])
        cells = ["" if value is None else value for value in answer.values]
        return cells[0] if len(cells) == 1 else [[cell] for cell in cells]

    # xlwings would convert arguments by their annotations; the cells are wanted as they are
    formula.__annotations__ = {}
    formula.__name__ = formula.__qualname__ = function.name
    formula.__doc__ = _both(function.meaning)
    for argument in ARGUMENTS:
        shape = {} if argument.key == "today" else {"ndim": 2}
        formula = xlwings.arg(argument.key, doc=_both(argument.meaning), **shape)(formula)
    return xlwings.func(category=_CATEGORY)(formula)


def _filled(block: Block) -> Block:
    """The rows of whole columns to the last filled one, one at least; any other block as it is."""
    if len(block) < _WHOLE_COLUMN:
        return block
    last = next((row for row in reversed(range(len(block))) if any(cell not in (None, "") for cell in block[row])), 0)
    return block[: last + 1]


def _both(text: Text) -> str:
    """What the function wizard shows: Excel takes one text, whatever the language of its user."""
    return f"{text.in_language(Language.RUSSIAN)} / {text.in_language(Language.ENGLISH)}"
