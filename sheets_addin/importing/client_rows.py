"""Clients from a file: new ones are added, known ones get what the file may change, the rest is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from sheets_addin.books import Book
from sheets_addin.importing.cells import Record, Written, written
from sheets_addin.importing.computed_columns import without_computed
from sheets_addin.importing.currencies import without_foreign_sums
from sheets_addin.importing.entry import Entry, Rules
from sheets_addin.importing.import_memory import ImportMemory, read_import_memory
from sheets_addin.importing.outcome import Clears, Decide, Decision, Doubt, Edit, Import, keep_all, leave
from sheets_addin.importing.read_once import ReadOnce
from sheets_addin.importing.roster import Roster
from sheets_addin.importing.source import Source
from sheets_addin.importing.target import new_tab, patched
from sheets_addin.refresh import Workbook, has_clients, open_workbook
from sheets_addin.refresh.identity import own_ids
from sheets_addin.vocabulary.client_names import client_name
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Changes
from sheets_addin.vocabulary.parsing import is_blank, number_of, plain, text_of


def prepare_clients(
    book: Book,
    source: Source,
    language: Language,
    *,
    overwrite: Collection[str] = (),
    decide: Decide = leave,
    clears: Clears = keep_all,
) -> Import:
    """What brings the clients of ``source`` into ``book``; nothing is written yet.

    ``overwrite`` are the keys of columns whose cells the file may replace; ``decide`` says what to do about a doubt.
    ``clears`` is asked about clients whom a report of all no longer lists, unless ``overwrite`` has its column: then
    they are cleared. A book without clients gets a Clients tab in ``language``. Raises BookError where the book cannot
    be read.
    """
    once = ReadOnce(book)
    workbook = open_workbook(once) if has_clients(once) else None
    memory = read_import_memory(once)
    source.remember(memory)
    read = _read(source, workbook, language)
    rules = _rules(read, overwrite)
    roster = Roster([] if workbook is None else _entries(workbook, memory), rules.format_key)
    known = read.source.format
    met = _Meeting(roster, rules, memory, decide, known.adds_where if known else "")
    met.meet(read.records)
    missing = _left_out(roster.entries, rules, read, clears)
    _remember(roster.entries, rules, memory)
    added = [entry.record for entry in roster.entries if entry.row is None]
    kept = [edit for entry in roster.entries for edit in entry.kept]
    changes = memory.added_to(_changes(workbook, read.language, added, _changed(roster.entries)))
    return Import(
        changes=replace(changes, language=read.language),
        language=read.language,
        rows=read.file.size,
        known=len(read.records) - len(added) - len(met.doubts) - met.without_figure - met.repeats,
        repeats=met.repeats,
        left_out=read.file.size - len(read.records) + met.without_figure,
        differing=len(kept),
        foreign_ids=met.foreign_ids,
        namesakes=met.namesakes,
        foreign_sums=read.foreign_sums,
        computed=read.computed,
        unreadable=read.file.unreadable,
        cut=read.file.cut,
        new=added,
        edits=[edit for entry in roster.entries if entry.row is not None for edit in entry.edits],
        kept=kept,
        doubts=met.doubts,
        unread_words=read.file.unread_words,
        day_doubts=read.file.day_doubts,
        missing=len(missing),
        missing_kept=[edit for edits in missing.values() for edit in edits],
        is_part=read.is_part,
    )


@dataclass(frozen=True)
class _Read:
    """The file as cells of the workbook, in whose ``language`` they are; ``records`` are the rows that name a client.

    ``source`` is without what the workbook does not take: columns that it computes, and sums in another currency.
    """

    source: Source
    file: Written
    records: Sequence[Record]
    language: Language
    computed: Sequence[Column]
    foreign_sums: Sequence[str]

    @property
    def is_part(self) -> bool:
        """Whether the file shows only some of the clients."""
        return self.source.is_filtered or not self.records


def _read(source: Source, workbook: Workbook | None, language: Language) -> _Read:
    source, computed = (source, []) if workbook is None else without_computed(source, workbook)
    source, foreign_sums = without_foreign_sums(source, "" if workbook is None else workbook.settings.currency)
    spoken = language if workbook is None else workbook.language
    file = written(source, spoken)
    naming = {*TABLES["clients"].named_by}
    records = [record for record in file.records(range(file.size)) if record.keys() & naming]
    return _Read(source, file, records, spoken, computed, foreign_sums)


def _rules(read: _Read, overwrite: Collection[str]) -> Rules:
    known = read.source.format
    return Rules(
        read.language,
        frozenset(overwrite),
        follows=known.follows & read.source.columns.keys() if known else frozenset(),
        deal=known.deal if known else frozenset(),
        format_key=read.source.format_key,
    )


def _left_out(entries: Sequence[Entry], rules: Rules, read: _Read, clears: Clears) -> dict[Entry, list[Edit]]:
    """The clients whom a report of all no longer lists, with what they keep of it; none where they are cleared."""
    known = read.source.format
    if known is None or not known.lists_everyone_with:
        return {}
    missing = _missing(entries, rules)
    names = [entry.shown_name for entry in missing]
    if not missing or read.is_part or not (known.lists_everyone_with in rules.overwrite or clears(names)):
        return missing
    for entry in missing:
        entry.take_blanks({}, rules)
    return {}


@dataclass
class _Meeting:
    """The rows of a file meeting the clients of ``roster``, and the names of those about whom there is a doubt."""

    roster: Roster
    rules: Rules
    memory: ImportMemory
    decide: Decide
    adds_where: str
    foreign_ids: list[str] = field(default_factory=list)
    namesakes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    without_figure: int = 0
    repeats: int = 0
    decided: dict[Doubt, Decision] = field(default_factory=dict)
    left: dict[str, Doubt] = field(default_factory=dict)
    left_ids: set[str] = field(default_factory=set)
    named: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def meet(self, records: Sequence[Record]) -> None:
        """Give every row to the client that it means, or add one.

        Clients that a known export adds get IDs at once, by which they are found again under any other name.
        """
        without_id: list[Entry] = []
        ids = [text_of(entry.record.get("client_id")) for entry in self.roster.entries]
        ids.extend(text_of(record.get("client_id")) for record in records)
        ids.extend(self.memory.known_ids)
        for record in records:
            name, has_id = text_of(record.get("client")), "client_id" in record
            entry = self._renamed(record) or self._entry(record)
            if entry is None:
                continue
            needs_id = entry.called is not None or bool(self.rules.format_key)
            if needs_id and entry.row is None and "client_id" not in entry.record:
                without_id.append(entry)
            if name and not has_id:
                self.named[plain(name)].append(entry)
        distinct = list(dict.fromkeys(without_id))
        for entry, client_id in zip(distinct, own_ids(ids, len(distinct)), strict=True):
            entry.record.setdefault("client_id", client_id)
        self._remember_names()

    def _remember_names(self) -> None:
        """Keep whom this format calls what, but for names that it gives to several."""
        if self.rules.format_key:
            for name, entries in self.named.items():
                client_ids = {entry.client_id for entry in entries}
                self.memory.remember_called(
                    self.rules.format_key, name, client_ids.pop() if len(set(entries)) == 1 else ""
                )

    def _renamed(self, record: Record) -> Entry | None:
        """The client of the workbook that bears another name since this format brought it; None where there is none."""
        name = text_of(record.get("client"))
        if not name or "client_id" in record:
            return None
        entry = self.roster.of_id(self.memory.called(self.rules.format_key, name))
        if entry is None or entry.row is None or entry.name.key == client_name(name).key:
            return None
        return self._known(entry, record)

    def _entry(self, record: Record) -> Entry | None:
        """The client that a row goes to; None where it is left out."""
        found = self.roster.find(record)
        name = text_of(record.get("client"))
        entry, doubt = found.entry, found.doubt(record)
        if name and entry is None and (left := self.left.get(client_name(name).key)) is not None:
            self.doubts.append(left)
            return None
        if doubt is not None:
            entry = self.roster.called(self.memory.same(name))
            if entry is None:
                decision = self._decision(doubt)
                if decision is Decision.LEAVE and found.entry is not None:
                    found.entry.is_doubted = True
                    self.doubts.append(doubt)
                    self.left[client_name(name).key] = doubt
                    self.left_ids.add(plain(text_of(record.get("client_id"))))
                    return None
                entry = found.entry if decision is Decision.SAME else None
                if entry is not None:
                    self.memory.remember_same(name, entry.client_id or entry.name.key)
        is_foreign = found.has_foreign_id and (entry is None or entry.client_id != plain(text_of(record["client_id"])))
        called = plain(text_of(record.pop("client_id"))) if is_foreign else None
        if called is not None:
            self.foreign_ids.append(text_of(record["client"]))
        elif (entry is None or not entry.client_id) and plain(text_of(record.get("client_id"))) in self.left_ids:
            # the next import would take the row that was left out for the client to whom its ID went
            record.pop("client_id", None)
        if found.is_namesake:
            self.namesakes.append(name)
        return self._added(record, called) if entry is None else self._known(entry, record)

    def _decision(self, doubt: Doubt) -> Decision:
        if doubt not in self.decided:
            self.decided[doubt] = self.decide(doubt)
        return self.decided[doubt]

    def _known(self, entry: Entry, record: Record) -> Entry:
        if entry.is_met:
            self.repeats += 1
            entry.add_to(record, self.rules)
        else:
            entry.take(record, self.rules)
        self.roster.index(entry)
        return entry

    def _added(self, record: Record, called: str | None) -> Entry | None:
        figure = number_of(record.get(self.adds_where), self.rules.language) if self.adds_where else None
        if self.adds_where and not figure:
            self.without_figure += 1
            return None
        entry = Entry(None, record, called=called, is_met=True)
        entry.remember(self.rules)
        self.roster.add(entry)
        return entry


def _entries(workbook: Workbook, memory: ImportMemory) -> list[Entry]:
    sheet, table = workbook.clients_sheet, workbook.clients
    places = {column.key: table.header.places.get(column.key) for column in CLIENT_TABLE}
    computed = {key: place for key, place in places.items() if place is not None and place in sheet.formulas}
    entries = []
    for row in table.rows:
        cells = sheet.rows[row]
        filled = {
            key: cells[place]
            for key, place in places.items()
            if place is not None and place < len(cells) and not is_blank(cells[place])
        }
        errors = {key for key, place in places.items() if place is not None and (row, place) in sheet.errors}
        formulas = {key for key, place in computed.items() if key in filled and sheet.has_formula(row, place)}
        entry = Entry(row, filled, frozenset(errors | formulas))
        entry.recall(memory.values(entry.client_id, text_of(filled.get("client"))))
        entries.append(entry)
    return entries


def _missing(entries: Iterable[Entry], rules: Rules) -> dict[Entry, list[Edit]]:
    """The clients that no row of the file means, or may mean, and the cells that earlier ones wrote for them."""
    missing = {entry: entry.blanks({}, rules) for entry in entries if not entry.is_met and not entry.is_doubted}
    return {entry: edits for entry, edits in missing.items() if edits}


def _remember(entries: Iterable[Entry], rules: Rules, memory: ImportMemory) -> None:
    """Keep what this import found for those columns that its file keeps up to date."""
    for entry in entries:
        if rules.follows and entry.has_learnt:
            memory.remember_values(entry.client_id, text_of(entry.record.get("client")), entry.remembered)


def _changed(entries: Iterable[Entry]) -> dict[tuple[int, str], CellValue]:
    return {(entry.row, key): cell for entry in entries if entry.row is not None for key, cell in entry.changed.items()}


def _changes(
    workbook: Workbook | None, language: Language, added: list[Record], filled: dict[tuple[int, str], CellValue]
) -> Changes:
    if workbook is None:
        return Changes(tabs=[new_tab("clients", language, added)])
    if not added and not filled:
        return Changes()
    patch = patched(workbook.clients, CLIENT_TABLE, added, filled)
    return Changes([patch], rests_on=workbook.sheets_used)
