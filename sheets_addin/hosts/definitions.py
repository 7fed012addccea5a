"""The product's definitions in the forms in which what the spreadsheets load takes them: JSON types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheets_addin.books.cells import number_format
from sheets_addin.books.palette import (
    COMPUTED_FILL,
    COMPUTED_TEXT,
    EDITABLE_FILL,
    HEADER_FILL,
    HEADER_LINE,
    HEADER_TEXT,
    LINE,
    SHADES,
    signed_format,
)
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Format
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS

IDENTITY: Mapping[str, Column] = {
    column.key: column for column in CLIENT_TABLE if column.key in ("client_id", "client")
}
"""The columns that tell whose row it is."""


def row_headers() -> list[str]:
    """Headers of a client's row in the form in which they are compared, in all spellings that are understood."""
    return sorted({plain(name) for column in CLIENT_TABLE for name in column.spellings})


def tabs() -> dict[str, dict[str, str]]:
    """The names of all tabs, of people's and of our own, by key and language."""
    return {key: pair(name) for key, name in (*INPUT_TABS.items(), *OWN_TABS.items())}


def look() -> dict[str, Any]:
    """Colours and number formats of the product's cells; a kind has one format for whole numbers and one for others."""
    return {
        "tones": {
            tone: {"text": shade.text, "fill": shade.fill, "handle": shade.handle} for tone, shade in SHADES.items()
        },
        "header": {"text": HEADER_TEXT, "fill": HEADER_FILL, "line": HEADER_LINE},
        "computed": {"text": COMPUTED_TEXT, "fill": COMPUTED_FILL},
        "editable": {"fill": EDITABLE_FILL},
        "line": LINE,
        "formats": {kind: [number_format(kind), number_format(kind, [0.5])] for kind in Format},
        "signed": {kind: signed_format(number_format(kind), "{sign}") for kind in Format},
    }


def both(text: Text) -> list[str]:
    """A text in both languages."""
    return [text.en, text.ru]


def pair(text: Text) -> dict[str, str]:
    """A text by language."""
    return {"en": text.en, "ru": text.ru}


def pairs(texts: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    """Texts by key and language."""
    return {key: pair(text) for key, text in texts.items()}
