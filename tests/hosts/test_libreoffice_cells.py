"""Cell functions in a real LibreOffice, answered by the real server."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sheets_addin.books import FileBook
from sheets_addin.methods import FORMULA_COLUMNS
from sheets_addin.tabs.clients_patch import column_letters
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from tests.hosts.backend import Backend
from tests.hosts.conftest import CLIENTS
from tests.hosts.office import Office

_DAY_ZERO = dt.date(1899, 12, 30)
_FUNCTIONS = [output for output in FORMULA_COLUMNS if output.function is not None]
_ROW = f"A{{row}}:{column_letters(44)}{{row}}"


def _as_office(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return float((value - _DAY_ZERO).days)
    return float(value) if isinstance(value, int) else value


def _stored(path: Path, language: Language) -> dict[str, list[Any]]:
    """The values of the formula columns by header, as the file holds them."""
    header, *rows = FileBook(path).read(INPUT_TABS["clients"].in_language(language)).rows
    places = {output.column.header(language): header.index(output.column.header(language)) for output in _FUNCTIONS}
    return {name: [_as_office(row[place]) for row in rows[:CLIENTS]] for name, place in places.items()}


def _place(sheet: Any, header: str) -> int:
    cells = sheet.getCellRangeByPosition(0, 0, 120, 0).getDataArray()[0]
    return list(cells).index(header)


def _column(sheet: Any, header: str, count: int = CLIENTS) -> list[Any]:
    place = _place(sheet, header)
    return [row[0] for row in sheet.getCellRangeByPosition(place, 1, place, count).getDataArray()]


def _differences(shown: dict[str, list[Any]], stored: dict[str, list[Any]]) -> list[tuple[str, int, Any, Any]]:
    return [
        (header, row, mine, kept)
        for header, values in stored.items()
        for row, (mine, kept) in enumerate(zip(shown[header], values, strict=True), start=2)
        if mine != kept
    ]


def test_every_formula_cell_computes_what_refresh_had_stored(
    office: Office, backend: Backend, demo_book: Path, language: Language
):
    stored = _stored(demo_book, language)
    with office.opened(demo_book) as document:
        document.calculateAll()
        sheet = document.Sheets.getByIndex(0)
        shown = {header: _column(sheet, header) for header in stored}
    assert len(stored) == len(_FUNCTIONS)
    assert sum(len(values) for values in stored.values()) == len(_FUNCTIONS) * CLIENTS
    assert any(value != "" for value in stored[_FUNCTIONS[0].column.header(language)])
    assert _differences(shown, stored) == []
    assert {question.function for question in backend.questions} == {output.function for output in _FUNCTIONS}


def test_a_block_formula_gives_the_whole_column(office: Office, demo_book: Path, language: Language):
    stored = _stored(demo_book, language)
    with office.opened(demo_book) as document:
        sheet = document.Sheets.getByIndex(0)
        shown = {}
        for step, output in enumerate(_FUNCTIONS):
            area = sheet.getCellRangeByPosition(100 + step, 1, 100 + step, CLIENTS)
            area.setArrayFormula(f"={output.function}(A2:AS{CLIENTS + 1})")
            shown[output.column.header(language)] = [row[0] for row in area.getDataArray()]
    assert _differences(shown, stored) == []
