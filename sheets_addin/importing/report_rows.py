"""The rows of a report that are clients: no titles, no totals, of the groups only those of clients."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Mapping, Sequence

from sheets_addin.importing.recognition import Recognised
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of
from sheets_addin.vocabulary.table_reader import is_of_totals
from sheets_addin.vocabulary.typed_days import date_of

_TOTAL_OF = re.compile(r"(?:итого|итог|всего)(?:\s*[:,(].*|\s+(?:по|за|на)\s.*)", re.IGNORECASE | re.DOTALL)
_GROUPING = plain("Группировки строк:")
_FILTER = re.compile(r"отборы?(?:\s*:\s*(?P<said>.*)|\s*)", re.IGNORECASE | re.DOTALL)
_MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b")
_DAY_IN_WORDS = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})[а-я]*\s+(\d{{4}})\b", re.IGNORECASE)

_NO_GROUPS = Text(
    en="“{name}”: the rows are grouped by {groups}, but the file does not tell which rows are which. Save the report "
    "from 1C as .xlsx, or build it with clients as the only group.",
    ru="«{name}»: строки сгруппированы ({groups}), но из файла не видно, где какая группа. Сохраните отчёт из 1С "
    "в .xlsx или сформируйте его с одной группировкой — по контрагентам.",
)


def rows_of_clients(found: Recognised) -> list[Sequence[CellValue]]:
    """The rows below the headers of ``found``, without blank ones and, in a report with groups, only those of clients.

    WrongUse where there are groups and nothing tells which row is of which.
    """
    first = found.first_row
    rows = {
        row: cells
        for row, cells in enumerate(found.file.sheet.rows)
        if row >= first and not all(is_blank(cell) for cell in cells)
    }
    if not found.format.groups:
        return list(rows.values())
    rows = {row: cells for row, cells in rows.items() if not _is_total(cells)}
    grouping = _grouping(found)
    wanted = _place_of_clients(grouping, found.format.groups)
    outline = found.file.outline()
    levels = {row: outline.get(row, 0) for row in rows}
    top = min(levels.values(), default=0)
    if wanted == 0 and len(grouping) <= 1 and max(levels.values(), default=0) == top:
        return list(rows.values())
    if max(levels.values(), default=0) - top < wanted or (len(grouping) > 1 and not outline):
        raise WrongUse(_NO_GROUPS, name=found.file.name, groups=", ".join(grouping))
    return [cells for row, cells in rows.items() if levels[row] == top + wanted]


def totals(found: Recognised) -> list[str]:
    """What the rows of totals below the headers are called; in a report without groups there are none."""
    if not found.format.groups:
        return []
    rows = [cells for cells in found.file.sheet.rows[found.first_row :] if not all(is_blank(cell) for cell in cells)]
    return [_first(cells) for cells in rows if _is_total(cells)]


def _is_total(cells: Sequence[CellValue]) -> bool:
    first = _first(cells)
    return is_of_totals([first]) or _TOTAL_OF.fullmatch(first) is not None


def _first(cells: Sequence[CellValue]) -> str:
    return next(text_of(cell).strip() for cell in cells if not is_blank(cell))


def _grouping(found: Recognised) -> list[str]:
    """The groups of rows, outermost first, as the report's own line of them says or as its headers stand."""
    for cells in found.file.sheet.rows[: found.header_row]:
        texts = [text for cell in cells if (text := text_of(cell))]
        if texts and plain(texts[0]).startswith(_GROUPING.rstrip(":")):
            named = [*texts[0].partition(":")[2:], *texts[1:]]
            return [name.strip() for text in named for name in re.split(r"[,;\n]", text) if name.strip()]
    places = found.places()
    column = next(places[plain(name)][0] for name in found.format.groups if plain(name) in places)
    return [text for row in found.header_cell_rows() if column < len(row) and (text := text_of(row[column]))]


def _place_of_clients(grouping: Sequence[str], groups: Sequence[str]) -> int:
    wanted = {plain(name) for name in groups}
    return next((place for place, name in enumerate(grouping) if plain(name) in wanted), 0)


def is_filtered(found: Recognised) -> bool:
    """Whether the titles above the headers name a filter: beside or below a line «Отбор:», which may stand empty."""
    filled = [
        [(place, text) for place, cell in enumerate(cells) if (text := text_of(cell).strip())]
        for cells in found.file.sheet.rows[: found.header_row]
    ]
    lines = [line for line in filled if line]
    for line, below in itertools.pairwise([*lines, []]):
        place, text = line[0]
        label = _FILTER.fullmatch(text)
        if label is not None and (label["said"] or len(line) > 1 or _goes_on(place, below)):
            return True
    return False


def _goes_on(place: int, below: Sequence[tuple[int, str]]) -> bool:
    """Whether the line below a label at ``place`` is no label of its own."""
    return bool(below) and (below[0][0] > place or ":" not in below[0][1])


def day_of_report(found: Recognised, today: dt.date) -> dt.date:
    """The last day that the titles above the headers name, never after ``today``; ``today`` where they name none."""
    return min(day_in_titles(found) or today, today)


def day_in_titles(found: Recognised) -> dt.date | None:
    """The last day that the titles above the headers name; None where they name none."""
    days: list[dt.date] = []
    for cells in found.file.sheet.rows[: found.header_row]:
        for cell in cells:
            days.extend(_days_in(cell))
    return max(days, default=None)


def _days_in(cell: CellValue) -> list[dt.date]:
    if isinstance(cell, dt.date):
        day = date_of(cell)
        return [] if day is None else [day]
    text = text_of(cell)
    months: Mapping[str, int] = {name: number for number, name in enumerate(_MONTHS, start=1)}
    written = [match.group() for match in _DAY.finditer(text)]
    written.extend(f"{day}.{months[month.casefold()]}.{year}" for day, month, year in _DAY_IN_WORDS.findall(text))
    return [day for known in written if (day := date_of(known)) is not None]
