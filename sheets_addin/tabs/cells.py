"""Typed columns turned into what a sheet shows: names instead of codes, formats, marks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.columns import Column, Group, Kind, Unit
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Format, Highlight, TabColumn, Tone
from sheets_addin.vocabulary.parsing import fitting

_FORMATS = {
    Kind.TEXT: Format.TEXT,
    Kind.CHOICE: Format.TEXT,
    Kind.YES_NO: Format.TEXT,
    Kind.MONEY: Format.MONEY,
    Kind.INTEGER: Format.INTEGER,
    Kind.NUMBER: Format.NUMBER,
    Kind.DATE: Format.DATE,
}
_LONG_TEXTS = frozenset({"manager", "next_action", "why_now", "note"})
"""Columns whose texts take several lines on the tabs that refresh writes."""

_ONE_LINE_WIDTHS = {"next_action": 78.0}
"""Widths on Clients, where a text takes one line and would run over the blank cell beside it."""

_RETURNS = Text(
    en="Type here: the next refresh takes it over to Clients.",
    ru="Можно править здесь: при следующем обновлении правка перейдёт в «Клиенты».",
)
_IS_REWRITTEN = Text(
    en="Computed: what is typed here is lost at the next refresh.",
    ru="Вычисляется: введённое здесь пропадёт при следующем обновлении.",
)
_FIRST_SIGN = "▲"
_EXACT = 10**15
WARNING_MARK = Highlight(Tone.WARNING, "⚠")
"""The mark of every filled cell of a column that names what is wrong."""


def format_of(column: Column) -> Format:
    """How the column's numbers are shown."""
    return Format.PERCENT if column.unit is Unit.PERCENT else _FORMATS[column.kind]


def one_line_width(column: Column) -> float:
    """The width of the column on Clients, in characters."""
    return _ONE_LINE_WIDTHS.get(column.key, column.width)


def cells_of(values: pd.Series, column: Column, language: Language) -> list[CellValue]:
    """A column's values as cells in ``language``; blank values are None."""
    if column.kind is Kind.DATE:
        days: list[CellValue] = values.to_numpy().astype("datetime64[D]").astype(object).tolist()
        return days
    if column.kind is Kind.CHOICE:
        names = {choice.code: choice.in_language(language) for choice in column.choices}
        return [names.get(code) if isinstance(code, str) else None for code in values.tolist()]
    if column.kind is Kind.YES_NO:
        answers = {True: choices.YES.in_language(language), False: choices.NO.in_language(language)}
        return [None if answer is pd.NA else answers[bool(answer)] for answer in values.tolist()]
    if column.kind is Kind.TEXT:
        return [fitting(text) if isinstance(text, str) and text else None for text in values.tolist()]
    return [cell_of_number(number) for number in values.tolist()]


def cell_of_number(number: float) -> CellValue:
    """A number as a cell: a whole one without decimals as long as all its digits are sure; NaN is blank."""
    if math.isnan(number):
        return None
    return int(number) if float(number).is_integer() and abs(number) < _EXACT else float(number)


def highlights_of(column: Column, language: Language) -> tuple[Highlight, ...]:
    """The marks of a column: sign and tone for each value that a manager must not miss."""
    if column.choices is choices.BASES:
        return tuple(Highlight(Tone(base.code), base.sign, base.in_language(language)) for base in column.choices)
    if column.choices is choices.WIN_BACK_KINDS:
        return tuple(Highlight(Tone.WARNING, kind.sign, kind.in_language(language)) for kind in column.choices)
    if column.key in ("overdue", "task_overdue"):
        return (WARNING_MARK,)
    if column.key in ("priority", "task_priority"):
        return (Highlight(Tone.FIRST, _FIRST_SIGN, 1),)
    if column.key == "abc":
        return (Highlight(Tone.FIRST, _FIRST_SIGN, "A"),)
    return ()


def choices_of(column: Column, language: Language) -> tuple[str, ...]:
    """What a drop-down list offers in a cell of the column."""
    if column.kind is Kind.YES_NO:
        return choices.YES.in_language(language), choices.NO.in_language(language)
    return tuple(choice.in_language(language) for choice in column.choices)


def tab_column(
    column: Column,
    cells: Sequence[CellValue],
    language: Language,
    *,
    typed: bool = False,
    editable: bool = False,
    rewritten: bool = False,
    wrap: bool = False,
) -> TabColumn:
    """The column as a tab shows it; ``typed`` columns offer their choices, the others are marked as computed.

    ``editable`` ones offer their choices too, and their note says that what is typed there returns to Clients; that of
    ``rewritten`` ones says that it is lost. With ``wrap`` sentences take several lines; on Clients, where a row is one
    line, they do not.
    """
    meaning = column.meaning.in_language(language)
    fate = _RETURNS if editable else _IS_REWRITTEN if rewritten else None
    return TabColumn(
        header=column.header(language),
        values=cells,
        format=format_of(column),
        width=column.width if wrap else one_line_width(column),
        choices=choices_of(column, language) if typed or editable else (),
        highlights=highlights_of(column, language),
        level=int(typed and column.folded) or int(column.group is Group.ORDERS and column.folded),
        folded=column.folded,
        note=f"{meaning} {fate.in_language(language)}" if fate else meaning,
        computed=not typed and not editable,
        editable=editable,
        wrap=wrap and column.key in _LONG_TEXTS,
    )
