"""The time budget (S0, S4): which share of the day each base should get, and which it got in the last 30 days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from sheets_addin.figures.recent_activities import recent_activities
from sheets_addin.vocabulary.settings import Settings


def budget_shares(settings: Settings) -> dict[str, float]:
    """Share of the working day in percent by base code, in the order of work of the goal; black never above its cap."""
    shares = settings.shares(settings.goal)
    return {**shares, "black": min(shares["black"], settings.black_time_max)}


def actual_minutes(
    activities: pd.DataFrame | None, clients: pd.DataFrame, settings: Settings, today: dt.date
) -> pd.DataFrame:
    """Minutes of the last 30 days by manager and base, beside the budget; managers by name, bases in order of work.

    ``activities`` has activity_date and client_id, and where known activity_manager (else the client's manager counts)
    and minutes (else the setting); ``clients`` has client_id, manager and base, the base of today. Activities without a
    known client, and those of no manager, are left out. None of them: every manager has 0 minutes.

    Columns: ``manager``, ``base`` (code), ``minutes``, ``share`` (percent of the manager's minutes, NaN where he has
    none), ``budget`` (percent) and ``over_cap`` (black above ``black_time_max``). Every manager has a row for each base
    of the goal's order; off-profile clients, whose budget is 0, have rows only where somebody spent time on them.
    """
    noted = _noted(activities, clients, settings, today)
    managers = sorted({*clients["manager"].dropna().unique(), *noted["manager"].dropna().unique()})
    bases = _bases(noted, settings)
    spent = noted.groupby(["manager", "base"])["minutes"].sum()
    rows = pd.MultiIndex.from_product([managers, bases], names=["manager", "base"])
    found = spent.reindex(rows, fill_value=0.0).reset_index().astype({"manager": "str", "minutes": "float64"})
    return _beside_budget(found, found.groupby("manager")["minutes"].transform("sum"), settings)


def actual_minutes_of_all(
    activities: pd.DataFrame | None, clients: pd.DataFrame, settings: Settings, today: dt.date
) -> pd.DataFrame:
    """The same for the whole company: :func:`actual_minutes` without ``manager``, activities of no manager included."""
    noted = _noted(activities, clients, settings, today)
    rows = pd.Index(_bases(noted, settings), name="base")
    found = noted.groupby("base")["minutes"].sum().reindex(rows, fill_value=0.0).reset_index()
    total = pd.Series(found["minutes"].sum(), index=found.index)
    return _beside_budget(found, total, settings)


def _noted(activities: pd.DataFrame | None, clients: pd.DataFrame, settings: Settings, today: dt.date) -> pd.DataFrame:
    """One row for each activity that counts: manager (NaN where unknown), base, minutes."""
    noted = recent_activities(activities, clients, today, ["base"])
    return noted.assign(minutes=noted["minutes"].fillna(settings.contact_minutes))


def _bases(noted: pd.DataFrame, settings: Settings) -> Sequence[str]:
    in_order = list(budget_shares(settings))
    return in_order + sorted(set(noted["base"].unique()) - set(in_order))


def _beside_budget(found: pd.DataFrame, total: pd.Series, settings: Settings) -> pd.DataFrame:
    share = (found["minutes"] * 100 / total.where(total > 0)).astype("float64")
    return found.assign(
        share=share,
        budget=found["base"].map(budget_shares(settings)).fillna(0.0).astype("float64"),
        over_cap=(found["base"] == "black") & (share > settings.black_time_max),
    )
