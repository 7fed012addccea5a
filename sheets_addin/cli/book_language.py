"""The language of a workbook, found without reading it whole."""

from __future__ import annotations

from collections.abc import Iterator

from sheets_addin.books import Book, FileBook
from sheets_addin.books.named_tables import named_tables
from sheets_addin.cli.places import BookPlace
from sheets_addin.vocabulary.errors import BookError, SheetsAddinError
from sheets_addin.vocabulary.headers import find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.settings_table import read_settings
from sheets_addin.vocabulary.tab_names import INPUT_TABS, is_named


def language_at(place: BookPlace, otherwise: Language) -> Language:
    """The language of the workbook at ``place``; ``otherwise`` where it cannot be read or does not tell.

    Google is asked nothing more for it.
    """
    if place.sheet is not None:
        sheet = place.opened
        if sheet is None or (sheet.spoken is None and not sheet.is_read):
            return otherwise
        return sheet.spoken or book_language(sheet, otherwise)
    try:
        book = FileBook(place.path)
    except SheetsAddinError:
        return otherwise
    return book_language(book, otherwise)


def book_language(book: Book, otherwise: Language) -> Language:
    """The language of a workbook; ``otherwise`` where it cannot be read or does not tell.

    The Settings tab says it, or else the headers of the clients; no other sheet is read.
    """
    try:
        found = next(_of_settings(book), None) or next(_of_clients(book), None)
    except BookError:
        return otherwise
    return found or otherwise


def _of_settings(book: Book) -> Iterator[Language]:
    for sheet, header in named_tables(book, "settings"):
        # where the row is missing or blank, the settings speak whatever language they are read in
        spoken = {read_settings(sheet, header, language).settings.language for language in Language}
        yield from spoken if len(spoken) == 1 else ()


def _of_clients(book: Book) -> Iterator[Language]:
    names = [info.name for info in book.sheets() if info.visible]
    named = [name for name in names if is_named(name, INPUT_TABS["clients"])]
    kind = TABLES["clients"]
    for name in named or names:
        header = find_header_row(book.read(name), kind.columns, kind.needed)
        if header is not None:
            yield header.language
