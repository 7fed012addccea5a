"""Which client is meant: by ID first, then by name; and IDs for the clients that have none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

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


class ClientFinder:
    """Finds a client's ID from what a table of orders or activities calls it: its ID or its name.

    A name that several clients bear finds the first of them.
    """

    def __init__(self, ids: Sequence[str], names: Sequence[str | None]) -> None:
        self._by_name: dict[str, str] = {}
        for client_id, name in zip(ids, names, strict=True):
            if isinstance(name, str):
                self._by_name.setdefault(plain(name), client_id)
        self._by_id = {plain(client_id): client_id for client_id in reversed(ids)}

    def find(self, text: str) -> str | None:
        """The ID of the client that ``text`` names, or None."""
        key = plain(text)
        return self._by_id.get(key) or self._by_name.get(key)

    def find_all(self, texts: pd.Series) -> pd.Series:
        """The IDs of a whole column; NaN where blank or unknown."""
        found = {text: self.find(text) for text in texts.dropna().unique()}
        return texts.map(found).astype("str")


def finder_of(clients: pd.DataFrame, ids: pd.Series) -> ClientFinder:
    """A finder over the clients of a workbook."""
    names = clients["client"].tolist() if "client" in clients else [None] * len(clients)
    return ClientFinder(ids.tolist(), names)
