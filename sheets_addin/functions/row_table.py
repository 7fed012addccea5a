"""Rows as they stand on a sheet, read as typed columns one by one, and only those that a method asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial
from operator import eq
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.functions import faults
from sheets_addin.functions.faults import WrongCall
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.headers import SEARCHED_ROWS, find_header_row
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import is_blank, parse_column

_BY_KEY = {column.key: column for column in CLIENT_TABLE}
_TEMPLATE_PLACES = {column.key: place for place, column in enumerate(CLIENT_TABLE)}
_TEMPLATE_HEADERS = [{place: column.header(lang) for place, column in enumerate(CLIENT_TABLE)} for lang in Language]
_VALUE_TYPES = frozenset({str, float, int, bool, type(None), dt.date, dt.datetime, dt.time, dt.timedelta})


class RowHeaders:
    """Which cell of a row holds what, and in which language the headers are (None where they do not tell).

    ``texts`` are the header cells by their place, in each way in which they may stand above the rows. Raises WrongCall
    where headers are given and not one is known.
    """

    def __init__(self, headers: Sequence[CellValue] | None) -> None:
        self.language: Language | None = None
        self.places: Mapping[str, int] = _TEMPLATE_PLACES
        self.width = len(CLIENT_TABLE)
        self.given = headers is not None
        self.texts: Sequence[Mapping[int, CellValue]] = _TEMPLATE_HEADERS
        if headers is not None:
            found = find_header_row(Sheet("", [headers]), CLIENT_TABLE, ())
            if found is None or not found.places:
                raise WrongCall(faults.NO_HEADER_KNOWN, faults.HEADERS_LIKE, headers=_some_headers())
            self.language, self.places, self.width = found.language, found.places, len(headers)
            self.texts = [{place: headers[place] for place in found.places.values()}]

    def check(self, rows: Sequence[Sequence[CellValue]]) -> None:
        """WrongCall for the first row that is not as wide as the headers."""
        for place, width in enumerate(map(len, rows)):
            if width != self.width:
                raise WrongCall(
                    faults.WRONG_WIDTH,
                    faults.HEADERS_WIDTH if self.given else faults.TEMPLATE_WIDTH,
                    row=place,
                    got=width,
                    width=self.width,
                    first=_both_names(CLIENT_TABLE[0]),
                    last=_both_names(CLIENT_TABLE[-1]),
                )


def _both_names(column: Column) -> str:
    return f"{column.name.ru} / {column.name.en}"


def _some_headers() -> str:
    return ", ".join(_both_names(_BY_KEY[key]) for key in ("client", "stage", "deal_value"))


class RowTable:
    """Rows under ``headers``, seen by the methods as a table of typed columns.

    A cell that is no value, such as an error of the spreadsheet, and one that cannot be read are blank.
    """

    def __init__(self, rows: Sequence[Sequence[CellValue]], headers: RowHeaders, language: Language) -> None:
        self._rows = rows
        self._places = headers.places
        self._header_texts = headers.texts
        self._language = language

    @property
    def columns(self) -> Container[Any]:
        """The keys of the columns that the headers name."""
        return self._places

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def __getitem__(self, key: str, /) -> pd.Series[Any]:
        """The column ``key`` in the dtype of its kind."""
        place = self._places[key]
        cells = [row[place] for row in self._rows]
        if not {*map(type, cells)} <= _VALUE_TYPES:
            cells = [cell if type(cell) in _VALUE_TYPES else None for cell in cells]
        return parse_column(_BY_KEY[key], cells, self._language).values

    def blank_rows(self) -> NDArray[np.intp]:
        """Places of the rows that are no clients: nothing in any known column, the headers, what stands above them."""
        nothing = self._rows_with(dict.fromkeys(self._places.values(), _says_nothing))
        headers = {
            row
            for texts in self._header_texts
            for row in self._rows_with({place: partial(eq, cell) for place, cell in texts.items()})
        }
        # further down the headers were typed once more, and clients stand above them
        above = range(min((row for row in headers if row < SEARCHED_ROWS), default=0))
        return np.array(sorted({*nothing, *headers, *above}), dtype=np.intp)

    def _rows_with(self, wanted: Mapping[int, Callable[[CellValue], bool]]) -> Sequence[int]:
        """The rows in which the cell at each place is as wanted there."""
        suspects: Sequence[int] = range(len(self._rows))
        for place, is_wanted in wanted.items():
            suspects = [row for row in suspects if is_wanted(self._rows[row][place])]
            if not suspects:
                break
        return suspects


def _says_nothing(cell: CellValue) -> bool:
    return is_blank(cell) or type(cell) not in _VALUE_TYPES
