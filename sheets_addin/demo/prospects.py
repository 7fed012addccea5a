"""The part of the demo company that has not bought: the algorithm of contacts, refusals, reserve and call round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sheets_addin.demo.draft import Dice, Draft, Figures, Rows, round_money
from sheets_addin.demo.roles import PROSPECTS, Cast, Role


@dataclass(frozen=True)
class _StagePlan:
    """How far work has come in one stage; answers are weights of yes, no and not known."""

    days_in_work: tuple[int, int]
    overrun: float
    contacted: float
    need: tuple[float, float, float]
    money: tuple[float, float, float]
    urgent: tuple[float, float, float]
    valued: float
    closes_in: tuple[int, int]
    phases: tuple[float, float, float]
    """Weights of discovery, presentation and a blank."""


_PLANS = {
    Role.NEW: _StagePlan(
        (0, 9), 0.0, 0.5, (0.2, 0.03, 0.77), (0.0, 0.0, 1.0), (0.0, 0.0, 1.0), 0.35, (40, 130), (0.1, 0.0, 0.9)
    ),
    Role.CONTACT_1: _StagePlan(
        (7, 20), 0.06, 1.0, (0.7, 0.06, 0.24), (0.25, 0.06, 0.69), (0.05, 0.2, 0.75), 0.75, (20, 110), (0.7, 0.0, 0.3)
    ),
    Role.CONTACT_2: _StagePlan(
        (10, 27), 0.12, 1.0, (0.95, 0.0, 0.05), (0.65, 0.12, 0.23), (0.16, 0.45, 0.39), 0.95, (10, 75), (0.3, 0.5, 0.2)
    ),
    Role.CONTACT_3: _StagePlan(
        (14, 28), 0.25, 1.0, (1.0, 0.0, 0.0), (0.88, 0.06, 0.06), (0.4, 0.45, 0.15), 1.0, (2, 32), (0.1, 0.8, 0.1)
    ),
}


def fill_prospects(draft: Draft, cast: Cast, dice: Dice) -> None:
    """Everything managers typed about the clients of the working list."""
    for role, plan in _PLANS.items():
        rows = cast.rows(role)
        draft.mark("stage", rows, role.value)
        _fill_progress(draft, rows, plan, dice)
        _fill_qualification(draft, rows, (plan.need, plan.money, plan.urgent), dice)
        _fill_deal(draft, rows, plan, dice)
        draft.mark("seller_phase", rows, dice.pick(len(rows), ("discovery", "presentation", None), plan.phases))
    _fill_next_contacts(draft, cast.rows(*PROSPECTS), dice)
    draft.put("next_contact", dice.part(cast.rows(Role.CONTACT_3), 0.3), 0.0)
    _fill_obstacles(draft, cast, dice)
    _fill_thinking(draft, cast.rows(Role.CONTACT_2, Role.CONTACT_3), dice)


def _fill_progress(draft: Draft, rows: Rows, plan: _StagePlan, dice: Dice) -> None:
    age = dice.days(len(rows), *plan.days_in_work)
    draft.put("in_work_since", rows, -age)
    if plan.overrun:
        overrun = dice.part(rows, plan.overrun)
        draft.put("in_work_since", overrun, -dice.days(len(overrun), 33, 58))
    contacted = dice.part(rows, plan.contacted)
    begun = -draft.figures("in_work_since")[contacted]
    draft.put("last_contact", contacted, -np.minimum(dice.days(len(contacted), 1, 6), np.maximum(begun, 1)))


def _fill_qualification(draft: Draft, rows: Rows, weights: Sequence[tuple[float, float, float]], dice: Dice) -> None:
    for key, answer in zip(("need", "money", "urgent"), weights, strict=True):
        draft.mark(key, rows, dice.pick(len(rows), (True, False, None), answer))


def _fill_deal(draft: Draft, rows: Rows, plan: _StagePlan, dice: Dice) -> None:
    valued = dice.part(rows, plan.valued)
    value = dice.money(len(valued), 30_000, 1_800_000)
    draft.put("deal_value", valued, value)
    draft.put("expected_close", valued, dice.days(len(valued), *plan.closes_in))
    slipped = dice.part(valued, 0.06)
    draft.put("expected_close", slipped, -dice.days(len(slipped), 1, 12))
    known = dice.part(valued, 0.7)
    draft.put("potential", known, round_money(draft.figures("deal_value")[known] * dice.between(len(known), 1.1, 2.8)))


def _fill_next_contacts(draft: Draft, rows: Rows, dice: Dice) -> None:
    """Agreed days for three in four who were contacted: mostly ahead, some today, some missed."""
    contacted = rows[~np.isnan(draft.figures("last_contact")[rows])]
    ahead, now, missed, silent, forgotten = dice.deal_out(contacted, (0.55, 0.11, 0.11, 0.16, 0.07))
    draft.put("next_contact", ahead, dice.days(len(ahead), 1, 9))
    draft.put("next_contact", now, 0.0)
    draft.put("next_contact", missed, -dice.days(len(missed), 1, 5))
    _contact_at(draft, missed, draft.figures("next_contact")[missed] - dice.days(len(missed), 2, 5))
    _contact_at(draft, silent, -dice.days(len(silent), 1, 5))
    _contact_at(draft, forgotten, -dice.days(len(forgotten), 9, 14))


def _contact_at(draft: Draft, rows: Rows, days: Figures) -> None:
    """A last contact on ``days``, the work begun no later than that."""
    draft.put("last_contact", rows, days)
    draft.put("in_work_since", rows, np.minimum(draft.figures("in_work_since")[rows], days))


def _fill_obstacles(draft: Draft, cast: Cast, dice: Dice) -> None:
    """What slows or speeds a purchase, and the two mismatches of phases."""
    rows = cast.rows(Role.CONTACT_1, Role.CONTACT_2, Role.CONTACT_3)
    later = cast.rows(Role.CONTACT_2, Role.CONTACT_3)
    new_buyer, budget, supplier, merger, _ = dice.deal_out(rows, (0.06, 0.07, 0.07, 0.02, 0.78))
    draft.mark("new_buyer", new_buyer, dice.pick(len(new_buyer), ("slows", "speeds"), (0.65, 0.35)))
    draft.put("budget_from", budget, dice.days(len(budget), 15, 100))
    draft.put("supplier_until", supplier, dice.days(len(supplier), 20, 150))
    draft.mark("merger", merger, True)
    deciding = dice.part(rows, 0.5)
    draft.put("decision_makers", deciding, dice.pick_figures(len(deciding), (1, 2, 3, 4), (0.45, 0.3, 0.17, 0.08)))
    draft.put(
        "contact_minutes", (longer := dice.part(rows, 0.06)), dice.pick_figures(len(longer), (30, 45, 60), (5, 3, 2))
    )
    sampled, unpresented, _ = dice.deal_out(later, (0.16, 0.04, 0.8))
    draft.mark("sample_requested", sampled, True)
    draft.mark("seller_phase", sampled, "presentation")
    draft.mark("sample_requested", unpresented, True)
    draft.mark("seller_phase", unpresented, "discovery")
    early = dice.part(cast.rows(Role.CONTACT_1), 0.06)
    draft.mark("need", early, None)
    draft.mark("seller_phase", early, "presentation")


def _fill_thinking(draft: Draft, rows: Rows, dice: Dice) -> None:
    """Some went to think: of a few nobody has heard since."""
    lost, recent, _ = dice.deal_out(rows, (0.07, 0.05, 0.88))
    for part, first, last in ((lost, 16, 24), (recent, 2, 6)):
        draft.mark("thinking", part, True)
        draft.put("next_contact", part, np.nan)
        _contact_at(draft, part, -dice.days(len(part), first, last))


def fill_resting(draft: Draft, cast: Cast, dice: Dice) -> None:
    """Those out of the working list: refusals, strategic reserve, call round and off-profile clients."""
    _fill_refusals(draft, cast.rows(Role.REFUSAL), dice)
    reserve, call_round, off_profile = (cast.rows(role) for role in (Role.RESERVE, Role.CALL_ROUND, Role.OFF_PROFILE))
    for rows in (reserve, call_round):
        _fill_qualification(draft, rows, ((1, 0, 0), (0.6, 0.0, 0.4), (0.0, 0.7, 0.3)), dice)
        draft.put("deal_value", rows, dice.money(len(rows), 60_000, 1_500_000))
    draft.mark("stage", reserve, "strategic_reserve")
    draft.put("in_work_since", reserve, -dice.days(len(reserve), 70, 200))
    draft.put("last_contact", reserve, -dice.days(len(reserve), 10, 45))
    draft.put("next_contact", reserve, dice.days(len(reserve), 6, 75))
    ripe = dice.part(reserve, 0.25)
    draft.put("next_contact", ripe, -dice.days(len(ripe), 0, 2))
    draft.mark("stage", call_round, "call_round")
    draft.mark("refusal_reason", call_round, dice.pick(len(call_round), ("other", "crisis"), (0.6, 0.4)))
    draft.put("in_work_since", call_round, -dice.days(len(call_round), 120, 260))
    draft.put("last_contact", call_round, -dice.days(len(call_round), 40, 110))
    draft.put("next_contact", call_round, dice.days(len(call_round), -2, 6))
    draft.mark("size", off_profile, "off_profile")
    draft.mark("stage", off_profile, dice.pick(len(off_profile), ("new", "contact_1"), (0.5, 0.5)))
    draft.put("in_work_since", off_profile, -dice.days(len(off_profile), 5, 25))


def _fill_refusals(draft: Draft, rows: Rows, dice: Dice) -> None:
    draft.mark("stage", rows, "refusal")
    draft.put("in_work_since", rows, -dice.days(len(rows), 50, 260))
    draft.put("last_contact", rows, -dice.days(len(rows), 4, 45))
    draft.put("deal_value", rows, dice.money(len(rows), 40_000, 900_000))
    no_money, crisis, other, off_profile = dice.deal_out(rows, (0.34, 0.2, 0.3, 0.16))
    for reason, part in (("no_money", no_money), ("crisis", crisis), ("other", other), ("off_profile", off_profile)):
        draft.mark("refusal_reason", part, reason)
    draft.mark("need", np.concatenate([no_money, crisis]), True)
    draft.mark("money", no_money, False)
    draft.mark("need", off_profile, False)
