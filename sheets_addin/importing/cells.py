"""Cells of a file turned into cells of a workbook: what can be read in the form of its kind, the rest as it was."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.importing.source import Source
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import choice_of, date_of, fitting, is_blank, number_of, text_of, yes_no_of

Record = dict[str, CellValue]
"""The filled cells of one row, by Column.key."""

_EXACT = 10**15


class CellWriter:
    """Turns rows of ``source`` into cells of a workbook in ``language``; ``cut`` counts texts too long for a cell.

    What cannot be read as the column's kind stays the text that it was, so that a refresh reports it; ``unreadable``
    counts these cells. IDs keep their
    leading zeros, dates lose their times of day.
    """

    def __init__(self, source: Source, language: Language) -> None:
        self.cut = 0
        self.unreadable = 0
        self._source = source
        self._language = language
        self._columns = [(key, source.columns[key]) for key in source.header.places]

    def record(self, row: Sequence[CellValue]) -> Record:
        """The filled cells of ``row``."""
        cells = ((key, self._cell(column, self._source.cell(row, key))) for key, column in self._columns)
        return {key: cell for key, cell in cells if cell is not None}

    def _cell(self, column: Column, value: CellValue) -> CellValue:
        if is_blank(value):
            return None
        read = self._read(column, value)
        if read is not None:
            return read
        self.unreadable += column.kind is not Kind.TEXT
        text = text_of(value)
        fits = fitting(text)
        self.cut += fits != text
        return fits

    def _read(self, column: Column, value: CellValue) -> CellValue:
        if column.kind is Kind.DATE:
            return date_of(value)
        if column.kind in (Kind.MONEY, Kind.NUMBER, Kind.INTEGER):
            number = number_of(value, self._source.header.language)
            return int(number) if number is not None and number.is_integer() and abs(number) < _EXACT else number
        if column.kind is Kind.YES_NO:
            answer = yes_no_of(value)
            return None if answer is None else (choices.YES if answer else choices.NO).in_language(self._language)
        if column.choices:
            code = choice_of(value, column.choices)
            return None if code is None else choices.name_of(column.choices, code, self._language)
        return None
