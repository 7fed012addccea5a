"""What the script has to know of the product's definitions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheets_addin.books.cells import DATE_FORMAT, DATE_TIME_FORMAT
from sheets_addin.books.report_grid import ROW_POINTS
from sheets_addin.hosts.definitions import look
from sheets_addin.hosts.pane import pane_product

_USED = ("tabs", "memory", "searchedRows", "identity", "headers", "fewestHeaders", "settings", "language", "rowHeaders")
_FORMATS = {DATE_FORMAT: "dd.mm.yyyy", DATE_TIME_FORMAT: "dd.mm.yyyy hh:mm"}
"""Formats that Google writes another way than Excel."""


def product() -> Mapping[str, Any]:
    """The definitions as JSON types, some of the pane's among them."""
    known, colours = pane_product(), look()
    formats = {kind: [_FORMATS.get(code, code) for code in codes] for kind, codes in colours.pop("formats").items()}
    del colours["signed"]
    return {
        **{name: known[name] for name in _USED},
        "look": {**colours, "rowPoints": ROW_POINTS, "formats": formats},
    }
