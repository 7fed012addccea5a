"""Who is who among the clients of a workbook and of a file: by ID, by name, and by phone, e-mail and territory."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sheets_addin.importing.cells import Record
from sheets_addin.importing.entry import Entry
from sheets_addin.importing.outcome import Doubt
from sheets_addin.refresh.likeness import KnownNames
from sheets_addin.vocabulary.contacts import contacts_in_common, phone_numbers
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.parsing import text_of

_OTHER_FORM = Text(en="the same name, another legal form", ru="то же название, другая форма собственности")
_REACHED_ELSEWHERE = Text(
    en="the same name, another phone, e-mail or territory", ru="то же название, другой телефон, e-mail или территория"
)
SEVERAL_OF_THE_NAME = Text(en="several clients have this name", ru="клиентов с таким названием несколько")
_SAME_ID = Text(en="the same ID, another name", ru="тот же код, другое название")
_SAME_PHONE = Text(en="the same phone, another name", ru="тот же телефон, другое название")
_SIMILAR_NAME = Text(en="a similar name", ru="похожее название")


@dataclass(frozen=True)
class Found:
    """The client that a row means, None for a new one, and what is doubtful about it.

    ``has_foreign_id``: the row's ID is another client's. ``is_namesake``: the client is new although the file has one
    of that name, who is reached elsewhere. ``why`` names the doubt where ``entry`` may be the client, and may not.
    """

    entry: Entry | None
    has_foreign_id: bool = False
    is_namesake: bool = False
    why: Text | None = None

    def doubt(self, record: Record) -> Doubt | None:
        """The doubt as people are asked about it; None where there is none."""
        if self.why is None or self.entry is None:
            return None
        known = self.entry
        return Doubt(text_of(record.get("client")), known.shown_name, text_of(known.record.get("client_id")), self.why)


class Roster:
    """The clients of a workbook and of the file so far, found by ID first, then by name."""

    def __init__(self, entries: Iterable[Entry], format_key: str = "") -> None:
        self._format_key = format_key
        self.entries: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self._by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.add(entry)
        self._of_workbook = _Likely([entry for entry in self.entries if entry.row is not None])

    def add(self, entry: Entry) -> None:
        """Let ``entry`` be found from now on."""
        self.entries.append(entry)
        self.index(entry)

    def index(self, entry: Entry) -> None:
        """Find ``entry`` by the ID and the name that it has now."""
        if entry.client_id:
            self._by_id.setdefault(entry.client_id, entry)
        if entry.name.key and entry not in self._by_name[entry.name.key]:
            self._by_name[entry.name.key].append(entry)

    def of_id(self, client_id: str) -> Entry | None:
        """The client of an ID, in the form in which IDs are compared; None where there is none."""
        return self._by_id.get(client_id) if client_id else None

    def called(self, client: str) -> Entry | None:
        """The client of an ID or, failing that, the first of a name's key; None where there is none."""
        return self._by_id.get(client) or next(iter(self._by_name.get(client, ())), None)

    def find(self, record: Record) -> Found:
        """The client that ``record`` means.

        An ID finds its client; one of our own making only where the names agree, because any workbook gives the same
        ones. An ID of a known export is that program's own: under another name it is a doubt until the program brought
        the client before. A name finds a client that has no ID yet, or one of our own making: another ID means another
        client of the same name, and so do other contacts where neither has an ID. A client of the workbook that the row
        may mean, or may not, is a doubt: another legal form, other contacts, several of the name, a similar name, the
        same phone.
        """
        row = Entry(None, record)
        by_id = self._by_id.get(row.client_id)
        is_other = by_id is not None and self._is_other(row, by_id)
        if by_id is not None and not is_other:
            return Found(by_id)
        of_name = self._by_name.get(row.name.key, []) if row.name.key else []
        namesakes = [entry for entry in of_name if _forms_agree(row, entry)]
        if not row.client_id:
            found = _reached_alike(row, namesakes)
        else:
            free = [entry for entry in namesakes if not entry.has_id_of_the_company]
            known = next((entry for entry in free if entry.called == row.client_id), None)
            known = known or next((entry for entry in free if entry.called is None), None)
            if known is not None:
                known.called = row.client_id
            found = Found(known, has_foreign_id=is_other)
        if found.entry is not None:
            return found
        if is_other and row.has_id_of_the_company:
            return Found(by_id, has_foreign_id=True, why=_SAME_ID)
        doubtful = self._doubtful(row, [entry for entry in of_name if entry not in namesakes])
        return dataclasses.replace(doubtful, has_foreign_id=is_other) if doubtful else found

    def _is_other(self, row: Entry, by_id: Entry) -> bool:
        """Whether the name denies, or leaves open, that ``by_id``, who has the row's ID, is the row's client."""
        if not row.name.key or not by_id.name.key or row.name.key == by_id.name.key:
            return False
        if not row.has_id_of_the_company:
            return True
        brought = {_program(known.format_key) for known in by_id.remembered.values()}
        return bool(self._format_key) and by_id.row is not None and _program(self._format_key) not in brought

    def _doubtful(self, row: Entry, of_other_form: Sequence[Entry]) -> Found | None:
        """A client of the workbook that may be the one of ``row``; None where none is like it."""
        other_form = next((entry for entry in of_other_form if _may_be(row, entry)), None)
        if other_form is not None:
            return Found(other_form, why=_OTHER_FORM)
        same_phone = self._of_workbook.of_phone(row)
        if same_phone is not None:
            return Found(same_phone, why=_SAME_PHONE)
        similar = self._of_workbook.of_name(row)
        return None if similar is None else Found(similar, why=_SIMILAR_NAME)


