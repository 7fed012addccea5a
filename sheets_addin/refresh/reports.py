"""The tabs of figures that a refresh writes anew each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from sheets_addin.figures.calibration import calibrate
from sheets_addin.figures.day_plan import DayPlan
from sheets_addin.figures.overview import overview_figures
from sheets_addin.figures.snapshots import Snapshot
from sheets_addin.figures.team import team_figures
from sheets_addin.figures.time_budget import actual_minutes_of_all
from sheets_addin.figures.trial import trial_today
from sheets_addin.figures.working_lists import list_occupancy
from sheets_addin.refresh.clients import ClientAssessment
from sheets_addin.tabs.overview_tab import overview_tab
from sheets_addin.tabs.team_tab import team_tab
from sheets_addin.tabs.trial_tab import trial_tab
from sheets_addin.vocabulary.layout import Report
from sheets_addin.vocabulary.settings import Settings


def own_reports(
    found: ClientAssessment,
    since: pd.Series,
    plan: DayPlan,
    snapshots: Sequence[Snapshot],
    settings: Settings,
    today: dt.date,
) -> dict[str, Report]:
    """The reports by key of their tab.

    ``since`` is the day on which each client came into its stage, ``plan`` are the managers' days, ``snapshots`` the
    trial's up to ``today``.
    """
    team = team_figures(found.frame, found.activities, settings, today)
    return {
        "team": team_tab(team, plan, settings),
        "overview": _overview(found, since, plan, settings, today),
        "trial": trial_tab(trial_today(snapshots, settings, today), settings),
    }


def _overview(found: ClientAssessment, since: pd.Series, plan: DayPlan, settings: Settings, today: dt.date) -> Report:
    calibration = calibrate(found.frame, found.orders, settings, today, found.assessment.gold_threshold)
    return overview_tab(
        overview_figures(found.frame, since, today),
        list_occupancy(found.frame, settings),
        actual_minutes_of_all(found.activities, found.frame, settings, today),
        plan,
        calibration,
        today,
        settings,
    )
