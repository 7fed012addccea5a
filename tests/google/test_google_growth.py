"""Tabs and tables that grow at Google: new rows offer and look as the others, and people's own things stay."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from typer.testing import CliRunner

from sheets_addin.cli import app
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Changes, Format, PatchColumn, SheetPatch, Tab, TabColumn
from tests.books.report_samples import report
from tests.google.google_client import book_of
from tests.google.sheet_model import GridSheet, SheetsFile
from tests.google.sheets_server import SheetsServer

TODAY, NOW = dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 9, 30)
RULE = {"ranges": [{"sheetId": 1}], "booleanRule": {"format": {"textFormat": {"bold": True}}}}
"""A conditional format of somebody's own."""


@pytest.fixture
def file(server: SheetsServer) -> SheetsFile:
    return server.new_file("key")


def write(server: SheetsServer, *tabs: Tab, patch: SheetPatch | None = None) -> None:
    book_of(server, "key").write(Changes(tabs=tabs, patches=[patch] if patch else []))


def stages(rows: int, replaces: str | None = None) -> Tab:
    values: list[CellValue] = [f"Client {row}" for row in range(rows)]
    return Tab("Ours", [TabColumn("Stage", values, editable=True, choices=("New", "Won"))], replaces=replaces)


def test_rows_that_come_to_a_tab_offer_what_the_others_offer(server: SheetsServer, file: SheetsFile) -> None:
    file.add("Clients", [["Client"]])
    write(server, stages(5))
    write(server, stages(60, replaces="Ours"))
    sheet = server.files["key"].sheet("Ours")
    for row in (5, 40, 60, sheet.row_count - 1):
        rule = sheet.validation(row, 0)
        assert rule is not None, row
        assert [one["userEnteredValue"] for one in rule["condition"]["values"]] == ["New", "Won"]
    assert sheet.validation(0, 0) is None


def test_an_import_beyond_the_grid_keeps_choices_and_formats(server: SheetsServer, file: SheetsFile) -> None:
    file.sheets.append(GridSheet.blank(0, "Sheet1"))
    book = book_of(server, "key")
    tabs = template_tabs(Language.ENGLISH)
    book.fill(tabs, Language.ENGLISH)
    rows = server.files["key"].sheet("Clients").row_count
    assert rows > tabs[0].blank_rows
    appended: list[dict[int, CellValue]] = [{0: f"K{row}", 1: f"Client {row}"} for row in range(rows + 100)]
    write(server, patch=SheetPatch("Clients", 0, 0, appended=appended))
    made = server.files["key"]
    sheet = made.sheet("Clients")
    headers = sheet.values[0].tolist()
    for row in (rows - 1, rows, rows + 99):
        assert sheet.validation(row, headers.index("Stage")) is not None
        assert made.number_formats[sheet.codes[row, headers.index("Phone")]]["type"] == "TEXT"
        assert made.number_formats[sheet.codes[row, headers.index("Next contact")]]["type"] == "DATE"


def test_rows_below_a_row_with_choices_offer_them_too(server: SheetsServer, file: SheetsFile) -> None:
    sheet = file.add("Mine", [["ID", "Stage"], ["K1", "New"]])
    rule = {"condition": {"type": "ONE_OF_LIST"}}
    sheet.validations.append(((1, 1, 2, 2), rule))
    write(server, patch=SheetPatch("Mine", 0, 1, appended=[{0: "K2"}, {0: "K3"}]))
    found = server.files["key"].sheet("Mine")
    assert [found.validation(row, 1) for row in range(1, 5)] == [rule, rule, rule, None]
    assert found.validation(2, 0) is None


