"""Patches of sheets that belong to people: the named cells change, everything else stays."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import (
    Changes,
    Format,
    Highlight,
    PatchColumn,
    SheetPatch,
    TableArea,
    Tone,
)
from tests.books.packages import (
    CHAIN_LINK,
    TABLE_LINK,
    TABLE_PARTS,
    TABLE_TYPE,
    chain_part,
    part_of,
    parts_of,
    rows,
    table_part,
    text_cell,
    write_package,
)

SHEET = "xl/worksheets/sheet1.xml"


def patched(path: Path, **patch: object) -> str:
    """The sheet's XML after a patch of S1 with a header in row 1."""
    settings: dict[str, object] = {"header_row": 0, "last_row": 2} | patch
    FileBook(path).write(Changes(patches=[SheetPatch("S1", **settings)]))  # type: ignore[arg-type]
    return part_of(path, SHEET)


def sheet_rows(xml: str) -> list[str]:
    return re.findall(r"<row\b[^>]*/>|<row\b.*?</row>", xml, re.DOTALL)


def new(column: int, header: str, values: list[object], **more: object) -> PatchColumn:
    return PatchColumn(column, header, values, is_new=True, **more)  # type: ignore[arg-type]


def test_only_the_named_cells_change_and_keep_their_look(tmp_path: Path) -> None:
    second = (
        '<c r="A2" s="3"><v>1</v></c><!-- mine --><c r="B2" s="1" t="e" vm="1"><v>#N/A</v></c><c r="D2"><v>4</v></c>'
    )
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "a"), second, '<c r="A3"><v>1</v></c>'))
    before = part_of(path, SHEET)
    after = patched(path, rows=[1, 2], columns=[PatchColumn(1, "b", ["x", 2.5])], cells={(1, 2): 7})
    assert sheet_rows(after) == [
        sheet_rows(before)[0],
        '<row r="2"><c r="A2" s="3"><v>1</v></c><!-- mine --><c r="B2" s="1" t="inlineStr"><is><t>x</t></is></c>'
        '<c r="C2"><v>7</v></c><c r="D2"><v>4</v></c></row>',
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2.5</v></c></row>',
    ]


def test_missing_rows_and_rows_and_cells_without_addresses_are_filled_in_place(tmp_path: Path) -> None:
    sheet = (
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/>"
        '<row r="6" hidden="1"><c r="C6"><v>6</v></c></row></sheetData>'
    )
    path = write_package(tmp_path / "b.xlsx", sheet)
    after = patched(path, cells={(0, 1): 9, (1, 0): 8, (3, 1): 7, (5, 0): 6, (8, 0): 5})
    assert sheet_rows(after) == [
        '<row><c><v>1</v></c><c r="B1"><v>9</v></c></row>',
        '<row><c r="A2"><v>8</v></c></row>',
        '<row r="4"><c r="B4"><v>7</v></c></row>',
        '<row r="6" hidden="1"><c r="A6"><v>6</v></c><c r="C6"><v>6</v></c></row>',
        '<row r="9"><c r="A9"><v>5</v></c></row>',
    ]


def test_an_empty_sheet_takes_rows(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", '<dimension ref="A1"/><sheetData/>')
    after = patched(path, cells={(1, 1): 5})
    assert '<dimension ref="A1:B2"/><sheetData><row r="2"><c r="B2"><v>5</v></c></row></sheetData>' in after


def test_lookalikes_in_text_comments_and_cdata_are_no_cells(tmp_path: Path) -> None:
    tricky = (
        '<c r="A2" t="str"><v><![CDATA[<c r="B2"><v>1</v></c></row>]]></v></c>'
        '<!-- <c r="B2" s="4"/></row><row r="3"> --><c r="C2"><v>3</v></c>'
    )
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "a"), tricky))
    after = patched(path, cells={(1, 1): 7})
    assert tricky.replace("<!--", '<c r="B2"><v>7</v></c><!--') in after


def test_prefixed_and_strict_sheets_keep_their_dialect(tmp_path: Path) -> None:
    path = write_package(
        tmp_path / "b.xlsx", rows('<c r="A1"><v>1</v></c>', '<c r="A2"><v>1</v></c>'), prefix="x", strict=True
    )
    after = patched(path, rows=[1], columns=[new(1, "Base", ["Gold"], highlights=(Highlight(Tone.GOLD, "★", "Gold"),))])
    assert '<x:c r="B2" t="inlineStr"><x:is><x:t>Gold</x:t></x:is></x:c></x:row>' in after
    assert '<x:cols><x:col min="2"' in after
    assert '<x:conditionalFormatting sqref="B2:B3"><x:cfRule type="cellIs" dxfId="0"' in after
    assert FileBook(path).read("S1").rows[1] == [1, "Gold"]


