"""Refresh from the Sales menu, on a workbook in Google Sheets."""

from __future__ import annotations

import shutil

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS
from tests.hosts_excel.excel_workbook import cells_of
from tests.hosts_google.answering import server_saying
from tests.hosts_google.google_books import CLOCK, NOW, TOLD, demo_book
from tests.hosts_google.google_workbook import FORMULAS, SHOWN, sheets_of
from tests.server.conftest import free_port

MOST_CALLS = 2000
"""Of SpreadsheetApp in the first refresh, which makes all tabs; each takes Google some milliseconds."""


def shown_of(book, name):
    """The cells of a file's tab; a formula without a result has a space in a file."""
    return [["" if cell == " " else cell for cell in row] for row in cells_of(book.read(name))]


@pytest.mark.parametrize(
    ("language", "clients", "host", "said"),
    [
        (Language.RUSSIAN, 500, None, "Обновлено. Клиентов: 500"),
        (Language.ENGLISH, 100, "google", "Refreshed. Clients: 100"),
    ],
)
def test_a_refresh_gives_the_cells_of_a_refreshed_file(google, tmp_path, language, clients, host, said):
    path = demo_book(tmp_path, language, clients, host)
    code = (
        f"{CLOCK} menuRefresh(); {SHOWN} {FORMULAS} {TOLD} return {{ shown, formulas, told, calls: googleHost.calls }};"
    )
    found = google.run(code, sheets_of(path), language=str(language.value))
    assert found["told"]["alerts"] == []
    assert found["told"]["toasts"][-1].startswith(said)
    assert found["told"]["fetches"] == 1

    book = FileBook(path)
    refresh_book(book, NOW.date(), NOW)
    own = {text.in_language(language) for text in OWN_TABS.values()}
    assert own <= set(found["shown"]) == {info.name for info in book.sheets()}
    visible = [info.name for info in book.sheets() if info.visible]
    assert [name for name in found["shown"] if name in visible] == visible
    for name in own:
        assert found["shown"][name] == cells_of(book.read(name)), name
    written = openpyxl.load_workbook(path)[INPUT_TABS["clients"].in_language(language)]
    typed = {(row, column): text for row, column, text in found["formulas"][written.title]}
    if host is None:
        assert found["shown"][written.title] == shown_of(book, written.title)
        assert typed == {}
        return
    expected = {
        (cell.row - 1, cell.column - 1): cell.value
        for row in written.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    }
    assert len(expected) > clients
    assert typed == {place: text.replace(",", ";") for place, text in expected.items()}
    assert sum(count for name, count in found["calls"].items() if not name.startswith("Utilities")) < MOST_CALLS


def test_formulas_find_the_answers_of_the_refresh_without_asking(google, tmp_path):
    path = demo_book(tmp_path, Language.ENGLISH, 100, "google")
    code = f"""{CLOCK}
      menuRefresh();
      READ.clear();
      const sheet = googleHost.book.getSheetByName("Clients");
      const found = [];
      sheet.cells.forEach((row, place) => row.forEach((cell, column) => {{
        const call = /^=(\\w+)\\((\\w+:\\w+)/.exec(cell.formula);
        if (!call) return;
        googleHost.caller = sheet.getRange(place + 1, column + 1, 1, 1);
        const value = globalThis[call[1]](sheet.getRange(call[2]).getValues());
        found.push([place, column, value instanceof Date ? daysOfBook_().serial(value) : value]);
      }}));
      return [found, googleHost.fetches.length];"""
    found, fetches = google.run(code, sheets_of(path), language="en")
    book = FileBook(path)
    refresh_book(book, NOW.date(), NOW)
    shown = shown_of(book, "Clients")
    assert len(found) >= 1000
    assert found == [[row, column, shown[row][column]] for row, column, _ in found]
    assert fetches == 1


def test_a_second_refresh_changes_what_has_changed_and_nothing_else(google, new_sheets):
    code = f"""{CLOCK}
      menuRefresh();
      const before = googleHost.book.seen();
      menuRefresh();
      const differs = (sheet, place) => JSON.stringify(sheet) !== JSON.stringify(before.sheets[place]);
      const changed = googleHost.book.seen().sheets.filter(differs);
      {TOLD}
      return {{ changed: changed.map((sheet) => sheet.name), told }};"""
    found = google.run(code, new_sheets)
    assert found["told"]["alerts"] == []
    # the log gets its line; the memory notes it
    assert {name for name in found["changed"] if not name.startswith("_")} <= {OWN_TABS["log"].ru}


