"""Changing named cells of a sheet's rows; everything else in a row stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sheets_addin.books import messages
from sheets_addin.books.addresses import column_place
from sheets_addin.books.edits import Edit, EditTable, Kind
from sheets_addin.books.formulas import FormulaKeeper
from sheets_addin.books.sheet_stream import Row
from sheets_addin.books.styles import StyleSheet
from sheets_addin.vocabulary.addresses import address, column_letters
from sheets_addin.vocabulary.errors import BookError

_ROW_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)[\"']")
_SPANS = re.compile(rb"(\sspans\s*=\s*[\"'])(\d+):(\d+)([\"'])")
_ROW_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d+)[\"']")
_OWN_ROW_STYLE = re.compile(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']")
_CELL_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]+)\d+[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d+)[\"']")

Span = tuple[int, int]
Located = tuple[Edit, Span]
"""An edit and the bytes of its cell in the row; an empty span where the cell is missing."""


class RowPatcher:
    """Applies a table of edits to the rows of one sheet as they stream by.

    ``column_styles`` are the formats of whole columns. ``sheet`` names the sheet in messages.
    """

    def __init__(
        self,
        sheet: str,
        prefix: str,
        edits: EditTable,
        styles: StyleSheet,
        column_styles: dict[int, int],
    ) -> None:
        self._sheet = sheet
        self._prefix = prefix
        self._edits = edits
        self.styles = styles
        self._column_styles = column_styles
        self.neighbours = edits.neighbours
        self._template: dict[int, int] = {}
        self.marks: dict[tuple[int, tuple[str | None, ...]], list[str]] = {}
        self.formulas = FormulaKeeper(sheet, prefix, edits.gives_way)
        name = re.escape(prefix.encode())
        self._opening = b'<%bc r="' % prefix.encode()
        self._cell_end = b"</%bc" % prefix.encode()
        self._cell = re.compile(rb"<%bc(?=[\s/>])[^>]*?(?:/>|>.*?</%bc\s*>)" % (name, name), re.DOTALL)
        self._valued = re.compile(rb"<%b(?:v|is)\b" % name)

    def patched(self, rows: Iterator[Row | bytes]) -> Iterator[bytes]:
        """The rows with their edits, missing rows put in at their places."""
        waiting = self._edits.rows
        place, previous = 0, -1
        for row in rows:
            if isinstance(row, bytes):
                yield row
                continue
            found = _ROW_NUMBER.search(row.raw, 0, row.raw.index(b">"))
            number = int(found.group(1)) - 1 if found else previous + 1
            previous = number
            while place < len(waiting) and waiting[place] < number:
                yield self._new_row(waiting[place])
                place += 1
            edits: list[Edit] = []
            if place < len(waiting) and waiting[place] == number:
                edits = self._edits.of_row(number)
                place += 1
            yield self._changed_row(row, number, edits)
        for number in waiting[place:]:
            yield self._new_row(number)

    def _new_row(self, number: int) -> bytes:
        tag = f'<{self._prefix}row r="{number + 1}"/>'.encode()
        new = self._changed_row(Row(tag, tag, True), number, self._edits.of_row(number))
        return b"" if new == tag else new

    def _changed_row(self, row: Row, number: int, edits: list[Edit]) -> bytes:
        self.formulas.meet_row(row.shadow)
        is_model = number == self._edits.model_row and bool(self._edits.appended)
        if number in self._edits.appended:
            self._check_empty(row, number)
            if is_model:
                self._template = self._styles_of(row.shadow)
            edits = self._with_template(edits)
        result = self._with_edits(row, number, edits) if edits else row.raw
        if is_model and number not in self._edits.appended:
            self._template = self._styles_of(result)
        return self.formulas.settle_row(result, number)

    def _with_edits(self, row: Row, number: int, edits: list[Edit]) -> bytes:
        tag_end = row.shadow.index(b">") + 1
        tag = row.raw[:tag_end]
        if tag.endswith(b"/>"):
            tag = tag[:-2].rstrip() + b">"
            located = [(edit, (tag_end, tag_end)) for edit in edits]
            closing = b"</%brow>" % self._prefix.encode()
        else:
            located = self._located(row, tag_end, number, edits)
            closing = b""
        look = _RowLook(self, row, tag, number)
        start, end = located[0][1]
        if start == end and located[-1][1] == (start, end) and all(edit.kind is Kind.NEW for edit in edits):
            return self._with_new_cells(row, number, edits, look, (tag, tag_end, start, closing))
        out: list[bytes] = []
        place = tag_end
        written: list[int] = []
        for edit, span in located:
            cell = self._cell_bytes(edit, row, span, number, look)
            if cell is None:
                continue
            if span[0] > place:
                out.append(row.raw[place : span[0]])
            out.append(cell)
            place = span[1]
            written.append(edit.column)
        if not written:
            return row.raw
        return b"".join((_with_spans(tag, written), *out, row.raw[place:], closing))

    def _with_new_cells(
        self, row: Row, number: int, edits: list[Edit], look: _RowLook, around: tuple[bytes, int, int, bytes]
    ) -> bytes:
        """The row with the cells of new columns where it has none of them: most rows of a first refresh."""
        tag, tag_end, place, closing = around
        marked = [
            (edit, mark) for edit, mark in zip(edits, look.marks_of_new(edits), strict=True) if mark or edit[1] != "/>"
        ]
        if not marked:
            return row.raw
        start, end = f'<{self._prefix}c r="', f'{number + 1}"'
        cells = "".join([f"{start}{column_letters(edit[0])}{end}{mark}{edit[1]}" for edit, mark in marked])
        tag = _with_spans(tag, (marked[0][0].column, marked[-1][0].column))
        return b"".join((tag, row.raw[tag_end:place], cells.encode(), row.raw[place:], closing))

    def _cell_bytes(self, edit: Edit, row: Row, span: Span, number: int, look: _RowLook) -> bytes | None:
        """The new cell, None where the old one (or none) is to stay."""
        column, fragment, kind, code = edit
        start, end = span
        if start == end:
            style = look.like_neighbour(column, code) if kind is Kind.NEW else look.of_missing(edit)
            if fragment == "/>" and (kind is Kind.COMPUTED or kind is Kind.TYPED or not style):
                return None
        else:
            cell = row.shadow[start:end]
            keeps_formula = kind is Kind.TYPED or kind is Kind.APPENDED
            if keeps_formula and self.formulas.holds_formula(cell, (number, column)):
                return None
            if kind is Kind.APPENDED and fragment == "/>":
                return None
            self.formulas.replace(row.raw[start:end], (number, column), fragment)
            found = _STYLE.search(cell, 0, cell.index(b">"))
            own = int(found.group(1)) if found else 0
            if kind is Kind.NEW:
                style = look.like_neighbour(column, code)
            else:
                style = own if code is None or fragment == "/>" else look.showing_dates(own, code)
        mark = f' s="{style}"' if style else ""
        return f'<{self._prefix}c r="{column_letters(column)}{number + 1}"{mark}{fragment}'.encode()

    def _located(self, row: Row, tag_end: int, number: int, edits: list[Edit]) -> list[Located]:
        quick = self._located_quickly(row.shadow, tag_end, number, edits) if row.is_regular else None
        return self._located_slowly(row.shadow, tag_end, edits) if quick is None else quick

    def _located_quickly(self, shadow: bytes, tag_end: int, number: int, edits: list[Edit]) -> list[Located] | None:
        """The edits' cells by their written addresses; None where a cell is missing between others."""
        closing = shadow.rfind(b"</")
        last = shadow.rfind(self._opening, tag_end)
        last_column = -1
        if last >= 0:
            letters = shadow[last + len(self._opening) : last + len(self._opening) + 3]
            last_column = _place_of_letters(letters)
        located: list[Located] = []
        place = tag_end
        ending = str(number + 1).encode() + b'"'
        for edit in edits:
            if edit.column > last_column:
                located.append((edit, (closing, closing)))
                continue
            start = shadow.find(self._opening + _letters(edit.column) + ending, place)
            if start < 0:
                return None
            place = self._end_of_cell(shadow, start)
            located.append((edit, (start, place)))
        return located

    def _end_of_cell(self, shadow: bytes, start: int) -> int:
        tag_end = shadow.index(b">", start)
        if shadow[tag_end - 1 : tag_end] == b"/":
            return tag_end + 1
        return shadow.index(b">", shadow.index(self._cell_end, tag_end)) + 1

    def _located_slowly(self, shadow: bytes, tag_end: int, edits: list[Edit]) -> list[Located]:
        cells = self._cells(shadow, tag_end)
        closing = shadow.rfind(b"</")
        located: list[Located] = []
        index = 0
        for edit in edits:
            while index < len(cells) and cells[index][0] < edit.column:
                index += 1
            if index < len(cells) and cells[index][0] == edit.column:
                located.append((edit, cells[index][1]))
                continue
            # after the cell before it, so that whatever stands between cells stays with the next one
            place = cells[index - 1][1][1] if index else (cells[0][1][0] if cells else closing)
            located.append((edit, (place, place)))
        return located

    def _cells(self, shadow: bytes, tag_end: int) -> list[tuple[int, Span]]:
        """Column and bytes of every cell; one without an address stands right of the one before it."""
        cells = []
        column = -1
        for found in self._cell.finditer(shadow, tag_end):
            address_ = _CELL_ADDRESS.search(found.group(), 0, found.group().index(b">"))
            column = column_place(address_.group(1).decode()) if address_ else column + 1
            cells.append((column, found.span()))
        return cells

    def _styles_of(self, row: bytes) -> dict[int, int]:
        styles = {}
        for column, (start, end) in self._cells(row, row.index(b">") + 1):
            found = _STYLE.search(row, start, row.index(b">", start, end))
            styles[column] = int(found.group(1)) if found else 0
        return styles

    def _with_template(self, edits: Sequence[Edit]) -> list[Edit]:
        """The edits of an added row, with blank cells that continue the look of the model row."""
        merged = {column: Edit(column, "/>", Kind.APPENDED, None) for column, style in self._template.items() if style}
        merged |= {edit.column: edit for edit in edits}
        return [merged[column] for column in sorted(merged)]

    def _check_empty(self, row: Row, number: int) -> None:
        for column, (start, end) in self._cells(row.shadow, row.shadow.index(b">") + 1):
            cell = row.shadow[start:end]
            if self._valued.search(cell) and not self.formulas.holds_formula(cell, (number, column)):
                raise BookError(messages.ROW_NOT_EMPTY, sheet=self._sheet, cell=address(number, column))

    def style_of_column(self, column: int) -> int:
        """The format that the sheet gives a whole column."""
        return self._column_styles.get(column, 0)

    def style_above(self, column: int) -> int | None:
        """The format of the column's cell in the row whose look added rows continue."""
        return self._template.get(column)

    def style_in(self, row: Row, column: int, number: int) -> int | None:
        """The format of an existing cell of a row."""
        shadow = row.shadow
        start = shadow.find(self._opening + _letters(column) + str(number + 1).encode() + b'"')
        if start < 0:
            if row.is_regular:
                return None
            cells = dict(self._cells(shadow, shadow.index(b">") + 1))
            if column not in cells:
                return None
            start = cells[column][0]
        found = _STYLE.search(shadow, start, shadow.index(b">", start))
        return int(found.group(1)) if found else 0


