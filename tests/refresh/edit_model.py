"""A plain model of edits on Clients and on other tabs, and somebody who types at random.

The rule in its plainest form: a cell of a tab that says something else than it was written with was edited; an edit
holds where Clients still shows what it showed then, else it is told. Tabs count in their order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import text_of
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS
from tests.refresh.conftest import TODAY
from tests.refresh.memory_book import MemoryBook

BASES = ("development", "gold", "standard", "image", "black")
TABS = ("priorities", *BASES, "winback")
KEYS = ("phone", "deal_value", "next_contact", "stage", "note", "debt")
WHO = "contact_person"
"""The column that tells on every tab whose row it is: nobody types there."""
UNREADABLE = "some day"
_HEADERS = {column.key: column for column in CLIENT_COLUMNS}
Cell = tuple[str, str]


def clients_and_orders(random: Random, language: Language, count: int) -> dict[str, list[list[CellValue]]]:
    """Clients with a few names and managers, so that many are namesakes, in every base."""
    keys = ["client_id", "client", "manager", WHO, "payment_due", "is_image", *KEYS]
    rows: list[list[CellValue]] = [[_HEADERS[key].header(language) for key in keys]]
    for number in range(count):
        own = {
            "client_id": f"K{number}",
            "client": f"Client {random.randrange(count // 2)}",
            "manager": random.choice(["Anna", "Boris"]),
            WHO: f"K{number}",
            "payment_due": dt.date(2026, 1, 1),
            "is_image": random.choice(["да", None, None, None]),
        }
        rows.append([own[key] if key in own else something(key, random, language) for key in keys])
    orders: list[list[CellValue]] = [["Client or ID", "Date", "Amount"]]
    orders.extend(
        [f"K{random.randrange(count)}", TODAY - dt.timedelta(days=random.randrange(700)), 50.0 * random.randrange(1, 9)]
        for _ in range(count)
    )
    return {INPUT_TABS["clients"].in_language(language): rows, "Orders": orders}


def something(key: str, random: Random, language: Language) -> CellValue:
    """A value to type, blank now and then."""
    if random.random() < 0.15:
        return None
    if key == "next_contact":
        return TODAY + dt.timedelta(days=random.randrange(-400, 400))
    if key in ("deal_value", "debt"):
        return float(random.randrange(1, 5000))
    if key == "stage":
        return random.choice(_HEADERS["stage"].choices).in_language(language)
    return f"{random.choice('абвгдxyz')}{random.randrange(100_000)}"


def shown(value: CellValue) -> CellValue:
    """What the other tabs show of a cell of Clients: nothing where it cannot be read."""
    return None if isinstance(value, str) and value.startswith(UNREADABLE) else value


@dataclass
class Model:
    """What every cell of Clients must hold, by whose and key; what must be told of single cells and of whole rows.

    ``replaced`` are texts that could not be read and gave way to an edit.
    """

    cells: dict[Cell, CellValue]
    told: list[CellValue] = field(default_factory=list)
    told_rows: list[list[CellValue]] = field(default_factory=list)
    replaced: list[CellValue] = field(default_factory=list)


class Typist:
    """Types at random into a refreshed book of ``language``, and tells afterwards what must have come of it."""

    def __init__(self, book: MemoryBook, model: Model, random: Random, language: Language) -> None:
        self._book, self._model, self._random, self._language = book, model, random, language
        self._clients = INPUT_TABS["clients"].in_language(language)
        self._on_clients: dict[Cell, CellValue] = {}
        self._on_tabs: dict[str, dict[Cell, CellValue]] = {tab: {} for tab in TABS}
        self._rows_typed: list[tuple[str, str, dict[str, CellValue]]] = []
        self._gone: set[str] = set()
        self._shown = {tab: {row[self._place(tab, WHO)] for row in self._rows(tab)[1:]} for tab in BASES}

    def type(self, steps: int) -> None:
        """Edits of cells for the most part; rows added, deleted and moved too."""
        acts = (self._edit_tab, self._edit_clients, self._edit_both, self._add_row, self._move_rows, self._delete_rows)
        for act in self._random.choices(acts, (8, 3, 3, 1, 1, 1), k=steps):
            act()

    def settle(self) -> None:
        """Put into the model what the next refresh must make of all that was typed."""
        model, before = self._model, dict(self._model.cells)
        model.told, model.told_rows, model.replaced = [], [], []
        model.cells = {cell: value for cell, value in before.items() if cell[0] not in self._gone}
        model.cells |= {cell: value for cell, value in self._on_clients.items() if cell[0] not in self._gone}
        here = dict(model.cells)
        for edits in self._on_tabs.values():
            of_the_gone: dict[str, list[CellValue]] = {}
            for cell, value in edits.items():
                if value == shown(before[cell]):
                    continue
                if cell[0] in self._gone:
                    of_the_gone.setdefault(cell[0], []).append(value)
                else:
                    self._weigh(cell, value, before, here)
            model.told_rows.extend(of_the_gone.values())
        self._settle_rows()

    def _weigh(self, cell: Cell, value: CellValue, before: dict[Cell, CellValue], here: dict[Cell, CellValue]) -> None:
        model = self._model
        if value in (here[cell], model.cells[cell]):
            return
        if shown(here[cell]) == shown(before[cell]) and model.cells[cell] == here[cell]:
            model.cells[cell] = value
            if here[cell] != shown(here[cell]):
                model.told.append(value)
                model.replaced.append(here[cell])
        else:
            model.told.append(value)

    def _settle_rows(self) -> None:
        place = self._rows("clients")[0].index(_HEADERS["client"].header(self._language))
        names = {row[place] for row in self._rows("clients")[1:]}
        for who, name, cells in self._rows_typed:
            if name in names:
                self._model.told_rows.append(list(cells.values()))
            else:
                names.add(name)
                self._model.cells |= {(who, key): cells.get(key) for key in KEYS}

    def _rows(self, tab: str) -> list[list[CellValue]]:
        name = OWN_TABS[tab].in_language(self._language) if tab in OWN_TABS else self._clients
        return self._book.cells[name]

    def _place(self, tab: str, key: str) -> int:
        return self._rows(tab)[0].index(_HEADERS[key].header(self._language))

    def _some_cell(self, tab: str, who: str | None = None) -> tuple[list[CellValue], int, Cell] | None:
        """A cell to type into: its row, its place, whose and which it is; rows typed just now are left alone."""
        place = self._place(tab, WHO)
        rows = [row for row in self._rows(tab)[1:] if (str(row[place])[0] == "K" if who is None else row[place] == who)]
        keys = [key for key in KEYS if _HEADERS[key].header(self._language) in self._rows(tab)[0]]
        if not rows:
            return None
        row, key = self._random.choice(rows), self._random.choice(keys)
        return row, self._place(tab, key), (str(row[place]), key)

    def _value(self, key: str) -> CellValue:
        if key not in ("phone", "note") and self._random.random() < 0.1:
            return f"{UNREADABLE} {self._random.randrange(100_000)}"
        return something(key, self._random, self._language)

    def _edit_tab(self, who: str | None = None) -> None:
        tab = self._random.choice(TABS)
        found = self._some_cell(tab, who)
        if found is not None:
            row, place, cell = found
            row[place] = self._on_tabs[tab][cell] = self._value(cell[1])

    def _edit_clients(self) -> None:
        found = self._some_cell("clients")
        if found is not None:
            row, place, cell = found
            row[place] = self._on_clients[cell] = self._value(cell[1])

    def _edit_both(self) -> None:
        """One cell on Clients and on every tab that shows it, now and then alike."""
        found = self._some_cell("clients")
        if found is None:
            return
        row, place, cell = found
        if self._random.random() < 0.5:
            row[place] = self._on_clients[cell] = self._value(cell[1])
        value = self._value(cell[1])
        for tab in TABS:
            header = _HEADERS[cell[1]].header(self._language)
            for other in self._rows(tab)[1:]:
                if other[self._place(tab, WHO)] == cell[0] and header in self._rows(tab)[0]:
                    value = value if self._random.random() < 0.5 else self._value(cell[1])
                    other[self._rows(tab)[0].index(header)] = self._on_tabs[tab][cell] = value

    def _add_row(self) -> None:
        """A client typed into the tab of a base, now and then with the name of one that stands elsewhere."""
        tab, who = self._random.choice(BASES), f"N{self._random.randrange(10**9)}"
        names = self._names_elsewhere(tab)
        name = self._random.choice(names) if names and self._random.random() < 0.3 else f"Newcomer {who}"
        cells = {key: self._value(key) for key in KEYS if _HEADERS[key].header(self._language) in self._rows(tab)[0]}
        row: list[CellValue] = [None] * len(self._rows(tab)[0])
        for key, value in {"client": name, WHO: who, **cells}.items():
            row[self._place(tab, key)] = value
        self._rows(tab).append(row)
        self._rows_typed.append((who, name, cells))

    def _names_elsewhere(self, tab: str) -> list[str]:
        """The names of clients none of whose namesakes the tab was written with."""
        header, *rows = self._rows("clients")
        who, name = header.index(_HEADERS[WHO].header(self._language)), self._place("clients", "client")
        here = {row[name] for row in rows if row[who] in self._shown[tab]}
        return sorted({str(row[name]) for row in rows if row[name] not in here})

    def _move_rows(self) -> None:
        rows = self._rows(self._random.choice(TABS))
        moved = rows[1:]
        self._random.shuffle(moved)
        rows[1:] = moved

    def _delete_rows(self) -> None:
        """A client deleted on Clients, or a row of a tab with all that was typed into it."""
        tab = self._random.choice(("clients", *TABS))
        found = self._some_cell(tab)
        if found is None:
            return
        row, _, (who, _) = found
        self._rows(tab).remove(row)
        if tab == "clients":
            self._gone.add(who)
        else:
            self._on_tabs[tab] = {cell: value for cell, value in self._on_tabs[tab].items() if cell[0] != who}


def held(book: MemoryBook, language: Language) -> dict[Cell, CellValue]:
    """What Clients holds, by whose and key, however the book keeps it."""
    header, *lines = book.cells[INPUT_TABS["clients"].in_language(language)]
    rows = [[*line, *[None] * (len(header) - len(line))] for line in lines]
    places = {key: header.index(_HEADERS[key].header(language)) for key in (WHO, *KEYS)}
    return {(str(row[places[WHO]]), key): _plain(row[places[key]]) for row in rows for key in KEYS}


def _plain(value: CellValue) -> CellValue:
    return value.date() if isinstance(value, dt.datetime) else None if value == "" else value


def check(model: Model, book: MemoryBook, found: Sequence[Problem], language: Language) -> None:
    """Clients holds what it must; everything else that was typed is told, and nothing more."""
    assert held(book, language) == model.cells
    problems = [problem for problem in found if "typed" in problem.fields]
    single = {str(problem.fields["typed"]) for problem in problems if "cell" in problem.fields}
    assert single == {text_of(value) or "—" for value in model.told}
    rows = [str(problem.fields["typed"]) for problem in problems if "cell" not in problem.fields]
    assert len(rows) == len(model.told_rows)
    for values in model.told_rows:
        assert any(all(text_of(value) in row for value in values) for row in rows)
    assert {text_of(value) for value in model.replaced} <= {text_of(problem.value) for problem in problems}
