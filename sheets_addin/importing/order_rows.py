"""Orders from a file: rows that are there already are skipped, clients that are not are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from sheets_addin.books import Book
from sheets_addin.importing.cells import CellWriter, Record
from sheets_addin.importing.outcome import Import
from sheets_addin.importing.read_once import ReadOnce
from sheets_addin.importing.source import Source
from sheets_addin.importing.target import new_tab, patched
from sheets_addin.refresh import Workbook, has_clients, open_workbook
from sheets_addin.refresh.identity import ClientFinder, own_ids, with_ids
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS, CLIENT_ID
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Changes, SheetPatch, Tab
from sheets_addin.vocabulary.parsing import date_of, number_of, plain, text_of
from sheets_addin.vocabulary.tab_names import INPUT_TABS, is_named
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS

NEEDED: tuple[frozenset[str], ...] = (frozenset({"order_client"}), frozenset({"order_date"}), frozenset({"amount"}))
"""A file of orders says who bought, when and for how much."""

_CLIENTS_FIRST = Text(
    en="The workbook has the tab “{tab}” but no clients: import the clients first.",
    ru="В книге есть вкладка «{tab}», но нет клиентов: сначала загрузите клиентов.",
)


def prepare_orders(book: Book, source: Source, language: Language) -> Import:
    """What brings the orders of ``source``, and the clients they name, into ``book``; nothing is written yet.

    A row is there already where client, day, amount and number are the same, as often as they are the same. A book
    without clients gets a Clients and an Orders tab in ``language``. Raises BookError where the book cannot be read,
    WrongUse where it has an Orders tab and no clients.
    """
    once = ReadOnce(book)
    workbook = _opened(once)
    spoken = language if workbook is None else workbook.language
    writer = CellWriter(source, spoken)
    records = [record for record in map(writer.record, source.rows) if record]
    clients = _Clients(workbook, are_ids=_names_ids(source))
    clients.meet(text_of(record["order_client"]) for record in records if "order_client" in record)
    keys = _OrderKeys(clients.finder(), spoken)
    there = Counter(keys.of(record) for record in _orders_of(once, workbook))
    added: list[Record] = []
    for record in records:
        key = keys.of(record)
        if there[key]:
            there[key] -= 1
        else:
            added.append(record)
    return Import(
        changes=_changes(workbook, spoken, added, clients.new),
        language=spoken,
        rows=len(source.rows),
        added=len(added),
        known=len(records) - len(added),
        left_out=len(source.rows) - len(records),
        new_clients=len(clients.new),
        unreadable=writer.unreadable,
        cut=writer.cut,
    )


def _opened(book: Book) -> Workbook | None:
    if has_clients(book):
        return open_workbook(book)
    for info in book.sheets():
        if is_named(info.name, INPUT_TABS["orders"]):
            raise WrongUse(_CLIENTS_FIRST, tab=info.name)
    return None


def _names_ids(source: Source) -> bool:
    header = plain(source.headers[source.header.places["order_client"]])
    return header in {plain(name) for name in (CLIENT_ID.name.en, CLIENT_ID.name.ru, *CLIENT_ID.aliases)}


class _Clients:
    """The clients of a workbook, and those that orders name and it lacks.

    Where orders name clients by ID (``are_ids``), a new client's ID and name are that ID; otherwise its name is what
    the orders say and its ID a new one.
    """

    def __init__(self, workbook: Workbook | None, *, are_ids: bool) -> None:
        self.new: list[Record] = []
        self._are_ids = are_ids
        self._ids: list[str] = []
        self._names: list[str | None] = []
        if workbook is not None:
            frame = workbook.clients.frame
            self._ids = with_ids(frame)[0].tolist()
            names = frame["client"].tolist() if "client" in frame else [None] * len(frame)
            self._names = [name if isinstance(name, str) else None for name in names]

    def meet(self, named: Iterable[str]) -> None:
        """Add the clients among ``named`` that are not known yet."""
        finder = self.finder()
        unknown: dict[str, str] = {}
        for text in named:
            if finder.find(text) is None:
                unknown.setdefault(plain(text), text)
        texts = list(unknown.values())
        ids = texts if self._are_ids else own_ids(self._ids, len(texts))
        self.new = [{"client_id": client_id, "client": text} for client_id, text in zip(ids, texts, strict=True)]
        self._ids.extend(ids)
        self._names.extend(texts)

    def finder(self) -> ClientFinder:
        """A finder over all of them."""
        return ClientFinder(self._ids, self._names)


class _OrderKeys:
    """What tells one order from another: client, day, amount to the hundredth, number; text where unreadable."""

    def __init__(self, finder: ClientFinder, language: Language) -> None:
        self._client = cache(lambda text: finder.find(text) or plain(text))
        self._language = language

    def of(self, record: Mapping[str, CellValue]) -> Hashable:
        """The key of the order ``record``."""
        day, amount = record.get("order_date"), record.get("amount")
        number = number_of(amount, self._language)
        return (
            self._client(text_of(record.get("order_client"))),
            date_of(day) or text_of(day),
            text_of(amount) if number is None else round(number, 2),
            plain(text_of(record.get("order_number"))),
        )


def _orders_of(book: Book, workbook: Workbook | None) -> Iterator[Record]:
    """The orders of the workbook, cells as they stand."""
    if workbook is None or workbook.orders is None:
        return
    sheet, places = book.read(workbook.orders.sheet), workbook.orders.header.places
    for row in workbook.orders.rows:
        cells = sheet.rows[row]
        yield {key: cells[place] for key, place in places.items() if place < len(cells)}


def _changes(
    workbook: Workbook | None, language: Language, added: Sequence[Record], new_clients: Sequence[Record]
) -> Changes:
    if workbook is None:
        return Changes(
            tabs=[
                new_tab("clients", CLIENT_COLUMNS, language, new_clients),
                new_tab("orders", ORDER_COLUMNS, language, added),
            ]
        )
    patches: list[SheetPatch] = []
    tabs: list[Tab] = []
    if new_clients:
        patches.append(patched(workbook.clients, CLIENT_COLUMNS, language, new_clients))
    if added and workbook.orders is not None:
        patches.append(patched(workbook.orders, ORDER_COLUMNS, language, added))
    elif added:
        tabs.append(new_tab("orders", ORDER_COLUMNS, language, added, taken=workbook.names))
    return Changes(patches, tabs)
