"""What people do to the workbook while a refresh writes, or after Google cut one off, stays where it belongs."""

from __future__ import annotations

import pytest

from sheets_addin.vocabulary.tab_names import OWN_TABS
from tests.hosts_google.google_books import CLOCK
from tests.hosts_google.google_workbook import SHOWN

DEVELOPMENT = OWN_TABS["development"].ru

PEOPLE = f"""
  const book = googleHost.book;
  const clients = book.getSheetByName("Клиенты");
  const tab = book.getSheetByName("{DEVELOPMENT}");
  const place = (sheet, header) => sheet.cells[0].findIndex((cell) => cell?.value === header);
  const type = (sheet, row, header, value) => {{ sheet.change(row, place(sheet, header)).value = value; }};
  /** What a colleague does before the script's next line of this name, once. */
  const before = (name, act) => {{
    const own = globalThis[name];
    let isDone = false;
    globalThis[name] = (...values) => {{
      if (!isDone) {{ isDone = true; act(...values); }}
      return own(...values);
    }};
  }};
  const insertRow = (sheet, row) => {{
    sheet.cells.splice(row, 0, []);
    sheet.maxRows += 1;
  }};
  /** Google stops the script before its next line of this name. */
  const cutBefore = (name) => {{
    const own = globalThis[name];
    globalThis[name] = () => {{
      googleHost.isCut = true;
      throw new Error("Exceeded maximum execution time");
    }};
    try {{ menuRefresh(); }} catch (error) {{ if (!googleHost.isCut) throw error; }}
    globalThis[name] = own;
    googleHost.isCut = false;
    googleHost.isLocked = false;
  }};
  const told = () => ({{ alerts: googleHost.alerts, fetches: googleHost.fetches.length, said: book.toasts.at(-1) }});
  const left = () => book.sheets.map(({{ name }}) => name).filter((name) => /^(_sheets_addin_copy|Copy of)/.test(name));
"""


def told_of(rows, name, header):
    """What a column says of each client of a sheet."""
    headers = rows[0]
    return {row[headers.index(name)]: row[headers.index(header)] for row in rows[1:]}


def refreshed(google, sheets, code):
    return google.run(f"{CLOCK} {PEOPLE} {code} {SHOWN} return {{ shown, told: told(), left: left() }};", sheets)


@pytest.mark.parametrize("moment", ["startJournal_", "keepCopy_", "writeReport_"])
def test_a_row_inserted_meanwhile_misplaces_nothing(google, edited_sheets, moment):
    act = """() => { insertRow(clients, 1); type(clients, 1, "Клиент", "Вставленный"); }"""
    found = refreshed(google, edited_sheets, f"before('{moment}', {act}); menuRefresh();")
    assert found["told"]["alerts"] == []
    rows = found["shown"]["Клиенты"]
    typed = told_of(edited_sheets_of(edited_sheets, DEVELOPMENT), "Код", "Телефон")
    phones = told_of(rows, "Код", "Телефон")
    [edited] = [client for client, phone in typed.items() if phone == "+7 000"]
    assert [client for client, phone in phones.items() if phone == "+7 000"] == [edited]
    names = [row[rows[0].index("Клиент")] for row in rows[1:]]
    assert names[0] == "Вставленный"
    assert names.count("Новый клиент 007") == 1
    before = [row[1] for row in edited_sheets_of(edited_sheets, "Клиенты")[1:]]
    assert [name for name in names[1:] if name != "Новый клиент 007"] == before
    assert found["left"] == []


def edited_sheets_of(sheets, name):
    return next(sheet["rows"] for sheet in sheets if sheet["name"] == name)


@pytest.mark.parametrize(("moment", "fetches"), [("keepCopy_", 2), ("writeReport_", 1)])
def test_what_is_typed_on_a_tab_meanwhile_is_kept(google, edited_sheets, moment, fetches):
    act = """() => type(tab, 4, "Телефон", "+7 typed")"""
    found = refreshed(google, edited_sheets, f"before('{moment}', {act}); menuRefresh(); menuRefresh();")
    assert found["told"]["alerts"] == []
    assert found["told"]["fetches"] == fetches + 1
    for name in ("Клиенты", DEVELOPMENT):
        assert list(told_of(found["shown"][name], "Код", "Телефон").values()).count("+7 typed") == 1


