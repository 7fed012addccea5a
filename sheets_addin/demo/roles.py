"""Which client of the demo company plays which part."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import numpy as np

from sheets_addin.demo.draft import Dice, Rows


class Role(StrEnum):
    """What is going on with a client; prospects first, then those who have bought."""

    NEW = "new"
    CONTACT_1 = "contact_1"
    CONTACT_2 = "contact_2"
    CONTACT_3 = "contact_3"
    REFUSAL = "refusal"
    RESERVE = "strategic_reserve"
    CALL_ROUND = "call_round"
    OFF_PROFILE = "off_profile"
    STEADY = "steady"
    STOPPED = "stopped"
    REDUCED = "reduced"
    NEWCOMER = "newcomer"
    LATE_PAYER = "late_payer"
    DEBTOR = "debtor"
    IMAGE = "image"


PROSPECTS = (Role.NEW, Role.CONTACT_1, Role.CONTACT_2, Role.CONTACT_3)
BUYERS = (Role.STEADY, Role.STOPPED, Role.REDUCED, Role.NEWCOMER, Role.LATE_PAYER, Role.DEBTOR, Role.IMAGE)

_OF_A_THOUSAND: Mapping[Role, int] = {
    Role.NEW: 187,
    Role.CONTACT_1: 203,
    Role.CONTACT_2: 167,
    Role.CONTACT_3: 110,
    Role.REFUSAL: 40,
    Role.RESERVE: 27,
    Role.CALL_ROUND: 20,
    Role.OFF_PROFILE: 10,
    Role.STEADY: 144,
    Role.STOPPED: 20,
    Role.REDUCED: 20,
    Role.NEWCOMER: 10,
    Role.LATE_PAYER: 12,
    Role.DEBTOR: 15,
    Role.IMAGE: 15,
}

LEAST_CLIENTS = 100
"""Fewer clients than this could not show every case."""


class Cast:
    """The rows of every role, in one company of ``size`` clients.

    Raises ValueError below :data:`LEAST_CLIENTS`.
    """

    def __init__(self, dice: Dice, size: int) -> None:
        if size < LEAST_CLIENTS:
            raise ValueError(f"a demo needs at least {LEAST_CLIENTS} clients, got {size}")
        piles = dice.deal_out(np.arange(size), list(_OF_A_THOUSAND.values()))
        self._rows = {role: np.sort(pile) for role, pile in zip(_OF_A_THOUSAND, piles, strict=True)}

    def rows(self, *roles: Role) -> Rows:
        """The clients that play any of ``roles``, in the order of the table."""
        return np.sort(np.concatenate([self._rows[role] for role in roles]))
