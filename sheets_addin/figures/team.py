"""Team and territory (S3): what each manager and each territory has, and what became of it.

Prospects and clients are counted apart, for each takes a strategy of its own. A prospect is a client of the base "In
development" that has not refused; a client is one that has bought, whatever base that gives. Those off-profile, and
refusals that never bought, are neither.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheets_addin.figures.recent_activities import recent_activities
from sheets_addin.figures.time_budget import actual_minutes
from sheets_addin.figures.working_lists import list_occupancy, names_to_take
from sheets_addin.methods.overdue import FLAG_COLUMNS
from sheets_addin.methods.value_tier import worth
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.settings import Settings

BOUGHT = ("gold", "standard", "image", "black")
"""The bases of clients that have bought."""
TIERS = tuple(tier.code for tier in choices.VALUE_TIERS)
"""The tiers of potential, the highest first."""
FLAGS = tuple(FLAG_COLUMNS)
"""The kinds of overdue."""


@dataclass(frozen=True)
class Team:
    """The figures of a team; a blank name (NaN) is those of nobody, and comes last.

    ``managers`` and ``territories`` have one row each, by name: ``name``, ``prospects``, ``clients``, a sum of yearly
    potential (where blank, the deal) of those two for each of TIERS, ``in_work`` and ``queue`` of the working list, the
    number of clients overdue by each of FLAGS and of any kind (``overdue``), and ``activities`` of the last 30 days.
    ``managers`` also has the state of the list: ``status`` (NaN for who has no clients) and ``difference``, as
    :func:`~sheets_addin.figures.working_lists.list_occupancy` gives them. ``time`` and ``territory_time`` are minutes
    by base against the budget, as :func:`~sheets_addin.figures.time_budget.actual_minutes` gives them, ``manager``
    being the territory in the latter. ``to_take`` are the names for short lists, as
    :func:`~sheets_addin.figures.working_lists.names_to_take` gives them.
    """

    managers: pd.DataFrame
    territories: pd.DataFrame
    time: pd.DataFrame
    territory_time: pd.DataFrame
    to_take: pd.DataFrame


def is_prospect(clients: pd.DataFrame) -> pd.Series:
    """Whether each of the assessed clients is a prospect: in development, and not a refusal."""
    return (clients["base"] == "development") & (clients["stage"] != "refusal")


def team_figures(clients: pd.DataFrame, activities: pd.DataFrame | None, settings: Settings, today: dt.date) -> Team:
    """The team from its assessed clients, one row a client.

    ``activities`` has activity_date, client_id and, where known, activity_manager and minutes; None where none is
    noted. An activity counts for the manager who noted it, else for the client's; in a territory, for the client's.
    """
    counted = _counted(clients)
    noted = recent_activities(activities, clients, today, ["territory"])
    lists = list_occupancy(clients, settings).rename(columns={"manager": "name"})
    managers = _by("manager", counted, noted)
    of_territories = clients.assign(manager=clients["territory"])
    unsigned = None if activities is None else activities.drop(columns="activity_manager", errors="ignore")
    return Team(
        managers=managers.merge(lists[["name", "status", "difference"]], on="name", how="left"),
        territories=_by("territory", counted, noted),
        time=actual_minutes(activities, clients, settings, today),
        territory_time=actual_minutes(unsigned, of_territories, settings, today),
        to_take=names_to_take(clients, settings),
    )


def _counted(clients: pd.DataFrame) -> pd.DataFrame:
    """One row a client with what each counts for: 1 or 0, or an amount."""
    prospect, bought = is_prospect(clients), clients["base"].isin(BOUGHT)
    amount = pd.Series(worth(clients["potential"].to_numpy(), clients["deal_value"].to_numpy()), index=clients.index)
    amount = amount.where(prospect | bought, 0.0).fillna(0.0)
    late = {flag: clients[key].notna() for flag, key in FLAG_COLUMNS.items()}
    columns = {
        "manager": clients["manager"],
        "territory": clients["territory"],
        "prospects": prospect.astype("int64"),
        "clients": bought.astype("int64"),
        **{tier: amount.where(clients["value_tier"] == tier, 0.0) for tier in TIERS},
        "in_work": (clients["list_status"] == "in_work").astype("int64"),
        "queue": (clients["list_status"] == "queue").astype("int64"),
        **{flag: is_late.astype("int64") for flag, is_late in late.items()},
        "overdue": pd.DataFrame(late).any(axis=1).astype("int64"),
    }
    return pd.DataFrame(columns, index=clients.index)


def _by(key: str, counted: pd.DataFrame, noted: pd.DataFrame) -> pd.DataFrame:
    """Sums by manager or territory, by name; those of nobody last, where there are any."""
    sums = counted.groupby(key, dropna=False).sum(numeric_only=True)
    activities = noted.groupby(key, dropna=False).size()
    names = sums.index.union(activities.index)
    found = sums.reindex(names, fill_value=0).assign(activities=activities.reindex(names, fill_value=0))
    found = found.astype(dict.fromkeys(TIERS, np.float64)).round(dict.fromkeys(TIERS, 2))
    found = found[found.index.notna() | (found != 0).any(axis=1).to_numpy()]
    return found.rename_axis("name").reset_index().sort_values("name", na_position="last", ignore_index=True)
