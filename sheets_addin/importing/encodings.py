"""The encoding of a text that does not name it: Unicode where it can be, else that of Russian or of Western Windows."""

from __future__ import annotations

import codecs
import re
from itertools import islice

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CYRILLIC, _WESTERN = "cp1251", "cp1252"
_JUDGED_WORDS = 5000
_BYTES_OF_WORDS = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_WORD = re.compile(r"[^\W\d_]+")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


def decoded(content: bytes) -> str:
    """The text of ``content``; UnicodeDecodeError where it is none."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        likely = _CYRILLIC if _is_cyrillic(content) else _WESTERN
        try:
            return content.decode(likely)
        except UnicodeDecodeError:
            return content.decode(_WESTERN if likely is _CYRILLIC else _CYRILLIC)


def _is_cyrillic(content: bytes) -> bool:
    """Whether the words of ``content`` look better in the Russian encoding than in the Western one.

    In the Russian one a Western word with an accent mixes two alphabets (Müller becomes Mьller), and a Russian word is
    all of one. Where no word of several letters tells, single letters do: Russian has words of one letter, and a sign
    such as £ becomes a letter that Russian does not have.
    """
    whole = mixed = russian = foreign = 0
    for found in islice(_BYTES_OF_WORDS.finditer(content), _JUDGED_WORDS):
        for word in _WORD.findall(found.group().decode(_CYRILLIC, "replace")):
            if word.isascii():
                continue
            if any(letter.isascii() for letter in word):
                mixed += 1
            elif len(word) > 1:
                whole += 1
            elif word.lower() in _RUSSIAN:
                russian += 1
            else:
                foreign += 1
    return (whole - mixed, russian - foreign) >= (0, 0)
