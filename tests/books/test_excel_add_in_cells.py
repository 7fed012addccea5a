"""Formulas that Excel's add-in answers, as a file stores them, and the parts that name the add-in."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.excel_add_in import ADD_IN_ID, stored_name
from sheets_addin.vocabulary.layout import Changes, FunctionHost, PatchColumn, SheetPatch
from tests.books.packages import (
    CHAIN_LINK,
    CHAIN_TYPE,
    MAIN,
    RELATIONS,
    STRICT_MAIN,
    STRICT_RELATIONS,
    chain_part,
    part_of,
    parts_of,
    rows,
    text_cell,
    write_package,
)

SHEET, METADATA = "xl/worksheets/sheet1.xml", "xl/metadata.xml"
PANES, EXTENSION = "xl/webextensions/taskpanes.xml", "xl/webextensions/webextension1.xml"
ADD_IN, PLAIN = FunctionHost(excel_add_in=True), FunctionHost()
WORKBOOKS = Path(__file__).parents[2] / ".." / "shared" / "workbooks"
DATA = rows(text_cell("A1", "Client"), text_cell("A2", "Birch"), text_cell("A3", "Oak"))
XDA = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"


def write(path: Path, functions: FunctionHost | None, *, is_new: bool = False) -> None:
    """Fill column B of S1 with a formula in two rows."""
    column = PatchColumn(1, "Segment", ["Gold", None], is_new=is_new, formula="SEGMENT(A{row}:A{row},A$1:A$1)")
    patch = SheetPatch("S1", header_row=0, last_row=2, rows=[1, 2], columns=[column])
    FileBook(path).write(Changes([patch], functions=functions))


def cells(path: Path) -> list[str]:
    return re.findall(r'<c r="B[23]".*?</c>', part_of(path, SHEET))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = write_package(tmp_path / "book.xlsx", DATA)
    write(path, ADD_IN, is_new=True)
    return path


def test_a_formula_is_stored_as_a_marked_array_of_one_cell_with_its_value(book: Path) -> None:
    assert cells(book) == [
        '<c r="B2" t="str" cm="1"><f t="array" ref="B2">_xldudf_SEGMENT(A2:A2,A$1:A$1)</f><v>Gold</v></c>',
        '<c r="B3" t="str" cm="1"><f t="array" ref="B3">_xldudf_SEGMENT(A3:A3,A$1:A$1)</f>'
        '<v xml:space="preserve"> </v></c>',
    ]
    assert openpyxl.load_workbook(book, data_only=True)["S1"]["B2"].value == "Gold"
    assert openpyxl.load_workbook(book)["S1"]["B2"].value.text == "=_xldudf_SEGMENT(A2:A2,A$1:A$1)"
    assert FileBook(book).read("S1").rows[1][1] == "Gold"


@pytest.mark.parametrize(
    ("namespace", "stored"),
    [("", "_xldudf_SEGMENT"), ("SALES", "_xldudf_SALES_SEGMENT"), ("a.b", "_xldudf_A_B_SEGMENT")],
)
def test_the_namespace_stands_before_the_name(tmp_path: Path, namespace: str, stored: str) -> None:
    path = write_package(tmp_path / "book.xlsx", DATA)
    write(path, FunctionHost(True, namespace), is_new=True)
    assert stored == stored_name("SEGMENT", namespace)
    assert f">{stored}(A2:A2," in cells(path)[0]


def test_the_mark_is_an_entry_of_the_metadata_part(book: Path) -> None:
    metadata = part_of(book, METADATA)
    assert re.findall(r'<metadataType name="(\w+)"', metadata) == ["XLDAPR"]
    assert '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata>' in metadata
    assert f'<xda:dynamicArrayProperties xmlns:xda="{XDA}" fDynamic="1" fCollapsed="0"/>' in metadata
    links = part_of(book, "xl/_rels/workbook.xml.rels")
    assert f'Type="{RELATIONS}/sheetMetadata" Target="metadata.xml"' in links
    assert "spreadsheetml.sheetMetadata+xml" in part_of(book, "[Content_Types].xml")


def test_entries_of_other_metadata_keep_their_places(tmp_path: Path) -> None:
    known = (
        '<metadataTypes count="1"><metadataType name="XLRICHVALUE" minSupportedVersion="120000"/></metadataTypes>'
        '<futureMetadata name="XLRICHVALUE" count="1"><bk/></futureMetadata>'
        '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata>'
        '<valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata>'
    )
    path = write_package(
        tmp_path / "book.xlsx",
        DATA,
        extra={METADATA: f'<metadata xmlns="{MAIN}">{known}</metadata>'},
        workbook_links=f'<Relationship Id="rId8" Type="{RELATIONS}/sheetMetadata" Target="metadata.xml"/>',
    )
    write(path, ADD_IN, is_new=True)
    assert ' cm="2">' in cells(path)[0]
    metadata = part_of(path, METADATA)
    assert re.findall(r'<metadataType name="(\w+)"', metadata) == ["XLRICHVALUE", "XLDAPR"]
    assert '<cellMetadata count="2"><bk><rc t="1" v="0"/></bk><bk><rc t="2" v="0"/></bk></cellMetadata>' in metadata
    order = re.findall(r"<(metadataTypes|futureMetadata|cellMetadata|valueMetadata) ", metadata)
    assert order == ["metadataTypes", "futureMetadata", "futureMetadata", "cellMetadata", "valueMetadata"]


def test_entries_that_excel_made_are_used(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes((WORKBOOKS / "13_test_files_metadata_2019.xlsx").read_bytes())
    name = FileBook(path).sheets()[0].name
    before = parts_of(path)
    column = PatchColumn(25, "Segment", ["Gold"], is_new=True, formula="SEGMENT(A{row}:C{row})")
    patch = SheetPatch(name, header_row=0, last_row=1, rows=[1], columns=[column])
    FileBook(path).write(Changes([patch], functions=ADD_IN))
    after = parts_of(path)
    assert b'<c r="Z2" t="str" cm="1"><f t="array" ref="Z2">_xldudf_SEGMENT(A2:C2)</f>' in after[SHEET]
    changed = {part for part in before if before[part] != after[part]}
    assert changed <= {SHEET, "[Content_Types].xml", "_rels/.rels"}


def test_a_strict_workbook_keeps_its_dialect(tmp_path: Path) -> None:
    path = write_package(tmp_path / "book.xlsx", DATA, strict=True)
    write(path, ADD_IN, is_new=True)
    assert f'<metadata xmlns="{STRICT_MAIN}">' in part_of(path, METADATA)
    assert f"{STRICT_RELATIONS}/sheetMetadata" in part_of(path, "xl/_rels/workbook.xml.rels")


def test_writing_twice_changes_nothing(book: Path) -> None:
    before = parts_of(book)
    write(book, ADD_IN)
    assert parts_of(book) == before


def test_another_host_gets_plain_formulas_and_no_add_in(book: Path) -> None:
    write(book, PLAIN)
    assert cells(book)[0] == '<c r="B2" t="str"><f>SEGMENT(A2:A2,A$1:A$1)</f><v>Gold</v></c>'
    assert not [name for name in parts_of(book) if "webextension" in name]
    assert "webextension" not in part_of(book, "_rels/.rels") + part_of(book, "[Content_Types].xml")
    plain = part_of(book, SHEET)
    write(book, ADD_IN)
    assert ' cm="1"><f t="array"' in cells(book)[0]
    write(book, PLAIN)
    assert part_of(book, SHEET) == plain


def test_changes_that_say_nothing_about_formulas_leave_the_add_in_named(book: Path) -> None:
    FileBook(book).write(Changes([SheetPatch("S1", header_row=0, last_row=2, cells={(1, 0): "Elm"})]))
    assert ADD_IN_ID in part_of(book, EXTENSION)


def test_the_workbook_names_the_add_in_and_opens_its_pane(book: Path) -> None:
    extension, panes = part_of(book, EXTENSION), part_of(book, PANES)
    assert re.findall(r'<we:reference id="([^"]+)"[^>]* storeType="(\w+)"/>', extension) == [
        (ADD_IN_ID, "EXCatalog"),
        (ADD_IN_ID, "Registry"),
    ]
    assert '<we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/>' in extension
    assert re.search(r'visibility="1"[^>]*><wetp:webextensionref [^>]*r:id="rId1"/>', panes)
    assert 'Target="webextension1.xml"' in part_of(book, "xl/webextensions/_rels/taskpanes.xml.rels")
    assert 'relationships/webextensiontaskpanes" Target="xl/webextensions/taskpanes.xml"' in part_of(
        book, "_rels/.rels"
    )


def _book_with_another_pane(path: Path) -> Path:
    write_package(
        path,
        DATA,
        extra={
            PANES: '<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11">'
            f'<wetp:taskpane dockstate="right" visibility="0" width="300" row="0"><wetp:webextensionref '
            f'xmlns:r="{RELATIONS}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>',
            "xl/webextensions/_rels/taskpanes.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                'Id="rId1" Type="http://schemas.microsoft.com/office/2011/relationships/webextension" '
                'Target="webextension1.xml"/></Relationships>'
            ),
            EXTENSION: '<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11"'
            ' id="{1}"><we:reference id="wa1" version="1.0.0.0" store="en-US" storeType="OMEX"/></we:webextension>',
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship '
                'Id="rId2" Type="http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes" '
                'Target="xl/webextensions/taskpanes.xml"/></Relationships>'
            ),
        },
        types=f'<Override PartName="/{PANES}" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>'
        f'<Override PartName="/{EXTENSION}" ContentType="application/vnd.ms-office.webextension+xml"/>',
    )
    return path


def test_panes_of_other_add_ins_stay(tmp_path: Path) -> None:
    path = _book_with_another_pane(tmp_path / "book.xlsx")
    before = parts_of(path)
    write(path, ADD_IN, is_new=True)
    both = parts_of(path)
    assert both[EXTENSION] == before[EXTENSION]
    assert ADD_IN_ID.encode() in both["xl/webextensions/webextension2.xml"]
    assert re.findall(rb'r:id="(\w+)"', both[PANES]) == [b"rId1", b"rId2"]
    write(path, PLAIN)
    after = parts_of(path)
    kept = [name for name in before if name.startswith(("xl/webextensions/", "_rels/"))]
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert "xl/webextensions/webextension2.xml" not in after


def test_a_cell_that_is_calculated_in_another_way_leaves_the_chain(tmp_path: Path) -> None:
    formula = '<c r="B2" t="str"><f>SEGMENT(A2:A2)</f><v>Gold</v></c>'
    path = write_package(
        tmp_path / "book.xlsx",
        rows(text_cell("A1", "Client"), text_cell("A2", "Birch") + formula, text_cell("A3", "Oak")),
        extra={"xl/calcChain.xml": chain_part('<c r="B2" i="1"/><c r="Z9" i="1"/>')},
        workbook_links=CHAIN_LINK,
        types=CHAIN_TYPE,
    )
    write(path, PLAIN)
    assert part_of(path, "xl/calcChain.xml") == chain_part('<c r="B2" i="1"/><c r="Z9" i="1"/>')
    write(path, ADD_IN)
    assert part_of(path, "xl/calcChain.xml") == chain_part('<c r="Z9" i="1"/>')


@pytest.mark.parametrize(
    ("formula", "area"),
    [
        ("A2:A3", "B2:B3"),
        ("SEGMENT(A2:A9)", "B2:B9"),
        ("ORG.SHEETSADDIN.CELLFUNCTIONS.SEGMENT(A2:A9)", "B2:B9"),
        ("_xldudf_SALES_SEGMENT(A2:A9)", "B2:B9"),
    ],
)
@pytest.mark.parametrize("functions", [PLAIN, ADD_IN], ids=["plain", "add-in"])
def test_an_array_that_is_replaced_or_a_block_of_ours_gives_way(
    formula: str, area: str, functions: FunctionHost, tmp_path: Path
) -> None:
    block = f'<c r="B2"><f t="array" ref="{area}">{formula}</f><v>2</v></c>'
    path = write_package(
        tmp_path / "book.xlsx",
        rows(text_cell("A1", "Client"), text_cell("A2", "Birch") + block, text_cell("A3", "Oak") + '<c r="B3"/>'),
        extra={"xl/calcChain.xml": chain_part('<c r="B2" i="1" a="1"/><c r="B3" i="1" a="1"/><c r="Z9" i="1"/>')},
        workbook_links=CHAIN_LINK,
        types=CHAIN_TYPE,
    )
    write(path, functions)
    assert [cell.count("SEGMENT(") for cell in cells(path)] == [1, 1]
    assert area not in part_of(path, SHEET)
    assert part_of(path, "xl/calcChain.xml") == chain_part('<c r="Z9" i="1"/>')


def test_a_block_of_another_function_is_refused(tmp_path: Path) -> None:
    block = '<c r="B2"><f t="array" ref="B2:B9">DEADLINE(A2:A9)</f><v>2</v></c>'
    path = write_package(tmp_path / "book.xlsx", rows(text_cell("A1", "Client"), text_cell("A2", "Birch") + block))
    with pytest.raises(BookError, match="B2 of “S1” is part of an array formula over B2:B9"):
        write(path, PLAIN)
