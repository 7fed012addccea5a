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
from sheets_addin.methods.overdue import FLAGS
from sheets_addin.methods.wording import number_words
from sheets_addin.tabs.calibration_blocks import calibration_blocks
from sheets_addin.tabs.figure_columns import (
    BUDGET,
    HOURS,
    IN_WORK,
    LIST_STATE,
    MANAGER,
    NO_TIME,
    OVERDUE,
    PLANNED,
    TOTAL,
    WORKING_LISTS,
    numbers,
    remarks,
    rounded,
    texts,
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
    Highlight,
    Report,
    TabColumn,
    Tone,
)
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.tab_names import OWN_TABS

_CLIENTS = Text(en="Clients", ru="Клиентов")
_DEALS = Text(en="Deals", ru="Сумма сделок")
_PERCENT_AXIS = Text(en="Percent", ru="Проценты")

_KEY = Text(en="Key figures", ru="Главное")
_KEY_NOTE = Text(en="As of {today}{currency}.", ru="На {today}{currency}.")
_DUE = Text(en="Due today", ru="На сегодня")
_OVERDUE_CLIENTS = Text(en="Clients overdue", ru="С просрочкой")
_WIN_BACK = Text(en="To win back", ru="Вернуть")
_REVENUE = Text(en="Revenue 12 m", ru="Выручка 12 мес")
_DEBT = Text(en="Debt", ru="Дебиторка")
_OVERDUE_DEBT = Text(en="Debt overdue", ru="Долг просрочен")

_BASES = Text(en="Bases", ru="Базы")
_BASES_NOTE = Text(
    en="How many clients each base has, and how much of the revenue of 12 months comes from it.",
    ru="Сколько клиентов в каждой базе и какую часть выручки за 12 месяцев она даёт.",
)
_BASES_CHART = Text(en="Clients and revenue by base", ru="Клиенты и выручка по базам")
_BASE = Text(en="Base", ru="База")
_CLIENTS_SHARE = Text(en="Share of clients", ru="Доля клиентов")
_REVENUE_SHARE = Text(en="Share of revenue", ru="Доля выручки")

_CLASSES = Text(en="Qualification and frequency (ABC × XYZ)", ru="Квалификация и частота (ABC × XYZ)")
_CLASSES_NOTE = Text(
    en="Clients by need, money and urgency (A, B, C) and by how often they buy: X often, Y now and then, Z seldom.",
    ru="Клиенты по потребности, деньгам и срочности (A, B, C) и по частоте покупок: X — часто, Y — время от времени, "
    "Z — редко.",
)
_CLASS = Text(en="Class", ru="Класс")
_NO_CLASS = Text(en="Not qualified", ru="Без класса")
_NO_ORDERS = Text(en="No orders", ru="Без заказов")
_CLASSES_CHART = Text(en="Clients by class and frequency", ru="Клиенты по классам и частоте")

_STAGES = Text(en="Funnel by stage", ru="Воронка по состояниям")
_STAGES_NOTE = Text(
    en="Days in stage: the median of days since a refresh first saw the clients in it. For new clients and contacts "
    "that no refresh has seen move, days since “In work since”.",
    ru="Дней в состоянии: медиана дней с обновления, которое впервые увидело в нём клиентов. У новых и контактов, "
    "чьё состояние между обновлениями ещё не менялось, — дней от даты «В работе с».",
)
_STAGE = Text(en="Stage", ru="Состояние")
_DAYS_IN_STAGE = Text(en="Days in stage", ru="Дней в состоянии")
_STAGES_CHART = Text(en="Clients by stage", ru="Клиенты по состояниям")

_OVERDUE_NOTE = Text(
    en="A client with several kinds of overdue stands in each.",
    ru="Клиент с несколькими видами просрочки учтён в каждом.",
)
_KIND = Text(en="Kind", ru="Вид")
_MEDIAN_DAYS = Text(en="Median, days", ru="Медиана, дней")
_LONGEST = Text(en="Longest, days", ru="Самая долгая, дней")
_OVERDUE_CHART = Text(en="Clients overdue by kind", ru="Клиенты с просрочкой по видам")

_LISTS_NOTE = Text(
    en="A list holds from {list_min} to {list_max} prospects. Grey is what a list lacks; those above {list_max} wait "
    "in the queue.",
    ru="В списке от {list_min} до {list_max} клиентов. Серым — сколько не хватает; те, кто сверх {list_max}, "
    "ждут в очереди.",
)
_LACKING = Text(en="Lacking to {list_min}", ru="Не хватает до {list_min}")
_QUEUE = Text(en="In the queue", ru="В очереди")
_LISTS_CHART = Text(en="How full the working lists are", ru="Заполненность рабочих списков")
_PROSPECTS = Text(en="Prospects in the list", ru="Клиентов в списке")

