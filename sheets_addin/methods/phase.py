"""PHASE: where seller and buyer stand, side by side, and a warning where they do not fit (S3).

Blank where neither side is known. The discovery has ended once the need is known to be there. The warning stands in the
text of the phase itself, because that is what managers see.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sheets_addin.methods.decision import DecisionTable, Figure, Rule
from sheets_addin.methods.facts import Facts, Mask, Result, Values, as_objects, rows_of
from sheets_addin.methods.method import Method, Output
from sheets_addin.methods.wording import UNKNOWN
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

PHASE = Column(
    key="phase",
    name=Text(en="Seller/buyer phase", ru="Этап продавца/покупателя"),
    kind=Kind.TEXT,
    width=42,
    group=Group.COMPUTED,
    meaning=Text(
        en="What the seller does / what the buyer does; ⚠ where the two do not fit.",
        ru="Чем занят продавец / чем занят покупатель; ⚠ — этапы не сходятся.",
    ),
)
PHASE_WARNING = Column(
    key="phase_warning",
    name=Text(en="Phase warning", ru="Этапы не сходятся"),
    kind=Kind.TEXT,
    width=26,
    group=Group.COMPUTED,
    meaning=Text(
        en="A presentation before discovery has ended, or an evaluation without a presentation.",
        ru="Презентация до конца выявления или оценка без презентации.",
    ),
)
_EVALUATION = Text(en="Evaluation", ru="Оценка")


def _buyer(facts: Facts) -> Values:
    names = np.array([UNKNOWN, _EVALUATION.in_language(facts.language)], dtype=object)
    return names[facts.yes("sample_requested").astype(np.intp)]


def _warning(facts: Facts) -> Values:
    texts = np.full(facts.size, "", dtype=object)
    rows = rows_of(facts.known("phase_warning"))
    texts[rows] = as_objects([f"; ⚠ {warning}" for warning in facts.words("phase_warning", rows, "lower")])
    return texts


def _presents(facts: Facts) -> Mask:
    return facts.among("seller_phase", "presentation")


_SIDES = Text(en="{seller_phase} / {buyer_phase}{warning}", ru="{seller_phase} / {buyer_phase}{warning}")

PHASES = DecisionTable(
    PHASE,
    (
        Rule(
            lambda f: f.yes("sample_requested") & f.blank("seller_phase"),
            _SIDES,
            Text(
                en="seller phase unknown, the buyer asked for a sample",
                ru="этап продавца неизвестен, покупатель запросил образец",
            ),
        ),
        Rule(
            lambda f: f.yes("sample_requested"),
            _SIDES,
            Text(
                en="seller: {seller_phase:lower}, the buyer asked for a sample",
                ru="продавец: {seller_phase:lower}, покупатель запросил образец",
            ),
        ),
        Rule(
            lambda f: f.known("seller_phase"),
            _SIDES,
            Text(
                en="seller: {seller_phase:lower}, the buyer has not asked for a sample",
                ru="продавец: {seller_phase:lower}, покупатель образец не запрашивал",
            ),
        ),
    ),
    figures={"buyer_phase": Figure(_buyer, Kind.TEXT), "warning": Figure(_warning, Kind.TEXT)},
)
WARNINGS = DecisionTable(
    PHASE_WARNING,
    (
        Rule(
            lambda f: _presents(f) & ~f.yes("need"),
            Text(en="Discovery has not ended", ru="Выявление не закончено"),
            Text(
                en="the seller is presenting, but the need has not been established",
                ru="продавец уже проводит презентацию, а потребность ещё не выявлена",
            ),
        ),
        Rule(
            lambda f: f.yes("sample_requested") & ~_presents(f),
            Text(en="No presentation", ru="Нет презентации"),
            Text(
                en="the buyer asked for a sample, but the seller is not presenting",
                ru="покупатель запросил образец, а продавец её не проводит",
            ),
        ),
    ),
    heading=Text(en="{result}", ru="{result}"),
)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    warnings = WARNINGS.evaluate(facts)
    facts.add(PHASE_WARNING, warnings)
    return {PHASE.key: PHASES.evaluate(facts), PHASE_WARNING.key: warnings}


METHOD = Method("phase", (Output(PHASE, "PHASE"), Output(PHASE_WARNING, explains=70)), (), _evaluate)
