"""A patch of people's own tab as requests: only the cells that it names, and of these only columns that change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sheets_addin.books import messages
from sheets_addin.books.google_cells import CellTexts, raw_of
from sheets_addin.books.google_layout import SheetLayout
from sheets_addin.books.google_look import (
    body_look,
    column_width,
    dates_shown,
    format_of,
    formatted,
    looks,
    marks,
)
from sheets_addin.books.google_plan import Plan, cell_of
from sheets_addin.books.google_requests import Block, copy_choices, copy_look, formula_cells, grid_range
from sheets_addin.books.google_scattered import in_few_stretches
from sheets_addin.vocabulary.addresses import address
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import CellValue, Format, PatchColumn, SheetPatch, TabColumn
from sheets_addin.vocabulary.runs import runs, stretches


def plan_patch(plan: Plan, patch: SheetPatch, *, formulas: bool) -> None:
    """The steps that write one patch; with ``formulas`` computed cells hold these, else their values.

    Formulas that people typed into cells of a patch stay. Raises BookError where the patch fits no sheet.
    """
    sheet = plan.sheet(patch.sheet)
    _check_room_below(plan, sheet, patch)
    columns = [column if formulas else replace(column, formula=None) for column in patch.columns]
    rows = sheet.rows
    _make_room(plan, sheet, patch)
    for column in columns:
        if column.is_new:
            _add_column(plan, sheet, patch, column)
    if _is_computed(patch):
        places = [column.column for column in columns if not sheet.is_guarded(column.column)]
        plan.protect(sheet.id, patch.header_row, places)
    changed = [column for column in columns if _changes(plan, sheet, patch, column)]
    _write_formulas(plan, sheet, patch, [column for column in changed if column.formula is not None])
    _write_values(plan, sheet, patch, [column for column in changed if column.formula is None])
    _write_cells(plan, sheet, patch)
    _append(plan, sheet, patch, rows)
    _widen_filter(plan, sheet, patch)


def _check_room_below(plan: Plan, sheet: SheetLayout, patch: SheetPatch) -> None:
    """BookError where something stands in the cells of rows that are to be added."""
    rows = plan.raw(patch.sheet)
    for row, values in enumerate(patch.appended, patch.last_row + 1):
        for place in values:
            if cell_of(rows, row, place) != "" or sheet.is_computed(row, place):
                raise BookError(messages.ROW_NOT_EMPTY, sheet=patch.sheet, cell=address(row, place))


def _make_room(plan: Plan, sheet: SheetLayout, patch: SheetPatch) -> None:
    last = patch.last_row + len(patch.appended)
    places = [column.column for column in patch.columns]
    places.extend(place for values in patch.appended for place in values)
    plan.make_room(sheet, last + 1, max(places, default=-1) + 1)


def _add_column(plan: Plan, sheet: SheetLayout, patch: SheetPatch, column: PatchColumn) -> None:
    """The header and the look of a column that the sheet does not have yet: its header like its left neighbour's."""
    place = column.column
    neighbour = patch.left_of(place)
    top = patch.header_row
    header = CellTexts(patch.sheet).of(column.header, (top, place))
    plan.add(Block(sheet.id, top, place, [[header]]))
    if neighbour is not None and neighbour < sheet.columns:
        source = grid_range(sheet.id, top, neighbour, top + 1, neighbour + 1)
        plan.add(copy_look(source, grid_range(sheet.id, top, place, top + 1, place + 1)))
    plan.add(column_width(sheet.id, place, column.width))
    below = grid_range(sheet.id, top + 1, place, None, place + 1)
    drawn = TabColumn(
        column.header,
        column.values,
        column.format,
        highlights=column.highlights,
        computed=_is_computed(patch),
    )
    if patch.rows:
        area = grid_range(sheet.id, min(patch.rows), place, max(patch.rows) + 1, place + 1)
        plan.add(looks(area, body_look(drawn)))
    plan.add(formatted(below, format_of(drawn)), *marks(below, column.highlights, 0))


def _is_computed(patch: SheetPatch) -> bool:
    """Whether new columns come with values for all rows: an import adds columns that people go on to fill."""
    return bool(patch.rows)


