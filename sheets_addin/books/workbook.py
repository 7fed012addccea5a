"""The workbook part and what hangs on it: sheets, names, styles, the calculation chain, the list of titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sheets_addin.books import messages
from sheets_addin.books.markup import MAIN, STRICT_MAIN, Element, Markup, escape_attribute, escape_text
from sheets_addin.books.package import Package, folder_of
from sheets_addin.books.styles import StyleSheet
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.parsing import utf16_length

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SIGNATURE_KINDS = {"origin"}
_SHEET_KINDS = {"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}
_FORBIDDEN_IN_NAME = re.compile(r"[:\\/?*\[\]\x00-\x1f]")
_MOST_LETTERS = 31
_BEFORE_NAMES = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "AlternateContent",
    "revisionPtr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
)
_EMPTY_STYLES = (
    '<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


@dataclass(frozen=True)
class SheetPart:
    """One sheet of the workbook: its name, its part ('' where the link is broken), its state and ids."""

    name: str
    part: str
    kind: str
    state: str
    sheet_id: int
    index: int


class Workbook:
    """The parts of a package that make it a workbook.

    Raises BookError where the package has no workbook part or its XML is broken.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        found = package.related("", "officeDocument")
        if not found:
            raise BookError(messages.NO_WORKBOOK, file=package.file_name)
        self.part = found[0]
        root = package.markup(self.part).root
        if root.name != "workbook":
            raise BookError(messages.NO_WORKBOOK, file=package.file_name)
        self.is_strict = STRICT_MAIN.encode() in package.read(self.part)[:4096]
        self.namespace = STRICT_MAIN if self.is_strict else MAIN
        self.relations = _STRICT_RELATIONS if self.is_strict else _RELATIONS
        properties = root.child("workbookPr")
        self.is_1904 = properties is not None and properties.attributes.get("date1904") in ("1", "true", "on")
        self._styles: StyleSheet | None = None

    @property
    def is_signed(self) -> bool:
        """Whether the package carries a digital signature."""
        kinds = {link.type.rpartition("digital-signature/")[2] for link in self.package.relationships("")}
        folders = any(name.lower().startswith("_xmlsignatures/") for name in self.package.names)
        return folders or bool(kinds & _SIGNATURE_KINDS)

    def sheets(self) -> list[SheetPart]:
        """All sheets in the order of their tabs."""
        links = {link.id: link for link in self.package.relationships(self.part)}
        container = self.package.markup(self.part).root.child("sheets")
        sheets = []
        for index, element in enumerate(container.children if container else []):
            link = links.get(element.attribute("id") or "")
            part = self.package.find(link.target) if link and link.kind in _SHEET_KINDS else None
            sheets.append(
                SheetPart(
                    name=element.attributes.get("name", ""),
                    part=part or "",
                    kind=link.kind if link else "",
                    state=element.attributes.get("state", "visible"),
                    sheet_id=int(element.attributes.get("sheetId", "0")),
                    index=index,
                )
            )
        return sheets

    def sheet(self, name: str) -> SheetPart:
        """The worksheet of that name; BookError where there is none."""
        for sheet in self.sheets():
            if sheet.name.casefold() == name.casefold():
                if not sheet.part or sheet.kind != "worksheet":
                    raise BookError(messages.NOT_A_GRID, sheet=name)
                return sheet
        raise BookError(messages.NO_SUCH_SHEET, sheet=name)

    def add_sheet(self, name: str, hidden: bool) -> SheetPart:
        """Add an empty worksheet after all others; its part is still to be filled."""
        self.check_name(name)
        part = self.package.new_name(f"{folder_of(self.part)}worksheets/sheet{{}}.xml")
        self.package.add(part, f"{_TYPE}.worksheet+xml", [b""])
        relation = self.package.link(self.part, f"{self.relations}/worksheet", part)
        sheets = self.sheets()
        sheet_id = max((sheet.sheet_id for sheet in sheets), default=0) + 1
        markup = self.package.markup(self.part)
        container = markup.root.child("sheets")
        if container is None:
            raise BookError(messages.DAMAGED, file=self.package.file_name, detail="a workbook without sheets")
        state = ' state="veryHidden"' if hidden else ""
        declared = "" if _declares_r(markup, self.relations) else f' xmlns:r="{self.relations}"'
        markup.append(
            container,
            f'<{markup.namespace_prefix}sheet name="{escape_attribute(name)}" sheetId="{sheet_id}"{state}{declared} '
            f'r:id="{relation}"/>'.encode(),
        )
        self.package.update(self.part, markup)
        self._add_title(name)
        return SheetPart(name, part, "worksheet", "veryHidden" if hidden else "visible", sheet_id, len(sheets))

    def rename_sheet(self, sheet: SheetPart, name: str, hidden: bool) -> None:
        """Give a sheet its new name and hide it where asked."""
        if name == sheet.name and (not hidden or sheet.state == "veryHidden"):
            return
        if name.casefold() != sheet.name.casefold():
            self.check_name(name)
        markup = self.package.markup(self.part)
        element = _sheet_element(markup, sheet)
        markup.set_attribute(element, "name", name)
        if hidden:
            markup.set_attribute(element, "state", "veryHidden")
        self.package.update(self.part, markup)

    def check_name(self, name: str) -> None:
        """BookError where a new sheet cannot have this name."""
        bad_ends = name.startswith("'") or name.endswith("'") or not name.strip()
        if not 1 <= utf16_length(name) <= _MOST_LETTERS or bad_ends or _FORBIDDEN_IN_NAME.search(name):
            raise BookError(messages.SHEET_NAME, sheet=name)
        if name.casefold() in {sheet.name.casefold() for sheet in self.sheets()}:
            raise BookError(messages.SHEET_TWICE, sheet=name)

    def set_name(self, name: str, sheet: SheetPart, reference: str, hidden: bool = False) -> None:
        """Give a name that belongs to one sheet its reference, adding it where it is missing."""
        markup = self.package.markup(self.part)
        prefix = markup.namespace_prefix
        attributes = f'name="{name}" localSheetId="{sheet.index}"' + (' hidden="1"' if hidden else "")
        new = f"<{prefix}definedName {attributes}>{escape_text(reference)}</{prefix}definedName>".encode()
        names = markup.root.child("definedNames")
        if names is None:
            opening, closing = f"<{prefix}definedNames>".encode(), f"</{prefix}definedNames>".encode()
            markup.insert_after(_BEFORE_NAMES, opening + new + closing)
        else:
            known = _local_name(names, name, sheet.index)
            if known is None:
                markup.append(names, new)
            elif known.text != reference:
                markup.replace(known, new)
        self.package.update(self.part, markup)

    def local_name(self, name: str, sheet: SheetPart) -> str | None:
        """The reference of a name that belongs to one sheet."""
        names = self.package.markup(self.part).root.child("definedNames")
        found = _local_name(names, name, sheet.index) if names else None
        return found.text if found else None

    def table_names(self) -> set[str]:
        """All names that a new table cannot have, in lower case."""
        names = self.package.markup(self.part).root.child("definedNames")
        taken = {element.attributes.get("name", "").lower() for element in (names.children if names else [])}
        return taken | {table.attributes.get("displayName", "").lower() for table in self._tables()}

    def next_table_id(self) -> int:
        """An id that no table has."""
        return max((int(table.attributes.get("id", "0")) for table in self._tables()), default=0) + 1

    def _tables(self) -> list[Element]:
        parts = [part for sheet in self.sheets() if sheet.part for part in self.package.related(sheet.part, "table")]
        return [self.package.markup(part).root for part in parts]

    @property
    def styles(self) -> StyleSheet:
        """The style sheet; what is asked of it is written by :meth:`finish`."""
        if self._styles is None:
            self._styles = StyleSheet(self.package.markup(self._style_part()))
        return self._styles

    def finish(self) -> None:
        """Write the styles asked for into their part."""
        if self._styles is not None:
            self._styles.apply()
            self.package.update(self._style_part(), self._styles.markup)
            self._styles = None

    def _style_part(self) -> str:
        found = self.package.related(self.part, "styles")
        if found:
            return found[0]
        part = self.package.new_name(f"{folder_of(self.part)}styles{{}}.xml")
        self.package.add(part, f"{_TYPE}.styles+xml", [_EMPTY_STYLES.format(main=self.namespace).encode()])
        self.package.link(self.part, f"{self.relations}/styles", part)
        return part

    def calculation_chain(self) -> str | None:
        """The part that lists formula cells in the order of calculation, where the book has one."""
        found = self.package.related(self.part, "calcChain")
        return found[0] if found else None

    def drop_calculation_chain(self) -> None:
        """Take the chain out with its link; programs build it anew."""
        part = self.calculation_chain()
        for link in self.package.relationships(self.part):
            if link.kind == "calcChain":
                self.package.unlink(self.part, link.id)
        if part is not None:
            self.package.remove(part)

    def _add_title(self, name: str) -> None:
        """Name a new sheet in the app properties, where they list the sheets in the usual way."""
        parts = self.package.related("", "extended-properties") + self.package.related("", "extendedProperties")
        if not parts:
            return
        markup = self.package.markup(parts[0])
        pairs, titles = markup.root.child("HeadingPairs"), markup.root.child("TitlesOfParts")
        counts = [number for vector in (pairs.children if pairs else []) for number in _numbers(vector)]
        vector = titles.child("vector") if titles else None
        if not counts or vector is None or not counts[0].text.isdigit():
            return
        sheets = int(counts[0].text)
        if not 0 < sheets <= len(vector.children):
            return
        last = vector.children[sheets - 1]
        tag = markup.data[last.start : last.open_end].split()[0].rstrip(b">")
        closing = b"</" + tag[1:] + b">"
        markup.insert(last.end, tag + b">" + escape_text(name).encode() + closing)
        markup.set_attribute(vector, "size", str(len(vector.children) + 1))
        number = markup.raw(counts[0]).replace(f">{sheets}<".encode(), f">{sheets + 1}<".encode())
        markup.replace(counts[0], number)
        self.package.update(parts[0], markup)


def _sheet_element(markup: Markup, sheet: SheetPart) -> Element:
    container = markup.root.child("sheets")
    return (container.children if container else [])[sheet.index]


def _local_name(names: Element, name: str, index: int) -> Element | None:
    for element in names.children:
        if element.attributes.get("name") == name and element.attributes.get("localSheetId") == str(index):
            return element
    return None


def _declares_r(markup: Markup, relations: str) -> bool:
    tag = markup.data[markup.root.start : markup.root.open_end].decode()
    return bool(re.search(rf"xmlns:r\s*=\s*[\"']{re.escape(relations)}[\"']", tag))


def _numbers(vector: Element) -> list[Element]:
    return [number for variant in vector.children for number in variant.children if number.name in ("i4", "int")]
