"""Whose row it is: rows of edited tabs given to the clients of the Clients tab, however they were sorted or moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.refresh.edited_tabs import REMEMBERED, EditedTab, EditedTable
from sheets_addin.refresh.fingerprints import BLANK, Marks, mark_of_texts, marks_of, split
from sheets_addin.refresh.memory import Memory
from sheets_addin.vocabulary.layout import Sheet
from sheets_addin.vocabulary.parsing import plain, text_of
from sheets_addin.vocabulary.table_reader import Table

NOBODY = -1
_ROW_SAYS = ("manager", "place", "client")


@dataclass(frozen=True)
class KnownClients:
    """The clients as Clients has them now, and as the last refresh saw them.

    ``ids`` are as typed, None where blank; ``now`` and ``then`` are marks of :data:`REMEMBERED`, b'' in ``then`` where
    nothing is remembered of a client or several have its ID. Their last row is :data:`NOBODY`'s.
    """

    table: Table
    ids: Sequence[str | None]
    now: Marks
    then: Marks
    memory: Memory

    @cached_property
    def names(self) -> list[str | None]:
        """The name of each client, None where blank."""
        return texts(self.table, "client")

    @cached_property
    def place_of_id(self) -> dict[str, int]:
        """ID -> place of the first client that has it."""
        return {client_id: place for place, client_id in reversed(list(enumerate(self.ids))) if client_id is not None}

    @cached_property
    def repeated_ids(self) -> frozenset[str]:
        """The IDs that several clients have."""
        ids = pd.Series([client_id for client_id in self.ids if client_id is not None], dtype="str")
        return frozenset(ids[ids.duplicated()])

    @cached_property
    def sharers(self) -> dict[int, list[int]]:
        """Place of the first client of a repeated ID -> places of all that have it."""
        shared = [(client_id, place) for place, client_id in enumerate(self.ids) if client_id in self.repeated_ids]
        found: defaultdict[int, list[int]] = defaultdict(list)
        for client_id, place in shared:
            if client_id is not None:
                found[self.place_of_id[client_id]].append(place)
        return found

    def one_is_named(self, place: int, name: bytes) -> bool:
        """Whether one of the clients that share the ID of the client at ``place`` bears the name of mark ``name``."""
        return bool((self.now[self.sharers.get(place, []), 0] == name).any())

    @cached_property
    def places_of_name(self) -> dict[str, list[int]]:
        """Name in the form in which names are compared -> places of the clients that bear it."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self.names):
            if name is not None:
                places[plain(name)].append(place)
        return places

    @cached_property
    def lost(self) -> frozenset[str]:
        """The keys of the columns that Clients had at the last refresh and lacks now."""
        return frozenset(self.memory.headers.keys() - self.table.header.places.keys())

    def remembered(self, client_id: str) -> Marks | None:
        """The marks of a client that the last refresh saw, of shape (1, columns); None where it saw none."""
        state = self.memory.clients.get(client_id)
        return None if state is None else remembered_marks([state.marks], self.memory.marked)


def known_clients(table: Table, memory: Memory) -> KnownClients:
    """What is known of the clients in ``table``, a row each."""
    ids = texts(table, "client_id")
    states = [memory.clients.get(client_id) if client_id is not None else None for client_id in ids]
    then = remembered_marks([*(state.marks if state is not None else "" for state in states), ""], memory.marked)
    now = marks_of(table.frame, REMEMBERED)
    known = KnownClients(table, ids, np.vstack([now, np.zeros_like(then[-1:])]), then, memory)
    if known.repeated_ids:
        then[[place for place, client_id in enumerate(ids) if client_id in known.repeated_ids]] = b""
    return known


def remembered_marks(marks: Sequence[str], keys: Sequence[str]) -> Marks:
    """Remembered marks of the columns ``keys`` put into the order of :data:`REMEMBERED`; b'' where there are none."""
    found = split(marks, len(keys))
    places = {key: place for place, key in enumerate(keys)}
    out: Marks = np.full((len(marks), len(REMEMBERED)), b"", dtype=found.dtype)
    for place, column in enumerate(REMEMBERED):
        if column.key in places:
            out[:, place] = found[:, places[column.key]]
    return out


def texts(table: Table, key: str) -> list[str | None]:
    """A column of texts, None where a cell is blank or the table has no such column."""
    if key not in table.frame:
        return [None] * len(table.rows)
    values = table.frame[key]
    out: list[str | None] = values.astype(object).where(values.notna(), None).tolist()
    return out


