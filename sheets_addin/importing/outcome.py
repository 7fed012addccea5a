"""What an import writes and what became of the rows of its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes


@dataclass(frozen=True)
class Import:
    """What one import writes, and how many rows of the file met which end.

    Each of the file's filled ``rows`` is ``added``, was ``known`` already, or is ``left_out`` (a client without ID and
    name, an order without anything). ``filled`` counts cells of known clients or orders that were blank before,
    ``completed`` the orders that have such cells, ``differing`` values that say something else than the workbook, which
    stays as it is, and ``new_clients`` the clients added because orders name them. ``foreign_ids`` are the names of
    clients whose ID in the file is another client's in the workbook, ``namesakes`` those of clients added although
    there is one of that name, who is reached elsewhere. ``unreadable`` counts the cells kept as the text that they
    were, ``cut`` the texts too long for a cell. ``language`` is the workbook's.
    """

    changes: Changes
    language: Language
    rows: int
    added: int
    known: int
    left_out: int
    filled: int = 0
    completed: int = 0
    differing: int = 0
    new_clients: int = 0
    foreign_ids: Sequence[str] = ()
    namesakes: Sequence[str] = ()
    unreadable: int = 0
    cut: int = 0
