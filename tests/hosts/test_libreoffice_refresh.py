"""The Refresh and Why commands of the menu, run in a real LibreOffice on an open document."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from sheets_addin.books import FileBook
from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS
from tests.hosts.backend import Backend
from tests.hosts.conftest import SMALL
from tests.hosts.office import Office

_XLSX = "Calc MS Excel 2007 XML"


def _saved(office: Office, document: Any, path: Path) -> FileBook:
    document.storeToURL(path.as_uri(), office.properties(FilterName=_XLSX))
    return FileBook(path)


def _cell(value: CellValue) -> CellValue:
    """A value as it is after a way through another program: moments to the second, numbers to 12 digits."""
    if is_blank(value):
        return None
    if isinstance(value, dt.datetime):
        moment = value + dt.timedelta(microseconds=500_000)
        return moment.replace(microsecond=0)
    return float(f"{value:.12g}") if isinstance(value, int | float) and not isinstance(value, bool) else value


def _cells(book: FileBook) -> dict[str, dict[tuple[int, int], CellValue]]:
    return {
        info.name: {
            (row, place): _cell(value)
            for row, cells in enumerate(book.read(info.name).rows)
            for place, value in enumerate(cells)
            if _cell(value) is not None
        }
        for info in book.sheets()
    }


def _differences(ours: FileBook, theirs: FileBook, but: set[str]) -> list[tuple[str, int, int, CellValue, CellValue]]:
    """Cells that differ; on the tabs ``but`` the moments of the two refreshes do."""
    first, second = _cells(ours), _cells(theirs)
    assert list(first) == list(second)
    return [
        (name, *place, first[name].get(place), second[name].get(place))
        for name in first
        for place in sorted({*first[name], *second[name]})
        if first[name].get(place) != second[name].get(place)
        and not (name in but and isinstance(second[name].get(place), dt.datetime))
    ]


def _type_changes(document: Any, language: Language) -> None:
    """What a manager types: a debt that is overdue, another stage, a new client, a threshold."""
    clients = document.Sheets.getByName(INPUT_TABS["clients"].in_language(language))
    header = list(clients.getCellRangeByName("A1:AS1").getDataArray()[0])
    names = (
        ("Дебиторка", "Срок оплаты", "Клиент") if language is Language.RUSSIAN else ("Debt", "Payment due", "Client")
    )
    debt, due, client = (header.index(name) for name in names)
    clients.getCellByPosition(debt, 1).Value = 250_000
    clients.getCellByPosition(due, 1).Value = 45_000
    clients.getCellByPosition(client, SMALL + 1).String = "Новичок" if language is Language.RUSSIAN else "Newcomer"
    # Excel lets a table grow with what is typed below it; LibreOffice leaves that to people
    table = document.DatabaseRanges.getByName("Clients")
    area = table.DataArea
    area.EndRow += 1
    table.DataArea = area


@pytest.fixture
def typed(office: Office, small_book: Path, language: Language, tmp_path: Path) -> Path:
    """The demo workbook with a day's typing, saved by LibreOffice."""
    path = tmp_path / "typed.xlsx"
    with office.opened(small_book) as document:
        _type_changes(document, language)
        document.storeToURL(path.as_uri(), office.properties(FilterName=_XLSX))
    return path


def test_refresh_writes_the_cells_that_a_refresh_of_the_saved_file_writes(
    office: Office, backend: Backend, typed: Path, language: Language, tmp_path: Path
):
    by_file = tmp_path / "by-file.xlsx"
    shutil.copyfile(typed, by_file)
    now = dt.datetime.now().replace(microsecond=0)
    refresh_book(FileBook(by_file), now.date(), now)
    with office.opened(typed) as document:
        done, said = office.dispatch(document, "refresh")
        assert done, said
        by_office = _saved(office, document, tmp_path / "by-office.xlsx")
    log = OWN_TABS["log"].in_language(language)
    assert _differences(by_office, FileBook(by_file), {log}) == []
    planned = len(FileBook(by_file).read(OWN_TABS["priorities"].in_language(language)).rows) - 1
    assert f" {SMALL + 1}; " in said
    assert f": {planned}, " in said


def test_rows_typed_below_the_table_are_clients_too(office: Office, backend: Backend, english_book: Path):
    with office.opened(english_book) as document:
        clients = document.Sheets.getByIndex(0)
        clients.getCellByPosition(1, SMALL + 1).String = "Newcomer"
        done, said = office.dispatch(document, "refresh")
        assert done, said
        assert clients.getCellByPosition(0, SMALL + 1).String
        assert clients.getCellByPosition(45, SMALL + 1).String


def test_refresh_keeps_what_is_chosen_and_in_front(office: Office, backend: Backend, english_book: Path):
    with office.opened(english_book, hidden=False) as document:
        controller = document.CurrentController
        sheet = document.Sheets.getByIndex(2)
        controller.setActiveSheet(sheet)
        controller.select(sheet.getCellRangeByName("C3:D5"))
        done, said = office.dispatch(document, "refresh")
        assert done, said
        assert controller.ActiveSheet.Name == sheet.Name
        assert controller.Selection.AbsoluteName.endswith("$C$3:$D$5")


def _contents(document: Any) -> dict[tuple[str, int], Any]:
    """What was typed or written into every sheet: the first rows, and those around the last client."""
    areas = {
        (sheet.Name, first): sheet.getCellRangeByPosition(0, first, 60, first + 60)
        for sheet in document.Sheets
        for first in (0, SMALL - 20)
    }
    return {place: area.getFormulaArray() for place, area in areas.items()}


