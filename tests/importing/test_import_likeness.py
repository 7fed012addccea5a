"""Like names are found among many that share a word, by their rarer words."""

from __future__ import annotations

import pytest
from rapidfuzz import process

from sheets_addin.refresh.likeness import KnownNames


def test_a_word_of_thousands_is_passed_over_for_a_rarer_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letters = "абвгдежзик"
    common = [f"торговый {a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in letters]
    known = KnownNames([*common, "торговый ромашка"])
    sizes: list[int] = []
    extract = process.extract

    def counted(query: str, choices: dict[int, str], **options: object) -> object:
        sizes.append(len(choices))
        return extract(query, choices, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(process, "extract", counted)
    assert known.like("торговый ромашки") == [len(common)]
    assert max(sizes) <= 2_000


def test_a_word_that_thousands_share_is_compared_where_there_is_no_other() -> None:
    known = KnownNames(
        [f"торговый{chr(1072 + a)}{chr(1072 + b)}{'я' * c}" for a in range(30) for b in range(30) for c in range(3)]
    )
    assert known.like("торговыйабвяяю")
