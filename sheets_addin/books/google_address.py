"""Which spreadsheet a text names: by its address or by its key, the part of the address that no other has."""

from __future__ import annotations

import re

from sheets_addin.books.google_messages import NO_ADDRESS, PUBLISHED
from sheets_addin.vocabulary.errors import WrongUse

_ADDRESS = re.compile(r"(?:https?://|(?:docs|drive)\.google\.com/)", re.IGNORECASE)
_AT_GOOGLE = re.compile(r"(?:https?://)?(?:docs|drive|spreadsheets)\.google\.com/", re.IGNORECASE)
_KEY = r"(?P<key>[A-Za-z0-9_-]+)"
_IN_ADDRESS = re.compile(rf"/d/{_KEY}|[?&](?:key|id)={_KEY.replace('key', 'named')}")
_ALONE = re.compile(_KEY)
_PUBLISHED = "/d/e/"

_UNMISTAKABLE = 40
"""Characters from which on nobody takes a key for a name; Google's have 44."""


def names_sheet(text: str) -> bool:
    """Whether a text is the address of a spreadsheet or can be nothing but a key; any other may be a name."""
    bare = text.strip()
    return _ADDRESS.match(bare) is not None or (len(bare) >= _UNMISTAKABLE and _ALONE.fullmatch(bare) is not None)


def is_at_google(text: str) -> bool:
    """Whether a text is an address where Google shows spreadsheets."""
    return _AT_GOOGLE.match(text.strip()) is not None


def key_of(sheet: str) -> str:
    """The key of a spreadsheet from its address; a key as it is. WrongUse where a text is neither."""
    text = sheet.strip()
    if _PUBLISHED in text:
        raise WrongUse(PUBLISHED)
    found = _IN_ADDRESS.search(text) if _ADDRESS.match(text) else _ALONE.fullmatch(text)
    if found is None:
        raise WrongUse(NO_ADDRESS, typed=text)
    return next(key for key in found.groups() if key)
