"""How the product's cells look in a file."""

from __future__ import annotations

from sheets_addin.books.palette import (
    COMPUTED_FILL,
    COMPUTED_TEXT,
    HEADER_FILL,
    HEADER_LINE,
    HEADER_TEXT,
    LINE,
    SHADES,
    fill_of,
    signed_format,
)
from sheets_addin.books.styles import CellLook, StyleSheet
from sheets_addin.vocabulary.layout import TabColumn, Tone


def header_look(column: TabColumn) -> CellLook:
    """The quiet bold header row: above texts where they start, above numbers and dates in the middle."""
    return CellLook(
        bold=True,
        text_colour=HEADER_TEXT,
        fill=HEADER_FILL,
        line=HEADER_LINE,
        wrap=True,
        vertical="center",
        horizontal="left" if column.is_text else "center",
    )


def body_look(code: str, column: TabColumn) -> CellLook:
    """A body cell: its fill tells computed and editable ones from others, a fine line stands below each row."""
    return CellLook(
        number_format=code,
        text_colour=COMPUTED_TEXT if column.computed else "",
        fill=fill_of(column),
        line=LINE,
        wrap=column.wrap,
        vertical="top",
        horizontal="left" if column.is_text else "",
    )


def title_look() -> CellLook:
    """The title of a block of figures."""
    return CellLook(bold=True, text_colour=HEADER_TEXT, larger=True, vertical="center")


def note_look() -> CellLook:
    """The sentence below a block's title."""
    return CellLook(text_colour=COMPUTED_TEXT, wrap=True, vertical="top")


def total_look(code: str, column: TabColumn) -> CellLook:
    """A cell of the row that sums up a block."""
    return CellLook(
        number_format=code,
        bold=True,
        fill=COMPUTED_FILL,
        line=HEADER_LINE,
        vertical="top",
        horizontal="left" if column.is_text else "",
    )


def empty_look(code: str, column: TabColumn) -> CellLook:
    """The look of a column's cells that nobody filled yet."""
    return CellLook(number_format=code, wrap=column.wrap, vertical="top", horizontal="left" if column.is_text else "")


def mark(styles: StyleSheet, tone: Tone, sign: str, code: str) -> int:
    """The conditional format of a tone: its colours, and ``sign`` before the value through the number format."""
    shade = SHADES[tone]
    return styles.differential(signed_format(code, sign), shade.text, shade.fill)
