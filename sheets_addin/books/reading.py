"""Reading sheets: the fast reader, and what it needs around it to be right for every workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineWorkbook

from sheets_addin.books import messages
from sheets_addin.books.addresses import column_place
from sheets_addin.books.outline import outline_levels
from sheets_addin.books.package import Package
from sheets_addin.books.scan import SheetScan, scan_sheet
from sheets_addin.books.tables import table_area
from sheets_addin.books.workbook import SheetPart, Workbook
from sheets_addin.vocabulary.addresses import column_letters
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import CellValue, Sheet

_NO_CELLS: Sequence[CellValue] = ()
_ROW = re.compile(rb"<((?:[\w.-]+:)?)row\b([^>]*?)(?:/>|>(.*?)</\1row\s*>)", re.DOTALL)
_NUMBER = re.compile(rb"(\sr\s*=\s*[\"'])(\d+)")
_CELL_ADDRESS = re.compile(rb"(<(?:[\w.-]+:)?c\b[^>]*?\sr\s*=\s*[\"'])([A-Z]{1,3})\d+")
_HAS_VALUE = re.compile(rb"<(?:[\w.-]+:)?(?:v|is)\b")
_MOST_COMPACT = 20_000_000
_STYLED_NUMBER = re.compile(
    rb"(<(?:[\w.-]+:)?c\b[^>]*?)\ss\s*=\s*[\"']\d+[\"']([^>]*>(?:<(?:[\w.-]+:)?f\b[^>]*?(?:/>|>[^<]*<[^>]*>))?"
    rb"<(?:[\w.-]+:)?v>)(-?[\d.]+(?:[eE][-+]?\d+)?)(?=<)"
)
_LAST_DAY = 2_958_466


class Reader:
    """Reads the sheets of a workbook from the bytes of its file.

    Raises BookError where a sheet cannot be read.
    """

    def __init__(self, workbook: Workbook, data: bytes) -> None:
        self._workbook = workbook
        self._package = workbook.package
        self._data = data
        self._calamine: CalamineWorkbook | None = None

    def read(self, name: str) -> Sheet:
        """One sheet's values from A1 on; a sheet without a grid (a chart) has no rows."""
        sheet = self._part_of(name)
        if not sheet.part or sheet.kind != "worksheet":
            return Sheet(name, ())
        scan = self._scan(sheet)
        rows = _Compacted(self._package, sheet, scan).rows() if scan.is_scattered else self._grid(sheet)
        tables = [table_area(self._package.markup(part).root) for part in self._package.related(sheet.part, "table")]
        return Sheet(name, rows, scan.errors, [table for table in tables if table is not None], scan.formulas)

    def outline(self, name: str) -> Mapping[int, int]:
        """Rows of a sheet (from 0) that stand inside an outline group -> how deep, from 1."""
        sheet = self._part_of(name)
        return outline_levels(self._package.read(sheet.part)) if sheet.part and sheet.kind == "worksheet" else {}

    def _part_of(self, name: str) -> SheetPart:
        sheet = next((sheet for sheet in self._workbook.sheets() if sheet.name == name), None)
        if sheet is None:
            raise BookError(messages.NO_SUCH_SHEET, sheet=name)
        return sheet

    def _scan(self, sheet: SheetPart) -> SheetScan:
        try:
            return scan_sheet(lambda: self._package.chunks(sheet.part))
        except ExpatError as error:
            raise BookError(messages.DAMAGED, file=self._package.file_name, detail=f"{sheet.name}: {error}") from error

    def _grid(self, sheet: SheetPart) -> list[Sequence[CellValue]]:
        try:
            return _grid(self._workbook_reader(), sheet.name, self._package.file_name)
        except _NoSuchDateError as error:
            data = self._package.read(sheet.part)
            plain = _STYLED_NUMBER.sub(_plain_unless_date, data)
            if plain == data:
                raise BookError(
                    messages.DAMAGED, file=self._package.file_name, detail=f"{sheet.name}: {error.__cause__}"
                ) from error
            with _copied(self._package, sheet, plain) as reader:
                return _grid(reader, sheet.name, self._package.file_name)

    def _workbook_reader(self) -> CalamineWorkbook:
        if self._calamine is None:
            if self._has_winding_targets():
                self._straighten_targets()
                self._calamine = _opened(_saved(self._package), self._package.file_name)
            else:
                self._calamine = _opened(io.BytesIO(self._data), self._package.file_name)
        return self._calamine

    def _has_winding_targets(self) -> bool:
        """Whether the workbook's links go by ways (``../``, ``%20``) that the fast reader does not follow."""
        return any(re.search(r"\./|%", target) for target in self._raw_targets())

    def _raw_targets(self) -> list[str]:
        rels = self._package.markup(self._package.relationships_part(self._workbook.part) or "").root
        return [element.attributes.get("Target", "") for element in rels.children]

    def _straighten_targets(self) -> None:
        name = self._package.relationships_part(self._workbook.part) or ""
        rels = self._package.markup(name)
        targets = {link.id: link.target for link in self._package.relationships(self._workbook.part)}
        for element in rels.root.children:
            target = targets.get(element.attributes.get("Id", ""))
            if target:
                rels.set_attribute(element, "Target", "/" + target)
        self._package.update(name, rels)


