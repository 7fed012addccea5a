"""A worksheet's XML as a stream: what stands before its rows, the rows one by one, what stands after."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from typing import NamedTuple

from sheets_addin.books.markup import as_utf8

_HIDING = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_SHEET_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])[^>]*?(/?)>")
_NOT_UTF8 = re.compile(
    rb"^(?:\xff\xfe|\xfe\xff|(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"'](?!utf-?8|us-ascii))", re.IGNORECASE
)


class Row(NamedTuple):
    """One row element: its bytes, and the same bytes with comments and CDATA blanked out for looking things up.

    ``is_regular`` says that every cell is written ``<c r="...``, the way almost all programs do.
    """

    raw: bytes
    shadow: bytes
    is_regular: bool


def _blank(found: re.Match[bytes]) -> bytes:
    return b" " * len(found.group())


def _shadow(data: bytes) -> tuple[bytes, int]:
    """``data`` with comments, CDATA and instructions blanked, and how far it is surely complete."""
    if b"<!" not in data and b"<?" not in data:
        return data, len(data)
    shadow = _HIDING.sub(_blank, data)
    unfinished = [place for place in (shadow.find(b"<!"), shadow.find(b"<?")) if place >= 0]
    return shadow, min(unfinished, default=len(data))


class SheetStream:
    """Reads a worksheet part piece by piece, so that no large sheet is held in memory whole.

    ``head`` ends before the sheet's data; iterate :meth:`rows` to its end before asking for ``tail``, which starts
    after it. ValueError where the bytes are no worksheet.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = _in_utf8(iter(chunks))
        self._buffer = b""
        while True:
            shadow, complete = _shadow(self._buffer)
            found = _SHEET_DATA.search(shadow, 0, complete)
            if found:
                break
            self._read_more("no rows in the sheet")
        self.prefix = found.group(1).decode()
        self.head = self._buffer[: found.start()]
        self._is_empty = bool(found.group(2))
        self._buffer = self._buffer[found.end() :]
        self.tail = b""

    def rows(self) -> Iterator[Row | bytes]:
        """The rows in their order, and as plain bytes whatever stands between them."""
        if self._is_empty:
            self.tail = self._buffer + b"".join(self._chunks)
            return
        find = _RowFinder(self.prefix.encode())
        while True:
            shadow, complete = _shadow(self._buffer)
            place = yield from find.rows(self._buffer, shadow, complete)
            closing = find.closing.match(shadow, place, complete)
            if closing:
                gap = self._buffer[place : closing.start(1)]
                if gap:
                    yield gap
                self.tail = self._buffer[closing.end() :] + b"".join(self._chunks)
                return
            self._buffer = self._buffer[place:]
            self._read_more("the sheet ends within its rows")

    def _read_more(self, otherwise: str) -> None:
        chunk = next(self._chunks, None)
        if chunk is None:
            raise ValueError(otherwise)
        self._buffer += chunk


class _RowFinder:
    def __init__(self, prefix: bytes) -> None:
        name = re.escape(prefix)
        self._opening = re.compile(rb"<%brow(?=[\s/>])[^>]*>" % name)
        self._ending = b"</%brow" % prefix
        self.closing = re.compile(rb"\s*(</%bsheetData\s*>)" % name)
        self._irregular = re.compile(rb'<%bc(?! r="[A-Z])(?=[\s/>])' % name)

    def rows(self, data: bytes, shadow: bytes, complete: int) -> Generator[Row | bytes, None, int]:
        """The whole rows in ``data``; returns where the first unfinished thing starts."""
        regular = self._irregular.search(shadow, 0, max(shadow.rfind(self._ending), 0)) is None
        place = 0
        while True:
            opening = self._opening.search(shadow, place, complete)
            if opening is None or b"</" in shadow[place : opening.start()]:
                return place
            end = self._end_of(shadow, opening, complete)
            if end is None:
                return place
            if opening.start() > place:
                yield data[place : opening.start()]
            raw = data[opening.start() : end]
            yield Row(raw, raw if shadow is data else shadow[opening.start() : end], regular)
            place = end

    def _end_of(self, shadow: bytes, opening: re.Match[bytes], complete: int) -> int | None:
        if opening.group().endswith(b"/>"):
            return opening.end()
        ending = shadow.find(self._ending, opening.end(), complete)
        close = shadow.find(b">", ending, complete) if ending >= 0 else -1
        return close + 1 if close >= 0 else None


def _in_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    first = next(chunks, b"")
    if _NOT_UTF8.match(first):
        yield as_utf8(first + b"".join(chunks))
        return
    yield first
    yield from chunks
