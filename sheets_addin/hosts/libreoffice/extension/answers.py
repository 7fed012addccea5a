"""Answers of the cell functions: remembered by content, asked for in batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .patience import Patience
from .product import say
from .rows import Row, as_json, fingerprint, serial_of
from .server import NoAnswerError

MOST_ROWS = 20_000
"""Rows of one request."""

MOST_REMEMBERED = 1_000_000
"""Answers kept at hand, of all functions, settings and days together."""

MOST_LISTS = 200
"""Managers' days kept at hand."""


@dataclass(frozen=True)
class Context:
    """What, besides its row, an answer depends on: Settings rows, headers, and the day as given ('' where not)."""

    settings: tuple[Row, ...]
    headers: Row | None
    today: str


@dataclass
class Known:
    """Answers by function and fingerprint of the row, in one context."""

    answers: dict[str, dict[bytes, Any]] = field(default_factory=dict)

    def of(self, function: str) -> dict[bytes, Any]:
        """The answers of one function."""
        return self.answers.setdefault(function, {})

    def size(self) -> int:
        """How many answers there are."""
        return sum(map(len, self.answers.values()))

    def forget(self) -> None:
        """Drop the answers, also from the hands of those who hold them by function."""
        for found in self.answers.values():
            found.clear()


class Answers:
    """Gives the values of cells; ``post(path, content, language)`` asks the server for what is not known.

    ``day`` is the real day, by this computer's clock: it counts where a context gives none.
    """

    def __init__(self, post: Callable[[str, dict[str, Any], str], Any], most_remembered: int = MOST_REMEMBERED) -> None:
        self._post = post
        self._most_remembered = most_remembered
        self.patience = Patience()
        self._known: dict[tuple[Context, dt.date], Known] = {}
        self._lists: dict[bytes, list[Row]] = {}

    def known(self, function: str, context: Context, day: dt.date) -> dict[bytes, Any]:
        """The answers of ``function`` so far by fingerprint of the row, in ``context``, on ``day``."""
        return self._known.setdefault((context, day), Known()).of(function)

    def remember(
        self, function: str, context: Context, day: dt.date, rows: Sequence[Row], values: Sequence[Any]
    ) -> None:
        """``values`` are the answers of ``function`` for ``rows``."""
        self._make_room(len(rows))
        self.known(function, context, day).update(zip(map(fingerprint, rows), values, strict=True))

    def ask(
        self, function: str, context: Context, day: dt.date, rows: Sequence[Row], day_zero: dt.date, language: str
    ) -> dict[bytes, Any]:
        """Ask for ``rows`` and remember; their answers by fingerprint.

        NoAnswerError where the server gives no answer, or gave none just now.
        """
        self._make_room(len(rows))
        known = self.known(function, context, day)
        found: dict[bytes, Any] = {}
        for start in range(0, len(rows), MOST_ROWS):
            fault = self.patience.fault()
            if fault is not None:
                raise fault
            part = rows[start : start + MOST_ROWS]
            try:
                values = self._asked(function, context, day, part, day_zero, language)
            except NoAnswerError as error:
                self.patience.note(error)
                raise
            new = dict(zip(map(fingerprint, part), values, strict=True))
            known.update(new)
            found.update(new)
        return found

    def calls(self, manager: str, context: Context, day: dt.date, rows: Sequence[Row], language: str) -> list[Row]:
        """Whom ``manager`` calls, from the ``rows`` of all clients; a text where the call makes no sense.

        NoAnswerError where the server gives no answer, or gave none just now.
        """
        content = _content(context, day, language) | {"manager": manager, "rows": list(map(as_json, rows))}
        if context.headers is not None:
            content["headers"] = as_json(context.headers)
        asked = fingerprint((manager, context.settings, context.headers, content["today"], language, tuple(rows)))
        if asked not in self._lists:
            fault = self.patience.fault()
            if fault is not None:
                raise fault
            found = self._list(content, language)
            if len(self._lists) >= MOST_LISTS:
                del self._lists[next(iter(self._lists))]
            self._lists[asked] = found
        return self._lists[asked]

    def _list(self, content: dict[str, Any], language: str) -> list[Row]:
        try:
            return _rows(self._post("/v1/calls", content, language))
        except NoAnswerError as error:
            if not error.expected:
                self.patience.note(error)
                raise
            return [(say("cell_wrong", language, message=error.detail, expected=error.expected),)]

    def _asked(
        self, function: str, context: Context, day: dt.date, rows: Sequence[Row], day_zero: dt.date, language: str
    ) -> Sequence[Any]:
        # headers and day belong to the call, so that a fault in them is the call's own and not the whole request's
        call: dict[str, Any] = {"function": function, "rows": list(map(as_json, rows))}
        if context.headers is not None:
            call["headers"] = as_json(context.headers)
        if context.today:
            call["today"] = context.today
        content = _content(context, day, language) | {"today": day.isoformat(), "calls": [call]}
        return _values(self._post("/v1/functions", content, language), len(rows), day_zero, language)

    def _make_room(self, rows: int) -> None:
        """Drop the oldest contexts until ``rows`` more answers have room."""
        size = sum(known.size() for known in self._known.values())
        while self._known and size + rows > self._most_remembered:
            dropped = self._known.pop(next(iter(self._known)))
            size -= dropped.size()
            dropped.forget()


def _content(context: Context, day: dt.date, language: str) -> dict[str, Any]:
    """What every question says: the settings, the day, and the language where nothing else shows it."""
    content = {"settings": list(map(as_json, context.settings)), "today": context.today or day.isoformat()}
    return content if context.settings or context.headers is not None else content | {"language": language}


def _rows(answer: Any) -> list[Row]:
    """The rows of a list; NoAnswerError("nonsense") where the answer does not have the agreed form."""
    try:
        return [tuple(map(_cell, row)) for row in answer["rows"]]
    except (KeyError, TypeError) as error:
        raise NoAnswerError("nonsense", type(error).__name__) from error


def _values(answer: Any, count: int, day_zero: dt.date, language: str) -> Sequence[Any]:
    """The values of the one call in an answer; NoAnswerError("nonsense") where it does not have the agreed form."""
    try:
        (result,) = answer["results"]
        if "error" in result:
            fault = result["error"]
            return [say("cell_wrong", language, message=fault["message"], expected=fault["expected"])] * count
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


class Stored:
    """The values that a workbook had stored: they stand in where the server gives none."""

    def __init__(self) -> None:
        self._known: dict[Context, Known] = {}
        self.was_missed = False
        """Whether a value was wanted that is not at hand."""

    def keep(self, function: str, context: Context, lines: Iterable[tuple[Row, Any]]) -> None:
        """The workbook holds these values as the answers for these rows."""
        known = self._known.setdefault(context, Known()).of(function)
        known.update((fingerprint(row), value) for row, value in lines)

    def stand_in(self, function: str, context: Context, row: Row, fault: NoAnswerError, language: str) -> Any:
        """What a cell shows where there is no answer: the stored value for the same row, else a short text."""
        stored = self._known.get(context)
        held = None if stored is None else stored.of(function).get(fingerprint(row))
        if held is None:
            self.was_missed = True
            return say(f"cell_{fault.kind}", language, detail=fault.detail)
        return held
