"""Which client is meant: by ID first, then by name; and IDs for the clients that have none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from sheets_addin.vocabulary.client_names import client_name
from sheets_addin.vocabulary.parsing import plain

_OWN_ID = re.compile(r"C-(\d{6,})")


def is_own_id(text: str) -> bool:
    """Whether ``text`` is an ID of our own making rather than a code of the company's."""
    return _OWN_ID.fullmatch(text) is not None


def own_ids(taken: Iterable[str], count: int) -> list[str]:
    """``count`` new IDs (C-000001 ...) above the highest of that form among ``taken``."""
    numbers = (int(match.group(1)) for match in map(_OWN_ID.fullmatch, taken) if match)
    highest = max(numbers, default=0)
    return [f"C-{highest + step:06d}" for step in range(1, count + 1)]


def with_ids(clients: pd.DataFrame, known: Iterable[str] = ()) -> tuple[pd.Series, list[int]]:
    """The ``client_id`` of every client, blank ones filled, and the places of those that were blank.

    ``known`` are IDs that stood for somebody before: a new client never gets the ID of one that was deleted.
    """
    if "client_id" in clients:
        ids = clients["client_id"].copy()
    else:
        ids = pd.Series([None] * len(clients), index=clients.index, dtype="str")
    blank = [place for place, is_blank in enumerate(ids.isna().tolist()) if is_blank]
    if blank:
        ids.iloc[blank] = own_ids([*ids.dropna(), *known], len(blank))
    return ids, blank


@dataclass(frozen=True)
class Bearer:
    """A client of the workbook, and the name that it bears there."""

    client_id: str
    name: str


def bearers_words(bearers: Iterable[Bearer]) -> str:
    """Clients as a sentence names them: АО «Прогресс» (C-000012), ИП «Прогресс» (C-000013)."""
    return ", ".join(f"{bearer.name} ({bearer.client_id})" for bearer in bearers)


class ClientFinder:
    """Finds a client from what a table of orders or activities calls it.

    Its ID comes first, then its name as it stands: one that several clients bear finds the first of them. Then comes
    the bare name, without quotes, marks and legal form, which finds whoever alone may be meant by it.
    """

    def __init__(self, ids: Sequence[str], names: Sequence[str | None]) -> None:
        self._by_name: dict[str, Bearer] = {}
        for client_id, name in zip(ids, names, strict=True):
            if isinstance(name, str):
                self._by_name.setdefault(plain(name), Bearer(client_id, name))
        self._by_id = {plain(client_id): client_id for client_id in reversed(ids)}

    def find(self, text: str) -> str | None:
        """The ID of the client that ``text`` names, or None."""
        found = self.find_as_it_stands(text)
        if found is not None:
            return found
        bearers = self.bearers(text)
        return bearers[0].client_id if len(bearers) == 1 else None

    def find_as_it_stands(self, text: str) -> str | None:
        """The ID of the client whose ID or whole name ``text`` is, or None."""
        key = plain(text)
        named = self._by_name.get(key)
        return self._by_id.get(key) or (None if named is None else named.client_id)

    def bearers(self, text: str) -> list[Bearer]:
        """Who may be meant by the bare name of ``text``: one client, several of whom it tells none, or nobody.

        Those with the same legal form come before all others. Where there are none, it is the only client who bears
        the name at all, if one of the two legal forms is unsaid.
        """
        name = client_name(text)
        known = [(client_name(bearer.name), bearer) for bearer in self.namesakes(text)]
        as_written = [bearer for other, bearer in known if other.written_form == name.written_form]
        if as_written:
            return as_written
        alike = [bearer for other, bearer in known if other.form == name.form]
        if alike:
            return alike
        return [bearer for _, bearer in known] if any(name.forms_agree(other) for other, _ in known) else []

    def namesakes(self, text: str) -> Sequence[Bearer]:
        """Who bears the bare name of ``text``, whatever the legal form."""
        return self._by_bare_name.get(client_name(text).key, ())

    @cached_property
    def named(self) -> list[Bearer]:
        """All clients that have names, the first of each name."""
        return list(self._by_name.values())

    @cached_property
    def _by_bare_name(self) -> Mapping[str, list[Bearer]]:
        found: defaultdict[str, list[Bearer]] = defaultdict(list)
        for bearer in self._by_name.values():
            found[client_name(bearer.name).key].append(bearer)
        return found

    def find_all(self, texts: pd.Series) -> pd.Series:
        """The IDs of a whole column; NaN where blank or unknown."""
        found = {text: self.find(text) for text in texts.dropna().unique()}
        return texts.map(found).astype("str")


def finder_of(clients: pd.DataFrame, ids: pd.Series) -> ClientFinder:
    """A finder over the clients of a workbook."""
    names = clients["client"].tolist() if "client" in clients else [None] * len(clients)
    return ClientFinder(ids.tolist(), names)
