"""What a column is: its name, type, unit, choices and meaning, said once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sheets_addin.vocabulary.choices import Choice
from sheets_addin.vocabulary.language import Language, Text


class Kind(StrEnum):
    """The type of a column's values.

    In a frame: TEXT and CHOICE (by code) are ``str`` with NaN where blank, MONEY, INTEGER and NUMBER float64 with NaN,
    DATE datetime64[s] at midnight with NaT, YES_NO pandas ``boolean`` with NA.
    """

    TEXT = "text"
    MONEY = "money"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self in (Kind.MONEY, Kind.INTEGER, Kind.NUMBER)

    @property
    def is_text(self) -> bool:
        """Whether its values are texts: typed ones, or codes of choices."""
        return self in (Kind.TEXT, Kind.CHOICE)


class Unit(StrEnum):
    """What one of a column's number is."""

    CURRENCY = "currency"
    DAY = "day"
    MINUTE = "minute"
    PERCENT = "percent"
    COUNT = "count"


class Group(StrEnum):
    """The outline group of the Clients tab in which a typed column stands."""

    WHO = "who"
    QUALIFICATION = "qualification"
    DEAL = "deal"
    STAGE = "stage"
    MONEY = "money"
    SLOWS = "slows"
    ORDERS = "orders"
    COMPUTED = "computed"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of any tab.

    ``key`` names it in code, frames, JSON and the API; ``name`` is its header in both languages; ``width`` is in
    characters of the sheet's default font; ``folded`` columns stand folded in the template's outline; ``aliases`` are
    further headers under which other programs export the same thing.
    """

    key: str
    name: Text
    kind: Kind
    meaning: Text
    unit: Unit | None = None
    width: float = 14.0
    choices: tuple[Choice, ...] = ()
    not_negative: bool = False
    group: Group | None = None
    folded: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All headers by which it is known."""
        return self.name.en, self.name.ru, *self.aliases

    def header(self, language: Language) -> str:
        """The header as a sheet in ``language`` shows it."""
        return self.name.in_language(language)
