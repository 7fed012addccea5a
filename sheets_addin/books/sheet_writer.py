"""A tab as a whole worksheet part, built column by column."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sheets_addin.books.addresses import MAX_ROWS, Area, area_reference
from sheets_addin.books.cells import CellWriter, number_format, own_date_formats
from sheets_addin.books.conditions import (
    conditional_format,
    header_prompt,
    list_validation,
)
from sheets_addin.books.file_looks import body_look, empty_look, header_look
from sheets_addin.books.markup import XML_HEAD
from sheets_addin.books.palette import SHADES
from sheets_addin.books.styles import StyleSheet
from sheets_addin.books.text_lines import line_count
from sheets_addin.vocabulary.addresses import address, column_letters
from sheets_addin.vocabulary.layout import CellValue, Tab, TabColumn

_BLOCK = 1_000
_LINE_HEIGHT, _PADDING, _TALLEST = 15, 2, 405
_HEADER_PADDING = 7
_FILTER_BUTTON = 3
_READABLE_WIDTH = 250
"""Characters that a page of A4 across holds in print that can still be read."""


@dataclass(frozen=True)
class Surroundings:
    """What a worksheet part takes from its workbook: namespaces, day one, links, elements kept from before.

    ``list_sources`` has the formula of each column's drop-down, by the column's place. ``kept`` are raw elements of the
    sheet that this tab replaces (drawings, comments), to be written where they stood.
    """

    namespace: str
    relations: str
    is_1904: bool
    list_sources: dict[int, str] = field(default_factory=dict)
    is_selected: bool = False
    kept: bytes = b""
    kept_namespaces: str = ""
    table_relation: str | None = None


def data_area(tab: Tab) -> Area:
    """Header and data rows of a tab; a tab without rows keeps one blank row, as a table must."""
    return 0, 0, max(tab.row_count, 1), len(tab.columns) - 1


class DrawnColumn:
    """A column with the formats of its cells."""

    def __init__(self, column: TabColumn, styles: StyleSheet) -> None:
        self.column = column
        self.code = number_format(column.format, column.values)
        self._styles = styles
        self.header = styles.look(header_look(column))
        self.empty = styles.look(empty_look(self.code, column))
        self.body = self._body(self.code)

    def of_each(self, values: Sequence[CellValue]) -> list[int] | None:
        """The format of each value where some need another than the column's, so that dates show as dates."""
        own = [*own_date_formats(values, self.code)]
        if not own:
            return None
        styles = [self.body] * len(values)
        for start, stop, code in own:
            styles[start:stop] = [self._body(code)] * (stop - start)
        return styles

    def _body(self, code: str) -> int:
        return self._styles.look(body_look(code, self.column))


def worksheet_xml(tab: Tab, styles: StyleSheet, around: Surroundings) -> Iterator[bytes]:
    """The bytes of the tab's worksheet part, piece by piece."""
    drawn = [DrawnColumn(column, styles) for column in tab.columns]
    yield _head(tab, drawn, around).encode()
    writer = CellWriter(tab.name, is_1904=around.is_1904)
    yield _header_row(drawn, writer).encode()
    yield from _body_rows(tab, drawn, writer)
    yield _tail(tab, drawn, styles, around).encode()
    yield around.kept
    if around.table_relation is not None:
        yield f'<tableParts count="1"><tablePart r:id="{around.table_relation}"/></tableParts>'.encode()
    yield b"</worksheet>"