def test_a_filter_takes_in_new_columns_and_rows_with_what_was_chosen_in_it(
    server: SheetsServer, file: SheetsFile
) -> None:
    sheet = file.add("Mine", [["ID", "Stage"], ["K1", "New"]])
    area = {"sheetId": sheet.id, "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    chosen = [{"columnIndex": 1, "filterCriteria": {"hiddenValues": ["Won"]}}]
    sheet.filter = {"range": area, "criteria": {"1": chosen[0]["filterCriteria"]}, "filterSpecs": chosen}
    column = PatchColumn(2, "Base", ["Gold"], is_new=True)
    patch = SheetPatch("Mine", 0, 1, rows=[1], columns=[column], appended=[{0: "K2"}], headed=[0, 1, 2])
    write(server, patch=patch)
    assert server.files["key"].sheet("Mine").filter == {
        "range": {**area, "endRowIndex": 3, "endColumnIndex": 3},
        "filterSpecs": chosen,
    }


def computed(place: int, header: str, *, is_new: bool = False) -> PatchColumn:
    return PatchColumn(place, header, ["Gold"], Format.TEXT, is_new=is_new)


def test_computed_columns_that_were_there_are_protected_once(server: SheetsServer, file: SheetsFile) -> None:
    sheet = file.add("Clients", [["ID", "Base", "Mine", "Priority"], ["K1", "Gold", "x", None]])
    own = {"protectedRangeId": 7, "range": {"sheetId": sheet.id, "startColumnIndex": 3, "endColumnIndex": 4}}
    sheet.protected[7] = own
    columns = [computed(1, "Base"), computed(3, "Priority"), computed(4, "Value", is_new=True)]
    for _ in range(2):
        write(server, patch=SheetPatch("Clients", 0, 1, [1], columns))
    found = server.files["key"].sheet("Clients").protected
    assert found.pop(7) == own
    areas = [(one["range"]["startColumnIndex"], one["range"]["endColumnIndex"]) for one in found.values()]
    assert sorted(areas) == [(1, 2), (4, 5)]


@pytest.mark.parametrize("language", Language)
def test_what_is_left_in_a_sheet_is_in_the_language_of_the_workbook(
    language: Language, server: SheetsServer, file: SheetsFile
) -> None:
    file.locale = "en_US" if language is Language.RUSSIAN else "ru_RU"
    (clients, *_) = [tab for tab in template_tabs(language) if tab.table]
    headers = [column.header for column in clients.columns]
    file.add(clients.name, [headers, ["K1", "Берёза", *[None] * (len(headers) - 2)]])
    refresh_book(book_of(server, "key"), TODAY, NOW)
    descriptions = {one["description"] for one in server.files["key"].sheet(clients.name).protected.values()}
    (said,) = descriptions
    assert said.startswith("Считает" if language is Language.RUSSIAN else "Computed")


def test_a_fault_is_told_in_the_language_of_the_sheet(
    redirected: SheetsServer, credentials: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    file = redirected.new_file("key")
    file.add("Клиенты", [["Код", "Клиент", "Менеджер", "Состояние"], ["K1", "Берёза", "Анна", "Новый клиент"]])
    redirected.readers.add("key")
    refused = CliRunner().invoke(app, ["refresh", "google:key", "--credentials", str(credentials)])
    assert "откройте ему доступ" in refused.output


def test_people_keep_their_own_formats_and_charts_where_a_report_changes(
    server: SheetsServer, file: SheetsFile
) -> None:
    file.add("Clients", [["Client"]])
    book_of(server, "key").write(Changes(reports=[report()]))
    sheet = server.files["key"].sheet("Overview")
    ours = len(sheet.rules)
    assert ours
    sheet.rules.insert(0, RULE)
    sheet.rules.append({"ranges": [{"sheetId": sheet.id}], "gradientRule": {}})
    chart = {"chartId": 5, "spec": {"altText": "Mine"}, "position": {}}
    sheet.charts[5] = chart
    book_of(server, "key").write(Changes(reports=[report(managers=["Anna"], replaces="Overview")]))
    sheet = server.files["key"].sheet("Overview")
    assert RULE in sheet.rules
    assert sum("gradientRule" in rule for rule in sheet.rules) == 1
    assert len(sheet.rules) <= ours + 2
    assert sheet.charts.pop(5) == chart
    texts = {one["spec"]["altText"]: one["spec"]["title"] for one in sheet.charts.values()}
    assert all(text == f"{title} (sheets-addin)" for text, title in texts.items())
    assert len(texts) == 4


def test_people_keep_their_own_formats_where_a_tab_changes(server: SheetsServer, file: SheetsFile) -> None:
    file.add("Clients", [["Client"]])
    write(server, stages(2))
    sheet = server.files["key"].sheet("Ours")
    sheet.rules.append(RULE)
    values: list[CellValue] = ["a", "b"]
    write(server, Tab("Ours", [TabColumn("A", values), TabColumn("B", values)], replaces="Ours"))
    assert server.files["key"].sheet("Ours").rules == [RULE]
    # what stood beside and below goes
    write(server, Tab("Ours", [TabColumn("C", values[:1])], replaces="Ours"))
    left = server.files["key"].sheet("Ours").values
    assert left[:2, 0].tolist() == ["C", "a"]
    assert [cell for cell in left[2:].ravel().tolist() + left[:, 1:].ravel().tolist() if cell is not None] == []


@pytest.mark.parametrize("titles", [["Sheet1", "Orders"], ["Orders"], ["orders", "Sheet1"], ["CLIENTS"]], ids=" ".join)
def test_blank_tabs_of_the_same_names_are_filled(titles: list[str], server: SheetsServer, file: SheetsFile) -> None:
    for number, title in enumerate(titles):
        file.sheets.append(GridSheet.blank(number, title))
    tabs = template_tabs(Language.ENGLISH)
    book_of(server, "key").fill(tabs, Language.ENGLISH)
    made = server.files["key"]
    assert sorted(sheet.title for sheet in made.sheets) == sorted(tab.name for tab in tabs)
    for tab in tabs:
        assert made.sheet(tab.name).values[0].tolist()[: len(tab.columns)] == [column.header for column in tab.columns]


def test_a_spreadsheet_of_charts_alone_is_not_empty(server: SheetsServer, file: SheetsFile) -> None:
    file.add("Chart1", []).kind = "OBJECT"
    with pytest.raises(BookError, match="is not empty"):
        book_of(server, "key").fill(template_tabs(Language.ENGLISH), Language.ENGLISH)


def native(sheet: GridSheet, bottom: int, **more: Any) -> None:
    area = {"sheetId": sheet.id, "startRowIndex": 0, "endRowIndex": bottom, "startColumnIndex": 0, "endColumnIndex": 2}
    sheet.tables.append({"tableId": "t1", "name": "Clients", "range": area, **more})


def test_a_table_of_googles_takes_in_the_rows_below(server: SheetsServer, file: SheetsFile) -> None:
    native(file.add("Clients", [["ID", "Client"], ["K1", "Birch"], [None, None]]), 3)
    write(server, patch=SheetPatch("Clients", 0, 1, appended=[{0: "K2"}]))
    assert server.files["key"].sheet("Clients").tables[0]["range"]["endRowIndex"] == 3
    write(server, patch=SheetPatch("Clients", 0, 2, appended=[{0: "K3"}, {0: "K4"}]))
    assert server.files["key"].sheet("Clients").tables[0]["range"]["endRowIndex"] == 5
    assert server.files["key"].sheet("Clients").tables[0]["range"]["endColumnIndex"] == 2


def test_a_table_with_a_footer_is_left_alone(server: SheetsServer, file: SheetsFile) -> None:
    sheet = file.add("Clients", [["ID", "Client"], ["K1", "Birch"], ["Total", None]])
    native(sheet, 3, rowsProperties={"footerColorStyle": {"rgbColor": {"red": 1}}})
    (table,) = book_of(server, "key").read("Clients").tables
    assert (table.last_row, table.has_totals) == (1, True)
    with pytest.raises(BookError, match="the cell A3 below its data is not empty"):
        write(server, patch=SheetPatch("Clients", 0, 1, appended=[{0: "K2"}]))


def test_days_in_a_column_that_shows_numbers_are_shown_as_days(server: SheetsServer, file: SheetsFile) -> None:
    sheet = file.add("Clients", [["ID", "Since"], ["K1", None]])
    patch = SheetPatch("Clients", 0, 1, [1], [PatchColumn(1, "Since", [dt.date(2026, 1, 1)], Format.DATE)])
    write(server, patch=patch)
    made = server.files["key"]
    assert made.number_formats[made.sheet("Clients").codes[1, 1]]["type"] == "DATE"
    assert sheet.title == "Clients"


def test_a_text_as_long_as_a_cell_counts_as_other_programs_count_it(server: SheetsServer, file: SheetsFile) -> None:
    file.add("Clients", [["Client"]])
    write(server, Tab("Long", [TabColumn("Header", ["😀" * 25_000])]))
    with pytest.raises(BookError, match="would hold 50002 characters"):
        write(server, Tab("Longer", [TabColumn("Header", ["😀" * 25_001])]))
