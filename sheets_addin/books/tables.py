"""Spreadsheet tables: reading their areas, writing new ones, growing existing ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheets_addin.books import messages
from sheets_addin.books.addresses import Area, area_reference, parse_area
from sheets_addin.books.markup import XML_HEAD, Element, Markup, escape_attribute
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import TableArea

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
_NAME = re.compile(r"[^\W\d][\w.]{0,254}|_[\w.]{0,254}")
_LOOKS_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")


def table_area(table: Element) -> TableArea | None:
    """The header row and data rows of a table; None where it has no header row."""
    area = parse_area(table.attributes.get("ref", ""))
    if area is None or table.attributes.get("headerRowCount") == "0":
        return None
    top, left, bottom, right = area
    return TableArea(
        name=table.attributes.get("displayName", table.attributes.get("name", "")),
        header_row=top,
        last_row=bottom - totals_rows(table),
        first_column=left,
        last_column=right,
        has_totals=totals_rows(table) > 0,
    )


def totals_rows(table: Element) -> int:
    """How many rows of totals the table has."""
    return int(table.attributes.get("totalsRowCount", "0"))


def table_xml(name: str, identifier: int, area: Area, headers: Sequence[str], namespace: str) -> bytes:
    """The part of a new table with a filter over the area (header row included)."""
    reference = area_reference(area)
    columns = "".join(
        f'<tableColumn id="{number}" name="{_column_name(header)}"/>' for number, header in enumerate(headers, 1)
    )
    quoted = escape_attribute(name)
    return (
        f'{XML_HEAD}<table xmlns="{namespace}" id="{identifier}" name="{quoted}" displayName="{quoted}" '
        f'ref="{reference}" totalsRowShown="0"><autoFilter ref="{reference}"/>'
        f'<tableColumns count="{len(headers)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" '
        'showColumnStripes="0"/></table>'
    ).encode()


def check_table(sheet: str, name: str, headers: Sequence[str], taken: set[str]) -> None:
    """BookError where a table cannot have this name or these headers."""
    if not _NAME.fullmatch(name) or _LOOKS_LIKE_CELL.fullmatch(name):
        raise BookError(messages.TABLE_NAME, table=name)
    if name.lower() in taken:
        raise BookError(messages.TABLE_TWICE, table=name)
    seen: set[str] = set()
    for header in headers:
        if not header.strip() or header.casefold() in seen:
            raise BookError(messages.TABLE_HEADERS, sheet=sheet, header=header)
        seen.add(header.casefold())


def grow_table(markup: Markup, last_row: int, new_headers: Sequence[str]) -> None:
    """Let a table reach down to ``last_row`` and take in new columns at its right edge, filter included."""
    table = markup.root
    area = parse_area(table.attributes.get("ref", ""))
    if area is None:
        return
    top, left, bottom, right = area
    grown = (top, left, max(bottom, last_row), right + len(new_headers))
    if grown == area:
        return
    markup.set_attribute(table, "ref", area_reference(grown))
    auto_filter = table.child("autoFilter")
    if auto_filter is not None:
        filtered = (top, left, grown[2] - totals_rows(table), grown[3])
        markup.set_attribute(auto_filter, "ref", area_reference(filtered))
    columns = table.child("tableColumns")
    if columns is None or not new_headers:
        return
    identifier = max(int(column.attributes.get("id", "0")) for column in columns.children)
    prefix = markup.namespace_prefix
    for offset, header in enumerate(new_headers, 1):
        markup.append(
            columns, f'<{prefix}tableColumn id="{identifier + offset}" name="{_column_name(header)}"/>'.encode()
        )
    markup.set_attribute(columns, "count", str(len(columns.children) + len(new_headers)))


def _column_name(header: str) -> str:
    """A header as a table's part repeats it: line breaks in the escape that Excel uses there."""
    return escape_attribute(header.replace("\r\n", "\n")).replace("&#10;", "_x000a_")