def test_a_patch_applied_twice_is_a_patch_applied_once(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "a"), '<c r="A2" s="1"><v>1</v></c>', '<c r="A3"/>'))
    patch = {
        "rows": [1, 2],
        "columns": [new(1, "n", [1.5, None], format=Format.MONEY, highlights=(Highlight(Tone.WARNING, "▲"),))],
        "cells": {(1, 0): dt.date(2026, 1, 1), (2, 0): dt.date(2026, 1, 2)},
    }
    patched(path, **patch)
    once = parts_of(path)
    patched(path, **patch)
    assert parts_of(path) == once


def test_spans_and_dimension_take_in_the_new_cells(tmp_path: Path) -> None:
    sheet = '<dimension ref="B1:C2"/><sheetData><row r="1" spans="2:3"><c r="B1"><v>1</v></c></row></sheetData>'
    after = patched(write_package(tmp_path / "b.xlsx", sheet), cells={(0, 0): 1, (0, 4): 1, (6, 1): 1})
    assert '<dimension ref="A1:E7"/>' in after
    assert '<row r="1" spans="1:5">' in after


def test_new_columns_look_like_their_neighbour(tmp_path: Path) -> None:
    header = text_cell("A1", "a", "3")
    sheet = '<cols><col min="1" max="1" width="9"/><col min="2" max="5" width="7" style="2"/></cols>' + rows(
        header, '<c r="A2" s="1"><v>1</v></c>', '<c r="A3" s="4"><v>1</v></c>'
    )
    path = write_package(tmp_path / "b.xlsx", sheet)
    after = patched(
        path, rows=[1, 2], columns=[new(2, "y", ["t", ""], width=30), new(1, "x", [1.5, 2.5], format=Format.MONEY)]
    )
    opened = openpyxl.load_workbook(path)["S1"]
    assert [opened.cell(1, column).value for column in (1, 2, 3)] == ["a", "x", "y"]
    assert opened["B1"].number_format == opened["A1"].number_format == "[h]:mm:ss"
    assert (opened["B2"].number_format, opened["C2"].number_format) == ("#,##0.00", "General")
    assert opened["B2"].font.name == opened["A2"].font.name == "Arial"
    assert '<col min="2" max="2" width="14" customWidth="1"/><col min="3" max="3" width="30" customWidth="1"/>' in after
    assert '<col min="4" max="5" width="7" style="2"/></cols>' in after
    assert '<col min="1" max="1" width="9"/>' in after


def test_a_new_column_with_a_formula_stores_its_value_beside_it(tmp_path: Path) -> None:
    path = write_package(
        tmp_path / "b.xlsx", rows(text_cell("A1", "a"), '<c r="A2"><v>1</v></c>', '<c r="A3"><v>1</v></c>')
    )
    after = patched(path, rows=[1, 2], columns=[new(1, "n", ["<b>", ""], formula='IF(A{row}<2,"<b>","")')])
    assert '<c r="B2" t="str"><f>IF(A2&lt;2,"&lt;b&gt;","")</f><v>&lt;b&gt;</v></c>' in after
    assert '<c r="B3" t="str"><f>IF(A3&lt;2,"&lt;b&gt;","")</f><v xml:space="preserve"> </v></c>' in after


def table_book(tmp_path: Path, data: str, reference: str, more: str = "", tail: str = "") -> Path:
    return write_package(
        tmp_path / "b.xlsx",
        data + tail + TABLE_PARTS,
        extra={"xl/tables/table1.xml": table_part("T", reference, ["a", "b"], more)},
        sheet_links=TABLE_LINK,
        types=TABLE_TYPE,
    )


DATA = rows(
    text_cell("A1", "a") + text_cell("B1", "b"),
    '<c r="A2"><v>1</v></c><c r="B2" s="1"><v>45000</v></c>',
    '<c r="A3"><v>2</v></c><c r="B3" s="1"><v>45001</v></c>',
)


