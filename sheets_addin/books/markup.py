"""Small XML parts as bytes with known places, so that a change adds bytes and leaves all others as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"

_OPEN_TAG = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_TAG_NAME = re.compile(rb"<([^\s/>]+)")
_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_UTF8 = {"utf-8", "utf8", "us-ascii", "ascii"}


class MarkupError(ValueError):
    """The bytes are not the XML that the part should hold."""


def as_utf8(data: bytes) -> bytes:
    """``data`` itself where it is UTF-8, else the same XML in UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16")
    else:
        declared = _DECLARED.match(data)
        name = declared.group(1).decode().lower() if declared else "utf-8"
        if name in _UTF8:
            return data
        text = data.decode(name)
    return re.sub(r"(<\?xml[^>]*?encoding\s*=\s*[\"'])[A-Za-z0-9._-]+", r"\1UTF-8", text, count=1).encode()


@dataclass(eq=False)
class Element:
    """One element and where its bytes stand; attribute keys are local names, with ``{namespace}`` where prefixed."""

    name: str
    attributes: dict[str, str]
    start: int
    open_end: int
    close_start: int = 0
    end: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list)

    @property
    def is_self_closed(self) -> bool:
        """Whether the element is written as one tag without content."""
        return self.close_start == self.start

    def child(self, name: str) -> Element | None:
        """The first child of that local name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[Element]:
        """The children of that local name."""
        return [child for child in self.children if child.name == name]

    def descendants(self) -> Iterator[Element]:
        """All elements inside, each before those inside it."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def attribute(self, local: str) -> str | None:
        """The value of the attribute of that local name, whatever its namespace."""
        if local in self.attributes:
            return self.attributes[local]
        return next((value for key, value in self.attributes.items() if key.endswith("}" + local)), None)


class Markup:
    """One XML part, parsed, with the changes noted so far; :meth:`result` gives the new bytes.

    Raises MarkupError where the XML is broken or brings a document type (entities are never expanded).
    """

    def __init__(self, data: bytes) -> None:
        self.data = as_utf8(data)
        self._edits: list[tuple[int, int, bytes]] = []
        self._appended: dict[Element, list[bytes]] = {}
        self.root = _parse(self.data)

    @property
    def namespace_prefix(self) -> str:
        """The prefix of the root's namespace with its colon, or ''."""
        name = self._tag_name(self.root)
        return name[: name.index(b":") + 1].decode() if b":" in name else ""

    def raw(self, element: Element) -> bytes:
        """The element's own bytes as they were."""
        return self.data[element.start : element.end]

    def insert(self, place: int, content: bytes) -> None:
        """Put ``content`` at the byte offset ``place``."""
        self._edits.append((place, place, content))

    def replace(self, element: Element, content: bytes) -> None:
        """Put ``content`` in the element's place."""
        self._edits.append((element.start, element.end, content))

    def insert_after(self, names: Collection[str], content: bytes) -> None:
        """Put ``content`` into the root, after the last child of one of these names, else before all children."""
        before = [child for child in self.root.children if child.name in names]
        if before:
            self.insert(before[-1].end, content)
        elif self.root.is_self_closed:
            self.append(self.root, content)
        else:
            self.insert(self.root.open_end, content)

    def append(self, parent: Element, content: bytes) -> None:
        """Put ``content`` after the parent's last child."""
        self._appended.setdefault(parent, []).append(content)

    def set_attribute(self, element: Element, name: str, value: str) -> None:
        """Give the unprefixed attribute ``name`` its new value, adding it where it is missing."""
        tag = self.data[element.start : element.open_end]
        found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
        new = escape_attribute(value).encode()
        if found:
            first, last = found.span(1)
            self._edits.append((element.start + first + 1, element.start + last - 1, new))
            return
        place = element.open_end - (2 if tag.endswith(b"/>") else 1)
        self.insert(place, b" " + name.encode() + b'="' + new + b'"')

    def result(self) -> bytes:
        """The part with all changes in it."""
        edits = list(self._edits)
        for parent, contents in self._appended.items():
            joined = b"".join(contents)
            if parent.is_self_closed:
                closing = b"</" + self._tag_name(parent) + b">"
                edits.append((parent.open_end - 2, parent.open_end, b">" + joined + closing))
            else:
                edits.append((parent.close_start, parent.close_start, joined))
        out: list[bytes] = []
        place = 0
        for start, end, content in sorted(edits, key=lambda edit: edit[:2]):
            out += (self.data[place:start], content)
            place = end
        out.append(self.data[place:])
        return b"".join(out)

    def _tag_name(self, element: Element) -> bytes:
        found = _TAG_NAME.match(self.data, element.start)
        return found.group(1) if found else b""


def _parse(data: bytes) -> Element:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    stack: list[Element] = []
    roots: list[Element] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        tag = _OPEN_TAG.match(data, start)
        if tag is None:
            raise MarkupError(f"unreadable tag at byte {start}")
        keys = {("{" + key if "}" in key else key): value for key, value in attributes.items()}
        element = Element(name.rpartition("}")[2], keys, start, tag.end())
        (stack[-1].children if stack else roots).append(element)
        stack.append(element)

    def closed(_: str) -> None:
        element = stack.pop()
        element.close_start = parser.CurrentByteIndex
        if data[element.open_end - 2 : element.open_end] == b"/>":
            element.close_start = element.start
            element.end = element.open_end
        else:
            element.end = data.index(b">", element.close_start) + 1

    def texted(text: str) -> None:
        stack[-1].text += text

    def refused(*_: object) -> None:
        raise MarkupError("a document type is not allowed")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = texted
    parser.StartDoctypeDeclHandler = refused
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise MarkupError(str(error)) from error
    return roots[0]


_CONTROL = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NEEDS_ESCAPE = re.compile("[&<>\x00-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")


def _escape_control(found: re.Match[str]) -> str:
    character = found.group()
    # half of a surrogate pair is no character: no XML can hold it
    return "\ufffd" if "\ud800" <= character <= "\udfff" else f"_x{ord(character):04X}_"


def escape_text(text: str) -> str:
    """Text as a cell's XML holds it: markup escaped, control characters and literal ``_x0041_`` in Excel's own way."""
    if _NEEDS_ESCAPE.search(text) is None:
        return text
    return without_control(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def without_control(text: str) -> str:
    """Text with the characters that no XML can hold in Excel's own way, its markup as it is."""
    return _CONTROL.sub(_escape_control, text)


def escape_attribute(text: str) -> str:
    """Text as an attribute in double quotes holds it."""
    return escape_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
