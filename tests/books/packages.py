"""Small workbooks written part by part, for what real programs write and libraries never would."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
    '<fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="46" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    "</cellXfs>"
)


def rows(*contents: str) -> str:
    """Sheet data with rows numbered from 1, each of the given cells."""
    numbered = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(contents, 1))
    return f"<sheetData>{numbered}</sheetData>"


def text_cell(address: str, text: str, style: str = "") -> str:
    mark = f' s="{style}"' if style else ""
    return f'<c r="{address}"{mark} t="inlineStr"><is><t>{text}</t></is></c>'


def write_package(
    path: Path,
    sheet: str,
    *,
    shared: str = "",
    strict: bool = False,
    prefix: str = "",
    workbook_properties: str = "",
    names: dict[str, str] | None = None,
    sheet_target: str = "worksheets/sheet1.xml",
    extra: dict[str, str] | None = None,
    sheet_links: str = "",
    workbook_links: str = "",
    types: str = "",
) -> Path:
    """A workbook of one sheet “S1”; ``names`` spells parts in another way, ``extra`` adds parts as they are."""
    main, relations = (STRICT_MAIN, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)

    def part(root: str, body: str) -> str:
        space = f"xmlns:{prefix}" if prefix else "xmlns"
        mark = f"{prefix}:" if prefix else ""
        if prefix:
            body = re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{prefix}:", body)
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return f'{head}<{mark}{root} {space}="{main}" xmlns:r="{relations}">{body}</{mark}{root}>'

    def links(body: str) -> str:
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'

    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>{types}</Types>'
        ),
        "_rels/.rels": links(f'<Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": part(
            "workbook",
            f'<workbookPr {workbook_properties}/><sheets><sheet name="S1" sheetId="1" r:id="rId1"/></sheets>',
        ),
        "xl/_rels/workbook.xml.rels": links(
            f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="{sheet_target}"/>'
            f'<Relationship Id="rId2" Type="{relations}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId3" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>{workbook_links}'
        ),
        "xl/styles.xml": part("styleSheet", _STYLES),
        "xl/sharedStrings.xml": part("sst", shared),
        "xl/worksheets/sheet1.xml": part("worksheet", sheet),
    }
    if sheet_links:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = links(sheet_links)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (extra or {})).items():
            archive.writestr((names or {}).get(name, name), content)
    return path


def table_part(name: str, reference: str, headers: list[str], more: str = "") -> str:
    columns = "".join(f'<tableColumn id="{n}" name="{header}"/>' for n, header in enumerate(headers, 1))
    return (
        f'<table xmlns="{MAIN}" id="1" name="{name}" displayName="{name}" ref="{reference}"{more}>'
        f'<autoFilter ref="{reference}"/><tableColumns count="{len(headers)}">{columns}</tableColumns></table>'
    )


TABLE_LINK = f'<Relationship Id="rId1" Type="{RELATIONS}/table" Target="../tables/table1.xml"/>'
TABLE_TYPE = f'<Override PartName="/xl/tables/table1.xml" ContentType="{_TYPE}.table+xml"/>'
TABLE_PARTS = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'


CHAIN_LINK = f'<Relationship Id="rId9" Type="{RELATIONS}/calcChain" Target="calcChain.xml"/>'
CHAIN_TYPE = f'<Override PartName="/xl/calcChain.xml" ContentType="{_TYPE}.calcChain+xml"/>'


def chain_part(entries: str) -> str:
    return f'<calcChain xmlns="{MAIN}">{entries}</calcChain>'


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def part_of(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
