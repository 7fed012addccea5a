"""A thousand random sequences of edits on every tab against a plain model: nothing that anybody typed is lost."""

from __future__ import annotations

import dataclasses
from random import Random

import pytest

from sheets_addin.refresh.take_back import TakenBack, edited_sheets, take_back, with_edits
from sheets_addin.refresh.workbook import Workbook, open_workbook
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes, SheetPatch
from sheets_addin.vocabulary.parsing import text_of
from sheets_addin.vocabulary.tab_names import OWN_TABS
from sheets_addin.vocabulary.table_reader import read_table
from tests.refresh.conftest import BookMaker, refreshed
from tests.refresh.edit_model import Model, Typist, check, clients_and_orders, held
from tests.refresh.memory_book import MemoryBook

BOOKS, SEQUENCES = 8, 125
CLIENTS, STEPS = 24, 12


def taken_back(book: MemoryBook, workbook: Workbook) -> TakenBack:
    """The part of a refresh that takes edits over, and writes Clients alone; ``workbook`` is as it was written."""
    sheet = book.read(workbook.clients.sheet)
    table = read_table(sheet, workbook.clients.header, CLIENT_TABLE, workbook.language, ("client", "client_id"))
    typed = dataclasses.replace(workbook, clients=table, clients_sheet=sheet)
    taken = take_back(typed, {name: book.read(name) for name in edited_sheets(typed)})
    clients = taken.workbook.clients
    patch = SheetPatch(clients.sheet, clients.header.row, clients.last_row, rows=clients.rows)
    book.write(Changes([with_edits(patch, taken)]))
    return taken


@pytest.mark.parametrize("start", range(BOOKS))
def test_a_thousand_sequences_of_edits_lose_nothing(start: int) -> None:
    language = list(Language)[start % 2]
    written = MemoryBook(clients_and_orders(Random(start), language, CLIENTS))
    refreshed(written)
    workbook, before = open_workbook(written), held(written, language)
    for seed in range(SEQUENCES):
        book = MemoryBook({name: [row.copy() for row in rows] for name, rows in written.cells.items()})
        random = Random(start * SEQUENCES + seed)
        model = Model(dict(before))
        typist = Typist(book, model, random, language)
        typist.type(random.randrange(1, STEPS))
        typist.settle()
        check(model, book, [one.problem for one in taken_back(book, workbook).refused], language)


@pytest.mark.parametrize("seed", range(2))
def test_edits_and_refreshes_in_turn_lose_nothing_in_any_book(make_book: BookMaker, seed: int) -> None:
    random, language = Random(seed), list(Language)[seed % 2]
    book = make_book(clients_and_orders(random, language, CLIENTS))
    refreshed(book)
    model = Model(held(book, language))
    told: list[str] = []
    for _ in range(3):
        typist = Typist(book, model, random, language)
        typist.type(4 * STEPS)
        typist.settle()
        check(model, book, refreshed(book).problems, language)
        told.extend(text_of(value) for values in (model.told, model.replaced, *model.told_rows) for value in values)
    log = "\n".join(text_of(row[-1]) for row in book.cells[OWN_TABS["log"].in_language(language)])
    assert told and all(text in log for text in told)
