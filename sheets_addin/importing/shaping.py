"""A known export turned into a table with our own columns, one row a client."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from sheets_addin.importing.export_format import ExportFormat, Merged, Taken
from sheets_addin.importing.markup import without_tags
from sheets_addin.importing.recognition import Recognised
from sheets_addin.importing.report_rows import day_in_titles, day_of_report, is_filtered, rows_of_clients, totals
from sheets_addin.importing.source import Said, Source
from sheets_addin.importing.stage_words import CLOSED_STAGES
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.client_names import client_name
from sheets_addin.vocabulary.headers import HeaderRow
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import choice_of, is_blank, number_of, plain, text_of, yes_no_of
from sheets_addin.vocabulary.typed_days import date_of

Row = dict[str, CellValue]
"""The filled cells of one row of the file, by Column.key."""

_JOINT = "; "
_TOTALS = Text(en="Passed over as totals: {count} ({names}).", ru="Пропущено строк с итогами: {count} ({names}).")
_DAY_TO_COME = Text(
    en="The title names {named}, which has not come yet: the report is read as of {as_of}.",
    ru="В заголовке отчёта {named} — этот день ещё не наступил, отчёт прочитан на {as_of}.",
)
_CURRENCY = "currency"
"""Where a row keeps the currency of its deal, which is none of our columns."""

_COLUMNS = {column.key: column for column in CLIENT_COLUMNS}


def shaped(found: Recognised, today: dt.date) -> Source:
    """The clients of ``found`` under our own columns; days overdue count back from the report's day or ``today``.

    WrongUse where the report's groups cannot be told apart.
    """
    known, places = found.format, found.places()
    columns = {taken.key: _places(taken.headers, places) for taken in known.columns}
    taken_columns = [taken for taken in known.columns if columns[taken.key]]
    as_of = day_of_report(found, today)
    closed_by = _places(known.closed_by, places)
    priced_in = _places(known.currency, places)
    rows: list[tuple[bool, Row]] = []
    for cells in rows_of_clients(found):
        row = _row(taken_columns, columns, cells, known, as_of)
        if currency := next((cell for place in priced_in if not is_blank(cell := _cell(cells, place))), None):
            row[_CURRENCY] = currency
        is_closed = row.get("stage") in CLOSED_STAGES or any(yes_no_of(_cell(cells, place)) for place in closed_by)
        rows.append((is_closed, row))
    clients = _merged([row for _, row in rows], known) if known.merged else _deals(rows, known)
    return _source(found, taken_columns, columns, clients, as_of).without_totals()


def _places(headers: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    return [place for header in headers for place in places.get(plain(header), ())]


def _cell(cells: Sequence[CellValue], place: int) -> CellValue:
    """A cell, without the apostrophe that keeps a spreadsheet from computing +7 495."""
    cell = cells[place] if place < len(cells) else None
    return cell.removeprefix("'") if isinstance(cell, str) else cell


def _row(
    taken_columns: Sequence[Taken],
    columns: Mapping[str, Sequence[int]],
    cells: Sequence[CellValue],
    known: ExportFormat,
    as_of: dt.date,
) -> Row:
    row: Row = {}
    for taken in taken_columns:
        filled = [cell for place in columns[taken.key] if not is_blank(cell := _cell(cells, place))]
        filled = [cell for cell in filled if plain(text_of(cell)) not in known.blanks.get(taken.key, ())]
        if not filled:
            continue
        if taken.joined:
            texts = (without_tags(text_of(cell)) for cell in filled)
            row[taken.key] = _JOINT.join(dict.fromkeys(text for text in texts if text))
        elif taken.is_days_before:
            _set(row, taken.key, _days_before(filled[0], as_of))
        else:
            row[taken.key] = _word(known, taken.key, filled[0])
    return row


def _set(row: Row, key: str, cell: CellValue) -> None:
    if cell is not None:
        row[key] = cell


def _days_before(cell: CellValue, as_of: dt.date) -> CellValue:
    """The date so many days ago; None for none, and the cell itself where it is no number of days."""
    days = number_of(cell, Language.RUSSIAN)
    if days is None or days > (as_of - dt.date.min).days:
        return cell
    return as_of - dt.timedelta(days=int(days)) if days > 0 else None


def _word(known: ExportFormat, key: str, cell: CellValue) -> CellValue:
    """Our code for the program's own word, or the cell as it is."""
    if key not in known.words:
        return cell
    text = re.sub(rf"^{known.prefixes[key]}", "", text_of(cell)) if key in known.prefixes else text_of(cell)
    words = {plain(word): code for word, code in known.words[key].items()}
    code = words.get(plain(text)) or choice_of(text, _COLUMNS[key].choices)
    return text_of(cell) if code is None else code


