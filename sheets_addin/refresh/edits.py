"""Cells that people changed on the tabs that refresh writes, weighed against what Clients says now and said then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from sheets_addin.refresh import edit_problems
from sheets_addin.refresh.edit_problems import cell_of, header_at, quoted
from sheets_addin.refresh.edited_tabs import PLACE_OF_MARK
from sheets_addin.refresh.fingerprints import BLANK
from sheets_addin.refresh.row_owners import NOBODY, KnownClients, TabRows
from sheets_addin.tabs.cells import cells_of
from sheets_addin.vocabulary.addresses import address
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import text_of
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table


@dataclass(frozen=True)
class Edit:
    """One changed cell: whose (place of the client), which column, where it was typed, and what.

    ``value`` is what a cell of Clients takes: the value as read, or the text as typed where it could not be read;
    ``mark`` tells it apart from other values.
    """

    client: int
    column: Column
    rows: TabRows
    row: int
    value: CellValue
    mark: bytes

    @property
    def said(self) -> dict[str, object]:
        """Where it was typed, and what, for a line of Problems."""
        table = self.rows.table
        sheet_row, place = table.rows[self.row], table.header.places[self.column.key]
        typed = cell_of(self.rows.sheet, sheet_row, place)
        return {"tab": self.rows.sheet.name, "cell": address(sheet_row, place), "typed": quoted(typed)}


@dataclass
class Weighed:
    """What goes back to Clients, (place of the client, key of the column) -> edit, and what does not."""

    taken: dict[tuple[int, str], Edit] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def typed_cells(rows: TabRows, places: Sequence[int], column: Column, language: Language) -> list[CellValue]:
    """What cells of Clients take from the rows of a tab at ``places``."""
    unreadable = rows.table.unreadable[column.key]
    cells = cells_of(rows.table.frame[column.key].iloc[[*places]], column, language)
    if not unreadable:
        return cells
    return [unreadable.get(place, cell) for place, cell in zip(places, cells, strict=True)]


def changed_cells(rows: TabRows, known: KnownClients, language: Language) -> Iterator[Edit]:
    """The editable cells of a tab that differ from what the last refresh wrote, a column at a time."""
    errors = _error_cells(rows)
    owned = rows.owners != NOBODY
    for column in rows.tab.editable:
        if column.key not in rows.table.frame or column.key not in known.memory.marked:
            continue
        marks = rows.marks[:, PLACE_OF_MARK[column.key]]
        changed = marks != known.then[rows.owners, PLACE_OF_MARK[column.key]]
        changed[rows.by_name] &= marks[rows.by_name] != BLANK
        unreadable = rows.table.unreadable[column.key]
        changed[list(unreadable)] = True
        places = [
            place
            for place in np.flatnonzero(changed & owned).tolist()
            if (place, column.key) not in errors and not _stands_with_a_sharer(rows, place, column, known)
        ]
        for place, value in zip(places, typed_cells(rows, places, column, language), strict=True):
            mark = text_of(value).encode() if place in unreadable else bytes(marks[place])
            yield Edit(int(rows.owners[place]), column, rows, place, value, mark)


def _stands_with_a_sharer(rows: TabRows, row: int, column: Column, known: KnownClients) -> bool:
    """Whether one of several clients with the row's ID has what the row says: then nobody is known to have typed it."""
    sharers = known.sharers.get(int(rows.owners[row]))
    if sharers is None:
        return False
    unreadable = rows.table.unreadable[column.key]
    if row in unreadable:
        texts = known.table.unreadable.get(column.key, {})
        return any(place in texts and text_of(texts[place]) == text_of(unreadable[row]) for place in sharers)
    return bool((known.now[sharers, PLACE_OF_MARK[column.key]] == rows.marks[row, PLACE_OF_MARK[column.key]]).any())