_TIME = Text(en="Time against the budget", ru="Время и бюджет")
_TIME_NOTE = Text(
    en="Minutes on the tab Activities in the last 30 days, beside the budget of the goal.",
    ru="Минуты с вкладки «Активности» за последние 30 дней рядом с бюджетом по цели.",
)
_SPENT = Text(en="Spent", ru="Потрачено")
_REMARK = Text(en="Remark", ru="Замечание")
_OVER_CAP = Text(en="above the cap of {cap} %", ru="сверх потолка {cap} %")
_OVER_BUDGET = Text(en="over by {points} points", ru="на {points} п. п. больше")
_TIME_CHART = Text(en="Time by base: spent and budget", ru="Время по базам: потрачено и бюджет")

_WIDE = 22.0
_NOTABLE_POINTS = 5
"""Percentage points above its budget from which a base gets a remark; below it is the hazard of a month."""


@dataclass(frozen=True)
class ShownBlock:
    """A block as it can be found on the tab again: its title, and the headers of what a chart draws and of percents."""

    title: Text
    drawn: tuple[Text, ...] = ()
    percents: tuple[Text, ...] = ()


SHOWN_BLOCKS: Mapping[str, ShownBlock] = {
    "key": ShownBlock(_KEY),
    "bases": ShownBlock(_BASES, (_CLIENTS,), (_CLIENTS_SHARE, _REVENUE_SHARE)),
    "classes": ShownBlock(_CLASSES),
    "stages": ShownBlock(_STAGES, (_CLIENTS,)),
    "overdue": ShownBlock(OVERDUE, (_CLIENTS,), (_CLIENTS_SHARE,)),
    "lists": ShownBlock(WORKING_LISTS, (IN_WORK, _QUEUE)),
    "time": ShownBlock(_TIME, (_SPENT, BUDGET), (_SPENT, BUDGET)),
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
        (_CLIENTS, key.clients),
        (_DUE, key.due_today),
        (PLANNED, len(plan.today)),
        (_OVERDUE_CLIENTS, key.overdue),
        (_WIN_BACK, key.win_back),
    )
    money = ((_REVENUE, key.revenue_12m), (_DEBT, key.debt), (_OVERDUE_DEBT, key.overdue_debt))
    currency = f", {settings.currency}" if settings.currency else ""
    as_of = _KEY_NOTE.format(language, today=f"{today:%d.%m.%Y}", currency=currency)
    return Block(
        title=_KEY.in_language(language),
        note=" ".join(filter(None, (as_of, waiting_words(plan, language)))),
        columns=[
            *(numbers(header, [count], language) for header, count in counts),
            *(numbers(header, [amount], language, Format.MONEY) for header, amount in money),
        ],
    )


def _bases(bases: pd.DataFrame, language: Language) -> Block:
    marks = tuple(Highlight(Tone(base.code), base.sign, base.in_language(language)) for base in choices.BASES)
    return Block(
        title=_BASES.in_language(language),
        note=_BASES_NOTE.in_language(language),
        columns=[
            texts(
                _BASE,
                [*_names(choices.BASES, bases.index, language), TOTAL.in_language(language)],
                language,
                _WIDE,
                highlights=marks,
            ),
            numbers(_CLIENTS, _with_sum(bases["clients"]), language),
            numbers(_CLIENTS_SHARE, _with_sum(bases["clients_share"]), language, Format.PERCENT),
            numbers(_REVENUE, _with_sum(bases["revenue"]), language, Format.MONEY),
            numbers(_REVENUE_SHARE, _with_sum(bases["revenue_share"]), language, Format.PERCENT),
        ],
        charts=(
            Chart(
                ChartKind.COLUMN,
                _BASES_CHART.in_language(language),
                0,
                (2, 4),
                axis=_PERCENT_AXIS.in_language(language),
            ),
        ),
        total_row=True,
    )


def _classes(classes: pd.DataFrame, language: Language) -> Block:
    no_class, no_orders = _NO_CLASS.in_language(language), _NO_ORDERS.in_language(language)
    rows = [no_class if code == WITHOUT else code for code in classes.index]
    columns = [
        TabColumn(no_orders if code == WITHOUT else code, _with_sum(classes[code]), Format.INTEGER, 13)
        for code in classes.columns
    ]
    return Block(
        title=_CLASSES.in_language(language),
        note=_CLASSES_NOTE.in_language(language),
        columns=[
            texts(_CLASS, [*rows, TOTAL.in_language(language)], language, _WIDE),
            *columns,
            numbers(TOTAL, _with_sum(classes.sum(axis=1)), language),
        ],
        charts=(
            Chart(
                ChartKind.STACKED_COLUMN,
                _CLASSES_CHART.in_language(language),
                0,
                tuple(range(1, 1 + len(columns))),
                (Tone.FIRST, Tone.GOLD, Tone.STANDARD, Tone.OFF_PROFILE),
                axis=_CLIENTS.in_language(language),
            ),
        ),
        total_row=True,
    )