def _deals(rows: Sequence[tuple[bool, Row]], known: ExportFormat) -> list[Row]:
    """The rows, those of open deals first and the newest first, so that the first of a client is the one in hand."""
    for is_closed, row in rows:
        if is_closed:
            for key in known.open_only:
                row.pop(key, None)
    if not known.deal:
        return [row for _, row in rows]

    def age(closed_row: tuple[bool, Row]) -> tuple[bool, int]:
        is_closed, row = closed_row
        day = date_of(row.get("in_work_since"))
        return is_closed, 0 if day is None else -day.toordinal()

    return [row for _, row in sorted(rows, key=age)]


def _merged(rows: Sequence[Row], known: ExportFormat) -> list[Row]:
    """One row a client: its figures added up or the earliest, as the format says; none below zero that may not be."""
    how: Mapping[Merged, Callable[[CellValue, CellValue], CellValue]] = {Merged.SUM: _sum, Merged.EARLIEST: _earlier}
    clients: dict[str, Row] = {}
    for key, row in zip(_who([text_of(row.get("client")) for row in rows]), rows, strict=True):
        first = clients.setdefault(key, {})
        for column, cell in row.items():
            merged = known.merged.get(column)
            if column not in first:
                first[column] = cell
            elif merged is not None:
                first[column] = how[merged](first[column], cell)
    for row in clients.values():
        for key in known.not_negative & row.keys():
            figure = number_of(row[key], known.language)
            row[key] = row[key] if figure is None else max(figure, 0.0)
    return list(clients.values())


def _who(names: Sequence[str]) -> list[str]:
    """What tells the clients of some rows apart: the name, with its legal form where one name goes with several."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if form := client_name(name).form:
            forms[client_name(name).key].add(form)
    who = []
    for name in names:
        known = client_name(name)
        who.append(known.key if len(forms[known.key]) <= 1 else f"{known.key} {known.form}")
    return who


def _sum(one: CellValue, other: CellValue) -> CellValue:
    figures = [number_of(cell, Language.RUSSIAN) for cell in (one, other)]
    known = [figure for figure in figures if figure is not None]
    return round(sum(known), 2) if known else one


def _earlier(one: CellValue, other: CellValue) -> CellValue:
    days = [day for cell in (one, other) if (day := date_of(cell)) is not None]
    return min(days) if days else one


def _source(
    found: Recognised,
    taken_columns: Sequence[Taken],
    columns: Mapping[str, Sequence[int]],
    clients: Sequence[Row],
    as_of: dt.date,
) -> Source:
    names = found.header_cells()
    keys = [taken.key for taken in taken_columns]
    used = {place for taken in taken_columns for place in columns[taken.key]}
    used.update(_places(found.format.closed_by, found.places()))
    headers = [" + ".join(dict.fromkeys(_header(found, place) for place in columns[key])) for key in keys]
    currency = [_header(found, place) for place in _places(found.format.currency, found.places())[:1]]
    left = [name for place, name in enumerate(names) if place not in used and name]
    return Source(
        name=found.file.name,
        header=HeaderRow(found.header_row, {key: place for place, key in enumerate(keys)}, (), found.format.language),
        columns={key: _COLUMNS[key] for key in keys},
        headers=[*headers, *dict.fromkeys([*currency, *left])],
        rows=[[row.get(key) for key in (*keys, *(_CURRENCY for _ in currency))] for row in clients],
        format_key=found.key,
        currency_place=len(keys) if currency else None,
        format=found.format,
        said=[
            *(Said(text, {"as_of": text_of(as_of)}) for text in found.format.said),
            *_day_said(found, as_of),
            *_totals_said(found),
        ],
        is_filtered=is_filtered(found),
    )


def _day_said(found: Recognised, as_of: dt.date) -> list[Said]:
    """A word about a day in the titles that has not come yet."""
    named = day_in_titles(found)
    if named is None or named <= as_of:
        return []
    return [Said(_DAY_TO_COME, {"named": f"{named:%d.%m.%Y}", "as_of": f"{as_of:%d.%m.%Y}"})]


def _totals_said(found: Recognised) -> list[Said]:
    called = totals(found)
    names = ", ".join(dict.fromkeys(called))
    return [Said(_TOTALS, {"count": str(len(called)), "names": names})] if called else []


def _header(found: Recognised, place: int) -> str:
    """The header of a column, the lowest where it has several."""
    return [text for row in found.header_cell_rows() if place < len(row) and (text := text_of(row[place]))][-1]
