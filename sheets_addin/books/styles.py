"""The style sheet of a workbook: new styles are appended, existing ones never renumbered and reused where equal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sheets_addin.books.markup import MAIN, Element, Markup, escape_attribute

_BUILT_IN_FORMATS = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49}
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_FIRST_OWN_FORMAT = 164
_TITLE_SIZE = 1.25
_NOT_A_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)

Canonical = tuple[str, tuple[tuple[str, str], ...], tuple["Canonical", ...]]


@dataclass(frozen=True)
class CellLook:
    """How a cell looks; colours are RRGGBB, '' for none.

    ``line`` is the colour of a line below; what stands left is set in a little. ``larger`` is the type of titles.
    """

    number_format: str = "General"
    bold: bool = False
    text_colour: str = ""
    fill: str = ""
    line: str = ""
    larger: bool = False
    wrap: bool = False
    vertical: str = ""
    horizontal: str = ""


class _Collection:
    """One list of the style sheet: what it holds, by content, and what is appended to it."""

    def __init__(self, markup: Markup, name: str) -> None:
        self.name = name
        self.element = markup.root.child(name)
        existing = self.element.children if self.element else []
        self.count = len(existing)
        self.known: dict[Canonical, int] = {}
        for index, element in enumerate(existing):
            self.known.setdefault(_canonical(element), index)
        self.new: list[str] = []

    def add(self, fragment: str) -> int:
        """The index of ``fragment`` (without namespace prefixes), appended where the list lacks it."""
        key = _canonical(Markup(f'<r xmlns="{MAIN}">{fragment}</r>'.encode()).root.children[0])
        if key not in self.known:
            self.known[key] = self.count + len(self.new)
            self.new.append(fragment)
        return self.known[key]


class StyleSheet:
    """The part styles.xml with the styles asked for so far; :meth:`apply` notes what is new in the markup."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self._lists = {name: _Collection(markup, name) for name in ("fonts", "fills", "borders", "cellXfs", "dxfs")}
        formats = markup.root.child("numFmts")
        self._formats: dict[str, int] = {}
        self._codes: dict[int, str] = {}
        for element in formats.children if formats else []:
            identifier = int(element.attributes.get("numFmtId", "-1"))
            code = element.attributes.get("formatCode", "")
            self._formats.setdefault(code, identifier)
            self._codes[identifier] = code
        self._new_formats: list[tuple[int, str]] = []
        self._base_font = _base_font(markup)
        self._xfs = self._existing_xfs()
        self._looks: dict[CellLook, int] = {}
        self._derived: dict[tuple[int, str], int] = {}

    def look(self, look: CellLook) -> int:
        """The cell format (``s``) of a look in the workbook's own font."""
        if look not in self._looks:
            self._looks[look] = self._add_look(look)
        return self._looks[look]

    def with_format(self, style: int, number_format: str) -> int:
        """The cell format that differs from ``style`` only in its number format."""
        key = (style, number_format)
        if key not in self._derived:
            self._derived[key] = self._derive(style, number_format)
        return self._derived[key]

    def shows_dates(self, style: int) -> bool:
        """Whether a cell of this format shows its number as a date or a time."""
        identifier = int(_attribute(self._xf(style), "numFmtId") or 0)
        if identifier in self._codes:
            return bool(re.search("[dmyhs]", _NOT_A_DATE.sub("", self._codes[identifier]).lower()))
        return identifier in _BUILT_IN_DATES

    def differential(self, number_format: str, text_colour: str, fill: str) -> int:
        """The conditional format (``dxfId``) of a bold mark with these colours and number format."""
        identifier = self._format_id(number_format, always_own=True)
        fragment = (
            f'<dxf><font><b/><color rgb="FF{text_colour}"/></font>'
            f'<numFmt numFmtId="{identifier}" formatCode="{escape_attribute(number_format)}"/>'
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{fill}"/><bgColor rgb="FF{fill}"/></patternFill>'
            "</fill></dxf>"
        )
        return self._lists["dxfs"].add(fragment)

    def apply(self) -> None:
        """Note every appended style in the markup, counts included."""
        if self._new_formats:
            fragments = [
                f'<numFmt numFmtId="{identifier}" formatCode="{escape_attribute(code)}"/>'
                for identifier, code in self._new_formats
            ]
            self._extend("numFmts", self.markup.root.child("numFmts"), fragments, len(self._codes))
        for collection in self._lists.values():
            if collection.new:
                total = collection.count + len(collection.new)
                self._extend(collection.name, collection.element, collection.new, total)

    def _extend(self, name: str, element: Element | None, fragments: list[str], total: int) -> None:
        prefix = self.markup.namespace_prefix
        body = _prefixed("".join(fragments), prefix).encode()
        if element is not None:
            self.markup.append(element, body)
            self.markup.set_attribute(element, "count", str(total))
            return
        whole = f'<{prefix}{name} count="{total}">'.encode() + body + f"</{prefix}{name}>".encode()
        earlier = _ORDER[: _ORDER.index(name)]
        self.markup.insert_after(earlier, whole)

    def _existing_xfs(self) -> list[str]:
        collection = self.markup.root.child("cellXfs")
        prefix = self.markup.namespace_prefix
        elements = collection.children if collection else []
        return [_unprefixed(self.markup.raw(element).decode(), prefix) for element in elements]

    def _xf(self, style: int) -> str:
        if style < len(self._xfs):
            return self._xfs[style]
        new = style - self._lists["cellXfs"].count
        appended = self._lists["cellXfs"].new
        return appended[new] if 0 <= new < len(appended) else "<xf/>"

    def _derive(self, style: int, number_format: str) -> int:
        identifier = str(self._format_id(number_format))
        source = self._xf(style)
        if (_attribute(source, "numFmtId") or "0") == identifier:
            return style
        source = re.sub(r"<extLst>.*?</extLst>", "", source, flags=re.DOTALL)
        tag_end = source.index(">")
        tag = _set(_set(source[:tag_end], "numFmtId", identifier), "applyNumberFormat", "1")
        return self._lists["cellXfs"].add(tag + source[tag_end:])

    def _add_look(self, look: CellLook) -> int:
        bold = "<b/>" if look.bold else ""
        colour = f'<color rgb="FF{look.text_colour}"/>' if look.text_colour else '<color theme="1"/>'
        font = self._lists["fonts"].add(self._base_font.fragment(bold, colour, look.larger))
        fill = self._lists["fills"].add(
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{look.fill}"/><bgColor indexed="64"/>'
            "</patternFill></fill>"
            if look.fill
            else '<fill><patternFill patternType="none"/></fill>'
        )
        line = f'<bottom style="thin"><color rgb="FF{look.line}"/></bottom>' if look.line else "<bottom/>"
        border = self._lists["borders"].add(f"<border><left/><right/><top/>{line}<diagonal/></border>")
        alignment = "".join(
            (
                f' horizontal="{look.horizontal}"' if look.horizontal else "",
                f' vertical="{look.vertical}"' if look.vertical else "",
                ' wrapText="1"' if look.wrap else "",
                ' indent="1"' if look.horizontal == "left" else "",
            )
        )
        return self._lists["cellXfs"].add(
            f'<xf numFmtId="{self._format_id(look.number_format)}" fontId="{font}" fillId="{fill}" '
            f'borderId="{border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
            + (f' applyAlignment="1"><alignment{alignment}/></xf>' if alignment else "/>")
        )

    def _format_id(self, code: str, always_own: bool = False) -> int:
        if code in _BUILT_IN_FORMATS and not always_own:
            return _BUILT_IN_FORMATS[code]
        if code not in self._formats:
            identifier = max([_FIRST_OWN_FORMAT - 1, *self._codes]) + 1
            self._formats[code] = identifier
            self._codes[identifier] = code
            self._new_formats.append((identifier, code))
        return self._formats[code]