class _Likely:
    """The clients of the workbook by their phones and by names that are like each other."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._names = KnownNames([entry.name.words for entry in entries])
        self._by_phone: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for phone in phone_numbers(entry.record.get("phone")):
                self._by_phone[phone].append(entry)

    def of_phone(self, row: Entry) -> Entry | None:
        """Whom a phone of ``row`` reaches under another name."""
        phones = sorted(phone_numbers(row.record.get("phone")))
        found = (entry for phone in phones for entry in self._by_phone.get(phone, ()))
        return next((entry for entry in found if _may_be(row, entry) and entry.name.key != row.name.key), None)

    def of_name(self, row: Entry) -> Entry | None:
        """Whose name is most like that of ``row``, and like enough."""
        found = (self._entries[place] for place in self._names.like(row.name.words))
        return next((entry for entry in found if _may_be(row, entry)), None)


def _program(format_key: str) -> str:
    """The program whose exports share their IDs: formats are named bitrix24_deals, bitrix24_companies."""
    return format_key.partition("_")[0]


def _may_be(row: Entry, entry: Entry) -> bool:
    """Whether nothing says for sure that ``row`` is not the workbook's ``entry``: two IDs of a company do."""
    return entry.row is not None and not (row.has_id_of_the_company and entry.has_id_of_the_company)


def _forms_agree(row: Entry, entry: Entry) -> bool:
    return row.name.forms_agree(entry.name)


def _reached_alike(row: Entry, namesakes: Sequence[Entry]) -> Found:
    """The one of ``namesakes`` with most contacts of ``row``, or one of whom nothing says that it is another."""
    ranked: list[tuple[tuple[int, int], Entry]] = []
    for entry in namesakes:
        agreeing, contradicting = contacts_in_common(row.record, entry.record)
        if not contradicting or agreeing or entry.has_id_of_the_company:
            ranked.append(((agreeing, -contradicting), entry))
    if not ranked:
        known = next(_of_workbook(namesakes), None)
        return Found(known, why=_REACHED_ELSEWHERE) if known else Found(None, is_namesake=bool(namesakes))
    best = max(agreement for agreement, _ in ranked)
    equals = [entry for agreement, entry in ranked if agreement == best]
    is_open = best[0] == 0 and len(equals) > 1 and next(_of_workbook(equals), None) is equals[0]
    return Found(equals[0], why=SEVERAL_OF_THE_NAME if is_open else None)


def _of_workbook(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if entry.row is not None)
