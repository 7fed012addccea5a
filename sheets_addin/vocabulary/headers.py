"""Headers matched by meaning: any order, either language, case, spaces and ё/е aside."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of

SEARCHED_ROWS = 30
"""A header row stands within the first rows, below titles at most."""

_UNIT = re.compile(
    r"[\s,(]+(?:руб(?:\.|лей)?|р\.|тыс\.?\s*руб\.?|₽|rub|usd|eur|gbp|[$€£]|шт\.?|дн(?:\.|ей)?|days|мин(?:\.|ут)?|min(?:utes)?)\)?$",
    re.IGNORECASE,
)
"""A unit at the end of a header: "Amount, GBP", «Сумма (руб.)»."""


@dataclass(frozen=True)
class HeaderRow:
    """Where a table's header row stands and which column (from 0) holds what.

    ``places`` maps Column.key to its place; ``repeated`` lists places whose header names a column found before.
    """

    row: int
    places: Mapping[str, int]
    repeated: tuple[int, ...]
    language: Language


@dataclass(frozen=True)
class _Names:
    """What columns are called, in the form in which headers are compared.

    ``keys`` maps a name to the key of its column, ``aliases`` a key to the further headers of its column.
    """

    keys: Mapping[str, str]
    aliases: Mapping[str, Sequence[str]]

    @cached_property
    def all_aliases(self) -> frozenset[str]:
        """The further headers of all columns."""
        return frozenset(alias for aliases in self.aliases.values() for alias in aliases)

    def without(self, keys: Collection[str]) -> _Names:
        """The names of the other columns."""
        return _Names(
            {name: key for name, key in self.keys.items() if key not in keys},
            {key: aliases for key, aliases in self.aliases.items() if key not in keys},
        )


def _names_of(columns: Sequence[Column]) -> _Names:
    return _Names(
        {plain(name): column.key for column in columns for name in (column.name.en, column.name.ru)},
        {column.key: [*map(plain, column.aliases)] for column in columns},
    )


def match_headers(cells: Sequence[CellValue], columns: Sequence[Column]) -> tuple[dict[str, int], tuple[int, ...]]:
    """Places of ``columns`` among header cells by name, then by alias; and the places that repeat a name.

    Of several aliases of one column the one listed first wins, wherever it stands. Headers that name nothing as they
    stand are tried again without a unit at their end.
    """
    return _match(cells, _names_of(columns))


def _match(cells: Sequence[CellValue], names: _Names) -> tuple[dict[str, int], tuple[int, ...]]:
    as_they_stand = [plain(text_of(cell)) for cell in cells]
    places, repeated = _matched(as_they_stand, names)
    found = {*places.values(), *repeated}
    without_unit = [
        plain(_UNIT.sub("", cell.strip())) if isinstance(cell, str) and place not in found else ""
        for place, cell in enumerate(cells)
    ]
    if any(text and text != as_they_stand[place] for place, text in enumerate(without_unit)):
        places |= _matched(without_unit, names.without(places))[0]
    return places, tuple(repeated)


def _matched(texts: Sequence[str], names: _Names) -> tuple[dict[str, int], list[int]]:
    places: dict[str, int] = {}
    repeated: list[int] = []
    for place, text in enumerate(texts):
        if text in names.keys:
            if names.keys[text] in places:
                repeated.append(place)
            else:
                places[names.keys[text]] = place
    free = {text: place for place, text in reversed(list(enumerate(texts))) if text and text not in names.keys}
    if names.all_aliases.isdisjoint(free):
        return places, repeated
    for key, aliases in names.aliases.items():
        found = None if key in places else next((alias for alias in aliases if alias in free), None)
        if found is not None:
            places[key] = free.pop(found)
    return places, repeated


def find_header_row(sheet: Sheet, columns: Sequence[Column], needed: Sequence[frozenset[str]]) -> HeaderRow | None:
    """The row among the first ones that names most of ``columns``, or None.

    Each set in ``needed`` must have at least one of its keys in that row: another one, with fewer names, is no header
    row but a client whose stage happens to be called Client.
    """
    best = _fullest_row(sheet, columns)
    return best if best is not None and all(keys & best.places.keys() for keys in needed) else None


def _fullest_row(sheet: Sheet, columns: Sequence[Column]) -> HeaderRow | None:
    best: HeaderRow | None = None
    names = _names_of(columns)
    for row, cells in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if all(is_blank(cell) for cell in cells):
            continue
        places, repeated = _match(cells, names)
        if best is None or len(places) > len(best.places):
            best = HeaderRow(row, places, repeated, _language_of(cells, columns, places))
    return best


def _language_of(cells: Sequence[CellValue], columns: Sequence[Column], places: Mapping[str, int]) -> Language:
    votes = 0
    for column in columns:
        if column.key in places:
            text = plain(text_of(cells[places[column.key]]))
            votes += (text == plain(column.name.ru)) - (text == plain(column.name.en))
    if votes == 0:
        votes = 1 if any("а" <= letter <= "я" for cell in cells for letter in plain(text_of(cell))) else -1
    return Language.RUSSIAN if votes > 0 else Language.ENGLISH