@pytest.mark.parametrize("state", ["new_sheets", "old_sheets"])
def test_whatever_google_refuses_the_workbook_is_as_it_was(google, request, state):
    code = f"""{CLOCK}
      const before = JSON.stringify(googleHost.book.seen());
      const {{ http }} = googleHost;
      let answer;
      googleHost.http = (question) => (answer ??= http(question));
      const found = [];
      for (let step = 1; ; step += step < 8 ? 1 : 23) {{
        googleHost.failIn = step;
        menuRefresh();
        if (googleHost.failIn > 0) return {{ found, steps: step }};
        found.push([step, JSON.stringify(googleHost.book.seen()) === before, googleHost.alerts.pop()]);
      }}"""
    found = google.run(code, request.getfixturevalue(state))
    undone = [same for _, same, said in found["found"] if said.startswith("Обновить не удалось, всё осталось как было")]
    assert all(undone)
    # what comes last takes the copies away, when everything is written
    rest = [said for _, _, said in found["found"][len(undone) :]]
    assert all(said.startswith("Обновлено, но остатки прежних вкладок убрать не удалось") for said in rest)
    assert len(undone) > 10
    assert found["steps"] > 150


def test_a_refresh_that_google_cut_off_is_put_back_by_the_next(google, old_sheets):
    code = f"""{CLOCK}
      const putBack = putBack_;
      // an execution that is cut off runs no further line of the script
      globalThis.putBack_ = () => {{}};
      googleHost.failIn = 120;
      menuRefresh();
      const between = googleHost.book.seen();
      globalThis.putBack_ = putBack;
      googleHost.isLocked = false;
      menuRefresh();
      {SHOWN} {TOLD}
      return {{ shown, told, copies: between.sheets.filter((sheet) => sheet.name.startsWith(COPY)).length }};"""
    found = google.run(code, old_sheets)
    whole = google.run(f"{CLOCK} menuRefresh(); {SHOWN} return shown;", old_sheets)
    assert found["copies"] > 3
    assert found["shown"] == whole


def test_what_was_typed_meanwhile_is_computed_too(google, new_sheets):
    code = f"""{CLOCK}
      const clients = googleHost.book.getSheetByName("Клиенты");
      let left = 2;
      googleHost.afterFetch = () => {{ if (left-- > 0) clients.change(1, 1).value = `Новое имя ${{left}}`; }};
      menuRefresh();
      {SHOWN} {TOLD}
      return {{ shown, told }};"""
    found = google.run(code, new_sheets)
    assert found["told"]["alerts"] == []
    assert found["told"]["fetches"] == 3
    assert found["shown"]["Клиенты"][1][1] == "Новое имя 0"
    listed = [row[1] for name in (OWN_TABS["development"].ru, OWN_TABS["standard"].ru) for row in found["shown"][name]]
    assert listed.count("Новое имя 0") == 1


def test_what_people_typed_on_the_tabs_goes_where_a_file_puts_it(google, edited_book, tmp_path):
    path = tmp_path / "edited.xlsx"
    shutil.copy(edited_book, path)
    found = google.run(f"{CLOCK} menuRefresh(); {SHOWN} {TOLD} return {{ shown, told }};", sheets_of(path))
    assert found["told"]["alerts"] == []

    refreshed = FileBook(path)
    refresh_book(refreshed, NOW.date(), NOW)
    for text in OWN_TABS.values():
        assert found["shown"][text.ru] == cells_of(refreshed.read(text.ru)), text.ru
    typed = found["shown"]["Клиенты"]
    expected = cells_of(refreshed.read("Клиенты"))
    width = len(CLIENT_TABLE)
    assert [row[:width] for row in typed] == [row[:width] for row in expected]
    assert "007" in typed[-1]
    assert "+7 000" in str(typed)


def test_names_that_google_would_take_for_something_else_stay_as_they_are(google, new_book, tmp_path):
    odd = [
        "007",
        "1,5",
        "31.12",
        "'кавычка",
        "=1+1",
        "ИСТИНА",
        "+7 912",
        "50 %",
        "12345678901234567890",
        "#Н/Д",
        "две\nстроки",
    ]
    path = tmp_path / "odd.xlsx"
    book = openpyxl.load_workbook(new_book)
    clients = book["Клиенты"]
    place = next(cell.column for cell in clients[1] if cell.value == "Клиент")
    for row, name in enumerate(odd, 2):
        clients.cell(row, place).value = name
        # a text, also where it looks like a formula
        clients.cell(row, place).data_type = "s"
    book.save(path)
    found = google.run(f"{CLOCK} menuRefresh(); {SHOWN} {TOLD} return {{ shown, told }};", sheets_of(path))
    assert found["told"]["alerts"] == []
    refreshed = FileBook(path)
    refresh_book(refreshed, NOW.date(), NOW)
    seen = set()
    for text in OWN_TABS.values():
        assert found["shown"][text.ru] == cells_of(refreshed.read(text.ru)), text.ru
        seen |= {cell for row in found["shown"][text.ru] for cell in row}
    assert [name for name in odd if name not in seen] == []
    assert [row[place - 1] for row in found["shown"]["Клиенты"][1 : len(odd) + 1]] == odd