def _stages(stages: pd.DataFrame, language: Language) -> Block:
    return Block(
        title=_STAGES.in_language(language),
        note=_STAGES_NOTE.in_language(language),
        columns=[
            texts(_STAGE, _names(choices.STAGES, stages.index, language), language, _WIDE),
            numbers(_CLIENTS, stages["clients"].tolist(), language),
            numbers(_DAYS_IN_STAGE, rounded(stages["days"]), language, Format.NUMBER),
            numbers(_DEALS, rounded(stages["deal_value"]), language, Format.MONEY),
        ],
        charts=(Chart(ChartKind.BAR, _STAGES_CHART.in_language(language), 0, (1,), (Tone.FIRST,) * len(stages)),),
    )


def _overdue(overdue: pd.DataFrame, language: Language) -> Block:
    names = {flag.code: flag.name.in_language(language) for flag in FLAGS}
    return Block(
        title=OVERDUE.in_language(language),
        note=_OVERDUE_NOTE.in_language(language),
        columns=[
            texts(_KIND, [names[code][:1].upper() + names[code][1:] for code in overdue.index], language, _WIDE),
            numbers(_CLIENTS, overdue["clients"].tolist(), language),
            numbers(_CLIENTS_SHARE, rounded(overdue["share"]), language, Format.PERCENT),
            numbers(_MEDIAN_DAYS, rounded(overdue["median"]), language, Format.NUMBER),
            numbers(_LONGEST, rounded(overdue["longest"]), language),
        ],
        charts=(Chart(ChartKind.BAR, _OVERDUE_CHART.in_language(language), 0, (1,), (Tone.WARNING,) * len(overdue)),),
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
        note=_LISTS_NOTE.format(language, **limits),
        columns=[
            texts(MANAGER, lists["manager"].tolist(), language, _WIDE),
            numbers(IN_WORK, lists["in_work"].tolist(), language),
            TabColumn(_LACKING.format(language, **limits), lacking.tolist(), Format.INTEGER, 13),
            numbers(_QUEUE, lists["queue"].tolist(), language),
            remarks(LIST_STATE, states, language),
        ],
        charts=(
            Chart(
                ChartKind.STACKED_BAR,
                _LISTS_CHART.in_language(language),
                0,
                (1, 2, 3),
                (Tone.FIRST, Tone.OFF_PROFILE, Tone.WARNING),
                axis=_PROSPECTS.in_language(language),
            ),
        ),
    )


def _time(time: pd.DataFrame, settings: Settings) -> Block:
    language = settings.language
    is_noted = bool(time["minutes"].sum() > 0)
    chart = Chart(
        ChartKind.COLUMN, _TIME_CHART.in_language(language), 0, (2, 3), axis=_PERCENT_AXIS.in_language(language)
    )
    return Block(
        title=_TIME.in_language(language),
        note=(_TIME_NOTE if is_noted else NO_TIME).in_language(language),
        columns=[
            texts(_BASE, _names(choices.BASES, time["base"], language), language, _WIDE),
            numbers(HOURS, rounded(time["minutes"] / 60), language, Format.NUMBER),
            numbers(_SPENT, rounded(time["share"]), language, Format.PERCENT),
            numbers(BUDGET, rounded(time["budget"]), language, Format.PERCENT),
            remarks(_REMARK, _time_remarks(time, settings), language),
        ],
        charts=(chart,) if is_noted else (),
    )


def _time_remarks(time: pd.DataFrame, settings: Settings) -> list[CellValue]:
    """What is wrong with the time of each base: black above its cap, any other far above its budget."""
    language = settings.language
    cap = _OVER_CAP.format(language, cap=number_words(settings.black_time_max, language))
    over = (time["share"] - time["budget"]).round(1)
    return [
        cap
        if over_cap
        else _OVER_BUDGET.format(language, points=number_words(points, language))
        if points >= _NOTABLE_POINTS
        else None
        for over_cap, points in zip(time["over_cap"], over, strict=True)
    ]


def _names(known: tuple[Choice, ...], codes: Sequence[str] | pd.Index | pd.Series, language: Language) -> list[str]:
    return [choices.name_of(known, code, language) for code in codes]


def _with_sum(values: pd.Series) -> list[CellValue]:
    return rounded(pd.concat([values, pd.Series([values.sum(min_count=1)])]).astype("float64"))
