"""Putting a tab into a workbook: its worksheet part, table, names; the sheet it replaces leaves nothing behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheets_addin.books import messages
from sheets_addin.books.addresses import area_reference
from sheets_addin.books.calculation_chain import forget_sheet
from sheets_addin.books.conditions import filled_cells_source, fits_inline, inline_source
from sheets_addin.books.markup import Element, Markup
from sheets_addin.books.sheet_stream import SheetStream
from sheets_addin.books.sheet_writer import Surroundings, check_tab, data_area, worksheet_xml
from sheets_addin.books.tables import CONTENT_TYPE as TABLE_TYPE
from sheets_addin.books.tables import check_table, table_xml
from sheets_addin.books.workbook import SheetPart, Workbook, quoted
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import CellValue, Format, Tab, TabColumn

LISTS_SHEET = "_lists"
_KEPT_ELEMENTS = ("drawing", "legacyDrawing", "legacyDrawingHF", "picture")
_KEPT_LINKS = {"drawing", "vmlDrawing", "comments", "threadedComment", "image", "pivotTable"}


def write_tabs(workbook: Workbook, tabs: Sequence[Tab], known_lists: Sequence[TabColumn]) -> None:
    """Write every tab; ``known_lists`` are the columns of the hidden sheet of long drop-down lists, if there is one.

    Raises BookError where a tab fits no sheet.
    """
    for tab in tabs:
        check_tab(tab)
    lists = _long_lists(tabs, known_lists)
    for tab in tabs:
        _write_tab(workbook, tab, _list_sources(tab, lists))
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
            sources[place] = f"{quoted(LISTS_SHEET)}!{_absolute(area_reference(area))}"
    return sources


def _write_tab(workbook: Workbook, tab: Tab, list_sources: dict[int, str]) -> None:
    headers = [column.header for column in tab.columns]
    package = workbook.package
    if tab.replaces is None:
        sheet = workbook.add_sheet(tab.name, tab.hidden)
        kept, old_tables, is_selected, namespaces = b"", [], False, ""
    else:
        sheet = workbook.sheet(tab.replaces)
        workbook.rename_sheet(sheet, tab.name, tab.hidden)
        old = _around_rows(workbook, sheet)
        kept, is_selected, namespaces = _kept_elements(old), _was_selected(old), _namespaces(old)
        old_tables = _unlink_old(workbook, sheet, kept)
        forget_sheet(workbook, sheet)
    relation = None
    if tab.table is not None:
        relation = _write_table(workbook, tab, sheet, headers, old_tables)
    for part in old_tables:
        package.remove(part)
    around = Surroundings(
        namespace=workbook.namespace,
        relations=workbook.relations,
        is_1904=workbook.is_1904,
        list_sources=list_sources,
        is_selected=is_selected,
        kept=kept,
        kept_namespaces=namespaces,
        table_relation=relation,
    )
    package.replace(sheet.part, worksheet_xml(tab, workbook.styles, around))
    _write_names(workbook, tab, sheet)


def _write_table(workbook: Workbook, tab: Tab, sheet: SheetPart, headers: Sequence[str], old_tables: list[str]) -> str:
    """Write the tab's table, in the part that it had before where it had one; gives the relationship's id."""
    package, name = workbook.package, tab.table or ""
    own = [part for part in old_tables if _display_name(package.markup(part)).lower() == name.lower()]
    taken = workbook.table_names() - ({name.lower()} if own else set())
    check_table(tab.name, name, headers, taken)
    if own:
        part = own[0]
        old_tables.remove(part)
        identifier = int(package.markup(part).root.attributes.get("id", "0"))
        package.replace(part, [table_xml(name, identifier, data_area(tab), headers, workbook.namespace)])
    else:
        folder = sheet.part.rpartition("/")[0].rpartition("/")[0]
        part = package.new_name(f"{folder}/tables/table{{}}.xml".lstrip("/"))
        content = table_xml(name, workbook.next_table_id(), data_area(tab), headers, workbook.namespace)
        package.add(part, TABLE_TYPE, [content])
    return package.link(sheet.part, f"{workbook.relations}/table", part)


def _write_names(workbook: Workbook, tab: Tab, sheet: SheetPart) -> None:
    place = quoted(tab.name)
    workbook.set_name("_xlnm.Print_Titles", sheet, f"{place}!$1:$1")
    if tab.table is None:
        area = _absolute(area_reference(data_area(tab)))
        workbook.set_name("_xlnm._FilterDatabase", sheet, f"{place}!{area}", hidden=True)


def _around_rows(workbook: Workbook, sheet: SheetPart) -> Markup:
    """The sheet's XML without its rows."""
    package = workbook.package
    try:
        stream = SheetStream(package.chunks(sheet.part))
        for _ in stream.rows():
            pass
    except ValueError as error:
        raise BookError(messages.DAMAGED, file=package.file_name, detail=f"{sheet.part}: {error}") from error
    return package.parse(sheet.part, stream.head + stream.tail)


def _unlink_old(workbook: Workbook, sheet: SheetPart, kept: bytes) -> list[str]:
    """Drop the replaced sheet's links that its new content has no use for, and the parts that only it used.

    Gives the parts of its former tables, still there: a table of the same name keeps its part and its id.
    """
    package = workbook.package
    tables = []
    for link in package.relationships(sheet.part):
        used = link.kind in ("comments", "threadedComment", "pivotTable") or f'"{link.id}"'.encode() in kept
        if link.kind in _KEPT_LINKS and used:
            continue
        package.unlink(sheet.part, link.id)
        part = package.find(link.target) if link.target else None
        if part is None or package.linked_from_elsewhere(part, sheet.part):
            continue
        if link.kind == "table":
            tables.append(part)
        else:
            package.remove(part)
    return tables


def _kept_elements(old: Markup) -> bytes:
    """The drawings and comments that people put on the sheet, as raw elements in their order."""
    return b"".join(old.raw(child) for child in old.root.children if child.name in _KEPT_ELEMENTS)


def _namespaces(old: Markup) -> str:
    """Declarations of prefixes that kept elements may use, beside those that every sheet of ours has."""
    tag = old.data[old.root.start : old.root.open_end].decode()
    found = re.findall(r"\sxmlns:([\w.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    return "".join(f" xmlns:{prefix}={value}" for prefix, value in found if prefix != "r")


def _was_selected(old: Markup) -> bool:
    views = old.root.child("sheetViews")
    return any(view.attributes.get("tabSelected") in ("1", "true") for view in (views.children if views else []))


def _display_name(markup: Markup) -> str:
    root: Element = markup.root
    return root.attributes.get("displayName", "")


def _absolute(reference: str) -> str:
    return re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", reference)
