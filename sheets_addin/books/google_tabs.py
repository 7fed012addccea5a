"""A tab of ours as requests: a new one, or new content in place of a tab's former one."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.books.addresses import MAX_ROWS
from sheets_addin.books.google_cells import CellTexts, Raw, raw_of
from sheets_addin.books.google_layout import SheetLayout
from sheets_addin.books.google_look import (
    body_look,
    column_width,
    dates_shown,
    empty_look,
    format_of,
    formatted,
    handle_coloured,
    header_look,
    looks,
    marks,
    offer,
)
from sheets_addin.books.google_plan import Plan, cell_of
from sheets_addin.books.google_requests import (
    Block,
    add_sheet,
    clear,
    clear_rules,
    grid_range,
    repeat_cell,
    sheet_properties,
)
from sheets_addin.vocabulary.layout import CellValue, Tab
from sheets_addin.vocabulary.runs import runs

_SPARE_ROWS = 1
_VALUE = "userEnteredValue"


def plan_tab(plan: Plan, tab: Tab) -> None:
    """The steps that write one tab.

    A tab whose headers stay keeps what people made of it: widths, filters, formats of their own. Rows that come to it
    get the product's look, rows that go lose it. Nothing is written where the tab says the same already.

    Raises BookError where a cell cannot hold its value.
    """
    if tab.replaces is None:
        identifier = plan.new_id()
        _add(plan, tab, identifier)
        _write(plan, tab, identifier)
        _dress(plan, tab, identifier)
        return
    sheet = plan.sheet(tab.replaces)
    old = _within(plan.raw(tab.replaces), len(tab.columns))
    headers: list[Raw] = [raw_of(column.header) for column in tab.columns]
    keeps_look = list(plan.raw(tab.replaces)[:1]) == [headers]
    if tab.name != sheet.title:
        plan.add(sheet_properties(sheet.id, "title", title=tab.name))
    if keeps_look and not _has_formulas(sheet, tab) and _shows(old, tab):
        return
    rows = sheet.rows
    plan.make_room(sheet, tab.row_count + 1 + (_SPARE_ROWS if keeps_look else _rows_below(tab)), len(tab.columns))
    if not keeps_look:
        _undress(plan, sheet)
    if keeps_look and any(column.editable for column in tab.columns):
        _write_changed(plan, tab, sheet, old)
    else:
        _write(plan, tab, sheet.id)
    _clear_rest(plan, tab, sheet, old, keeps_look=keeps_look)
    if not keeps_look:
        _dress(plan, tab, sheet.id)
    elif not tab.hidden:
        _dress_rows(plan, tab, sheet.id, len(old))
        if sheet.rows > rows:
            plan.add(
                *(
                    offer(grid_range(sheet.id, rows, place, None, place + 1), column)
                    for place, column in enumerate(tab.columns)
                )
            )


def _within(rows: Sequence[Sequence[Raw]], width: int) -> list[Sequence[Raw]]:
    """The rows as far as the first ``width`` columns go, down to the last that holds anything there."""
    found = [row[:width] for row in rows]
    while found and all(value == "" for value in found[-1]):
        found.pop()
    return found


def _add(plan: Plan, tab: Tab, identifier: int) -> None:
    """The new tab, as large as it has to be, its header row and first columns kept in sight."""
    rows = min(tab.row_count + 1 + _rows_below(tab), MAX_ROWS)
    request = add_sheet(identifier, tab.name, rows, len(tab.columns), **({"hidden": True} if tab.hidden else {}))
    plan.add(request)


def _rows_below(tab: Tab) -> int:
    """Blank rows that a tab starts with below its last one."""
    return max(tab.blank_rows, _SPARE_ROWS)


def _has_formulas(sheet: SheetLayout, tab: Tab) -> bool:
    computed = (*sheet.formulas, *sheet.spilled)
    return any(row <= tab.row_count and column < len(tab.columns) for row, column in computed)


def _shows(old: Sequence[Sequence[Raw]], tab: Tab) -> bool:
    """Whether the rows of a tab are those already, and none stands below."""
    if len(old) > tab.row_count + 1:
        return False
    for place, column in enumerate(tab.columns):
        before = [row[place] if place < len(row) else "" for row in old[1:]]
        before.extend([""] * (tab.row_count - len(before)))
        if before != [raw_of(value) for value in column.values]:
            return False
    return True


def _write(plan: Plan, tab: Tab, identifier: int) -> None:
    texts = CellTexts(tab.name)
    columns = []
    for place, column in enumerate(tab.columns):
        cells = texts.of_each(column.values, range(1, tab.row_count + 1), place)
        columns.append([texts.of(column.header, (0, place)), *cells])
    plan.add(Block(identifier, 0, 0, columns))


def _write_changed(plan: Plan, tab: Tab, sheet: SheetLayout, old: Sequence[Sequence[Raw]]) -> None:
    """The cells that are to hold something else.

    What people type just then into others of a row that stays is not lost, but taken back by the next refresh. A row
    that becomes another client's is written as a whole: nothing typed for one client may stay with another.
    """
    texts = CellTexts(tab.name)
    differ = [_differing(sheet, old, place, column.values) for place, column in enumerate(tab.columns)]
    moved = set[int]().union(*differ[: tab.frozen_columns])
    for place, (column, rows) in enumerate(zip(tab.columns, differ, strict=True)):
        stretches = runs(rows | moved) if column.editable else [(min(rows), max(rows))] if rows else []
        for first, last in stretches:
            cells = texts.of_each(column.values[first - 1 : last], range(first, last + 1), place)
            plan.add(Block(sheet.id, first, place, [cells]))


def _differing(sheet: SheetLayout, old: Sequence[Sequence[Raw]], place: int, values: Sequence[CellValue]) -> set[int]:
    """The rows in which a column is to hold something else, or a value in place of a formula."""
    return {
        row
        for row, value in enumerate(values, 1)
        if cell_of(old, row, place) != raw_of(value) or sheet.is_computed(row, place)
    }


def _clear_rest(plan: Plan, tab: Tab, sheet: SheetLayout, old: Sequence[Sequence[Raw]], *, keeps_look: bool) -> None:
    """Empty what stood below and, where the headers changed, beside the new content.

    Where the headers stay, what people wrote beside them is theirs.
    """
    width = max((len(row) for row in plan.raw(sheet.title)), default=0)
    first, end = tab.row_count + 1, len(old)
    if end > first:
        plan.add(clear(grid_range(sheet.id, first, 0, end, len(tab.columns)), _VALUE))
        if keeps_look and not tab.hidden:
            for place, column in enumerate(tab.columns):
                plan.add(looks(grid_range(sheet.id, first, place, end, place + 1), empty_look(column)))
    if width > len(tab.columns) and not keeps_look:
        plan.add(clear(grid_range(sheet.id, 0, len(tab.columns), None, width), _VALUE))


def _undress(plan: Plan, sheet: SheetLayout) -> None:
    """Nothing of the product's former look stays: marks, drop-downs, groups, warnings, formats."""
    plan.add(*clear_rules(sheet.id, sheet.rules))
    plan.add(*({"deleteProtectedRange": {"protectedRangeId": one}} for one in sheet.protected))
    for group in sorted(sheet.groups, key=lambda one: -int(one["depth"])):
        plan.add({"deleteDimensionGroup": {"range": {**group["range"], "sheetId": sheet.id}}})
    plan.add(clear(grid_range(sheet.id), "userEnteredFormat,dataValidation,note"))