def test_people_who_never_stop_typing_are_told_so_and_nothing_is_written(google, new_sheets):
    code = f"""{CLOCK}
      let count = 0;
      const clients = googleHost.book.getSheetByName("Клиенты");
      googleHost.afterFetch = () => {{ clients.change(1, 1).value = `Имя ${{(count += 1)}}`; }};
      menuRefresh();
      {TOLD}
      return {{ told, names: googleHost.book.sheets.map((sheet) => sheet.name) }};"""
    found = google.run(code, new_sheets)
    assert found["told"]["fetches"] == 4
    assert "всё время что-то вводили" in found["told"]["alerts"][0]
    assert found["names"] == [sheet["name"] for sheet in new_sheets]


FAULTS = [
    ("busy", "Эту книгу уже кто-то обновляет", "Somebody is refreshing this workbook"),
    ("no_address", "Сервер не указан", "No server is set"),
    ("no_key", "нужен ключ. Введите его: «Продажи»", "needs a key. Enter it under Sales"),
    ("refused", "не принимает ключ (нет такого)", "refuses the key (нет такого)"),
    ("rejected", "не смог это выполнить: нет клиентов.", "did not carry this out: нет клиентов."),
    ("down", "не может связаться с сервером", "cannot reach the server"),
    ("failed", "произошёл сбой (500)", "Something went wrong on the server"),
    ("nonsense", "отвечает не сервер этого продукта", "is not the server of this product"),
    ("quota", "Суточный лимит запросов Google исчерпан", "daily quota of requests is used up"),
    ("protected", "защищена от ваших изменений", "is protected from you"),
]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("fault", "russian", "english"), FAULTS)
def test_what_stands_in_the_way_is_said_and_nothing_is_written(google, new_sheets, language, fault, russian, english):
    answers = {
        "no_key": (401, {"error": {"message": "пришлите заголовок Authorization"}}),
        "refused": (401, {"error": {"message": "нет такого"}}),
        "rejected": (422, {"error": {"message": "нет клиентов."}}),
        "failed": (500, "oops"),
        "nonsense": (200, "<html>"),
    }
    guards = {"Клиенты": {"canEdit": False}} if fault == "protected" else {}
    with server_saying([answers.get(fault, (200, {}))]) as address:
        properties = None if fault in ("busy", "protected", "quota") else {"SALES_SERVER": address}
        if fault == "no_address":
            properties = {}
        elif fault == "refused":
            properties = {"SALES_SERVER": address, "SALES_KEY": "sa_1"}
        elif fault == "down":
            properties = {"SALES_SERVER": f"http://127.0.0.1:{free_port()}"}
        code = f"""{CLOCK}
          const before = JSON.stringify(googleHost.book.seen());
          googleHost.isLocked = {str(fault == "busy").lower()};
          googleHost.quotaIsOut = {str(fault == "quota").lower()};
          menuRefresh();
          {TOLD}
          return {{ told, same: JSON.stringify(googleHost.book.seen()) === before, locked: googleHost.isLocked }};"""
        found = google.run(code, new_sheets, language=language, properties=properties, guards=guards)
    [said] = found["told"]["alerts"]
    assert (russian if language == "ru" else english) in said
    assert found["same"]
    assert found["locked"] is (fault == "busy")


def test_a_filter_of_ones_own_takes_in_the_columns_that_refresh_adds(google, tmp_path):
    path = tmp_path / "own.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Clients"
    for cells in (["Client", "Manager", "Stage"], ["Birch", "Anna", "New"], ["Oak", "Anna", "New"]):
        book.active.append(cells)
    book.save(path)
    code = f"""{CLOCK}
      const sheet = googleHost.book.getSheetByName("Clients");
      const filter = sheet.getRange("A1:C3").createFilter();
      filter.setColumnFilterCriteria(2, new googleHost.FilterCriteria(["Boris"]));
      menuRefresh();
      const widened = sheet.getFilter().getRange();
      const chosen = sheet.getFilter().getColumnFilterCriteria(2).hidden;
      changeFilterWidth_(sheet, 3 - widened.getLastColumn());
      return [widened.getNumRows(), widened.getLastColumn(), sheet.getLastColumn(), chosen, sheet.filter.area];"""
    rows, filtered, last, chosen, narrowed = google.run(code, sheets_of(path), language="en")
    assert (rows, chosen, narrowed) == (3, ["Boris"], "A1:C3")
    assert filtered == last > 3
