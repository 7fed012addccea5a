"""The Overview tab: the company on a page or two, with charts; printed for the weekly meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sheets_addin.figures.calibration import Calibration
from sheets_addin.figures.day_plan import DayPlan
from sheets_addin.figures.overview import WITHOUT, KeyFigures, Overview
from sheets_addin.figures.working_lists import OK, occupancy_words
from sheets_addin.methods import OUTPUTS
from sheets_addin.methods.overdue import FLAGS
from sheets_addin.methods.wording import number_words
from sheets_addin.tabs import overview_words as words
from sheets_addin.tabs.calibration_blocks import calibration_blocks
from sheets_addin.tabs.cells import highlights_of
from sheets_addin.tabs.figure_columns import (
    BUDGET,
    HOURS,
    IN_WORK,
    LIST_STATE,
    MANAGER,
    NO_TIME,
    NUMBER_WIDTH,
    OVERDUE,
    PLANNED,
    TOTAL,
    WORKING_LISTS,
    capitalised,
    in_currency,
    numbers,
    remarks,
    rounded,
    texts,
    with_sum,
)
from sheets_addin.tabs.waiting import waiting_words
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.choices import Choice
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import (
    Block,
    CellValue,
    Chart,
    ChartKind,
    Format,
    Report,
    TabColumn,
    Tone,
)
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.tab_names import OWN_TABS

_WIDE = 22.0
_NOTABLE_POINTS = 5
"""Percentage points above its budget from which a base gets a remark; below it is the hazard of a month."""


@dataclass(frozen=True)
class ShownBlock:
    """A block as it can be found on the tab again: its title, and the headers of what a chart draws, of percents and of
    money.
    """

    title: Text
    drawn: tuple[Text, ...] = ()
    percents: tuple[Text, ...] = ()
    money: tuple[Text, ...] = ()


SHOWN_BLOCKS: Mapping[str, ShownBlock] = {
    "key": ShownBlock(words.KEY, money=(words.REVENUE, words.DEBT, words.OVERDUE_DEBT)),
    "bases": ShownBlock(words.BASES, (words.CLIENTS,), (words.CLIENTS_SHARE, words.REVENUE_SHARE), (words.REVENUE,)),
    "classes": ShownBlock(words.CLASSES),
    "stages": ShownBlock(words.STAGES, (words.CLIENTS,), money=(words.DEALS,)),
    "overdue": ShownBlock(OVERDUE, (words.CLIENTS,), (words.CLIENTS_SHARE,)),
    "lists": ShownBlock(WORKING_LISTS, (IN_WORK, words.QUEUE)),
    "time": ShownBlock(words.TIME, (words.SPENT, BUDGET), (words.SPENT, BUDGET)),
}
"""The blocks that the pane of a spreadsheet shows too."""


def overview_tab(
    overview: Overview,
    lists: pd.DataFrame,
    time: pd.DataFrame,
    plan: DayPlan,
    calibration: Calibration,
    today: dt.date,
    settings: Settings,
) -> Report:
    """The report as of ``today``.

    ``lists`` as :func:`~sheets_addin.figures.working_lists.list_occupancy` gives them, ``time`` as
    :func:`~sheets_addin.figures.time_budget.actual_minutes_of_all`; ``plan`` are
    the managers' days.
    """
    language = settings.language
    return Report(
        name=OWN_TABS["overview"].in_language(language),
        tone=Tone.FIRST,
        blocks=[
            _key_figures(overview.key, plan, today, settings),
            _bases(overview.bases, language),
            _classes(overview.classes, language),
            _stages(overview.stages, language),
            _overdue(overview.overdue, language),
            _lists(lists, settings),
            _time(time, settings),
            *calibration_blocks(calibration, language),
        ],
    )


def _key_figures(key: KeyFigures, plan: DayPlan, today: dt.date, settings: Settings) -> Block:
    language = settings.language
    counts = (
        (words.CLIENTS, key.clients),
        (words.DUE, key.due_today),
        (PLANNED, len(plan.today)),
        (words.OVERDUE_CLIENTS, key.overdue),
        (words.WIN_BACK, key.win_back),
    )
    money = ((words.REVENUE, key.revenue_12m), (words.DEBT, key.debt), (words.OVERDUE_DEBT, key.overdue_debt))
    as_of = words.KEY_NOTE.format(language, today=f"{today:%d.%m.%Y}", currency=in_currency(settings))
    return Block(
        title=words.KEY.in_language(language),
        note=" ".join(filter(None, (as_of, waiting_words(plan, language)))),
        columns=[
            *(numbers(header, [count], language) for header, count in counts),
            *(numbers(header, [amount], language, Format.MONEY) for header, amount in money),
        ],
    )


def _bases(bases: pd.DataFrame, language: Language) -> Block:
    return Block(
        title=words.BASES.in_language(language),
        note=words.BASES_NOTE.in_language(language),
        columns=[
            texts(
                words.BASE,
                [*_names(choices.BASES, bases.index, language), TOTAL.in_language(language)],
                language,
                _WIDE,
                highlights=highlights_of(OUTPUTS["base"].column, language),
            ),
            numbers(words.CLIENTS, with_sum(bases["clients"]), language),
            numbers(words.CLIENTS_SHARE, with_sum(bases["clients_share"]), language, Format.PERCENT),
            numbers(words.REVENUE, with_sum(bases["revenue"], Format.MONEY), language, Format.MONEY),
            numbers(words.REVENUE_SHARE, with_sum(bases["revenue_share"]), language, Format.PERCENT),
        ],
        charts=(
            Chart(
                ChartKind.COLUMN,
                words.BASES_CHART.in_language(language),
                0,
                (2, 4),
                axis=words.PERCENT_AXIS.in_language(language),
            ),
        ),
        total_row=True,
    )


def _classes(classes: pd.DataFrame, language: Language) -> Block:
    no_class, no_orders = words.NO_CLASS.in_language(language), words.NO_ORDERS.in_language(language)
    rows = [no_class if code == WITHOUT else code for code in classes.index]
    columns = [
        TabColumn(no_orders if code == WITHOUT else code, with_sum(classes[code]), Format.INTEGER, NUMBER_WIDTH)
        for code in classes.columns
    ]
    return Block(
        title=words.CLASSES.in_language(language),
        note=words.CLASSES_NOTE.in_language(language),
        columns=[
            texts(words.CLASS, [*rows, TOTAL.in_language(language)], language, _WIDE),
            *columns,
            numbers(TOTAL, with_sum(classes.sum(axis=1)), language),
        ],
        charts=(
            Chart(
                ChartKind.STACKED_COLUMN,
                words.CLASSES_CHART.in_language(language),
                0,
                tuple(range(1, 1 + len(columns))),
                (Tone.FIRST, Tone.GOLD, Tone.STANDARD, Tone.OFF_PROFILE),
                axis=words.CLIENTS.in_language(language),
            ),
        ),
        total_row=True,
    )


def _stages(stages: pd.DataFrame, language: Language) -> Block:
    return Block(
        title=words.STAGES.in_language(language),
        note=words.STAGES_NOTE.in_language(language),
        columns=[
            texts(words.STAGE, _names(choices.STAGES, stages.index, language), language, _WIDE),
            numbers(words.CLIENTS, stages["clients"].tolist(), language),
            numbers(words.DAYS_IN_STAGE, rounded(stages["days"]), language, Format.NUMBER),
            numbers(words.DEALS, rounded(stages["deal_value"], Format.MONEY), language, Format.MONEY),
        ],
        charts=(Chart(ChartKind.BAR, words.STAGES_CHART.in_language(language), 0, (1,), (Tone.FIRST,) * len(stages)),),
    )


def _overdue(overdue: pd.DataFrame, language: Language) -> Block:
    names = {flag.code: capitalised(flag.name).in_language(language) for flag in FLAGS}
    return Block(
        title=OVERDUE.in_language(language),
        note=words.OVERDUE_NOTE.in_language(language),
        columns=[
            texts(words.KIND, [names[code] for code in overdue.index], language, _WIDE),
            numbers(words.CLIENTS, overdue["clients"].tolist(), language),
            numbers(words.CLIENTS_SHARE, rounded(overdue["share"]), language, Format.PERCENT),
            numbers(words.MEDIAN_DAYS, rounded(overdue["median"]), language, Format.NUMBER),
            numbers(words.LONGEST, rounded(overdue["longest"]), language),
        ],
        charts=(
            Chart(ChartKind.BAR, words.OVERDUE_CHART.in_language(language), 0, (1,), (Tone.WARNING,) * len(overdue)),
        ),
    )


def _lists(lists: pd.DataFrame, settings: Settings) -> Block:
    language = settings.language
    lacking = lists["difference"].where(lists["status"] == "short", 0)
    states: list[CellValue] = [
        None if status == OK else occupancy_words(status, int(difference), language)
        for status, difference in zip(lists["status"], lists["difference"], strict=True)
    ]
    limits = {"list_min": settings.list_min, "list_max": settings.list_max}
    return Block(
        title=WORKING_LISTS.in_language(language),
        note=words.LISTS_NOTE.format(language, **limits),
        columns=[
            texts(MANAGER, lists["manager"].tolist(), language, _WIDE),
            numbers(IN_WORK, lists["in_work"].tolist(), language),
            TabColumn(words.LACKING.format(language, **limits), lacking.tolist(), Format.INTEGER, NUMBER_WIDTH),
            numbers(words.QUEUE, lists["queue"].tolist(), language),
            remarks(LIST_STATE, states, language),
        ],
        charts=(
            Chart(
                ChartKind.STACKED_BAR,
                words.LISTS_CHART.in_language(language),
                0,
                (1, 2, 3),
                (Tone.FIRST, Tone.OFF_PROFILE, Tone.WARNING),
                axis=words.PROSPECTS.in_language(language),
            ),
        ),
    )


def _time(time: pd.DataFrame, settings: Settings) -> Block:
    language = settings.language
    is_noted = bool(time["minutes"].sum() > 0)
    chart = Chart(
        ChartKind.COLUMN,
        words.TIME_CHART.in_language(language),
        0,
        (2, 3),
        axis=words.PERCENT_AXIS.in_language(language),
    )
    return Block(
        title=words.TIME.in_language(language),
        note=(words.TIME_NOTE if is_noted else NO_TIME).in_language(language),
        columns=[
            texts(words.BASE, _names(choices.BASES, time["base"], language), language, _WIDE),
            numbers(HOURS, rounded(time["minutes"] / 60), language, Format.NUMBER),
            numbers(words.SPENT, rounded(time["share"]), language, Format.PERCENT),
            numbers(BUDGET, rounded(time["budget"]), language, Format.PERCENT),
            remarks(words.REMARK, _time_remarks(time, settings), language),
        ],
        charts=(chart,) if is_noted else (),
    )


def _time_remarks(time: pd.DataFrame, settings: Settings) -> list[CellValue]:
    """What is wrong with the time of each base: black above its cap, any other far above its budget."""
    language = settings.language
    cap = words.OVER_CAP.format(language, cap=number_words(settings.black_time_max, language))
    over = (time["share"] - time["budget"]).round(1)
    return [
        cap
        if over_cap
        else words.OVER_BUDGET.format(language, points=number_words(points, language))
        if points >= _NOTABLE_POINTS
        else None
        for over_cap, points in zip(time["over_cap"], over, strict=True)
    ]


def _names(known: tuple[Choice, ...], codes: Sequence[str] | pd.Index | pd.Series, language: Language) -> list[str]:
    return [choices.name_of(known, code, language) for code in codes]
