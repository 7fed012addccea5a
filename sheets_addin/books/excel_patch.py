"""Applying a patch to a sheet of an open Excel: only cells that change are touched, a column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import xlwings

from sheets_addin.books import messages
from sheets_addin.books.cells import CellWriter, date_format
from sheets_addin.books.excel_cells import (
    UNKNOWN_NAME,
    Content,
    area_of,
    contents_of,
    enter,
    entered,
    error_of,
    grid,
    put_back,
    same,
    values_of,
)
from sheets_addin.books.excel_look import code_of, look_like, make_room_for_formulas, mark, set_number_format
from sheets_addin.books.excel_messages import ARRAY_FORMULA, PROTECTED
from sheets_addin.books.excel_native import (
    filter_area,
    is_filtered,
    is_in_wider_array,
    is_protected,
    is_query,
    move_filter,
)
from sheets_addin.books.excel_reading import table_area
from sheets_addin.books.excel_undo import Undo
from sheets_addin.vocabulary.addresses import address, column_letters
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import CellValue, PatchColumn, SheetPatch
from sheets_addin.vocabulary.runs import runs, stretches


def check_patch(sheet: xlwings.Sheet, patch: SheetPatch) -> None:
    """BookError where the patch cannot be written without harm; nothing is changed yet."""
    if is_protected(sheet):
        raise BookError(PROTECTED, sheet=sheet.name)
    writer = CellWriter(sheet.name)
    for column in patch.columns:
        place = column.column
        writer.fragments(column.values, patch.rows, place)
        for first, last in runs(patch.rows):
            if _holds_wider_array(area_of(sheet, first, place, last, place), column):
                raise BookError(ARRAY_FORMULA, sheet=sheet.name, column=column_letters(place))
    for (row, place), value in patch.cells.items():
        writer.fragment(value, row, place)
    for row, values in enumerate(patch.appended, patch.last_row + 1):
        for place, value in values.items():
            writer.fragment(value, row, place)
    _check_room_below(sheet, patch)


def _holds_wider_array(area: xlwings.Range, column: PatchColumn) -> bool:
    """Whether array formulas over several cells reach into an area of one column.

    Excel 365 counts any formula that was typed as an array of one cell. Our own, of which no two are alike, are passed
    over without a question for each: the cells of a wider array all show the same formula.
    """
    if area.has_array is False:
        return False
    texts = [str(row[0]) for row in grid(area.formula)]
    own = None if column.formula is None else f"={column.formula.partition('(')[0]}("
    for index, text in enumerate(texts):
        is_alone = text not in (*texts[max(index - 1, 0) : index], *texts[index + 1 : index + 2])
        is_own = own is not None and text.startswith(own) and is_alone
        if text.startswith("=") and not is_own and is_in_wider_array(area[index, 0]):
            return True
    return False


def apply_patch(sheet: xlwings.Sheet, patch: SheetPatch, undo: Undo) -> None:
    """Write one patch; what was there comes back with ``undo``.

    New columns beside a table become part of it, and rows added below one make it longer. A formula whose function this
    Excel does not know yet would show an error in place of its value: the value is written instead.
    """
    filtered = is_filtered(sheet)
    new = sorted((column for column in patch.columns if column.is_new), key=lambda column: column.column)
    for column in new:
        _add_column(sheet, patch, column, undo)
    _grow_tables(sheet, patch, [column.column for column in new], undo)
    for column in patch.columns:
        for start, stop in stretches(patch.rows):
            top, values = patch.rows[start], column.values[start:stop]
            _write_column(sheet, top, column, values, undo, is_filtered=filtered)
    for (row, place), value in patch.cells.items():
        _write_cell(area_of(sheet, row, place, row, place), value, undo)
    _append(sheet, patch, undo, is_filtered=filtered)
    if not filtered:
        _widen_filter(sheet, patch, undo)


def _widen_filter(sheet: xlwings.Sheet, patch: SheetPatch, undo: Undo) -> None:
    """A filter over the header row takes in the added rows and the columns beside it, so that a sort moves whole rows.

    One in which people chose what to see waits until they see all again: Excel forgets their choices with its area.
    """
    area = filter_area(sheet)
    if area is None or area[0] != patch.header_row:
        return
    grown = (area[0], area[1], patch.filtered_down_to(area[2]), patch.filtered_to(area[3]))
    if grown != area:
        undo.then(lambda: move_filter(sheet, area_of(sheet, *area)))
        move_filter(sheet, area_of(sheet, *grown))


def _write_column(
    sheet: xlwings.Sheet,
    top: int,
    column: PatchColumn,
    values: Sequence[CellValue],
    undo: Undo,
    *,
    is_filtered: bool,
) -> None:
    place = column.column
    area = area_of(sheet, top, place, top + len(values) - 1, place)
    before = contents_of(area)
    wanted: list[Content]
    if column.formula is not None and _knows(area[0, 0], "=" + column.formula.format(row=top + 1), undo):
        wanted = ["=" + column.formula.format(row=row) for row in range(top + 1, top + len(values) + 1)]
        changed = [index for index, (row, one) in enumerate(zip(before, wanted, strict=True)) if row[0] != one]
    else:
        wanted = [entered(value) for value in values]
        shown = values_of(area)
        changed = [
            index
            for index, (content, raw, value) in enumerate(zip(before, shown, values, strict=True))
            if _is_formula(content[0]) or not same(raw[0], value)
        ]
    if not changed:
        return
    start, stop = changed[0], changed[-1] + 1
    span = area[start:stop, :]
    if _is_formula(wanted[start]):
        make_room_for_formulas(span, undo)
    undo.then(lambda: put_back(span, before[start:stop]))
    enter(span, [[one] for one in wanted[start:stop]], is_filtered=is_filtered)


def _knows(cell: xlwings.Range, formula: str, undo: Undo) -> bool:
    """Whether Excel knows the functions of a formula, by how ``cell`` takes it."""
    before = contents_of(cell)
    if before[0][0] != formula:
        make_room_for_formulas(cell, undo)
        undo.then(lambda: put_back(cell, before))
        cell.formula = formula
    return error_of(values_of(cell)[0][0]) != UNKNOWN_NAME


def _is_formula(content: Content) -> bool:
    return isinstance(content, str) and content.startswith("=")


def _add_column(sheet: xlwings.Sheet, patch: SheetPatch, column: PatchColumn, undo: Undo) -> None:
    """The header and the look of a column that the sheet does not have yet: like its left neighbour's."""
    place = column.column
    neighbour = patch.left_of(place)
    header = area_of(sheet, patch.header_row, place, patch.header_row, place)
    before, width = contents_of(header), header.column_width
    undo.then(lambda: put_back(header, before))
    undo.then(lambda: setattr(header, "column_width", width))
    header.value = entered(column.header)
    header.column_width = column.width
    if neighbour is not None:
        look_like(header, area_of(sheet, patch.header_row, neighbour, patch.header_row, neighbour))
    if not patch.rows:
        return
    top, bottom = min(patch.rows), max(patch.rows)
    body = area_of(sheet, top, place, bottom, place)
    if neighbour is not None:
        look_like(body, area_of(sheet, top, neighbour, bottom, neighbour))
    code = code_of(column)
    set_number_format(body, code, undo)
    undo.then(body.conditional_formats.clear)
    mark(body, column.highlights, code)


