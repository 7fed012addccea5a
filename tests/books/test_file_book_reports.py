"""Reports in a file: cells, charts that follow them, and nothing left behind by earlier ones."""

from __future__ import annotations

import dataclasses
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.vocabulary.layout import Changes, Report, Tab, TabColumn
from tests.books.packages import part_of, parts_of, write_package
from tests.books.report_samples import report

PLAIN = Tab("Plain", [TabColumn("A", [1])])
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def book_with(tmp_path: Path, *reports: Report) -> FileBook:
    book = create_book(tmp_path / "book.xlsx", [PLAIN])
    book.write(Changes(reports=reports))
    return book


def charts_of(path: Path, sheet: str) -> list[list[str]]:
    """What each chart of a sheet refers to, as openpyxl reads it."""
    found = openpyxl.load_workbook(path)[sheet]._charts
    return [[series.val.numRef.f for series in chart.series] for chart in found]


def kept_values(path: Path, part: str) -> list[float]:
    root = etree.fromstring(parts_of(path)[part])
    return [float(value) for value in root.xpath("//*[local-name()='val']//*[local-name()='v']/text()")]


def test_cells_of_a_report(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(book_with(tmp_path, report()).path)["Overview"]
    assert [cell.value for cell in sheet["A"][:6]] == ["Bases", "What each base holds.", "Base", "Gold", "Black", "All"]
    assert [cell.value for cell in sheet["B"][2:6]] == ["Clients", 12, 3, 15]
    assert sheet["A1"].font.b and sheet["A1"].font.sz > sheet["A4"].font.sz
    assert sheet["A6"].font.b and not sheet["A5"].font.b
    assert "D3:E3" in {str(area) for area in sheet.merged_cells.ranges}


def test_a_report_prints_one_page_wide(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(book_with(tmp_path, report()).path)["Overview"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape", 1, 0,
    )  # fmt: skip


def test_charts_refer_to_the_cells_of_their_block(tmp_path: Path) -> None:
    assert charts_of(book_with(tmp_path, report()).path, "Overview") == [
        ["'Overview'!$B$4:$B$5"],
        ["'Overview'!$B$4:$B$5", "'Overview'!$C$4:$C$5"],
        ["'Overview'!$B$21:$B$24", "'Overview'!$C$21:$C$24"],
        ["'Overview'!$B$30:$B$31"],
    ]


def test_what_a_chart_keeps_equals_the_cells(tmp_path: Path) -> None:
    path = book_with(tmp_path, report()).path
    sheet = openpyxl.load_workbook(path)["Overview"]
    compared = 0
    for name, data in parts_of(path).items():
        if not name.startswith("xl/charts/"):
            continue
        for reference in etree.fromstring(data).iter(f"{CHART}numRef", f"{CHART}strRef"):
            area = reference.findtext(f"{CHART}f").partition("!")[2].replace("$", "")
            cells = sheet[area] if ":" in area else ((sheet[area],),)
            kept = {int(point.get("idx")): point.findtext(f"{CHART}v") for point in reference.iter(f"{CHART}pt")}
            shown = {place: row[0].value for place, row in enumerate(cells) if row[0].value is not None}
            assert set(kept) == set(shown)
            for place, value in shown.items():
                if isinstance(value, str):
                    assert kept[place] == value.replace("\x01", "_x0001_")
                elif isinstance(value, int | float):
                    assert float(kept[place]) == value
                compared += 1
    assert compared > 30


def test_more_refreshes_leave_the_same_parts(tmp_path: Path) -> None:
    second = dataclasses.replace(report(), name="Team")
    book = book_with(tmp_path, report(), second)
    again = Changes(reports=[dataclasses.replace(one, replaces=one.name) for one in (report(), second)])
    first = parts_of(book.path)
    book.write(again)
    refreshed = parts_of(book.path)
    book.write(again)
    assert parts_of(book.path) == refreshed
    # the list of types may name them in another order
    assert [name for name in first if refreshed.get(name) != first[name]] in ([], ["[Content_Types].xml"])
    assert list(refreshed) == list(first)


def test_a_report_with_fewer_charts_leaves_no_parts_behind(tmp_path: Path) -> None:
    book = book_with(tmp_path, report())
    plain = dataclasses.replace(
        report(replaces="Overview"), blocks=[dataclasses.replace(report().blocks[0], charts=())]
    )
    book.write(Changes(reports=[plain]))
    assert not [name for name in parts_of(book.path) if "chart" in name or "drawing" in name]
    assert "chart" not in part_of(book.path, "[Content_Types].xml")
    assert charts_of(book.path, "Overview") == []


def test_new_figures_show_in_cells_and_charts(tmp_path: Path) -> None:
    book = book_with(tmp_path, report())
    book.write(Changes(reports=[report(gold=99, replaces="Overview")]))
    assert openpyxl.load_workbook(book.path)["Overview"]["B4"].value == 99
    assert kept_values(book.path, "xl/charts/chart1.xml") == [99.0, 3.0]


def test_charts_of_people_stay_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "theirs.xlsx"
    theirs = openpyxl.Workbook()
    theirs.active.append([1, 2])
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(theirs.active, min_col=1, max_col=2, min_row=1))
    theirs.active.add_chart(chart)
    theirs.save(path)
    before = parts_of(path)
    book = FileBook(path)
    book.write(Changes(reports=[report()]))
    book.write(Changes(reports=[report(replaces="Overview")]))
    after = parts_of(path)
    kept = [name for name in before if "drawing" in name or "chart" in name or "worksheets/" in name]
    assert len(kept) >= 5
    assert [name for name in kept if after[name] != before[name]] == []


def test_a_picture_that_people_put_on_a_report_stays(tmp_path: Path) -> None:
    book = book_with(tmp_path, report())
    drawing = "xl/drawings/drawing1.xml"
    theirs = (
        b'<xdr:absoluteAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">'
        b'<xdr:pos x="1" y="1"/><xdr:ext cx="9" cy="9"/><xdr:sp macro="" textlink=""><xdr:nvSpPr>'
        b'<xdr:cNvPr id="77" name="Arrow"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/></xdr:sp><xdr:clientData/>'
        b"</xdr:absoluteAnchor>"
    )
    before = parts_of(book.path)[drawing]
    _write_part(book.path, drawing, before.replace(b"</xdr:wsDr>", theirs + b"</xdr:wsDr>"))
    book = FileBook(book.path)
    for _ in range(2):
        book.write(Changes(reports=[report(replaces="Overview")]))
    data = part_of(book.path, drawing).encode()
    assert data.count(theirs) == 1
    assert data.count(b"c:chart ") == len(charts_of(book.path, "Overview")) == 4


def test_new_sheets_stand_in_the_order_asked_for(tmp_path: Path) -> None:
    book = create_book(tmp_path / "book.xlsx", [PLAIN])
    tabs = [Tab("Last", PLAIN.columns), Tab("First", PLAIN.columns)]
    book.write(Changes(tabs=tabs, reports=[report()], order=["First", "Overview", "Last"]))
    assert [sheet.name for sheet in book.sheets()] == ["Plain", "First", "Overview", "Last"]


@pytest.mark.parametrize("package", [{"strict": True}, {"prefix": "x"}, {"workbook_properties": 'date1904="1"'}])
def test_reports_go_into_books_of_other_dialects(tmp_path: Path, package: dict[str, object]) -> None:
    path = write_package(tmp_path / "book.xlsx", "<sheetData/>", **package)
    book = FileBook(path)
    book.write(Changes(reports=[report()]))
    rows = book.read("Overview").rows
    assert (rows[3][0], rows[3][1]) == ("Gold", 12)
    if not package.get("strict"):
        assert len(charts_of(path, "Overview")) == 4
    else:
        assert b"purl.oclc.org/ooxml/drawingml/chart" in parts_of(path)["xl/charts/chart1.xml"]
        assert not [
            name
            for name, data in parts_of(path).items()
            if name.startswith(("xl/charts", "xl/drawings/d")) and b"schemas.openxmlformats.org" in data
        ]


def _write_part(path: Path, part: str, content: bytes) -> None:
    parts = {**parts_of(path), part: content}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
