"""The two languages of the product and the pairs of texts written in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The language of a workbook: its headers, values, messages and reasons."""

    RUSSIAN = "ru"
    ENGLISH = "en"


@dataclass(frozen=True)
class Text:
    """One text in both languages; ``{name}`` places are filled by :meth:`format`."""

    en: str
    ru: str

    def in_language(self, language: Language) -> str:
        """The text in ``language``, places unfilled."""
        return self.ru if language is Language.RUSSIAN else self.en

    def format(self, language: Language, **fields: object) -> str:
        """The text in ``language`` with its places filled; KeyError names a missing field."""
        return self.in_language(language).format(**fields)
