"""Which known export a file is, told by its headers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheets_addin.importing.export_format import ExportFormat
from sheets_addin.importing.files import FileSheet
from sheets_addin.importing.formats import FORMATS
from sheets_addin.vocabulary.headers import SEARCHED_ROWS
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import plain, text_of


@dataclass(frozen=True)
class Recognised:
    """An export found in a file: ``key`` names its format, ``header_row`` (from 0) is where its headers begin."""

    key: str
    format: ExportFormat
    file: FileSheet
    header_row: int

    def header_cells(self) -> list[str]:
        """The headers, left to right; of several rows of headers the upper one names a column."""
        rows = self.file.sheet.rows[self.header_row : self.header_row + self.format.header_rows]
        width = max(len(row) for row in rows)
        return [next((text for row in rows if (text := _text(row, place))), "") for place in range(width)]

    def places(self) -> Mapping[str, Sequence[int]]:
        """Every header (in plain form, of all rows of headers) -> the columns below it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row in self.file.sheet.rows[self.header_row : self.header_row + self.format.header_rows]:
            for place, cell in enumerate(row):
                found[plain(text_of(cell))].append(place)
        return found


def _text(row: Sequence[CellValue], place: int) -> str:
    return " ".join(text_of(row[place]).split()) if place < len(row) else ""


def recognise(sheets: Sequence[FileSheet]) -> Recognised | None:
    """The known export that most headers of ``sheets`` speak for, or None."""
    best: tuple[int, Recognised] | None = None
    for file in sheets:
        for row in range(min(len(file.sheet.rows), SEARCHED_ROWS)):
            for key, known in FORMATS.items():
                found = Recognised(key, known, file, row)
                headers = {header for header in found.places() if header}
                if all(headers & {plain(name) for name in either} for either in known.told_by):
                    worth = sum(bool(headers & {plain(name) for name in taken.headers}) for taken in known.columns)
                    if best is None or worth > best[0]:
                        best = (worth, found)
    return None if best is None else best[1]
