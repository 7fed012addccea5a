"""Pages of docs/ that are written from the definitions in the code; ``make reference`` brings them up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sheets_addin.reference.next_action_page import next_action_page
from sheets_addin.reference.page import reference
from sheets_addin.vocabulary.language import Language

PAGES: Mapping[str, Callable[[], str]] = {
    "reference.md": reference,
    "next-action.md": lambda: next_action_page(Language.ENGLISH),
    "next-action.ru.md": lambda: next_action_page(Language.RUSSIAN),
}
"""The text of each page by its file's name."""
