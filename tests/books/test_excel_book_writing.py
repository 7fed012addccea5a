"""What a write does to a workbook that is open in Excel, and what it leaves alone."""

import copy
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.books.excel_book import ExcelBook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import (
    Changes,
    Format,
    Highlight,
    PatchColumn,
    SheetPatch,
    Tab,
    TabColumn,
    Tone,
)
from tests.books.excel_engine import CellState, SheetState, TableState, WorkbookState, open_workbook
from tests.books.test_excel_book_reading import sheet_of

DAY = dt.date(2026, 3, 31)


def clients(**others):
    sheet = sheet_of(["Client", "Debt", "Base"], ["Birch", 10.0, "Gold"], ["Oak", 20.0, "Black"], ["Pine", 30.0, None])
    for name, value in others.items():
        setattr(sheet, name, value)
    return sheet


def workbook(*sheets, **others):
    state = WorkbookState(list(sheets) or [clients()], **others)
    return ExcelBook(open_workbook(state)), state


def patch_of(*columns, **others):
    return Changes(patches=[SheetPatch("Clients", header_row=0, last_row=3, rows=[1, 2, 3], columns=columns, **others)])


def base(*values, **others):
    return PatchColumn(2, "Base", values, **others)


def shown(state, name="Clients"):
    sheet = state.sheet(name)
    return {place: cell.value for place, cell in sheet.cells.items() if cell.value is not None}


def frozen(state):
    """All that a workbook holds, for comparing before and after; cells that hold nothing do not count."""
    return [
        (
            sheet.name,
            sheet.visible,
            {
                place: (cell.value, cell.formula, cell.number_format)
                for place, cell in sheet.cells.items()
                if (cell.value, cell.formula, cell.number_format) != (None, None, "General")
            },
            [(table.name, table.area) for table in sheet.tables],
        )
        for sheet in state.sheets
    ]


TEXTS = [
    "00123", "1 234,50", "31.12.2026", "2026-12-31", "=1+1", "+7 900 123-45-67", "-5", "@anna", "'quoted", "TRUE",
    "истина", "#N/A", "50%", "Берёза", "C-000001", "line\nbreak", "May", " ", "1e5", "₽",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_the_text_it_is(text):
    book, state = workbook()
    book.write(patch_of(base(text, "x", None)))
    assert shown(state)[1, 2] == text
    assert state.sheet("Clients").cells[1, 2].formula is None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=20), st.none(), st.floats(-1e9, 1e9), st.booleans(),
                          st.dates(dt.date(1904, 1, 2), dt.date(2200, 1, 1))), min_size=3, max_size=3))  # fmt: skip
def test_what_was_written_is_read_again(values):
    book, _ = workbook()
    book.write(patch_of(base(*values)))
    found = [row[2] for row in book.read("Clients").rows[1:4]]
    assert found == [None if value == "" else value for value in values]


def test_only_cells_that_change_are_entered():
    book, state = workbook()
    book.write(patch_of(base("Gold", "Standard", None)))
    assert (state.writes, state.entered) == (1, 1)
    assert shown(state)[2, 2] == "Standard"


def test_nothing_new_is_no_write_at_all():
    book, state = workbook()
    book.write(patch_of(base("Gold", "Black", None)))
    assert state.writes == 0


def test_a_column_is_entered_in_one_call():
    rows = [["Client", "Base"], *([f"Client {number}", None] for number in range(1000))]
    book, state = workbook(sheet_of(*rows))
    column = PatchColumn(1, "Base", ["Gold"] * 1000)
    book.write(Changes(patches=[SheetPatch("Clients", 0, 1000, range(1, 1001), [column])]))
    assert (state.writes, state.entered) == (1, 1000)


def test_formulas_go_in_as_formulas_and_are_not_entered_twice():
    book, state = workbook(compute=lambda _sheet, row, _column, _formula: f"base {row}")
    change = patch_of(base("Gold", "Gold", "Gold", formula="SEGMENT(A{row}:B{row})"))
    book.write(change)
    cells = state.sheet("Clients").cells
    assert [cells[row, 2].formula for row in (1, 2, 3)] == [f"=SEGMENT(A{row}:B{row})" for row in (2, 3, 4)]
    assert [cells[row, 2].value for row in (1, 2, 3)] == ["base 1", "base 2", "base 3"]
    state.writes = 0
    book.write(change)
    assert state.writes == 0


def test_a_formula_goes_in_as_one_even_where_cells_are_formatted_as_text():
    sheet = clients()
    for row in (1, 2, 3):
        sheet.cells[row, 2] = CellState("Gold", number_format="@")
    book, state = workbook(sheet, compute=lambda *_: "Gold")
    book.write(patch_of(base("Gold", "Gold", "Gold", formula="SEGMENT(A{row}:B{row})", format=Format.TEXT)))
    assert state.sheet("Clients").cells[3, 2].formula == "=SEGMENT(A4:B4)"


