"""A tab as a whole worksheet part, built column by column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheets_addin.books import messages
from sheets_addin.books.addresses import (
    MAX_COLUMNS,
    MAX_ROWS,
    Area,
    address,
    area_reference,
    column_letters,
)
from sheets_addin.books.cells import CellWriter, date_format, number_format
from sheets_addin.books.conditions import (
    conditional_format,
    header_prompt,
    list_validation,
)
from sheets_addin.books.palette import SHADES, body_look, empty_look, header_look
from sheets_addin.books.styles import StyleSheet
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import CellValue, Tab, TabColumn

_BLOCK = 1_000
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Surroundings:
    """What a worksheet part takes from its workbook: namespaces, day one, links, elements kept from before.

    ``list_sources`` has the formula of each column's drop-down, by the column's place. ``kept`` are raw elements of the
    sheet that this tab replaces (drawings, comments), to be written where they stood.
    """

    namespace: str
    relations: str
    is_1904: bool
    list_sources: dict[int, str]
    is_selected: bool = False
    kept: bytes = b""
    kept_namespaces: str = ""
    table_relation: str | None = None


def check_tab(tab: Tab) -> None:
    """BookError where no sheet can hold the tab."""
    if not tab.columns:
        raise BookError(messages.NO_COLUMNS, sheet=tab.name)
    for column in tab.columns:
        if len(column.values) != tab.row_count:
            raise BookError(messages.UNEVEN_COLUMNS, sheet=tab.name, header=column.header)
    rows = tab.row_count + 1
    if rows > MAX_ROWS or len(tab.columns) > MAX_COLUMNS:
        raise BookError(messages.TOO_MANY_CELLS, sheet=tab.name, rows=rows, columns=len(tab.columns))


def data_area(tab: Tab) -> Area:
    """Header and data rows of a tab; a tab without rows keeps one blank row, as a table must."""
    return 0, 0, max(tab.row_count, 1), len(tab.columns) - 1


def worksheet_xml(tab: Tab, styles: StyleSheet, around: Surroundings) -> Iterator[bytes]:
    """The bytes of the tab's worksheet part, piece by piece."""
    codes = [number_format(column.format, column.values) for column in tab.columns]
    yield _head(tab, codes, styles, around).encode()
    writer = CellWriter(tab.name, is_1904=around.is_1904)
    yield _header_row(tab, styles, writer).encode()
    yield from _body_rows(tab, codes, styles, writer)
    yield _tail(tab, codes, styles, around).encode()
    yield around.kept
    if around.table_relation is not None:
        yield f'<tableParts count="1"><tablePart r:id="{around.table_relation}"/></tableParts>'.encode()
    yield b"</worksheet>"


def _head(tab: Tab, codes: Sequence[str], styles: StyleSheet, around: Surroundings) -> str:
    colour = f'<tabColor rgb="FF{SHADES[tab.tone].handle}"/>' if tab.tone else ""
    outline = max((column.level for column in tab.columns), default=0)
    levels = f' outlineLevelCol="{outline}"' if outline else ""
    selected = ' tabSelected="1"' if around.is_selected else ""
    # people who type below the data need to see where the cells are
    lines = "" if tab.blank_rows or tab.table else ' showGridLines="0"'
    return (
        f'{_XML_HEAD}<worksheet xmlns="{around.namespace}" xmlns:r="{around.relations}"{around.kept_namespaces}>'
        f'<sheetPr>{colour}<outlinePr summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{area_reference(data_area(tab))}"/>'
        f'<sheetViews><sheetView{lines}{selected} workbookViewId="0">{_pane(tab)}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"{levels}/>{_columns(tab, codes, styles)}<sheetData>'
    )


def _pane(tab: Tab) -> str:
    frozen = tab.frozen_columns
    corner = address(1, frozen)
    if not frozen:
        return (
            f'<pane ySplit="1" topLeftCell="{corner}" activePane="bottomLeft" state="frozen"/>'
            f'<selection pane="bottomLeft" activeCell="{corner}" sqref="{corner}"/>'
        )
    return (
        f'<pane xSplit="{frozen}" ySplit="1" topLeftCell="{corner}" activePane="bottomRight" state="frozen"/>'
        '<selection pane="topRight"/><selection pane="bottomLeft"/>'
        f'<selection pane="bottomRight" activeCell="{corner}" sqref="{corner}"/>'
    )


