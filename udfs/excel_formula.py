"""What every function of a live Excel shares: its cells as read, its refusals as shown, its place in the wizard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import xlwings

from sheets_addin.books.excel_cells import value_of
from sheets_addin.functions import WRONG_VALUE, Argument, WrongCall
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue

Block: TypeAlias = Sequence[Sequence[CellValue]]
Formula: TypeAlias = Callable[..., CellValue | list[list[CellValue]]]

_CATEGORY = "Sheets-addin"
_WHOLE_COLUMN = 1_048_576
"""Rows of an argument such as A:AS."""
_SINGLE_CELLS = frozenset({"today", "manager"})


def for_excel(formula: Formula, name: str, meaning: Text, arguments: Sequence[Argument]) -> Formula:
    """``formula`` as xlwings registers it: under ``name``, all arguments but single cells as blocks."""
    # xlwings would convert arguments by their annotations; the cells are wanted as they are
    formula.__annotations__ = {}
    formula.__name__ = formula.__qualname__ = name
    formula.__doc__ = _both(meaning)
    for argument in arguments:
        shape = {} if argument.key in _SINGLE_CELLS else {"ndim": 2}
        formula = xlwings.arg(argument.key, doc=_both(argument.meaning), **shape)(formula)
    return xlwings.func(category=_CATEGORY)(formula)


def rows_of(block: Block) -> list[list[CellValue]]:
    """The cells of an argument; of whole columns the rows to the last filled one, one at least."""
    return [[value_of(cell) for cell in line] for line in _filled(block)]


def headers_of(block: Block | None) -> list[CellValue] | None:
    """The cells of an argument with headers, None where it is left out."""
    return None if block is None else [value_of(cell) for line in block for cell in line]


def refusal(wrong: WrongCall, language: Language) -> str:
    """A text that begins as Excel's own error and says what was expected."""
    message, expected = wrong.in_language(language), wrong.expected_in_language(language)
    return WRONG_VALUE.format(language, message=message, expected=expected)


def _filled(block: Block) -> Block:
    if len(block) < _WHOLE_COLUMN:
        return block
    last = next((row for row in reversed(range(len(block))) if any(cell not in (None, "") for cell in block[row])), 0)
    return block[: last + 1]


def _both(text: Text) -> str:
    """What the function wizard shows: Excel takes one text, whatever the language of its user."""
    return f"{text.in_language(Language.RUSSIAN)} / {text.in_language(Language.ENGLISH)}"