def test_without_the_functions_values_stand_in_place_of_name_errors():
    book, state = workbook()
    book.write(patch_of(base("Gold", "Image", "Standard", formula="SEGMENT(A{row}:B{row})")))
    cells = state.sheet("Clients").cells
    assert [(cells[row, 2].value, cells[row, 2].formula) for row in (1, 2, 3)] == [
        ("Gold", None), ("Image", None), ("Standard", None),
    ]  # fmt: skip


@pytest.mark.parametrize("tables", [[], [TableState("Clients", (0, 0, 3, 2))]], ids=["sheet", "table"])
def test_rows_that_a_filter_hides_are_written_too_and_the_filter_stays(tables):
    filter_area = None if tables else (0, 0, 3, 2)
    book, state = workbook(clients(filtered_rows={2}, filter_area=filter_area, tables=tables, selection="B3"))
    book.write(patch_of(base("A", "B", "C")))
    assert [shown(state)[row, 2] for row in (1, 2, 3)] == ["A", "B", "C"]
    after = state.sheet("Clients")
    assert (after.filtered_rows, after.filter_area, after.selection) == ({2}, filter_area, "B3")
    assert after.filter_applied == 0


def test_days_that_a_filter_hides_are_written_too():
    book, _ = workbook(clients(filtered_rows={1, 3}, filter_area=(0, 0, 3, 2)))
    book.write(patch_of(base(DAY, DAY, "x")))
    assert [row[2] for row in book.read("Clients").rows[1:]] == [DAY, DAY, "x"]


def test_a_new_column_takes_the_look_of_its_neighbour_and_joins_the_table():
    sheet = clients(tables=[TableState("Clients", (0, 0, 3, 2))])
    for row in range(4):
        sheet.cells.setdefault((row, 2), CellState()).look = {"color": (1, 2, 3), "font.name": "Arial"}
    book, state = workbook(sheet)
    column = PatchColumn(
        3, "Deadline", [DAY, DAY, None], Format.DATE, 12.0, (Highlight(Tone.WARNING, "!", None),), is_new=True
    )
    book.write(patch_of(column))
    after = state.sheet("Clients")
    assert after.tables[0].area == (0, 0, 3, 3)
    assert after.cells[0, 3].value == "Deadline"
    assert after.cells[1, 3].look["color"] == (1, 2, 3)
    assert after.cells[1, 3].look["font.name"] == "Arial"
    assert after.cells[1, 3].number_format == "dd\\.mm\\.yyyy"
    assert after.widths[3] == 12.0
    assert [(rule.area, rule.spec["operator"], rule.api.NumberFormat[:4]) for rule in after.rules] == [
        ((1, 3, 3, 3), "not_equal_to", '"! "'),
    ]  # fmt: skip


def test_a_table_that_a_query_fills_keeps_its_columns():
    book, state = workbook(clients(tables=[TableState("Query", (0, 0, 3, 2), source_type=3)]))
    book.write(patch_of(PatchColumn(3, "Base", ["a", "b", "c"], is_new=True)))
    assert state.sheet("Clients").tables[0].area == (0, 0, 3, 2)
    assert shown(state)[0, 3] == "Base"


def test_added_rows_make_the_table_longer_and_look_like_the_last_one():
    sheet = clients(tables=[TableState("Clients", (0, 0, 3, 2))])
    sheet.cells[3, 1].number_format = "0.00"
    book, state = workbook(sheet)
    book.write(patch_of(appended=[{0: "Elm", 1: 5.0}, {0: "00123", 1: None}]))
    after = state.sheet("Clients")
    assert after.tables[0].area == (0, 0, 5, 2)
    assert [shown(state).get((row, 0)) for row in (4, 5)] == ["Elm", "00123"]
    assert after.cells[4, 1].number_format == "0.00"


def test_a_formula_that_people_typed_into_a_single_cell_stays():
    sheet = clients()
    sheet.cells[1, 1] = CellState(10.0, formula="=SUM(D1:D9)")
    book, state = workbook(sheet)
    book.write(patch_of(cells={(1, 1): 99.0, (2, 1): 99.0}))
    assert state.sheet("Clients").cells[1, 1].formula == "=SUM(D1:D9)"
    assert shown(state)[2, 1] == 99.0


NO_ROOM = Changes(patches=[SheetPatch("Clients", 0, 1, appended=[{0: "Elm"}])])
TWICE = Changes([SheetPatch("Clients", 0, 1)], [Tab("Clients", [TabColumn("a", [])], "Clients")])
WITH_TOTALS = [TableState("Mine", (0, 0, 4, 2), totals=True)]


