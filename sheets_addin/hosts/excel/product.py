"""What the pages have to know of the product's definitions: names of tabs and columns, and how cells look."""

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
from sheets_addin.books.report_grid import MARK, ROW_POINTS
from sheets_addin.refresh.clients import COLUMNS
from sheets_addin.tabs.figure_columns import TOTAL
from sheets_addin.tabs.overview_tab import SHOWN_BLOCKS
from sheets_addin.tabs.priorities import MINUTES, PLACE, PRIORITIES_KEYS, WHY_NOW
from sheets_addin.vocabulary.choices import BASES, LANGUAGES
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.headers import SEARCHED_ROWS
from sheets_addin.vocabulary.input_tables import FEWEST_HEADERS, INPUT_COLUMNS
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Format
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings_table import SETTING_COLUMNS
from sheets_addin.vocabulary.tab_names import INPUT_TABS, MEMORY_TAB, OWN_TABS

_IDENTITY = ("client_id", "client")


def product() -> Mapping[str, Any]:
    """The definitions as JSON types; every name stands there in all spellings that are understood."""
    today = {**COLUMNS, PLACE.key: PLACE, WHY_NOW.key: WHY_NOW, MINUTES.key: MINUTES}
    return {
        "tabs": {key: _pair(name) for key, name in (*INPUT_TABS.items(), *OWN_TABS.items())},
        "memory": MEMORY_TAB,
        "chart": MARK,
        "searchedRows": SEARCHED_ROWS,
        "today": {key: _both(today[key].name) for key in PRIORITIES_KEYS},
        "identity": {column.key: _names(column) for column in CLIENT_TABLE if column.key in _IDENTITY},
        "headers": sorted({plain(name) for column in INPUT_COLUMNS for name in _names(column)}),
        "fewestHeaders": FEWEST_HEADERS,
        "settings": {column.key: _names(column) for column in SETTING_COLUMNS},
        "language": {
            "names": _both(SETTING_MEANINGS["language"].name),
            "choices": {choice.code: [choice.code, *_both(choice.name)] for choice in LANGUAGES},
        },
        "bases": {base.code: {"names": _both(base.name), "sign": base.sign} for base in BASES},
        "overview": {
            key: {
                "titles": _both(block.title),
                "charts": [_both(header) for header in block.drawn],
                "percents": [spelling for header in block.percents for spelling in _both(header)],
            }
            for key, block in SHOWN_BLOCKS.items()
        },
        "total": _both(TOTAL),
        "look": _look(),
    }


def _look() -> Mapping[str, Any]:
    return {
        "tones": {
            tone: {"text": shade.text, "fill": shade.fill, "handle": shade.handle} for tone, shade in SHADES.items()
        },
        "header": {"text": HEADER_TEXT, "fill": HEADER_FILL, "line": HEADER_LINE},
        "computed": {"text": COMPUTED_TEXT, "fill": COMPUTED_FILL},
        "editable": {"fill": EDITABLE_FILL},
        "line": LINE,
        "rowPoints": ROW_POINTS,
        "formats": {kind: [number_format(kind), number_format(kind, [0.5])] for kind in Format},
        "signed": {kind: signed_format(number_format(kind), "{sign}") for kind in Format},
    }


def _names(column: Column) -> list[str]:
    return [*_both(column.name), *column.aliases]


def _both(text: Text) -> list[str]:
    return [text.en, text.ru]


def _pair(text: Text) -> dict[str, str]:
    return {"en": text.en, "ru": text.ru}
