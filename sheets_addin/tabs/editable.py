"""Which cells people may edit on the tabs that refresh writes anew: what they type on Clients, but not who it is."""

from __future__ import annotations

from collections.abc import Iterable

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS

IDENTITY = frozenset({"client_id", "client"})
"""The columns that say whose row it is."""

_TYPED = frozenset(column.key for column in CLIENT_COLUMNS)


def is_typed(key: str) -> bool:
    """Whether people type the column on Clients."""
    return key in _TYPED


def editable_keys(keys: Iterable[str], fixed: frozenset[str] = IDENTITY) -> tuple[str, ...]:
    """Those of a tab's columns ``keys`` that people type, but for ``fixed``."""
    return tuple(key for key in keys if is_typed(key) and key not in fixed)
