"""The sheets of a file to import: a text table, or every visible sheet of a workbook."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheets_addin.books import FileBook
from sheets_addin.importing.formats import FORMATS
from sheets_addin.importing.text_tables import read_bytes, read_text_table
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.headers import SEARCHED_ROWS
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import plain, text_of
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS

_ZIP_MARK = b"PK\x03\x04"
_OLD_WORKBOOK_MARK = b"\xd0\xcf\x11\xe0"

_NO_SOURCE = Text(en="There is no file “{name}”.", ru="Файла «{name}» нет.")
_OLD_WORKBOOK = Text(
    en="“{name}” is an old .xls or a password-protected workbook: save it as .xlsx without a password.",
    ru="«{name}» — старая книга .xls или книга с паролем: сохраните её как .xlsx без пароля.",
)
_KNOWN_HEADERS = frozenset(
    plain(header)
    for headers in (
        *((column.name.en, column.name.ru, *column.aliases) for column in (*CLIENT_COLUMNS, *ORDER_COLUMNS)),
        *(taken.headers for known in FORMATS.values() for taken in known.columns),
    )
    for header in headers
)


@dataclass(frozen=True)
class FileSheet:
    """One sheet of a file called ``name``; ``outline`` tells how deep its rows stand in groups (row -> level)."""

    name: str
    sheet: Sheet
    outline: Callable[[], Mapping[int, int]]


def read_sheets(path: Path, headers: Sequence[str] = ()) -> list[FileSheet]:
    """The sheets of ``path``: .csv (any usual encoding and delimiter) or .xlsx, gzipped or not.

    ``headers`` are some of the file's own, where they are known: they tell what parts the columns of a text table.
    WrongUse where there is no such file, BookError where it cannot be read.
    """
    if not path.is_file():
        raise WrongUse(_NO_SOURCE, name=str(path))
    content = read_bytes(path)
    if content.startswith(_OLD_WORKBOOK_MARK):
        raise WrongUse(_OLD_WORKBOOK, name=path.name)
    if not content.startswith(_ZIP_MARK):
        known = _KNOWN_HEADERS | {plain(header) for header in headers}
        sheet = read_text_table(path.name, content, lambda rows: _known(rows, known))
        return [FileSheet(path.name, sheet, dict)]
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / path.name
        unpacked.write_bytes(content)
        book = FileBook(unpacked)
    return [
        FileSheet(path.name, book.read(info.name), lambda name=info.name: book.outline(name))  # type: ignore[misc]
        for info in book.sheets()
        if info.visible
    ]


def _known(rows: Sequence[Sequence[CellValue]], known: frozenset[str]) -> int:
    """How many headers of ``known`` the row that has most of them has."""
    return max((len({plain(text_of(cell)) for cell in row} & known) for row in rows[:SEARCHED_ROWS]), default=0)
