"""Cells of a file turned into cells of a workbook: what can be read in the form of its kind, the rest as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sheets_addin.importing.source import Source
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import choice_of, date_of, fitting, is_blank, number_of, text_of, yes_no_of

Record = dict[str, CellValue]
"""The filled cells of one row, by Column.key."""

_EXACT = 10**15


class _Written(NamedTuple):
    """What a value became."""

    cell: CellValue
    is_unreadable: bool = False
    is_cut: bool = False


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
        self._columns = [(key, place, source.columns[key]) for key, place in source.header.places.items()]
        self._known: dict[tuple[str, type, CellValue], _Written] = {}

    def record(self, row: Sequence[CellValue]) -> Record:
        """The filled cells of ``row``."""
        cells: Record = {}
        for key, place, column in self._columns:
            value = row[place] if place < len(row) else None
            if is_blank(value):
                continue
            known_as = (key, value.__class__, value)
            written = self._known.get(known_as)
            if written is None:
                written = self._known[known_as] = self._written(column, value)
            self.unreadable += written.is_unreadable
            self.cut += written.is_cut
            cells[key] = written.cell
        return cells

    def _written(self, column: Column, value: CellValue) -> _Written:
        read = self._read(column, value)
        if read is not None:
            return _Written(read)
        text = text_of(value)
        fits = fitting(text)
        return _Written(fits, is_unreadable=column.kind is not Kind.TEXT, is_cut=fits != text)

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
