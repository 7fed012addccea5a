"""What the log gets from one refresh: the clients that changed base, the edits that were not taken over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sheets_addin.refresh import edit_problems
from sheets_addin.refresh.clients import ClientAssessment
from sheets_addin.refresh.refused_edits import RefusedEdit
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.tabs.log_tab import BASE_CHANGED, NOT_TAKEN_OVER, REPLACED, LogEntry
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Sheet, SheetPatch
from sheets_addin.vocabulary.parsing import is_blank
from sheets_addin.vocabulary.problems import Problem

_AT_TAB = Text(en="“{tab}”: {what}; {done}", ru="«{tab}»: {what}; {done}")
_AT_ROW = Text(en="“{tab}”, row {row}: {what}; {done}", ru="«{tab}», строка {row}: {what}; {done}")
_AT_CELL = Text(en="“{tab}”, row {row}, {column}: {what}; {done}", ru="«{tab}», строка {row}, {column}: {what}; {done}")
_AT_FILLED_CELL = Text(
    en="“{tab}”, row {row}, {column} (“{value}”): {what}; {done}",
    ru="«{tab}», строка {row}, {column} («{value}»): {what}; {done}",
)


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


def refused_edits(refused: Sequence[RefusedEdit], language: Language, now: dt.datetime) -> list[LogEntry]:
    """A line for each edit that Clients does not hold as it was typed: Problems forgets it at the next refresh."""
    return [
        LogEntry(
            when=now,
            event=(REPLACED if one.problem.what is edit_problems.UNREADABLE_BEFORE else NOT_TAKEN_OVER).in_language(
                language
            ),
            why=_told(one.problem, language),
            client_id=one.client_id,
            client=one.client,
        )
        for one in refused
    ]


def _told(problem: Problem, language: Language) -> str:
    """Where it was, what stood there, what is wrong and what was done, in one sentence."""
    if problem.row is None:
        text = _AT_TAB
    elif not problem.column:
        text = _AT_ROW
    else:
        text = _AT_CELL if is_blank(problem.value) else _AT_FILLED_CELL
    return text.format(
        language,
        tab=problem.sheet,
        row=None if problem.row is None else problem.row + 1,
        column=problem.column,
        value=edit_problems.quoted(problem.value),
        what=problem.what.format(language, **problem.fields),
        done=problem.done.format(language, **problem.fields),
    )


def append_to_log(log: Sheet, entries: Sequence[LogEntry]) -> SheetPatch:
    """The patch that adds ``entries`` below the last line of the log."""
    used = [row for row, cells in enumerate(log.rows) if any(not is_blank(cell) for cell in cells)]
    return SheetPatch(
        sheet=log.name,
        header_row=0,
        last_row=max(used, default=0),
        appended=[dict(enumerate(entry.cells())) for entry in entries],
    )