def row_marks(rows: pd.DataFrame) -> list[str]:
    """The marks of rows that tell no ID, from the columns that together tell them apart."""
    columns = [rows[key].astype(object).where(rows[key].notna(), None).tolist() for key in _ROW_SAYS]
    said = ["\t".join(plain(text_of(value)) for value in row) for row in zip(*columns, strict=True)]
    found: list[str] = mark_of_texts(pd.Series(said, dtype="str")).astype(str).tolist()
    return found


@dataclass(frozen=True)
class TabRows:
    """The rows of one edited tab as typed, and the place of each one's client, :data:`NOBODY` where it is unclear.

    ``by_name`` are the rows whose client was found by name alone; ``names_differ`` those whose ID is one client's and
    whose name is not, ``names_moved`` those whose name came to another ID on Clients. ``ids`` are the IDs as far as the
    rows tell them; ``renamed`` the keys of columns whose header people changed.
    """

    tab: EditedTab
    sheet: Sheet
    table: Table
    marks: Marks
    ids: Sequence[str | None]
    owners: NDArray[np.int64]
    by_name: Sequence[int]
    names_differ: frozenset[int]
    names_moved: frozenset[int]
    renamed: frozenset[str]


def rows_of_tab(tab: EditedTab, sheet: Sheet, edited: EditedTable, known: KnownClients) -> TabRows:
    """The rows of ``edited`` with the clients that they belong to."""
    table = edited.table
    marks = marks_of(table.frame, REMEMBERED)
    ids = texts(table, "client_id") if tab.has_ids else _remembered_ids(table, known.memory)
    by_id = known.place_of_id
    owners = np.array([NOBODY if one is None else by_id.get(one, NOBODY) for one in ids], dtype=np.int64)
    names = marks[:, 0]
    same = (names == BLANK) | (owners == NOBODY) | (names == known.now[owners, 0]) | (names == known.then[owners, 0])
    others = np.flatnonzero(~same).tolist() if tab.has_ids else []
    differing = [row for row in others if not known.one_is_named(int(owners[row]), names[row])]
    moved = _moved_names(table, names, owners, known)
    owners[[*differing, *moved]] = NOBODY
    by_name = _found_by_name(tab, table, ids, known)
    for row, owner in by_name.items():
        owners[row] = owner
    return TabRows(
        tab, sheet, table, marks, ids, owners, list(by_name), frozenset(differing), frozenset(moved), edited.renamed
    )


def _moved_names(table: Table, marks: Marks, owners: NDArray[np.int64], known: KnownClients) -> list[int]:
    """Rows whose owner has another name now, while theirs came to another client: nobody knows whom they mean."""
    renamed = (owners != NOBODY) & (marks != BLANK) & (marks != known.now[owners, 0])
    names = texts(table, "client") if renamed.any() else []
    return [
        row
        for row in np.flatnonzero(renamed).tolist()
        if int(owners[row]) not in known.sharers
        and any(known.then[place, 0] != marks[row] for place in known.places_of_name.get(plain(names[row] or ""), ()))
    ]


def _remembered_ids(table: Table, memory: Memory) -> list[str | None]:
    if not all(key in table.frame for key in _ROW_SAYS):
        return [None] * len(table.rows)
    return [memory.rows.get(mark) for mark in row_marks(table.frame)]


def _found_by_name(tab: EditedTab, table: Table, ids: Sequence[str | None], known: KnownClients) -> dict[int, int]:
    """Clients of rows whose ID is not there: the one of that name that the tab showed, if there is no other."""
    names, managers, theirs = (
        texts(table, "client"),
        [None] * len(ids) if tab.has_ids else texts(table, "manager"),
        texts(known.table, "manager"),
    )
    shown = {*ids}
    found: dict[int, int] = {}
    for row, (client_id, name, manager) in enumerate(zip(ids, names, managers, strict=True)):
        if client_id is not None or name is None:
            continue
        places = known.places_of_name.get(plain(name), [])
        if manager is not None and len(places) > 1:
            places = [place for place in places if plain(theirs[place] or "") == plain(manager)]
        if len(places) == 1 and _was_shown(tab, known, places[0]) and known.ids[places[0]] not in shown:
            found[row] = places[0]
    return found


def _was_shown(tab: EditedTab, known: KnownClients, place: int) -> bool:
    client_id = known.ids[place]
    state = known.memory.clients.get(client_id) if client_id is not None else None
    return state is not None and (not tab.adds_clients or state.base == tab.key)
