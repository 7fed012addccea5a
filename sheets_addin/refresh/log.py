"""What the log gets from one refresh: a line for it, and one for each client that changed base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sheets_addin.refresh.clients import ClientAssessment
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.tabs.log_tab import BASE_CHANGED, LogEntry
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.layout import Sheet, SheetPatch
from sheets_addin.vocabulary.parsing import is_blank


def base_changes(workbook: Workbook, found: ClientAssessment, now: dt.datetime) -> list[LogEntry]:
    """A line for each client whose base is not the one that the last refresh saw."""
    language = workbook.language
    ids, bases = found.frame["client_id"].tolist(), found.frame["base"].tolist()
    before = workbook.memory.clients
    changed: dict[str, int] = {}
    first_rows = {client_id: place for place, client_id in reversed(list(enumerate(ids)))}
    for client_id, place in sorted(first_rows.items(), key=lambda item: item[1]):
        known = before.get(client_id)
        if known is not None and known.base is not None and known.base != bases[place]:
            changed[client_id] = place
    reasons = found.assessment.reasons("base", list(changed.values()))
    names = found.frame["client"].tolist()
    return [
        LogEntry(
            when=now,
            event=BASE_CHANGED.in_language(language),
            why=reason,
            client_id=client_id,
            client=names[place] if isinstance(names[place], str) else None,
            before=choices.name_of(choices.BASES, str(before[client_id].base), language),
            after=choices.name_of(choices.BASES, bases[place], language),
        )
        for (client_id, place), reason in zip(changed.items(), reasons, strict=True)
    ]


def append_to_log(log: Sheet, entries: Sequence[LogEntry]) -> SheetPatch:
    """The patch that adds ``entries`` below the last line of the log."""
    used = [row for row, cells in enumerate(log.rows) if any(not is_blank(cell) for cell in cells)]
    return SheetPatch(
        sheet=log.name,
        header_row=0,
        last_row=max(used, default=0),
        appended=[dict(enumerate(entry.cells())) for entry in entries],
    )