def test_an_undo_leaves_what_people_typed_and_rows_where_they_moved_them(google, edited_sheets):
    code = """
      const was = book.seen();
      globalThis.writeReport_ = () => {
        insertRow(clients, 3);
        type(clients, 3, "Клиент", "Вставленный");
        type(clients, 6, "Телефон", "+7 clients");
        type(tab, 4, "Телефон", "+7 tab");
        throw new Error("Google refused");
      };
      menuRefresh();
      const differs = (sheet, number) => JSON.stringify(sheet) !== JSON.stringify(was.sheets[number]);
      const others = book.seen().sheets.filter(differs).map((sheet) => sheet.name);
    """
    found = google.run(
        f"{CLOCK} {PEOPLE} {code} {SHOWN} return {{ shown, others, told: told(), left: left() }};", edited_sheets
    )
    assert found["others"] == ["Клиенты", DEVELOPMENT]
    assert "всё осталось как было" in found["told"]["alerts"][0]
    rows = found["shown"]["Клиенты"]
    phone = rows[0].index("Телефон")
    expected = [list(row) for row in edited_sheets_of(edited_sheets, "Клиенты")]
    now = [row[: len(expected[0])] for row in rows]
    assert now[3][1] == "Вставленный"
    del now[3]
    assert now[5][phone] == "+7 clients"
    now[5][phone] = expected[5][phone]
    assert now == blanked(expected)
    assert list(told_of(found["shown"][DEVELOPMENT], "Код", "Телефон").values())[3] == "+7 tab"
    assert found["left"] == []


def blanked(rows):
    """Cells as the model shows them."""
    return [["" if cell is None else cell["day"] if isinstance(cell, dict) else cell for cell in row] for row in rows]


@pytest.mark.parametrize("moment", ["startJournal_", "keepCopy_", "dressBody_", "writeReport_", "tidy_"])
def test_what_is_typed_after_google_cut_a_refresh_off_is_kept(google, edited_sheets, moment):
    code = f"""
      cutBefore("{moment}");
      const row = tab.cells.findIndex((cells) => cells[place(tab, "Код")].value === "C-000010");
      type(tab, row, "Телефон", "+7 after the cut");
      const below = tab.extent()[0];
      type(tab, below, "Клиент", "Новый после обрыва");
      type(tab, below, "Телефон", "008");
      menuRefresh();"""
    found = refreshed(google, edited_sheets, code)
    assert found["told"]["alerts"] == []
    assert found["left"] == []
    assert told_of(found["shown"]["Клиенты"], "Код", "Телефон")["C-000010"] == "+7 after the cut"
    assert told_of(found["shown"][DEVELOPMENT], "Код", "Телефон")["C-000010"] == "+7 after the cut"
    names = [row[1] for row in found["shown"]["Клиенты"]]
    assert names.count("Новый после обрыва") == names.count("Новый клиент 007") == 1
    assert "+7 000" in told_of(found["shown"]["Клиенты"], "Код", "Телефон").values()


def test_a_refresh_that_was_cut_off_does_not_undo_a_later_one(google, edited_sheets):
    code = """
      cutBefore("writeReport_");
      // a program refreshes from outside, which the script's journal does not know
      const memory = book.getSheetByName(PRODUCT.memory);
      memory.change(memory.extent()[0], 0).value = "import";
      type(tab, 3, "Телефон", "+7 from outside");
      putBackHalfWritten_(daysOfBook_(), "ru");"""
    found = refreshed(google, edited_sheets, code)
    assert "+7 from outside" in told_of(found["shown"][DEVELOPMENT], "Код", "Телефон").values()
    assert found["left"] == []


def test_what_cannot_be_carried_over_is_told(google, edited_sheets):
    code = """
      cutBefore("writeReport_");
      const row = tab.cells.findIndex((cells) => cells[place(tab, "Код")].value === "C-000010");
      for (const sheet of book.sheets.filter((one) => one.name.startsWith(COPY))) {
        for (const cell of sheet.cells.flat()) if (cell.value === "C-000010") cell.value = "C-999999";
      }
      type(tab, row, "Телефон", "+7 lost");
      menuRefresh();"""
    found = refreshed(google, edited_sheets, code)
    [said] = found["told"]["alerts"]
    assert "Введите это на вкладке с клиентами" in said
    assert f"{DEVELOPMENT}, c-000010, Телефон: +7 lost" in said


def test_a_copy_that_got_no_name_goes(google, edited_sheets):
    code = """
      const name = googleHost.Sheet.prototype.setName;
      googleHost.Sheet.prototype.setName = function (wanted) {
        if (wanted.startsWith(COPY)) { googleHost.isCut = true; throw new Error("cut"); }
        return name.call(this, wanted);
      };
      try { menuRefresh(); } catch (error) {}
      googleHost.Sheet.prototype.setName = name;
      googleHost.isCut = googleHost.isLocked = false;
      const between = left();
      book.getSheetByName("Клиенты").copyTo(book);
      menuRefresh();
      """
    found = google.run(f"{CLOCK} {PEOPLE} {code} return {{ told: told(), between, left: left() }};", edited_sheets)
    assert found["told"]["alerts"] == []
    assert len(found["between"]) == 2
    # people's own copies are none of ours
    assert found["left"] == ["Copy of Клиенты"]


