"""Tabs of ours that people renamed: known again by their headers, so that edits on them count and the name stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zlib import crc32

from sheets_addin.refresh.memory import Memory
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import plain, text_of


def header_mark(headers: Sequence[CellValue]) -> str:
    """A mark of a row of headers, blank cells at its end aside."""
    texts = "\t".join(plain(text_of(header)) for header in headers).rstrip("\t")
    return f"{crc32(texts.encode('utf-8', 'surrogatepass')):08x}"


def renamed_tabs(memory: Memory, names: Sequence[str], read: Callable[[str], Sheet]) -> dict[str, str]:
    """Key of a tab whose sheet is gone -> a sheet that is new since the last refresh and has the tab's headers.

    A copy that people keep was there before, or stands beside its tab: it is never taken for the tab. Of bases, whose
    tabs are headed alike, the one counts whose clients stand on the sheet; the fullest sheet chooses first.
    """
    gone = {key: mark for key, mark in memory.tab_marks.items() if memory.tabs[key] not in names}
    new = [name for name in names if name not in memory.sheets] if gone and memory.sheets else []
    found: dict[str, str] = {}
    for rows, name in sorted(((read(name).rows, name) for name in new), key=lambda one: -len(one[0])):
        mark = header_mark(rows[0]) if rows else ""
        keys = [key for key in gone if gone[key] == mark and key not in found]
        if keys:
            found[max(keys, key=lambda key: _clients_of(memory, key, rows)) if len(keys) > 1 else keys[0]] = name
    return found


def _clients_of(memory: Memory, base: str, rows: Sequence[Sequence[CellValue]]) -> int:
    """How many rows begin with the ID of a client whose base was ``base``."""
    states = (memory.clients.get(text_of(row[0])) for row in rows[1:] if row)
    return sum(state is not None and state.base == base for state in states)
