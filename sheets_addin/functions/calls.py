"""Calls of cell functions and their answers: one assessment for all calls that share headers and day.

The same methods as in a refresh run here over the rows of the calls; only what the asked functions need is read and
computed. A row knows nothing of the other clients, so the revenue from which a client is gold comes from the settings:
the one given there or the one that the last refresh wrote. It is never derived from the rows of a call.
"""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from sheets_addin.functions import faults
from sheets_addin.functions.answers import answers
from sheets_addin.functions.faults import WrongCall
from sheets_addin.functions.registry import CELL_FUNCTIONS
from sheets_addin.functions.row_table import RowHeaders, RowTable
from sheets_addin.functions.setting_rows import SettingRows, read_setting_rows
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank, text_of
from sheets_addin.vocabulary.typed_days import counted_day

Row: TypeAlias = Sequence[CellValue]


@dataclass(frozen=True)
class Call:
    """One call as typed: ``rows`` are cells as they stand on the sheet, one list a row.

    ``headers`` None means those of the batch, a blank ``today`` the day of the batch. A cell that is none of
    :data:`~sheets_addin.vocabulary.layout.CellValue` is an error of the spreadsheet: it counts as blank.
    """

    function: str
    rows: Sequence[Row]
    headers: Row | None = None
    today: CellValue = None


@dataclass(frozen=True)
class Answer:
    """One value for each row of a call, None where there is nothing to say; dates are plain dates."""

    values: Sequence[CellValue]
    kind: Kind


@dataclass(frozen=True)
class Batch:
    """What became of each call, in their order, in which language, and what was wrong with the settings."""

    results: Sequence[Answer | WrongCall]
    language: Language
    setting_problems: Sequence[str]


def evaluate(
    function: str,
    rows: Sequence[Row],
    *,
    headers: Row | None = None,
    settings: Sequence[Row] = (),
    today: dt.date,
    language: Language | None = None,
) -> Answer:
    """The answer of one function for ``rows``; see :func:`evaluate_batch`.

    Raises WrongCall where the function is unknown, the rows do not fit the headers, or no header is known.
    """
    batch = evaluate_batch([Call(function, rows)], headers=headers, settings=settings, today=today, language=language)
    (result,) = batch.results
    if isinstance(result, WrongCall):
        raise result
    return result


def evaluate_batch(
    calls: Sequence[Call],
    *,
    headers: Row | None = None,
    settings: Sequence[Row] = (),
    today: dt.date,
    language: Language | None = None,
    otherwise: Language = Language.ENGLISH,
) -> Batch:
    """Answer ``calls``; a wrong one fails alone.

    ``settings`` are the rows (name, value) of the workbook's Settings tab, with the row of the threshold of gold that
    is in use. ``language`` None takes that of the settings, else of the headers, else ``otherwise``. A row with nothing
    in it has no answer.
    """
    plan = _Plan(headers, settings, today, language, otherwise)
    steps: list[_Step | WrongCall] = []
    contents = [None] if len(calls) == 1 else [_content(call.rows) for call in calls]
    for call, content in zip(calls, contents, strict=True):
        try:
            steps.append(plan.take(call, content))
        except WrongCall as wrong:
            steps.append(wrong)
    results = [step if isinstance(step, WrongCall) else step.answer() for step in steps]
    own = plan.own_settings()
    return Batch(results, own.language, own.problems)


def _content(rows: Sequence[Row]) -> bytes | str:
    """What tells equal blocks of rows from different ones; 1, 1.0 and yes are different."""
    try:
        return marshal.dumps(rows, 2)  # type: ignore[arg-type]
    except ValueError:
        return repr(rows)