def _changes(plan: Plan, sheet: SheetLayout, patch: SheetPatch, column: PatchColumn) -> bool:
    """Whether the cells of a column hold anything else than what they are to hold."""
    if column.is_new:
        return bool(patch.rows)
    place = column.column
    if _is_filled_from_elsewhere(sheet, patch.rows, place):
        return False
    if column.formula is not None:
        formulas = sheet.formulas
        return any(_parted(formulas.get((row, place), "")) != _entered(column.formula, row) for row in patch.rows)
    rows = plan.raw(patch.sheet)
    held = {row for row, column_of_formula in sheet.formulas if column_of_formula == place}
    return any(
        row in held or cell_of(rows, row, place) != raw_of(value)
        for row, value in zip(patch.rows, column.values, strict=True)
    )


def _is_filled_from_elsewhere(sheet: SheetLayout, rows: Sequence[int], place: int) -> bool:
    """Whether a formula that stays, since it stands outside of ``rows``, fills cells of a column.

    It would show nothing but an error as soon as something is written into one of them.
    """
    own = set(rows)
    for row in rows:
        anchor = row
        while (anchor, place) in sheet.spilled:
            anchor -= 1
        if anchor != row and not (anchor in own and (anchor, place) in sheet.formulas):
            return True
    return False


def _write_formulas(plan: Plan, sheet: SheetLayout, patch: SheetPatch, columns: Sequence[PatchColumn]) -> None:
    """Each column in one request for each stretch of rows: Google moves the formula along."""
    for column in columns:
        for first, last in runs(patch.rows):
            area = grid_range(sheet.id, first, column.column, last + 1, column.column + 1)
            plan.add(formula_cells(area, _entered(column.formula or "", first)))


def _entered(formula: str, row: int) -> str:
    """A formula of ours for a row."""
    return _parted("=" + formula.format(row=row + 1))


def _parted(formula: str) -> str:
    """A formula with its arguments apart by ';': Google reads that in every locale, and keeps the locale's own sign."""
    return formula.replace(",", ";")


def _write_values(plan: Plan, sheet: SheetLayout, patch: SheetPatch, columns: Sequence[PatchColumn]) -> None:
    """Columns that stand side by side in one block for each stretch of rows."""
    texts = CellTexts(patch.sheet)
    rows, columns = _with_blank_rows(plan, sheet, patch, columns)
    written = {column.column: texts.of_each(column.values, rows, column.column) for column in columns}
    parts = stretches(rows)
    for left, right in runs(written):
        for start, stop in parts:
            cells = [written[place][start:stop] for place in range(left, right + 1)]
            plan.add(Block(sheet.id, rows[start], left, cells))
    for column in columns:
        for start, stop in parts:
            values = column.values[start:stop]
            top = rows[start]
            plan.add(*dates_shown(sheet.id, top, column.column, values, column))
            if not column.is_new and _shows_serials(sheet, top, column, values):
                area = grid_range(sheet.id, top, column.column, top + len(values), column.column + 1)
                plan.add(formatted(area, format_of(TabColumn("", values, column.format))))


def _widen_filter(plan: Plan, sheet: SheetLayout, patch: SheetPatch) -> None:
    """The filter over the header row, with what people chose in it, over the added rows and the columns beside it."""
    kept = sheet.filter
    area = kept["range"] if kept is not None else {}
    if kept is None or not {"endRowIndex", "endColumnIndex"} <= area.keys():
        return
    right = patch.filtered_to(area["endColumnIndex"] - 1) + 1
    bottom = patch.filtered_down_to(area["endRowIndex"] - 1) + 1
    grown = {**area, "endColumnIndex": right, "endRowIndex": bottom}
    if area.get("startRowIndex", 0) == patch.header_row and grown != area:
        # Google answers what is chosen twice, and takes it once
        chosen = {name: one for name, one in kept.items() if name != "criteria" or "filterSpecs" not in kept}
        plan.add({"setBasicFilter": {"filter": {**chosen, "range": grown}}})


