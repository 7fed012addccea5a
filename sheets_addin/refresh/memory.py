"""What a refresh remembers for the next one, kept in the workbook itself on a tab that people do not see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sheets_addin.figures.snapshots import Snapshot
from sheets_addin.refresh.trial_memory import snapshot_of, snapshot_text
from sheets_addin.vocabulary.choices import BASE_CODES, STAGE_CODES
from sheets_addin.vocabulary.layout import Format, Sheet, Tab, TabColumn
from sheets_addin.vocabulary.parsing import text_of
from sheets_addin.vocabulary.tab_names import MEMORY_TAB

_TAB, _COLUMN, _CLIENT, _SNAPSHOT, _IMPORT = "tab", "column", "client", "snapshot", "import"
_MARKED, _ROW, _HEADER, _UNREAD = "marked", "row", "header", "unread"
_SHEET = "sheet"
_HEADERS = ("kind", "key", "first", "second")
_MARKS_PLACE = len(_HEADERS) + 1
CATEGORY_CHOICES = (MEMORY_TAB, len(_HEADERS))
"""The tab and the column that hold the choices of the Category column."""


@dataclass(frozen=True)
class ClientState:
    """Codes of the base and the stage (None where blank) in which the last refresh saw a client.

    ``stage_since`` is the day of the refresh that first saw it in this stage, None where it was in it from the start.
    ``marks`` are the fingerprints of its cells that people may edit on other tabs, '' where there are none.
    """

    base: str | None
    stage: str | None
    marks: str = ""
    stage_since: dt.date | None = None


@dataclass(frozen=True)
class SeenHeader:
    """A header of Clients as the last refresh saw it: its text, and the place of its column."""

    text: str
    place: int


@dataclass(frozen=True)
class Memory:
    """What is ours in the workbook, and how the last refresh saw its clients.

    ``tabs``: key of a tab that refresh writes -> name of its sheet; ``columns``: key of a column that refresh fills on
    Clients -> its header; ``clients``: ID -> state. ``categories`` are the choices of the Category column.
    ``snapshots`` are the key figures of days of the trial. ``imports`` are the lines of the import, which a refresh
    keeps as they are: what a line is of -> what it says. ``marked`` are the keys of the columns that each client's
    ``marks`` tell; ``rows``: fingerprint of a row that tells no ID -> the ID of its client. ``headers`` are those of
    the columns that people fill on Clients, by key, ``unread`` those of columns there that name none of ours.
    ``tab_marks`` are marks of the headers of our tabs, by key; ``sheets`` the names of all sheets of the workbook.
    """

    tabs: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    clients: Mapping[str, ClientState] = field(default_factory=dict)
    categories: Sequence[str] = ()
    snapshots: Sequence[Snapshot] = ()
    imports: Mapping[tuple[str, str], str] = field(default_factory=dict)
    marked: Sequence[str] = ()
    rows: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, SeenHeader] = field(default_factory=dict)
    unread: Sequence[str] = ()
    tab_marks: Mapping[str, str] = field(default_factory=dict)
    sheets: Sequence[str] = ()


def read_memory(sheet: Sheet) -> Memory:
    """The memory that :func:`memory_tab` wrote; lines that say nothing known are passed over."""
    tabs: dict[str, str] = {}
    columns: dict[str, str] = {}
    clients: dict[str, ClientState] = {}
    snapshots: list[Snapshot] = []
    imports: dict[tuple[str, str], str] = {}
    marked: list[str] = []
    rows: dict[str, str] = {}
    headers: dict[str, SeenHeader] = {}
    unread: list[str] = []
    tab_marks: dict[str, str] = {}
    sheets: list[str] = []
    for row in sheet.rows[1:]:
        kind, key, first, second = ([text_of(cell) for cell in row[:4]] + [""] * 4)[:4]
        if kind == _TAB:
            tabs[key] = first
            tab_marks |= {key: second} if second else {}
        elif kind == _COLUMN:
            columns[key] = first
        elif kind == _CLIENT:
            marks = text_of(row[_MARKS_PLACE]) if len(row) > _MARKS_PLACE else ""
            stage, stage_since = _stage_of(second)
            clients[key] = ClientState(first if first in BASE_CODES else None, stage, marks, stage_since)
        elif kind == _SNAPSHOT and (snapshot := snapshot_of(first)) is not None:
            snapshots.append(snapshot)
        elif kind.startswith(_IMPORT):
            imports[kind, key] = first
        elif kind == _MARKED:
            marked.append(key)
        elif kind == _ROW:
            rows[key] = first
        elif kind == _HEADER and second.isdecimal():
            headers[key] = SeenHeader(first, int(second))
        elif kind == _UNREAD:
            unread.append(first)
        elif kind == _SHEET:
            sheets.append(first)
    return Memory(
        tabs=tabs,
        columns=columns,
        clients=clients,
        snapshots=snapshots,
        imports=imports,
        marked=marked,
        rows=rows,
        headers=headers,
        unread=unread,
        tab_marks=tab_marks,
        sheets=sheets,
    )


def _stage_text(state: ClientState) -> str | None:
    """The stage and its day in one cell, which most clients share with many others."""
    return state.stage if state.stage_since is None else f"{state.stage} {state.stage_since.isoformat()}"


@lru_cache(maxsize=4096)
def _stage_of(text: str) -> tuple[str | None, dt.date | None]:
    """What :func:`_stage_text` wrote; nothing of what it did not."""
    stage, _, day = text.partition(" ")
    if stage not in STAGE_CODES:
        return None, None
    try:
        return stage, dt.date.fromisoformat(day) if day else None
    except ValueError:
        return stage, None


def memory_tab(memory: Memory, replaces: str | None) -> Tab:
    """The tab that holds ``memory``; ``replaces`` names the sheet of an earlier one."""
    lines: list[Sequence[str | None]] = [
        (_TAB, key, name, memory.tab_marks.get(key)) for key, name in memory.tabs.items()
    ]
    lines.extend((_COLUMN, key, header, None) for key, header in memory.columns.items())
    lines.extend((_HEADER, key, seen.text, str(seen.place)) for key, seen in memory.headers.items())
    lines.extend((_SHEET, str(number), name, None) for number, name in enumerate(memory.sheets, 1))
    lines.extend((_UNREAD, str(number), text, None) for number, text in enumerate(memory.unread, 1))
    lines.extend((_SNAPSHOT, one.day.isoformat(), snapshot_text(one), None) for one in memory.snapshots)
    lines.extend((_MARKED, key, None, None) for key in memory.marked)
    lines.extend((_ROW, mark, client, None) for mark, client in memory.rows.items())
    lines.extend((kind, key, text, None) for (kind, key), text in memory.imports.items())
    before = len(lines)
    lines.extend((_CLIENT, client, state.base, _stage_text(state)) for client, state in memory.clients.items())
    columns = [
        TabColumn(header=header, values=[line[place] for line in lines], format=Format.TEXT)
        for place, header in enumerate(_HEADERS)
    ]
    categories = [*memory.categories[: len(lines)], *[None] * (len(lines) - len(memory.categories))]
    columns.append(TabColumn(header="category", values=categories, format=Format.TEXT))
    marks = [*[None] * before, *(state.marks or None for state in memory.clients.values())]
    columns.append(TabColumn(header="marks", values=marks, format=Format.TEXT))
    return Tab(name=replaces or MEMORY_TAB, columns=columns, replaces=replaces, hidden=True)
