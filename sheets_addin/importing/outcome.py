"""What an import writes and what became of the rows of its file."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes


@dataclass(frozen=True)
class Import:
    """What one import writes, and how many rows of the file met which end.

    Each of the file's filled ``rows`` is ``added``, was ``known`` already, or is ``left_out`` (a client without ID and
    name, an order without anything). ``filled`` counts cells of known clients that were blank before, ``new_clients``
    the clients added because orders name them, ``unreadable`` the cells kept as the text that they were, ``cut`` the
    texts too long for a cell. ``language`` is the workbook's.
    """

    changes: Changes
    language: Language
    rows: int
    added: int
    known: int
    left_out: int
    filled: int = 0
    new_clients: int = 0
    unreadable: int = 0
    cut: int = 0