def weigh(edits: Iterable[Edit], known: KnownClients, clients_sheet: Sheet) -> Weighed:
    """The edits that go back; where both sides changed Clients is kept, and of two tabs the first.

    An edit of a cell that holds a formula on Clients, and one of two that differ, becomes a problem that tells it.
    """
    weighed = Weighed()
    at_client = partial(_at_client, known.table, clients_sheet)
    for edit in edits:
        key = (edit.client, edit.column.key)
        place = PLACE_OF_MARK[edit.column.key]
        now, then = known.now[edit.client, place], known.then[edit.client, place]
        unreadable = known.table.unreadable.get(edit.column.key, {}).get(edit.client)
        if edit.mark == (bytes(now) if unreadable is None else text_of(unreadable).encode()):
            continue
        if edit.client in known.sharers:
            weighed.problems.append(_at_tab(edit, edit_problems.SAME_ID, edit_problems.NOT_TAKEN))
        elif edit.column.key in edit.rows.renamed:
            weighed.problems.append(_at_tab(edit, edit_problems.IN_RENAMED, edit_problems.NOT_TAKEN))
        elif edit.column.key in known.lost:
            weighed.problems.append(_at_tab(edit, edit_problems.LOST_COLUMN, edit_problems.NOT_TAKEN))
        elif now != then:
            weighed.problems.append(at_client(edit, edit_problems.BOTH_CHANGED, edit_problems.KEPT_HERE))
        elif _is_formula(known.table, clients_sheet, key):
            weighed.problems.append(at_client(edit, edit_problems.FORMULA, edit_problems.KEPT_HERE))
        elif (first := weighed.taken.get(key)) is None:
            weighed.taken[key] = edit
            if unreadable is not None:
                replaced = at_client(edit, edit_problems.UNREADABLE_BEFORE, edit_problems.REPLACED, unreadable)
                weighed.problems.append(replaced)
        elif first.mark != edit.mark:
            first_tab = first.rows.sheet.name
            told = at_client(edit, edit_problems.TWO_TABS, edit_problems.FIRST_TAB, first.value, first=first_tab)
            weighed.problems.append(told)
    return weighed


def _is_formula(clients: Table, sheet: Sheet, key: tuple[int, str]) -> bool:
    """Whether a formula stands in a client's cell on Clients."""
    place = clients.header.places.get(key[1])
    return place is not None and sheet.has_formula(clients.rows[key[0]], place)


def _at_client(
    clients: Table, sheet: Sheet, edit: Edit, what: Text, done: Text, value: CellValue = None, **fields: object
) -> Problem:
    """A problem at the client's cell on Clients, with the value that stands there unless another one is told."""
    row, place = clients.rows[edit.client], clients.header.places.get(edit.column.key)
    header = header_at(sheet, clients, place) if place is not None else ""
    if value is None and place is not None:
        value = cell_of(sheet, row, place)
    return Problem(clients.sheet, row, header, value, what, done, {**edit.said, **fields})


def _at_tab(edit: Edit, what: Text, done: Text) -> Problem:
    """A problem at the cell in which something was typed."""
    table, sheet = edit.rows.table, edit.rows.sheet
    row, place = table.rows[edit.row], table.header.places[edit.column.key]
    header = header_at(sheet, table, place)
    return Problem(sheet.name, row, header, cell_of(sheet, row, place), what, done, edit.said)


def _error_cells(rows: TabRows) -> set[tuple[int, str]]:
    """The editable cells of a tab that show an error, as (row, key)."""
    if not rows.sheet.errors:
        return set()
    row_of = {sheet_row: row for row, sheet_row in enumerate(rows.table.rows)}
    key_of = {place: key for key, place in rows.table.header.places.items()}
    return {(row_of[row], key_of[place]) for row, place in rows.sheet.errors if row in row_of and place in key_of}


def error_problems(rows: TabRows) -> list[Problem]:
    """The editable cells of a tab that show an error."""
    editable = {column.key for column in rows.tab.editable}
    table = rows.table
    return [
        Problem(
            rows.sheet.name,
            table.rows[row],
            header_at(rows.sheet, table, table.header.places[key]),
            rows.sheet.errors[table.rows[row], table.header.places[key]],
            edit_problems.ERROR_CELL,
            edit_problems.NOT_TAKEN,
        )
        for row, key in sorted(_error_cells(rows))
        if key in editable
    ]


def renamed_columns(rows: TabRows, language: Language) -> list[Problem]:
    """A line for each column whose header people changed on the tab."""
    header, sheet = rows.table.header, rows.sheet
    return [
        Problem(
            sheet.name,
            header.row,
            header_at(sheet, rows.table, header.places[column.key]),
            None,
            edit_problems.RENAMED,
            edit_problems.RENAMED_DONE,
            {"name": column.header(language)},
        )
        for column in rows.tab.columns
        if column.key in rows.renamed
    ]


def row_keys(rows: TabRows) -> Sequence[str]:
    """The columns of a tab that people type, its identity first."""
    return ["client_id", "client", *(column.key for column in rows.tab.editable)]
