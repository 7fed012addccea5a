"""What the add-in has to know of the product's definitions besides what the pane knows: how it writes tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheets_addin.books.report_grid import MARK, ROW_POINTS
from sheets_addin.hosts.definitions import look
from sheets_addin.hosts.pane import pane_product


def product() -> Mapping[str, Any]:
    """The definitions as JSON types."""
    return {**pane_product(), "chart": MARK, "look": {**look(), "rowPoints": ROW_POINTS}}
