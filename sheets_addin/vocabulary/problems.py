"""What the data gets wrong: where, what stood there, what was expected and what was done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import text_of
from sheets_addin.vocabulary.runs import runs

GROUPED_ABOVE = 20
"""So many alike in one column are still listed one by one; more become one line that counts them."""

EXPECTED = {
    Kind.MONEY: Text(en="expected an amount such as 1 234.50", ru="ожидалась сумма, например 1 234,50"),
    Kind.NUMBER: Text(en="expected a number", ru="ожидалось число"),
    Kind.INTEGER: Text(en="expected a whole number", ru="ожидалось целое число"),
    Kind.DATE: Text(en="expected a date such as 31.12.2026", ru="ожидалась дата, например 31.12.2026"),
    Kind.YES_NO: Text(en="expected yes or no", ru="ожидалось да или нет"),
    Kind.CHOICE: Text(en="expected one of: {choices}", ru="ожидалось одно из: {choices}"),
}
"""What a cell of each kind should have held."""

_SHOWN_VALUES = 5
_SHOWN_CHARACTERS = 120
_SHOWN_RANGES = 60


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the data.

    ``row`` counts from 0 in the sheet, None where the whole tab is meant; ``more_rows`` are others that it is of.
    ``column`` is the header as it stands.
    """

    sheet: str
    row: int | None
    column: str
    value: CellValue
    what: Text
    done: Text
    fields: dict[str, object] = field(default_factory=dict)
    more_rows: Sequence[int] = ()

    @property
    def rows(self) -> list[int]:
        """All its rows as people count them, from 1."""
        return [] if self.row is None else [row + 1 for row in (self.row, *self.more_rows)]


@dataclass(frozen=True)
class ProblemLine:
    """One line of the Problems tab, in the workbook's language; ``count`` problems that are alike stand in it."""

    sheet: str
    rows: str
    column: str
    value: str
    what: str
    done: str
    count: int


def _shown(value: CellValue) -> str:
    text = text_of(value)
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def _line(problems: Sequence[Problem], language: Language) -> ProblemLine:
    first = problems[0]
    values = list(dict.fromkeys(_shown(problem.value) for problem in problems))
    return ProblemLine(
        sheet=first.sheet,
        rows=_ranges([row for problem in problems for row in problem.rows]),
        column=first.column,
        value=", ".join(values[:_SHOWN_VALUES]) + (", …" if len(values) > _SHOWN_VALUES else ""),
        what=first.what.format(language, **first.fields),
        done=first.done.format(language, **first.fields),
        count=len(problems),
    )


def _ranges(rows: Sequence[int]) -> str:
    """Rows in words, those that follow each other as one: 2, 5-9, 12."""
    ranges = runs(rows)
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in ranges[:_SHOWN_RANGES]]
    return ", ".join(shown) + (", …" if len(ranges) > _SHOWN_RANGES else "")


def problem_lines(problems: Iterable[Problem], language: Language) -> list[ProblemLine]:
    """The lines of the Problems tab, in order of first appearance; many alike in one column share a line."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        what = problem.what.format(language, **problem.fields)
        alike.setdefault((problem.sheet, problem.column, what), []).append(problem)
    lines: list[ProblemLine] = []
    for group in alike.values():
        if len(group) > GROUPED_ABOVE:
            lines.append(_line(group, language))
        else:
            lines.extend(_line([problem], language) for problem in group)
    return lines
