"""PHASE: where seller and buyer stand, side by side, and a warning where they do not fit (S3).

Blank where neither side is known. The discovery has ended once the need is known to be there.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sheets_addin.methods.decision import DecisionTable, Figure, Rule
from sheets_addin.methods.facts import Facts, Mask, Result, Values
from sheets_addin.methods.method import Method, Output
from sheets_addin.methods.wording import UNKNOWN
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

PHASE = Column(
    key="phase",
    name=Text(en="Seller/buyer phase", ru="Этап продавца/покупателя"),
    kind=Kind.TEXT,
    width=24,
    group=Group.COMPUTED,
    meaning=Text(en="What the seller does / what the buyer does.", ru="Чем занят продавец / чем занят покупатель."),
)
PHASE_WARNING = Column(
    key="phase_warning",
    name=Text(en="Phase warning", ru="Этапы не сходятся"),
    kind=Kind.TEXT,
    width=34,
    group=Group.COMPUTED,
    meaning=Text(
        en="A presentation too early, or an evaluation that nobody presents to.",
        ru="Презентация раньше времени или оценка без презентации.",
    ),
)
_EVALUATION = Text(en="Evaluation", ru="Оценка")


def _buyer(facts: Facts) -> Values:
    names = np.array([UNKNOWN, _EVALUATION.in_language(facts.language)], dtype=object)
    return names[facts.yes("sample_requested").astype(np.intp)]


def _presents(facts: Facts) -> Mask:
    return facts.among("seller_phase", "presentation")


_SIDES = Text(en="{seller_phase} / {buyer_phase}", ru="{seller_phase} / {buyer_phase}")

PHASES = DecisionTable(
    PHASE,
    (
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
                ru="продавец: {seller_phase:lower}, образец покупатель не запрашивал",
            ),
        ),
    ),
    figures={"buyer_phase": Figure(_buyer, Kind.TEXT)},
)
WARNINGS = DecisionTable(
    PHASE_WARNING,
    (
        Rule(
            lambda f: _presents(f) & ~f.yes("need"),
            Text(en="Presentation before discovery has ended", ru="Презентация до конца выявления"),
            Text(
                en="the seller presents, but the need is not known to be there",
                ru="продавец показывает, а потребность ещё не выявлена",
            ),
        ),
        Rule(
            lambda f: f.yes("sample_requested") & ~_presents(f),
            Text(en="Evaluation that nobody presents to", ru="Оценка без презентации"),
            Text(
                en="the buyer asked for a sample, but the seller is not presenting",
                ru="покупатель запросил образец, а продавец не показывает",
            ),
        ),
    ),
    heading=Text(en="{result}", ru="{result}"),
)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    return {PHASE.key: PHASES.evaluate(facts), PHASE_WARNING.key: WARNINGS.evaluate(facts)}


METHOD = Method("phase", (Output(PHASE, "PHASE"), Output(PHASE_WARNING, explains=70)), (), _evaluate)
