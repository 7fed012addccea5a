"""Method 13: which days a trial notes, what it is judged by, and its verdict."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as running
from hypothesis import strategies as st

from sheets_addin.figures.snapshots import Snapshot, take_snapshot
from sheets_addin.figures.trial import Outcome, Phase, Trial, kept_snapshots, trial_today
from sheets_addin.refresh.trial_memory import snapshot_of, snapshot_text
from sheets_addin.tabs.trial_tab import trial_tab
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.settings import Settings
from tests.figures.company import assessed, noted
from tests.methods.client_table import TODAY, day, orders_table

START = dt.date(2026, 3, 1)
SETTINGS = Settings(trial_start=START, list_min=50, list_max=90)


def on(number: int) -> dt.date:
    """Day ``number`` of the trial; 0 is the day before it."""
    return START + dt.timedelta(days=number - 1)


def noted_day(number: int, late: int = 10, black: float | None = 3.0, **changed: Any) -> Snapshot:
    usual: dict[str, Any] = {
        "bases": {"development": 100},
        "stages": {"new": 100},
        "counted": 100,
        "late": late,
        "flags": {"payment": 0, "contact": late, "stage": 0, "contract": 0},
        "late_contacts": {"development": late},
        "lists": {"Anna": 60, "Boris": 70},
        "black_time": black,
        "orders": 5,
        "revenue": 100.0,
    }
    return Snapshot(day=on(number), **{**usual, **changed})


def judged(*snapshots: Snapshot, today: int = 36, settings: Settings = SETTINGS) -> Trial:
    return trial_today(snapshots, settings, on(today))


def outcomes(trial: Trial) -> dict[str, Outcome]:
    return {check.key: check.outcome for check in trial.checks}


def corrected(trial: Trial) -> dict[str, tuple[str, ...]]:
    return {check.key: check.settings for check in trial.checks if check.outcome is Outcome.FAILED}


GOOD_DAYS = (0, 1, 2, 3, 6, 9, 12, 15, 18, 20, 24, 28, 35)
GOOD = [noted_day(number, late=40 - number) for number in GOOD_DAYS]


def test_a_trial_that_went_well_keeps_the_model():
    trial = judged(*GOOD)
    assert (trial.phase, trial.verdict, trial.last_day) == (Phase.OVER, Outcome.PASSED, dt.date(2026, 4, 4))
    assert set(outcomes(trial).values()) == {Outcome.PASSED}


@pytest.mark.parametrize(
    ("today", "phase"), [(0, Phase.AHEAD), (1, Phase.RUNS), (12, Phase.RUNS), (35, Phase.RUNS), (36, Phase.OVER)]
)
def test_the_first_day_is_day_1_and_the_last_day_still_runs(today, phase):
    trial = judged(*GOOD, today=today)
    assert (trial.phase, trial.day) == (phase, today)


@pytest.mark.parametrize(("sizes", "setting"), [((49, 49, 49, 60, 60), "list_min"), ((91, 60, 91, 91, 60), "list_max")])
def test_a_list_outside_on_three_of_five_days_fails(sizes, setting):
    days = [noted_day(number, late=50 - number, lists={"Anna": size}) for number, size in enumerate(sizes, 1)]
    trial = judged(*days, today=5)
    assert corrected(trial) == {"lists": (setting,)}
    assert trial.verdict is Outcome.FAILED


def test_a_list_outside_on_half_of_the_days_does_not_fail_and_the_day_before_does_not_count():
    sizes = (10, 49, 49, 50, 90)
    days = [noted_day(number, late=50 - number, lists={"Anna": size}) for number, size in enumerate(sizes)]
    trial = judged(*days, today=5)
    assert outcomes(trial)["lists"] is Outcome.PASSED
    assert (trial.lists[0].days, trial.lists[0].below, trial.lists[0].above) == (4, 2, 0)


@pytest.mark.parametrize(
    ("first", "last", "outcome"),
    [(20, 19, Outcome.PASSED), (20, 20, Outcome.FAILED), (20, 21, Outcome.FAILED), (0, 0, Outcome.PASSED)],
)
def test_the_overdue_share_must_have_fallen(first, last, outcome):
    assert outcomes(judged(noted_day(0, late=first), noted_day(1, late=last), today=1))["overdue"] is outcome


@pytest.mark.parametrize(
    ("flags", "contacts", "setting"),
    [
        ({"payment": 1, "contact": 20, "stage": 5, "contract": 0}, {"gold": 12, "development": 8}, "rhythm_gold"),
        ({"payment": 1, "contact": 2, "stage": 25, "contract": 0}, {"gold": 2}, "work_limit_days"),
        ({"payment": 30, "contact": 2, "stage": 25, "contract": 0}, {"gold": 2}, "black_overdue_days"),
    ],
)
def test_a_share_that_did_not_fall_names_the_setting_of_its_most_frequent_kind(flags, contacts, setting):
    trial = judged(noted_day(0, late=5), noted_day(1, late=30, flags=flags, late_contacts=contacts), today=1)
    assert corrected(trial) == {"overdue": (setting,)}


@pytest.mark.parametrize(("share", "outcome"), [(5.0, Outcome.PASSED), (5.01, Outcome.FAILED)])
def test_black_clients_may_take_5_percent_of_the_time(share, outcome):
    assert outcomes(judged(noted_day(1, late=20), noted_day(2, black=share), today=2))["black_time"] is outcome


def test_what_was_never_noted_is_not_judged():
    assert judged().verdict is Outcome.UNKNOWN
    trial = judged(noted_day(1, black=None), today=1)
    assert outcomes(trial) == {
        "lists": Outcome.PASSED,
        "overdue": Outcome.UNKNOWN,
        "black_time": Outcome.UNKNOWN,
    }


@pytest.mark.parametrize(("days", "verdict"), [(2, Outcome.UNKNOWN), (11, Outcome.UNKNOWN), (12, Outcome.PASSED)])
def test_a_verdict_needs_a_third_of_the_days_without_the_day_before(days, verdict):
    trial = judged(*(noted_day(number, late=40 - number) for number in range(days + 1)))
    assert (trial.noted, trial.needed, trial.verdict) == (days, 12, verdict)


def test_a_failure_on_too_few_days_is_none():
    trial = judged(noted_day(1, lists={"Anna": 3}), noted_day(2, late=90, black=50.0))
    assert set(outcomes(trial).values()) == {Outcome.UNKNOWN}
    columns = trial_tab(trial, SETTINGS).blocks[0].columns
    assert columns[-1].values == ["days noted: 2, at least 12 are needed"] * 3


@pytest.mark.parametrize(("days", "outcome"), [(1, Outcome.PASSED), (5, Outcome.PASSED), (6, Outcome.FAILED)])
def test_a_manager_is_judged_when_half_of_the_noted_days_have_the_list(days, outcome):
    lists = [{"Anna": 60, **({"Vera": 3} if number > 12 - days else {})} for number in range(1, 13)]
    trial = judged(*(noted_day(number, late=40 - number, lists=sizes) for number, sizes in enumerate(lists, 1)))
    assert outcomes(trial)["lists"] is outcome
    state = trial_tab(trial, SETTINGS).blocks[2].columns[-1].values
    assert state == [None, "out of bounds" if outcome is Outcome.FAILED else "too few days to judge"]


def test_a_refresh_as_of_an_earlier_day_shows_nothing_later_and_loses_nothing():
    days = [noted_day(number, late=number) for number in (0, 4, 8, 30)]
    earlier = trial_today(kept(days, on(8)), SETTINGS, on(8))
    assert [snapshot.day for snapshot in earlier.snapshots] == [on(0), on(4), on(8)]
    assert (earlier.day, earlier.noted) == (8, 2)
    assert on(30) in [snapshot.day for snapshot in kept(days, on(8))]


def kept(known: list[Snapshot], today: dt.date, settings: Settings = SETTINGS) -> list[Snapshot]:
    return kept_snapshots(known, lambda: dataclasses.replace(noted_day(1), day=today), settings, today)


def test_days_are_noted_from_the_day_before_to_the_last_one():
    noted_days = [number for number in range(-3, 40) if kept([], on(number))]
    assert noted_days == list(range(36))


def test_the_latest_of_a_day_wins_and_days_stand_in_order():
    known = [noted_day(5), noted_day(2, late=99)]
    assert kept(known, on(2)) == [dataclasses.replace(noted_day(1), day=on(2)), noted_day(5)]
    assert kept(kept(known, on(2)), on(2)) == kept(known, on(2))


def test_a_trial_whose_start_is_cleared_or_mistyped_or_which_is_over_loses_nothing():
    assert kept(GOOD, on(20), Settings()) == GOOD
    assert kept(GOOD, on(60)) == GOOD
    mistyped = Settings(trial_start=on(20))
    noted_then = kept(GOOD[:10], on(21), mistyped)
    assert [snapshot.day for snapshot in trial_today(noted_then, mistyped, on(21)).snapshots] == [on(20), on(21)]
    assert [snapshot.day for snapshot in kept(noted_then, on(21))] == [on(day) for day in (*GOOD_DAYS[:10], 21)]


def test_a_new_trial_does_not_look_at_an_earlier_one_whose_days_go_when_they_are_old():
    later = Settings(trial_start=on(100))
    assert [snapshot.day for snapshot in trial_today(kept(GOOD, on(100), later), later, on(100)).snapshots] == [on(100)]
    assert kept(GOOD, on(402)) == [snapshot for snapshot in GOOD if snapshot.day >= on(2)]


def company(settings: Settings) -> Snapshot:
    """Two prospects and a buyer of Anna's, one of them silent; a buyer with an old debt and a refusal of Boris's."""
    rows = [
        {"client_id": "P1", "manager": "Anna", "stage": "new", "last_contact": day(-30)},
        {"client_id": "P2", "manager": "Anna", "stage": "contact_1", "next_contact": day(3)},
        {"client_id": "G", "manager": "Anna", "stage": "client", "next_contact": day(3)},
        {"client_id": "B", "manager": "Boris", "stage": "client", "debt": 5, "payment_due": day(-60)},
        {"client_id": "R", "manager": "Boris", "stage": "refusal", "last_contact": day(-300)},
    ]
    orders = orders_table(
        ("G", day(-29), 100.0), ("G", day(-30), 7.0), ("B", day(0), 50.0), ("B", day(0), -20.0), (None, day(0), 9.0)
    )
    activities = noted(("G", day(-1), 45, "Anna"), ("B", day(-1), 15, "Boris"))
    frame = assessed(*rows, settings=settings, orders=orders, activities=activities, gold_threshold=100)
    return take_snapshot(frame, orders, activities, settings, TODAY)


def test_a_snapshot_by_hand():
    """P1 is silent for 30 days (rhythm 7), B's debt is late: 2 of 4. Black: 15 of 60 min. 100 + 50 - 20 = 130."""
    snapshot = company(Settings())
    assert (snapshot.counted, snapshot.late, snapshot.late_share) == (4, 2, 50)
    assert snapshot.bases == {"development": 3, "gold": 1, "black": 1}
    assert snapshot.stages == {"new": 1, "contact_1": 1, "refusal": 1, "client": 2}
    assert snapshot.flags == {"payment": 1, "contact": 1, "stage": 0, "contract": 0}
    assert snapshot.late_contacts == {"development": 1}
    assert snapshot.lists == {"Anna": 2, "Boris": 0}
    assert (snapshot.black_time, snapshot.orders, snapshot.revenue) == (25, 2, 130)