@dataclass
class _Group:
    """The rows of all calls that one assessment answers; each different block stands in it once."""

    headers: RowHeaders
    setting_rows: SettingRows
    today: dt.date
    rows: list[Row] = field(default_factory=list)
    starts: dict[object, int] = field(default_factory=dict)
    asked: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    _found: dict[str, list[CellValue]] | None = None

    def take(self, call: Call, content: object) -> _Step:
        if content not in self.starts:
            self.headers.check(call.rows)
            self.starts[content] = len(self.rows)
            self.rows.extend(call.rows)
        start = self.starts[content]
        step = _Step(self, call.function, start, start + len(call.rows))
        self.asked.setdefault(call.function, set()).add((step.start, step.end))
        return step

    def found(self) -> dict[str, list[CellValue]]:
        if self._found is None:
            masks = {}
            for function, ranges in self.asked.items():
                masks[function] = np.zeros(len(self.rows), dtype=bool)
                for start, end in ranges:
                    masks[function][start:end] = True
            table = RowTable(self.rows, self.headers, self.setting_rows.language)
            self._found = answers(table, self.setting_rows, self.today, masks)
        return self._found


@dataclass(frozen=True)
class _Step:
    """A call that has its rows in a group, from ``start`` to before ``end``."""

    group: _Group
    function: str
    start: int
    end: int

    def answer(self) -> Answer:
        return Answer(self.group.found()[self.function][self.start : self.end], CELL_FUNCTIONS[self.function].kind)


class _Plan:
    """Which calls are answered together."""

    def __init__(
        self,
        headers: Row | None,
        settings: Sequence[Row],
        today: dt.date,
        language: Language | None,
        otherwise: Language,
    ) -> None:
        self._headers = headers
        self._settings = settings
        self._today = today
        self._language = language
        self._otherwise = otherwise
        self._own_headers: RowHeaders | WrongCall | None = None
        self._known_headers: dict[str, RowHeaders] = {}
        self._known_settings: dict[Language | None, SettingRows] = {}
        self._groups: dict[tuple[int, dt.date], _Group] = {}

    def take(self, call: Call, content: object) -> _Step:
        """Give ``call`` its place; WrongCall where it makes no sense."""
        if call.function not in CELL_FUNCTIONS:
            names = ", ".join(CELL_FUNCTIONS)
            raise WrongCall(faults.NO_FUNCTION, faults.ONE_OF, function=call.function, functions=names)
        headers = self._shared_headers() if call.headers is None else self._row_headers(call.headers)
        today = day_asked(call.today, self._today)
        group = self._groups.get((id(headers), today))
        if group is None:
            group = _Group(headers, self._setting_rows(headers.language), today)
            self._groups[id(headers), today] = group
        return group.take(call, content)

    def own_settings(self) -> SettingRows:
        """The settings in the language of the batch's own headers, without any in that of the first call."""
        if self._headers is None and self._known_settings:
            return next(iter(self._known_settings.values()))
        try:
            return self._setting_rows(self._shared_headers().language)
        except WrongCall:
            return self._setting_rows(None)

    def _shared_headers(self) -> RowHeaders:
        """The batch's own headers, read once however many calls use them."""
        if self._own_headers is None:
            try:
                self._own_headers = self._row_headers(self._headers)
            except WrongCall as wrong:
                self._own_headers = wrong
        if isinstance(self._own_headers, WrongCall):
            raise self._own_headers
        return self._own_headers

    def _row_headers(self, cells: Row | None) -> RowHeaders:
        content = repr(cells)
        if content not in self._known_headers:
            self._known_headers[content] = RowHeaders(cells)
        return self._known_headers[content]

    def _setting_rows(self, of_headers: Language | None) -> SettingRows:
        if of_headers not in self._known_settings:
            rows = read_setting_rows(self._settings, self._language, of_headers, self._otherwise)
            self._known_settings[of_headers] = rows
        return self._known_settings[of_headers]


def day_asked(cell: CellValue, otherwise: dt.date) -> dt.date:
    """The day to count from as a call gives it, ``otherwise`` where it gives none.

    Raises WrongCall for what is no day, and for years that only a slip of the hand can mean.
    """
    if is_blank(cell):
        return otherwise
    day = counted_day(cell)
    if day is None:
        raise WrongCall(faults.NOT_A_DAY, faults.A_DAY, value=text_of(cell))
    return day