def _head(tab: Tab, drawn: Sequence[DrawnColumn], around: Surroundings) -> str:
    colour = f'<tabColor rgb="FF{SHADES[tab.tone].handle}"/>' if tab.tone else ""
    outline = max((column.level for column in tab.columns), default=0)
    levels = f' outlineLevelCol="{outline}"' if outline else ""
    selected = ' tabSelected="1"' if around.is_selected else ""
    # people who type below the data need to see where the cells are
    lines = "" if tab.blank_rows or tab.table else ' showGridLines="0"'
    height = _LINE_HEIGHT + _PADDING
    return (
        f'{XML_HEAD}<worksheet xmlns="{around.namespace}" xmlns:r="{around.relations}"{around.kept_namespaces}>'
        f'<sheetPr>{colour}<outlinePr summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{area_reference(data_area(tab))}"/>'
        f'<sheetViews><sheetView{lines}{selected} workbookViewId="0">{_pane(tab)}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{height}" customHeight="1"{levels}/>{_columns(drawn)}<sheetData>'
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


def _columns(drawn: Sequence[DrawnColumn]) -> str:
    out = []
    following = [*(one.column for one in drawn[1:]), None]
    for place, (one, next_column) in enumerate(zip(drawn, following, strict=True), 1):
        column = one.column
        outline = f' outlineLevel="{column.level}"' if column.level else ""
        hidden = ' hidden="1"' if column.level and column.folded else ""
        closes = next_column is not None and next_column.folded and next_column.level > column.level
        collapsed = ' collapsed="1"' if closes else ""
        out.append(
            f'<col min="{place}" max="{place}" width="{column.width:g}" style="{one.empty}" customWidth="1"'
            f"{hidden}{outline}{collapsed}/>"
        )
    return f"<cols>{''.join(out)}</cols>"


def _header_row(drawn: Sequence[DrawnColumn], writer: CellWriter) -> str:
    cells = [
        f'<c r="{address(0, place)}" s="{one.header}"{writer.fragment(one.column.header, 0, place)}'
        for place, one in enumerate(drawn)
    ]
    lines = max(line_count(one.column.header, one.column.width - _FILTER_BUTTON) for one in drawn)
    return f'<row r="1"{_height(lines, _HEADER_PADDING)}>{"".join(cells)}</row>'


def _body_rows(tab: Tab, drawn: Sequence[DrawnColumn], writer: CellWriter) -> Iterator[bytes]:
    if not tab.row_count:
        yield b'<row r="2"/>'
        return
    wrapped = [column for column in tab.columns if column.wrap]
    for start in range(0, tab.row_count, _BLOCK):
        stop = min(start + _BLOCK, tab.row_count)
        numbers = range(start + 2, stop + 2)
        columns = [_cells(one, place, start, stop, writer) for place, one in enumerate(drawn)]
        heights = [_row_height(wrapped, row) for row in range(start, stop)] if wrapped else [""] * (stop - start)
        yield "".join(
            f'<row r="{number}"{height}>{"".join(cells)}</row>'
            for number, height, cells in zip(numbers, heights, zip(*columns, strict=True), strict=True)
        ).encode()


def _row_height(wrapped: Sequence[TabColumn], row: int) -> str:
    """The height that the row's wrapped texts need, '' for a plain line; programs do not measure them on opening."""
    texts = ((column.values[row], column.width) for column in wrapped)
    return _height(max(line_count(text, width) for text, width in texts))


def _height(lines: int, padding: int = _PADDING) -> str:
    points = min(lines * _LINE_HEIGHT + padding, _TALLEST)
    return f' ht="{points}"' if lines > 1 or padding > _PADDING else ""


def _cells(one: DrawnColumn, place: int, start: int, stop: int, writer: CellWriter) -> list[str]:
    """The cells of one column in a block of rows."""
    values = one.column.values[start:stop]
    letters = column_letters(place)
    fragments = writer.fragments(values, range(start + 1, stop + 1), place)
    numbers = range(start + 2, stop + 2)
    own = one.of_each(values)
    if own is None:
        middle = f'" s="{one.body}"'
        return [f'<c r="{letters}{number}{middle}{text}' for number, text in zip(numbers, fragments, strict=True)]
    return [
        f'<c r="{letters}{number}" s="{style}"{text}'
        for number, style, text in zip(numbers, own, fragments, strict=True)
    ]


def _tail(tab: Tab, drawn: Sequence[DrawnColumn], styles: StyleSheet, around: Surroundings) -> str:
    last = min(max(tab.row_count, 1) + tab.blank_rows, MAX_ROWS - 1)
    formats, validations = [], []
    priority = 1
    for place, one in enumerate(drawn):
        column = one.column
        area = (1, place, last, place)
        formats.append(conditional_format(column.highlights, area, one.code, styles, priority))
        priority += len(column.highlights)
        if place in around.list_sources:
            validations.append(list_validation(area, around.list_sources[place]))
        if column.note:
            validations.append(header_prompt(0, place, column.header, column.note))
    auto_filter = "" if tab.table else f'<autoFilter ref="{area_reference(data_area(tab))}"/>'
    checks = (
        f'<dataValidations count="{len(validations)}">{"".join(validations)}</dataValidations>' if validations else ""
    )
    return f"</sheetData>{auto_filter}{''.join(formats)}{checks}{page_setup(tab.landscape, pages_wide(tab))}"


def pages_wide(tab: Tab) -> int:
    """Over how many pages side by side a tab is printed: one, but for a table too wide to be read on one."""
    shown = sum(column.width for column in tab.columns if not (column.level and column.folded))
    return max(1, math.ceil(shown / _READABLE_WIDTH)) if tab.table else 1


def page_setup(landscape: bool, wide: int = 1) -> str:
    """Margins, A4, ``wide`` pages side by side and any number below, name and page number at the foot."""
    orientation = "landscape" if landscape else "portrait"
    return (
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{orientation}" fitToWidth="{wide}" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
    )
