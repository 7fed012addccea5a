"""Names that are like each other: a slip of the hand apart, or the same words in another order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

ALIKE = 88.0
"""How like (0-100) two names must be; «Ромашка» and «Ромашки» are 86, «Ромашка Юг» and «Ромашка-Юг» 100."""

_FEWEST_LETTERS = 6
_BLOCK_LETTERS = 3
_LOOKED_AT = 5
_MOST_COMPARED = 2_000
"""A beginning that more names share («тор» of «Торговый дом») tells nothing where the name has a rarer one."""
_DIGITS = re.compile(r"\d+")


class KnownNames:
    """Names among which like ones are looked for.

    Names with other numbers are other names, and short names are never alike: they differ by a letter too easily. Like
    names have a word in common, or its beginning, so that only few are compared.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._blocks: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
        for place, name in enumerate(names):
            for block in _blocks(name):
                self._blocks[block][place] = _sorted(name)

    def like(self, name: str) -> list[int]:
        """The places of the names that are most like ``name``, and like enough; the likest first."""
        if len(name) < _FEWEST_LETTERS:
            return []
        found: dict[int, float] = {}
        blocks = [self._blocks.get(block, {}) for block in sorted(_blocks(name))]
        rare = [names for names in blocks if len(names) <= _MOST_COMPARED]
        for names in rare or blocks:
            best = process.extract(_sorted(name), names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_LOOKED_AT)
            found.update({place: score for _, score, place in best})
        return sorted(found, key=lambda place: (-found[place], place))


def _sorted(name: str) -> str:
    return " ".join(sorted(name.split()))


def _blocks(name: str) -> set[tuple[str, str]]:
    numbers = " ".join(_DIGITS.findall(name))
    return {(word[:_BLOCK_LETTERS], numbers) for word in name.split()}
