"""The table of clients as all methods want it: every column there, and one spelling for every name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.parsing import plain

CLIENT_TABLE: tuple[Column, ...] = (*CLIENT_COLUMNS, *ORDER_METRICS)
"""What a table of clients may say: typed columns, and metrics where no order history is kept."""

_DTYPES = {
    Kind.TEXT: "str",
    Kind.CHOICE: "str",
    Kind.YES_NO: "boolean",
    Kind.DATE: "datetime64[s]",
}


def columns_by_key(computed: Mapping[str, Column]) -> dict[str, Column]:
    """Every column that a client has, typed, from orders or computed, by key."""
    return {**{column.key: column for column in CLIENT_TABLE}, **computed}


def with_all_columns(clients: pd.DataFrame) -> pd.DataFrame:
    """``clients`` with every column that people type and every order metric, blank where it has none, and no others."""
    return pd.DataFrame(
        {
            column.key: clients[column.key]
            if column.key in clients
            else pd.Series([None] * len(clients), index=clients.index, dtype=_DTYPES.get(column.kind, "float64"))
            for column in CLIENT_TABLE
        },
        index=clients.index,
    )


def one_spelling(names: pd.Series, known: Iterable[str] = ()) -> pd.Series:
    """Names that differ in case, spaces or ё/е alone, all spelled as in ``known``, else as most of them are."""
    usual = {plain(name): name for name in known}
    spelled = {name: usual.setdefault(plain(name), name) for name in names.value_counts().index}
    return names.map(spelled).astype("str")
