"""The next contact of the algorithm of contacts, in words (S1)."""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.facts import Facts, Values
from sheets_addin.vocabulary.language import Text

_STEPS: tuple[tuple[tuple[str, ...], Text], ...] = (
    (("contact_1",), Text(en="contact 2: discuss the offer", ru="2 контакт: обсудить предложение")),
    (
        ("contact_2", "contact_3"),
        Text(
            en="contact 3: offer special terms, mention who recommends us",
            ru="3 контакт: предложить особые условия, сослаться на рекомендацию",
        ),
    ),
)
_FIRST_STEP = Text(en="contact 1", ru="1 контакт")


def next_step(facts: Facts) -> Values:
    """What the next contact is and what it is for, one text a client."""
    steps = np.full(facts.size, _FIRST_STEP.in_language(facts.language), dtype=object)
    for stages, step in _STEPS:
        steps[facts.among("stage", *stages)] = step.in_language(facts.language)
    return steps
