"""The columns of which the tabs of figures are made, and what more than one of these tabs says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from sheets_addin.tabs.cells import WARNING_MARK
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Format, Highlight, TabColumn
from sheets_addin.vocabulary.settings import Settings

MANAGER = Text(en="Manager", ru="Менеджер")
NO_MANAGER = Text(en="no manager", ru="без менеджера")
TOTAL = Text(en="Total", ru="Всего")
LIST_STATE = Text(en="List", ru="Список")
IN_WORK = Text(en="In work", ru="В работе")
HOURS = Text(en="Hours", ru="Часов")
BUDGET = Text(en="Budget", ru="Бюджет")
PLANNED = Text(en="In the day", ru="В плане дня")
OVERDUE = Text(en="Overdue", ru="Просрочено")
WORKING_LISTS = Text(en="Working lists", ru="Рабочие списки")
NO_TIME = Text(
    en="Nothing is noted on the tab Activities in the last 30 days: note contacts to see where the time goes.",
    ru="На вкладке «Активности» за последние 30 дней ничего нет: отмечайте контакты, и будет видно, куда уходит время.",
)

NUMBER_WIDTH = 13
"""The width of a column of numbers, in characters."""

REMARK_WIDTH = 26.0
"""The width of a short remark, in characters."""


def texts(
    header: Text,
    values: Sequence[CellValue],
    language: Language,
    width: float,
    *,
    highlights: tuple[Highlight, ...] = (),
    wrap: bool = False,
) -> TabColumn:
    """A column of texts; with ``wrap`` long ones take several lines."""
    return TabColumn(header.in_language(language), values, Format.TEXT, width, highlights=highlights, wrap=wrap)


def remarks(
    header: Text, values: Sequence[CellValue], language: Language, width: float = REMARK_WIDTH, *, wrap: bool = False
) -> TabColumn:
    """A column that is filled only where something is wrong, and marked there."""
    return texts(header, values, language, width, highlights=(WARNING_MARK,), wrap=wrap)


def numbers(
    header: Text, values: Sequence[CellValue], language: Language, number: Format = Format.INTEGER
) -> TabColumn:
    """A column of numbers or days."""
    return TabColumn(header.in_language(language), values, number, NUMBER_WIDTH)


def rounded(figures: Iterable[float | None], number: Format = Format.NUMBER) -> list[CellValue]:
    """Money to hundredths, other figures to one decimal, blank where there is none."""
    decimals = 2 if number is Format.MONEY else 1
    return [None if pd.isna(figure) else round(float(figure), decimals) for figure in figures]


def with_sum(figures: pd.Series, number: Format = Format.NUMBER) -> list[CellValue]:
    """Figures as :func:`rounded` gives them and then their sum, which is blank where all of them are."""
    total = figures.sum(min_count=min(1, len(figures)))
    return rounded([*figures, total], number)


def in_currency(settings: Settings) -> str:
    """The currency as it follows what is counted in it: ', £'; '' where none is set."""
    return f", {settings.currency}" if settings.currency else ""


def capitalised(name: Text) -> Text:
    """A name that stands inside sentences, as a header or a label begins it."""
    return Text(en=name.en[:1].upper() + name.en[1:], ru=name.ru[:1].upper() + name.ru[1:])
