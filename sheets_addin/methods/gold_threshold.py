"""The revenue from which a client is gold, where the company has not set one (S4: a few bring most)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sheets_addin.methods.facts import Facts, Mask, Numbers, Values, cents


def derived_gold_threshold(client_ids: Values, revenue: Numbers, share: float) -> float | None:
    """The smallest revenue inside the shortest list of clients, largest first, that brings ``share`` percent of all.

    Only positive revenue of 12 months counts, and an ID that stands on several rows counts once. None where nobody has
    any.
    """
    counted = (revenue > 0) & ~_repeated(client_ids)
    amounts = np.sort(cents(revenue[counted]))[::-1]
    if not len(amounts):
        return None
    reached = np.cumsum(amounts) * 100 >= share * amounts.sum()
    return float(amounts[np.argmax(reached)] / 100)


def missing_to_gold(facts: Facts) -> Numbers:
    """12-month revenue that lacks to the threshold; zero or less where it is reached, blank where either is unknown."""
    return (cents(np.full(facts.size, facts.gold_threshold)) - cents(facts.numbers("revenue_12m"))) / 100


def _repeated(client_ids: Values) -> Mask:
    """Rows whose ID stands on an earlier row too; blank ones never."""
    ids = pd.Series(client_ids, dtype=object)
    return np.asarray(ids.duplicated() & ids.notna())
