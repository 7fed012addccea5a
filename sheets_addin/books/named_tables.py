"""The tabs of a book that bear the name of a table that people fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheets_addin.books.book import Book
from sheets_addin.vocabulary.headers import HeaderRow, find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.layout import Sheet
from sheets_addin.vocabulary.tab_names import INPUT_TABS, is_named


def named_tables(book: Book, key: str, also_needed: Sequence[frozenset[str]] = ()) -> Iterator[tuple[Sheet, HeaderRow]]:
    """The tabs named as the table ``key`` that have its headers, each with the row of them; read one by one.

    ``also_needed`` are further sets of keys of columns of which the headers must name one. Raises BookError where the
    book cannot be read.
    """
    kind = TABLES[key]
    for info in book.sheets():
        if is_named(info.name, INPUT_TABS[key]):
            sheet = book.read(info.name)
            header = find_header_row(sheet, kind.columns, (*kind.needed, *also_needed))
            if header is not None:
                yield sheet, header