class _RowLook:
    """The formats that the edited cells of one row take."""

    def __init__(self, patcher: RowPatcher, row: Row, tag: bytes, number: int) -> None:
        self._patcher = patcher
        self._row = row
        self._tag = tag
        self._number = number
        self._neighbours: dict[int | None, int] = {}

    def of_missing(self, edit: Edit) -> int:
        """The format for a cell of a column that people know and that was not there."""
        style = self._patcher.style_above(edit.column) if edit.kind is Kind.APPENDED else None
        if style is None:
            style = self._of_row_or_column(edit.column)
        return style if edit.number_format is None else self.showing_dates(style, edit.number_format)

    def showing_dates(self, style: int, number_format: str) -> int:
        """The format itself; where it shows numbers plainly, one that shows a date as a date."""
        shows = self._patcher.styles.shows_dates(style)
        return style if shows else self._patcher.styles.with_format(style, number_format)

    def like_neighbour(self, column: int, number_format: str | None) -> int:
        """The format of a new column's cell: its neighbour's, with the number format of the new values."""
        neighbour = self._patcher.neighbours[column]
        style = self._neighbours.get(neighbour)
        if style is None:
            style = self._neighbours[neighbour] = self._of_neighbour(neighbour)
        return style if number_format is None else self._patcher.styles.with_format(style, number_format)

    def _of_neighbour(self, column: int | None) -> int:
        style = None
        if column is not None:
            style = self._patcher.style_in(self._row, column, self._number)
            if style is None:
                style = self._patcher.style_above(column)
        return self._of_row_or_column(column) if style is None else style

    def marks_of_new(self, edits: list[Edit]) -> list[str]:
        """The style attributes of new columns' cells; rows whose neighbouring cells look alike share them."""
        first = self.like_neighbour(edits[0].column, None)
        alike = self._patcher.neighbours[edits[0].column] == self._patcher.neighbours[edits[-1].column]
        key = (first, tuple([edit.number_format for edit in edits]))
        marks = self._patcher.marks.get(key) if alike else None
        if marks is None:
            styles = [self.like_neighbour(edit.column, edit.number_format) for edit in edits]
            marks = [f' s="{style}"' if style else "" for style in styles]
            if alike:
                self._patcher.marks[key] = marks
        return marks

    def _of_row_or_column(self, column: int | None) -> int:
        found = _ROW_STYLE.search(self._tag) if _OWN_ROW_STYLE.search(self._tag) else None
        if found:
            return int(found.group(1))
        return 0 if column is None else self._patcher.style_of_column(column)


def _with_spans(tag: bytes, columns: Sequence[int]) -> bytes:
    """The row's tag, its hint of the columns in use widened to the cells written."""
    found = _SPANS.search(tag)
    if found is None:
        return tag
    first, last = min(int(found.group(2)), columns[0] + 1), max(int(found.group(3)), columns[-1] + 1)
    new = b"%b%d:%d%b" % (found.group(1), first, last, found.group(4))
    return tag[: found.start()] + new + tag[found.end() :]


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()


@cache
def _place_of_letters(start: bytes) -> int:
    """The column of an address that starts with these bytes."""
    return column_place(start.decode().rstrip("0123456789\"'"))
