"""What the data gets wrong: where, what stood there, what was expected and what was done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import text_of

GROUPED_ABOVE = 20
"""So many alike in one column are still listed one by one; more become one line that counts them."""

_SHOWN_ROWS = 5
_SHOWN_CHARACTERS = 120


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the data.

    ``row`` counts from 0 in the sheet, None where the whole tab is meant; ``column`` is the header as it stands.
    """

    sheet: str
    row: int | None
    column: str
    value: CellValue
    what: Text
    done: Text
    fields: dict[str, object] = field(default_factory=dict)


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
    rows = [str(problem.row + 1) for problem in problems if problem.row is not None]
    values = list(dict.fromkeys(_shown(problem.value) for problem in problems))
    more_rows, more_values = len(rows) > _SHOWN_ROWS, len(values) > _SHOWN_ROWS
    return ProblemLine(
        sheet=first.sheet,
        rows=", ".join(rows[:_SHOWN_ROWS]) + (", …" if more_rows else ""),
        column=first.column,
        value=", ".join(values[:_SHOWN_ROWS]) + (", …" if more_values else ""),
        what=first.what.format(language, **first.fields),
        done=first.done.format(language, **first.fields),
        count=len(problems),
    )


def problem_lines(problems: Iterable[Problem], language: Language) -> list[ProblemLine]:
    """The lines of the Problems tab, in order of first appearance; many alike in one column share a line."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.sheet, problem.column, problem.what.en), []).append(problem)
    lines: list[ProblemLine] = []
    for group in alike.values():
        if len(group) > GROUPED_ABOVE:
            lines.append(_line(group, language))
        else:
            lines.extend(_line([problem], language) for problem in group)
    return lines