def test_new_columns_at_a_tables_edge_join_it(tmp_path: Path) -> None:
    path = table_book(tmp_path, DATA, "A1:B3")
    patched(path, rows=[1, 2], columns=[new(2, 'c "q"', [1, 2]), new(3, "d\ne", [1, 2])])
    table = part_of(path, "xl/tables/table1.xml")
    assert 'ref="A1:D3"><autoFilter ref="A1:D3"/><tableColumns count="4">' in table
    assert '<tableColumn id="3" name="c &quot;q&quot;"/><tableColumn id="4" name="d_x000a_e"/></tableColumns>' in table
    assert list(FileBook(path).read("S1").tables) == [TableArea("T", 0, 2, 0, 3)]


def test_a_column_apart_from_the_table_leaves_it_alone(tmp_path: Path) -> None:
    path = table_book(tmp_path, DATA, "A1:B3")
    before = part_of(path, "xl/tables/table1.xml")
    patched(path, rows=[1, 2], columns=[new(3, "apart", [1, 2])])
    assert part_of(path, "xl/tables/table1.xml") == before


def test_added_rows_look_like_the_last_and_everything_over_it_grows(tmp_path: Path) -> None:
    tail = (
        '<autoFilter ref="A1:B3"/>'
        '<conditionalFormatting sqref="B2:B3 D1"><cfRule type="expression" priority="4"><formula>1</formula></cfRule>'
        "</conditionalFormatting>"
        '<dataValidations count="2"><dataValidation type="list" sqref="A2:A3"><formula1>"x"</formula1></dataValidation>'
        '<dataValidation type="list" sqref="A3"><formula1>"x"</formula1></dataValidation></dataValidations>'
    )
    path = table_book(tmp_path, '<dimension ref="A1:B3"/>' + DATA, "A1:B3", tail=tail)
    after = patched(path, appended=[{0: "new", 1: dt.date(2026, 1, 31)}, {0: "more"}])
    assert sheet_rows(after)[3:] == [
        '<row r="4"><c r="A4" t="inlineStr"><is><t>new</t></is></c><c r="B4" s="1"><v>46053</v></c></row>',
        '<row r="5"><c r="A5" t="inlineStr"><is><t>more</t></is></c><c r="B5" s="1"/></row>',
    ]
    assert '<dimension ref="A1:B5"/>' in after
    assert '<autoFilter ref="A1:B5"/>' in after
    assert 'sqref="B2:B5 D1"' in after
    assert 'sqref="A2:A5"' in after
    assert 'sqref="A3">' in after
    assert 'ref="A1:B5"' in part_of(path, "xl/tables/table1.xml")


def test_newer_formats_over_the_data_grow_with_it(tmp_path: Path) -> None:
    newer = (
        '<extLst><ext xmlns:x14="x14" xmlns:xm="xm" uri="u"><x14:dataValidation><xm:f>1</xm:f>'
        "<xm:sqref>A2:A3 C9</xm:sqref></x14:dataValidation></ext></extLst>"
    )
    path = write_package(tmp_path / "b.xlsx", DATA + newer)
    after = patched(path, appended=[{0: 1}])
    assert newer.replace("A2:A3 C9", "A2:A4 C9") in after


def test_a_filter_over_plain_cells_grows_with_its_hidden_name(tmp_path: Path) -> None:
    sheet = DATA + '<autoFilter ref="A1:B3"/>'
    path = write_package(tmp_path / "b.xlsx", sheet)
    workbook = part_of(path, "xl/workbook.xml").replace(
        "</workbook>",
        '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">S1!$A$1:$B$3</definedName>'
        '<definedName name="Mine">S1!$A$1:$B$3</definedName></definedNames></workbook>',
    )
    write_package(path, sheet, extra={"xl/workbook.xml": workbook})
    after = patched(path, appended=[{0: 1}])
    assert '<autoFilter ref="A1:B4"/>' in after
    names = part_of(path, "xl/workbook.xml")
    assert "'S1'!$A$1:$B$4</definedName>" in names
    assert '<definedName name="Mine">S1!$A$1:$B$3</definedName>' in names


def test_a_table_beside_the_added_rows_stays_as_it_is(tmp_path: Path) -> None:
    path = table_book(tmp_path, DATA, "A1:B3", ' totalsRowCount="1"')
    before = part_of(path, "xl/tables/table1.xml")
    patched(path, appended=[{4: "x"}])
    assert part_of(path, "xl/tables/table1.xml") == before


