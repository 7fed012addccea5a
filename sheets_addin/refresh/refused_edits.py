"""Edits that did not go back to Clients as they were typed, each with its client, for the log to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_addin.refresh.row_owners import texts
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table


@dataclass(frozen=True)
class RefusedEdit:
    """What is said of one edit, and whose it is as far as its row tells: ``client_id`` and ``client``."""

    problem: Problem
    client_id: str | None
    client: str | None


@dataclass(frozen=True)
class NamedRows:
    """A table whose rows say whose they are: ``ids`` has the ID of each, None where it is unclear."""

    table: Table
    ids: Sequence[str | None]


def with_clients(problems: Sequence[Problem], tables: Sequence[NamedRows]) -> list[RefusedEdit]:
    """``problems`` with the clients that the rows of ``tables`` name, in their order."""
    told = {problem.sheet for problem in problems}
    whose = {
        (named.table.sheet, row): (client_id, client)
        for named in tables
        if named.table.sheet in told
        for row, client_id, client in zip(named.table.rows, named.ids, texts(named.table, "client"), strict=True)
    }
    return [
        RefusedEdit(one, *whose.get((one.sheet, -1 if one.row is None else one.row), (None, None))) for one in problems
    ]
