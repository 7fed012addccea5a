"""One client explained: every result with its reason, and the settings that the reason names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sheets_addin.assess import run_methods
from sheets_addin.functions.answers import TOLD_OF_A_ROW
from sheets_addin.functions.calls import Row
from sheets_addin.functions.row_table import RowHeaders, RowTable
from sheets_addin.functions.setting_rows import read_setting_rows
from sheets_addin.methods import OUTPUTS, TO_DO
from sheets_addin.methods.facts import Facts, Rows
from sheets_addin.methods.wording import cell_words
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings import Settings

_KEYS = (*TOLD_OF_A_ROW, *TO_DO)
_THE_ROW: Rows = np.zeros(1, dtype=np.intp)


@dataclass(frozen=True)
class ThresholdUsed:
    """A setting that a reason names: its name and its value as people read them."""

    name: str
    value: str


@dataclass(frozen=True)
class ResultExplained:
    """A result of a client: its column's key and header, its value in words ('' if blank), why, the settings used."""

    key: str
    header: str
    value: str
    reason: str
    thresholds: Sequence[ThresholdUsed]


@dataclass(frozen=True)
class Explanation:
    """What can be said of a row, in ``language``; nothing of a row that is no client."""

    results: Sequence[ResultExplained]
    language: Language
    setting_problems: Sequence[str]


class _NotingFacts(Facts):
    """Facts that note which settings the reasons name."""

    named: list[str]

    def words(self, name: str, rows: Rows, spec: str = "") -> list[str]:
        """As :meth:`Facts.words`, noting a setting by its key."""
        if name in SETTING_MEANINGS and name in Settings.model_fields and name not in self.named:
            self.named.append(name)
        return super().words(name, rows, spec)


def explain_row(
    row: Row,
    *,
    headers: Row | None = None,
    settings: Sequence[Row] = (),
    today: dt.date,
    language: Language | None = None,
    otherwise: Language = Language.ENGLISH,
) -> Explanation:
    """Every result of one client with its reason, what to do last; arguments as those of ``evaluate_batch``.

    Raises WrongCall where the row does not fit the headers, or no header is known.
    """
    row_headers = RowHeaders(headers)
    row_headers.check([row])
    setting_rows = read_setting_rows(settings, language, row_headers.language, otherwise)
    table = RowTable([row], row_headers, setting_rows.language)
    results: list[ResultExplained] = []
    if not len(table.blank_rows()):
        facts = _NotingFacts(table, setting_rows.settings, today, gold_threshold=setting_rows.gold_threshold)
        run_methods(facts, _KEYS)
        results = [one for key in _KEYS if (one := _explained(facts, key)).reason]
    return Explanation(results, setting_rows.language, setting_rows.problems)


def _explained(facts: _NotingFacts, key: str) -> ResultExplained:
    column = OUTPUTS[key].column
    facts.named = []
    (reason,) = facts.result(key).reasons(_THE_ROW)
    named = list(facts.named)
    (is_blank,) = facts.blank(key)
    (value,) = [""] if is_blank else cell_words(column, facts.values(key), facts.language)
    thresholds = [
        ThresholdUsed(SETTING_MEANINGS[name].name.in_language(facts.language), *facts.words(name, _THE_ROW))
        for name in named
    ]
    return ResultExplained(key, column.header(facts.language), value, reason, thresholds)
