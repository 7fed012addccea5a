"""Whole tabs written into a workbook that is open in Excel."""

import datetime as dt

from sheets_addin.vocabulary.layout import Changes, Format, Tab, TabColumn
from tests.books.excel_samples import clients, gold_tab, shown, workbook
from tests.books.excel_state import SheetState

DAY = dt.date(2026, 3, 31)


def test_a_new_tab_stands_after_the_visible_ones_and_looks_like_the_product():
    book, state = workbook(clients(), SheetState("_memory", visible=2))
    book.write(Changes(tabs=[gold_tab(["Birch", "00123"])]))
    assert [sheet.name for sheet in state.sheets] == ["Clients", "Gold", "_memory"]
    sheet = state.sheet("Gold")
    assert [shown(state, "Gold").get((2, column)) for column in range(4)] == ["00123", 100.5, None, "Gold"]
    assert [sheet.cells[1, column].number_format for column in range(4)] == ["@", "#,##0.00", "General", "General"]
    assert sheet.cells[0, 0].look["font.bold"] is True
    assert sheet.widths[0] == 30
    assert sheet.cells[1, 2].choices == ("New", "Deal")
    assert (sheet.outline[2], sheet.hidden_columns) == (2, {2})
    assert sheet.notes == {(0, 0): ("Client", "Who buys")}
    assert sheet.rules[0].spec["formula1"] == '="Gold"'
    assert sheet.rules[0].api.NumberFormat.startswith('"★ "')
    assert (sheet.frozen, sheet.filter_area, sheet.gridlines) == ((1, 1), (0, 0, 2, 3), False)
    assert sheet.handle == 0xE6 + 0x9F * 256
    assert sheet.page.PrintTitleRows == "$1:$1"


def test_a_note_is_cut_to_what_excel_can_show():
    book, state = workbook()
    header, note = "Клиент 😀 " * 5, "😀" * 200
    book.write(Changes(tabs=[Tab("Gold", [TabColumn(header, ["Birch"], note=note)])]))
    title, text = state.sheet("Gold").notes[0, 0]
    assert (title, text) == ("Клиент 😀 Клиент 😀 Клиент 😀 К…", "😀" * 127 + "…")
    # an emoji counts twice
    assert [len(one.encode("utf-16-le")) // 2 for one in (title, text)] == [32, 255]


def test_a_computer_without_a_printer_is_no_reason_to_fail():
    class NoPrinter:
        def __setattr__(self, name, value):
            raise OSError("Unable to set the Orientation property of the PageSetup class")

    book, state = workbook()
    state.new_page = NoPrinter
    book.write(Changes(tabs=[gold_tab(["Birch"])]))
    assert shown(state, "Gold")[1, 0] == "Birch"


def test_the_same_tab_is_in_front_after_a_write():
    book, state = workbook(clients(), SheetState("Notes"))
    state.active = "Notes"
    book.write(Changes(tabs=[gold_tab(["Birch"])]))
    assert state.active == "Notes"


def test_a_tab_with_the_same_headers_keeps_what_people_made_of_it():
    book, state = workbook()
    book.write(Changes(tabs=[gold_tab(["Birch", "Oak", "Pine"])]))
    sheet = state.sheet("Gold")
    sheet.widths[0] = 55
    sheet.cells[0, 0].look["color"] = (9, 9, 9)
    sheet.filtered_rows = {2}
    book.write(Changes(tabs=[gold_tab(["Elm"], "Gold")]))
    assert shown(state, "Gold").get((1, 0)) == "Elm"
    assert (2, 0) not in shown(state, "Gold")
    assert sheet.cells[3, 0].look == {}
    assert (sheet.widths[0], sheet.cells[0, 0].look["color"]) == (55, (9, 9, 9))
    assert sheet.filter_applied == 1
    book.write(Changes(tabs=[gold_tab(["Elm", "Ash"], "Gold")]))
    assert sheet.cells[2, 1].look["color"] == sheet.cells[1, 1].look["color"]
    assert {rule.area for rule in sheet.rules} == {(1, 3, 2, 3)}


def test_a_tab_with_the_same_content_is_not_entered_again():
    book, state = workbook()
    book.write(Changes(tabs=[gold_tab(["Birch", "Oak"])]))
    state.entered = 0
    book.write(Changes(tabs=[gold_tab(["Birch", "Oak"], "Gold")]))
    assert state.entered == 0


def test_a_tab_for_the_product_alone_is_very_hidden_and_a_table_becomes_one():
    book, state = workbook()
    memory = Tab("_memory", [TabColumn("key", ["a"], Format.TEXT)], hidden=True)
    typed = Tab("Tasks", [TabColumn("Task", [])], table="Tasks", blank_rows=10)
    book.write(Changes(tabs=[memory, typed]))
    assert state.sheet("_memory").visible == 2
    assert [(table.name, table.area) for table in state.sheet("Tasks").tables] == [("Tasks", (0, 0, 1, 0))]
    assert state.sheet("Tasks").filter_area is None
