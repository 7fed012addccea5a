"""The key figures of one day, which a trial of the model is judged by (S1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheets_addin.figures.team import BOUGHT, is_prospect
from sheets_addin.figures.time_budget import actual_minutes_of_all
from sheets_addin.figures.working_lists import list_occupancy
from sheets_addin.methods.overdue import FLAG_COLUMNS
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.days import day_number, day_numbers
from sheets_addin.vocabulary.settings import Settings

SALES_DAYS = 30
"""Orders and revenue of a snapshot are those of the half-open window (day - 30 days, day]."""


@dataclass(frozen=True)
class Snapshot:
    """The key figures as they stood on ``day``.

    ``bases`` and ``stages`` count clients by code. ``counted`` are prospects and clients that have bought; ``late`` of
    these are overdue in some way, ``flags`` counts them by kind, and ``late_contacts`` the overdue contacts by base.
    ``lists`` is the number of prospects of each manager, queue included. ``black_time`` is the percent of the minutes
    of the last 30 days that black clients took, None where none are noted. ``orders`` and ``revenue`` of the last 30
    days are None where the workbook keeps no orders.
    """

    day: dt.date
    bases: Mapping[str, int]
    stages: Mapping[str, int]
    counted: int
    late: int
    flags: Mapping[str, int]
    late_contacts: Mapping[str, int]
    lists: Mapping[str, int]
    black_time: float | None
    orders: int | None
    revenue: float | None

    @property
    def late_share(self) -> float:
        """Percent of the counted clients that are overdue."""
        return 100 * self.late / self.counted if self.counted else 0.0


def take_snapshot(
    clients: pd.DataFrame,
    orders: pd.DataFrame | None,
    activities: pd.DataFrame | None,
    settings: Settings,
    today: dt.date,
) -> Snapshot:
    """The snapshot of ``today`` from the assessed clients, one row a client; orders and activities have client_id."""
    counted = clients[is_prospect(clients) | clients["base"].isin(BOUGHT)]
    late = counted[list(FLAG_COLUMNS.values())].notna()
    lists = list_occupancy(clients, settings)
    contacts = counted.loc[late[FLAG_COLUMNS["contact"]], "base"]
    sold, revenue = _sales(orders, today)
    return Snapshot(
        day=today,
        bases=_counts(clients["base"], choices.BASES),
        stages=_counts(clients["stage"], choices.STAGES),
        counted=len(counted),
        late=int(late.any(axis=1).sum()),
        flags={flag: int(late[key].sum()) for flag, key in FLAG_COLUMNS.items()},
        late_contacts=_counts(contacts, choices.BASES),
        lists=dict(zip(lists["manager"], (lists["in_work"] + lists["queue"]).tolist(), strict=True)),
        black_time=_black_time(actual_minutes_of_all(activities, clients, settings, today)),
        orders=sold,
        revenue=revenue,
    )


def _counts(values: pd.Series, known: Iterable[choices.Choice]) -> dict[str, int]:
    """How often each choice stands there, those left out that do not."""
    counted = values.value_counts()
    return {choice.code: int(counted[choice.code]) for choice in known if choice.code in counted}


def _black_time(time: pd.DataFrame) -> float | None:
    share = time.loc[time["base"] == "black", "share"].iloc[0]
    return None if pd.isna(share) else round(float(share), 2)


def _sales(orders: pd.DataFrame | None, today: dt.date) -> tuple[int | None, float | None]:
    """The number of positive orders and the revenue, returns taken off, of known clients in the last days."""
    if orders is None:
        return None, None
    days_ago = day_number(today) - day_numbers(orders["order_date"])
    amounts = orders["amount"].to_numpy(dtype=np.float64)
    recent = (days_ago >= 0) & (days_ago < SALES_DAYS) & orders["client_id"].notna().to_numpy() & np.isfinite(amounts)
    return int((amounts[recent] > 0).sum()), round(float(amounts[recent].sum()), 2) + 0.0
