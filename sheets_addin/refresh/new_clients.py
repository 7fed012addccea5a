"""Rows of edited tabs that are no known client's: new clients typed on the tab of a base, and what must be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sheets_addin.refresh import edit_problems
from sheets_addin.refresh.edit_problems import cell_of, header_at, problem_of_row, quoted
from sheets_addin.refresh.edited_tabs import PLACE_OF_MARK
from sheets_addin.refresh.edits import row_keys, typed_cells
from sheets_addin.refresh.fingerprints import BLANK
from sheets_addin.refresh.row_owners import NOBODY, KnownClients, TabRows, texts
from sheets_addin.vocabulary.client_names import ClientName, client_name
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import is_blank, plain
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table, is_of_totals


@dataclass(frozen=True)
class NewClient:
    """A client typed on a tab: where, and the cells that Clients takes, by key."""

    rows: TabRows
    row: int
    cells: Mapping[str, CellValue]


@dataclass
class TypedClients:
    """The new clients in the order in which they were found, and what is to be said of other rows."""

    clients: list[NewClient] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def clients_typed(tabs: Sequence[TabRows], known: KnownClients, language: Language) -> TypedClients:
    """The clients of all rows that belong to nobody; a name or an ID that is there already is not added again."""
    found = TypedClients()
    if all((rows.owners != NOBODY).all() for rows in tabs):
        return found
    names: defaultdict[str, list[ClientName]] = defaultdict(list)
    for there in known.names:
        if there is not None:
            names[client_name(there).key].append(client_name(there))
    ids = {plain(client_id) for client_id in known.place_of_id}
    for rows in tabs:
        new: list[int] = []
        names_here = texts(rows.table, "client")
        for row in np.flatnonzero(rows.owners == NOBODY).tolist():
            name, client_id = names_here[row], rows.ids[row]
            is_new = rows.tab.adds_clients and (client_id is None or client_id not in known.memory.clients)
            if not is_new or row in rows.names_differ or name is None:
                found.problems.extend(_not_taken(rows, row, known))
            elif is_of_totals([name]):
                continue
            elif _bears(name, names) or (client_id is not None and plain(client_id) in ids):
                found.problems.append(_problem(rows, row, edit_problems.KNOWN_NAME))
            else:
                new.append(row)
                names[client_name(name).key].append(client_name(name))
                ids |= {plain(client_id)} if client_id is not None else set()
        found.clients.extend(_new_clients(rows, new, known.lost | rows.renamed, language))
        computed = {column.key for column in rows.tab.columns}.difference(row_keys(rows))
        not_taken = (
            (computed - rows.renamed, edit_problems.COMPUTED_CELL),
            (rows.renamed, edit_problems.IN_RENAMED),
            (known.lost - rows.renamed, edit_problems.LOST_COLUMN),
        )
        for keys, what in not_taken:
            found.problems.extend(problem for row in new for problem in _cells_not_taken(rows, row, keys, what))
    return found


def _bears(name: str, names: Mapping[str, Sequence[ClientName]]) -> bool:
    """Whether a client bears ``name``, however it is written."""
    new = client_name(name)
    return any(map(new.forms_agree, names.get(new.key, ())))


def _new_clients(rows: TabRows, places: Sequence[int], lost: Collection[str], language: Language) -> list[NewClient]:
    """The clients of the rows at ``places``, each with the cells that were filled, those of ``lost`` columns aside."""
    if not places:
        return []
    keys = {*row_keys(rows)}.intersection(rows.table.frame).difference(lost)
    columns = [column for column in rows.tab.columns if column.key in keys]
    cells = {column.key: typed_cells(rows, places, column, language) for column in columns}
    return [
        NewClient(rows, place, {key: values[step] for key, values in cells.items() if values[step] is not None})
        for step, place in enumerate(places)
    ]


def _not_taken(rows: TabRows, row: int, known: KnownClients) -> list[Problem]:
    """What is said of a row that cannot be taken: nothing where it holds no more than was written there."""
    client_id = rows.ids[row]
    if row in rows.names_differ and client_id is not None:
        name = known.names[known.place_of_id[client_id]]
        return [_problem(rows, row, edit_problems.OTHER_NAME, client=name or client_id)]
    then = known.remembered(client_id) if client_id is not None else None
    if then is not None and not _says_more(rows, row, then[0]):
        return []
    if row in rows.names_moved and client_id is not None:
        name = known.names[known.place_of_id[client_id]]
        return [_problem(rows, row, edit_problems.MOVED_NAME, client=name or client_id)]
    is_stray = rows.tab.has_ids and client_id is not None and then is None
    if not is_stray and not any(rows.marks[row, PLACE_OF_MARK[column.key]] != BLANK for column in rows.tab.editable):
        return []
    return [_problem(rows, row, edit_problems.GONE if then is not None else edit_problems.UNKNOWN)]


def _says_more(rows: TabRows, row: int, then: np.ndarray) -> bool:
    """Whether an editable cell of the row differs from what the last refresh wrote."""
    places = {column.key: PLACE_OF_MARK[column.key] for column in rows.tab.editable}
    return any(
        (key in rows.table.frame and rows.marks[row, place] != then[place]) or row in rows.table.unreadable.get(key, {})
        for key, place in places.items()
    )


def _problem(rows: TabRows, row: int, what: Text, **fields: object) -> Problem:
    return problem_of_row(rows.sheet, rows.table, rows.table.rows[row], row_keys(rows), what, **fields)


def _cells_not_taken(rows: TabRows, row: int, keys: Collection[str], what: Text) -> list[Problem]:
    """What was typed for a new client into columns that take nothing."""
    table, sheet = rows.table, rows.sheet
    sheet_row = table.rows[row]
    places = sorted(place for key, place in table.header.places.items() if key in keys)
    return [
        Problem(
            sheet.name,
            sheet_row,
            header_at(sheet, table, place),
            None,
            what,
            edit_problems.NOT_TAKEN,
            {"typed": quoted(value)},
        )
        for place in places
        if not is_blank(value := cell_of(sheet, sheet_row, place))
    ]


def room_below(sheet: Sheet, clients: Table, new: Sequence[NewClient]) -> tuple[list[NewClient], list[Problem]]:
    """The clients that can be added below the last one; all or none, for rows of totals and notes stay in place."""
    first = clients.row_above(len(new)) + 1
    below = sheet.rows[first : first + len(new)]
    has_totals = any(table.has_totals and table.header_row == clients.header.row for table in sheet.tables)
    if not has_totals and all(is_blank(cell) for row in below for cell in row):
        return list(new), []
    return [], [_problem(client.rows, client.row, edit_problems.NO_ROOM) for client in new]