@pytest.mark.parametrize(
    ("change", "sheet", "sentence"),
    [
        (patch_of(base("a", "b", "c")), clients(protected=True), "The sheet “Clients” is protected"),
        (patch_of(base("a", "b")), clients(), "The columns of the sheet “Clients” differ in length at “Base”."),
        (patch_of(base("a" * 32_768, "b", "c")), clients(), "The cell C2 of “Clients” would hold 32768 characters"),
        (patch_of(base(float("inf"), 1, 2)), clients(), "The cell C2 of “Clients” would hold an infinite number."),
        (patch_of(appended=[{0: "Elm"}]), clients(tables=WITH_TOTALS), "the table Mine has a totals row."),
        (NO_ROOM, clients(), "the cell A3 below its data is not empty."),
        (Changes(patches=[SheetPatch("Nowhere", 0, 1)]), clients(), "The workbook has no sheet “Nowhere”."),
        (TWICE, clients(), "The sheet “Clients” cannot be patched and replaced in one set of changes."),
        (Changes(tabs=[Tab("Gold", [])]), clients(), "The sheet “Gold” has no columns to write."),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_changes(change, sheet, sentence):
    book, state = workbook(copy.deepcopy(sheet))
    with pytest.raises(BookError) as error:
        book.write(change)
    assert sentence in error.value.in_language(Language.ENGLISH)
    assert state.writes == 0


def test_a_column_with_an_array_formula_is_refused():
    sheet = clients()
    sheet.cells[2, 2].in_array = True
    book, state = workbook(sheet)
    with pytest.raises(BookError, match="column C of “Clients” holds an array formula"):
        book.write(patch_of(base("a", "b", "c")))
    assert state.writes == 0


def gold_tab(names, replaces=None, **others):
    columns = [
        TabColumn("Client", names, Format.TEXT, 30, note="Who buys"),
        TabColumn("Revenue", [100.5] * len(names), Format.MONEY, 12, computed=True),
        TabColumn("Stage", [None] * len(names), choices=("New", "Deal"), level=1, folded=True),
        TabColumn("Base", ["Gold"] * len(names), highlights=(Highlight(Tone.GOLD, "★", "Gold"),)),
    ]
    return Tab("Gold", columns, replaces, tone=Tone.GOLD, frozen_columns=1, **others)


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


def full_change():
    return Changes(
        patches=[
            SheetPatch(
                "Clients", 0, 3, [1, 2, 3],
                [base("a", "b", "c", formula="SEGMENT(A{row}:B{row})"),
                 PatchColumn(3, "Deadline", [DAY, None, DAY], Format.DATE, is_new=True)],
                cells={(1, 1): 77.0},
                appended=[{0: "Elm", 1: 5.0}],
            )
        ],
        tabs=[gold_tab(["Birch", "Oak"], "Old gold"), Tab("New", [TabColumn("When", [DAY], Format.DATE)])],
    )  # fmt: skip


def full_workbook(**others):
    sheet = clients(tables=[TableState("Clients", (0, 0, 3, 2))])
    sheet.cells[2, 1] = CellState(20.0, formula="=10+10")
    sheet.cells[3, 2] = CellState("00123")
    old = sheet_of(["Client", "Sum"], ["Birch", dt.datetime(2026, 1, 1)], ["=not a formula", 5.0], name="Old gold")
    old.cells[1, 1].number_format = "dd.mm.yyyy"
    return workbook(sheet, old, compute=lambda *_: "computed", **others)


WRITES = 50


@pytest.mark.parametrize("failing", range(1, WRITES, 3))
def test_whatever_write_excel_refuses_all_is_put_back(failing):
    book, state = full_workbook()
    before = copy.deepcopy(frozen(state))
    state.refuse_after = failing
    with pytest.raises(BookError) as error:
        book.write(full_change())
    assert frozen(state) == before
    assert error.value.in_language(Language.RUSSIAN) == (
        "Excel не принял изменение (Application-defined or object-defined error). Книга возвращена в прежний вид."
    )
    assert state.app == WorkbookState([]).app
    assert state.active == "Clients"


def test_the_refused_writes_reach_to_the_end_of_the_change():
    book, state = full_workbook()
    book.write(full_change())
    assert state.writes >= WRITES


def test_where_excel_does_not_let_it_be_put_back_people_are_told_to_close_without_saving():
    book, state = full_workbook()
    state.refuse_after = 5
    touched = state.touched

    def refusing():
        if state.refuse_after is None:
            state.refuse_after = 0
        touched()

    state.touched = refusing
    with pytest.raises(BookError, match="close the workbook without saving"):
        book.write(full_change())


def test_while_cells_change_excel_is_quiet_and_afterwards_as_before():
    seen = []
    book, state = workbook(compute=lambda *_: seen.append(dict(state.app)) or "x")
    state.app["calculation"] = "semiautomatic"
    before = dict(state.app)
    book.write(patch_of(base("a", "b", "c", formula="SEGMENT(A{row}:B{row})")))
    assert {(one["calculation"], one["screen_updating"], one["enable_events"]) for one in seen} == {
        ("manual", False, False)
    }
    assert state.app == before
