"""The field masks by which a caller of Google's APIs says what it wants, or what it sets."""

from __future__ import annotations

from functools import cache
from typing import Any

Mask = dict[str, "Mask"]
"""A field -> the mask of what is in it; an empty one stands for all of it."""


@cache
def parse_mask(text: str) -> Mask:
    """``a(b,c.d),e/f`` as a tree."""
    mask, end = _fields(text, 0)
    assert end == len(text), f"the mask ends too early: {text[end:]}"
    return mask


def _fields(text: str, place: int) -> tuple[Mask, int]:
    mask: Mask = {}
    while True:
        place = _field(text, place, mask)
        if place >= len(text) or text[place] != ",":
            return mask, place
        place += 1


def _field(text: str, place: int, mask: Mask) -> int:
    start = place
    while place < len(text) and (text[place].isalnum() or text[place] == "*"):
        place += 1
    assert place > start, f"a field is missing in the mask at {text[start:]!r}"
    inner = mask.setdefault(text[start:place], {})
    if place < len(text) and text[place] in "./":
        return _field(text, place + 1, inner)
    if place < len(text) and text[place] == "(":
        found, place = _fields(text, place + 1)
        assert text[place] == ")"
        inner.update(found)
        place += 1
    return place


def filtered(content: Any, mask: Mask) -> Any:
    """What of ``content`` the mask names."""
    if not mask:
        return content
    if isinstance(content, list):
        return [filtered(one, mask) for one in content]
    return {name: filtered(one, mask[name]) for name, one in content.items() if name in mask}


def covers(mask: Mask, *path: str) -> bool:
    """Whether a mask names a field, or something that it is in."""
    for name in path:
        if "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
        if not mask:
            return True
    return True
