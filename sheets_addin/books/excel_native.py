"""What Excel can and xlwings has no words for: a few properties of Excel's own objects, by their names there."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import xlwings

from sheets_addin.books.addresses import Area, area_reference, quoted
from sheets_addin.books.palette import SHADES
from sheets_addin.books.report_grid import PlacedChart

_VERY_HIDDEN = 2
_VISIBLE = -1
_QUERY = 3
_ANY_VALUE = 0
_LANGUAGE_OF_MENUS, _RUSSIAN = 2, 1049


def is_visible(sheet: xlwings.Sheet) -> bool:
    """Whether people see the sheet; hidden and very hidden ones are not seen."""
    return int(sheet.visible) == _VISIBLE


def hide(sheet: xlwings.Sheet) -> None:
    """Hide a sheet so that Excel's own menu does not offer to show it."""
    sheet.api.Visible = _VERY_HIDDEN


def is_protected(sheet: xlwings.Sheet) -> bool:
    """Whether the sheet's cells are protected against changes."""
    return bool(sheet.api.ProtectContents)


def is_filtered(sheet: xlwings.Sheet) -> bool:
    """Whether a filter hides rows of the sheet: its own or that of a table on it."""
    filters = [table.api.AutoFilter for table in sheet.tables]
    return bool(sheet.api.FilterMode) or any(one is not None and one.FilterMode for one in filters)


def has_filter(sheet: xlwings.Sheet) -> bool:
    """Whether the sheet has filter buttons outside its tables."""
    return bool(sheet.api.AutoFilterMode)


def filter_area(sheet: xlwings.Sheet) -> Area | None:
    """The cells under the sheet's filter outside its tables, its header row included; None for no filter."""
    if not has_filter(sheet):
        return None
    area = sheet.api.AutoFilter.Range
    top, left = int(area.Row) - 1, int(area.Column) - 1
    return top, left, top + int(area.Rows.Count) - 1, left + int(area.Columns.Count) - 1


def move_filter(sheet: xlwings.Sheet, area: xlwings.Range) -> None:
    """Put the sheet's filter over another area; Excel forgets what people chose in it."""
    sheet.api.AutoFilterMode = False
    add_filter(area)


def add_filter(area: xlwings.Range) -> None:
    """Put filter buttons into the first row of an area."""
    area.api.AutoFilter()


def apply_filter_again(sheet: xlwings.Sheet) -> None:
    """Let the sheet's filter look at its rows anew, with the choices that people made."""
    sheet.api.AutoFilter.ApplyFilter()


def is_query(table: xlwings.main.Table) -> bool:
    """Whether the table is filled by a query, which knows its own columns."""
    return int(table.api.SourceType) == _QUERY


def has_formulas(area: xlwings.Range) -> bool:
    """Whether formulas stand in an area; Excel says nothing of one that has other cells too."""
    return area.api.HasFormula is not False


def is_in_wider_array(cell: xlwings.Range) -> bool:
    """Whether a cell belongs to an array formula over several cells, of which Excel changes none alone."""
    return bool(cell.has_array) and int(cell.api.CurrentArray.Count) > 1


def set_handle_colour(sheet: xlwings.Sheet, colour: str) -> None:
    """Colour the handle of a sheet; ``colour`` is RRGGBB."""
    sheet.api.Tab.Color = _colour_number(colour)


def _colour_number(colour: str) -> int:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return red + green * 256 + blue * 65_536


def set_outline(column: xlwings.Range, level: int, *, folded: bool) -> None:
    """Put a column into an outline group of ``level``, from 1; a folded one is out of sight."""
    column.api.EntireColumn.OutlineLevel = level + 1
    if folded:
        column.api.EntireColumn.Hidden = True


def set_header_note(cell: xlwings.Range, title: str, note: str) -> None:
    """Show ``note`` when the cell is chosen."""
    validation = cell.api.Validation
    validation.Delete()
    validation.Add(_ANY_VALUE)
    validation.InputTitle = title
    validation.InputMessage = note


def accept_other_values(area: xlwings.Range) -> None:
    """Let an area's drop-downs be overruled by what people type."""
    area.api.Validation.ShowError = False


def set_mark_format(rule: xlwings.ConditionalFormat, code: str) -> None:
    """Let a conditional format show its cells in a number format."""
    rule.impl.api.NumberFormat = code


def freeze(sheet: xlwings.Sheet, rows: int, columns: int) -> None:
    """Keep the first rows and columns of a sheet in sight; the sheet comes to the front."""
    sheet.activate()
    window = sheet.book.api.Windows(1)
    window.FreezePanes = False
    window.ScrollRow = window.ScrollColumn = 1
    window.SplitRow, window.SplitColumn = rows, columns
    window.FreezePanes = True


def draw_series(chart: xlwings.Chart, placed: PlacedChart) -> None:
    """Let a chart draw the cells of ``placed``, in colours of single points where it has some, and show its values."""
    sheet = quoted(chart.parent.name)
    drawn = chart.api[1]
    # a new chart draws whatever is chosen on the sheet
    while drawn.SeriesCollection().Count:
        drawn.SeriesCollection(1).Delete()
    for series in placed.series:
        one = drawn.SeriesCollection().NewSeries()
        one.Name = f"={sheet}!{area_reference((*series.name, *series.name), absolute=True)}"
        one.Values = f"={sheet}!{area_reference(series.values, absolute=True)}"
        one.XValues = f"={sheet}!{area_reference(placed.categories, absolute=True)}"
        one.HasDataLabels = placed.shows_values
        for number, tone in enumerate(placed.point_tones, 1):
            one.Points(number).Format.Fill.ForeColor.RGB = _colour_number(SHADES[tone].handle)


def break_pages(sheet: xlwings.Sheet, rows: Sequence[int]) -> None:
    """End a printed page above each of ``rows``, from 0, and nowhere else, where Excel can set up pages at all."""
    # a computer without a printer refuses this, and lacks nothing by it
    with contextlib.suppress(Exception):
        sheet.api.ResetAllPageBreaks()
        for row in rows:
            sheet.api.HPageBreaks.Add(sheet.range((row + 1, 1)).api)


def set_page(sheet: xlwings.Sheet, *, landscape: bool, repeats_header: bool = True) -> None:
    """One page wide on A4, the header row on every page where asked, where Excel can set up pages at all."""
    page = sheet.api.PageSetup
    # a computer without a printer refuses this, and lacks nothing by it
    with contextlib.suppress(Exception):
        page.PrintTitleRows = "$1:$1" if repeats_header else ""
        page.Orientation = 2 if landscape else 1
        page.PaperSize = 9
        page.Zoom = False
        page.FitToPagesWide = 1
        page.FitToPagesTall = False


def speaks_russian(app: xlwings.App) -> bool:
    """Whether Excel's own menus are in Russian."""
    return int(app.api.LanguageSettings.LanguageID(_LANGUAGE_OF_MENUS)) == _RUSSIAN
