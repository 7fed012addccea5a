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
from sheets_addin.vocabulary.parsing import header_text, plain, text_of


@dataclass(frozen=True)
class Recognised:
    """An export found in a file: ``key`` names its format.

    ``header_row`` (from 0) is where its headers begin, ``header_rows`` how many rows they take.
    """

    key: str
    format: ExportFormat
    file: FileSheet
    header_row: int
    header_rows: int

    @property
    def first_row(self) -> int:
        """The first row below the headers."""
        return self.header_row + self.header_rows

    def header_cell_rows(self) -> Sequence[Sequence[CellValue]]:
        """The rows of headers as they stand."""
        return self.file.sheet.rows[self.header_row : self.first_row]

    def header_cells(self) -> list[str]:
        """The headers, left to right; of several rows of headers the upper one names a column."""
        rows = self.header_cell_rows()
        width = max(len(row) for row in rows)
        return [next((text for row in rows if (text := _text(row, place))), "") for place in range(width)]

    def places(self) -> Mapping[str, Sequence[int]]:
        """Every header (in plain form, of all rows of headers) -> the columns below it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row in self.header_cell_rows():
            for place, cell in enumerate(row):
                found[plain(text_of(cell))].append(place)
        return found


def _text(row: Sequence[CellValue], place: int) -> str:
    return header_text(row[place]) if place < len(row) else ""


def recognise(sheets: Sequence[FileSheet]) -> Recognised | None:
    """The known export that most headers of ``sheets`` speak for, or None."""
    best: tuple[int, Recognised] | None = None
    for file in sheets:
        for row in range(min(len(file.sheet.rows), SEARCHED_ROWS)):
            for key, known in FORMATS.items():
                found = _headers_at(file, row, key, known)
                if found is not None:
                    headers = found.places().keys()
                    worth = sum(not headers.isdisjoint(map(plain, taken.headers)) for taken in known.columns)
                    if best is None or worth > best[0]:
                        best = (worth, found)
    return None if best is None else best[1]


def _headers_at(file: FileSheet, row: int, key: str, known: ExportFormat) -> Recognised | None:
    """The export of this format whose headers begin in ``row``, in as few rows as tell it; None where they do not."""
    for header_rows in range(1, known.header_rows + 1):
        found = Recognised(key, known, file, row, header_rows)
        told = [not found.places().keys().isdisjoint(map(plain, either)) for either in known.told_by]
        if all(told):
            return found
        if not told[0]:
            return None
    return None
