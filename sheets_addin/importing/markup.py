"""Text as people read it, out of the HTML in which some programs export it."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|s|a|ul|ol|li|strong|em|font|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LINE_END = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6])>", re.IGNORECASE)


def without_tags(text: str) -> str:
    """``text`` without its tags, its lines as they were shown; text without tags stays as it is."""
    if not _TAG.search(text):
        return text
    lines = html.unescape(_TAG.sub("", _LINE_END.sub("\n", text))).splitlines()
    return "\n".join(line for part in lines if (line := " ".join(part.split())))