@dataclass(frozen=True)
class _BaseFont:
    """The workbook's default font: its size in points, and its elements after the colour."""

    size: str
    ends: str

    def fragment(self, bold: str, colour: str, larger: bool) -> str:
        size = f"{float(self.size) * _TITLE_SIZE:g}" if larger else self.size
        return f'<font>{bold}<sz val="{size}"/>{colour}{self.ends}</font>'


def _base_font(markup: Markup) -> _BaseFont:
    """The workbook's default font; Calibri 11 where the style sheet has none."""
    fonts = markup.root.child("fonts")
    first = fonts.children[0] if fonts and fonts.children else None
    found = (
        {child.name: child.attributes["val"] for child in first.children if "val" in child.attributes} if first else {}
    )
    found.setdefault("name", "Calibri")
    ends = "".join(
        f'<{name} val="{escape_attribute(found[name])}"/>'
        for name in ("name", "family", "charset", "scheme")
        if name in found
    )
    return _BaseFont(found.get("sz", "11"), ends)


def _canonical(element: Element) -> Canonical:
    attributes = tuple(sorted((key, value) for key, value in element.attributes.items() if not key.startswith("{")))
    return element.name, attributes, tuple(_canonical(child) for child in element.children)


def _attribute(tag: str, name: str) -> str | None:
    found = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)", tag)
    return found.group(1) if found else None


def _set(tag: str, name: str, value: str) -> str:
    replaced, count = re.subn(rf"(\s{name}\s*=\s*)(\"[^\"]*\"|'[^']*')", rf'\g<1>"{value}"', tag, count=1)
    if count:
        return replaced
    return f'{tag[:-1]} {name}="{value}"/' if tag.endswith("/") else f'{tag} {name}="{value}"'


def _prefixed(fragment: str, prefix: str) -> str:
    return re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{prefix}", fragment) if prefix else fragment


def _unprefixed(fragment: str, prefix: str) -> str:
    return re.sub(rf"<(/?){re.escape(prefix)}", r"<\1", fragment) if prefix else fragment
