"""What is to be imported: the cells of a file, and which of its columns is which of ours."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sheets_addin.importing.export_format import ExportFormat
from sheets_addin.importing.files import FileSheet
from sheets_addin.importing.import_memory import ImportMemory
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.headers import SEARCHED_ROWS, HeaderRow, find_header_row, match_headers
from sheets_addin.vocabulary.input_tables import TABLES, TableKind
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import header_text, is_blank, plain, text_of
from sheets_addin.vocabulary.table_reader import is_of_totals

_SAMPLES = 3
_NAMING = (*TABLES["clients"].named_by, "order_client")
"""The columns that say whose row it is."""

_TOTALS = Text(
    en="Rows of totals, not clients, passed over: {count}", ru="Пропущено строк итогов (это не клиенты): {count}"
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


class Holds(StrEnum):
    """What a file to import holds."""

    CLIENTS = "clients"
    ORDERS = "orders"


@dataclass(frozen=True)
class Said:
    """Something that a person should know of how a file is read."""

    text: Text
    fields: Mapping[str, str]

    def in_language(self, language: Language) -> str:
        """The sentence as a person reading ``language`` should see it."""
        return self.text.format(language, **self.fields)


@dataclass(frozen=True)
class MatchedColumn:
    """One column of the file: its header, the column it goes to (None: it is not imported), its first values."""

    header: str
    column: Column | None
    samples: Sequence[str]


@dataclass(frozen=True)
class Source:
    """A file to import: ``columns`` are those of ours that it has, by key, ``rows`` the filled rows below the headers.

    ``rows`` hold cells as they stand (text in a text table); ``header`` tells where each column is. A known export has
    its ``format`` and the name of it, ``format_key``; ``said`` is what to know of how it is read. Where a mapping was
    agreed on, ``agreed`` is it (Column.key -> header); ``is_remembered`` tells that it was agreed on before;
    ``is_filtered`` tells that the file says itself that it shows only some of the rows.
    ``currency_place`` is the column that names the currency of a deal, None where there is none.
    """

    name: str
    header: HeaderRow
    columns: Mapping[str, Column]
    headers: Sequence[str]
    rows: Sequence[Sequence[CellValue]]
    holds: Holds = Holds.CLIENTS
    format_key: str = ""
    format: ExportFormat | None = None
    said: Sequence[Said] = ()
    agreed: Mapping[str, str] = field(default_factory=dict)
    is_remembered: bool = False
    is_filtered: bool = False
    currency_place: int | None = None

    def agreed_on(self) -> Source:
        """The same, with its whole mapping agreed on by a person."""
        by_place = {place: key for key, place in self.header.places.items()}
        agreed = {key: self.headers[place] for place, key in sorted(by_place.items())}
        return dataclasses.replace(self, agreed=agreed)

    def remember(self, memory: ImportMemory) -> None:
        """Let the next file with these headers be read like this one."""
        if self.agreed:
            memory.remember_mapping(self.headers, self.holds.value, self.agreed)

    def without_totals(self) -> Source:
        """The same without rows of totals, and with a word about them where there are any."""
        places = [self.header.places[key] for key in _NAMING if key in self.header.places]
        named = {cell for row in self.rows for cell in _filled(row, places)}
        totals = {cell for cell in named if is_of_totals([cell])}
        if not totals:
            return self
        rows = [row for row in self.rows if not (names := set(_filled(row, places))) or not names <= totals]
        if len(rows) == len(self.rows):
            return self
        said = Said(_TOTALS, {"count": str(len(self.rows) - len(rows))})
        return dataclasses.replace(self, rows=rows, said=[*self.said, said])

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


def matched_source(sheets: Sequence[FileSheet], kind: TableKind, mapping: Mapping[str, str]) -> Source:
    """The table among ``sheets`` with most columns of ``kind``, matched by what its headers mean.

    ``mapping`` says which header holds the column of a key, against what the header's own name says. WrongUse where
    ``mapping`` names what is not there, or where no row of headers names the columns that ``kind`` needs.
    """
    wanted = _with_mapping(kind.columns, mapping)
    file = max(sheets, key=lambda file: _headers_known(file, wanted))
    found = find_header_row(file.sheet, wanted, ())
    header = found or HeaderRow(0, {}, (), Language.ENGLISH)
    headers = header_texts(file.sheet.rows[header.row]) if found else []
    _check(file.name, header.places, kind, mapping, headers)
    rows = [cells for cells in file.sheet.rows[header.row + 1 :] if not all(is_blank(cell) for cell in cells)]
    source = Source(file.name, header, {column.key: column for column in kind.columns}, headers, rows)
    return source.without_totals()


def _filled(row: Sequence[CellValue], places: Sequence[int]) -> list[CellValue]:
    return [row[place] for place in places if place < len(row) and not is_blank(row[place])]


def header_texts(cells: Sequence[CellValue]) -> list[str]:
    """Header cells as people read them."""
    return [header_text(cell) for cell in cells]


def _headers_known(file: FileSheet, wanted: Sequence[Column]) -> int:
    return max((len(match_headers(row, wanted)[0]) for row in file.sheet.rows[:SEARCHED_ROWS]), default=0)


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


def _check(
    name: str,
    places: Mapping[str, int],
    kind: TableKind,
    mapping: Mapping[str, str],
    headers: Sequence[str],
) -> None:
    listed = ", ".join(header for header in headers if header) or "—"
    for key, header in mapping.items():
        if key not in places:
            raise WrongUse(_NO_SUCH_HEADER, key=key, header=header, name=name, headers=listed)
    lacking = [keys for keys in kind.needed if not keys & places.keys()]
    missing = [[column for column in kind.columns if column.key in keys] for keys in lacking]
    if missing:
        raise WrongUse(
            _MISSING,
            name=name,
            headers=listed,
            key=missing[0][-1].key,
            missing_en=", ".join(" or ".join(f"“{column.name.en}”" for column in either) for either in missing),
            missing_ru=", ".join(" или ".join(f"«{column.name.ru}»" for column in either) for either in missing),
        )
