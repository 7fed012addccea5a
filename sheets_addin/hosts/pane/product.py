"""What the pane has to know of the product's definitions: names of tabs and columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheets_addin.hosts.definitions import IDENTITY, both, row_headers, tabs
from sheets_addin.refresh.clients import COLUMNS
from sheets_addin.tabs.figure_columns import TOTAL
from sheets_addin.tabs.overview_tab import SHOWN_BLOCKS
from sheets_addin.tabs.priorities import MINUTES, PLACE, PRIORITIES_KEYS, WHY_NOW
from sheets_addin.vocabulary.choices import BASES, LANGUAGES
from sheets_addin.vocabulary.headers import SEARCHED_ROWS
from sheets_addin.vocabulary.input_tables import FEWEST_HEADERS, INPUT_COLUMNS
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings_table import SETTING_COLUMNS
from sheets_addin.vocabulary.tab_names import MEMORY_TAB
from sheets_addin.vocabulary.table_columns import CLIENT_OR_ID


def pane_product() -> Mapping[str, Any]:
    """The definitions as JSON types; every name stands there in all spellings that are understood."""
    today = {**COLUMNS, PLACE.key: PLACE, WHY_NOW.key: WHY_NOW, MINUTES.key: MINUTES}
    return {
        "tabs": tabs(),
        "memory": MEMORY_TAB,
        "searchedRows": SEARCHED_ROWS,
        "today": {key: both(today[key].name) for key in PRIORITIES_KEYS},
        "identity": {key: column.spellings for key, column in IDENTITY.items()},
        "clientOrId": [spelling for column in CLIENT_OR_ID for spelling in column.spellings],
        "rowHeaders": row_headers(),
        "headers": sorted({plain(name) for column in INPUT_COLUMNS for name in column.spellings}),
        "fewestHeaders": FEWEST_HEADERS,
        "settings": {column.key: column.spellings for column in SETTING_COLUMNS},
        "language": {
            "names": both(SETTING_MEANINGS["language"].name),
            "choices": {choice.code: [choice.code, *both(choice.name)] for choice in LANGUAGES},
        },
        "bases": {base.code: {"names": both(base.name), "sign": base.sign} for base in BASES},
        "overview": {
            key: {
                "titles": both(block.title),
                "charts": [both(header) for header in block.drawn],
                "percents": [spelling for header in block.percents for spelling in both(header)],
                "money": [spelling for header in block.money for spelling in both(header)],
            }
            for key, block in SHOWN_BLOCKS.items()
        },
        "total": both(TOTAL),
    }