def test_added_rows_fill_prepared_rows_and_leave_their_formulas(tmp_path: Path) -> None:
    prepared = '<c r="A4" s="4"/><c r="B4" s="1"/><c r="C4"><f>A4*2</f><v>0</v></c>'
    sheet = DATA.replace("</sheetData>", f'<row r="4" ht="30">{prepared}</row></sheetData>')
    after = patched(write_package(tmp_path / "b.xlsx", sheet), appended=[{0: 5, 2: 9}])
    assert sheet_rows(after)[3] == (
        '<row r="4" ht="30"><c r="A4" s="4"><v>5</v></c><c r="B4" s="1"/><c r="C4"><f>A4*2</f><v>0</v></c></row>'
    )


def refused(path: Path, **patch: object) -> str:
    before = path.read_bytes()
    with pytest.raises(BookError) as caught:
        patched(path, **patch)
    assert path.read_bytes() == before
    assert caught.value.in_language(Language.RUSSIAN)
    return caught.value.in_language(Language.ENGLISH)


def test_rows_are_not_added_over_what_stands_below(tmp_path: Path) -> None:
    sheet = DATA.replace("</sheetData>", f'<row r="4">{text_cell("B4", "Total")}</row></sheetData>')
    path = write_package(tmp_path / "b.xlsx", sheet)
    assert refused(path, appended=[{0: 1}]) == (
        "Rows cannot be added to “S1”: the cell B4 below its data is not empty."
    )


def test_rows_are_not_added_to_a_table_with_totals(tmp_path: Path) -> None:
    path = table_book(tmp_path, DATA, "A1:B4", ' totalsRowCount="1"')
    assert refused(path, appended=[{0: 1}]) == (
        "Rows cannot be added to “S1”: the table T has a totals row. Switch it off and try again."
    )


def test_a_typed_cell_with_a_formula_is_never_replaced(tmp_path: Path) -> None:
    formulas = '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f t="array" ref="B2:B3">A2:A3</f><v>2</v></c>'
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "a"), formulas, '<c r="B3"><v>1</v></c>'))
    before = part_of(path, SHEET)
    assert patched(path, cells={(1, 0): 5, (1, 1): 5, (2, 1): 5}) == before


def test_a_computed_cell_inside_a_wider_array_is_refused(tmp_path: Path) -> None:
    formulas = '<c r="B2"><f t="array" ref="B2:B3">A2:A3</f><v>2</v></c>'
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "a"), formulas, '<c r="B3"><v>1</v></c>'))
    assert refused(path, rows=[2], columns=[PatchColumn(1, "b", [1])]) == (
        "The cell B3 of “S1” is part of an array formula over B2:B3 and cannot change alone."
    )


def test_a_single_array_cell_is_replaced(tmp_path: Path) -> None:
    path = write_package(
        tmp_path / "b.xlsx",
        rows(text_cell("A1", "a"), '<c r="A2" cm="1" s="1"><f t="array" ref="A2">X()</f><v>2</v></c>'),
    )
    assert '<c r="A2" s="1"><v>7</v></c>' in patched(path, rows=[1], columns=[PatchColumn(0, "a", [7])])


def test_a_shared_formula_moves_on_when_its_first_cell_is_replaced(tmp_path: Path) -> None:
    sheet = rows(
        text_cell("A1", "a"),
        '<c r="B2"><f t="shared" ref="B2:B4" si="0">A2&amp;$A$1</f><v>x</v></c>',
        '<c r="B3"><f t="shared" si="0"/><v>x</v></c>',
        '<c r="B4"><f t="shared" si="0"/><v>x</v></c>',
    )
    path = write_package(tmp_path / "b.xlsx", sheet)
    patched(path, rows=[1], columns=[PatchColumn(1, "b", [1])])
    opened = openpyxl.load_workbook(path)["S1"]
    assert [opened.cell(row, 2).value for row in (2, 3, 4)] == [1, "=A3&$A$1", "=A4&$A$1"]
    assert '<f t="shared" ref="B3:B4" si="0">A3&amp;$A$1</f>' in part_of(path, SHEET)


def test_a_shared_formula_used_above_its_holder_is_refused(tmp_path: Path) -> None:
    sheet = rows(
        '<c r="B1"><f t="shared" si="0"/><v>x</v></c>', '<c r="B2"><f t="shared" ref="B1:B2" si="0">A2</f><v>x</v></c>'
    )
    message = refused(write_package(tmp_path / "b.xlsx", sheet), rows=[1], columns=[PatchColumn(1, "b", [1])])
    assert message.startswith("The cell B2 of “S1” holds a formula that cells above it share")


