"""A thousand clients edited at random on every tab, refreshed and edited again: nothing that anybody typed is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

import pytest

from sheets_addin.refresh import RefreshResult
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import text_of
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS
from tests.refresh.conftest import TODAY, refreshed
from tests.refresh.memory_book import MemoryBook

CLIENTS, ROUNDS = 200, 3
EDITED = ("priorities", "development", "gold", "standard", "image", "black", "winback")
KEYS = ("phone", "deal_value", "next_contact", "stage", "note", "debt")
NAMES = {column.key: column for column in CLIENT_COLUMNS}


@dataclass
class Model:
    """What each cell of Clients must hold, by ID and key, and what must be told instead, by the same."""

    cells: dict[tuple[str, str], CellValue] = field(default_factory=dict)
    told: list[tuple[str, str, CellValue]] = field(default_factory=list)


def value_for(key: str, random: Random, language: Language) -> CellValue:
    """Something to type, blank now and then."""
    if random.random() < 0.15:
        return None
    if key == "next_contact":
        return TODAY + dt.timedelta(days=random.randrange(-40, 40))
    if key in ("deal_value", "debt"):
        return float(random.randrange(1, 5000))
    if key == "stage":
        return random.choice(NAMES["stage"].choices).in_language(language)
    return f"{random.choice('абвгдxyz')}{random.randrange(1000)}"


def new_book(random: Random, language: Language) -> MemoryBook:
    """Clients with a few names and managers, so that many are namesakes."""
    keys = ["client_id", "client", "manager", "contact_person", "payment_due", *KEYS]
    rows: list[list[CellValue]] = [[NAMES[key].header(language) for key in keys]]
    for number in range(CLIENTS):
        own = {
            "client_id": f"K{number}",
            "client": f"Client {random.randrange(CLIENTS // 2)}",
            "manager": random.choice(["Anna", "Boris"]),
            "contact_person": f"K{number}",
            "payment_due": dt.date(2026, 1, 1),
        }
        rows.append([own[key] if key in own else value_for(key, random, language) for key in keys])
    orders: list[list[CellValue]] = [["Client or ID", "Date", "Amount"]]
    orders.extend(
        [f"K{random.randrange(CLIENTS)}", TODAY - dt.timedelta(days=random.randrange(700)), 50.0] for _ in range(60)
    )
    return MemoryBook({INPUT_TABS["clients"].in_language(language): rows, "Orders": orders})


def edit_round(book: MemoryBook, model: Model, random: Random, language: Language) -> None:
    """Edits on Clients and on every tab, tabs in the order in which they count, with rows shuffled and deleted."""
    before = dict(model.cells)
    clients = book.cells[INPUT_TABS["clients"].in_language(language)]
    for client_id, row in rows_by_id(clients, language):
        for key in KEYS:
            if random.random() < 0.08:
                value = value_for(key, random, language)
                row[clients[0].index(NAMES[key].header(language))] = value
                model.cells[client_id, key] = value
    for tab in EDITED:
        rows = book.cells[OWN_TABS[tab].in_language(language)]
        kept = []
        for client_id, row in rows_by_id(rows, language):
            chosen = [key for key in KEYS if NAMES[key].header(language) in rows[0] and random.random() < 0.12]
            for key in chosen:
                row[rows[0].index(NAMES[key].header(language))] = value = value_for(key, random, language)
                weigh(model, before, client_id, key, value)
            if chosen or random.random() < 0.9:
                kept.append(row)
        random.shuffle(kept)
        book.cells[OWN_TABS[tab].in_language(language)] = [rows[0], *kept]


def rows_by_id(rows: list[list[CellValue]], language: Language) -> list[tuple[str, list[CellValue]]]:
    """The rows of a tab with the ID of each one's client, which its contact person tells on every tab."""
    place = rows[0].index(NAMES["contact_person"].header(language))
    return [(str(row[place]), row) for row in rows[1:]]


def weigh(model: Model, before: dict[tuple[str, str], CellValue], client_id: str, key: str, value: CellValue) -> None:
    """The rule in its plainest form: an edit holds where the cell is as it was, else it is told."""
    cell = (client_id, key)
    if value == before[cell] or value == model.cells[cell]:
        return
    if model.cells[cell] == before[cell]:
        model.cells[cell] = value
    else:
        model.told.append((client_id, key, value))


def held(book: MemoryBook, language: Language) -> dict[tuple[str, str], CellValue]:
    """What Clients holds, by ID and key."""
    rows = book.cells[INPUT_TABS["clients"].in_language(language)]
    places = {key: rows[0].index(NAMES[key].header(language)) for key in KEYS}
    return {
        (client_id, key): row[place] for client_id, row in rows_by_id(rows, language) for key, place in places.items()
    }


def told(result: RefreshResult) -> set[str]:
    """Every value that Problems tells as typed elsewhere."""
    return {str(problem.fields["typed"]) for problem in result.problems if "typed" in problem.fields}


@pytest.mark.parametrize("seed", range(5))
def test_nothing_that_anybody_typed_is_lost(seed: int) -> None:
    random = Random(seed)
    language = random.choice(list(Language))
    book = new_book(random, language)
    refreshed(book)
    model = Model(held(book, language))
    for _ in range(ROUNDS):
        model.told.clear()
        edit_round(book, model, random, language)
        result = refreshed(book)
        assert held(book, language) == model.cells
        assert {text_of(value) or "—" for _, _, value in model.told} == told(result)
    assert len(model.cells) == CLIENTS * len(KEYS)
