"""The company at a glance: what it has, what it earns, what is late (S1, S2, S4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheets_addin.figures.day_plan import is_due
from sheets_addin.methods.overdue import FLAG_COLUMNS
from sheets_addin.methods.prospects import CONTACT_STAGES
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.choices import Choice
from sheets_addin.vocabulary.days import day_number, day_numbers

FUNNEL = (
    "new", "contact_1", "contact_2", "contact_3", "deal", "deal_support", "client",
    "refusal", "strategic_reserve", "call_round",
)  # fmt: skip
"""The stages on the way to a client, then those beside it."""

WITHOUT = ""
"""The class of clients that have none."""


@dataclass(frozen=True)
class KeyFigures:
    """Counts of clients and sums of money; ``overdue_debt`` is the debt whose payment date is past."""

    clients: int
    due_today: int
    overdue: int
    win_back: int
    revenue_12m: float
    debt: float
    overdue_debt: float


@dataclass(frozen=True)
class Overview:
    """Figures over all clients.

    ``bases`` (index: code of the base): ``clients``, ``clients_share``, ``revenue``, ``revenue_share``; shares in
    percent, NaN where there is nothing to share. ``classes``: counts of clients, a row for each class A, B, C and a
    column for each of X, Y, Z, WITHOUT last in both. ``stages`` (index: FUNNEL): ``clients``, ``days`` (the median of
    days in the stage, of those where they are known), ``deal_value``. ``overdue`` (index: code of the kind):
    ``clients``, ``share`` of all clients in percent, ``median`` and ``longest`` of the days.
    """

    key: KeyFigures
    bases: pd.DataFrame
    classes: pd.DataFrame
    stages: pd.DataFrame
    overdue: pd.DataFrame


def overview_figures(clients: pd.DataFrame, stage_since: pd.Series, today: dt.date) -> Overview:
    """The overview from the assessed clients, one row a client.

    ``stage_since`` is the day on which each came into its stage, blank where nobody saw it; a client in a contact stage
    is then there since it came into work.
    """
    stages = _stages(clients, stage_since, today)
    return Overview(_key(clients), _bases(clients), _classes(clients), stages, _overdue(clients))


def _key(clients: pd.DataFrame) -> KeyFigures:
    late = clients[list(FLAG_COLUMNS.values())].notna().any(axis=1)
    return KeyFigures(
        clients=len(clients),
        due_today=int(is_due(clients).sum()),
        overdue=int(late.sum()),
        win_back=int(clients["winback"].notna().sum()),
        revenue_12m=_sum(clients["revenue_12m"]),
        debt=_sum(clients["debt"]),
        overdue_debt=_sum(clients["debt"].where(clients[FLAG_COLUMNS["payment"]].notna())),
    )


def _bases(clients: pd.DataFrame) -> pd.DataFrame:
    codes = _codes(choices.BASES)
    counts = clients["base"].value_counts().reindex(codes, fill_value=0).astype("int64")
    revenue = clients["revenue_12m"].groupby(clients["base"]).sum().reindex(codes, fill_value=0.0).round(2)
    return pd.DataFrame(
        {
            "clients": counts,
            "clients_share": _shares(counts),
            "revenue": revenue,
            "revenue_share": _shares(revenue.clip(lower=0)),
        }
    )


def _classes(clients: pd.DataFrame) -> pd.DataFrame:
    rows, columns = [*_codes(choices.ABC_CLASSES), WITHOUT], [*_codes(choices.XYZ_CLASSES), WITHOUT]
    abc, xyz = clients["abc"].fillna(WITHOUT), clients["xyz"].fillna(WITHOUT)
    return pd.crosstab(abc, xyz).reindex(index=rows, columns=columns, fill_value=0).astype("int64")


def _stages(clients: pd.DataFrame, stage_since: pd.Series, today: dt.date) -> pd.DataFrame:
    stages = clients["stage"]
    in_work_since = np.where(stages.isin(CONTACT_STAGES), day_numbers(clients["in_work_since"]), np.nan)
    seen = day_numbers(stage_since)
    since = np.where(np.isnan(seen), in_work_since, seen)
    days = pd.Series(day_number(today) - since, index=clients.index, dtype="float64")
    counts = stages.value_counts().reindex(FUNNEL, fill_value=0).astype("int64")
    return pd.DataFrame(
        {
            "clients": counts,
            "days": days.where(days >= 0).groupby(stages).median().reindex(FUNNEL),
            "deal_value": clients["deal_value"].groupby(stages).sum().reindex(FUNNEL, fill_value=0.0).round(2),
        }
    )


def _overdue(clients: pd.DataFrame) -> pd.DataFrame:
    days = clients[list(FLAG_COLUMNS.values())].astype("float64").set_axis(list(FLAG_COLUMNS), axis=1)
    counts = days.notna().sum().astype("int64")
    return pd.DataFrame(
        {
            "clients": counts,
            "share": counts * 100 / len(clients) if len(clients) else np.nan,
            "median": days.median(),
            "longest": days.max(),
        }
    )


def _codes(known: Sequence[Choice]) -> list[str]:
    return [choice.code for choice in known]


def _sum(values: pd.Series) -> float:
    return round(float(values.sum()), 2)


def _shares(values: pd.Series) -> pd.Series:
    total = values.sum()
    return values * 100 / total if total > 0 else pd.Series(np.nan, index=values.index)