def chain_book(tmp_path: Path) -> Path:
    chain = chain_part('<c r="A2" i="1" l="1"/><c r="B2"/><c r="A2" i="2"/>')
    return write_package(
        tmp_path / "b.xlsx",
        rows(text_cell("A1", "a"), '<c r="A2"><f>1</f><v>1</v></c><c r="B2"><f>2</f><v>2</v></c>'),
        extra={"xl/calcChain.xml": chain},
        workbook_links=CHAIN_LINK,
    )


def test_a_cell_that_loses_its_formula_leaves_the_chain(tmp_path: Path) -> None:
    path = chain_book(tmp_path)
    patched(path, rows=[1], columns=[PatchColumn(0, "a", [5])])
    assert part_of(path, "xl/calcChain.xml").endswith('<c r="B2" i="1"/><c r="A2" i="2"/></calcChain>')


def test_the_chain_stays_where_formulas_stay(tmp_path: Path) -> None:
    path = chain_book(tmp_path)
    before = part_of(path, "xl/calcChain.xml")
    patched(path, rows=[1], columns=[PatchColumn(0, "a", [5], formula="2+{row}")])
    assert part_of(path, "xl/calcChain.xml") == before
    assert "<f>2+2</f>" in part_of(path, SHEET)


def test_a_date_in_a_plain_cell_shows_as_a_date(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", rows('<c r="A1"/><c r="B1" s="4"/>'))
    patched(path, cells={(0, 0): dt.date(2026, 1, 31), (0, 1): dt.date(2026, 1, 31), (0, 2): dt.date(2026, 1, 31)})
    opened = openpyxl.load_workbook(path)["S1"]
    assert [cell.number_format for cell in opened[1]] == ["dd\\.mm\\.yyyy", "m/d/yy h:mm", "dd\\.mm\\.yyyy"]


def test_a_computed_date_column_without_a_date_format_gets_one_where_filled(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "Last order"), '<c r="A2"/>', '<c r="A3"/>'))
    values = [dt.date(2026, 1, 31), None]
    after = patched(path, rows=[1, 2], columns=[PatchColumn(0, "Last order", values, Format.DATE)])
    assert re.search(r'<c r="A2" s="[1-9]\d*"><v>46053</v></c>', after)
    assert '<c r="A3"/>' in after
    assert FileBook(path).read("S1").rows[1] == [dt.date(2026, 1, 31)]


def test_marks_of_new_columns_come_after_those_of_the_sheet(tmp_path: Path) -> None:
    tail = (
        '<sheetProtection/><mergeCells count="1"><mergeCell ref="F1:G1"/></mergeCells>'
        '<conditionalFormatting sqref="A2"><cfRule type="expression" priority="7"><formula>1</formula></cfRule>'
        "</conditionalFormatting>"
        '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>'
    )
    path = write_package(tmp_path / "b.xlsx", DATA + tail)
    after = patched(
        path, rows=[1, 2], columns=[new(2, "c", ["Gold", ""], highlights=(Highlight(Tone.GOLD, "★", "Gold"),))]
    )
    assert re.search(
        r'</conditionalFormatting><conditionalFormatting sqref="C2:C3"><cfRule type="cellIs" dxfId="\d" priority="8"',
        after,
    )
    assert after.index("C2:C3") < after.index("<pageMargins")
    assert '<mergeCells count="1"><mergeCell ref="F1:G1"/></mergeCells>' in after


def test_a_sheet_in_another_encoding_is_patched(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "Клиент")))
    content = part_of(path, SHEET).replace("UTF-8", "windows-1251").encode("cp1251")
    write_package(path, "", extra={SHEET: content})  # type: ignore[dict-item]
    after = patched(path, cells={(1, 0): "Пётр"})
    assert 'encoding="UTF-8"' in after
    assert [list(row) for row in FileBook(path).read("S1").rows] == [["Клиент"], ["Пётр"]]


def test_a_missing_sheet_is_refused(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", rows(text_cell("A1", "a")))
    with pytest.raises(BookError, match="no sheet “Nowhere”"):
        FileBook(path).write(Changes(patches=[SheetPatch("Nowhere", 0, 0, cells={(0, 0): 1})]))
