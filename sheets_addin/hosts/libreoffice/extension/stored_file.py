"""The values that an .ods file holds: LibreOffice computes cells with functions of extensions as it loads one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from .rows import serial_of

_CONTENT = "content.xml"
_PART = 1 << 20
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_PARAGRAPH = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 p"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")

Cells = dict[tuple[int, int], Any]
"""Values by row and column, both counted from 0: numbers, texts, '' for a blank; cells with an error are left out."""


def values_in_file(model: Any, wanted: Mapping[str, Collection[int]], day_zero: dt.date) -> dict[str, Cells]:
    """The values that the file of ``model`` holds by sheet, in the columns that ``wanted`` names for it.

    None at all where it is no OpenDocument package.
    """
    reader = _Reader(wanted, day_zero)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    storage = model.getDocumentStorage()
    if storage is None or not storage.hasByName(_CONTENT):
        return reader.found
    for part in _parts(storage):
        parser.Parse(part, False)
    parser.Parse(b"", True)
    return reader.found


def _parts(storage: Any) -> Iterator[bytes]:
    stream = storage.cloneStreamElement(_CONTENT).getInputStream()
    try:
        while True:
            count, part = stream.readBytes(None, _PART)
            if not count:
                return
            yield part.value
    finally:
        stream.closeInput()


class _Reader:
    """Follows the elements of the content and notes the values of the ``wanted`` columns."""

    def __init__(self, wanted: Mapping[str, Collection[int]], day_zero: dt.date) -> None:
        self.found: dict[str, Cells] = {name: {} for name in wanted}
        self._wanted = wanted
        self._day_zero = day_zero
        self._cells: Cells | None = None
        self._columns: Collection[int] = ()
        self._row = self._column = 0
        self._rows = self._width = 1
        self._attributes: dict[str, str] = {}
        self._paragraphs: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        if name == f"{_TABLE}table":
            sheet = attributes.get(f"{_TABLE}name", "")
            self._cells, self._columns = self.found.get(sheet), self._wanted.get(sheet, ())
            self._row = 0
        elif name == f"{_TABLE}table-row":
            self._rows = int(attributes.get(f"{_TABLE}number-rows-repeated", 1))
            self._column = 0
        elif name in _CELLS:
            self._width = int(attributes.get(f"{_TABLE}number-columns-repeated", 1))
            self._attributes = attributes
            is_wanted = self._cells is not None and self._column in self._columns
            self._paragraphs = [] if is_wanted else None
        elif name == _PARAGRAPH and self._paragraphs is not None:
            self._paragraphs.append("")

    def text(self, text: str) -> None:
        """Characters inside of an element."""
        if self._paragraphs:
            self._paragraphs[-1] += text

    def end(self, name: str) -> None:
        """An element closes."""
        if name in _CELLS:
            if self._cells is not None and self._paragraphs is not None:
                self._note(self._cells, self._paragraphs)
            self._paragraphs = None
            self._column += self._width
        elif name == f"{_TABLE}table-row":
            self._row += self._rows
        elif name == f"{_TABLE}table":
            self._cells = None

    def _note(self, cells: Cells, paragraphs: list[str]) -> None:
        value = self._value(paragraphs)
        # a blank may be repeated down to the last row of the sheet; cells with formulas never are
        if value is not None and self._rows == 1:
            cells[self._row, self._column] = value

    def _value(self, paragraphs: list[str]) -> Any:
        attributes = self._attributes
        kind = attributes.get(f"{_OFFICE}value-type")
        if attributes.get(f"{_CALC}value-type") == "error":
            return None
        if kind == "string":
            return attributes.get(f"{_OFFICE}string-value", "\n".join(paragraphs))
        if kind in ("float", "percentage", "currency"):
            return float(attributes[f"{_OFFICE}value"])
        if kind == "date":
            return serial_of(attributes[f"{_OFFICE}date-value"], self._day_zero)
        return "" if kind is None else None
