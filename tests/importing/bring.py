"""Rows brought into a book in memory, as the tests of the import need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from sheets_addin.importing import Import, prepare_clients, prepare_orders
from sheets_addin.importing.files import read_sheets
from sheets_addin.importing.source import Source, matched_source
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.headers import find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Changes, Sheet
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS
from tests.refresh.memory_book import MemoryBook

Cells = Sequence[CellValue]


def source_of(rows: Sequence[Cells], columns: Sequence[Column], name: str = "export.csv") -> Source:
    """What reading a file of ``rows``, headers first, gives."""
    sheet = Sheet(name, rows)
    header = find_header_row(sheet, columns, ())
    assert header is not None
    by_key = {column.key: column for column in columns}
    return Source(name, header, by_key, [str(cell) for cell in rows[header.row]], rows[header.row + 1 :])


def read_source(path: Path, key: str, mapping: Mapping[str, str] = MappingProxyType({})) -> Source:
    """What reading the file at ``path`` as a table of clients or orders gives."""
    return matched_source(read_sheets(path, list(mapping.values())), TABLES[key], mapping)


def bring_clients(book: MemoryBook, *rows: Cells, language: Language = Language.ENGLISH) -> Import:
    prepared = prepare_clients(book, source_of(rows, CLIENT_COLUMNS), language)
    book.write(prepared.changes)
    return prepared


def bring_orders(book: MemoryBook, *rows: Cells, language: Language = Language.ENGLISH) -> Import:
    prepared = prepare_orders(book, source_of(rows, ORDER_COLUMNS), language)
    book.write(prepared.changes)
    return prepared


def template(language: Language = Language.ENGLISH) -> MemoryBook:
    book = MemoryBook({})
    book.write(Changes(tabs=template_tabs(language)))
    return book


def column(book: MemoryBook, tab: str, header: str, header_row: int = 0) -> list[CellValue]:
    """The cells below ``header``."""
    rows = book.cells[tab]
    place = [str(cell) for cell in rows[header_row]].index(header)
    return [row[place] if place < len(row) else None for row in rows[header_row + 1 :]]
