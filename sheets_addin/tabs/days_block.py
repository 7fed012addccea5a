"""A block of Team: how full each manager's day is, and how many who are due do not fit into it."""

from __future__ import annotations

import dataclasses

from sheets_addin.figures.day_plan import DayPlan, day_totals
from sheets_addin.tabs.cells import WARNING_MARK
from sheets_addin.tabs.figure_columns import MANAGER, NO_MANAGER, PLANNED, TOTAL, numbers, texts, with_sum
from sheets_addin.tabs.waiting import waiting_words
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Block, Chart, ChartKind, TabColumn
from sheets_addin.vocabulary.settings import Settings

_TITLE = Text(en="Today", ru="Сегодня")
_NOTE = Text(
    en="A day holds {day_minutes} minutes, divided between the bases by the goal; who is due and does not fit waits.",
    ru="В рабочем дне {day_minutes} минут, они поделены между базами по цели; кто не поместился, ждёт.",
)
_NOT_TODAY = Text(en="Do not fit", ru="Не помещаются")
_MINUTES = Text(en="Minutes", ru="Минут")


def days_block(plan: DayPlan, settings: Settings) -> Block:
    """One row for each manager with anybody due: clients in the day, those who do not fit, minutes; the sums below."""
    language = settings.language
    totals = day_totals(plan)
    note = _NOTE.format(language, day_minutes=settings.day_minutes)
    names = [name or NO_MANAGER.in_language(language) for name in totals["manager"]]

    def summed(key: str, header: Text, *, is_warning: bool = False) -> TabColumn:
        counts = with_sum(totals[key].astype("int64"))
        column = numbers(header, [count or None for count in counts] if is_warning else counts, language)
        return dataclasses.replace(column, highlights=(WARNING_MARK,)) if is_warning else column

    return Block(
        title=_TITLE.in_language(language),
        note=" ".join(filter(None, (note, waiting_words(plan, language)))),
        columns=[
            texts(MANAGER, [*names, TOTAL.in_language(language)], language, 24),
            summed("planned", PLANNED),
            summed("not_today", _NOT_TODAY, is_warning=True),
            summed("minutes", _MINUTES),
        ],
        charts=(Chart(ChartKind.STACKED_BAR, _TITLE.in_language(language), 0, (1, 2)),),
        total_row=True,
    )
