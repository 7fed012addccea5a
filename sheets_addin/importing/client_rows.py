"""Clients from a file: new ones are added, known ones get their blank cells filled and nothing overwritten."""

from __future__ import annotations

from dataclasses import dataclass, field

from sheets_addin.books import Book
from sheets_addin.importing.cells import CellWriter, Record
from sheets_addin.importing.outcome import Import
from sheets_addin.importing.read_once import ReadOnce
from sheets_addin.importing.source import Source
from sheets_addin.importing.target import new_tab, patched
from sheets_addin.refresh import Workbook, has_clients, open_workbook
from sheets_addin.refresh.identity import is_own_id
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Changes
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of

NEEDED: tuple[frozenset[str], ...] = (frozenset({"client", "client_id"}),)
"""A file of clients has a column of names or one of IDs."""


@dataclass
class _Entry:
    """A client of the workbook (``row`` is its place there) or one that the file adds (None).

    ``blank`` tells which cells of a client of the workbook may be filled; ``called`` is the ID by which the file knows
    a client that it found by name.
    """

    row: int | None
    record: Record
    protected: frozenset[str] = frozenset()
    called: str | None = None
    filled: Record = field(default_factory=dict)

    @property
    def client_id(self) -> str:
        return plain(text_of(self.record.get("client_id")))

    def fill(self, record: Record) -> None:
        """Take over cells of ``record`` where this client has none."""
        for key, cell in record.items():
            if key not in self.record and key not in self.protected:
                self.record[key] = cell
                self.filled[key] = cell


class _Roster:
    """The clients of a workbook and of the file so far, found by ID first, then by name."""

    def __init__(self, entries: list[_Entry]) -> None:
        self.entries: list[_Entry] = []
        self._by_id: dict[str, _Entry] = {}
        self._by_name: dict[str, _Entry] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: _Entry) -> None:
        self.entries.append(entry)
        self.index(entry)

    def index(self, entry: _Entry) -> None:
        if entry.client_id:
            self._by_id.setdefault(entry.client_id, entry)
        name = plain(text_of(entry.record.get("client")))
        if name:
            self._by_name.setdefault(name, entry)

    def find(self, record: Record) -> _Entry | None:
        """The client that ``record`` means.

        A name finds a client that has no ID yet, or one of our own making; another ID means another client of the same
        name.
        """
        client_id = plain(text_of(record.get("client_id")))
        if client_id in self._by_id:
            return self._by_id[client_id]
        found = self._by_name.get(plain(text_of(record.get("client"))))
        if found is None or not client_id:
            return found
        free = not found.client_id or is_own_id(text_of(found.record["client_id"]))
        if not free or found.called not in (None, client_id):
            return None
        found.called = client_id
        return found


def prepare_clients(book: Book, source: Source, language: Language) -> Import:
    """What brings the clients of ``source`` into ``book``; nothing is written yet.

    A book without clients gets a Clients tab in ``language``. Raises BookError where the book cannot be read.
    """
    once = ReadOnce(book)
    workbook = open_workbook(once) if has_clients(once) else None
    spoken = language if workbook is None else workbook.language
    roster = _Roster([] if workbook is None else _entries(workbook))
    writer = CellWriter(source, spoken)
    known = left_out = 0
    for row in source.rows:
        record = writer.record(row)
        if not record.keys() & {"client", "client_id"}:
            left_out += 1
            continue
        entry = roster.find(record)
        if entry is None:
            roster.add(_Entry(None, record))
        else:
            known += 1
            entry.fill(record)
            roster.index(entry)
    added = [entry.record for entry in roster.entries if entry.row is None]
    filled = {
        (entry.row, key): cell
        for entry in roster.entries
        if entry.row is not None
        for key, cell in entry.filled.items()
    }
    return Import(
        changes=_changes(workbook, spoken, added, filled),
        language=spoken,
        rows=len(source.rows),
        added=len(added),
        known=known,
        left_out=left_out,
        filled=len(filled),
        unreadable=writer.unreadable,
        cut=writer.cut,
    )


def _entries(workbook: Workbook) -> list[_Entry]:
    sheet, table = workbook.clients_sheet, workbook.clients
    places = {column.key: table.header.places.get(column.key) for column in CLIENT_COLUMNS}
    entries = []
    for row in table.rows:
        cells = sheet.rows[row]
        filled = {
            key: cells[place]
            for key, place in places.items()
            if place is not None and place < len(cells) and not is_blank(cells[place])
        }
        errors = frozenset(key for key, place in places.items() if place is not None and (row, place) in sheet.errors)
        entries.append(_Entry(row, filled, errors))
    return entries


def _changes(
    workbook: Workbook | None, language: Language, added: list[Record], filled: dict[tuple[int, str], CellValue]
) -> Changes:
    if workbook is None:
        return Changes(tabs=[new_tab("clients", CLIENT_COLUMNS, language, added)])
    if not added and not filled:
        return Changes()
    return Changes(patches=[patched(workbook.clients, CLIENT_COLUMNS, language, added, filled)])
