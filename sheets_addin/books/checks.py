"""What every book checks of changes before it writes any of them."""

from __future__ import annotations

from sheets_addin.books import messages
from sheets_addin.books.addresses import MAX_COLUMNS, MAX_ROWS
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import Changes, Report, SheetPatch, Tab


def check_changes(changes: Changes) -> None:
    """BookError where changes contradict themselves or no sheet can hold them."""
    replaced = changes.replaced
    for patch in changes.patches:
        if patch.sheet in replaced:
            raise BookError(messages.CHANGED_TWICE, sheet=patch.sheet)
        _check_patch(patch)
    for tab in changes.tabs:
        _check_tab(tab)
    for report in changes.reports:
        _check_report(report)


def _check_patch(patch: SheetPatch) -> None:
    for column in patch.columns:
        if len(column.values) != len(patch.rows):
            raise BookError(messages.UNEVEN_COLUMNS, sheet=patch.sheet, header=column.header)


def _check_tab(tab: Tab) -> None:
    if not tab.columns:
        raise BookError(messages.NO_COLUMNS, sheet=tab.name)
    for column in tab.columns:
        if len(column.values) != tab.row_count:
            raise BookError(messages.UNEVEN_COLUMNS, sheet=tab.name, header=column.header)
    rows = tab.row_count + 1
    if rows > MAX_ROWS or len(tab.columns) > MAX_COLUMNS:
        raise BookError(messages.TOO_MANY_CELLS, sheet=tab.name, rows=rows, columns=len(tab.columns))


def _check_report(report: Report) -> None:
    for block in report.blocks:
        if not block.columns:
            raise BookError(messages.NO_COLUMNS, sheet=report.name)
        for column in block.columns:
            if len(column.values) != block.row_count:
                raise BookError(messages.UNEVEN_COLUMNS, sheet=report.name, header=column.header)
