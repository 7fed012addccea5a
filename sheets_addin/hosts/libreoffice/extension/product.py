"""What the extension knows of the product: names, functions and texts, written by the build into ``product.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

_FILE = Path(__file__).with_name("product.json")

PRODUCT: Final[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}
"""Empty where the folder was not packed, as in the checks of the source."""


FUNCTIONS: Final[dict[str, str]] = {
    spelt.upper(): item["name"]
    for method, item in (PRODUCT.get("functions", {}) | PRODUCT.get("table_functions", {})).items()
    for spelt in (item["name"], method)
}
"""The names of our functions by each way of writing them in a formula, which may be that of the interface."""


def say(key: str, language: str, **fields: object) -> str:
    """One of the product's texts in ``language`` ("ru", or English for any other)."""
    pair = PRODUCT["texts"][key]
    text: str = pair["ru" if language == "ru" else "en"]
    return text.format(**fields)


def plain(text: object) -> str:
    """The form in which names and headers are compared: case, spaces and ё/е do not matter."""
    return "".join(str(text).split()).casefold().replace("ё", "е")
