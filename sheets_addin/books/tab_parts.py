"""Putting tabs and reports into a workbook: a tab's worksheet part, table, names and drop-down lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sheets_addin.books.addresses import area_reference, quoted
from sheets_addin.books.conditions import filled_cells_source, fits_inline, inline_source
from sheets_addin.books.markup import Element, Markup
from sheets_addin.books.own_sheet import OwnSheet, own_sheet
from sheets_addin.books.package import folder_around
from sheets_addin.books.report_parts import clear_reports, write_report
from sheets_addin.books.sheet_writer import data_area, pages_wide, worksheet_xml
from sheets_addin.books.tables import CONTENT_TYPE as TABLE_TYPE
from sheets_addin.books.tables import check_table, table_xml
from sheets_addin.books.workbook import SheetPart, Workbook
from sheets_addin.vocabulary.addresses import column_letters
from sheets_addin.vocabulary.layout import CellValue, Format, Report, Tab, TabColumn

LISTS_SHEET = "_lists"


def write_sheets(workbook: Workbook, sheets: Sequence[Tab | Report], known_lists: Sequence[TabColumn]) -> None:
    """Write every tab and report, new ones in this order.

    ``known_lists`` are the columns of the hidden sheet of long drop-down lists, if there is one. Raises BookError where
    a cell cannot hold its value.
    """
    tabs = [one for one in sheets if isinstance(one, Tab)]
    reports = [one for one in sheets if isinstance(one, Report)]
    lists = _long_lists(tabs, known_lists)
    clear_reports(workbook, reports)
    for one in sheets:
        if isinstance(one, Tab):
            _write_tab(workbook, one, _list_sources(one, lists))
        else:
            write_report(workbook, one)
    if len(lists) > len(known_lists):
        replaces = LISTS_SHEET if known_lists else None
        _write_tab(workbook, Tab(LISTS_SHEET, _even(lists), replaces=replaces, hidden=True), {})


def _long_lists(tabs: Sequence[Tab], known: Sequence[TabColumn]) -> list[TabColumn]:
    """The known lists and those that the tabs need beside them, a column each."""
    lists = list(known)
    for tab in tabs:
        for column in tab.columns:
            choices = column.choices
            if choices and not fits_inline(choices) and choices not in map(_filled, lists):
                lists.append(TabColumn(str(len(lists) + 1), choices, Format.TEXT))
    return lists


def _filled(one: TabColumn) -> tuple[CellValue, ...]:
    return tuple(value for value in one.values if value)


def _even(lists: Sequence[TabColumn]) -> list[TabColumn]:
    longest = max(len(one.values) for one in lists)
    return [TabColumn(one.header, (*one.values, *[None] * (longest - len(one.values))), Format.TEXT) for one in lists]


def _list_sources(tab: Tab, lists: Sequence[TabColumn]) -> dict[int, str]:
    """The formula of each drop-down of the tab, by the place of its column."""
    sources = {}
    long = list(map(_filled, lists))
    for place, column in enumerate(tab.columns):
        if column.choices_in is not None:
            sheet, choices_column = column.choices_in
            sources[place] = filled_cells_source(quoted(sheet), choices_column)
        if not column.choices:
            continue
        if fits_inline(column.choices):
            sources[place] = inline_source(column.choices)
        else:
            index = long.index(column.choices)
            area = (1, index, len(column.choices), index)
            sources[place] = f"{quoted(LISTS_SHEET)}!{area_reference(area, absolute=True)}"
    return sources


def _write_tab(workbook: Workbook, tab: Tab, list_sources: dict[int, str]) -> None:
    own = own_sheet(workbook, tab.name, tab.replaces, hidden=tab.hidden)
    relation = None
    if tab.table is not None:
        relation = _write_table(workbook, tab, own)
    for part in own.tables:
        workbook.package.remove(part)
    around = replace(own.around, list_sources=list_sources, table_relation=relation)
    workbook.package.replace(own.sheet.part, worksheet_xml(tab, workbook.styles, around))
    _write_names(workbook, tab, own.sheet)


def _write_table(workbook: Workbook, tab: Tab, on: OwnSheet) -> str:
    """Write the tab's table, in the part that it had before where it had one; gives the relationship's id."""
    package, name, sheet = workbook.package, tab.table or "", on.sheet
    headers = [column.header for column in tab.columns]
    own = [part for part in on.tables if _display_name(package.markup(part)).lower() == name.lower()]
    taken = workbook.table_names() - ({name.lower()} if own else set())
    check_table(tab.name, name, headers, taken)
    if own:
        part = own[0]
        on.tables.remove(part)
        identifier = int(package.markup(part).root.attributes.get("id", "0"))
        package.replace(part, [table_xml(name, identifier, data_area(tab), headers, workbook.namespace)])
    else:
        part = package.new_name(f"{folder_around(sheet.part)}tables/table{{}}.xml")
        content = table_xml(name, workbook.next_table_id(), data_area(tab), headers, workbook.namespace)
        package.add(part, TABLE_TYPE, [content])
    return package.link(sheet.part, f"{workbook.relations}/table", part)


def _write_names(workbook: Workbook, tab: Tab, sheet: SheetPart) -> None:
    place = quoted(tab.name)
    titles = f"{place}!$1:$1"
    if tab.frozen_columns and pages_wide(tab) > 1:
        titles = f"{place}!$A:${column_letters(tab.frozen_columns - 1)},{titles}"
    workbook.set_name("_xlnm.Print_Titles", sheet, titles)
    if tab.table is None:
        area = area_reference(data_area(tab), absolute=True)
        workbook.set_name("_xlnm._FilterDatabase", sheet, f"{place}!{area}", hidden=True)


def _display_name(markup: Markup) -> str:
    root: Element = markup.root
    return root.attributes.get("displayName", "")
