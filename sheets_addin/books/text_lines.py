"""How many lines a text takes in a cell: programs do not measure rows on opening, so their heights are written."""

from __future__ import annotations

from sheets_addin.vocabulary.layout import CellValue

_MOST_MEASURED = 2_000


def line_count(text: CellValue, width: float) -> int:
    """Lines that a text takes in a column of ``width`` characters; 1 for anything but a long text."""
    if not isinstance(text, str) or (len(text) <= width and "\n" not in text):
        return 1
    room = max(int(width), 4)
    # words do not fill a line to its end: about a tenth of it stays empty
    return sum(max(-(-len(line) * 11 // (room * 10)), 1) for line in text[:_MOST_MEASURED].splitlines())
