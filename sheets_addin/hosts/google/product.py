"""What the project has to know of the product's definitions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheets_addin.books.cells import DATE_FORMAT, DATE_TIME_FORMAT
from sheets_addin.hosts.excel.functions_json import registry
from sheets_addin.hosts.excel.product import product as product_of_pages

_USED = ("tabs", "memory", "searchedRows", "settings")
_FORMATS = {DATE_FORMAT: "dd.mm.yyyy", DATE_TIME_FORMAT: "dd.mm.yyyy hh:mm"}
"""Formats that Google writes another way than Excel."""


def product() -> Mapping[str, Any]:
    """The definitions as JSON types, those of the pane's pages among them."""
    pages = product_of_pages()
    look = pages["look"]
    formats = {kind: [_FORMATS.get(code, code) for code in codes] for kind, codes in look["formats"].items()}
    return {
        **{name: pages[name] for name in _USED},
        "rowHeaders": registry()["rowHeaders"],
        "look": {**{name: value for name, value in look.items() if name != "signed"}, "formats": formats},
    }