def test_a_snapshot_survives_the_memory_tab_and_nonsense_does_not():
    snapshot = company(Settings())
    assert snapshot_of(snapshot_text(snapshot)) == snapshot
    assert snapshot_of("") is None
    assert snapshot_of('{"day":"2026-03-01"}') is None
    assert snapshot_of(snapshot_text(snapshot).replace("payment", "weather")) is None


def note(trial: Trial, language: Language) -> str:
    return trial_tab(trial, SETTINGS.model_copy(update={"language": language})).blocks[0].note


def test_the_tab_tells_the_day_and_the_verdict_in_both_languages():
    running_trial, ended = judged(*GOOD[:3], today=12), judged(*GOOD)
    assert note(running_trial, Language.ENGLISH).startswith("Day 12 of 35: the trial runs to 04.04.2026.")
    assert note(running_trial, Language.RUSSIAN).startswith("День 12 из 35: испытание идёт по 04.04.2026.")
    assert note(ended, Language.ENGLISH) == "The trial ended on 04.04.2026. Keep the model."
    assert note(ended, Language.RUSSIAN) == "Испытание закончилось 04.04.2026. Оставьте модель."


def test_a_failed_check_names_the_setting_with_its_value():
    trial = judged(noted_day(1, late=5, lists={"Anna": 10}), noted_day(2, late=30, lists={"Anna": 10}), today=2)
    columns = trial_tab(trial, SETTINGS).blocks[0].columns
    assert columns[-1].values == ["“Working list from”, now 50", "“Rhythm: in development, days”, now 7", None]


def test_without_a_trial_one_sentence_tells_how_to_start_one():
    report = trial_tab(trial_today([], Settings(), TODAY), Settings())
    assert len(report.blocks) == 1
    assert "type its first day into “Trial: start” on the tab “Settings”" in report.blocks[0].note


@running(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(-5, 45), st.integers(0, 100), st.integers(0, 120)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_days_were_noted_does_not_matter(days, random):
    known = [
        noted_day(number, late=late, lists={"Anna": size}) for number, late, size in {d[0]: d for d in days}.values()
    ]
    mixed = random.sample(known, len(known))
    assert kept(mixed, on(10)) == kept(known, on(10))
    trial = judged(*kept(known, on(10)))
    assert all(0 <= (snapshot.day - START).days + 1 <= 35 for snapshot in trial.snapshots)
    assert trial.verdict is not Outcome.PASSED or set(outcomes(trial).values()) == {Outcome.PASSED}
