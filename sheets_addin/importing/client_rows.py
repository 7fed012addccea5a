"""Clients from a file: new ones are added, known ones get their blank cells filled and nothing overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sheets_addin.books import Book
from sheets_addin.importing.cells import Record, written
from sheets_addin.importing.outcome import Import
from sheets_addin.importing.read_once import ReadOnce
from sheets_addin.importing.roster import Entry, Roster
from sheets_addin.importing.source import Source
from sheets_addin.importing.target import new_tab, patched
from sheets_addin.refresh import Workbook, has_clients, open_workbook
from sheets_addin.refresh.identity import own_ids
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Changes
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of

NEEDED: tuple[frozenset[str], ...] = (frozenset({"client", "client_id"}),)
"""A file of clients has a column of names or one of IDs."""


def prepare_clients(book: Book, source: Source, language: Language) -> Import:
    """What brings the clients of ``source`` into ``book``; nothing is written yet.

    A book without clients gets a Clients tab in ``language``. Raises BookError where the book cannot be read.
    """
    once = ReadOnce(book)
    workbook = open_workbook(once) if has_clients(once) else None
    spoken = language if workbook is None else workbook.language
    file = written(source, spoken)
    records = [record for record in file.records(range(file.size)) if record.keys() & {"client", "client_id"}]
    met = _meet(Roster([] if workbook is None else _entries(workbook)), records, spoken)
    added = [entry.record for entry in met.roster.entries if entry.row is None]
    filled = {
        (entry.row, key): cell
        for entry in met.roster.entries
        if entry.row is not None
        for key, cell in entry.filled.items()
    }
    return Import(
        changes=_changes(workbook, spoken, added, filled),
        language=spoken,
        rows=file.size,
        added=len(added),
        known=len(records) - len(added),
        left_out=file.size - len(records),
        filled=len(filled),
        differing=sum(entry.differing for entry in met.roster.entries),
        foreign_ids=met.foreign_ids,
        namesakes=met.namesakes,
        unreadable=file.unreadable,
        cut=file.cut,
    )


@dataclass
class _Met:
    """The clients after a file, and the names of those about whom there is a doubt."""

    roster: Roster
    foreign_ids: list[str] = field(default_factory=list)
    namesakes: list[str] = field(default_factory=list)


def _meet(roster: Roster, records: Sequence[Record], language: Language) -> _Met:
    met = _Met(roster)
    without_id: list[Entry] = []
    ids = [text_of(entry.record.get("client_id")) for entry in roster.entries]
    ids.extend(text_of(record.get("client_id")) for record in records)
    for record in records:
        found = roster.find(record)
        called = plain(text_of(record.pop("client_id"))) if found.has_foreign_id else None
        if called is not None:
            met.foreign_ids.append(text_of(record["client"]))
        if found.is_namesake:
            met.namesakes.append(text_of(record["client"]))
        if found.entry is not None:
            found.entry.take(record, language)
            roster.index(found.entry)
            continue
        entry = Entry(None, record, called=called)
        roster.add(entry)
        if called is not None:
            without_id.append(entry)
    for entry, client_id in zip(without_id, own_ids(ids, len(without_id)), strict=True):
        entry.record.setdefault("client_id", client_id)
    return met


def _entries(workbook: Workbook) -> list[Entry]:
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
        entries.append(Entry(row, filled, errors))
    return entries


def _changes(
    workbook: Workbook | None, language: Language, added: list[Record], filled: dict[tuple[int, str], CellValue]
) -> Changes:
    if workbook is None:
        return Changes(tabs=[new_tab("clients", CLIENT_COLUMNS, language, added)])
    if not added and not filled:
        return Changes()
    return Changes(patches=[patched(workbook.clients, CLIENT_COLUMNS, language, added, filled)])
