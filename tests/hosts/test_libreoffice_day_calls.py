"""``CALLS`` in a real LibreOffice: a manager's day as a block of cells."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sheets_addin.books import FileBook
from sheets_addin.functions import CALLS
from sheets_addin.vocabulary.language import Language
from tests.functions.priorities import days_of
from tests.hosts.backend import Backend
from tests.hosts.office import Office

FORMULA = 16
WIDTH = len(CALLS.columns)
BLANK = ("",) * WIDTH


def _shown(block: Any) -> list[tuple[Any, ...]]:
    """The rows of a block down to the last that shows anything."""
    rows = list(block.getDataArray())
    while rows and rows[-1] == BLANK:
        rows.pop()
    return rows


def _block(document: Any, formula: str, rows: int = 100) -> Any:
    """The one block formula on the last sheet."""
    sheet = document.Sheets.getByIndex(document.Sheets.Count - 1)
    sheet.getCellRangeByPosition(10, 0, 9 + WIDTH, 99).clearContents(FORMULA)
    block = sheet.getCellRangeByPosition(10, 0, 9 + WIDTH, rows - 1)
    block.setArrayFormula(formula)
    return block


def test_every_managers_day_is_that_of_priorities(
    office: Office, backend: Backend, small_book: Path, language: Language
):
    days = days_of(FileBook(small_book), language)
    assert len(days) > 1
    with office.opened(small_book) as document:
        document.Sheets.insertNewByName("Day", document.Sheets.Count)
        for manager, rows in days.items():
            wanted = [tuple("" if cell is None else cell for cell in row) for row in rows]
            assert _shown(_block(document, f'=CALLS("{manager.upper()}")')) == wanted


def _small(document: Any) -> Any:
    sheet = document.Sheets.getByIndex(0)
    sheet.Name = "Clients"
    rows = (("Client", "Manager", "Phone"), ("Birch", "Anna", "1"), ("Oak", "Boris", "2"), ("Pine", "anna ", "3"))
    sheet.getCellRangeByName("B2:D5").setDataArray(rows)
    return sheet


def test_given_clients_are_followed_and_those_of_the_tab_with_a_recalculation(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = _small(document)
        given = _block(document, '=CALLS("Anna";B2:D9)')
        assert [row[1:3] for row in _shown(given)] == [("Birch", "1"), ("Pine", "3")]
        sheet.getCellRangeByName("C4").String = "Anna"
        assert [row[1] for row in _shown(given)] == ["Birch", "Oak", "Pine"]
        below = _block(document, '=CALLS("Anna";B3:D9;B2:D2)')
        assert [row[1] for row in _shown(below)] == ["Birch", "Oak", "Pine"]
        of_tab = _block(document, '=CALLS("Anna")')
        sheet.getCellRangeByName("C3").String = "Boris"
        document.calculateAll()
        assert [row[1] for row in _shown(of_tab)] == ["Oak", "Pine"]
        assert sum("Oak" in row for row in _shown(_block(document, '=CALLS("anna";;;DATE(2026;1;1))'))) == 1


def test_days_count_from_where_the_document_counts(office: Office, backend: Backend):
    with office.opened() as document:
        day = document.NullDate
        day.Year, day.Month, day.Day = 1904, 1, 1
        document.NullDate = day
        sheet = _small(document)
        sheet.getCellRangeByName("E2").String = "Next contact"
        sheet.getCellRangeByName("E3").FormulaLocal = dt.date.today().isoformat()
        sheet.getCellRangeByName("E5").FormulaLocal = (dt.date.today() + dt.timedelta(days=9)).isoformat()
        for clients in ("", ";B2:E5", ";B3:E5;B2:E2"):
            assert [row[1] for row in _shown(_block(document, f'=CALLS("Anna"{clients})'))] == ["Birch"], clients


def test_a_call_without_sense_and_a_server_that_is_away_are_said_in_the_first_cell(office: Office, backend: Backend):
    with office.opened() as document:
        no_tab = _block(document, '=CALLS("Anna")', rows=3).getDataArray()
        assert no_tab == (("error: there is no tab “Clients”", *BLANK[1:]), BLANK, BLANK)
        sheet = _small(document)
        (said, *_), *others = _block(document, '=CALLS("Vera")', rows=3).getDataArray()
        assert said == "#VALUE! no client has the manager “Vera”; expected: one of: Anna, Boris"
        assert others == [BLANK, BLANK]
        # a wrong name of a manager is no fault of the server: others are answered
        assert _shown(_block(document, '=CALLS("Boris")'))[0][1] == "Oak"
        backend.stop()
        sheet.getCellRangeByName("B4").String = "Elm"
        away = _block(document, '=CALLS("Boris")', rows=3)
        assert away.getDataArray() == (("no server", *BLANK[1:]), BLANK, BLANK)
        backend.start()
        office.dispatch(document, "why")
        document.calculateAll()
        assert _shown(away)[0][1] == "Elm"


def test_the_same_question_is_asked_once(office: Office, backend: Backend):
    with office.opened() as document:
        _small(document)
        _block(document, '=CALLS("Boris")')
        backend.stop()
        document.calculateAll()
        assert _shown(_block(document, '=CALLS("Boris")'))[0][1] == "Oak"


def test_a_block_typed_elsewhere_is_read_from_a_file(office: Office, backend: Backend, tmp_path: Path):
    path = tmp_path / "day.xlsx"
    with office.opened() as document:
        _small(document)
        _block(document, '=CALLS("Anna")', rows=5)
        document.storeToURL(path.as_uri(), office.properties(FilterName="Calc MS Excel 2007 XML"))
    with office.opened(path) as document:
        document.calculateAll()
        sheet = document.Sheets.getByIndex(0)
        rows = sheet.getCellRangeByPosition(10, 0, 9 + WIDTH, 4).getDataArray()
        assert [row[1] for row in rows] == ["Birch", "Pine", "", "", ""]
