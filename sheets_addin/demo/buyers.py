"""What managers typed about those who have bought."""

from __future__ import annotations

import numpy as np

from sheets_addin.demo.draft import Dice, Draft, Rows, round_money
from sheets_addin.demo.history import Buyers, History, debts, first_days
from sheets_addin.demo.roles import BUYERS, Cast, Role

_FREQUENT = 30
"""An order interval in days below which a client is also contacted every week or two."""


def fill_buyers(draft: Draft, cast: Cast, buyers: Buyers, history: History, dice: Dice) -> None:
    """Stages, contacts, debts and contracts of everyone with orders."""
    rows = buyers.rows
    for key in ("need", "money"):
        draft.mark(key, rows, True)
    draft.put("in_work_since", rows, first_days(history, draft.size)[rows] - dice.days(len(rows), 8, 30))
    estimated = dice.part(np.arange(len(rows)), 0.8)
    growth = dice.between(len(estimated), 1.1, 1.9)
    draft.put("potential", rows[estimated], round_money(buyers.yearly[estimated] * growth))
    _fill_stages(draft, cast, dice)
    _fill_contacts(draft, buyers, dice)
    _fill_debts(draft, cast, history, dice)
    _fill_contracts(draft, cast, dice)


def _fill_stages(draft: Draft, cast: Cast, dice: Dice) -> None:
    draft.mark("stage", cast.rows(*BUYERS), "client")
    deal, support, _ = dice.deal_out(cast.rows(Role.STEADY, Role.NEWCOMER), (0.1, 0.1, 0.8))
    draft.mark("stage", deal, "deal")
    draft.mark("stage", support, "deal_support")
    offered = dice.part(cast.rows(Role.STEADY, Role.IMAGE), 0.15)
    expected = np.union1d(deal, offered).astype(np.intp)
    draft.put("deal_value", expected, dice.money(len(expected), 80_000, 2_500_000))
    draft.put("expected_close", expected, dice.days(len(expected), 3, 60))
    draft.put("expected_close", deal, dice.days(len(deal), 2, 20))
    draft.mark("urgent", expected, dice.pick(len(expected), (True, False, None), (0.3, 0.4, 0.3)))
    draft.mark("urgent", deal, True)


def _fill_contacts(draft: Draft, buyers: Buyers, dice: Dice) -> None:
    count = len(buyers.rows)
    rhythm = np.where(buyers.interval < _FREQUENT, 11, 26)
    draft.put("last_contact", buyers.rows, -np.ceil(dice.between(count, 0, 1) * rhythm))
    ahead, now, missed, forgotten, _ = dice.deal_out(buyers.rows, (0.42, 0.08, 0.07, 0.07, 0.36))
    draft.put("next_contact", ahead, dice.days(len(ahead), 1, 16))
    draft.put("next_contact", now, 0.0)
    draft.put("next_contact", missed, -dice.days(len(missed), 1, 6))
    draft.put("last_contact", missed, draft.figures("next_contact")[missed] - dice.days(len(missed), 3, 12))
    draft.put("last_contact", forgotten, -dice.days(len(forgotten), 36, 70))


def _fill_debts(draft: Draft, cast: Cast, history: History, dice: Dice) -> None:
    debt, due = debts(history, draft.size)
    rows = np.arange(draft.size)
    draft.put("debt", rows, debt)
    draft.put("payment_due", rows, due)
    debtors = cast.rows(Role.DEBTOR)
    draft.put("last_contact", debtors, -dice.days(len(debtors), 1, 12))
    draft.put("next_contact", debtors, np.nan)
    promised, broken, _ = dice.deal_out(debtors, (0.4, 0.4, 0.2))
    draft.put("promised_pay", promised, dice.days(len(promised), 1, 12))
    draft.put("promised_pay", broken, -dice.days(len(broken), 2, 14))


def _fill_contracts(draft: Draft, cast: Cast, dice: Dice) -> None:
    """Image clients: those who buy have contracts, one of them with a date missed; two more are being won."""
    image = cast.rows(Role.IMAGE)
    draft.mark("is_image", image, True)
    draft.put("contract_due", image, dice.days(len(image), 5, 80))
    missed = dice.part(image, 0.2)
    draft.put("contract_due", missed, -dice.days(len(missed), 2, 9))
    draft.mark("is_image", dice.part(cast.rows(Role.CONTACT_2), 0.04), True)


def fill_manual_bases(draft: Draft, cast: Cast, dice: Dice) -> None:
    """A few bases that managers chose against the rule."""
    for role, base in (
        (Role.STEADY, "gold"),
        (Role.NEWCOMER, "image"),
        (Role.LATE_PAYER, "standard"),
        (Role.CONTACT_1, "off_profile"),
    ):
        draft.mark("manual_base", dice.part(cast.rows(role), 0.01), base)


def fill_sizes(draft: Draft, rows: Rows, dice: Dice) -> None:
    """Size by yearly potential, else by the deal; a few unknown. Off-profile clients keep their mark."""
    scale = np.where(np.isnan(draft.figures("potential")), draft.figures("deal_value"), draft.figures("potential"))[
        rows
    ]
    guess = dice.pick(len(rows), ("medium", "small", None), (0.4, 0.4, 0.2))
    size = np.select([scale > 1_000_000, scale >= 350_000, scale > 0], ["large", "medium", "small"], guess)
    size[[mark is True for mark in draft.codes("is_image")[rows]]] = "large"
    kept = draft.codes("size")[rows] == "off_profile"
    draft.mark("size", rows[~kept], size[~kept])
