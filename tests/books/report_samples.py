"""A report with everything that reports have, for the tests of every kind of book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sheets_addin.vocabulary.layout import (
    Block,
    Chart,
    ChartKind,
    Format,
    Highlight,
    Report,
    TabColumn,
    Tone,
)

ODD_NAMES = ("Anna O'Neil", 'Borys <&> "Co"', "Жанна\x01", "A name of a manager that is longer than any column is wide")


def report(*, gold: int = 12, managers: Sequence[str] = ODD_NAMES, replaces: str | None = None) -> Report:
    """Bases with a total, lists of managers, a line over days; ``gold`` is a figure that changes."""
    bases = Block(
        "Bases",
        [
            TabColumn("Base", ["Gold", "Black", "All"], highlights=(Highlight(Tone.GOLD, "★", "Gold"),)),
            TabColumn("Clients", [gold, 3, gold + 3], Format.INTEGER, note="How many there are."),
            TabColumn("Share", [80.0, 20.0, 100.0], Format.PERCENT),
            TabColumn("Revenue", [1_234_567_890_123.5, None, 1.0], Format.MONEY),
        ],
        (
            Chart(ChartKind.COLUMN, "Clients by base", 0, (1,), (Tone.GOLD, Tone.BLACK)),
            Chart(ChartKind.COLUMN, "Clients and shares", 0, (1, 2), maximum=100, axis="How much"),
        ),
        note="What each base holds.",
        total_row=True,
    )
    lists = Block(
        "Working lists",
        [
            TabColumn("Manager", list(managers), width=24),
            TabColumn("In work", list(range(len(managers))), Format.INTEGER),
            TabColumn("Queue", [7] * len(managers), Format.INTEGER),
        ],
        (Chart(ChartKind.STACKED_COLUMN, "Lists", 0, (1, 2)),),
    )
    days = Block(
        "Days",
        [
            TabColumn("Day", [dt.date(2026, 3, 30), dt.date(2026, 3, 31)], Format.DATE),
            TabColumn("Overdue", [40.5, 30.0], Format.PERCENT),
            TabColumn("Remark", ["as it was", "better by a tenth, since two clients paid"], width=40, wrap=True),
        ],
        (Chart(ChartKind.LINE, "Overdue by day", 0, (1,)),),
    )
    return Report("Overview", [bases, lists, days], replaces=replaces, tone=Tone.FIRST)
