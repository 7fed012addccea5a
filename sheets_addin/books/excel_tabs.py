"""Putting a tab into an open Excel: a new sheet, or new content in place of a sheet's former one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import xlwings

from sheets_addin.books.cells import CellWriter
from sheets_addin.books.excel_cells import area_of, contents_of, enter, entered, put_back, same, values_of
from sheets_addin.books.excel_look import (
    code_of,
    dress_body,
    dress_column,
    dress_header,
    format_values,
    mark,
    offer,
)
from sheets_addin.books.excel_messages import PROTECTED
from sheets_addin.books.excel_native import (
    add_filter,
    apply_filter_again,
    freeze,
    has_filter,
    hide,
    is_filtered,
    is_protected,
    is_visible,
    set_handle_colour,
    set_page,
)
from sheets_addin.books.excel_undo import Undo
from sheets_addin.books.palette import SHADES
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import CellValue, Tab


def check_new_content(book: xlwings.Book, tab: Tab) -> None:
    """BookError where a cell cannot hold its value, or the sheet must not change; nothing is changed yet."""
    writer = CellWriter(tab.name)
    for place, column in enumerate(tab.columns):
        writer.fragments(column.values, range(1, tab.row_count + 1), place)
    if tab.replaces is not None and is_protected(book.sheets[tab.replaces]):
        raise BookError(PROTECTED, sheet=tab.replaces)


def write_tab(book: xlwings.Book, tab: Tab, undo: Undo) -> None:
    """Write one tab; what was there comes back with ``undo``.

    A tab whose headers stay keeps everything that people made of it: widths, filters, formats of their own. Rows that
    come to it get the product's look, rows that go lose it.
    """
    sheet = (
        added_sheet(book, tab.name, undo)
        if tab.replaces is None
        else renamed_sheet(book.sheets[tab.replaces], tab.name, undo)
    )
    last = sheet.used_range.last_cell
    old_rows, old_columns = last.row, last.column
    known = [*values_of(area_of(sheet, 0, 0, 0, old_columns - 1))[0]]
    keeps_look = known[: len(tab.columns)] == [column.header for column in tab.columns]
    bottom, right = max(old_rows, tab.row_count + 1) - 1, max(old_columns, len(tab.columns)) - 1
    whole = area_of(sheet, 0, 0, bottom, right)
    before = contents_of(whole)
    undo.then(lambda: put_back(whole, before))
    _write_content(sheet, tab, undo, keeps_look=keeps_look)
    _clear_rest(sheet, tab, old_rows, old_columns, keeps_look=keeps_look)
    _fit_tables(sheet, tab, undo)
    _dress(sheet, tab, old_rows if keeps_look else 1, keeps_look=keeps_look)
    if tab.hidden and is_visible(sheet):
        hide(sheet)


def added_sheet(book: xlwings.Book, name: str, undo: Undo) -> xlwings.Sheet:
    """A new sheet after all that people see."""
    visible = [sheet for sheet in book.sheets if is_visible(sheet)]
    sheet = book.sheets.add(name=name, after=visible[-1])
    undo.then(sheet.delete)
    return sheet


def renamed_sheet(sheet: xlwings.Sheet, name: str, undo: Undo) -> xlwings.Sheet:
    """A sheet under its new name."""
    former = sheet.name
    if former != name:
        undo.then(lambda: setattr(sheet, "name", former))
        sheet.name = name
    return sheet


def _write_content(sheet: xlwings.Sheet, tab: Tab, undo: Undo, *, keeps_look: bool) -> None:
    """Formats first, so that nothing is taken for something else, then whole blocks of columns in one call each."""
    filtered = is_filtered(sheet)
    if not keeps_look:
        enter(
            area_of(sheet, 0, 0, 0, len(tab.columns) - 1),
            [[entered(column.header) for column in tab.columns]],
            is_filtered=False,
        )
    if not tab.row_count:
        return
    for place, column in enumerate(tab.columns):
        format_values(area_of(sheet, 1, place, tab.row_count, place), column, undo)
    area = area_of(sheet, 1, 0, tab.row_count, len(tab.columns) - 1)
    rows = list(zip(*(column.values for column in tab.columns), strict=True))
    if not _shows_already(area, rows):
        enter(area, [[entered(value) for value in row] for row in rows], is_filtered=filtered)


def _shows_already(area: xlwings.Range, rows: Sequence[Sequence[CellValue]]) -> bool:
    """Whether an area holds these values already, so that nothing that depends on it need be computed again."""
    return all(
        all(same(raw, value) for raw, value in zip(found, wanted, strict=True))
        for found, wanted in zip(values_of(area), rows, strict=True)
    )


def _clear_rest(sheet: xlwings.Sheet, tab: Tab, old_rows: int, old_columns: int, *, keeps_look: bool) -> None:
    """Empty what stood below and, where the headers changed, beside the new content."""
    if old_rows > tab.row_count + 1:
        area_of(sheet, tab.row_count + 1, 0, old_rows - 1, old_columns - 1).clear_contents()
    if old_columns > len(tab.columns) and not keeps_look:
        area_of(sheet, 0, len(tab.columns), old_rows - 1, old_columns - 1).clear_contents()


def _fit_tables(sheet: xlwings.Sheet, tab: Tab, undo: Undo) -> None:
    """A table that begins at A1 covers the new content; a tab that is to be one becomes one."""
    area = area_of(sheet, 0, 0, max(tab.row_count, 1), len(tab.columns) - 1)
    found = [table for table in sheet.tables if (table.range.row, table.range.column) == (1, 1)]
    for table in found:
        undo.then(partial(table.resize, table.range))
        table.resize(area)
    if not found and tab.table is not None:
        sheet.tables.add(source=area, name=tab.table, has_headers=True, table_style_name="")


def _dress(sheet: xlwings.Sheet, tab: Tab, dressed_rows: int, *, keeps_look: bool) -> None:
    """The look of what is new: all of a tab whose headers changed, else the rows that came to it."""
    if not keeps_look:
        dress_header(area_of(sheet, 0, 0, 0, len(tab.columns) - 1))
        for place, column in enumerate(tab.columns):
            dress_column(area_of(sheet, 0, place, 0, place), column)
    if tab.row_count + 1 > dressed_rows:
        dress_body(area_of(sheet, dressed_rows, 0, tab.row_count, len(tab.columns) - 1), tab.columns)
    elif tab.row_count + 1 < dressed_rows:
        area_of(sheet, tab.row_count + 1, 0, dressed_rows - 1, len(tab.columns) - 1).clear_formats()
    if not keeps_look or tab.row_count + 1 != dressed_rows:
        _mark_and_offer(sheet, tab)
    if any(column.wrap for column in tab.columns) and tab.row_count:
        area_of(sheet, 1, 0, tab.row_count, len(tab.columns) - 1).rows.autofit()
    if tab.hidden:
        return
    if has_filter(sheet):
        apply_filter_again(sheet)
    elif tab.table is None and not keeps_look:
        add_filter(area_of(sheet, 0, 0, max(tab.row_count, 1), len(tab.columns) - 1))
    if not keeps_look:
        _set_up(sheet, tab)


def _mark_and_offer(sheet: xlwings.Sheet, tab: Tab) -> None:
    bottom = max(tab.row_count, 1) + tab.blank_rows
    for place, column in enumerate(tab.columns):
        area = area_of(sheet, 1, place, bottom, place)
        mark(area, column.highlights, code_of(column))
        offer(area, column.choices)


def _set_up(sheet: xlwings.Sheet, tab: Tab) -> None:
    if tab.tone is not None:
        set_handle_colour(sheet, SHADES[tab.tone].handle)
    if not tab.blank_rows and tab.table is None:
        sheet.show_gridlines = False
    freeze(sheet, 1, tab.frozen_columns)
    set_page(sheet, landscape=tab.landscape)
