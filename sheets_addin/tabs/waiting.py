"""Why clients who are due are not in their managers' days, in words."""

from __future__ import annotations

from sheets_addin.figures.day_plan import DayPlan
from sheets_addin.methods.wording import number_words
from sheets_addin.vocabulary.language import Language, Text

_NOT_TODAY = Text(en="Do not fit into the working day: {count}", ru="Не помещаются в рабочий день: {count}")
_BLACK_SHARE = Text(
    en="black clients get at most {share} % of the day: {count}", ru="чёрным — не больше {share} % дня: {count}"
)


def black_waiting_words(count: int, share: float, language: Language) -> str:
    """How many black clients wait because their base gets no more than ``share`` percent of the day."""
    return _BLACK_SHARE.format(language, share=number_words(share, language), count=number_words(count, language))


def waiting_words(plan: DayPlan, language: Language) -> str:
    """A sentence on who is due and waits, and how many of them for the share of black clients; '' for nobody."""
    if not plan.not_today:
        return ""
    said = [_NOT_TODAY.format(language, count=number_words(sum(plan.not_today.values()), language))]
    if plan.black_not_today:
        said.append(black_waiting_words(plan.black_not_today, plan.black_share, language))
    return "; ".join(said) + "."