@dataclass
class _Compacted:
    """A sheet with far stray cells, read through a copy that has only its rows and columns with values."""

    package: Package
    sheet: SheetPart
    scan: SheetScan

    def rows(self) -> list[Sequence[CellValue]]:
        data = self.package.read(self.sheet.part)
        kept = [found for found in _ROW.finditer(data) if found.group(3) and _HAS_VALUE.search(found.group(3))]
        row_numbers = self._row_numbers(kept)
        letters = {found.group(2) for row in kept for found in _CELL_ADDRESS.finditer(row.group(3))}
        columns = sorted(column_place(name.decode()) for name in letters)
        if len(kept) * len(columns) > _MOST_COMPACT:
            raise self._too_scattered()
        compacted = _STYLED_NUMBER.sub(_plain_unless_date, self._compacted(data, kept, columns))
        with _copied(self.package, self.sheet, compacted) as reader:
            grid = _grid(reader, self.sheet.name, self.package.file_name)
        out: list[Sequence[CellValue]] = [_NO_CELLS] * (row_numbers[-1] if row_numbers else 0)
        for number, values in zip(row_numbers, grid, strict=False):
            filled = [place for place, value in enumerate(values) if value not in ("", None)]
            if filled:
                row: list[CellValue] = [""] * (columns[filled[-1]] + 1)
                for place in filled:
                    row[columns[place]] = values[place]
                out[number - 1] = row
        return out

    def _row_numbers(self, rows: Sequence[re.Match[bytes]]) -> list[int]:
        numbers = [_NUMBER.search(row.group(2)) for row in rows]
        if any(number is None for number in numbers):
            raise self._too_scattered()
        return [int(number.group(2)) for number in numbers if number is not None]

    def _too_scattered(self) -> BookError:
        rows, columns = self.scan.last_row + 1, self.scan.last_column + 1
        return BookError(messages.TOO_SCATTERED, sheet=self.sheet.name, rows=rows, columns=columns)

    def _compacted(self, data: bytes, rows: Sequence[re.Match[bytes]], columns: Sequence[int]) -> bytes:
        places = {column_letters(column).encode(): index for index, column in enumerate(columns)}
        out = []
        for index, row in enumerate(rows, 1):
            number = str(index).encode()

            def moved(found: re.Match[bytes], number: bytes = number) -> bytes:
                return found.group(1) + column_letters(places[found.group(2)]).encode() + number

            prefix = row.group(1)
            cells = _CELL_ADDRESS.sub(moved, row.group(3))
            out.append(b'<%brow r="%b">%b</%brow>' % (prefix, number, cells, prefix))
        start, end = rows[0].start(), rows[-1].end()
        head = re.sub(rb"<(?:[\w.-]+:)?dimension[^>]*/>", b"", data[:start])
        head = _ROW.sub(b"", head)
        return head + b"".join(out) + _ROW.sub(b"", data[end:])


class _NoSuchDateError(Exception):
    """A cell shows a number as a date or time that is none: a phone number under a time format."""


def _plain_unless_date(cell: re.Match[bytes]) -> bytes:
    """The cell without its format where its number is no date."""
    return cell.group() if 0 <= float(cell.group(3)) < _LAST_DAY else b"".join(cell.groups())


@contextmanager
def _copied(package: Package, sheet: SheetPart, content: bytes) -> Iterator[CalamineWorkbook]:
    """A reader of the workbook with other content in one sheet."""
    package.replace(sheet.part, [content])
    try:
        yield _opened(_saved(package), package.file_name)
    finally:
        package.revert(sheet.part)


def _saved(package: Package) -> io.BytesIO:
    copy = io.BytesIO()
    package.save(copy)
    copy.seek(0)
    return copy


def _opened(source: io.BytesIO, file_name: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(source)
    except CalamineError as error:
        raise BookError(messages.DAMAGED, file=file_name, detail=str(error)) from error


def _grid(reader: CalamineWorkbook, name: str, file_name: str) -> list[Sequence[CellValue]]:
    try:
        return list(reader.get_sheet_by_name(name).to_python(skip_empty_area=False))
    except CalamineError as error:
        raise BookError(messages.DAMAGED, file=file_name, detail=f"{name}: {error}") from error
    except OverflowError as error:
        raise _NoSuchDateError from error
    except BaseException as error:
        # the reader's own crashes come as a type that is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise _NoSuchDateError from error
