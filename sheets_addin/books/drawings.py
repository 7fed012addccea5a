"""The drawing of a sheet: charts of ours come and go, whatever people put beside them stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_addin.books.addresses import Area
from sheets_addin.books.markup import Element, escape_attribute
from sheets_addin.books.package import folder_around
from sheets_addin.books.report_grid import CHART_GAP, MARK
from sheets_addin.books.workbook import SheetPart, Workbook

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_SPREADSHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_STRICT = (
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
_EMU_OF_A_POINT = 12_700


@dataclass(frozen=True)
class AnchoredChart:
    """The bytes of a chart's part, and the cells over which it stands."""

    xml: bytes
    title: str
    area: Area


def remove_charts(workbook: Workbook, sheet: SheetPart) -> None:
    """Take our charts off a sheet, with their parts; a drawing that is left empty goes too."""
    package = workbook.package
    for link in package.relationships(sheet.part):
        drawing = package.find(link.target) if link.kind == "drawing" else None
        if drawing is None:
            continue
        markup = package.markup(drawing)
        ours = [anchor for anchor in markup.root.children if _is_ours(anchor)]
        for anchor in ours:
            _remove_parts(workbook, drawing, {value for one in anchor.descendants() for value in _links(one)})
            markup.replace(anchor, b"")
        if len(ours) == len(markup.root.children):
            package.unlink(sheet.part, link.id)
            package.remove(drawing)
        else:
            package.update(drawing, markup)


def add_charts(workbook: Workbook, sheet: SheetPart, charts: Sequence[AnchoredChart]) -> str | None:
    """Put charts on a sheet; gives the id of its link to a new drawing, None where it has one already or needs none."""
    package = workbook.package
    if not charts:
        return None
    known = package.related(sheet.part, "drawing")
    if known:
        drawing, relation = known[0], None
    else:
        drawing = package.new_name(f"{folder_around(sheet.part)}drawings/drawing{{}}.xml")
        empty = f'<xdr:wsDr xmlns:xdr="{_SPREADSHEET_DRAWING}" xmlns:a="{_DRAWING}"/>'
        package.add(drawing, _DRAWING_TYPE, [_fitting(workbook, empty.encode())])
        relation = package.link(sheet.part, f"{workbook.relations}/drawing", drawing)
    markup = package.markup(drawing)
    identifiers = [int(one.attributes.get("id", "0")) for one in markup.root.descendants() if one.name == "cNvPr"]
    for number, chart in enumerate(charts, 1):
        part = package.new_name(f"{folder_around(sheet.part)}charts/chart{{}}.xml")
        package.add(part, _CHART_TYPE, [_fitting(workbook, chart.xml)])
        link = package.link(drawing, f"{workbook.relations}/chart", part)
        anchor = _anchor(chart, f"{MARK}{number}", max(identifiers, default=1) + number, link, workbook.relations)
        markup.append(markup.root, _fitting(workbook, anchor.encode()))
    package.update(drawing, markup)
    return relation


def _anchor(chart: AnchoredChart, name: str, identifier: int, link: str, relations: str) -> str:
    top, left, bottom, right = chart.area
    off = round(CHART_GAP * _EMU_OF_A_POINT) if left else 0
    return (
        f'<xdr:twoCellAnchor xmlns:xdr="{_SPREADSHEET_DRAWING}" xmlns:a="{_DRAWING}" editAs="oneCell">'
        f"<xdr:from><xdr:col>{left}</xdr:col><xdr:colOff>{off}</xdr:colOff>"
        f"<xdr:row>{top}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        f"<xdr:to><xdr:col>{right + 1}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{bottom + 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
        f'<xdr:cNvPr id="{identifier}" name="{name}" descr="{escape_attribute(chart.title)}"/>'
        "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" xmlns:r="{relations}" r:id="{link}"/>'
        "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
    )


def _is_ours(anchor: Element) -> bool:
    names = [one.attributes.get("name", "") for one in anchor.descendants() if one.name == "cNvPr"]
    return len(names) == 1 and names[0].startswith(MARK)


def _links(element: Element) -> list[str]:
    return [value for key, value in element.attributes.items() if key.endswith("relationships}id")]


def _remove_parts(workbook: Workbook, part: str, links: set[str]) -> None:
    """Drop links of a part, and the parts that nobody else links to, with all that hangs on these."""
    package = workbook.package
    for link in package.relationships(part):
        if link.id not in links:
            continue
        package.unlink(part, link.id)
        target = package.find(link.target) if link.target else None
        if target is not None and not package.linked_from_elsewhere(target, part):
            _remove_parts(workbook, target, {further.id for further in package.relationships(target)})
            package.remove(target)


def _fitting(workbook: Workbook, xml: bytes) -> bytes:
    """XML in the namespaces of the workbook's kind."""
    if workbook.is_strict:
        for usual, strict in _STRICT:
            xml = xml.replace(usual, strict)
    return xml
