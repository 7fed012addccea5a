"""Answers of the cell functions: remembered by content, asked for in batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .patience import Patience
from .product import say
from .rows import Row, as_json, fingerprint, serial_of
from .server import NoAnswerError, RejectedError

MOST_ROWS = 20_000
"""Rows of one request."""

_MOST_REMEMBERED = 1_000_000


@dataclass(frozen=True)
class Context:
    """What, besides its row, an answer depends on: Settings rows, headers and the day (ISO, '' for the real one)."""

    settings: tuple[Row, ...]
    headers: Row | None
    today: str


@dataclass
class _Known:
    """Answers by function and fingerprint of the row, in one context."""

    answers: dict[str, dict[bytes, Any]] = field(default_factory=dict)

    def of(self, function: str) -> dict[bytes, Any]:
        return self.answers.setdefault(function, {})


class Answers:
    """Gives the values of cells; ``post(path, content, language)`` asks the server for what is not known.

    Values that the workbook had stored stand in where the server gives none.
    """

    def __init__(self, post: Callable[[str, dict[str, Any], str], Any]) -> None:
        self._post = post
        self.patience = Patience()
        self._known: dict[tuple[Context, dt.date], _Known] = {}
        self._stored: dict[Context, _Known] = {}
        self._size = 0

    def known(self, function: str, context: Context) -> dict[bytes, Any]:
        """The answers of ``function`` so far by fingerprint of the row, in ``context``, today."""
        key = context, dt.date.today()
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _Known()
        return found.of(function)

    def store(self, function: str, context: Context, row: Row, value: Any) -> None:
        """The workbook holds ``value`` as the answer for ``row``."""
        self._stored.setdefault(context, _Known()).of(function)[fingerprint(row)] = value

    def remember(self, function: str, context: Context, rows: Sequence[Row], values: Sequence[Any]) -> None:
        """``values`` are the answers of ``function`` for ``rows``."""
        self._make_room(len(rows))
        self.known(function, context).update(zip(map(fingerprint, rows), values, strict=True))

    def stand_in(self, function: str, context: Context, row: Row, fault: NoAnswerError, language: str) -> Any:
        """What a cell shows where there is no answer: the stored value for the same row, else a short text."""
        stored = self._stored.get(context)
        held = None if stored is None else stored.of(function).get(fingerprint(row))
        return say(f"cell_{fault.kind}", language) if held is None else held

    def ask(
        self, function: str, context: Context, rows: Sequence[Row], day_zero: dt.date, language: str
    ) -> dict[bytes, Any]:
        """Ask for ``rows`` and remember; what is known of ``function`` in ``context`` then.

        NoAnswerError where the server gives no answer, or gave none just now.
        """
        for start in range(0, len(rows), MOST_ROWS):
            fault = self.patience.fault()
            if fault is not None:
                raise fault
            part = rows[start : start + MOST_ROWS]
            try:
                values = self._asked(function, context, part, day_zero, language)
            except NoAnswerError as error:
                self.patience.note(error)
                raise
            self.remember(function, context, part, values)
        return self.known(function, context)

    def _asked(
        self, function: str, context: Context, rows: Sequence[Row], day_zero: dt.date, language: str
    ) -> Sequence[Any]:
        content: dict[str, Any] = {
            "settings": context.settings,
            "calls": [{"function": function, "rows": [as_json(row) for row in rows]}],
        }
        if context.headers is not None:
            content["headers"] = context.headers
        if context.today:
            content["today"] = context.today
        if not context.settings and context.headers is None:
            content["language"] = language
        try:
            answer = self._post("/v1/functions", content, language)
        except RejectedError as error:
            return [say("cell_wrong", language, message=str(error))] * len(rows)
        return _values(answer, len(rows), day_zero, language)

    def _make_room(self, rows: int) -> None:
        self._size += rows
        if self._size > _MOST_REMEMBERED:
            self._known.clear()
            self._size = rows


def _values(answer: Any, count: int, day_zero: dt.date, language: str) -> Sequence[Any]:
    """The values of the one call in an answer; NoAnswerError("nonsense") where it does not have the agreed form."""
    try:
        (result,) = answer["results"]
        if "error" in result:
            return [say("cell_wrong", language, message=result["error"]["message"])] * count
        values = [_cell(value) for value in result["values"]]
        if result.get("type") == "date":
            values = [serial_of(value, day_zero) if isinstance(value, str) and value else value for value in values]
    except (KeyError, TypeError, ValueError) as error:
        raise NoAnswerError("nonsense", type(error).__name__) from error
    if len(values) != count:
        raise NoAnswerError("nonsense", f"{len(values)} / {count}")
    return values


def _cell(value: Any) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"a cell holds no {type(value).__name__}")
