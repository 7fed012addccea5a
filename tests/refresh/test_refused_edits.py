"""An edit that does not go back to Clients stays on Log, with what was typed, whatever the next refresh finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.conftest import BookMaker, as_records, refreshed, table
from tests.refresh.memory_book import MemoryBook

ID, CLIENT, NOTE = "ID", "Client", "Note"


def started(make_book: BookMaker) -> MemoryBook:
    """Two clients, refreshed once."""
    book = make_book(
        {"Clients": table([ID, CLIENT, "Manager", NOTE], ["K1", "Birch", "Anna", "first"], ["K2", "Oak", "Anna", None])}
    )
    refreshed(book)
    return book


def put(book: MemoryBook, sheet: str, client: str, header: str, value: CellValue) -> None:
    """Type ``value`` into the row of ``client``."""
    rows = book.cells[sheet]
    row = next(row for row in rows if row[rows[0].index(CLIENT)] == client)
    row[rows[0].index(header)] = value


def typed_row(book: MemoryBook, sheet: str, **cells: CellValue) -> None:
    """A row typed below the last one of a tab."""
    book.cells[sheet].append([cells.get(str(header)) for header in book.cells[sheet][0]])


def kept(book: MemoryBook, event: str = "Not taken over") -> list[tuple[CellValue, CellValue, str]]:
    """The lines of Log of one event: ID, client, what is said."""
    return [(line[ID], line[CLIENT], str(line["Why"])) for line in as_records(book, "Log") if line["Event"] == event]


def both_changed(book: MemoryBook) -> None:
    put(book, "Clients", "Birch", NOTE, "on Clients")
    put(book, "In development", "Birch", NOTE, "on the tab")


def two_tabs(book: MemoryBook) -> None:
    put(book, "Priorities", "Birch", NOTE, "here")
    put(book, "In development", "Birch", NOTE, "on the tab")


def known_name(book: MemoryBook) -> None:
    typed_row(book, "Gold", Client="oak", Note="on the tab")


def other_name(book: MemoryBook) -> None:
    put(book, "In development", "Oak", NOTE, "on the tab")
    put(book, "In development", "Oak", ID, "K1")


def no_room(book: MemoryBook) -> None:
    book.cells["Clients"].append([*[None] * len(book.cells["Clients"][0]), "a remark of somebody's"])
    typed_row(book, "Gold", Client="Ash", Note="on the tab")


def gone(book: MemoryBook) -> None:
    put(book, "In development", "Oak", NOTE, "on the tab")
    del book.cells["Clients"][2]


def same_id(book: MemoryBook) -> None:
    book.cells["Clients"].append(["K1", "Birch", "Anna", "first"])
    put(book, "In development", "Birch", NOTE, "on the tab")


def own_column(book: MemoryBook) -> None:
    book.cells["In development"][0].append("Mine")
    for row in book.cells["In development"][1:]:
        row.append("on the tab" if "Birch" in row else None)


@pytest.mark.parametrize(
    ("edit", "whose", "said"),
    [
        (both_changed, ("K1", "Birch"), "“Clients”, row 2, Note (“on Clients”): changed both here and on “In dev"),
        (two_tabs, ("K1", "Birch"), "“Clients”, row 2, Note (“here”): edited on two tabs; “In development”, cell "),
        (known_name, (None, "oak"), "“Gold”, row 2: a client of this name is there already; the new row said: "),
        (other_name, ("K1", "Oak"), "“In development”, row 3: the row has the ID of “Birch” but another name; it"),
        (no_room, (None, "Ash"), "“Gold”, row 2: below the last client something stands in the way of a new one; "),
        (gone, ("K2", "Oak"), "“In development”, row 3: the client is no longer on Clients; the row said: ID: K2; "),
        (same_id, ("K1", "Birch"), "“In development”, row 2, Note (“on the tab”): several rows of Clients have the "),
        (own_column, ("K1", "Birch"), "“In development”, row 2, Mine: a column of your own on a tab that is written"),
    ],
)
def test_what_was_refused_stays_on_log_once(
    edit: Callable[[MemoryBook], None], whose: tuple[str | None, str], said: str
) -> None:
    book = started(MemoryBook)
    edit(book)
    refreshed(book)
    lines = kept(book)
    assert [(client_id, client) for client_id, client, _ in lines] == [whose]
    assert lines[0][2].startswith(said) and "on the tab" in lines[0][2]
    refreshed(book)
    assert kept(book) == lines


def test_log_keeps_refused_edits_in_every_book(make_book: BookMaker) -> None:
    book = started(make_book)
    both_changed(book)
    known_name(book)
    refreshed(book)
    lines = kept(book)
    assert [(client_id or "", client) for client_id, client, _ in lines] == [("K1", "Birch"), ("", "oak")]
    assert lines[0][2].endswith(" which said: on the tab; what stands here is kept")
    refreshed(book)
    assert kept(book) == lines


def test_what_could_not_be_read_and_was_replaced_stays_on_log(make_book: BookMaker) -> None:
    book = make_book({"Clients": table([ID, CLIENT, "Next contact"], ["K1", "Birch", "after Easter"])})
    refreshed(book)
    put(book, "In development", "Birch", "Next contact", "20.04.2026")
    refreshed(book)
    ((client_id, client, said),) = kept(book, "Replaced")
    assert (client_id, client) == ("K1", "Birch")
    assert said.startswith("“Clients”, row 2, Next contact (“after Easter”): the value could not be read; “In dev")


def test_log_speaks_the_language_of_the_workbook() -> None:
    book = MemoryBook({"Клиенты": table(["Код", "Клиент", "Заметка"], ["К1", "Дуб", "раз"])})
    refreshed(book)
    for sheet, text in (("Клиенты", "два"), ("В разработке", "три")):
        rows = book.cells[sheet]
        rows[1][rows[0].index("Заметка")] = text
    refreshed(book)
    (line,) = [line for line in as_records(book, "Журнал") if line["Событие"] == "Не перенесено"]
    assert (line["Код"], line["Клиент"]) == ("К1", "Дуб")
    assert str(line["Почему"]).startswith(
        "«Клиенты», строка 2, Заметка («два»): изменено и здесь, и на вкладке «В разра"
    )
