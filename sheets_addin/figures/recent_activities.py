"""The activities of the last 30 days, each with its client."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from sheets_addin.methods.facts import as_array
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.days import day_number

WINDOW_DAYS = 30
"""Days of Activities that count: the half-open window (today - 30 days, today]."""


def recent_activities(
    activities: pd.DataFrame | None, clients: pd.DataFrame, today: dt.date, columns: Sequence[str]
) -> pd.DataFrame:
    """One row for each activity of the last 30 days with a known client; none where ``activities`` is None.

    ``activities`` has activity_date and client_id, and where known activity_manager and minutes. The answer has
    ``columns`` of the client as it is today, ``manager`` (who noted the activity, else the client's) and ``minutes``
    (NaN where not noted).
    """
    if activities is None:
        return clients[[*columns, "manager"]].iloc[:0].assign(minutes=np.empty(0))
    days_ago = day_number(today) - as_array(activities, "activity_date", Kind.DATE)
    known = clients.drop_duplicates("client_id").set_index("client_id")[[*columns, "manager"]]
    recent = activities[(days_ago >= 0) & (days_ago < WINDOW_DAYS)]
    recent = recent[recent["client_id"].isin(known.index)]
    of_client = known.loc[recent["client_id"]].reset_index(drop=True)
    signed = pd.Series(as_array(recent, "activity_manager", Kind.TEXT), dtype="str")
    return of_client.assign(
        manager=signed.where(signed.notna(), of_client["manager"]), minutes=as_array(recent, "minutes", Kind.INTEGER)
    )
