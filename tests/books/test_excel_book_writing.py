"""What a write does to a workbook that is open in Excel, and what it leaves alone."""

import copy
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes, Format, Highlight, PatchColumn, SheetPatch, Tab, TabColumn, Tone
from tests.books.excel_samples import base, clients, frozen, gold_tab, patch_of, shown, workbook
from tests.books.excel_state import CellState, TableState, WorkbookState
from tests.books.test_excel_book_reading import sheet_of

DAY = dt.date(2026, 3, 31)


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


@pytest.mark.parametrize(("hidden", "after"), [(set(), (0, 0, 4, 3)), ({2}, (0, 0, 3, 1))])
def test_a_filter_takes_in_new_columns_and_rows_unless_it_hides_some(hidden, after):
    book, state = workbook(clients(filter_area=(0, 0, 3, 1), filtered_rows=hidden))
    new = PatchColumn(3, "Tier", ["a", "b", "c"], is_new=True)
    book.write(patch_of(new, appended=[{0: "Elm"}], headed=[0, 1, 2, 3]))
    assert state.sheet("Clients").filter_area == after


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


def with_array(formulas, cells):
    """A sheet of clients whose third column holds ``formulas``, each in an array formula of so many cells."""
    sheet = clients()
    for row, formula in enumerate(formulas, 1):
        sheet.cells[row, 2] = CellState("Gold", formula=formula, array_cells=cells)
    return sheet


def test_a_column_with_an_array_formula_is_refused():
    book, state = workbook(with_array(["=A2:A4"] * 3, 3))
    with pytest.raises(BookError, match="column C of “Clients” holds an array formula"):
        book.write(patch_of(base("a", "b", "c")))
    assert state.writes == 0


def test_one_answer_for_a_whole_block_is_an_array_formula_too():
    book, state = workbook(with_array(["=SEGMENT(A2:B4)"] * 3, 3))
    with pytest.raises(BookError, match="column C of “Clients” holds an array formula"):
        book.write(patch_of(base("a", "b", "c", formula="SEGMENT(A{row}:B{row})")))
    assert state.writes == 0


@pytest.mark.parametrize("function", ["SEGMENT", "SUM"])
def test_arrays_of_one_cell_as_excel_365_makes_them_are_written(function):
    sheet = with_array([f"={function}(A{row}:C{row})" for row in (2, 3, 4)], 1)
    book, state = workbook(sheet, compute=lambda *_: "Gold")
    book.write(patch_of(base("Gold", "Standard", "Gold", formula="SEGMENT(A{row}:B{row})")))
    assert [state.sheet("Clients").cells[row, 2].formula for row in (1, 2, 3)] == [
        f"=SEGMENT(A{row}:B{row})" for row in (2, 3, 4)
    ]


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
