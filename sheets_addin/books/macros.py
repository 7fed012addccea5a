"""Macros in a new workbook: the VBA project as it is, and buttons on sheets that call its macros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheets_addin.books.markup import XML_HEAD, escape_attribute, escape_text
from sheets_addin.books.package import CONTENT_TYPES, Package
from sheets_addin.books.workbook import SheetPart, Workbook

_WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PROJECT_TYPE = "application/vnd.ms-office.vbaProject"
_PROJECT_LINK = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_POINT = 12_700
_BUTTON_FILL, _BUTTON_TEXT = "0072B2", "FFFFFF"


@dataclass(frozen=True)
class Button:
    """A button in the header row of a sheet: its text, the macro that it calls, its column and place there, in points.

    It lies over the header cell beside its text, so it stays in sight when people scroll, and is not printed.
    """

    sheet: str
    text: str
    macro: str
    column: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Macros:
    """A VBA project as its bytes, the code name of the workbook and of the sheets that it has modules for, buttons."""

    project: bytes
    workbook_module: str
    sheet_modules: Mapping[str, str]
    buttons: Sequence[Button] = ()


def add_macros(workbook: Workbook, macros: Macros) -> None:
    """Make a new workbook one with macros; BookError where it has no sheet of a name."""
    package = workbook.package
    _name_content_type(package, workbook.part)
    package.add("xl/vbaProject.bin", _PROJECT_TYPE, [macros.project])
    package.link(workbook.part, _PROJECT_LINK, "xl/vbaProject.bin")
    _name_code(package, workbook.part, "workbookPr", macros.workbook_module)
    for sheet, module in macros.sheet_modules.items():
        _name_code(package, workbook.sheet(sheet).part, "sheetPr", module)
    for button in macros.buttons:
        _draw(workbook, workbook.sheet(button.sheet), button)


def _name_content_type(package: Package, workbook_part: str) -> None:
    types = package.markup(CONTENT_TYPES)
    for element in types.root.all("Override"):
        if element.attributes.get("PartName") == f"/{workbook_part}":
            types.set_attribute(element, "ContentType", _WITH_MACROS)
    package.update(CONTENT_TYPES, types)


def _name_code(package: Package, part: str, element_name: str, module: str) -> None:
    """Tie a sheet, or the workbook, to its module of the VBA project."""
    markup = package.markup(part)
    element = markup.root.child(element_name)
    if element is not None:
        markup.set_attribute(element, "codeName", module)
    package.update(part, markup)


def _draw(workbook: Workbook, sheet: SheetPart, button: Button) -> None:
    package = workbook.package
    part = package.new_name("xl/drawings/drawing{}.xml")
    package.add(part, _DRAWING_TYPE, [_drawing(button).encode()])
    relation = package.link(sheet.part, f"{workbook.relations}/drawing", part)
    markup = package.markup(sheet.part)
    drawing = f'<drawing r:id="{relation}"/>'.encode()
    tables = markup.root.child("tableParts")
    if tables is None:
        markup.append(markup.root, drawing)
    else:
        # the schema wants drawings before tables
        markup.insert(tables.start, drawing)
    package.update(sheet.part, markup)


def _drawing(button: Button) -> str:
    left, top, width, height = (
        round(points * _POINT) for points in (button.left, button.top, button.width, button.height)
    )
    name = escape_attribute(button.text)
    return (
        f'{XML_HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor>'
        f"<xdr:from><xdr:col>{button.column}</xdr:col><xdr:colOff>{left}</xdr:colOff>"
        f'<xdr:row>0</xdr:row><xdr:rowOff>{top}</xdr:rowOff></xdr:from><xdr:ext cx="{width}" cy="{height}"/>'
        f'<xdr:sp macro="[0]!{escape_attribute(button.macro)}" textlink=""><xdr:nvSpPr>'
        f'<xdr:cNvPr id="2" name="{name}" descr="{name}"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{_BUTTON_FILL}"/></a:solidFill><a:ln><a:noFill/></a:ln></xdr:spPr>'
        '<xdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:pPr algn="ctr"/><a:r><a:rPr sz="1000" b="1">'
        f'<a:solidFill><a:srgbClr val="{_BUTTON_TEXT}"/></a:solidFill><a:latin typeface="Calibri"/></a:rPr>'
        f"<a:t>{escape_text(button.text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        '<xdr:clientData fPrintsWithSheet="0"/></xdr:oneCellAnchor></xdr:wsDr>'
    )
