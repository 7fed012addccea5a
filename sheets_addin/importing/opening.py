"""A file to import opened: what it holds, as a known export, as a mapping remembers it, or as its headers mean."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sheets_addin.importing.files import FileSheet, read_sheets
from sheets_addin.importing.import_memory import ImportMemory
from sheets_addin.importing.likely_headers import Suggestion, suggested
from sheets_addin.importing.recognition import recognise
from sheets_addin.importing.shaping import shaped
from sheets_addin.importing.source import Holds, Source, header_texts, matched_source
from sheets_addin.methods import OUTPUTS
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.headers import SEARCHED_ROWS, HeaderRow, find_header_row, match_headers
from sheets_addin.vocabulary.input_tables import TABLES, TableKind
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS

_FEWEST_HEADERS = 2
_COLUMNS_OF_OTHERS = (*CLIENT_TABLE, *ORDER_COLUMNS, *(output.column for output in OUTPUTS.values()))
"""Whatever a header names of these, it is no slip for another column."""

_OF_ONE_ORDER = (frozenset({"order_number"}), frozenset({"order_date", "amount"}))
_ORDER_WORDS = ("order", "invoice", "заказ", "счет")

_EITHER = Text(
    en="“{name}” may hold clients or orders: say which with --as clients or --as orders.",
    ru="В «{name}» могут быть и клиенты, и заказы: укажите --as clients или --as orders.",
)

Accepts = Callable[[Suggestion], bool]


@dataclass(frozen=True)
class Wish:
    """What a person said of a file: what it holds (None: nothing), and headers of columns (Column.key -> header)."""

    holds: Holds | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opened:
    """A file as it will be read, and the suggestions that were not taken."""

    source: Source
    left: Sequence[Suggestion] = ()


def sure_alone(suggestion: Suggestion) -> bool:
    """What is taken where nobody can be asked."""
    return suggestion.is_sure


def open_source(
    path: Path, wish: Wish, recall: Callable[[], ImportMemory], today: dt.date, accepts: Accepts = sure_alone
) -> Opened:
    """Open the file at ``path``; ``recall`` gives what imports remember, ``accepts`` says if a suggestion is right.

    Raises WrongUse where there is no such file, where it lacks a needed column, where ``wish`` names what is not there
    or where nothing tells clients from orders; BookError where the file cannot be read.
    """
    sheets = read_sheets(path, list(wish.mapping.values()))
    memory = recall()
    found = recognise(sheets) if not wish.mapping and wish.holds is not Holds.ORDERS else None
    if found is not None:
        source = shaped(found, today)
        return Opened(dataclasses.replace(source, is_remembered=memory.mapping(source.headers) is not None))
    remembered = None if wish.mapping else _remembered(sheets, memory, wish.holds)
    if remembered is not None:
        holds, mapping = remembered
        source = matched_source(sheets, TABLES[holds], mapping)
        return Opened(dataclasses.replace(source, holds=holds, is_remembered=True))
    holds = wish.holds or _holds(sheets, wish.mapping)
    suggestions = _suggestions(sheets, holds, wish.mapping)
    taken = {one.column.key: one.header for one in suggestions if accepts(one)}
    mapping = {**wish.mapping, **taken}
    source = matched_source(sheets, TABLES[holds], mapping)
    source = dataclasses.replace(source, holds=holds)
    source = source.agreed_on() if mapping else source
    return Opened(source, [one for one in suggestions if one.column.key not in taken])


def _remembered(
    sheets: Sequence[FileSheet], memory: ImportMemory, holds: Holds | None
) -> tuple[Holds, Mapping[str, str]] | None:
    for file in sheets:
        for cells in file.sheet.rows[:SEARCHED_ROWS]:
            known = memory.mapping(header_texts(cells))
            if known is not None and holds in (None, known[0]):
                return Holds(known[0]), known[1]
    return None


def _holds(sheets: Sequence[FileSheet], mapping: Mapping[str, str]) -> Holds:
    """What the headers say that the file holds: orders where they number these, else what it has most columns of.

    Only a table of which the file has the needed columns counts.
    """
    keys = {holds: {column.key for column in TABLES[holds].columns} for holds in Holds}
    named = [holds for holds in Holds if mapping and mapping.keys() <= keys[holds]]
    if named:
        return named[0]
    if any(map(_numbers_orders, sheets)):
        return Holds.ORDERS
    found = {
        holds: max((len(header.places) for header in _headers(sheets, TABLES[holds])), default=0) for holds in Holds
    }
    most = max(found.values())
    best = [holds for holds in Holds if found[holds] == most]
    if len(best) > 1 and most:
        raise WrongUse(_EITHER, name=sheets[0].name)
    return best[0]


def _numbers_orders(file: FileSheet) -> bool:
    """Whether the headers have the number of an order and its day or amount: no list of clients has."""
    header = find_header_row(file.sheet, ORDER_COLUMNS, _OF_ONE_ORDER)
    if header is None:
        return False
    number = text_of(file.sheet.rows[header.row][header.places["order_number"]])
    return any(word in plain(number) for word in _ORDER_WORDS)


def _headers(sheets: Sequence[FileSheet], kind: TableKind) -> list[HeaderRow]:
    found = [find_header_row(file.sheet, kind.columns, kind.needed) for file in sheets]
    return [header for header in found if header is not None]


def _suggestions(sheets: Sequence[FileSheet], holds: Holds, mapping: Mapping[str, str]) -> list[Suggestion]:
    """What the headers that mean nothing as they stand probably are."""
    columns = TABLES[holds].columns
    best: list[Suggestion] = []
    known = -1
    for file in sheets:
        header = find_header_row(file.sheet, columns, ())
        places = header.places if header else {}
        row = header.row if header and places else _first_row_of_texts(file)
        if row is None or len(places) <= known:
            continue
        known = len(places)
        free = [column for column in columns if column.key not in {*places, *mapping}]
        texts = header_texts(file.sheet.rows[row])
        taken = {
            *places.values(),
            *_named(texts),
            *(place for place, text in enumerate(texts) if text in mapping.values()),
        }
        left = {place: text for place, text in enumerate(texts) if text and place not in taken}
        language = header.language if header and places else Language.RUSSIAN
        best = suggested(left, file.sheet.rows[row + 1 :], free, language)
    return best


def _named(headers: Sequence[str]) -> set[int]:
    """The places of headers that are exactly those of columns of ours, be they of another table or computed."""
    places, repeated = match_headers(headers, _COLUMNS_OF_OTHERS)
    return {*places.values(), *repeated}


def _first_row_of_texts(file: FileSheet) -> int | None:
    """The first row that may be one of headers: texts and nothing else, several of them."""
    for row, cells in enumerate(file.sheet.rows[:SEARCHED_ROWS]):
        filled = [cell for cell in cells if not is_blank(cell)]
        if len(filled) >= _FEWEST_HEADERS and all(isinstance(cell, str) for cell in filled):
            return row
    return None