def _columns(tab: Tab, codes: Sequence[str], styles: StyleSheet) -> str:
    out = []
    for place, (column, code) in enumerate(zip(tab.columns, codes, strict=True), 1):
        style = styles.look(empty_look(code, column.wrap))
        outline = f' outlineLevel="{column.level}"' if column.level else ""
        hidden = ' hidden="1"' if column.level and column.folded else ""
        following = tab.columns[place] if place < len(tab.columns) else None
        closes = following is not None and following.folded and following.level > column.level
        collapsed = ' collapsed="1"' if closes else ""
        out.append(
            f'<col min="{place}" max="{place}" width="{column.width:g}" style="{style}" customWidth="1"'
            f"{hidden}{outline}{collapsed}/>"
        )
    return f"<cols>{''.join(out)}</cols>"


def _header_row(tab: Tab, styles: StyleSheet, writer: CellWriter) -> str:
    style = styles.look(header_look())
    cells = [
        f'<c r="{address(0, place)}" s="{style}"{writer.fragment(column.header, 0, place)}'
        for place, column in enumerate(tab.columns)
    ]
    return f'<row r="1">{"".join(cells)}</row>'


def _body_rows(tab: Tab, codes: Sequence[str], styles: StyleSheet, writer: CellWriter) -> Iterator[bytes]:
    if not tab.row_count:
        yield b'<row r="2"/>'
        return
    for start in range(0, tab.row_count, _BLOCK):
        stop = min(start + _BLOCK, tab.row_count)
        numbers = range(start + 2, stop + 2)
        columns = [
            _cells(column, codes[place], place, start, stop, styles, writer) for place, column in enumerate(tab.columns)
        ]
        yield "".join(
            f'<row r="{number}">{"".join(cells)}</row>'
            for number, cells in zip(numbers, zip(*columns, strict=True), strict=True)
        ).encode()


def _cells(
    column: TabColumn, code: str, place: int, start: int, stop: int, styles: StyleSheet, writer: CellWriter
) -> list[str]:
    """The cells of one column in a block of rows."""
    values = column.values[start:stop]
    letters = column_letters(place)
    style = styles.look(body_look(code, column.computed, column.wrap))
    fragments = writer.fragments(values, lambda index: (start + index + 1, place), column.formula)
    own = [_own_style(value, column, code, styles) for value in values] if _has_dates(values, code) else None
    return [
        f'<c r="{letters}{number}" s="{style if own is None else own[index]}"{fragment}'
        for index, (number, fragment) in enumerate(zip(range(start + 2, stop + 2), fragments, strict=True))
    ]


def _has_dates(values: Sequence[CellValue], code: str) -> bool:
    if not any(issubclass(kind, dt.date | dt.time | dt.timedelta) for kind in set(map(type, values))):
        return False
    return any(needed is not None and needed != code for needed in map(date_format, values))


def _own_style(value: CellValue, column: TabColumn, code: str, styles: StyleSheet) -> int:
    needed = date_format(value)
    is_date_column = "yyyy" in code and needed is not None and "yyyy" in needed
    return styles.look(body_look(code if needed is None or is_date_column else needed, column.computed, column.wrap))


def _tail(tab: Tab, codes: Sequence[str], styles: StyleSheet, around: Surroundings) -> str:
    last = min(max(tab.row_count, 1) + tab.blank_rows, MAX_ROWS - 1)
    formats, validations = [], []
    priority = 1
    for place, (column, code) in enumerate(zip(tab.columns, codes, strict=True)):
        area = (1, place, last, place)
        formats.append(conditional_format(column.highlights, area, code, styles, priority))
        priority += len(column.highlights)
        if place in around.list_sources:
            validations.append(list_validation(area, around.list_sources[place]))
        if column.note:
            validations.append(header_prompt(0, place, column.header, column.note))
    auto_filter = "" if tab.table else f'<autoFilter ref="{area_reference(data_area(tab))}"/>'
    checks = (
        f'<dataValidations count="{len(validations)}">{"".join(validations)}</dataValidations>' if validations else ""
    )
    orientation = "landscape" if tab.landscape else "portrait"
    return (
        f"</sheetData>{auto_filter}{''.join(formats)}{checks}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{orientation}" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
    )
