"""The one click: the document's tables go to the server, and the changes that it answers with into the document."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from .document import Document
from .failure import Failure
from .new_sheets import NewSheets
from .office import Office
from .product import say
from .server import NoAnswerError
from .snapshot import sheets_as_json
from .surroundings import Indicator, UnchangedView, WithoutRecalculation, WithoutSteps, notes_steps
from .writer import Writer

SECONDS = 120.0
"""How long a refresh of a large workbook may take on the server."""

_ROW_RANGE = re.compile(r"(\w+)\((\$?[A-Z]+)\{row\}:(\$?[A-Z]+)\{row\}")


def refresh(office: Office, model: Any) -> str:
    """Refresh an open document; gives the sentence that tells what was found.

    The selection stays, and one Undo takes all of it back. Raises NoAnswerError or Failure; the document
    is then as it was, or the sentence says that it is not.
    """
    document = office.document(model)
    language = document.language()
    if not notes_steps(model):
        raise Failure(say("no_undo", language))
    with Indicator(model, say("refreshing", language)):
        now = dt.datetime.now().replace(microsecond=0)
        content = {
            "sheets": sheets_as_json(model, document.day_zero),
            "today": now.date().isoformat(),
            "now": now.isoformat(),
        }
        answer = office.backend.post("/v1/refresh", content, SECONDS, language)
        try:
            changes, language = answer["changes"], answer["language"]
            summary = answer["summary"]
            waiting = sum(summary["not_today"].values())
            figures = {"clients": summary["clients"], "planned": summary["planned_today"], "waiting": waiting}
            said = say("refreshed", language, **figures, problems=summary["problems"])
            touched = [patch["sheet"] for patch in changes["patches"]]
            touched += [one["replaces"] for one in (*changes["tabs"], *changes["reports"]) if one["replaces"]]
        except (KeyError, TypeError, AttributeError) as error:
            raise NoAnswerError("nonsense", type(error).__name__) from error
        for name in touched:
            if model.Sheets.getByName(name).isProtected():
                raise Failure(say("protected", language, tab=name))
        _write(office, model, document, changes, now.date(), language)
    return said


def _write(
    office: Office, model: Any, document: Document, changes: dict[str, Any], day: dt.date, language: str
) -> None:
    writer = Writer(model, document.day_zero)
    undo, title = model.UndoManager, say("refresh_step", language)
    new_sheets = NewSheets(office.context, model, title, changes, document.day_zero)
    with UnchangedView(model), WithoutRecalculation(model):
        undo.enterUndoContext(title)
        fault = None
        try:
            undo.addUndoAction(new_sheets)
            new_sheets.add()
            writer.write_values(changes)
            document.forget()
            _remember(office, document, writer, changes, day)
            writer.write_formulas(changes)
        except Exception as error:  # whatever LibreOffice refuses, the document must not stay half-written
            fault = error
        undo.leaveUndoContext()
        if fault is not None:
            raise _taken_back(model, fault, language) from fault
        with WithoutSteps(model):
            writer.draw_charts()


def _taken_back(model: Any, fault: Exception, language: str) -> Failure:
    try:
        model.UndoManager.undo()
    except Exception as error:
        return Failure(say("half_done", language, detail=f"{fault}; {error}"))
    return Failure(say("undone", language, detail=str(fault)))


def _remember(office: Office, document: Document, writer: Writer, changes: dict[str, Any], day: dt.date) -> None:
    """The answers of the formulas that are about to be written are in the changes: no need to ask for them again."""
    for patch in changes["patches"]:
        sheet = document.model.Sheets.getByName(patch["sheet"])
        for column in patch["columns"]:
            call = _ROW_RANGE.match(column["formula"] or "")
            if call is not None and patch["rows"]:
                first, last = min(patch["rows"]), max(patch["rows"])
                block = sheet.getCellRangeByName(f"{call[2]}{first + 1}:{call[3]}{last + 1}")
                address = block.RangeAddress
                headers = None
                if "," in column["formula"]:
                    row = patch["header_row"]
                    headers = sheet.getCellRangeByPosition(address.StartColumn, row, address.EndColumn, row)
                    headers = headers.getDataArray()
                context = document.context(sheet, address.StartColumn, address.EndColumn, headers, None)
                rows = document.rows_of(block)
                office.answers.remember(
                    call[1],
                    context,
                    day,
                    [rows[row - first] for row in patch["rows"]],
                    writer.cells(column),
                )
