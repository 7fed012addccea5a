"""A workbook that a host sends as JSON: its sheets come with the request, the changes go back with the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sheets_addin.books.cells import cell_as_json
from sheets_addin.books.checks import check_changes
from sheets_addin.books.report_grid import PlacedBlock, place_report
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import (
    CellValue,
    Changes,
    Format,
    FunctionHost,
    PatchColumn,
    Report,
    Sheet,
    SheetInfo,
    SheetPatch,
    TabColumn,
)

_NO_SHEET = Text(en="There is no tab “{name}” in the workbook.", ru="Вкладки «{name}» в книге нет.")
_SAME_NAME = Text(
    en="Two tabs of the workbook are called “{name}”.", ru="Две вкладки книги называются одинаково: «{name}»."
)


class JsonBook:
    """A book whose sheets are given; ``changes`` is what was written, for the host to apply.

    Raises BookError where two sheets have one name.
    """

    def __init__(self, sheets: Sequence[tuple[Sheet, bool]]) -> None:
        self._sheets = {sheet.name: sheet for sheet, _ in sheets}
        self._infos = [SheetInfo(sheet.name, visible) for sheet, visible in sheets]
        self.changes = Changes()
        names = [info.name for info in self._infos]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise BookError(_SAME_NAME, name=twice)

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in the order of their tabs."""
        return self._infos

    def read(self, name: str) -> Sheet:
        """One sheet's values from A1 on. BookError where there is none of that name."""
        if name not in self._sheets:
            raise BookError(_NO_SHEET, name=name)
        return self._sheets[name]

    def write(self, changes: Changes) -> None:
        """Keep ``changes`` for the answer. BookError where no book can carry them out."""
        check_changes(changes)
        self.changes = changes


def changes_as_json(changes: Changes) -> dict[str, Any]:
    """The changes as JSON types.

    ``tabs`` and ``patches`` have the fields of :class:`~sheets_addin.vocabulary.layout.Tab` and
    :class:`~sheets_addin.vocabulary.layout.SheetPatch`; single cells are lists (row, column, value, format), appended
    rows lists of (column, value, format), where a format says that the value is a date. ``is_text`` says that a column
    of a tab stands left. A date is a day serial (days since 1899-12-30, the time of day its fraction), as sheets keep
    it. ``reports`` are laid out already: everything has the rows and columns in which it is to stand, as
    :class:`~sheets_addin.books.report_grid.Grid` says.
    """
    return {
        "tabs": [
            {
                **{name: value for name, value in vars(tab).items() if name != "columns"},
                "columns": [_tab_column(column) for column in tab.columns],
            }
            for tab in changes.tabs
        ],
        "reports": [_report(report) for report in changes.reports],
        "order": list(changes.order),
        "patches": [_patch(patch) for patch in changes.patches],
        "functions": asdict(changes.functions or FunctionHost()),
    }


def _report(report: Report) -> dict[str, Any]:
    grid = place_report(report)
    return {
        **{name: value for name, value in vars(report).items() if name != "blocks"},
        "widths": grid.widths,
        "heights": sorted(grid.heights.items()),
        "page_breaks": grid.breaks,
        "blocks": [_block(block) for block in grid.blocks],
    }


def _block(placed: PlacedBlock) -> dict[str, Any]:
    return {
        "title": placed.block.title,
        "title_row": placed.title_row,
        "note": placed.block.note,
        "note_row": placed.note_row,
        "header_row": placed.header_row,
        "last_row": placed.last_row,
        "total_row": placed.is_total(placed.last_row),
        "columns": [{**_tab_column(one.column), "place": one.place, "span": one.span} for one in placed.columns],
        "charts": [
            {
                **{name: value for name, value in asdict(chart).items() if name != "chart"},
                "title": chart.chart.title,
                "maximum": chart.chart.maximum,
                "shows_values": chart.shows_values,
            }
            for chart in placed.charts
        ],
    }


def _tab_column(column: TabColumn) -> dict[str, Any]:
    return {**_column(column), "is_text": column.is_text}


def _column(column: TabColumn | PatchColumn) -> dict[str, Any]:
    return {
        **vars(column),
        "values": [cell_as_json(value) for value in column.values],
        "highlights": [asdict(highlight) for highlight in column.highlights],
    }


def _patch(patch: SheetPatch) -> dict[str, Any]:
    return {
        **vars(patch),
        "rows": list(patch.rows),
        "columns": [_column(column) for column in patch.columns],
        "cells": [
            [row, column, cell_as_json(value), _date_format(value)] for (row, column), value in patch.cells.items()
        ],
        "appended": [_row(row) for row in patch.appended],
        "headed": list(patch.headed),
    }


def _row(row: Mapping[int, CellValue]) -> list[list[Any]]:
    return [[column, cell_as_json(value), _date_format(value)] for column, value in row.items()]


def _date_format(value: CellValue) -> Format | None:
    """What tells a date from the number that it becomes."""
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return Format.DATE_TIME
    return Format.DATE if isinstance(value, dt.date) else None
