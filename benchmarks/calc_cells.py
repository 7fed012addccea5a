"""The LibreOffice half of cells.py: single-row cells of SEGMENT in a headless LibreOffice with the extension."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sheets_addin.functions import evaluate
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.hosts.office import Office

_HEADERS = tuple(column.name.en for column in CLIENT_TABLE)


def measure_libreoffice(rows: list[list[CellValue]], address: str, rounds: int) -> None:
    """Print what a recalculation of one formula a row takes: all rows changed, and none (the floor).

    The server at ``address`` and LibreOffice are warm: the same was computed once before with other rows.
    What the cells show is compared with the answers of the same function inside this process.
    """
    width, count = len(rows[0]), len(rows)
    formulas = tuple((f"=SEGMENT(A{row}:AS{row})",) for row in range(2, count + 2))
    wanted = evaluate("SEGMENT", rows, today=dt.date.today(), language=Language.ENGLISH).values
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder), {"Address": address, "TimeOut": 30.0, "StartByItself": False})
        try:
            with office.opened() as document:
                sheet = document.Sheets.getByIndex(0)
                document.enableAutomaticCalculation(False)
                sheet.getCellRangeByPosition(0, 0, width - 1, 0).setDataArray((_HEADERS,))
                cells = sheet.getCellRangeByPosition(0, 1, width - 1, count)
                results = sheet.getCellRangeByPosition(width, 1, width, count)
                results.setFormulaArray(formulas)
                changed, unchanged = [], []
                for number in range(rounds + 1):
                    cells.setDataArray(tuple((f"{row[0]}-{number}", *map(_cell, row[1:])) for row in rows))
                    changed.append(_recalculated(document))
                    unchanged.append(_recalculated(document))
                    if [value[0] for value in results.getDataArray()] != list(wanted):
                        sys.exit("LibreOffice does not show what the function says")
        finally:
            office.close()
    print(f"{count:,} single-row cells of SEGMENT in LibreOffice")
    print(f"  {'known (floor)':14}{min(unchanged[1:]):7.3f} s")
    print(f"  {'all changed':14}{min(changed[1:]):7.3f} s   {min(changed[1:]) / min(unchanged[1:]):5.1f} x the floor")


def _cell(value: CellValue) -> str | float:
    if isinstance(value, dt.date):
        return float(value.toordinal() - dt.date(1899, 12, 30).toordinal())
    return "" if value is None else value if isinstance(value, str) else float(value)


def _recalculated(document: object) -> float:
    start = time.perf_counter()
    document.calculateAll()  # type: ignore[attr-defined]
    return time.perf_counter() - start
