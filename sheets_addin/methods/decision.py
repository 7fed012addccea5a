"""Decision tables: an ordered list of (when, result, because), evaluated over whole columns.

The first rule that holds decides. The reason of a row is the text of the rule that decided it, filled with the row's
own figures; there is no second text beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sheets_addin.methods.facts import (
    Facts,
    Mask,
    Result,
    Rows,
    Values,
    as_objects,
    blank_numbers,
    blank_texts,
    rows_of,
)
from sheets_addin.methods.wording import cell_words, fill
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Text

When: TypeAlias = Callable[[Facts], Mask]
NOTHING = Text(en="", ru="")


@dataclass(frozen=True)
class Figure:
    """A figure that a table's texts name and that is no column: its kind, and its value for every row."""

    values: Callable[[Facts], Values]
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True)
class Rule:
    """One line of a table.

    ``result`` is a choice's code, a number, a text to be filled, a function giving a value a row, or None for a blank.
    ``because`` has places ``{name}`` for columns, settings and figures of the table; see :meth:`Facts.words`.
    """

    when: When
    result: str | float | Text | Callable[[Facts], Values] | None
    because: Text


@dataclass(frozen=True)
class DecisionTable:
    """Rules for one column. ``heading`` stands before the reason of every row that got a value."""

    column: Column
    rules: Sequence[Rule]
    heading: Text = NOTHING
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def evaluate(self, facts: Facts) -> Result:
        """The column's values for all rows; a row for which no rule holds is blank and has no reason."""
        fired = self._fired(facts)
        values = self._values(facts, fired)
        return Result(values, lambda rows: self._reasons(facts, fired, values, rows))

    def _fired(self, facts: Facts) -> NDArray[np.intp]:
        fired = np.full(facts.size, -1, dtype=np.intp)
        undecided = np.ones(facts.size, dtype=bool)
        for place, rule in enumerate(self.rules):
            hit = undecided & rule.when(facts)
            fired[hit] = place
            undecided &= ~hit
        return fired

    def _values(self, facts: Facts, fired: NDArray[np.intp]) -> Values:
        values: Values = blank_texts(facts.size) if self.column.kind.is_text else blank_numbers(facts.size)
        computed: dict[Callable[[Facts], Values], Values] = {}
        for place, rule in enumerate(self.rules):
            rows = rows_of(fired == place)
            if not len(rows) or rule.result is None:
                continue
            if isinstance(rule.result, Text):
                values[rows] = as_objects(self._fill(facts, rule.result, rows))
            elif callable(rule.result):
                if rule.result not in computed:
                    computed[rule.result] = rule.result(facts)
                values[rows] = computed[rule.result][rows]
            else:
                values[rows] = rule.result
        return values

    def _reasons(self, facts: Facts, fired: NDArray[np.intp], values: Values, rows: Rows) -> list[str]:
        reasons = np.full(len(rows), "", dtype=object)
        of_rows = fired[rows]
        for place in np.unique(of_rows[of_rows >= 0]):
            rule = self.rules[place]
            inside = rows_of(of_rows == place)
            texts = self._fill(facts, rule.because, rows[inside])
            if rule.result is not None and self.heading is not NOTHING:
                names = cell_words(self.column, values[rows[inside]], facts.language)
                pairs = zip(names, texts, strict=True)
                texts = [f"{self.heading.format(facts.language, result=name)}: {text}" for name, text in pairs]
            reasons[inside] = as_objects(texts)
        return list(reasons)

    def _fill(self, facts: Facts, text: Text, rows: Rows) -> list[str]:
        return _filled(facts, self.figures, text, rows)


@dataclass(frozen=True)
class Factor:
    """One of several things that bear on a value at the same time, said by ``because`` where it holds."""

    when: When
    because: Text


@dataclass(frozen=True)
class FactorTable:
    """A computed column whose reason names every factor that holds: '{heading}: {factor}; {factor}'.

    ``otherwise`` is said where no factor holds. A blank value has no reason.
    """

    column: Column
    compute: Callable[[Facts], Values]
    heading: Text
    factors: Sequence[Factor]
    otherwise: Text
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def evaluate(self, facts: Facts) -> Result:
        """The column's values for all rows."""
        values = self.compute(facts)
        return Result(values, lambda rows: self._reasons(facts, values, rows))

    def _reasons(self, facts: Facts, values: Values, rows: Rows) -> list[str]:
        said: list[list[str]] = [[] for _ in rows]
        for factor in self.factors:
            inside = rows_of(factor.when(facts)[rows])
            for place, text in zip(inside, _filled(facts, self.figures, factor.because, rows[inside]), strict=True):
                said[place].append(text)
        headings = _filled(facts, self.figures, self.heading, rows)
        otherwise = _filled(facts, self.figures, self.otherwise, rows)
        return [
            "" if np.isnan(value) else f"{heading}: {'; '.join(factors) or other}"
            for value, heading, factors, other in zip(values[rows], headings, said, otherwise, strict=True)
        ]


def _filled(facts: Facts, figures: Mapping[str, Figure], text: Text, rows: Rows) -> list[str]:
    def words(name: str, spec: str) -> list[str]:
        if name in figures:
            return cell_words(figures[name].kind, figures[name].values(facts)[rows], facts.language, spec)
        return facts.words(name, rows, spec)

    return fill(text.in_language(facts.language), len(rows), words)
