"""Which order of a file is which order of a workbook, and what the file adds to it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.refresh.identity import ClientFinder
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS

DETAILS = ("order_due", "paid_on")
"""What is often known only later: not part of what tells one order from another."""

NEW = -1
"""The place of an order that the workbook does not have."""

_IDENTITY = ("order_client", "order_date", "amount", "order_number")
_BLANK = -1
_DTYPES = {Kind.TEXT: "object", Kind.DATE: "datetime64[s]", Kind.MONEY: "float64"}
_KINDS = {column.key: column.kind for column in ORDER_COLUMNS}

Codes: TypeAlias = NDArray[np.int64]
Details = tuple[int, ...]


@dataclass(frozen=True)
class Orders:
    """Orders as columns: ``values`` typed, ``cells`` as they stand, both by Column.key, ``size`` of them each."""

    values: Mapping[str, pd.Series]
    cells: Mapping[str, Sequence[CellValue]]
    size: int


@dataclass(frozen=True)
class Matching:
    """``places`` has for each order of the file its place (from 0) among those of the workbook, or NEW.

    ``filled`` are cells that the workbook has blank and the file does not: (place in the workbook, key) -> cell;
    ``differing`` counts cells that both have and that say different things.
    """

    places: Sequence[int]
    filled: Mapping[tuple[int, str], CellValue] = field(default_factory=dict)
    differing: int = 0


def match_orders(file: Orders, book: Orders, clients: ClientFinder) -> Matching:
    """Find the orders of ``file`` in ``book`` by client, day, amount and number; each order of the book once.

    Of orders that agree in these the ones with the same days of payment belong together.
    """
    details = {key: _codes(key, file, book, clients) for key in DETAILS}
    places = _places(_identities(file, book, clients), list(details.values()), file.size, book.size)
    known = np.flatnonzero(places != NEW)
    filled: dict[tuple[int, str], CellValue] = {}
    differing = 0
    for key, codes in details.items():
        new, old = codes[known], codes[file.size + places[known]]
        for row in known[(new != _BLANK) & (old == _BLANK)].tolist():
            filled[int(places[row]), key] = file.cells[key][row]
        differing += int(((new != _BLANK) & (old != _BLANK) & (new != old)).sum())
    return Matching(places.tolist(), filled, differing)


def _codes(key: str, file: Orders, book: Orders, clients: ClientFinder) -> Codes:
    """A number for each order, of the file first: equal where the cells mean the same, _BLANK where they are blank."""
    values = pd.concat([_comparable(key, file, clients), _comparable(key, book, clients)], ignore_index=True)
    codes = pd.factorize(values)[0].astype(np.int64)
    if _KINDS[key] is not Kind.TEXT:
        unread = {**_unread(key, file, 0), **_unread(key, book, file.size)}
        codes[list(unread)] = len(codes) + pd.factorize(np.array(list(unread.values()), dtype=object))[0]
    return codes


def _comparable(key: str, orders: Orders, clients: ClientFinder) -> pd.Series:
    if key not in orders.values:
        return pd.Series([None] * orders.size, dtype=_DTYPES[_KINDS[key]])
    values = orders.values[key]
    if _KINDS[key] is Kind.MONEY:
        return values.round(2)
    if _KINDS[key] is Kind.DATE:
        return values
    read = clients.find if key == "order_client" else plain
    texts = values.tolist()
    known = {text: read(text) or plain(text) for text in set(texts) if isinstance(text, str)}
    return pd.Series([known.get(text) for text in texts], dtype=_DTYPES[Kind.TEXT])


def _unread(key: str, orders: Orders, first: int) -> dict[int, str]:
    """The text of the cells that could not be read as what they should be, by their places from ``first`` on."""
    if key not in orders.values:
        return {}
    cells = orders.cells[key]
    missing = np.flatnonzero(orders.values[key].isna().to_numpy()).tolist()
    return {first + place: text_of(cells[place]) for place in missing if not is_blank(cells[place])}


def _identities(file: Orders, book: Orders, clients: ClientFinder) -> Codes:
    identities = np.zeros(file.size + book.size, dtype=np.int64)
    for key in _IDENTITY:
        codes = _codes(key, file, book, clients) - _BLANK
        identities = pd.factorize(identities * (codes.max(initial=0) + 1) + codes)[0].astype(np.int64)
    return identities


def _places(identities: Codes, details: Sequence[Codes], size: int, book_size: int) -> Codes:
    """The place in the workbook of each of the file's ``size`` orders."""
    theirs, ours = identities[:size], identities[size:]
    count = int(identities.max(initial=0)) + 1
    many, there = np.bincount(theirs, minlength=count), np.bincount(ours, minlength=count)
    place_of = np.full(count, NEW, dtype=np.int64)
    place_of[ours] = np.arange(book_size)
    places = place_of[theirs]
    alike = (there[theirs] > 0) & ((many[theirs] > 1) | (there[theirs] > 1))
    if not alike.any():
        return places
    places[alike] = NEW
    wanted, free = _by_identity(theirs, np.flatnonzero(alike)), _by_identity(ours, np.flatnonzero(many[ours] > 0))
    known = list(zip(*(codes.tolist() for codes in details), strict=True))
    for identity, rows in wanted.items():
        for row, place in _pairs(rows, free[identity], known[:size], known[size:]):
            places[row] = place
    return places


def _by_identity(identities: Codes, rows: NDArray[np.intp]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for identity, row in zip(identities[rows].tolist(), rows.tolist(), strict=True):
        found[identity].append(row)
    return found


def _pairs(
    rows: Sequence[int], places: Sequence[int], theirs: Sequence[Details], ours: Sequence[Details]
) -> Iterator[tuple[int, int]]:
    """Pairs of orders that are alike but for their details: the same details first, then ever less agreement."""
    free: dict[Details, deque[int]] = defaultdict(deque)
    for place in places:
        free[ours[place]].append(place)
    left = sorted(rows, key=lambda row: theirs[row].count(_BLANK))
    for agree in (_same, _nothing_new, _no_conflict, _anything):
        unpaired: list[int] = []
        for row in left:
            found = _taken(free, theirs[row], agree)
            if found is None:
                unpaired.append(row)
            else:
                yield row, found
        left = unpaired


def _taken(free: dict[Details, deque[int]], wanted: Details, agree: Callable[[Details, Details], bool]) -> int | None:
    details = next((details for details in free if agree(wanted, details)), None)
    if details is None:
        return None
    place = free[details].popleft()
    if not free[details]:
        del free[details]
    return place


def _same(new: Details, old: Details) -> bool:
    return new == old


def _nothing_new(new: Details, old: Details) -> bool:
    return all(one in (_BLANK, other) for one, other in zip(new, old, strict=True))


def _no_conflict(new: Details, old: Details) -> bool:
    return all(_BLANK in (one, other) or one == other for one, other in zip(new, old, strict=True))


def _anything(new: Details, old: Details) -> bool:
    return True
