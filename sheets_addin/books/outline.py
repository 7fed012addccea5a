"""The outline of a sheet's rows: which groups a row stands in, as far as its XML tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)[\"']")
_LEVEL = re.compile(rb"\soutlineLevel\s*=\s*[\"'](\d+)[\"']")


def outline_levels(data: bytes) -> Mapping[int, int]:
    """Rows of a sheet's XML (from 0) that stand inside an outline group -> how deep, from 1."""
    levels: dict[int, int] = {}
    row = -1
    for found in _ROW.finditer(data):
        number = _NUMBER.search(found.group(1))
        row = int(number.group(1)) - 1 if number else row + 1
        level = _LEVEL.search(found.group(1))
        if level and int(level.group(1)):
            levels[row] = int(level.group(1))
    return levels
