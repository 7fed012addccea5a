"""Applying a patch to a sheet that belongs to people: its rows, and what around them names their extent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sheets_addin.books import messages
from sheets_addin.books.addresses import Area, area_reference, parse_area, quoted
from sheets_addin.books.calculation_chain import forget_cells
from sheets_addin.books.cells import AddInCells, CellWriter, number_format
from sheets_addin.books.conditions import conditional_format
from sheets_addin.books.edits import edit_table
from sheets_addin.books.markup import Element, Markup
from sheets_addin.books.row_patch import RowPatcher
from sheets_addin.books.sheet_stream import SheetStream
from sheets_addin.books.tables import grow_table, table_area, totals_rows
from sheets_addin.books.workbook import SheetPart, Workbook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import SheetPatch, TableArea

_BEFORE_FORMATS = {
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
}
_FROM_FORMAT_ON = {"sheetPr", "dimension", "sheetViews", "sheetFormatPr"}


def apply_patch(workbook: Workbook, patch: SheetPatch, add_in: AddInCells | None = None) -> None:
    """Write one patch into its sheet; BookError where it cannot be done without harm.

    With ``add_in`` its formulas are stored as those of Excel's add-in.

    New columns next to a table become part of it, and added rows below one make it longer, with its filter and with
    the conditional formats, drop-downs and rules that reached down to its last row.
    """
    sheet = workbook.sheet(patch.sheet)
    _check_totals(workbook, sheet, patch)
    package = workbook.package
    try:
        stream = SheetStream(package.chunks(sheet.part))
        change = _SheetChange(workbook, sheet, patch, stream, add_in)
        package.replace(sheet.part, change.chunks())
    except ValueError as error:
        raise BookError(messages.DAMAGED, file=package.file_name, detail=f"{sheet.part}: {error}") from error
    forget_cells(workbook, sheet, change.patcher.formulas.lost)
    _grow_tables(workbook, sheet, patch)


def _check_totals(workbook: Workbook, sheet: SheetPart, patch: SheetPatch) -> None:
    for part in workbook.package.related(sheet.part, "table"):
        root = workbook.package.markup(part).root
        area = table_area(root)
        if area is not None and _adds_rows_to(patch, area) and totals_rows(root):
            raise BookError(messages.TOTALS_BELOW, sheet=patch.sheet, table=area.name)


def _adds_rows_to(patch: SheetPatch, area: TableArea) -> bool:
    columns = {column for values in patch.appended for column in values}
    return area.header_row == patch.header_row and any(
        area.first_column <= column <= area.last_column for column in columns
    )


def _grow_tables(workbook: Workbook, sheet: SheetPart, patch: SheetPatch) -> None:
    package = workbook.package
    new = {column.column: column.header for column in patch.columns if column.is_new}
    for part in package.related(sheet.part, "table"):
        markup = package.markup(part)
        area = table_area(markup.root)
        if area is None or area.header_row != patch.header_row:
            continue
        headers = []
        # a table filled by a query knows its fields: a column of ours stands beside it
        if markup.root.attributes.get("tableType") != "queryTable":
            column = area.last_column + 1
            while column in new:
                headers.append(new[column])
                column += 1
        grow_table(markup, _last_row(patch) if _adds_rows_to(patch, area) else area.last_row, headers)
        package.update(part, markup)


def _last_row(patch: SheetPatch) -> int:
    return patch.last_row + len(patch.appended)


class _SheetChange:
    """One patch on the way through one sheet's stream."""

    def __init__(
        self,
        workbook: Workbook,
        sheet: SheetPart,
        patch: SheetPatch,
        stream: SheetStream,
        add_in: AddInCells | None,
    ) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._patch = patch
        self._stream = stream
        self._prefix = stream.prefix
        closing = f"</{self._prefix}worksheet>".encode()
        self._head = workbook.package.parse(sheet.part, stream.head + closing)
        self._new = sorted((column for column in patch.columns if column.is_new), key=lambda column: column.column)
        writer = CellWriter(patch.sheet, self._prefix, workbook.is_1904, add_in)
        self._edits = edit_table(patch, writer)
        columns = self._head.root.child("cols")
        self.patcher = RowPatcher(patch.sheet, self._prefix, self._edits, workbook.styles, _column_styles(columns))

    def chunks(self) -> Iterator[bytes]:
        """The changed part, piece by piece."""
        yield self._changed_head()
        yield f"<{self._prefix}sheetData>".encode()
        batch: list[bytes] = []
        size = 0
        for piece in self.patcher.patched(self._stream.rows()):
            batch.append(piece)
            size += len(piece)
            if size > 1 << 18:
                yield b"".join(batch)
                batch, size = [], 0
        yield b"".join(batch)
        yield f"</{self._prefix}sheetData>".encode()
        yield self._changed_tail()

    def _changed_head(self) -> bytes:
        head, root = self._head, self._head.root
        dimension = root.child("dimension")
        area = parse_area(dimension.attributes.get("ref", "")) if dimension else None
        if dimension is not None and area is not None:
            head.set_attribute(dimension, "ref", area_reference(self._widened(area)))
        if self._new:
            self._add_column_widths(head, root)
        return head.result()[: -len(f"</{self._prefix}worksheet>")]

    def _widened(self, area: Area) -> Area:
        edits = self._edits
        if not edits.rows:
            return area
        columns = [edit.column for row in (edits.rows[0], edits.rows[-1]) for edit in edits.of_row(row)]
        columns += [column.column for column in self._patch.columns]
        columns += [column for _, column in self._patch.cells]
        columns += [column for row in self._patch.appended for column in row]
        if not columns:
            return area
        top, left, bottom, right = area
        return (
            min(top, edits.rows[0]),
            min(left, *columns),
            max(bottom, edits.rows[-1]),
            max(right, *columns),
        )

    def _add_column_widths(self, head: Markup, root: Element) -> None:
        widths = {column.column + 1: column.width for column in self._new}
        container = root.child("cols")
        if container is None:
            body = "".join(self._column_width(number, width) for number, width in widths.items())
            head.insert_after(_FROM_FORMAT_ON, f"<{self._prefix}cols>{body}</{self._prefix}cols>".encode())
            return
        after: dict[Element | None, list[str]] = {}
        for number, width in widths.items():
            entry = next((one for one in container.children if _covers(one, number)), None)
            if entry is not None:
                after.setdefault(entry, [])
                continue
            left = [one for one in container.children if int(one.attributes["max"]) < number]
            after.setdefault(left[-1] if left else None, []).append(self._column_width(number, width))
        for entry, new in after.items():
            added = "".join(new).encode()
            if entry is None:
                head.insert(container.open_end, added)
                continue
            if any(_covers(entry, number) for number in widths):
                split = self._split_entry(head.raw(entry).decode(), entry, widths)
                head.replace(entry, split.encode() + added)
            else:
                head.insert(entry.end, added)

    def _column_width(self, number: int, width: float) -> str:
        return f'<{self._prefix}col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'

    def _split_entry(self, raw: str, entry: Element, widths: dict[int, float]) -> str:
        """A range of columns that takes in new ones, as ranges around them and entries of their own."""
        first, last = int(entry.attributes["min"]), int(entry.attributes["max"])
        out = []
        start = first
        for number in sorted(number for number in widths if first <= number <= last):
            if start < number:
                out.append(_with_bounds(raw, start, number - 1))
            out.append(self._column_width(number, widths[number]))
            start = number + 1
        if start <= last:
            out.append(_with_bounds(raw, start, last))
        return "".join(out)

    def _changed_tail(self) -> bytes:
        root_tag = self._head.data[self._head.root.start : self._head.root.open_end]
        tail = self._workbook.package.parse(self._sheet.part, root_tag + self._stream.tail)
        if self._patch.appended:
            self._extend_ranges(tail)
        self._extend_filter(tail)
        marks = self._marks(tail)
        if marks:
            tail.insert_after(_BEFORE_FORMATS, marks.encode())
        return tail.result()[len(root_tag) :]

    def _marks(self, tail: Markup) -> str:
        """Conditional formats of the new columns that have highlights, after all existing ones."""
        taken = [int(number) for number in re.findall(rb"\spriority\s*=\s*[\"'](\d+)", tail.data)]
        priority = max(taken, default=0) + 1
        first = self._patch.header_row + 1
        bottom = max([first, _last_row(self._patch), *self._patch.rows])
        out = []
        for column in self._new:
            area = (first, column.column, bottom, column.column)
            if _has_marks(tail, area):
                continue
            code = number_format(column.format, column.values)
            out.append(conditional_format(column.highlights, area, code, self._workbook.styles, priority, self._prefix))
            priority += len(column.highlights)
        return "".join(out)

    def _extend_ranges(self, tail: Markup) -> None:
        """Let conditional formats and validations over the whole data reach the added rows."""
        for element in tail.root.descendants():
            if element.name in ("conditionalFormatting", "dataValidation") and "sqref" in element.attributes:
                old = element.attributes["sqref"]
                new = self._extended(old)
                if new != old:
                    tail.set_attribute(element, "sqref", new)
            elif element.name == "sqref":
                # the newer formats keep their ranges as an element's text
                tail.replace(
                    element, tail.raw(element).replace(element.text.encode(), self._extended(element.text).encode())
                )

    def _extend_filter(self, tail: Markup) -> None:
        """Let the filter over the header row reach the added rows and the columns beside it."""
        auto_filter = tail.root.child("autoFilter")
        area = parse_area(auto_filter.attributes.get("ref", "")) if auto_filter is not None else None
        if auto_filter is None or area is None or area[0] != self._patch.header_row:
            return
        bottom = self._patch.filtered_down_to(area[2])
        grown = (*area[:2], bottom, self._patch.filtered_to(area[3]))
        if grown != area:
            tail.set_attribute(auto_filter, "ref", area_reference(grown))
            self._follow_filter(area, grown)

    def _follow_filter(self, old: Area, new: Area) -> None:
        name = self._workbook.local_name("_xlnm._FilterDatabase", self._sheet)
        place = quoted(self._sheet.name)
        if name is not None and parse_area(name.rpartition("!")[2]) == old:
            reference = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area_reference(new))
            self._workbook.set_name("_xlnm._FilterDatabase", self._sheet, f"{place}!{reference}", hidden=True)

    def _extended(self, references: str) -> str:
        """References with those that covered the data to its last row reaching to the last added one."""
        out = []
        for reference in references.split():
            area = parse_area(reference)
            if area is not None and self._covered(area):
                out.append(area_reference((area[0], area[1], max(area[2], _last_row(self._patch)), area[3])))
            else:
                out.append(reference)
        return " ".join(out)

    def _covered(self, area: Area) -> bool:
        first = self._patch.header_row + 1
        return area[0] <= first and area[2] >= max(self._patch.last_row, first)


def _has_marks(tail: Markup, area: Area) -> bool:
    """Whether the area already has conditional formats of its own, as a patch applied before left them."""
    return any(
        element.name == "conditionalFormatting" and element.attributes.get("sqref") == area_reference(area)
        for element in tail.root.children
    )


def _column_styles(columns: Element | None) -> dict[int, int]:
    styles = {}
    for entry in columns.children if columns else []:
        style = int(entry.attributes.get("style", "0"))
        if style:
            for column in range(int(entry.attributes["min"]) - 1, int(entry.attributes["max"])):
                styles[column] = style
    return styles


def _covers(entry: Element, number: int) -> bool:
    return int(entry.attributes["min"]) <= number <= int(entry.attributes["max"])


def _with_bounds(raw: str, first: int, last: int) -> str:
    raw = re.sub(r"(\smin\s*=\s*[\"'])\d+", rf"\g<1>{first}", raw)
    return re.sub(r"(\smax\s*=\s*[\"'])\d+", rf"\g<1>{last}", raw)
