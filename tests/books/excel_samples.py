"""Small workbooks open in the Excel of the tests, and changes to them."""

from sheets_addin.books.excel_book import ExcelBook
from sheets_addin.vocabulary.layout import Changes, Format, Highlight, PatchColumn, SheetPatch, Tab, TabColumn, Tone
from tests.books.excel_engine import open_workbook
from tests.books.excel_state import WorkbookState
from tests.books.test_excel_book_reading import sheet_of


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


def gold_tab(names, replaces=None, **others):
    columns = [
        TabColumn("Client", names, Format.TEXT, 30, note="Who buys"),
        TabColumn("Revenue", [100.5] * len(names), Format.MONEY, 12, computed=True),
        TabColumn("Stage", [None] * len(names), choices=("New", "Deal"), level=1, folded=True),
        TabColumn("Base", ["Gold"] * len(names), highlights=(Highlight(Tone.GOLD, "★", "Gold"),)),
    ]
    return Tab("Gold", columns, replaces, tone=Tone.GOLD, frozen_columns=1, **others)
