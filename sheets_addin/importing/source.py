"""What is to be imported: the cells of a file, and which of its columns is which of ours."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sheets_addin.books import FileBook
from sheets_addin.importing.text_tables import read_bytes, read_text_table
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.headers import SEARCHED_ROWS, HeaderRow, find_header_row, match_headers
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of

_SAMPLES = 3
_ZIP_MARK = b"PK\x03\x04"
_OLD_WORKBOOK_MARK = b"\xd0\xcf\x11\xe0"

_NO_SOURCE = Text(en="There is no file “{name}”.", ru="Файла «{name}» нет.")
_OLD_WORKBOOK = Text(
    en="“{name}” is an old .xls or a password-protected workbook: save it as .xlsx without a password.",
    ru="«{name}» — старая книга .xls или книга с паролем: сохраните её как .xlsx без пароля.",
)
_MISSING = Text(
    en='“{name}” has no column for {missing_en}. Its headers: {headers}. Say which of them it is: --map "{key}=HEADER"',
    ru="В «{name}» не найдено: {missing_ru}. Заголовки в файле: {headers}. "
    'Укажите, какой из них нужен: --map "{key}=ЗАГОЛОВОК"',
)
_UNKNOWN_KEY = Text(
    en="--map {key}=…: there is no such key. The keys are: {known}",
    ru="--map {key}=…: нет такого ключа. Есть: {known}",
)
_NO_SUCH_HEADER = Text(
    en="--map {key}={header}: “{name}” has no such header. Its headers: {headers}",
    ru="--map {key}={header}: в «{name}» нет такого заголовка. Заголовки в файле: {headers}",
)


@dataclass(frozen=True)
class MatchedColumn:
    """One column of the file: its header, the column it goes to (None: it is not imported), its first values."""

    header: str
    column: Column | None
    samples: Sequence[str]


@dataclass(frozen=True)
class Source:
    """A file to import: ``columns`` are those of ours that it has, by key, ``rows`` the filled rows below the headers.

    ``rows`` hold cells as they stand (text in a text table); ``header`` tells where each column is.
    """

    name: str
    header: HeaderRow
    columns: Mapping[str, Column]
    headers: Sequence[str]
    rows: Sequence[Sequence[CellValue]]

    def matched(self) -> list[MatchedColumn]:
        """Every column of the file that has a header or values, in their order."""
        keys = {place: key for key, place in self.header.places.items()}
        shown = []
        for place, header in enumerate(self.headers):
            samples = self._samples(place)
            if header or samples:
                column = self.columns[keys[place]] if place in keys else None
                shown.append(MatchedColumn(header, column, samples))
        return shown

    def _samples(self, place: int) -> list[str]:
        filled = (text_of(row[place]) for row in self.rows if place < len(row) and not is_blank(row[place]))
        return [text for text, _ in zip(filled, range(_SAMPLES), strict=False)]


def read_source(
    path: Path, columns: Sequence[Column], needed: Sequence[frozenset[str]], mapping: Mapping[str, str]
) -> Source:
    """Read the table in ``path``: .csv (any usual encoding and delimiter) or .xlsx, gzipped or not.

    ``mapping`` says which header holds the column of a key, against what the header's own name says. WrongUse where
    there is no such file, where ``mapping`` names what is not there, or where no row of headers has one of each set of
    ``needed`` keys; BookError where the file cannot be read.
    """
    if not path.is_file():
        raise WrongUse(_NO_SOURCE, name=str(path))
    wanted = _with_mapping(columns, mapping)

    def known_headers(rows: Sequence[Sequence[CellValue]]) -> int:
        return max((len(match_headers(row, wanted)[0]) for row in rows[:SEARCHED_ROWS]), default=0)

    sheet = _sheet(path, known_headers)
    found = find_header_row(sheet, wanted, ())
    header = found or HeaderRow(0, {}, (), Language.ENGLISH)
    headers = [" ".join(text_of(cell).split()) for cell in sheet.rows[header.row]] if found else []
    _check(path.name, header.places, columns, needed, mapping, headers)
    rows = [cells for cells in sheet.rows[header.row + 1 :] if not all(is_blank(cell) for cell in cells)]
    return Source(path.name, header, {column.key: column for column in columns}, headers, rows)


def _with_mapping(columns: Sequence[Column], mapping: Mapping[str, str]) -> list[Column]:
    """``columns`` known by the headers of ``mapping``, which then name no other column."""
    known = [column.key for column in columns]
    for key in mapping:
        if key not in known:
            raise WrongUse(_UNKNOWN_KEY, key=key, known=", ".join(known))
    taken = {plain(header) for header in mapping.values()}
    wanted: list[Column] = []
    for column in columns:
        if column.key in mapping:
            header = mapping[column.key]
            wanted.append(dataclasses.replace(column, name=Text(header, header), aliases=()))
        elif not taken & {plain(column.name.en), plain(column.name.ru)}:
            free = tuple(alias for alias in column.aliases if plain(alias) not in taken)
            wanted.append(dataclasses.replace(column, aliases=free))
    return wanted


def _sheet(path: Path, fit: Callable[[Sequence[Sequence[CellValue]]], int]) -> Sheet:
    content = read_bytes(path)
    if content.startswith(_OLD_WORKBOOK_MARK):
        raise WrongUse(_OLD_WORKBOOK, name=path.name)
    if not content.startswith(_ZIP_MARK):
        return read_text_table(path.name, content, fit)
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / path.name
        unpacked.write_bytes(content)
        book = FileBook(unpacked)
        sheets = [book.read(info.name) for info in book.sheets() if info.visible]
    return max(sheets, key=lambda sheet: fit(sheet.rows))


def _check(
    name: str,
    places: Mapping[str, int],
    columns: Sequence[Column],
    needed: Sequence[frozenset[str]],
    mapping: Mapping[str, str],
    headers: Sequence[str],
) -> None:
    listed = ", ".join(header for header in headers if header) or "—"
    for key, header in mapping.items():
        if key not in places:
            raise WrongUse(_NO_SUCH_HEADER, key=key, header=header, name=name, headers=listed)
    missing = [[column for column in columns if column.key in keys] for keys in needed if not keys & places.keys()]
    if missing:
        raise WrongUse(
            _MISSING,
            name=name,
            headers=listed,
            key=missing[0][-1].key,
            missing_en=", ".join(" or ".join(f"“{column.name.en}”" for column in either) for either in missing),
            missing_ru=", ".join(" или ".join(f"«{column.name.ru}»" for column in either) for either in missing),
        )
