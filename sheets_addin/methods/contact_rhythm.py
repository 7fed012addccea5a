"""How often each base is to be contacted where no date is agreed (S4)."""

from __future__ import annotations

import numpy as np

from sheets_addin.methods.decision import Figure
from sheets_addin.methods.facts import Facts, Mask, Numbers, blank_numbers


def rhythm_days(facts: Facts) -> Numbers:
    """The longest days between two contacts of the client's base; blank for bases without a rhythm."""
    days = blank_numbers(facts.size)
    for base, limit in facts.settings.rhythm().items():
        days[facts.among("base", base)] = limit
    return days


def days_past_rhythm(facts: Facts) -> Numbers:
    """Days past the date that the rhythm sets after the last contact; zero or less where that date is not past."""
    return facts.days_since("latest_contact") - rhythm_days(facts)


def silent_too_long(facts: Facts) -> Mask:
    """No next contact is agreed, and the last one is older than the rhythm."""
    return np.asarray(facts.blank("next_contact") & (days_past_rhythm(facts) > 0))


RHYTHM_FIGURES = {
    "rhythm": Figure(rhythm_days),
    "silence": Figure(lambda f: f.days_since("latest_contact")),
}
"""Figures for texts: the base's rhythm and the days since the last contact."""
