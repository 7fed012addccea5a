"""What the extension has to know of the product's definitions, as the JSON file that it reads when it starts."""

from __future__ import annotations

import json
import re

from sheets_addin.books.report_grid import CHART_GAP, MARK
from sheets_addin.functions import CALLS, CELL_FUNCTIONS
from sheets_addin.hosts.definitions import IDENTITY, look, pair, pairs, tabs
from sheets_addin.hosts.libreoffice.words import CELLS, MESSAGES
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.headers import SEARCHED_ROWS
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.settings_table import SETTING_COLUMNS

PROTOCOL = "vnd.sheetsaddin:"
"""What the addresses of the extension's commands begin with."""


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
        "identity_headers": {key: [plain(column.name.en), plain(column.name.ru)] for key, column in IDENTITY.items()},
        "tabs": tabs(),
        "setting_headers": {column.key: pair(column.name) for column in SETTING_COLUMNS},
        "texts": pairs(CELLS) | pairs(MESSAGES),
        "look": look(),
        "chart": {"mark": MARK, "gap": CHART_GAP},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
