"""Columns of a file turned into columns of a workbook: what can be read in the form of its kind, the rest as it was."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sheets_addin.importing.source import Source
from sheets_addin.importing.stage_words import in_our_words
from sheets_addin.tabs.cells import cell_of_number, cells_of
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import choice_of, fitting, number_of, parse_column, text_of
from sheets_addin.vocabulary.typed_days import DayDoubt

Record = dict[str, CellValue]
"""The filled cells of one row, by Column.key."""

_PLAIN_NUMBER = re.compile(r"(?:-?[0-9]{1,15}(?:\.[0-9]+)?)?")
"""Digits and a decimal point alone: a number that means the same in either language."""

_DAY_CHARACTERS = 10
_MOMENT = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}\.[0-9]{2}\.[0-9]{4})[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
"""A day of exactly ten characters and a time of day."""


@dataclass(frozen=True)
class _Column:
    cells: list[CellValue]
    values: pd.Series
    unread: Sequence[CellValue] = ()
    cut: int = 0
    doubt: DayDoubt | None = None


@dataclass(frozen=True)
class Written:
    """A file's rows as cells of a workbook.

    ``cells`` has a list for each Column.key of the file, one cell a row (None where blank), ``values`` the same as
    typed values, blank where unreadable. ``unreadable`` counts the cells that stayed the text that they were,
    ``unread_words`` says which, the most frequent first (column, text, how often), ``cut`` counts the texts too long
    for a cell, ``day_doubts`` are what is doubtful about columns of days.
    """

    cells: dict[str, list[CellValue]]
    values: dict[str, pd.Series]
    size: int
    unreadable: int
    cut: int
    unread_words: Sequence[tuple[Column, str, int]] = ()
    day_doubts: Sequence[tuple[Column, DayDoubt]] = ()

    def filled(self) -> list[int]:
        """The rows in which anything is filled."""
        width = len(self.cells)
        return [row for row, cells in enumerate(zip(*self.cells.values(), strict=True)) if cells.count(None) < width]

    def records(self, rows: Sequence[int]) -> list[Record]:
        """The filled cells of each of ``rows``."""
        columns = [[column[row] for row in rows] for column in self.cells.values()]
        return [
            {key: cell for key, cell in zip(self.cells, cells, strict=True) if cell is not None}
            for cells in zip(*columns, strict=True)
        ]


def written(source: Source, language: Language) -> Written:
    """The rows of ``source`` as cells of a workbook in ``language``.

    What cannot be read as its column's kind stays text, so that a refresh reports it. IDs keep their leading zeros,
    dates lose their times of day.
    """
    columns: dict[str, _Column] = {}
    for key, place in source.header.places.items():
        column = source.columns[key]
        values = [row[place] if place < len(row) else None for row in source.rows]
        if column.kind is Kind.TEXT:
            columns[key] = _texts(column, values, language)
        elif column.kind.is_number:
            columns[key] = _numbers(column, values, source.header.language)
        else:
            columns[key] = _typed(column, values, source.header.language, language)
    words = {key: Counter(map(text_of, column.unread)) for key, column in columns.items()}
    return Written(
        cells={key: column.cells for key, column in columns.items()},
        values={key: column.values for key, column in columns.items()},
        size=len(source.rows),
        unreadable=sum(len(column.unread) for column in columns.values()),
        cut=sum(column.cut for column in columns.values()),
        unread_words=[
            (source.columns[key], text, count) for key, texts in words.items() for text, count in texts.most_common()
        ],
        day_doubts=[(source.columns[key], column.doubt) for key, column in columns.items() if column.doubt],
    )


def _texts(column: Column, values: Sequence[CellValue], language: Language) -> _Column:
    texts = [value.strip() if isinstance(value, str) else text_of(value) for value in values]
    known = {text: _text(column, text, language) for text in set(texts)}
    cut = {text for text in known if fitting(text) != text}
    cells = [known[text] for text in texts]
    return _Column(cells, pd.Series(cells, dtype="str"), cut=sum(text in cut for text in texts) if cut else 0)


def _text(column: Column, text: str, language: Language) -> CellValue:
    code = choice_of(text, column.choices) if column.choices else None
    return fitting(text) or None if code is None else choices.name_of(column.choices, code, language)


def _numbers(column: Column, values: Sequence[CellValue], read_in: Language) -> _Column:
    plain_numbers = _plain_numbers(values)
    if plain_numbers is not None:
        return _Column([cell_of_number(number) for number in plain_numbers], pd.Series(plain_numbers, dtype="float64"))
    parsed = parse_column(column, values, read_in)
    cells = [cell_of_number(number) for number in parsed.values.tolist()]
    # a number that the column does not allow, such as a negative debt, stays a number: the refresh reports it
    refused = {place: number_of(value, read_in) for place, value in parsed.unreadable.items()}
    for place, number in refused.items():
        cells[place] = None if number is None else cell_of_number(number)
    unread = {place: parsed.unreadable[place] for place, number in refused.items() if number is None}
    return _Column(cells, parsed.values, list(unread.values()), _kept_as_text(cells, unread))


def _plain_numbers(values: Sequence[CellValue]) -> list[float] | None:
    """Texts as numbers, NaN where blank; None where any of them is not a plain number."""
    texts = [value for value in values if isinstance(value, str) and _PLAIN_NUMBER.fullmatch(value)]
    return [float(text) if text else math.nan for text in texts] if len(texts) == len(values) else None


def _typed(column: Column, values: Sequence[CellValue], read_in: Language, language: Language) -> _Column:
    read = _without_times(values) if column.kind is Kind.DATE else in_our_words(column, values)
    parsed = parse_column(column, read, read_in)
    cells = cells_of(parsed.values, column, language)
    unread = {place: values[place] for place in parsed.unreadable}
    return _Column(cells, parsed.values, list(unread.values()), _kept_as_text(cells, unread), parsed.doubt)


def _without_times(values: Sequence[CellValue]) -> list[CellValue]:
    """``values`` with fewer different ones to read: many moments share a day."""
    return [
        value[:_DAY_CHARACTERS]
        if isinstance(value, str) and len(value) > _DAY_CHARACTERS and _MOMENT.fullmatch(value)
        else value
        for value in values
    ]


def _kept_as_text(cells: list[CellValue], unread: Mapping[int, CellValue]) -> int:
    """Put the text of unreadable values in their places; how many of them are too long for a cell."""
    cut = 0
    for place, value in unread.items():
        text = text_of(value)
        cells[place] = fitting(text)
        cut += cells[place] != text
    return cut
