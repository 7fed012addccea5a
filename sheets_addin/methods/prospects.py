"""Who is a prospect: clients whose stage is New or Contact 1 to 3 (S1). A blank stage is none of them."""

from __future__ import annotations

from sheets_addin.methods.facts import Facts, Mask


def in_contact_stages(facts: Facts) -> Mask:
    """Stage New or Contact 1 to 3: the stages that the time limit and the working list know."""
    return facts.among("stage", "new", "contact_1", "contact_2", "contact_3")


def is_prospect(facts: Facts) -> Mask:
    """In one of those stages, and not off-profile by its base (a base chosen by hand included)."""
    return in_contact_stages(facts) & ~facts.among("base", "off_profile")
