"""The colours of the product's tabs: one palette for tones, told apart without colour by their signs and lightness."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_addin.books.cells import number_format
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


def fill_of(column: TabColumn) -> str:
    """The colour behind a column's cells: computed ones greyed, editable ones pale yellow, '' for white."""
    if column.computed:
        return COMPUTED_FILL
    return EDITABLE_FILL if column.editable else ""


def signed_format(code: str, sign: str) -> str:
    """The number format ``code`` with ``sign`` shown before the value."""
    if not sign:
        return code
    literal = '"' + sign.replace('"', "") + ' "'
    number = number_format(Format.GENERAL) if code == "@" else code
    return f"{literal}{number};{literal}-{number};{literal}{number};{literal}@"
