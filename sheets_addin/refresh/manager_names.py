"""Managers that may be one person under several spellings: «Иванова Анна», «Анна Иванова», «Иванова Анна Петровна»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

_PERHAPS_ONE = Text(en="perhaps one person: {names}", ru="возможно, это один человек: {names}")
_PERHAPS_ONE_DONE = Text(
    en="each spelling has a list and a day of its own; write the name in one way",
    ru="у каждого написания свой список и свой день; пишите имя одинаково",
)
_PATRONYMICS = ("ич", "вна", "чна", "шна", "оглы", "кызы")


def check_manager_names(clients: Table, managers: pd.Series) -> list[Problem]:
    """Spellings that agree in first name and surname, in any order, told once for each such name.

    ``managers`` are those of the rows of ``clients``, in one spelling of case and spaces. Two patronymics mean two
    people, unless somebody of that name has none.
    """
    if "manager" not in clients.frame:
        return []
    first_rows = managers.dropna().drop_duplicates()
    row_of = {name: clients.rows[place] for place, name in zip(first_rows.index.tolist(), first_rows, strict=True)}
    return [
        Problem(
            clients.sheet,
            row_of[names[0]],
            clients.headers["manager"],
            names[0],
            _PERHAPS_ONE,
            _PERHAPS_ONE_DONE,
            {"names": ", ".join(names)},
            [row_of[name] for name in names[1:]],
        )
        for names in (sorted(alike, key=row_of.__getitem__) for alike in _alike(row_of))
    ]


def _alike(managers: Iterable[str]) -> list[Sequence[str]]:
    """The spellings that may be of one person, together, where there are several."""
    by_name: defaultdict[frozenset[str], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for manager in managers:
        name, patronymic = _taken_apart(manager)
        if len(name) > 1:
            by_name[name][patronymic].append(manager)
    found: list[Sequence[str]] = []
    for spellings in by_name.values():
        groups = [[one for names in spellings.values() for one in names]] if "" in spellings else spellings.values()
        found.extend(names for names in groups if len(names) > 1)
    return found


def _taken_apart(manager: str) -> tuple[frozenset[str], str]:
    """The words of a name, whatever their order, and its patronymic; '' where it has none."""
    words = manager.casefold().replace("ё", "е").replace(".", " ").split()
    patronymic = next((word for word in reversed(words) if word.endswith(_PATRONYMICS)), "") if len(words) > 2 else ""
    return frozenset(words) - {patronymic}, patronymic
