"""All methods over all clients: runs those that were asked for, and those they need, in the order they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from sheets_addin.methods import METHODS, OUTPUTS, Method, Output
from sheets_addin.methods.facts import Facts, Numbers, all_rows, as_array, as_series
from sheets_addin.methods.gold_threshold import derived_gold_threshold
from sheets_addin.orders import order_metrics
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.days import day_number
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.settings import Settings

_PROVIDERS: dict[str, Method] = {output.key: method for method in METHODS.values() for output in method.outputs}


class Assessment:
    """What the methods found for a table of clients.

    ``columns`` has one row a client, with the index of the clients frame: the order metrics, and every column of the
    methods that ran, with the types of their kinds. Rows are counted from 0 in the methods below. Reasons are built
    only when asked for, in the language of ``settings``.
    """

    def __init__(self, facts: Facts, columns: pd.DataFrame, gold_threshold: float | None) -> None:
        self.columns = columns
        self.gold_threshold = gold_threshold
        self.settings: Settings = facts.settings
        self._facts = facts

    def beside(self, clients: pd.DataFrame) -> pd.DataFrame:
        """``clients``, the table that was assessed, with what was found in the place of columns of the same names."""
        return pd.concat([clients.drop(columns=self.columns.columns, errors="ignore"), self.columns], axis=1)

    def reasons(self, key: str, rows: Sequence[int] | None = None) -> list[str]:
        """Why the column ``key`` has its values, one text for each of ``rows`` (all where None), '' where it has none.

        KeyError where the method that gives ``key`` did not run.
        """
        return self._facts.result(key).reasons(all_rows(self._facts.size, rows))

    def reason(self, row: int, key: str) -> str:
        """Why the column ``key`` has its value in one row."""
        return self.reasons(key, [row])[0]


def assess(
    clients: pd.DataFrame,
    orders: pd.DataFrame | None,
    settings: Settings,
    today: dt.date,
    *,
    activities: pd.DataFrame | None = None,
    wanted: Iterable[str] | None = None,
    reasons: Iterable[str] | None = None,
    gold_threshold: float | None = None,
) -> Assessment:
    """Run the methods over ``clients``, one row a client, columns keyed and typed as the vocabulary says.

    ``orders`` has the columns client_id, order_date, amount and, where known, order_due and paid_on; with None the
    order metrics that stand in ``clients`` are used as they are. ``activities`` has client_id and activity_date.
    Missing columns are blank. ``wanted`` are the keys of the columns to compute (None: all); ``reasons`` are keys whose
    reasons are wanted for every row, each adding a text column ``<key>_reason``. ``gold_threshold`` is the revenue from
    which a client is gold; None takes the setting or, where that is blank, derives it from these clients.

    Orders count for the first row with their ID, activities up to today for every row with theirs. KeyError for a
    column in ``wanted`` that no method gives.
    """
    table = clients if orders is None else _with_metrics(clients, orders, settings, today)
    ids = as_array(table, "client_id", Kind.TEXT)
    if gold_threshold is None:
        gold_threshold = settings.gold_revenue
    if gold_threshold is None:
        revenue = as_array(table, "revenue_12m", Kind.MONEY)
        gold_threshold = derived_gold_threshold(ids, revenue, settings.gold_share)
    last_activity = None if activities is None else _last_activity(table, activities, today)
    facts = Facts(table, settings, today, last_activity=last_activity, gold_threshold=gold_threshold)
    reason_keys = tuple(reasons or ())
    keys = OUTPUTS if wanted is None else (*wanted, *reason_keys)
    found: dict[str, pd.Series] = {
        metric.key: as_series(facts.values(metric.key), metric.kind, table.index) for metric in ORDER_METRICS
    }
    for output in run_methods(facts, keys):
        found[output.key] = as_series(facts.values(output.key), output.column.kind, table.index)
    for key in reason_keys:
        texts = facts.result(key).reasons(all_rows(facts.size, None))
        found[f"{key}_reason"] = pd.Series(texts, index=table.index, dtype="str")
    return Assessment(facts, pd.DataFrame(found, index=table.index), gold_threshold)


def run_methods(facts: Facts, keys: Iterable[str]) -> list[Output]:
    """Run the methods that give ``keys`` and all that they need; gives every output that ``facts`` now knows.

    KeyError for a key that no method gives.
    """
    found: list[Output] = []
    for method in _in_order(keys):
        results = method.evaluate(facts)
        for output in method.outputs:
            facts.add(output.column, results[output.key])
            found.append(output)
    return found


def _in_order(keys: Iterable[str]) -> list[Method]:
    """The methods that give ``keys`` and all they need, each after what it needs."""
    ordered: dict[str, Method] = {}

    def visit(key: str) -> None:
        method = _PROVIDERS[key]
        if method.name not in ordered:
            for need in method.needs:
                visit(need)
            ordered[method.name] = method

    for key in keys:
        visit(key)
    return list(ordered.values())


def _with_metrics(clients: pd.DataFrame, orders: pd.DataFrame, settings: Settings, today: dt.date) -> pd.DataFrame:
    metrics = order_metrics(orders, settings, today)
    ids = pd.Index(as_array(clients, "client_id", Kind.TEXT))
    of_rows = metrics.reindex(ids.where(~ids.duplicated()))
    of_rows.index = clients.index
    return pd.concat([clients.drop(columns=metrics.columns, errors="ignore"), of_rows], axis=1)


def _last_activity(clients: pd.DataFrame, activities: pd.DataFrame, today: dt.date) -> Numbers:
    """Day number of the latest activity of each client up to today; NaN where there is none.

    Later ones are meetings that are planned.
    """
    days = pd.Series(as_array(activities, "activity_date", Kind.DATE))
    latest = days.where(days <= day_number(today)).groupby(as_array(activities, "client_id", Kind.TEXT)).max()
    ids = pd.Index(as_array(clients, "client_id", Kind.TEXT))
    return np.asarray(latest.reindex(ids), dtype=np.float64)
