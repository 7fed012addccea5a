"""The sheet of a tab of ours: a new one, or one that it takes over; what stood there leaves nothing behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sheets_addin.books import messages
from sheets_addin.books.calculation_chain import forget_sheet
from sheets_addin.books.markup import Markup
from sheets_addin.books.sheet_stream import SheetStream
from sheets_addin.books.sheet_writer import Surroundings
from sheets_addin.books.workbook import SheetPart, Workbook
from sheets_addin.vocabulary.errors import BookError

_KEPT_ELEMENTS = ("drawing", "legacyDrawing", "legacyDrawingHF", "picture")
_KEPT_LINKS = {"drawing", "vmlDrawing", "comments", "threadedComment", "image", "pivotTable"}


@dataclass(frozen=True)
class OwnSheet:
    """A sheet to fill, with what its part takes over. ``tables`` are the parts of its former tables, still there."""

    sheet: SheetPart
    around: Surroundings
    tables: list[str]


def own_sheet(workbook: Workbook, name: str, replaces: str | None, *, hidden: bool = False) -> OwnSheet:
    """The sheet ``name``: added where ``replaces`` is None, else the sheet of that name without its former content."""
    common = (workbook.namespace, workbook.relations, workbook.is_1904)
    if replaces is None:
        return OwnSheet(workbook.add_sheet(name, hidden), Surroundings(*common), [])
    sheet = workbook.sheet(replaces)
    workbook.rename_sheet(sheet, name, hidden)
    old = _around_rows(workbook, sheet)
    kept = _kept_elements(workbook, sheet, old)
    tables = _unlink_old(workbook, sheet, kept)
    forget_sheet(workbook, sheet)
    around = Surroundings(*common, is_selected=_was_selected(old), kept=kept, kept_namespaces=_namespaces(old))
    return OwnSheet(sheet, around, tables)


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


def _kept_elements(workbook: Workbook, sheet: SheetPart, old: Markup) -> bytes:
    """The drawings and comments that people put on the sheet, as raw elements in their order."""
    links = {link.id for link in workbook.package.relationships(sheet.part)}
    return b"".join(
        old.raw(child) for child in old.root.children if child.name in _KEPT_ELEMENTS and child.attribute("id") in links
    )


def _namespaces(old: Markup) -> str:
    """Declarations of prefixes that kept elements may use, beside those that every sheet of ours has."""
    tag = old.data[old.root.start : old.root.open_end].decode()
    found = re.findall(r"\sxmlns:([\w.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    return "".join(f" xmlns:{prefix}={value}" for prefix, value in found if prefix != "r")


def _was_selected(old: Markup) -> bool:
    views = old.root.child("sheetViews")
    return any(view.attributes.get("tabSelected") in ("1", "true") for view in (views.children if views else []))
