"""The metadata part of a workbook: the mark that a cell's formula is a dynamic array, as Excel 365 writes it.

A cell names its mark by place (``cm="1"`` is the first entry of ``cellMetadata``), so that entries are only ever added
at the end. Source: [MS-XLSX] 2.2.4.4 (XLDAPR), ECMA-376 part 1, 18.9.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sheets_addin.books.markup import XML_HEAD, Element, Markup
from sheets_addin.books.package import Package
from sheets_addin.books.workbook import Workbook

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml"
_NAME = "XLDAPR"
_ARRAYS = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"
_EXTENSION = "{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"
_BEFORE_FUTURE = ("metadataTypes", "metadataStrings", "mdxMetadata", "futureMetadata")
_BEFORE_CELLS = (*_BEFORE_FUTURE, "cellMetadata")


def dynamic_array_mark(workbook: Workbook) -> int:
    """The ``cm`` of cells with a dynamic array; its entries are added to the book where they are missing.

    Raises BookError where the metadata part is broken.
    """
    package = workbook.package
    parts = package.related(workbook.part, "sheetMetadata")
    if parts:
        part = parts[0]
    else:
        part = package.new_name("xl/metadata{}.xml") if package.find("xl/metadata.xml") else "xl/metadata.xml"
        empty = f'{XML_HEAD}<metadata xmlns="{workbook.namespace}"/>'
        package.add(part, _TYPE, [empty.encode()])
        package.link(workbook.part, f"{workbook.relations}/sheetMetadata", part)
    kind = _changed(package, part, _kind)
    place = _changed(package, part, _properties)
    return _changed(package, part, partial(_cell_entry, kind=kind, place=place))


def _changed(package: Package, part: str, step: Callable[[Markup], int]) -> int:
    """One step on the part as the step before left it: a list that it added tells the next where to stand."""
    markup = package.markup(part)
    number = step(markup)
    package.update(part, markup)
    return number


def _kind(markup: Markup) -> int:
    """The number, from 1, of the type of dynamic arrays."""
    prefix = markup.namespace_prefix
    new = (
        f'<{prefix}metadataType name="{_NAME}" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" '
        'merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" '
        'cellMeta="1"/>'
    )
    types = markup.root.child("metadataTypes")
    known = types.children if types is not None else []
    for number, element in enumerate(known, 1):
        if element.attributes.get("name") == _NAME:
            return number
    _add(markup, types, "metadataTypes", "", (), new)
    return len(known) + 1


def _properties(markup: Markup) -> int:
    """The place, from 0, of the properties of an array that spills and is not collapsed."""
    prefix = markup.namespace_prefix
    new = (
        f'<{prefix}bk><{prefix}extLst><{prefix}ext uri="{_EXTENSION}">'
        f'<xda:dynamicArrayProperties xmlns:xda="{_ARRAYS}" fDynamic="1" fCollapsed="0"/>'
        f"</{prefix}ext></{prefix}extLst></{prefix}bk>"
    )
    named = (one for one in markup.root.all("futureMetadata") if one.attributes.get("name") == _NAME)
    future = next(named, None)
    known = future.children if future is not None else []
    for place, entry in enumerate(known):
        found = next((one for one in entry.descendants() if one.name == "dynamicArrayProperties"), None)
        if found is None:
            continue
        spills, is_collapsed = (found.attributes.get(name) in ("1", "true") for name in ("fDynamic", "fCollapsed"))
        if spills and not is_collapsed:
            return place
    _add(markup, future, "futureMetadata", f' name="{_NAME}"', _BEFORE_FUTURE, new)
    return len(known)


def _cell_entry(markup: Markup, kind: int, place: int) -> int:
    """The number, from 1, of the entry for cells that have nothing but these properties."""
    prefix = markup.namespace_prefix
    cells = markup.root.child("cellMetadata")
    known = cells.children if cells is not None else []
    for number, entry in enumerate(known, 1):
        records = [(one.attributes.get("t"), one.attributes.get("v")) for one in entry.children]
        if records == [(str(kind), str(place))]:
            return number
    new = f'<{prefix}bk><{prefix}rc t="{kind}" v="{place}"/></{prefix}bk>'
    _add(markup, cells, "cellMetadata", "", _BEFORE_CELLS, new)
    return len(known) + 1


def _add(
    markup: Markup, container: Element | None, name: str, attributes: str, before: tuple[str, ...], new: str
) -> None:
    """Put one more entry into ``container``, or into a new one after the elements that stand ``before`` it."""
    if container is not None:
        markup.append(container, new.encode())
        markup.set_attribute(container, "count", str(len(container.children) + 1))
        return
    prefix = markup.namespace_prefix
    whole = f'<{prefix}{name}{attributes} count="1">{new}</{prefix}{name}>'.encode()
    markup.insert_after(before, whole)
