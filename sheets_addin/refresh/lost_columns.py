"""Columns that Clients had at the last refresh and lacks now: renamed or deleted, which blanks them for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sheets_addin.refresh.memory import Memory, SeenHeader
from sheets_addin.tabs.table_patch import Placed
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Sheet
from sheets_addin.vocabulary.parsing import header_text
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

_NAMES_GONE = Text(
    en="Tab “{tab}”: the column “{name}” with the names of clients was there at the last refresh and is gone; nothing "
    "was written. Put its header back.",
    ru="Вкладка «{tab}»: столбца «{name}» с названиями клиентов, который был при прошлом обновлении, больше нет; "
    "ничего не записано. Верните заголовок.",
)
_GONE = Text(
    en="the column was there at the last refresh and is gone",
    ru="столбец был при прошлом обновлении, теперь его нет",
)
_RENAMED = Text(
    en="the column was there at the last refresh; “{header}” stands in its place",
    ru="столбец был при прошлом обновлении, теперь на его месте «{header}»",
)
_BLANK = Text(en="taken as blank for all clients", ru="у всех клиентов считается пустым")
_PUT_BACK = Text(
    en="taken as blank for all clients; put the former header back",
    ru="у всех клиентов считается пустым; верните заголовок",
)
_NEW_CODES = Text(en="new codes were given", ru="даны новые коды")


def check_columns(clients: Table, sheet: Sheet, memory: Memory) -> list[Problem]:
    """A line for each column that is gone. BookError where it is the one that names the clients."""
    problems: list[Problem] = []
    for key, seen in _lost(clients, memory):
        if key == "client":
            raise BookError(_NAMES_GONE, tab=clients.sheet, name=seen.text)
        header = _successor(clients, sheet, memory, seen)
        done = _NEW_CODES if key == "client_id" else _PUT_BACK if header else _BLANK
        what = _RENAMED if header else _GONE
        problems.append(Problem(clients.sheet, clients.header.row, seen.text, None, what, done, {"header": header}))
    return problems


def remember_headers(
    clients: Table, sheet: Sheet, memory: Memory, placed: Sequence[Placed], filled: Mapping[str, str]
) -> tuple[dict[str, SeenHeader], list[str]]:
    """The headers of the columns that people fill, by key, and those of columns that nobody reads.

    ``placed`` are the columns that refresh writes, ``filled`` the headers of those that it fills whatever people type
    there, by key. A renamed column stays remembered, and told, until its header is back or nothing new stands in its
    place.
    """
    lost = {key: (seen, _successor(clients, sheet, memory, seen)) for key, seen in _lost(clients, memory)}
    renamed = {key: seen for key, (seen, successor) in lost.items() if successor}
    there = {key: SeenHeader(_text(sheet, clients, place), place) for key, place in clients.header.places.items()}
    added = {item.column.key: SeenHeader(item.header, item.place) for item in placed}
    others = {successor for _, successor in lost.values()}.union(filled.values())
    headers = {key: seen for key, seen in (renamed | there | added).items() if key not in filled}
    return dict(sorted(headers.items())), [text for text in clients.unread if text not in others]


def _lost(clients: Table, memory: Memory) -> Iterator[tuple[str, SeenHeader]]:
    return ((key, seen) for key, seen in memory.headers.items() if key not in clients.header.places)


def _successor(clients: Table, sheet: Sheet, memory: Memory, seen: SeenHeader) -> str:
    """The new header where a lost one stood; '' where a column stands there that was known before, or none."""
    text = _text(sheet, clients, seen.place)
    known = {*clients.header.places.values(), *clients.header.repeated}
    return "" if seen.place in known or text in (*memory.unread, *memory.columns.values()) else text


def _text(sheet: Sheet, clients: Table, place: int) -> str:
    cells = sheet.rows[clients.header.row]
    return header_text(cells[place]) if place < len(cells) else ""
