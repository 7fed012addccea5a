"""Which column a header that means none of ours probably is: a slip of the hand, or more words around its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from sheets_addin.importing.stage_words import in_our_words
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank, number_of, parse_column, text_of
from sheets_addin.vocabulary.typed_days import date_of

SURE = 88.0
"""How like (0-100) a header must be to a name of ours to be taken without being asked: a letter or two apart."""

_LIKELY = 75.0
_WORDS_AROUND = 0.85
"""How much less it means that a name of ours stands among other words."""

_FEWEST_LETTERS = 4
_LOOKED_AT = 200
_READABLE = 0.8
_NAMES = frozenset({"client", "contact_person", "manager", "territory", "order_client"})


@dataclass(frozen=True)
class Suggestion:
    """A header of the file that probably is ``column``; ``is_sure`` where it may be taken without being asked."""

    header: str
    column: Column
    is_sure: bool


def suggested(
    headers: Mapping[int, str], rows: Sequence[Sequence[CellValue]], columns: Sequence[Column], language: Language
) -> list[Suggestion]:
    """The likeliest pairs of ``headers`` (place -> text) and ``columns``, each at most once, the surest first.

    A column whose values are not of the kind is no likely one, whatever its header says.
    """
    ranked = sorted(
        (
            (-likeness, place, order)
            for place, header in headers.items()
            for order, column in enumerate(columns)
            if (likeness := _likeness(header, column)) >= _LIKELY
        ),
    )
    found: list[Suggestion] = []
    taken: set[tuple[str, int]] = set()
    for worth, place, order in ranked:
        if {("place", place), ("column", order)} & taken:
            continue
        cells = [row[place] for row in rows[:_LOOKED_AT] if place < len(row) and not is_blank(row[place])]
        if _fits(columns[order], cells, language):
            taken |= {("place", place), ("column", order)}
            found.append(Suggestion(headers[place], columns[order], -worth >= SURE))
    return found


def _likeness(header: str, column: Column) -> float:
    text = _compared(header)
    names = {_compared(name) for name in column.spellings}
    return max((_alike(text, name) for name in names if len(name) >= _FEWEST_LETTERS), default=0.0)


def _alike(text: str, name: str) -> float:
    return max(fuzz.ratio(text, name), _WORDS_AROUND * fuzz.token_set_ratio(text, name))


def _compared(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold().replace("ё", "е")


def _fits(column: Column, cells: Sequence[CellValue], language: Language) -> bool:
    if not cells:
        return False
    if column.key in _NAMES:
        return not all(number_of(cell, language) is not None or date_of(cell) is not None for cell in cells)
    if column.kind is Kind.TEXT:
        return True
    texts = [text_of(cell) if isinstance(cell, str) else cell for cell in cells]
    read = parse_column(column, in_our_words(column, texts), language)
    return len(read.unreadable) <= (1 - _READABLE) * len(cells)
