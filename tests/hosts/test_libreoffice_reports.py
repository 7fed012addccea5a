"""Tabs of figures written by LibreOffice: the charts of a file, over the same cells, and once only."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.report_grid import MARK
from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import OWN_TABS
from tests.hosts.backend import Backend
from tests.hosts.office import Office

REPORTS = ("team", "overview", "trial")


def _names(document: Any, sheet: str) -> list[str]:
    page = document.Sheets.getByName(sheet).DrawPage
    return sorted(page.getByIndex(place).Name for place in range(page.Count))


def _drawn(path: Path, sheet: str) -> list[list[str]]:
    """The cells that each chart of a sheet draws, in any order."""
    charts = openpyxl.load_workbook(path)[sheet]._charts
    references = [
        [series.val.numRef.f.replace("'", "").replace("$", "") for series in part.series]
        for chart in charts
        for part in [chart]
    ]
    return sorted(references)


def test_charts_are_those_of_a_file(
    office: Office, backend: Backend, small_book: Path, language: Language, tmp_path: Path
):
    by_file, by_office = tmp_path / "by-file.xlsx", tmp_path / "by-office.xlsx"
    shutil.copyfile(small_book, by_file)
    now = dt.datetime.now().replace(microsecond=0)
    refresh_book(FileBook(by_file), now.date(), now)
    with office.opened(small_book) as document:
        names = {tab: _names(document, OWN_TABS[tab].in_language(language)) for tab in REPORTS}
        for _ in range(2):
            done, said = office.dispatch(document, "refresh")
            assert done, said
        assert {tab: _names(document, OWN_TABS[tab].in_language(language)) for tab in REPORTS} == names
        assert all(name.startswith(MARK) for found in names.values() for name in found)
        document.storeToURL(by_office.as_uri(), office.properties(FilterName="Calc MS Excel 2007 XML"))
    for tab in REPORTS:
        name = OWN_TABS[tab].in_language(language)
        assert _drawn(by_office, name) == _drawn(by_file, name)
    assert len(_drawn(by_file, OWN_TABS["overview"].in_language(language))) >= 5


def test_charts_that_libreoffice_saved_give_way_in_a_file(
    office: Office, backend: Backend, english_book: Path, tmp_path: Path
):
    path = tmp_path / "saved.xlsx"
    with office.opened(english_book) as document:
        done, said = office.dispatch(document, "refresh")
        assert done, said
        document.storeToURL(path.as_uri(), office.properties(FilterName="Calc MS Excel 2007 XML"))
    overview = OWN_TABS["overview"].en
    before = _drawn(path, overview)
    now = dt.datetime.now().replace(microsecond=0)
    refresh_book(FileBook(path), now.date(), now)
    assert _drawn(path, overview) == before


@pytest.fixture
def own_book(office: Office, tmp_path: Path) -> Path:
    """Five clients on a sheet of people's own, never refreshed."""
    path = tmp_path / "own.xlsx"
    with office.opened() as document:
        rows = [("Client", "Manager", "Stage", "Debt"), *((f"Client {n}", "Anna", "New", 5.0) for n in range(5))]
        document.Sheets.getByIndex(0).getCellRangeByName("A1:D6").setDataArray(tuple(rows))
        document.storeToURL(path.as_uri(), office.properties(FilterName="Calc MS Excel 2007 XML"))
    return path


def _state(document: Any) -> dict[str, tuple[Any, int]]:
    """The cells of every sheet and how many charts it has."""
    return {
        sheet.Name: (sheet.getCellRangeByName("A1:BK40").getFormulaArray(), sheet.Charts.Count)
        for sheet in document.Sheets
    }


@pytest.mark.parametrize("hidden", [False, True])
def test_one_undo_takes_a_first_refresh_back_with_its_tabs(
    office: Office, backend: Backend, own_book: Path, *, hidden: bool
):
    with office.opened(own_book, hidden=hidden) as document:
        cell, undo = document.Sheets.getByIndex(0).getCellRangeByName("D2"), document.UndoManager
        states = [_state(document)]
        for debt in (7.0, 9.0):
            done, said = office.dispatch(document, "refresh")
            assert done, said
            states.append(_state(document))
            cell.Value = debt
            states.append(_state(document))
        assert [sheet[1] for sheet in states[0].values()] == [0]
        assert sum(charts for _, charts in states[1].values()) >= 5
        for state in reversed(states[:-1]):
            office.on_main_thread(undo.undo)
            assert _state(document) == state
        office.on_main_thread(undo.redo)
        assert office.on_main_thread(lambda: _state(document)) == states[1]
        # later steps may know charts that are gone
        assert not undo.isRedoPossible()
        office.on_main_thread(undo.undo)
        assert _state(document) == states[0]


def test_a_refresh_that_fails_half_way_leaves_everything_as_it_was(office: Office, backend: Backend, own_book: Path):
    with office.opened(own_book) as document:
        office.dispatch(document, "refresh")
        document.Sheets.removeByName(OWN_TABS["overview"].en)
        clients = document.Sheets.getByIndex(0)
        cursor = clients.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndColumn
        # nobody can write into a part of a block formula
        clients.getCellRangeByPosition(last, 1, last + 1, 6).setArrayFormula("={1;2}")
        before, steps = _state(document), document.UndoManager.getAllUndoActionTitles()
        done, said = office.dispatch(document, "refresh")
        assert not done
        assert said.startswith("The refresh failed, and everything is as it was")
        assert office.on_main_thread(lambda: _state(document)) == before
        assert document.UndoManager.getAllUndoActionTitles() == steps


def test_nothing_is_refreshed_that_undo_could_not_take_back(office: Office, backend: Backend, own_book: Path):
    with office.opened(own_book) as document:
        before = _state(document)
        document.UndoManager.lock()
        done, said = office.dispatch(document, "refresh")
        assert not done
        assert said.startswith("LibreOffice notes no steps for Undo at the moment")
        assert _state(document) == before