def test_where_google_refuses_the_way_back_too_the_next_refresh_goes_it(google, edited_sheets):
    code = """
      const was = JSON.stringify(book.seen());
      googleHost.failIn = 200;
      googleHost.refusals = 40;
      menuRefresh();
      const said = googleHost.alerts.pop();
      googleHost.failIn = 0;
      putBackHalfWritten_(daysOfBook_(), "ru");
      const isOurs = ({ name }) => name !== "Клиенты" && name !== "Задачи";
      const tabs = (seen) => JSON.stringify(JSON.parse(seen).sheets.filter(isOurs));
      return { said, same: tabs(JSON.stringify(book.seen())) === tabs(was), left: left() };"""
    found = google.run(f"{CLOCK} {PEOPLE} {code}", edited_sheets)
    assert "вернуть удалось не всё" in found["said"]
    assert found["same"]
    assert found["left"] == []


def test_a_refresh_that_is_called_off_while_it_writes_changes_nothing(google, edited_sheets):
    code = """
      const was = JSON.stringify(book.seen());
      before("writeReport_", () => paneCancel("token"));
      const answer = JSON.parse(paneRefresh("token"));
      return { answer, same: JSON.stringify(book.seen()) === was };"""
    found = google.run(f"{CLOCK} {PEOPLE} {code}", edited_sheets)
    assert found["answer"]["error"]["kind"] == "cancelled"
    assert found["same"]


def test_a_second_click_while_one_refresh_asks_is_told_so(google, edited_sheets):
    code = """
      googleHost.afterFetch = () => { googleHost.afterFetch = null; menuRefresh(); };
      menuRefresh();"""
    found = refreshed(google, edited_sheets, code)
    assert found["told"]["fetches"] == 1
    [said] = found["told"]["alerts"]
    assert "уже кто-то обновляет" in said


def test_sheets_that_have_nothing_to_do_with_sales_stay_where_they_are(google, edited_sheets):
    pay = {"name": "Зарплаты", "visible": True, "rows": [["Фамилия", "Оклад"], ["Иванов", 1]]}
    code = f"""{CLOCK} {PEOPLE}
      let count = 0;
      googleHost.afterFetch = () => {{ book.getSheetByName("Зарплаты").change(1, 1).value = count += 1; }};
      menuRefresh();
      const sent = JSON.parse(googleHost.fetches[0].options.payload).sheets.find((sheet) => sheet.name === "Зарплаты");
      return {{ told: told(), sent }};"""
    found = google.run(code, [*edited_sheets, pay])
    assert found["sent"] == {"name": "Зарплаты", "visible": True, "rows": [], "formulas": []}
    assert found["told"]["alerts"] == []
    assert found["told"]["fetches"] == 1


def test_what_a_formula_fills_is_nobodys_typing_until_it_moves_the_rows(google, edited_sheets):
    code = """
      const rate = clients.extent()[1] + 1;
      clients.maxColumns = rate + 2;
      clients.change(0, rate).formula = '={"Курс";GOOGLEFINANCE("X")}';
      let count = 0;
      for (let row = 1; row < 9; row += 1) clients.change(row, rate).value = row;
      googleHost.afterFetch = () => { clients.change(3, rate).value = 100 + (count += 1); };
      menuRefresh();"""
    found = refreshed(google, edited_sheets, code)
    assert found["told"]["alerts"] == []
    assert found["told"]["fetches"] == 1
    moving = """
      clients.change(0, 1).formula = "=QUERY(A1:B2)";
      googleHost.values = () => "Клиент";
      let count = 0;
      googleHost.afterFetch = () => { clients.change(3, 1).value = `Имя ${(count += 1)}`; };
      menuRefresh();"""
    found = refreshed(google, edited_sheets, moving)
    assert found["told"]["fetches"] == 4
    assert "всё время что-то вводили" in found["told"]["alerts"][0]


@pytest.mark.parametrize(("area", "stops"), [("B3:C4", True), ("A40:B44", False), (None, True)])
def test_what_is_protected_is_found_before_anything_changes(google, edited_sheets, area, stops):
    guards = {"Клиенты": {"canEdit": False, **({"area": area} if area else {})}}
    code = f"{CLOCK} {PEOPLE} menuRefresh(); return {{ told: told(), copies: googleHost.calls['Sheet.copyTo'] ?? 0 }};"
    whole = {DEVELOPMENT: {"canEdit": False, "area": "A900:A901"}}
    found = google.run(code, edited_sheets, guards=guards if area != "B3:C4" else whole)
    if stops:
        assert "защищена от ваших изменений" in found["told"]["alerts"][0]
        assert found["copies"] == 0
    else:
        assert found["told"]["alerts"] == []


def test_cells_below_the_clients_are_not_written_over(google, edited_sheets):
    code = """
      const below = clients.extent()[0];
      before("checkRights_", () => type(clients, below, "Телефон", "note"));
      menuRefresh();"""
    found = refreshed(google, edited_sheets, code)
    assert found["told"]["alerts"] == []
    assert "note" in [row[found["shown"]["Клиенты"][0].index("Телефон")] for row in found["shown"]["Клиенты"]]
