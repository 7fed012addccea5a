"""How the product's tabs look: one palette for tones, told apart without colour by their signs and lightness."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_addin.books.cells import number_format
from sheets_addin.books.styles import CellLook, StyleSheet
from sheets_addin.vocabulary.layout import Format, TabColumn, Tone

HEADER_FILL = "DCE6F0"
HEADER_TEXT = "1F2D3D"
COMPUTED_FILL = "F3F5F7"
COMPUTED_TEXT = "3B4A5A"
EDITABLE_FILL = "FFFBE6"
LINE = "D5DCE4"
HEADER_LINE = "8FA3B8"


@dataclass(frozen=True)
class Shade:
    """A tone's colours: text on a fill, and the stronger one of the tab's handle."""

    text: str
    fill: str
    handle: str


# after Okabe and Ito's palette: hues that stay apart for colour-blind eyes
SHADES: dict[Tone, Shade] = {
    Tone.DEVELOPMENT: Shade("0B3C5D", "D6ECFA", "56B4E9"),
    Tone.GOLD: Shade("5C4300", "FBE7B2", "E69F00"),
    Tone.STANDARD: Shade("00432F", "CFEDE3", "009E73"),
    Tone.IMAGE: Shade("5A1E43", "F5DCEA", "CC79A7"),
    Tone.BLACK: Shade("FFFFFF", "2B2B2B", "000000"),
    Tone.OFF_PROFILE: Shade("4A4A4A", "E6E6E6", "999999"),
    Tone.WARNING: Shade("6B2500", "FADBC8", "D55E00"),
    Tone.FIRST: Shade("003A5D", "C9DFF2", "0072B2"),
}


def header_look(is_text: bool) -> CellLook:
    """The quiet bold header row: above texts where they start, above numbers and dates in the middle."""
    return CellLook(
        bold=True,
        text_colour=HEADER_TEXT,
        fill=HEADER_FILL,
        line=HEADER_LINE,
        wrap=True,
        vertical="center",
        horizontal="left" if is_text else "center",
    )


def fill_of(column: TabColumn) -> str:
    """The colour behind a column's cells: computed ones greyed, editable ones pale yellow, '' for white."""
    if column.computed:
        return COMPUTED_FILL
    return EDITABLE_FILL if column.editable else ""


def body_look(code: str, is_text: bool, column: TabColumn) -> CellLook:
    """A body cell: its fill tells computed and editable ones from others, a fine line stands below each row."""
    return CellLook(
        number_format=code,
        text_colour=COMPUTED_TEXT if column.computed else "",
        fill=fill_of(column),
        line=LINE,
        wrap=column.wrap,
        vertical="top",
        horizontal="left" if is_text else "",
    )


def title_look() -> CellLook:
    """The title of a block of figures."""
    return CellLook(bold=True, text_colour=HEADER_TEXT, larger=True, vertical="center")


def note_look() -> CellLook:
    """The sentence below a block's title."""
    return CellLook(text_colour=COMPUTED_TEXT, wrap=True, vertical="top")


def total_look(code: str, is_text: bool) -> CellLook:
    """A cell of the row that sums up a block."""
    return CellLook(
        number_format=code,
        bold=True,
        fill=COMPUTED_FILL,
        line=HEADER_LINE,
        vertical="top",
        horizontal="left" if is_text else "",
    )


def empty_look(code: str, is_text: bool, wrap: bool) -> CellLook:
    """The look of a column's cells that nobody filled yet."""
    return CellLook(number_format=code, wrap=wrap, vertical="top", horizontal="left" if is_text else "")


def mark(styles: StyleSheet, tone: Tone, sign: str, code: str) -> int:
    """The conditional format of a tone: its colours, and ``sign`` before the value through the number format."""
    shade = SHADES[tone]
    return styles.differential(signed_format(code, sign), shade.text, shade.fill)


def signed_format(code: str, sign: str) -> str:
    """The number format ``code`` with ``sign`` shown before the value."""
    if not sign:
        return code
    literal = '"' + sign.replace('"', "") + ' "'
    number = number_format(Format.GENERAL) if code == "@" else code
    return f"{literal}{number};{literal}-{number};{literal}{number};{literal}@"
