"""Whole tabs: what a new or rewritten sheet holds and how the rest of the book learns of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import (
    Changes,
    Format,
    Highlight,
    SheetInfo,
    SheetPatch,
    Tab,
    TabColumn,
    TableArea,
    Tone,
)
from tests.books.packages import (
    CHAIN_LINK,
    CHAIN_TYPE,
    chain_part,
    part_of,
    parts_of,
    rows,
    text_cell,
    write_package,
)

PLAIN = Tab("Plain", [TabColumn("A", [1, 2.5, None, "x"])])


def typed_tab() -> Tab:
    return Tab(
        "Clients",
        [
            TabColumn("ID", ["007", "=1+1"], Format.TEXT, note="The client's own code."),
            TabColumn("Stage", ["New", ""], choices=("New", "Deal"), level=1, folded=True),
            TabColumn("Debt", [1000, 2000.5], Format.MONEY),
            TabColumn("Due", [dt.date(2026, 1, 31), None], Format.DATE),
            TabColumn(
                "Base",
                ["Gold", ""],
                computed=True,
                highlights=(Highlight(Tone.GOLD, "★", "Gold"), Highlight(Tone.WARNING, "▲")),
            ),
        ],
        table="Clients",
        frozen_columns=1,
        tone=Tone.GOLD,
        blank_rows=10,
    )


def book(tmp_path: Path, *tabs: Tab) -> FileBook:
    return create_book(tmp_path / "book.xlsx", tabs or [typed_tab()])


def refusal(caught: pytest.ExceptionInfo[BookError]) -> str:
    return caught.value.in_language(Language.ENGLISH)


def test_a_new_book_has_its_tabs_only_and_the_first_in_front(tmp_path: Path) -> None:
    made = book(tmp_path, typed_tab(), PLAIN, Tab("Memory", [TabColumn("k", [])], hidden=True))
    assert list(made.sheets()) == [SheetInfo("Clients", True), SheetInfo("Plain", True), SheetInfo("Memory", False)]
    opened = openpyxl.load_workbook(made.path)
    assert opened.active is opened["Clients"]
    assert [sheet.title for sheet in opened if sheet.sheet_view.tabSelected] == ["Clients"]
    assert opened["Memory"].sheet_state == "veryHidden"
    workbook = part_of(made.path, "xl/workbook.xml")
    assert 'calcId="191029"' in workbook
    assert 'fullCalcOnLoad="1"' not in workbook


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(BookError) as caught:
        create_book(path, [PLAIN])
    assert refusal(caught) == "book.xlsx exists already; it was left as it is."
    assert caught.value.in_language(Language.RUSSIAN) == "Файл book.xlsx уже есть, он оставлен как был."
    assert path.read_bytes() == b"mine"


def test_values_and_formats_of_a_tab(tmp_path: Path) -> None:
    made = book(tmp_path)
    assert [list(row) for row in made.read("Clients").rows] == [
        ["ID", "Stage", "Debt", "Due", "Base"],
        ["007", "New", 1000, dt.date(2026, 1, 31), "Gold"],
        ["=1+1", "", 2000.5, "", ""],
    ]
    sheet = openpyxl.load_workbook(made.path)["Clients"]
    assert [sheet.cell(2, column).number_format for column in range(1, 6)] == [
        "@",
        "General",
        "#,##0.00",
        "dd\\.mm\\.yyyy",
        "General",
    ]
    assert sheet["A3"].data_type == "s"
    assert sheet["A1"].font.bold
    assert sheet["A1"].alignment.wrap_text
    assert sheet["E3"].fill.fgColor.rgb != sheet["A3"].fill.fgColor.rgb
    assert sheet.column_dimensions["E"].number_format == "General"


def test_whole_money_shows_no_decimals(tmp_path: Path) -> None:
    made = book(tmp_path, Tab("T", [TabColumn("Debt", [1000.0, 5], Format.MONEY)]))
    assert openpyxl.load_workbook(made.path)["T"]["A2"].number_format == "#,##0"


def test_shares_show_as_the_percent_that_they_are(tmp_path: Path) -> None:
    made = book(tmp_path, Tab("T", [TabColumn("Share", [35], Format.PERCENT)]))
    assert openpyxl.load_workbook(made.path)["T"]["A2"].number_format == '0"\u00a0%"'
    assert made.read("T").rows[1] == [35]


def test_header_stays_in_sight_and_is_printed_on_every_page(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(book(tmp_path).path)["Clients"]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.sheet_properties.tabColor.rgb == "FFE69F00"


def test_a_table_too_wide_for_a_page_is_printed_on_several_with_its_first_columns_on_each(tmp_path: Path) -> None:
    wide = [TabColumn(f"C{place}", [1], width=20) for place in range(16)]
    folded = [TabColumn("F", [1], width=900, level=1, folded=True)]
    made = book(tmp_path, Tab("My clients", [*wide, *folded], table="Clients", frozen_columns=2), Tab("Plain", wide))
    sheet, plain = openpyxl.load_workbook(made.path).worksheets
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$B", "$1:$1")
    assert (plain.page_setup.fitToWidth, plain.print_title_cols) == (1, None)


def test_groups_choices_notes_and_marks(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(book(tmp_path).path)["Clients"]
    assert sheet.column_dimensions["B"].outlineLevel == 1
    assert sheet.column_dimensions["B"].hidden
    assert sheet.column_dimensions["A"].collapsed
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    # the choices reach into the rows that are kept ready below the data
    assert rules["B2:B13"].formula1 == '"New,Deal"'
    assert rules["A1"].prompt == "The client's own code."
    (formats,) = sheet.conditional_formatting
    assert str(formats.sqref) == "E2:E13"
    equal, filled = formats.rules
    assert (equal.operator, equal.formula, equal.priority) == ("equal", ['"Gold"'], 1)
    assert equal.dxf.numFmt.formatCode.startswith('"★ "')
    assert (filled.type, filled.formula) == ("expression", ["LEN(TRIM(E2))>0"])


def test_marks_of_numbers_keep_the_number_format(tmp_path: Path) -> None:
    column = TabColumn("P", [1.5], Format.MONEY, highlights=(Highlight(Tone.FIRST, "❶", 1.5),))
    (formats,) = openpyxl.load_workbook(book(tmp_path, Tab("T", [column])).path)["T"].conditional_formatting
    assert formats.rules[0].formula == ["1.5"]
    assert formats.rules[0].dxf.numFmt.formatCode == '"❶ "#,##0.00;"❶ "-#,##0.00;"❶ "#,##0.00;"❶ "@'


def test_a_table_has_its_columns_and_a_plain_range_its_filter(tmp_path: Path) -> None:
    made = book(tmp_path, typed_tab(), PLAIN)
    assert list(made.read("Clients").tables) == [TableArea("Clients", 0, 2, 0, 4)]
    opened = openpyxl.load_workbook(made.path)
    assert opened["Clients"].auto_filter.ref is None
    assert opened["Plain"].auto_filter.ref == "A1:A5"
    names = part_of(made.path, "xl/workbook.xml")
    assert "'Plain'!$A$1:$A$5</definedName>" in names


def test_a_table_without_rows_keeps_one_blank_row(tmp_path: Path) -> None:
    made = book(tmp_path, Tab("Empty", [TabColumn("A", []), TabColumn("B", [])], table="Empty"))
    assert list(made.read("Empty").tables) == [TableArea("Empty", 0, 1, 0, 1)]
    assert 'ref="A1:B2"' in part_of(made.path, "xl/tables/table1.xml")


def test_long_lists_stand_on_a_hidden_sheet_of_their_own(tmp_path: Path) -> None:
    long = tuple(f"Choice number {n}" for n in range(40))
    comma = ("a, b", "c")
    column = TabColumn("A", ["c"], choices=comma)
    made = book(
        tmp_path, Tab("T", [column, TabColumn("B", [""], choices=long)]), Tab("U", [TabColumn("A", [], choices=long)])
    )
    assert made.sheets()[-1] == SheetInfo("_lists", False)
    opened = openpyxl.load_workbook(made.path)
    sources = [rule.formula1 for rule in opened["T"].data_validations.dataValidation]
    assert sources == ["'_lists'!$A$2:$A$3", "'_lists'!$B$2:$B$41"]
    assert opened["U"].data_validations.dataValidation[0].formula1 == "'_lists'!$B$2:$B$41"
    # known lists are used again, new ones stand beside them
    before = part_of(made.path, "xl/workbook.xml").count("<sheet ")
    other = (*long, "one more")
    made.write(Changes(tabs=[Tab("T", [column, TabColumn("B", [""], choices=other)], replaces="T")]))
    sources = [r.formula1 for r in openpyxl.load_workbook(made.path)["T"].data_validations.dataValidation]
    assert sources == ["'_lists'!$A$2:$A$3", "'_lists'!$C$2:$C$42"]
    assert part_of(made.path, "xl/workbook.xml").count("<sheet ") == before
    assert [row[0] for row in made.read("_lists").rows][:3] == ["1", "a, b", "c"]


def test_replacing_a_tab_leaves_nothing_behind_and_nothing_twice(tmp_path: Path) -> None:
    made = book(tmp_path, typed_tab(), PLAIN)
    before = parts_of(made.path)
    made.write(
        Changes(
            tabs=[dataclasses.replace(typed_tab(), replaces="Clients"), dataclasses.replace(PLAIN, replaces="Plain")]
        )
    )
    assert parts_of(made.path) == before
    plain = Tab("Clients", [TabColumn("A", [1])], replaces="Clients")
    made.write(Changes(tabs=[plain]))
    after = parts_of(made.path)
    assert not [name for name in after if "table" in name]
    assert "table" not in after["[Content_Types].xml"].decode()
    assert [list(row) for row in made.read("Clients").rows] == [["A"], [1]]
    assert [sheet.name for sheet in made.sheets()] == ["Clients", "Plain"]


def test_ten_writes_do_not_grow_the_style_sheet(tmp_path: Path) -> None:
    made = book(tmp_path)
    made.write(Changes(tabs=[PLAIN]))
    size = len(part_of(made.path, "xl/styles.xml"))
    for _ in range(10):
        made.write(Changes(tabs=[dataclasses.replace(typed_tab(), replaces="Clients")]))
    assert len(part_of(made.path, "xl/styles.xml")) == size


def test_peoples_drawings_and_comments_stay_on_a_replaced_tab(tmp_path: Path) -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    path = write_package(
        tmp_path / "b.xlsx",
        rows(text_cell("A1", "old")) + '<pageSetup r:id="rId3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId4"/>',
        extra={
            "xl/drawings/drawing1.xml": "<d/>",
            "xl/drawings/vml1.vml": "<v/>",
            "xl/comments1.xml": "<c/>",
            "xl/printerSettings/printerSettings1.bin": "p",
        },
        sheet_links="".join(
            f'<Relationship Id="rId{n}" Type="{relations}/{kind}" Target="../{target}"/>'
            for n, kind, target in (
                (1, "drawing", "drawings/drawing1.xml"),
                (2, "comments", "comments1.xml"),
                (3, "printerSettings", "printerSettings/printerSettings1.bin"),
                (4, "vmlDrawing", "drawings/vml1.vml"),
            )
        ),
    )
    FileBook(path).write(Changes(tabs=[Tab("S1", [TabColumn("new", [])], replaces="S1")]))
    sheet = part_of(path, "xl/worksheets/sheet1.xml")
    assert '<drawing r:id="rId1"/><legacyDrawing r:id="rId4"/></worksheet>' in sheet
    links = part_of(path, "xl/worksheets/_rels/sheet1.xml.rels")
    assert "comments1.xml" in links
    assert "printerSettings" not in links
    assert "xl/printerSettings/printerSettings1.bin" not in parts_of(path)


def test_a_replaced_tab_leaves_the_chain_of_calculation(tmp_path: Path) -> None:
    chain = chain_part('<c r="A1" i="1"/><c r="B2"/>')
    path = write_package(
        tmp_path / "b.xlsx",
        rows('<c r="A1"><f>1</f><v>1</v></c>', '<c r="B2"><f>2</f><v>2</v></c>'),
        extra={"xl/calcChain.xml": chain},
        workbook_links=CHAIN_LINK,
        types=CHAIN_TYPE,
    )
    FileBook(path).write(Changes(tabs=[Tab("S1", [TabColumn("a", [1])], replaces="S1")]))
    parts = parts_of(path)
    assert "xl/calcChain.xml" not in parts
    assert not [name for name, content in parts.items() if b"calcChain" in content]


@pytest.mark.parametrize("package", [{"strict": True}, {"prefix": "x"}], ids=["strict", "prefixed"])
def test_tabs_go_into_books_of_other_dialects(tmp_path: Path, package: dict[str, object]) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "x")), **package)  # type: ignore[arg-type]
    made = FileBook(path)
    made.write(Changes(tabs=[typed_tab()]))
    assert made.read("Clients").rows[1][4] == "Gold"
    styles = part_of(path, "xl/styles.xml")
    if "prefix" in package:
        assert "<x:dxf>" in styles
        assert '<x:sheet name="Clients"' in part_of(path, "xl/workbook.xml")
        assert not [tag for tag in ("<dxf>", "<font>", "<xf ") if tag in styles]
    else:
        assert "purl.oclc.org/ooxml/spreadsheetml/main" in part_of(path, "xl/worksheets/sheet2.xml")


def test_dates_of_a_1904_book_read_back_the_same(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "x")), workbook_properties='date1904="1"')
    made = FileBook(path)
    made.write(Changes(tabs=[typed_tab()]))
    assert made.read("Clients").rows[1][3] == dt.date(2026, 1, 31)


def test_a_date_before_the_calendar_stays_readable(tmp_path: Path) -> None:
    made = book(tmp_path, Tab("T", [TabColumn("D", [dt.date(1899, 5, 1), dt.date(1900, 1, 1)], Format.DATE)]))
    assert [row[0] for row in made.read("T").rows] == ["D", "01.05.1899", dt.date(1900, 1, 1)]


@pytest.mark.parametrize("name", ["a" * 32, "a/b", "'a", "", "  ", "a[b]"])
def test_names_that_no_sheet_can_have_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BookError, match="A sheet cannot be called"):
        create_book(tmp_path / "b.xlsx", [PLAIN, Tab(name, [TabColumn("A", [])])])
    assert not list(tmp_path.iterdir())


def test_a_second_sheet_of_one_name_is_refused_in_any_case(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="already has a sheet “PLAIN”"):
        create_book(tmp_path / "b.xlsx", [PLAIN, dataclasses.replace(PLAIN, name="PLAIN")])


@pytest.mark.parametrize(
    ("tab", "message"),
    [
        (
            Tab("T", [TabColumn("A", ["x" * 32_768])]),
            "The cell A2 of “T” would hold 32768 characters; a cell holds 32,767.",
        ),
        (Tab("T", [TabColumn("A", [None, float("inf")])]), "The cell A3 of “T” would hold an infinite number."),
        (Tab("T", [TabColumn("A", [1]), TabColumn("B", [])]), "The columns of the sheet “T” differ in length at “B”."),
        (Tab("T", []), "The sheet “T” has no columns to write."),
        (
            Tab("T", [TabColumn("A", [None] * 1_048_576)]),
            "The sheet “T” would have 1048577 rows and 1 columns; a sheet holds 1,048,576 and 16,384.",
        ),
        (Tab("T", [TabColumn("A", [1]), TabColumn("a", [1])], table="T"), "is blank or repeated."),
        (Tab("T", [TabColumn("A", [1])], table="A1"), "A table cannot be called “A1”."),
    ],
)
def test_what_no_sheet_holds_is_refused_with_its_place(tmp_path: Path, tab: Tab, message: str) -> None:
    made = book(tmp_path, PLAIN)
    before = made.path.read_bytes()
    with pytest.raises(BookError) as caught:
        made.write(Changes(tabs=[tab]))
    assert refusal(caught).endswith(message)
    assert made.path.read_bytes() == before


def test_a_table_name_in_use_is_refused(tmp_path: Path) -> None:
    made = book(tmp_path)
    with pytest.raises(BookError, match="already has a table or name “CLIENTS”"):
        made.write(Changes(tabs=[Tab("T", [TabColumn("A", [1])], table="CLIENTS")]))


def test_new_parts_take_free_names_and_ids(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "x")), extra={"xl/worksheets/SHEET7.xml": "<x/>"})
    FileBook(path).write(Changes(tabs=[PLAIN, typed_tab()]))
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    assert names[-3:] == ["xl/worksheets/sheet9.xml", "xl/tables/table1.xml", "xl/worksheets/_rels/sheet9.xml.rels"]
    assert len({name.lower() for name in names}) == len(names)
    workbook = part_of(path, "xl/workbook.xml")
    assert 'sheetId="2" r:id="rId4"' in workbook
    assert 'sheetId="3" r:id="rId5"' in workbook
    assert workbook.count('localSheetId="1"') == 2


@pytest.mark.parametrize("filled", [0, 2])
def test_rows_beyond_those_that_stood_ready_offer_choices_too(filled: int, tmp_path: Path) -> None:
    tab = Tab("Clients", [TabColumn("Stage", ["New"] * filled, choices=("New", "Won"))], table="Clients", blank_rows=5)
    path = create_book(tmp_path / "b.xlsx", [tab]).path
    FileBook(path).write(Changes(patches=[SheetPatch("Clients", 0, filled, appended=[{0: "Won"}] * 20)]))
    (offered,) = openpyxl.load_workbook(path)["Clients"].data_validations.dataValidation
    assert str(offered.sqref) == f"A2:A{filled + 21}"
