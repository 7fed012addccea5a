"""Who the clients of the demo company are: names, people, numbers to call, managers and territories."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheets_addin.demo import words
from sheets_addin.demo.draft import Codes, Dice, Draft, Rows
from sheets_addin.demo.roles import BUYERS, PROSPECTS, Cast, Role
from sheets_addin.vocabulary.choices import CATEGORIES
from sheets_addin.vocabulary.language import Language

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "a,b,v,g,d,e,e,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,sch,,y,,e,yu,ya"
_TO_LATIN = str.maketrans(dict(zip(_CYRILLIC, _LATIN.split(","), strict=True)))
_MANAGER_SHARES = (0.29, 0.265, 0.245, 0.2)
_CATEGORY_SHARES = (0.25, 0.32, 0.2, 0.15, 0.08)


@dataclass(frozen=True)
class Identity:
    """Places in the word lists, one a client: the same in both languages."""

    category: Codes
    name: Rows
    """The place of the company's name within its category."""
    image: Rows
    """The place among the well-known names, -1 for everyone else."""
    is_woman: npt.NDArray[np.bool_]
    person: Rows
    surname: Rows
    manager: Rows
    territory: Rows
    note: Codes
    """A list of :data:`words.NOTES` and a place in it, or None."""


def draft_identity(draft: Draft, cast: Cast, dice: Dice) -> Identity:
    """Deal out the names: no two companies share one."""
    size = draft.size
    category = dice.pick(size, [choice.code for choice in CATEGORIES], _CATEGORY_SHARES)
    name = np.empty(size, dtype=np.intp)
    for choice in CATEGORIES:
        rows = np.flatnonzero(category == choice.code)
        combinations = len(words.COMPANY_PATTERNS[choice.code]) * len(words.COMPANY_NAMES)
        rounds = -(-len(rows) // combinations)
        name[rows] = np.concatenate(
            [turn * combinations + dice.shuffled(np.arange(combinations)) for turn in range(max(1, rounds))]
        )[: len(rows)]
    image = np.full(size, -1, dtype=np.intp)
    known = np.flatnonzero([mark is True for mark in draft.codes("is_image")])[: len(words.IMAGE_COMPANIES)]
    image[known] = np.arange(len(known))
    manager = _managers(cast, size, dice)
    home = dice.between(size, 0, 1) < 0.75
    territory = np.where(home, manager, dice.places(size, len(words.TERRITORIES)))
    return Identity(
        category=category,
        name=name,
        image=image,
        is_woman=dice.between(size, 0, 1) < 0.5,
        person=dice.places(size, len(words.MEN)),
        surname=dice.places(size, len(words.SURNAMES)),
        manager=manager,
        territory=territory.astype(np.intp),
        note=_notes(cast, size, dice),
    )


def _managers(cast: Cast, size: int, dice: Dice) -> Rows:
    """Prospects and the others dealt out apart, so that every manager has enough of both."""
    manager = np.empty(size, dtype=np.intp)
    prospects = cast.rows(*PROSPECTS)
    for rows in (prospects, np.setdiff1d(np.arange(size), prospects)):
        for place, pile in enumerate(dice.deal_out(rows, _MANAGER_SHARES)):
            manager[pile] = place
    return manager


def _notes(cast: Cast, size: int, dice: Dice) -> Codes:
    note = np.full(size, None, dtype=object)
    buyers = tuple(role for role in BUYERS if role is not Role.DEBTOR)
    for sort, roles, share in (
        ("prospect", PROSPECTS, 0.15),
        ("buyer", buyers, 0.2),
        ("debtor", (Role.DEBTOR,), 0.7),
        ("refusal", (Role.REFUSAL, Role.CALL_ROUND), 0.6),
    ):
        for row in dice.part(cast.rows(*roles), share):
            note[row] = (sort, int(dice.places(1, len(words.NOTES[sort]))[0]))
    return note


def company_names(identity: Identity, language: Language) -> list[str]:
    """The companies' names, one a client, all different."""
    names, towns = words.COMPANY_NAMES.in_language(language), words.TOWNS.in_language(language)
    images = words.IMAGE_COMPANIES.in_language(language)
    found = []
    for category, place, image in zip(identity.category, identity.name, identity.image, strict=True):
        patterns = words.COMPANY_PATTERNS[category].in_language(language)
        turn, combination = divmod(int(place), len(patterns) * len(names))
        pattern, word = divmod(combination, len(names))
        name = images[image] if image >= 0 else patterns[pattern].format(name=names[word], town=towns[word])
        found.append(f"{name} {turn + 1}" if turn and image < 0 else name)
    return found


def people(identity: Identity, language: Language) -> tuple[list[str], list[str]]:
    """Full names of the contact persons, and their surnames."""
    women, men = words.WOMEN.in_language(language), words.MEN.in_language(language)
    surnames = words.SURNAMES.in_language(language)
    ending = "а" if language is Language.RUSSIAN else ""
    full, last = [], []
    for is_woman, person, surname in zip(identity.is_woman, identity.person, identity.surname, strict=True):
        last.append(surnames[surname] + (ending if is_woman else ""))
        full.append(f"{(women if is_woman else men)[person]} {last[-1]}")
    return full, last


def phones(size: int, language: Language) -> list[str]:
    """Numbers to call that belong to nobody, different ones as long as there are any."""
    if language is Language.ENGLISH:
        return [f"+44 1632 960{place % 1000:03d}" for place in range(size)]
    return [
        f"+7 (495) 0{place // 10_000 % 100:02d}-{place // 100 % 100:02d}-{place % 100:02d}" for place in range(size)
    ]


def emails(surnames: list[str], identity: Identity, language: Language) -> list[str]:
    """Addresses under example.com, a domain that nobody may own."""
    names, towns = words.COMPANY_NAMES.in_language(language), words.TOWNS.in_language(language)
    found = []
    for surname, category, place, image in zip(surnames, identity.category, identity.name, identity.image, strict=True):
        usual = (towns if category == "public_sector" else names)[place % len(names)]
        domain = words.IMAGE_COMPANIES.en[image] if image >= 0 else usual
        found.append(f"{_latin(surname)}@{_latin(domain)}.example.com")
    return found


def _latin(word: str) -> str:
    return word.lower().translate(_TO_LATIN).replace(" ", "-")
