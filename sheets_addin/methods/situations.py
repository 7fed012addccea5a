"""Conditions that can be read: what a rule asks of a client, computed over whole columns and said in both languages.

The rules of NEXT_ACTION are made of them, so that the page which shows these rules is written from the rules
themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_addin.methods.conditions import above_zero, all_of, among, blank, known, past
from sheets_addin.methods.decision import Rule, When
from sheets_addin.methods.facts import Facts, Mask
from sheets_addin.vocabulary.choices import BASES, REFUSAL_REASONS, STAGES, WIN_BACK_KINDS, Choice
from sheets_addin.vocabulary.language import Text


@dataclass(frozen=True)
class Situation:
    """One condition: where it holds, and how people say it."""

    holds: When
    said: Text

    def __call__(self, facts: Facts) -> Mask:
        """The rows where it holds."""
        return self.holds(facts)


@dataclass(frozen=True)
class Together:
    """Several situations at once; none at all is any client."""

    situations: tuple[Situation, ...]

    def __call__(self, facts: Facts) -> Mask:
        """The rows where all of them hold."""
        return all_of(*self.situations)(facts)

    @property
    def said(self) -> Text:
        """All of them in words."""
        if not self.situations:
            return Text(en="any other client", ru="любой другой клиент")
        return Text(
            en="; ".join(situation.said.en for situation in self.situations),
            ru="; ".join(situation.said.ru for situation in self.situations),
        )


@dataclass(frozen=True)
class Action(Rule):
    """A rule that can be read: ``when`` are situations, ``result`` is the text of what to do, None for nothing."""

    when: Together
    result: Text | None


@dataclass(frozen=True)
class Chapter:
    """Actions that belong together, under one title."""

    title: Text
    actions: Sequence[Action]


def act(*situations: Situation, do: Text | None, because: Text) -> Action:
    """The action ``do`` for clients in all of ``situations``."""
    return Action(Together(situations), do, because)


def _named(choices: Sequence[Choice], *codes: str) -> Text:
    names = [choice.name for choice in choices if choice.code in codes]
    return Text(en=" / ".join(name.en for name in names), ru=" / ".join(name.ru for name in names))


def _chosen(key: str, choices: Sequence[Choice], heading: Text, codes: tuple[str, ...]) -> Situation:
    name = _named(choices, *codes)
    return Situation(among(key, *codes), Text(en=f"{heading.en} {name.en}", ru=f"{heading.ru} «{name.ru}»"))


def base(*codes: str) -> Situation:
    """The client is in one of these bases."""
    return _chosen("base", BASES, Text(en="base", ru="база"), codes)


def stage(code: str) -> Situation:
    """The client is at this stage."""
    return _chosen("stage", STAGES, Text(en="stage", ru="состояние"), (code,))


def refused_because(code: str) -> Situation:
    """The refusal has this reason."""
    return _chosen("refusal_reason", REFUSAL_REASONS, Text(en="refusal reason", ru="причина отказа"), (code,))


def win_back(code: str) -> Situation:
    """The client is to be won back for this cause."""
    return _chosen("winback", WIN_BACK_KINDS, Text(en="win-back", ru="возврат"), (code,))


def abc(code: str) -> Situation:
    """The client is of this class."""
    return Situation(among("abc", code), Text(en=f"class {code}", ru=f"класс {code}"))


def noted(key: str, said: Text) -> Situation:
    """The column has a value."""
    return Situation(known(key), said)


def missing(key: str, said: Text) -> Situation:
    """The column is blank."""
    return Situation(blank(key), said)


def passed(key: str, said: Text) -> Situation:
    """The date lies before today."""
    return Situation(past(key), said)


def not_passed(key: str, said: Text) -> Situation:
    """The date is today or lies after it."""
    return Situation(lambda facts: facts.days_since(key) <= 0, said)


def ahead(key: str, said: Text) -> Situation:
    """The date lies after today."""
    return Situation(lambda facts: facts.days_since(key) < 0, said)


def positive(key: str, said: Text) -> Situation:
    """The number is above zero."""
    return Situation(above_zero(key), said)


DEAL_KNOWN = noted("deal_value", Text(en="the deal value is known", ru="сумма сделки известна"))
