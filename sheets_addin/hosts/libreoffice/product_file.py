"""What the extension has to know of the product's definitions, as the JSON file that it reads when it starts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

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
from sheets_addin.functions import CALLS, CELL_FUNCTIONS
from sheets_addin.hosts.libreoffice.words import CELL_TEXTS, MESSAGES
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.headers import SEARCHED_ROWS
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Format
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.settings_table import SETTING_COLUMNS
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS

PROTOCOL = "vnd.sheetsaddin:"
"""What the addresses of the extension's commands begin with."""

_IDENTITY = ("client_id", "client")


def method_of(function: str) -> str:
    """The name of a cell function's method in LibreOffice's interface, which knows no underscores."""
    first, *others = re.split("_", function.lower())
    return first + "".join(map(str.capitalize, others))


def product_file() -> str:
    """The text of ``product.json``."""
    content = {
        "functions": {method_of(name): {"name": name} for name in CELL_FUNCTIONS},
        "table_functions": {method_of(CALLS.name): {"name": CALLS.name}},
        "day_width": len(CALLS.columns),
        "protocol": PROTOCOL,
        "row_headers": {plain(text): column.key for column in reversed(CLIENT_TABLE) for text in column.spellings},
        "date_headers": sorted(
            {plain(text) for column in CLIENT_TABLE if column.kind is Kind.DATE for text in column.spellings}
        ),
        "choice_names": sorted(
            {plain(text) for column in CLIENT_TABLE for choice in column.choices for text in choice.spellings}
        ),
        "searched_rows": SEARCHED_ROWS,
        "identity_headers": {
            column.key: [plain(column.name.en), plain(column.name.ru)]
            for column in CLIENT_TABLE
            if column.key in _IDENTITY
        },
        "tabs": {key: _pair(name) for key, name in (*INPUT_TABS.items(), *OWN_TABS.items())},
        "setting_headers": {column.key: _pair(column.name) for column in SETTING_COLUMNS},
        "texts": _pairs(CELL_TEXTS) | _pairs(MESSAGES),
        "look": {
            "tones": {
                tone: {"text": shade.text, "fill": shade.fill, "handle": shade.handle} for tone, shade in SHADES.items()
            },
            "header": {"text": HEADER_TEXT, "fill": HEADER_FILL, "line": HEADER_LINE},
            "computed": {"text": COMPUTED_TEXT, "fill": COMPUTED_FILL},
            "editable": {"fill": EDITABLE_FILL},
            "line": LINE,
            "signed": {kind: signed_format(number_format(kind), "{sign}") for kind in Format},
            "formats": {kind: [number_format(kind), number_format(kind, [0.5])] for kind in Format},
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _pair(text: Text) -> dict[str, str]:
    return {"en": text.en, "ru": text.ru}


def _pairs(texts: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    return {key: _pair(text) for key, text in texts.items()}
