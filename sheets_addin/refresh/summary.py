"""What a refresh found, in figures: for the terminal, for JSON, and for the line in the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from sheets_addin.figures.day_plan import DayPlan, is_due
from sheets_addin.methods.overdue import FLAG_COLUMNS
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Language, Text

_LOG_LINE = Text(
    en="{clients} clients: {bases}; problems: {problems}", ru="Клиентов: {clients} ({bases}); проблем: {problems}"
)
FIRST_CALLS = 3


@dataclass(frozen=True)
class FirstCall:
    """A client to call first, with what to do and why, in the workbook's language."""

    manager: str
    client: str
    base: str
    next_action: str
    why_now: str


@dataclass(frozen=True)
class RefreshSummary:
    """Counts by base, kind of overdue and kind of win-back (codes), who to call first, and how many problems.

    ``due_today`` counts everybody who is due, ``planned_today`` those of them who are in a manager's day, ``not_today``
    by manager ('' for none) those who do not fit into it, ``black_not_today`` those of them who wait only because black
    clients get no more than ``black_share`` percent of the day; ``gold_threshold`` is the revenue of 12 months from
    which a client is gold, None where nobody has any.
    """

    today: dt.date
    clients: int
    bases: Mapping[str, int]
    overdue: Mapping[str, int]
    winback: Mapping[str, int]
    due_today: int
    planned_today: int
    not_today: Mapping[str, int]
    black_not_today: int
    black_share: float
    gold_threshold: float | None
    problems: int
    changed_base: int
    first_calls: Sequence[FirstCall]

    def as_json(self) -> dict[str, object]:
        """The figures as JSON types; the day as ISO text."""
        return {**asdict(self), "today": self.today.isoformat()}

    def log_line(self, language: Language) -> str:
        """One sentence for the log."""
        bases = ", ".join(
            f"{base.in_language(language)} {self.bases[base.code]}"
            for base in choices.BASES
            if self.bases.get(base.code)
        )
        return _LOG_LINE.format(language, clients=self.clients, bases=bases or "—", problems=self.problems)


def _counts(values: pd.Series, known: Sequence[choices.Choice]) -> dict[str, int]:
    counted = values.value_counts()
    return {choice.code: int(counted.get(choice.code, 0)) for choice in known}


def first_calls(today: pd.DataFrame, language: Language) -> list[FirstCall]:
    """The first clients of each manager's day, of whose rows ``why_now`` tells the reason."""
    keys = ["manager", "client_id", "client", "base", "next_action", "why_now"]
    texts = today.loc[today["place"] <= FIRST_CALLS, keys].fillna("")
    return [
        FirstCall(manager, name or client_id, choices.name_of(choices.BASES, base, language), action, why)
        for manager, client_id, name, base, action, why in texts.itertuples(index=False, name=None)
    ]


def summarise(
    clients: pd.DataFrame,
    today: dt.date,
    *,
    gold_threshold: float | None,
    problems: int,
    changed_base: int,
    calls: Sequence[FirstCall],
    plan: DayPlan,
) -> RefreshSummary:
    """The summary of one refresh from its assessed clients."""
    return RefreshSummary(
        today=today,
        clients=len(clients),
        bases=_counts(clients["base"], choices.BASES),
        overdue={flag: int(clients[key].notna().sum()) for flag, key in FLAG_COLUMNS.items()},
        winback=_counts(clients["winback"], choices.WIN_BACK_KINDS),
        due_today=int(is_due(clients).sum()),
        planned_today=len(plan.today),
        not_today=plan.not_today,
        black_not_today=plan.black_not_today,
        black_share=plan.black_share,
        gold_threshold=gold_threshold,
        problems=problems,
        changed_base=changed_base,
        first_calls=calls,
    )
