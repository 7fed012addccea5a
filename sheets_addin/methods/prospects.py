"""Who is a prospect, and who is out of the work (S1).

Prospects are clients whose stage is New or Contact 1 to 3; a blank stage is none of them.
"""

from __future__ import annotations

from sheets_addin.methods.facts import Facts, Mask

CONTACT_STAGES = ("new", "contact_1", "contact_2", "contact_3")
"""The stages that have a time limit."""


def in_contact_stages(facts: Facts) -> Mask:
    """Stage New or Contact 1 to 3: the stages that the time limit and the working list know."""
    return facts.among("stage", *CONTACT_STAGES)


def is_prospect(facts: Facts) -> Mask:
    """In one of those stages, and not off-profile by its base (a base chosen by hand included)."""
    return in_contact_stages(facts) & ~facts.among("base", "off_profile")


def out_of_work(facts: Facts) -> Mask:
    """Off-profile by its base, or a refusal: nobody calls it, and nobody wins it back."""
    return facts.among("base", "off_profile") | facts.among("stage", "refusal")


def refused_for_good(facts: Facts) -> Mask:
    """A refusal as off-profile: unlike the others, it does not come back through Call round."""
    return facts.among("stage", "refusal") & facts.among("refusal_reason", "off_profile")
