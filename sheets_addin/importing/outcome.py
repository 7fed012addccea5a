"""What an import writes and what became of the rows of its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from sheets_addin.importing.cells import Record
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Changes
from sheets_addin.vocabulary.typed_days import DayDoubt


@dataclass(frozen=True)
class Edit:
    """One cell of a known client or order: what stands in the workbook, and what the file says; None is blank."""

    client: str
    column: Column
    old: CellValue
    new: CellValue


@dataclass(frozen=True)
class Doubt:
    """A row of the file that may or may not be a client of the workbook, and why that is not sure."""

    name: str
    known_name: str
    known_id: str
    why: Text


class Decision(Enum):
    """What to do about a doubt: it is that client, it is another one, or the row is left out."""

    SAME = "same"
    ANOTHER = "another"
    LEAVE = "leave"


Decide = Callable[[Doubt], Decision]


def leave(doubt: Doubt) -> Decision:
    """What is done about a doubt where nobody can be asked."""
    return Decision.LEAVE


Clears = Callable[[Sequence[str]], bool]
"""Whether the clients of these names, whom a report no longer lists, lose what earlier reports said of them."""


def keep_all(names: Sequence[str]) -> bool:
    """What is done about clients missing from a report where nobody can be asked."""
    return False


@dataclass(frozen=True)
class Import:
    """What one import writes, and how many rows of the file met which end.

    Each of the file's filled ``rows`` is ``added``, was ``known`` already, ``repeats`` a client of an earlier row, is
    one of ``doubts``, or is ``left_out`` (a client without ID and name, an order without anything, somebody without
    debt in a report of debts). ``new`` are the rows added, ``clients_of_orders`` the clients added because orders name
    them.

    ``edits`` are all cells that change for known clients or orders; ``completed`` counts the orders among them.
    ``kept`` are cells that say something else than the file and stay as they are; ``differing`` counts them.

    ``foreign_ids`` are the names of clients whose ID in the file is another client's in the workbook, ``namesakes``
    those of clients added although the file has one of that name, who is reached elsewhere. ``foreign_sums`` are the
    sums left out for their currency, in words, ``computed`` the columns left out because the workbook computes them
    from its orders. ``unreadable`` counts the cells kept as the text that they were, ``unread_words`` says which
    (column, text, how often), ``day_doubts`` what is doubtful about columns of days, ``cut`` counts the texts too long
    for a cell. ``language`` is the workbook's.

    ``missing`` counts the clients whom a report that lists everyone no longer names and who keep what earlier ones said
    of them, the cells of ``missing_kept``; ``is_part`` tells that it never could clear them, being filtered or empty.
    """

    changes: Changes
    language: Language
    rows: int
    known: int
    left_out: int
    repeats: int = 0
    completed: int = 0
    differing: int = 0
    foreign_ids: Sequence[str] = ()
    namesakes: Sequence[str] = ()
    foreign_sums: Sequence[str] = ()
    computed: Sequence[Column] = ()
    unreadable: int = 0
    cut: int = 0
    new: Sequence[Record] = ()
    clients_of_orders: Sequence[Record] = ()
    edits: Sequence[Edit] = ()
    kept: Sequence[Edit] = ()
    doubts: Sequence[Doubt] = ()
    unread_words: Sequence[tuple[Column, str, int]] = ()
    day_doubts: Sequence[tuple[Column, DayDoubt]] = ()
    missing: int = 0
    missing_kept: Sequence[Edit] = ()
    is_part: bool = False

    @property
    def added(self) -> int:
        """How many rows are added."""
        return len(self.new)

    @property
    def filled(self) -> int:
        """How many of the cells that change were blank before."""
        return sum(edit.old is None for edit in self.edits)

    @property
    def new_clients(self) -> int:
        """How many clients are added because orders name them."""
        return len(self.clients_of_orders)
