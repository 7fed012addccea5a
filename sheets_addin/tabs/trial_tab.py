"""The Trial tab: how far the trial of the model is, what it is judged by, and the verdict at its end."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from sheets_addin.figures.snapshots import Snapshot
from sheets_addin.figures.trial import Check, ListDays, Outcome, Phase, Trial, lists_outside
from sheets_addin.methods.wording import number_words
from sheets_addin.tabs.figure_columns import MANAGER, numbers, remarks, rounded, texts
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Block, Chart, ChartKind, Format, Report
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS

_TITLE = Text(en="Trial of the model", ru="Испытание модели")
_NOTES = {
    Phase.NOT_SET: Text(
        en="No trial is set. To start one, type its first day into “{setting}” on the tab “{tab}”: it runs {days} days "
        "and ends with a verdict here. A verdict needs a refresh on a third of the days.",
        ru="Испытание не назначено. Чтобы начать, впишите его первый день в «{setting}» на вкладке «{tab}»: "
        "оно продлится {days} дн., и в конце здесь появится вывод. Для него нужны обновления хотя бы в трети дней.",
    ),
    Phase.AHEAD: Text(
        en="The trial starts on {start} and runs {days} days, to {end}.",
        ru="Испытание начнётся {start} и продлится {days} дн., по {end}.",
    ),
    Phase.RUNS: Text(
        en="Day {day} of {days}: the trial runs to {end}. Each day with a refresh is noted.",
        ru="День {day} из {days}: испытание идёт по {end}. Отмечается каждый день, в который было обновление.",
    ),
}
_VERDICTS = {
    Outcome.PASSED: Text(
        en="The trial ended on {end}. Keep the model.", ru="Испытание закончилось {end}. Оставьте модель."
    ),
    Outcome.FAILED: Text(
        en="The trial ended on {end}. Correct what is named below, then try again.",
        ru="Испытание закончилось {end}. Исправьте то, что названо ниже, и повторите.",
    ),
    Outcome.UNKNOWN: Text(
        en="The trial ended on {end}. There is no full verdict: see below what was not noted.",
        ru="Испытание закончилось {end}. Полного вывода нет: ниже сказано, что не отмечалось.",
    ),
}

_CHECK = Text(en="What it is judged by", ru="По чему судим")
_REQUIRED = Text(en="Required", ru="Требуется")
_AT_START = Text(en="At the start", ru="В начале")
_NOW = Text(en="Now", ru="Сейчас")
_AT_END = Text(en="At the end", ru="В конце")
_RESULT = Text(en="Holds", ru="Выполнено")
_TO_CORRECT = Text(en="What to correct", ru="Что исправить")
_CHECKS = {
    "lists": Text(en="Working lists out of bounds", ru="Рабочие списки вне границ"),
    "overdue": Text(en="Clients overdue, %", ru="Клиентов с просрочкой, %"),
    "black_time": Text(en="Time on black clients, %", ru="Время на чёрных, %"),
}
_REQUIREMENTS = {
    "lists": Text(en="no list on most days", ru="ни один в большинстве дней"),
    "overdue": Text(en="has fallen", ru="снизилось"),
    "black_time": Text(en="at most {cap}", ru="не больше {cap}"),
}
_RESULTS = {
    Outcome.PASSED: Text(en="yes", ru="да"),
    Outcome.FAILED: Text(en="no", ru="нет"),
    Outcome.UNKNOWN: Text(en="not known", ru="неизвестно"),
}
_WHY_UNKNOWN = {
    "lists": Text(
        en="no manager's list is there on half of the noted days",
        ru="ни одного списка менеджера нет хотя бы в половине отмеченных дней",
    ),
    "overdue": Text(en="two days with a refresh are needed", ru="нужны два дня с обновлением"),
    "black_time": Text(en="no contacts are noted on “{activities}”", ru="на вкладке «{activities}» нет контактов"),
}
_TOO_FEW_DAYS = Text(
    en="days noted: {noted}, at least {needed} are needed", ru="отмечено дней: {noted}, нужно хотя бы {needed}"
)
_CORRECT = Text(en="“{setting}”, now {value}", ru="«{setting}», сейчас {value}")

_TREND = Text(en="Day by day", ru="По дням")
_TREND_NOTE = Text(
    en="The first line may be the day before the trial. Orders and revenue are those of the last 30 days.",
    ru="Первой строкой может стоять день перед испытанием. Заказы и выручка — за последние 30 дней.",
)
_DAY = Text(en="Day", ru="День")
_SHORTEST = Text(en="Shortest list", ru="Самый короткий список")
_MEDIAN = Text(en="Median list", ru="Средний список (медиана)")
_LONGEST = Text(en="Longest list", ru="Самый длинный список")
_LISTS_CHART = Text(en="Working lists, clients", ru="Рабочие списки, клиентов")
_ORDERS = Text(en="Orders 30 d", ru="Заказов 30 дн")
_REVENUE = Text(en="Revenue 30 d", ru="Выручка 30 дн")

_LISTS = Text(en="Working lists in the trial", ru="Рабочие списки за испытание")
_LISTS_NOTE = Text(en="The bounds are {list_min} to {list_max} clients.", ru="Границы — от {list_min} до {list_max}.")
_NOTED = Text(en="Days noted", ru="Отмечено дней")
_BELOW = Text(en="Days below", ru="Дней ниже")
_ABOVE = Text(en="Days above", ru="Дней выше")
_OUTSIDE = Text(en="On most days", ru="В большинстве дней")
_OUT = Text(en="out of bounds", ru="вне границ")
_NOT_JUDGED = Text(en="too few days to judge", ru="слишком мало дней для вывода")

_CHANGE = Text(en="Bases and stages", ru="Базы и состояния")
_DIFFERENCE = Text(en="Change", ru="Изменение")
_OF_BASE = Text(en="Base: {name}", ru="База: {name}")
_OF_STAGE = Text(en="Stage: {name}", ru="Состояние: {name}")


def trial_tab(trial: Trial, settings: Settings) -> Report:
    """The report of a trial; where none is set, one sentence tells how to start it."""
    blocks = [_checks(trial, settings)]
    if trial.snapshots:
        blocks.append(_trend(trial.snapshots, settings))
        if trial.lists:
            blocks.append(_lists(trial.lists, settings))
        blocks.append(_change(trial.snapshots[0], trial.snapshots[-1], trial.phase, settings.language))
    return Report(OWN_TABS["trial"].in_language(settings.language), blocks)


def _latest(phase: Phase) -> Text:
    return _AT_END if phase is Phase.OVER else _NOW


def _note(trial: Trial, settings: Settings) -> str:
    language = settings.language
    text = _VERDICTS[trial.verdict] if trial.phase is Phase.OVER else _NOTES[trial.phase]
    return text.format(
        language,
        setting=SETTING_MEANINGS["trial_start"].name.in_language(language),
        tab=INPUT_TABS["settings"].in_language(language),
        start=f"{trial.start:%d.%m.%Y}" if trial.start else "",
        end=f"{trial.last_day:%d.%m.%Y}" if trial.last_day else "",
        day=trial.day,
        days=settings.trial_days,
    )


def _checks(trial: Trial, settings: Settings) -> Block:
    language = settings.language
    cap = number_words(settings.black_time_max, language)
    found = {check.key: check for check in trial.checks} if trial.snapshots or trial.phase is Phase.OVER else {}
    checks = [found.get(key) for key in _CHECKS]
    results = [None if check is None else _RESULTS[check.outcome].in_language(language) for check in checks]
    columns = [
        texts(_CHECK, [name.in_language(language) for name in _CHECKS.values()], language, 30, wrap=True),
        texts(_REQUIRED, [text.format(language, cap=cap) for text in _REQUIREMENTS.values()], language, 26, wrap=True),
    ]
    if found:
        columns += [
            numbers(
                _AT_START, rounded(None if check is None else check.first for check in checks), language, Format.NUMBER
            ),
            numbers(
                _latest(trial.phase),
                rounded(None if check is None else check.last for check in checks),
                language,
                Format.NUMBER,
            ),
            texts(_RESULT, results, language, 13, wrap=True),
            remarks(_TO_CORRECT, [_to_correct(check, trial, settings) for check in checks], language, 52, wrap=True),
        ]
    return Block(title=_TITLE.in_language(language), note=_note(trial, settings), columns=columns)


def _to_correct(check: Check | None, trial: Trial, settings: Settings) -> str | None:
    if check is None or check.outcome is Outcome.PASSED:
        return None
    language = settings.language
    if trial.noted < trial.needed:
        return _TOO_FEW_DAYS.format(language, noted=trial.noted, needed=trial.needed)
    if check.outcome is Outcome.UNKNOWN:
        return _WHY_UNKNOWN[check.key].format(language, activities=INPUT_TABS["activities"].in_language(language))
    return "; ".join(
        _CORRECT.format(
            language,
            setting=SETTING_MEANINGS[setting].name.in_language(language),
            value=number_words(getattr(settings, setting), language),
        )
        for setting in check.settings
    )


def _trend(snapshots: Sequence[Snapshot], settings: Settings) -> Block:
    language = settings.language
    sizes = [list(snapshot.lists.values()) for snapshot in snapshots]
    overdue, lists = _CHECKS["overdue"], _LISTS_CHART
    return Block(
        title=_TREND.in_language(language),
        note=_TREND_NOTE.in_language(language),
        columns=[
            numbers(_DAY, [snapshot.day for snapshot in snapshots], language, Format.DATE),
            numbers(overdue, rounded(snapshot.late_share for snapshot in snapshots), language, Format.NUMBER),
            numbers(
                _CHECKS["lists"], [lists_outside(snapshot, settings) for snapshot in snapshots], language, Format.NUMBER
            ),
            numbers(_SHORTEST, [min(one, default=None) for one in sizes], language, Format.NUMBER),
            numbers(_MEDIAN, [statistics.median(one) if one else None for one in sizes], language, Format.NUMBER),
            numbers(_LONGEST, [max(one, default=None) for one in sizes], language, Format.NUMBER),
            numbers(
                _CHECKS["black_time"], rounded(snapshot.black_time for snapshot in snapshots), language, Format.NUMBER
            ),
            numbers(_ORDERS, [snapshot.orders for snapshot in snapshots], language),
            numbers(
                _REVENUE,
                rounded((snapshot.revenue for snapshot in snapshots), Format.MONEY),
                language,
                Format.MONEY,
            ),
        ],
        charts=(
            Chart(ChartKind.LINE, overdue.in_language(language), 0, (1,)),
            Chart(ChartKind.LINE, lists.in_language(language), 0, (3, 4, 5)),
        ),
    )


def _lists(lists: Sequence[ListDays], settings: Settings) -> Block:
    language = settings.language
    return Block(
        title=_LISTS.in_language(language),
        note=_LISTS_NOTE.format(language, list_min=settings.list_min, list_max=settings.list_max),
        columns=[
            texts(MANAGER, [one.manager for one in lists], language, 30, wrap=True),
            numbers(_NOTED, [one.days for one in lists], language, Format.NUMBER),
            numbers(_BELOW, [one.below for one in lists], language, Format.NUMBER),
            numbers(_ABOVE, [one.above for one in lists], language, Format.NUMBER),
            numbers(_MEDIAN, [one.median for one in lists], language, Format.NUMBER),
            numbers(_NOW, [one.last for one in lists], language, Format.NUMBER),
            remarks(_OUTSIDE, [_state(one, language) for one in lists], language, 26, wrap=True),
        ],
    )


def _state(one: ListDays, language: Language) -> str | None:
    if not one.is_judged:
        return _NOT_JUDGED.in_language(language)
    return _OUT.in_language(language) if one.is_outside else None


def _change(first: Snapshot, last: Snapshot, phase: Phase, language: Language) -> Block:
    names: list[str] = []
    before: list[int] = []
    after: list[int] = []

    def add(label: Text, known: Sequence[choices.Choice], old: Mapping[str, int], new: Mapping[str, int]) -> None:
        for choice in known:
            names.append(label.format(language, name=choice.in_language(language)))
            before.append(old.get(choice.code, 0))
            after.append(new.get(choice.code, 0))

    add(_OF_BASE, choices.BASES, first.bases, last.bases)
    add(_OF_STAGE, choices.STAGES, first.stages, last.stages)
    difference = [now - then for then, now in zip(before, after, strict=True)]
    return Block(
        title=_CHANGE.in_language(language),
        columns=[
            texts(_CHANGE, names, language, 30, wrap=True),
            numbers(_AT_START, before, language),
            numbers(_latest(phase), after, language),
            numbers(_DIFFERENCE, difference, language),
        ],
    )
