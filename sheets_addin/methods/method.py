"""What a method is to everyone outside it: the columns it gives, the columns it needs, and how it is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sheets_addin.methods.decision import DecisionTable
from sheets_addin.methods.facts import Facts, Result
from sheets_addin.vocabulary.columns import Column


@dataclass(frozen=True)
class Output:
    """A column that a method gives.

    ``function`` is the cell function that returns it, ``place`` its place among the formula columns of Clients,
    ``explains`` its place among all that can be said of a client; None where it has none.
    """

    column: Column
    function: str | None = None
    place: int | None = None
    explains: int | None = None

    @property
    def key(self) -> str:
        """The column's key."""
        return self.column.key


@dataclass(frozen=True)
class Method:
    """One method: ``evaluate`` gives a result for every output; ``needs`` are keys of other methods' outputs."""

    name: str
    outputs: tuple[Output, ...]
    needs: tuple[str, ...]
    evaluate: Callable[[Facts], Mapping[str, Result]]


def table_method(
    name: str,
    table: DecisionTable,
    *,
    needs: tuple[str, ...] = (),
    function: str | None = None,
    place: int | None = None,
    explains: int | None = None,
) -> Method:
    """A method that is one decision table."""
    output = Output(table.column, function, place, explains)
    return Method(name, (output,), needs, lambda facts: {output.key: table.evaluate(facts)})