def _differing(first: dict[Any, Any], second: dict[Any, Any]) -> list[Any]:
    return [name for name in {**first, **second} if first.get(name) != second.get(name)]


def test_one_undo_takes_a_refresh_back(office: Office, backend: Backend, english_book: Path):
    with office.opened(english_book, hidden=False) as document:
        _type_changes(document, Language.ENGLISH)
        before = _contents(document)
        steps = len(document.UndoManager.getAllUndoActionTitles())
        done, said = office.dispatch(document, "refresh")
        assert done, said
        after = _contents(document)
        assert len(_differing(before, after)) > 3
        assert len(document.UndoManager.getAllUndoActionTitles()) == steps + 1
        office.on_main_thread(document.UndoManager.undo)
        assert _differing(before, _contents(document)) == []
        office.on_main_thread(document.UndoManager.redo)
        assert _differing(after, _contents(document)) == []


def test_a_workbook_of_ones_own_gets_columns_and_tabs(office: Office, backend: Backend, tmp_path: Path):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        rows = (("Client", "Manager", "Stage", "Debt"), ("Birch", "Anna", "New", ""), ("Oak", "Boris", "", 5.0))
        sheet.getCellRangeByName("B2:E4").setDataArray(rows)
        path = tmp_path / "own.xlsx"
        document.storeToURL(path.as_uri(), office.properties(FilterName=_XLSX))
        now = dt.datetime.now().replace(microsecond=0)
        refresh_book(FileBook(path), now.date(), now)
        done, said = office.dispatch(document, "refresh")
        assert done, said
        by_office = _saved(office, document, tmp_path / "by-office.xlsx")
        names = [one.Name for one in document.Sheets if one.IsVisible]
    assert _differences(by_office, FileBook(path), {OWN_TABS["log"].en}) == []
    assert {text.en for text in OWN_TABS.values()} < set(names)


@pytest.mark.parametrize("kind", ["of the document", "of a workbook"])
def test_a_filter_of_ones_own_takes_in_the_columns_that_refresh_adds(
    office: Office, backend: Backend, tmp_path: Path, kind: str
):
    path = tmp_path / "own.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Clients"
    for cells in (["Client", "Manager", "Stage"], ["Birch", "Anna", "New"], ["Oak", "Anna", "New"]):
        book.active.append(cells)
    book.active.auto_filter.ref = "A1:C3" if kind == "of a workbook" else None
    book.save(path)
    with office.opened(path) as document:
        if kind == "of the document":
            area = document.Sheets.getByIndex(0).getCellRangeByName("A1:C3").RangeAddress
            document.DatabaseRanges.addNewByName("mine", area)
            document.DatabaseRanges.getByName("mine").AutoFilter = True
        done, said = office.dispatch(document, "refresh")
        assert done, said
        document.storeToURL((tmp_path / "after.xlsx").as_uri(), office.properties(FilterName=_XLSX))
    sheet = openpyxl.load_workbook(tmp_path / "after.xlsx")["Clients"]
    last = max(cell.column for cell in sheet[1] if cell.value is not None)
    filtered = [sheet.auto_filter.ref, *(table.ref for table in sheet.tables.values())]
    assert last > 3
    assert f"A1:{get_column_letter(last)}3" in filtered


def test_a_protected_tab_stops_the_refresh_before_anything_changes(
    office: Office, backend: Backend, small_book: Path, language: Language
):
    with office.opened(small_book) as document:
        _type_changes(document, language)
        tab = document.Sheets.getByName(OWN_TABS["gold"].in_language(language))
        tab.protect("")
        before = [sheet.getCellRangeByName("A1:AX60").getDataArray() for sheet in document.Sheets]
        done, said = office.dispatch(document, "refresh")
        assert not done
        assert tab.Name in said
        assert [sheet.getCellRangeByName("A1:AX60").getDataArray() for sheet in document.Sheets] == before


def test_without_a_server_refresh_says_what_to_do(office: Office, backend: Backend, english_book: Path):
    backend.stop()
    with office.opened(english_book) as document:
        before = [sheet.getCellRangeByName("A1:AX60").getDataArray() for sheet in document.Sheets]
        done, said = office.dispatch(document, "refresh")
        assert not done
        assert backend.address in said
        assert "sheets-addin serve" in said
        assert [sheet.getCellRangeByName("A1:AX60").getDataArray() for sheet in document.Sheets] == before


def test_why_tells_the_reasons_of_the_chosen_row(
    office: Office, backend: Backend, small_book: Path, language: Language
):
    with office.opened(small_book) as document:
        controller = document.CurrentController
        clients = document.Sheets.getByIndex(0)
        base = clients.getCellByPosition(45, 4).String
        controller.setActiveSheet(clients)
        controller.select(clients.getCellByPosition(7, 4))
        done, on_clients = office.dispatch(document, "why")
        assert done, on_clients
        assert on_clients.startswith(base)

        tab = document.Sheets.getByName(OWN_TABS["black"].in_language(language))
        controller.setActiveSheet(tab)
        controller.select(tab.getCellByPosition(0, 1))
        done, on_tab = office.dispatch(document, "why")
        assert done, on_tab
        assert on_tab.startswith(OWN_TABS["black"].in_language(language))

        controller.select(tab.getCellByPosition(0, 0))
        done, said = office.dispatch(document, "why")
        assert not done
        assert said
