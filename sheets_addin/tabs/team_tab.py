"""The Team tab: what each manager and each territory has, how full the lists are, where the time goes, what is late."""

from __future__ import annotations

import pandas as pd

from sheets_addin.figures.day_plan import DayPlan
from sheets_addin.figures.team import FLAGS, TIERS, Team
from sheets_addin.figures.working_lists import OK, occupancy_words
from sheets_addin.methods.overdue import FLAGS as FLAG_NAMES
from sheets_addin.methods.wording import number_words
from sheets_addin.tabs.days_block import days_block
from sheets_addin.tabs.figure_columns import (
    BUDGET,
    HOURS,
    IN_WORK,
    LIST_STATE,
    MANAGER,
    NO_MANAGER,
    NO_TIME,
    NUMBER_WIDTH,
    OVERDUE,
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
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Block, Chart, ChartKind, Format, Report, TabColumn, Tone
from sheets_addin.vocabulary.settings import BASE_ORDER, Settings
from sheets_addin.vocabulary.tab_names import OWN_TABS

_TERRITORY = Text(en="Territory", ru="Территория")
_NO_TERRITORY = Text(en="no territory", ru="без территории")

_BY_MANAGER = Text(en="By manager", ru="По менеджерам")
_BY_TERRITORY = Text(en="By territory", ru="По территориям")
_COUNTS_NOTE = Text(
    en="Prospects have not bought yet and have not refused; clients have bought. Potential is theirs in a year or, "
    "where that is blank, the deal{currency}. Activities of the last 30 days.",
    ru="«Не покупали» — потенциальные клиенты, кроме отказавшихся. Потенциал — годовой, а если он не указан, сумма "
    "сделки{currency}. Активности за последние 30 дней.",
)
_PROSPECTS = Text(en="Prospects", ru="Не покупали")
_CLIENTS = Text(en="Clients", ru="Покупали")
_POTENTIALS = {
    "high": Text(en="High potential", ru="Потенциал высокий"),
    "medium": Text(en="Medium potential", ru="Потенциал средний"),
    "low": Text(en="Low potential", ru="Потенциал низкий"),
}
_POTENTIAL_CHART = Text(en="Potential by value", ru="Потенциал по ценности")
_ACTIVITIES = Text(en="Activities", ru="Активностей")

_TERRITORY_LISTS = Text(en="Working lists: territories", ru="Рабочие списки: территории")
_LISTS_NOTE = Text(
    en="A manager's list holds from {list_min} to {list_max} prospects; those above {list_max} wait in the queue.",
    ru="В списке менеджера от {list_min} до {list_max} клиентов; те, кто не поместился, ждут в очереди.",
)
_QUEUE = Text(en="Queue", ru="В очереди")

_TO_TAKE = Text(en="Whom to take into short lists", ru="Кого взять в неполные списки")
_TO_TAKE_NOTE = Text(
    en="From “Call round” and from those new clients that wait in a queue, in order of work.",
    ru="Из «Обзвона» и из новых клиентов, которые ждут в очереди, по порядку работы.",
)
_NOBODY_TO_TAKE = Text(
    en="Nobody is in “Call round” or waits in a queue: new clients are needed.",
    ru="Ни в «Обзвоне», ни в очереди никого нет: нужны новые клиенты.",
)
_CLIENT_ID = Text(en="ID", ru="Код")
_CLIENT = Text(en="Client", ru="Клиент")
_STAGE = Text(en="Stage", ru="Состояние")
_NOW_WITH = Text(en="Now with", ru="Сейчас у кого")

_TIME = Text(en="Time by base against the budget", ru="Время по базам и бюджет")
_TERRITORY_TIME = Text(en="Time by base: territories", ru="Время по базам: территории")
_TIME_NOTE = Text(
    en="Percent of the minutes on the tab Activities in the last 30 days; the first row is the budget of the goal.",
    ru="Доля минут с вкладки «Активности» за последние 30 дней; первая строка — бюджет по цели.",
)
_NO_BUDGET = Text(en="Other", ru="Прочие")
_OVER_CAP = Text(en="Black above the cap", ru="Чёрные сверх потолка")
_OVER_CAP_CELL = Text(en="{share} %, cap {cap} %", ru="{share} %, потолок {cap} %")

_TERRITORY_OVERDUE = Text(en="Overdue: territories", ru="Просрочено: территории")
_OVERDUE_NOTE = Text(
    en="Clients with each kind of overdue; one with several kinds stands in each, and once in the last column.",
    ru="Клиентов с каждым видом просрочки; у кого их несколько, стоит в каждом, а в последнем столбце — один раз.",
)
_OVERDUE_ANY = Text(en="Clients overdue", ru="Клиентов с просрочкой")

_NAMES_WIDTH = 24


def team_tab(team: Team, plan: DayPlan, settings: Settings) -> Report:
    """The report of a team and of its managers' days; territories are left out where no client has one."""
    language = settings.language
    blocks = [
        _counts(_BY_MANAGER, MANAGER, NO_MANAGER, team.managers, settings),
        _lists(WORKING_LISTS, MANAGER, NO_MANAGER, team.managers, settings),
        days_block(plan, settings),
        _time(_TIME, MANAGER, team.time, settings),
        _overdue(OVERDUE, MANAGER, NO_MANAGER, team.managers, language),
    ]
    if team.territories["name"].notna().any():
        blocks += [
            _counts(_BY_TERRITORY, _TERRITORY, _NO_TERRITORY, team.territories, settings),
            _lists(_TERRITORY_LISTS, _TERRITORY, _NO_TERRITORY, team.territories, settings),
            _time(_TERRITORY_TIME, _TERRITORY, team.territory_time, settings),
            _overdue(_TERRITORY_OVERDUE, _TERRITORY, _NO_TERRITORY, team.territories, language),
        ]
    if (team.managers["status"] == "short").any():
        blocks.append(_to_take(team.to_take, language))
    return Report(OWN_TABS["team"].in_language(language), blocks)


def _names(rows: pd.DataFrame, header: Text, nobody: Text, language: Language) -> TabColumn:
    names = [name if isinstance(name, str) else nobody.in_language(language) for name in rows["name"]]
    return texts(header, [*names, TOTAL.in_language(language)], language, _NAMES_WIDTH)


def _summed(
    rows: pd.DataFrame, key: str, header: Text, language: Language, number: Format = Format.INTEGER
) -> TabColumn:
    """A column of numbers with their sum below."""
    return numbers(header, with_sum(rows[key], number), language, number)


def _counts(title: Text, header: Text, nobody: Text, rows: pd.DataFrame, settings: Settings) -> Block:
    language = settings.language
    kind = ChartKind.STACKED_BAR
    return Block(
        title=title.in_language(language),
        note=_COUNTS_NOTE.format(language, currency=in_currency(settings)),
        columns=[
            _names(rows, header, nobody, language),
            _summed(rows, "prospects", _PROSPECTS, language),
            _summed(rows, "clients", _CLIENTS, language),
            *(_summed(rows, tier, _POTENTIALS[tier], language, Format.MONEY) for tier in TIERS),
            _summed(rows, "activities", _ACTIVITIES, language),
        ],
        charts=(Chart(kind, _POTENTIAL_CHART.in_language(language), 0, tuple(range(3, 3 + len(TIERS)))),),
        total_row=True,
    )


def _lists(title: Text, header: Text, nobody: Text, rows: pd.DataFrame, settings: Settings) -> Block:
    """How many prospects are in work and in the queue, and the state of each list where it is known."""
    language = settings.language
    columns = [
        _names(rows, header, nobody, language),
        _summed(rows, "in_work", IN_WORK, language),
        _summed(rows, "queue", _QUEUE, language),
    ]
    if "status" in rows:
        states = [
            occupancy_words(status, int(difference), language) if isinstance(status, str) and status != OK else None
            for status, difference in zip(rows["status"], rows["difference"], strict=True)
        ]
        columns.append(remarks(LIST_STATE, [*states, None], language))
    return Block(
        title=title.in_language(language),
        note=_LISTS_NOTE.format(language, list_min=settings.list_min, list_max=settings.list_max),
        columns=columns,
        charts=(Chart(ChartKind.STACKED_BAR, title.in_language(language), 0, (1, 2)),),
        total_row=True,
    )


def _to_take(rows: pd.DataFrame, language: Language) -> Block:
    names = [client if isinstance(client, str) else None for client in rows["client"]]
    now_with = [name if isinstance(name, str) else NO_MANAGER.in_language(language) for name in rows["manager"]]
    stages = [choices.name_of(choices.STAGES, stage, language) for stage in rows["stage"]]
    return Block(
        title=_TO_TAKE.in_language(language),
        note=(_TO_TAKE_NOTE if len(rows) else _NOBODY_TO_TAKE).in_language(language),
        columns=[
            texts(MANAGER, rows["to_manager"].tolist(), language, _NAMES_WIDTH),
            texts(_CLIENT_ID, rows["client_id"].tolist(), language, 13),
            texts(_CLIENT, names, language, 39),
            texts(_STAGE, stages, language, 26),
            texts(_NOW_WITH, now_with, language, 26),
        ],
    )


def _time(title: Text, header: Text, time: pd.DataFrame, settings: Settings) -> Block:
    """Shares of the time, a row for the budget and one a name, a column a base."""
    language = settings.language
    names, bases = time["manager"].unique().tolist(), time["base"].unique().tolist()
    rows = time.set_index(["base", "manager"])
    minutes = time.groupby("manager")["minutes"].sum()
    over = time[time["over_cap"]].set_index("manager")["share"]
    is_noted = bool(minutes.sum() > 0)
    columns = [texts(header, [BUDGET.in_language(language), *names], language, _NAMES_WIDTH)]
    for base in bases:
        of_base = rows.loc[base]
        shares = [of_base["budget"].iloc[0], *of_base["share"].reindex(names)]
        has_budget = base in BASE_ORDER[settings.goal]
        base_name = choices.name_of(choices.BASES, base, language) if has_budget else _NO_BUDGET.in_language(language)
        columns.append(TabColumn(base_name, rounded(shares), Format.PERCENT, NUMBER_WIDTH))
    hours = [None, *(round(float(minutes[name]) / 60, 1) for name in names)]
    columns.append(numbers(HOURS, hours, language, Format.NUMBER))
    above = [None, *(_above_cap(over[name], settings) if name in over else None for name in names)]
    columns.append(remarks(_OVER_CAP, above, language))
    chart = Chart(
        ChartKind.STACKED_BAR,
        title.in_language(language),
        0,
        tuple(range(1, 1 + len(bases))),
        tuple(Tone(base) for base in bases),
        maximum=100,
    )
    return Block(
        title=title.in_language(language),
        note=(_TIME_NOTE if is_noted else NO_TIME).in_language(language),
        columns=columns,
        charts=(chart,) if is_noted else (),
    )


def _above_cap(share: float, settings: Settings) -> str:
    language = settings.language
    return _OVER_CAP_CELL.format(
        language, share=number_words(round(share, 1), language), cap=number_words(settings.black_time_max, language)
    )


def _overdue(title: Text, header: Text, nobody: Text, rows: pd.DataFrame, language: Language) -> Block:
    names = {flag.code: flag.name for flag in FLAG_NAMES}
    return Block(
        title=title.in_language(language),
        note=_OVERDUE_NOTE.in_language(language),
        columns=[
            _names(rows, header, nobody, language),
            *(_summed(rows, flag, capitalised(names[flag]), language) for flag in FLAGS),
            _summed(rows, "overdue", _OVERDUE_ANY, language),
        ],
        charts=(Chart(ChartKind.STACKED_BAR, title.in_language(language), 0, tuple(range(1, 1 + len(FLAGS)))),),
        total_row=True,
    )
