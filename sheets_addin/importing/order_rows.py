"""Orders from a file: rows that are there already are skipped, clients that are not are added."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from sheets_addin.books import Book
from sheets_addin.importing.cells import Record, Written, written
from sheets_addin.importing.import_memory import read_import_memory
from sheets_addin.importing.order_matching import DETAILS, NEW, Orders, match_orders
from sheets_addin.importing.outcome import Doubt, Edit, Import
from sheets_addin.importing.read_once import ReadOnce
from sheets_addin.importing.roster import SEVERAL_OF_THE_NAME
from sheets_addin.importing.source import Source
from sheets_addin.importing.target import new_tab, patched
from sheets_addin.refresh import Workbook, has_clients, open_workbook
from sheets_addin.refresh.identity import ClientFinder, bearers_words, own_ids, with_ids
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS, CLIENT_ID
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Changes, SheetPatch, Tab
from sheets_addin.vocabulary.parsing import plain, text_of
from sheets_addin.vocabulary.tab_names import INPUT_TABS, is_named
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS
from sheets_addin.vocabulary.table_reader import Table

_CLIENTS_FIRST = Text(
    en="The workbook has the tab “{tab}” but no clients: import the clients first.",
    ru="В книге есть вкладка «{tab}», но нет клиентов: сначала импортируйте клиентов.",
)


def prepare_orders(book: Book, source: Source, language: Language) -> Import:
    """What brings the orders of ``source``, and the clients they name, into ``book``; nothing is written yet.

    A row is there already where client, day, amount and number are the same, as often as they are the same; its blank
    days of payment are then filled. A book without clients gets a Clients and an Orders tab in ``language``. Raises
    BookError where the book cannot be read, WrongUse where it has an Orders tab and no clients.
    """
    once = ReadOnce(book)
    workbook = _opened(once)
    spoken = language if workbook is None else workbook.language
    file = written(source, spoken)
    rows = file.filled()
    memory = read_import_memory(once)
    source.remember(memory)
    clients = _Clients(workbook, are_ids=_names_ids(source))
    named = file.values["order_client"].tolist()
    clients.meet(dict.fromkeys(name for name in named if isinstance(name, str)))
    doubts = {row: clients.doubts[named[row]] for row in rows if named[row] in clients.doubts}
    left_out = file.size - len(rows)
    rows = [row for row in rows if row not in doubts]
    file = _with_known_names(file, clients.known_as)
    orders = _orders_of_file(file, rows)
    found = match_orders(orders, _orders_of_book(once, workbook), clients.finder())
    added = [row for row, place in zip(rows, found.places, strict=True) if place == NEW]
    filled = {} if workbook is None or workbook.orders is None else _in_sheet(found.filled, workbook.orders)
    new = file.records(added)
    changes = memory.added_to(_changes(workbook, spoken, new, clients.new, filled))
    return Import(
        changes=dataclasses.replace(changes, language=spoken),
        language=spoken,
        rows=file.size,
        known=len(rows) - len(added),
        left_out=left_out,
        completed=len({row for row, _ in filled}),
        differing=found.differing,
        unreadable=file.unreadable,
        cut=file.cut,
        doubts=[*doubts.values()],
        new=new,
        clients_of_orders=clients.new,
        edits=[] if workbook is None or workbook.orders is None else _edits(filled, workbook.orders),
        unread_words=file.unread_words,
        day_doubts=file.day_doubts,
    )


def _with_known_names(file: Written, known_as: Mapping[str, str]) -> Written:
    """``file`` with the clients named as the workbook names them, where it does so otherwise: «ООО "Ромашка"»."""
    if not known_as:
        return file
    cells = [known_as.get(text_of(cell), cell) for cell in file.cells["order_client"]]
    named = file.values["order_client"].replace(dict(known_as))
    return dataclasses.replace(
        file, cells={**file.cells, "order_client": cells}, values={**file.values, "order_client": named}
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
    return header in {plain(name) for name in CLIENT_ID.spellings}


class _Clients:
    """The clients of a workbook, those that orders name and it lacks, and doubts about who is meant.

    Where orders name clients by ID (``are_ids``), a new client's ID and name are that ID; otherwise its name is what
    the orders say and its ID a new one.
    """

    def __init__(self, workbook: Workbook | None, *, are_ids: bool) -> None:
        self.new: list[Record] = []
        self.known_as: dict[str, str] = {}
        self.doubts: dict[str, Doubt] = {}
        self._are_ids = are_ids
        self._ids: list[str] = []
        self._names: list[str | None] = []
        if workbook is not None:
            frame = workbook.clients.frame
            self._ids = with_ids(frame)[0].tolist()
            names = frame["client"].tolist() if "client" in frame else [None] * len(frame)
            self._names = [name if isinstance(name, str) else None for name in names]

    def meet(self, named: Iterable[str]) -> None:
        """Add the clients among ``named`` that are not known yet.

        ``known_as`` has those that one client bears in another spelling, ``doubts`` those that may mean several.
        """
        finder = self.finder()
        unknown: dict[str, str] = {}
        for text in named:
            if finder.find_as_it_stands(text) is not None:
                continue
            bearers = [] if self._are_ids else finder.bearers(text)
            if len(bearers) == 1:
                self.known_as[text] = bearers[0].name
            elif bearers:
                self.doubts[text] = Doubt(text, bearers_words(bearers), "", SEVERAL_OF_THE_NAME)
            else:
                unknown.setdefault(plain(text), text)
        texts = list(unknown.values())
        ids = texts if self._are_ids else own_ids(self._ids, len(texts))
        self.new = [{"client_id": client_id, "client": text} for client_id, text in zip(ids, texts, strict=True)]
        self._ids.extend(ids)
        self._names.extend(texts)

    def finder(self) -> ClientFinder:
        """A finder over all of them."""
        return ClientFinder(self._ids, self._names)


def _orders_of_file(file: Written, rows: Sequence[int]) -> Orders:
    """The orders in ``rows`` of the file."""
    if len(rows) == file.size:
        return Orders(file.values, file.cells, file.size)
    values = {key: column.iloc[list(rows)] for key, column in file.values.items()}
    return Orders(values, {key: [column[row] for row in rows] for key, column in file.cells.items()}, len(rows))


def _orders_of_book(book: Book, workbook: Workbook | None) -> Orders:
    """The orders of the workbook; a detail that shows an error is that error, not blank."""
    if workbook is None or workbook.orders is None:
        return Orders({}, {}, 0)
    table = workbook.orders
    sheet, places = book.read(table.sheet), table.header.places
    cells: dict[str, list[CellValue]] = {
        key: [line[place] if place < len(line) else None for line in map(sheet.rows.__getitem__, table.rows)]
        for key, place in places.items()
    }
    details = {places[key]: key for key in DETAILS if key in places}
    order_of = {row: order for order, row in enumerate(table.rows)} if sheet.errors else {}
    for (row, place), error in sheet.errors.items():
        if row in order_of and place in details:
            cells[details[place]][order_of[row]] = error
    return Orders({key: table.frame[key] for key in cells}, cells, len(table.rows))


def _edits(filled: Mapping[tuple[int, str], CellValue], orders: Table) -> list[Edit]:
    """The cells of orders that were blank and are filled, under the client of each order."""
    clients = dict(zip(orders.rows, orders.frame["order_client"].tolist(), strict=True))
    columns = {column.key: column for column in ORDER_COLUMNS}
    return [Edit(str(clients[row]), columns[key], None, cell) for (row, key), cell in filled.items()]


def _in_sheet(filled: Mapping[tuple[int, str], CellValue], orders: Table) -> dict[tuple[int, str], CellValue]:
    """``filled`` by rows of the sheet instead of places among its orders."""
    return {(orders.rows[place], key): cell for (place, key), cell in filled.items()}


def _changes(
    workbook: Workbook | None,
    language: Language,
    added: Sequence[Record],
    new_clients: Sequence[Record],
    filled: Mapping[tuple[int, str], CellValue],
) -> Changes:
    if workbook is None:
        return Changes(
            tabs=[
                new_tab("clients", language, new_clients),
                new_tab("orders", language, added),
            ]
        )
    patches: list[SheetPatch] = []
    tabs: list[Tab] = []
    if new_clients:
        patches.append(patched(workbook.clients, CLIENT_COLUMNS, new_clients))
    if workbook.orders is None:
        if added:
            tabs.append(new_tab("orders", language, added, taken=workbook.names))
    elif added or filled:
        patches.append(patched(workbook.orders, ORDER_COLUMNS, added, filled))
    return Changes(patches, tabs, rests_on=workbook.sheets_used)
