"""Headers matched by meaning: any order, either language, case, spaces and ё/е aside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def match_headers(cells: Sequence[CellValue], columns: Sequence[Column]) -> tuple[dict[str, int], tuple[int, ...]]:
    """Places of ``columns`` among header cells by name, then by alias; and the places that repeat a name.

    Of several aliases of one column the one listed first wins, wherever it stands. Headers that name nothing as they
    stand are tried again without a unit at their end.
    """
    as_they_stand = [plain(text_of(cell)) for cell in cells]
    places, repeated = _matched(as_they_stand, columns)
    rest = [column for column in columns if column.key not in places]
    found = {*places.values(), *repeated}
    without_unit = [
        "" if place in found else plain(_UNIT.sub("", text_of(cell).strip())) for place, cell in enumerate(cells)
    ]
    return {**places, **_matched(without_unit, rest)[0]}, tuple(repeated)


def _matched(texts: Sequence[str], columns: Sequence[Column]) -> tuple[dict[str, int], list[int]]:
    places: dict[str, int] = {}
    repeated: list[int] = []
    names = {plain(name): column.key for column in columns for name in (column.name.en, column.name.ru)}
    for place, text in enumerate(texts):
        if text in names:
            if names[text] in places:
                repeated.append(place)
            else:
                places[names[text]] = place
    free = {text: place for place, text in reversed(list(enumerate(texts))) if text and text not in names}
    for column in columns:
        known_as = (plain(alias) for alias in column.aliases if column.key not in places)
        found = next((alias for alias in known_as if alias in free), None)
        if found is not None:
            places[column.key] = free.pop(found)
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
    for row, cells in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if all(is_blank(cell) for cell in cells):
            continue
        places, repeated = match_headers(cells, columns)
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