def _with_blank_rows(
    plan: Plan, sheet: SheetLayout, patch: SheetPatch, columns: Sequence[PatchColumn]
) -> tuple[Sequence[int], Sequence[PatchColumn]]:
    """The rows and columns with those rows between that hold nothing there, so that there are fewer stretches."""
    own = {row: index for index, row in enumerate(patch.rows)}
    held, places = plan.raw(patch.sheet), [column.column for column in columns]
    rows = [
        row
        for row in range(min(own, default=0), max(own, default=-1) + 1)
        if row in own or not any(cell_of(held, row, place) != "" or sheet.is_computed(row, place) for place in places)
    ]
    if len(rows) == len(own):
        return patch.rows, columns
    return rows, [
        replace(column, values=[column.values[own[row]] if row in own else None for row in rows]) for column in columns
    ]


def _shows_serials(sheet: SheetLayout, top: int, column: PatchColumn, values: Sequence[CellValue]) -> bool:
    """Whether a column of days has cells that would show them as numbers."""
    if column.format not in (Format.DATE, Format.DATE_TIME):
        return False
    filled = (row for row, value in enumerate(values, top) if value is not None)
    return any((row, column.column) not in sheet.dates for row in filled)


def _write_cells(plan: Plan, sheet: SheetLayout, patch: SheetPatch) -> None:
    """Single cells that people fill; those below one another go together. A formula of theirs stays."""
    rows = plan.raw(patch.sheet)
    wanted: dict[int, dict[int, CellValue]] = {}
    for (row, place), value in patch.cells.items():
        if not sheet.is_computed(row, place) and cell_of(rows, row, place) != raw_of(value):
            wanted.setdefault(place, {})[row] = value
    for place, values in sorted(in_few_stretches(sheet, rows, wanted).items()):
        _write_stretches(plan, sheet, patch.sheet, place, values)


def _write_stretches(plan: Plan, sheet: SheetLayout, title: str, place: int, values: Mapping[int, CellValue]) -> None:
    texts = CellTexts(title)
    for first, last in runs(values):
        stretch = [values[row] for row in range(first, last + 1)]
        cells = texts.of_each(stretch, range(first, last + 1), place)
        plan.add(Block(sheet.id, first, place, [cells]))
        bare = [None if (row, place) in sheet.dates else value for row, value in enumerate(stretch, first)]
        plan.add(*dates_shown(sheet.id, first, place, bare, TabColumn("", ())))


def _continue(plan: Plan, sheet: SheetLayout, model: int, top: int, bottom: int) -> None:
    """Rows from ``top`` on look, and offer choices, as the row ``model`` does."""
    source = grid_range(sheet.id, model, 0, model + 1, sheet.columns)
    target = grid_range(sheet.id, top, 0, bottom, sheet.columns)
    plan.add(copy_look(source, target), copy_choices(source, target))


def _append(plan: Plan, sheet: SheetLayout, patch: SheetPatch, rows: int) -> None:
    """Rows below the last one, in its look; ``rows`` are those that the tab had before there was room for them."""
    if not patch.appended:
        return
    top, bottom = patch.last_row + 1, patch.last_row + 1 + len(patch.appended)
    if patch.last_row > patch.header_row:
        _continue(plan, sheet, patch.last_row, top, bottom)
    elif bottom > rows > top:
        # what stands ready for the first rows
        _continue(plan, sheet, rows - 1, rows, bottom)
    for identifier, table in zip(sheet.table_ids, sheet.tables, strict=True):
        if table.header_row == patch.header_row and patch.last_row <= table.last_row < bottom - 1:
            area = grid_range(sheet.id, table.header_row, table.first_column, bottom, table.last_column + 1)
            plan.add({"updateTable": {"table": {"tableId": identifier, "range": area}, "fields": "range"}})
    by_place: dict[int, dict[int, CellValue]] = {}
    for row, values in enumerate(patch.appended, top):
        for place, value in values.items():
            by_place.setdefault(place, {})[row] = value
    for place, cells in sorted(by_place.items()):
        filled = {row: value for row, value in cells.items() if value is not None}
        _write_stretches(plan, sheet, patch.sheet, place, filled)
