"""A book that lives in memory: the smallest thing that keeps the promise of the port ``Book``."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.books.checks import check_changes
from sheets_addin.books.report_grid import place_report
from sheets_addin.vocabulary.layout import CellValue, Changes, Report, Sheet, SheetInfo, SheetPatch, Tab


class MemoryBook:
    """Sheets as lists of rows; formulas are kept beside, by (sheet, row, column): those written and those of people."""

    def __init__(
        self, sheets: dict[str, list[list[CellValue]]], errors: dict[str, dict[tuple[int, int], str]] | None = None
    ) -> None:
        self.cells = sheets
        self.errors = errors or {}
        self.hidden: set[str] = set()
        self._formulas: dict[tuple[str, int, int], str] = {}
        self.typed_formulas: dict[tuple[str, int, int], str] = {}

    def sheets(self) -> Sequence[SheetInfo]:
        return [SheetInfo(name, name not in self.hidden) for name in self.cells]

    def read(self, name: str) -> Sheet:
        formulas: dict[int, set[int]] = {}
        for sheet, row, column in self.typed_formulas:
            if sheet == name:
                formulas.setdefault(column, set()).add(row)
        return Sheet(name, [list(row) for row in self.cells[name]], self.errors.get(name, {}), formulas=formulas)

    def write(self, changes: Changes) -> None:
        check_changes(changes)
        for one in changes.whole_sheets:
            if isinstance(one, Tab):
                self._write_tab(one)
            else:
                self._write_report(one)
        for patch in changes.patches:
            self._patch(patch)

    def formulas(self) -> dict[tuple[str, int, int], str]:
        """The formulas that were written, by sheet, row and column."""
        return self._formulas

    def _write_tab(self, tab: Tab) -> None:
        assert tab.replaces is not None or tab.name not in self.cells, f"{tab.name} is somebody's"
        rows: list[list[CellValue]] = [[column.header for column in tab.columns]]
        rows.extend(list(row) for row in zip(*(column.values for column in tab.columns), strict=True))
        self.cells[tab.replaces or tab.name] = rows
        if tab.hidden:
            self.hidden.add(tab.name)

    def _write_report(self, report: Report) -> None:
        assert report.replaces is not None or report.name not in self.cells, f"{report.name} is somebody's"
        self.cells[report.replaces or report.name] = []
        for (row, column), value in place_report(report).cells().items():
            self._set(report.replaces or report.name, row, column, value)

    def _set(self, sheet: str, row: int, column: int, value: CellValue) -> None:
        rows = self.cells[sheet]
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = value

    def _patch(self, patch: SheetPatch) -> None:
        for column in patch.columns:
            if column.is_new:
                self._set(patch.sheet, patch.header_row, column.column, column.header)
            for row, value in zip(patch.rows, column.values, strict=True):
                self._set(patch.sheet, row, column.column, value)
                if column.formula is not None:
                    self._formulas[patch.sheet, row, column.column] = column.formula.format(row=row + 1)
        for (row, place), value in patch.cells.items():
            if (patch.sheet, row, place) not in self.typed_formulas:
                self._set(patch.sheet, row, place, value)
        for step, appended in enumerate(patch.appended, start=1):
            for place, value in appended.items():
                self._set(patch.sheet, patch.last_row + step, place, value)
