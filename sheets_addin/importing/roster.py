"""Who is who among the clients of a workbook and of a file: by ID, by name, and by phone, e-mail and territory."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sheets_addin.importing.cells import Record
from sheets_addin.refresh.identity import is_own_id
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import choice_of, date_of, number_of, plain, text_of, yes_no_of

_CONTACTS = ("phone", "email", "territory")
"""What tells two clients of one name apart where no ID does."""

_SEVERAL = re.compile(r"[,;/\n]")
_NATIONAL_DIGITS = 10
"""How much of a phone number stays the same however the country is dialled: 8 495 ... is +7 495 ..."""

_COLUMNS = {column.key: column for column in CLIENT_COLUMNS}


@dataclass(eq=False)
class Entry:
    """A client of the workbook (``row`` is its place there) or one that the file adds (None).

    ``protected`` are cells that are not blank though they hold no value; ``called`` is the ID by which the file knows a
    client that it found by name. ``filled`` are the cells taken over from the file, ``differing`` counts those of the
    file that were not because the client has others.
    """

    row: int | None
    record: Record
    protected: frozenset[str] = frozenset()
    called: str | None = None
    filled: Record = field(default_factory=dict)
    differing: int = 0

    @property
    def client_id(self) -> str:
        """The ID in the form in which IDs are compared; '' where there is none."""
        return plain(text_of(self.record.get("client_id")))

    @property
    def name(self) -> str:
        """The name in the form in which names are compared; '' where there is none."""
        return plain(text_of(self.record.get("client")))

    @property
    def has_id_of_the_company(self) -> bool:
        """Whether the client has an ID that is not of our own making."""
        client_id = text_of(self.record.get("client_id"))
        return bool(client_id) and not is_own_id(client_id)

    def take(self, record: Record, language: Language) -> None:
        """Take over cells of ``record`` where this client has none, and count those that say something else."""
        for key, cell in record.items():
            if key not in self.record and key not in self.protected:
                self.record[key] = cell
                self.filled[key] = cell
            elif key != "client_id" and not _same(_COLUMNS[key], cell, self.record.get(key), language):
                self.differing += 1


@dataclass(frozen=True)
class Found:
    """The client that a row means, None for a new one, and what is doubtful about it.

    ``has_foreign_id``: the row's ID is another client's. ``is_namesake``: the client is new although there is one of
    that name, who is reached elsewhere.
    """

    entry: Entry | None
    has_foreign_id: bool = False
    is_namesake: bool = False


class Roster:
    """The clients of a workbook and of the file so far, found by ID first, then by name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self._by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Let ``entry`` be found from now on."""
        self.entries.append(entry)
        self.index(entry)

    def index(self, entry: Entry) -> None:
        """Find ``entry`` by the ID and the name that it has now."""
        if entry.client_id:
            self._by_id.setdefault(entry.client_id, entry)
        if entry.name and entry not in self._by_name[entry.name]:
            self._by_name[entry.name].append(entry)

    def find(self, record: Record) -> Found:
        """The client that ``record`` means.

        An ID finds its client; one of our own making only where the names agree, because any workbook gives the same
        ones. A name finds a client that has no ID yet, or one of our own making: another ID means another client of the
        same name, and so do other contacts where neither has an ID.
        """
        row = Entry(None, record)
        by_id = self._by_id.get(row.client_id)
        is_other = by_id is not None and not row.has_id_of_the_company and "" != row.name != by_id.name != ""
        if by_id is not None and not is_other:
            return Found(by_id)
        namesakes = self._by_name.get(row.name, [])
        if not row.client_id:
            return _reached_alike(row, namesakes)
        free = [entry for entry in namesakes if not entry.has_id_of_the_company]
        found = next((entry for entry in free if entry.called == row.client_id), None)
        found = found or next((entry for entry in free if entry.called is None), None)
        if found is not None:
            found.called = row.client_id
        return Found(found, has_foreign_id=is_other)


def _reached_alike(row: Entry, namesakes: list[Entry]) -> Found:
    """The one of ``namesakes`` with most contacts of ``row``, or one of whom nothing says that it is another."""
    best: Entry | None = None
    best_agreement = (-1, 0)
    for entry in namesakes:
        agreeing, contradicting = _contacts_in_common(row.record, entry.record)
        if contradicting and not agreeing and not entry.has_id_of_the_company:
            continue
        if (agreeing, -contradicting) > best_agreement:
            best, best_agreement = entry, (agreeing, -contradicting)
    return Found(best, is_namesake=best is None and bool(namesakes))


def _contacts_in_common(one: Record, other: Record) -> tuple[int, int]:
    """How many contacts that both have agree, and how many do not."""
    both = [key for key in _CONTACTS if key in one and key in other]
    agreeing = sum(not _reach(key, one[key]).isdisjoint(_reach(key, other[key])) for key in both)
    return agreeing, len(both) - agreeing


def _reach(key: str, cell: CellValue) -> frozenset[str]:
    """The phone numbers, addresses or territories in a cell, in a form in which they are compared."""
    parts = [plain(part) for part in _SEVERAL.split(text_of(cell))]
    if key == "phone":
        digits = (re.sub(r"\D", "", part)[-_NATIONAL_DIGITS:] for part in parts)
        parts = [number or part for number, part in zip(digits, parts, strict=True)]
    return frozenset(part for part in parts if part)


def _same(column: Column, one: CellValue, other: CellValue, language: Language) -> bool:
    """Whether two cells of ``column`` say the same."""
    return _meaning(column, one, language) == _meaning(column, other, language)


def _meaning(column: Column, cell: CellValue, language: Language) -> object:
    if column.key in _CONTACTS:
        return _reach(column.key, cell)
    read: object = None
    if column.kind is Kind.DATE:
        read = date_of(cell)
    elif column.kind in (Kind.MONEY, Kind.NUMBER, Kind.INTEGER):
        read = number_of(cell, language)
    elif column.kind is Kind.YES_NO:
        read = yes_no_of(cell)
    elif column.choices:
        read = choice_of(cell, column.choices)
    return plain(text_of(cell)) if read is None else read