def _grow_tables(sheet: xlwings.Sheet, patch: SheetPatch, new: Sequence[int], undo: Undo) -> None:
    for table in sheet.tables:
        area = table_area(table)
        if area is None or area.header_row != patch.header_row:
            continue
        right = area.last_column
        # a table filled by a query knows its fields: a column of ours stands beside it
        while right + 1 in new and not is_query(table):
            right += 1
        added = {place for values in patch.appended for place in values}
        grows = any(area.first_column <= place <= area.last_column for place in added)
        bottom = max(area.last_row, patch.last_row + len(patch.appended)) if grows else area.last_row
        if (right, bottom) == (area.last_column, area.last_row):
            continue
        whole = table.range
        total = whole.row - 1 + whole.shape[0] - 1 - area.last_row
        undo.then(partial(table.resize, whole))
        table.resize(area_of(sheet, area.header_row, area.first_column, bottom + total, right))


def _write_cell(cell: xlwings.Range, value: CellValue, undo: Undo) -> None:
    """One cell that people fill; a formula of theirs in it stays."""
    before = contents_of(cell)
    if _is_formula(before[0][0]) or same(values_of(cell)[0][0], value):
        return
    undo.then(lambda: put_back(cell, before))
    cell.value = entered(value)


def _append(sheet: xlwings.Sheet, patch: SheetPatch, undo: Undo, *, is_filtered: bool) -> None:
    """Rows below the last one, in its look, a column at a time."""
    if not patch.appended:
        return
    top, bottom = patch.last_row + 1, patch.last_row + len(patch.appended)
    for place in sorted({place for values in patch.appended for place in values}):
        values = [row.get(place) for row in patch.appended]
        area = area_of(sheet, top, place, bottom, place)
        undo.then(area.clear_contents)
        if patch.last_row > patch.header_row:
            model = area_of(sheet, patch.last_row, place, patch.last_row, place)
            look_like(area, model)
            set_number_format(area, model.number_format or "General", undo)
        for cell, value in zip(area, values, strict=True):
            code = date_format(value)
            if code is not None and "y" not in (cell.number_format or ""):
                cell.number_format = code
        enter(area, [[entered(value)] for value in values], is_filtered=is_filtered)


def _check_room_below(sheet: xlwings.Sheet, patch: SheetPatch) -> None:
    """BookError where rows cannot be added: a totals row, or something that stands there."""
    places = {place for values in patch.appended for place in values}
    if not places:
        return
    for table in sheet.tables:
        area = table_area(table)
        if area is None or area.header_row != patch.header_row or not table.show_totals:
            continue
        if any(area.first_column <= place <= area.last_column for place in places):
            raise BookError(messages.TOTALS_BELOW, sheet=sheet.name, table=area.name)
    top, left, right = patch.last_row + 1, min(places), max(places)
    for row, cells in enumerate(values_of(area_of(sheet, top, left, top + len(patch.appended) - 1, right)), top):
        for place, cell in enumerate(cells, left):
            if place in places and cell not in (None, ""):
                raise BookError(messages.ROW_NOT_EMPTY, sheet=sheet.name, cell=address(row, place))