def _dress(plan: Plan, tab: Tab, identifier: int) -> None:
    """The whole look of a tab; one that nobody sees needs none."""
    if tab.hidden:
        return
    _set_up(plan, tab, identifier)
    _dress_header(plan, tab, identifier)
    rules = 0
    for place, column in enumerate(tab.columns):
        below = grid_range(identifier, 1, place, None, place + 1)
        plan.add(column_width(identifier, place, column.width))
        plan.add(looks(below, empty_look(column)), offer(below, column))
        plan.add(*marks(below, column.highlights, rules))
        rules += len(column.highlights)
    _dress_rows(plan, tab, identifier, 1)
    _group(plan, tab, identifier)
    computed = [place for place, column in enumerate(tab.columns) if column.computed]
    plan.protect(identifier, 0, computed)
    if tab.table is not None and tab.table.casefold() not in plan.layout.names:
        area = grid_range(identifier, 0, 0, None, len(tab.columns))
        plan.add({"addNamedRange": {"namedRange": {"name": tab.table, "range": area}}})


def _set_up(plan: Plan, tab: Tab, identifier: int) -> None:
    """The tab's handle, what stays in sight, and the filter."""
    grid = {
        "frozenRowCount": 1,
        "frozenColumnCount": min(tab.frozen_columns, len(tab.columns) - 1),
        # people who type below the data need to see where the cells are
        "hideGridlines": not (tab.blank_rows or tab.table),
    }
    plan.add(sheet_properties(identifier, ",".join(f"gridProperties.{name}" for name in grid), gridProperties=grid))
    plan.add(handle_coloured(identifier, tab.tone))
    area = grid_range(identifier, 0, 0, None, len(tab.columns))
    plan.add({"setBasicFilter": {"filter": {"range": area}}})


def _dress_header(plan: Plan, tab: Tab, identifier: int) -> None:
    for place, column in enumerate(tab.columns):
        area = grid_range(identifier, 0, place, 1, place + 1)
        plan.add(looks(area, header_look(column)))
        if column.note:
            plan.add(repeat_cell(area, {"note": column.note}, "note"))


def _dress_rows(plan: Plan, tab: Tab, identifier: int, first_row: int) -> None:
    """The look of filled rows from ``first_row`` on, and days shown as days in all of them."""
    for place, column in enumerate(tab.columns):
        if first_row > 1:
            # figures may have got decimals, and other cells than before may hold days
            plan.add(formatted(grid_range(identifier, 1, place, None, place + 1), format_of(column)))
        if tab.row_count + 1 > first_row:
            area = grid_range(identifier, first_row, place, tab.row_count + 1, place + 1)
            plan.add(looks(area, body_look(column)))
        plan.add(*dates_shown(identifier, 1, place, column.values, column))


def _group(plan: Plan, tab: Tab, identifier: int) -> None:
    """Outline groups of columns, folded ones closed."""
    deepest = max((column.level for column in tab.columns), default=0)
    for depth in range(1, deepest + 1):
        first: int | None = None
        for place, column in enumerate([*tab.columns, None]):
            belongs = column is not None and column.level >= depth
            if belongs and first is None:
                first = place
            elif not belongs and first is not None:
                _close(plan, tab, identifier, depth, (first, place))
                first = None


def _close(plan: Plan, tab: Tab, identifier: int, depth: int, columns: tuple[int, int]) -> None:
    area = {"sheetId": identifier, "dimension": "COLUMNS", "startIndex": columns[0], "endIndex": columns[1]}
    plan.add({"addDimensionGroup": {"range": area}})
    if all(column.folded for column in tab.columns[columns[0] : columns[1]]):
        group = {"range": area, "depth": depth, "collapsed": True}
        plan.add({"updateDimensionGroup": {"dimensionGroup": group, "fields": "collapsed"}})
