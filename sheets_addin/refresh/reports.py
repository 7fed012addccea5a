"""The tabs of figures that a refresh writes anew each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sheets_addin.figures.snapshots import Snapshot
from sheets_addin.figures.team import team_figures
from sheets_addin.figures.trial import trial_today
from sheets_addin.refresh.clients import ClientAssessment
from sheets_addin.tabs.team_tab import team_tab
from sheets_addin.tabs.trial_tab import trial_tab
from sheets_addin.vocabulary.layout import Report
from sheets_addin.vocabulary.settings import Settings


def own_reports(
    found: ClientAssessment, snapshots: Sequence[Snapshot], settings: Settings, today: dt.date
) -> dict[str, Report]:
    """The reports by key of their tab; ``snapshots`` are the days of a trial, that of ``today`` included."""
    team = team_figures(found.frame, found.activities, settings, today)
    return {
        "team": team_tab(team, settings),
        "trial": trial_tab(trial_today(snapshots, settings, today), settings),
    }
