"""An Open Packaging package: parts found through relationships, changed in memory, written anew in one go."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote

from sheets_addin.books import messages
from sheets_addin.books.archive import Archive, ArchiveWriter, Deflated
from sheets_addin.books.markup import XML_HEAD, Markup, MarkupError, escape_attribute
from sheets_addin.vocabulary.errors import BookError

CONTENT_TYPES = "[Content_Types].xml"
_PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True)
class Relationship:
    """One link from a part: ``kind`` is the last word of its type, ``target`` the part's name, or '' where outside."""

    id: str
    kind: str
    type: str
    target: str


class Package:
    """The parts of an open archive with the changes made to them so far; :meth:`save` writes both."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.file_name = archive.file_name
        self._changed: dict[str, Deflated] = {}
        self._added: dict[str, Deflated] = {}
        self._removed: set[str] = set()
        self._actual = {name.lower(): name for name in archive.names}
        if CONTENT_TYPES.lower() not in self._actual:
            raise BookError(messages.NO_WORKBOOK, file=self.file_name)

    @property
    def names(self) -> list[str]:
        """All parts as they would be saved now."""
        return [name for name in self._archive.names if name not in self._removed] + list(self._added)

    def find(self, name: str) -> str | None:
        """The part as the file spells it, since part names ignore case; None where there is none."""
        return self._actual.get(name.lower())

    def read(self, name: str) -> bytes:
        """A part's bytes with the changes so far."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part's bytes piece by piece."""
        actual = self._known(name)
        changed = self._changed.get(actual) or self._added.get(actual)
        return changed.chunks() if changed else self._archive.chunks(actual)

    def markup(self, name: str) -> Markup:
        """A small part parsed; BookError where its XML is broken."""
        return self.parse(name, self.read(name))

    def parse(self, name: str, data: bytes) -> Markup:
        """``data``, which belongs to the part ``name``, parsed; BookError where its XML is broken."""
        try:
            return Markup(data)
        except (MarkupError, UnicodeDecodeError, LookupError) as error:
            raise BookError(messages.DAMAGED, file=self.file_name, detail=f"{name}: {error}") from error

    def replace(self, name: str, chunks: Iterable[bytes]) -> None:
        """Give a part new content; the same content leaves it untouched."""
        actual = self._known(name)
        content = Deflated.of(chunks)
        if actual not in self._added and self._archive.checksum(actual) == (content.crc, content.size):
            self._changed.pop(actual, None)
            return
        (self._added if actual in self._added else self._changed)[actual] = content

    def update(self, name: str, markup: Markup) -> None:
        """Give a part the changes noted in ``markup``."""
        data = markup.result()
        if data != markup.data:
            self.replace(name, [data])

    def revert(self, name: str) -> None:
        """Take back what :meth:`replace` did to a part of the file."""
        self._changed.pop(self._known(name), None)

    def add(self, name: str, content_type: str, chunks: Iterable[bytes]) -> None:
        """Add a part and name its content type."""
        self._put(name, chunks)
        types = self.markup(CONTENT_TYPES)
        known = {element.attributes.get("PartName", "").lower() for element in types.root.all("Override")}
        if f"/{name}".lower() not in known:
            prefix = types.namespace_prefix
            part = escape_attribute(f"/{name}")
            types.append(types.root, f'<{prefix}Override PartName="{part}" ContentType="{content_type}"/>'.encode())
            self.update(CONTENT_TYPES, types)

    def remove(self, name: str) -> None:
        """Take a part out, with its relationships and its content type; links to it are the caller's."""
        actual = self._known(name)
        relations = self.find(_rels_name(actual))
        for part in filter(None, (actual, relations)):
            self._actual.pop(part.lower())
            self._changed.pop(part, None)
            if self._added.pop(part, None) is None:
                self._removed.add(part)
        types = self.markup(CONTENT_TYPES)
        for element in types.root.all("Override"):
            if element.attributes.get("PartName", "").lower() == f"/{actual}".lower():
                types.replace(element, b"")
        self.update(CONTENT_TYPES, types)

    def content_type(self, name: str) -> str:
        """The content type of a part, '' where none is named."""
        types = self.markup(CONTENT_TYPES).root
        for element in types.all("Override"):
            if element.attributes.get("PartName", "").lower() == f"/{name}".lower():
                return element.attributes.get("ContentType", "")
        extension = name.rpartition(".")[2].lower()
        for element in types.all("Default"):
            if element.attributes.get("Extension", "").lower() == extension:
                return element.attributes.get("ContentType", "")
        return ""

    def new_name(self, pattern: str) -> str:
        """A part name from a pattern with one ``{}`` for a number, free and above all numbers in use."""
        before, _, after = pattern.partition("{}")
        numbered = re.compile(re.escape(before) + r"(\d+)" + re.escape(after), re.IGNORECASE)
        used = [int(found.group(1)) for name in self._actual if (found := numbered.fullmatch(name))]
        return pattern.format(max(used, default=0) + 1)

    def relationships(self, part: str) -> list[Relationship]:
        """The links of a part ('' for the package itself)."""
        name = self.find(_rels_name(part))
        if name is None:
            return []
        return [
            _relationship(element.attributes, part)
            for element in self.markup(name).root.all("Relationship")
            if "Id" in element.attributes
        ]

    def related(self, part: str, kind: str) -> list[str]:
        """The existing parts that a part links to in a kind of relationship, in the file's spelling."""
        found = (self.find(link.target) for link in self.relationships(part) if link.kind == kind and link.target)
        return [name for name in found if name is not None]

    def link(self, part: str, relation_type: str, target: str) -> str:
        """Link ``part`` to ``target``; gives the new relationship's id."""
        name = self.find(_rels_name(part))
        if name is None:
            self._put(_rels_name(part), [f'{XML_HEAD}<Relationships xmlns="{_PACKAGE_RELS}"/>'.encode()])
            self._ensure_rels_type()
            name = _rels_name(part)
        rels = self.markup(name)
        used = {element.attributes.get("Id", "").lower() for element in rels.root.children}
        number = len(used) + 1
        while f"rid{number}" in used:
            number += 1
        relative = escape_attribute(posixpath.relpath(target, posixpath.dirname(part) or "."))
        prefix = rels.namespace_prefix
        rels.append(
            rels.root,
            f'<{prefix}Relationship Id="rId{number}" Type="{relation_type}" Target="{relative}"/>'.encode(),
        )
        self.update(name, rels)
        return f"rId{number}"

    def unlink(self, part: str, relation_id: str) -> None:
        """Drop one link of a part; the file of links goes with its last link."""
        name = self.find(_rels_name(part))
        if name is None:
            return
        rels = self.markup(name)
        kept = 0
        for element in rels.root.all("Relationship"):
            if element.attributes.get("Id") == relation_id:
                rels.replace(element, b"")
            else:
                kept += 1
        if kept:
            self.update(name, rels)
        else:
            self.remove(name)

    def relationships_part(self, part: str) -> str | None:
        """The part that holds the links of ``part``."""
        return self.find(_rels_name(part))

    def linked_from_elsewhere(self, target: str, part: str) -> bool:
        """Whether any part other than ``part`` links to ``target``."""
        for name in self.names:
            source = _source_of(name)
            if source is None or source.lower() == part.lower():
                continue
            if any(link.target.lower() == target.lower() for link in self.relationships(source)):
                return True
        return False

    def save(self, file: BinaryIO) -> None:
        """Write the package: unchanged parts as they were, byte for byte, new ones at the end."""
        writer = ArchiveWriter(file)
        for name in self._archive.names:
            if name in self._removed:
                continue
            changed = self._changed.get(name)
            if changed is None:
                self._archive.copy(name, writer)
            else:
                self._archive.replace(name, changed, writer)
        for name, content in self._added.items():
            writer.add(name, content)
        writer.finish()

    def _put(self, name: str, chunks: Iterable[bytes]) -> None:
        if name in self._removed:
            self._removed.discard(name)
            self._changed[name] = Deflated.of(chunks)
        else:
            self._added[name] = Deflated.of(chunks)
        self._actual[name.lower()] = name

    def _ensure_rels_type(self) -> None:
        if self.content_type("x.rels") == _RELS_TYPE:
            return
        types = self.markup(CONTENT_TYPES)
        prefix = types.namespace_prefix
        types.append(types.root, f'<{prefix}Default Extension="rels" ContentType="{_RELS_TYPE}"/>'.encode())
        self.update(CONTENT_TYPES, types)

    def _known(self, name: str) -> str:
        actual = self.find(name)
        if actual is None:
            raise BookError(messages.DAMAGED, file=self.file_name, detail=f"no part {name}")
        return actual


def folder_of(part: str) -> str:
    """The folder of a part with its slash, '' where it has none: ``xl/`` of ``xl/workbook.xml``."""
    folder, slash, _ = part.rpartition("/")
    return folder + slash


def folder_around(part: str) -> str:
    """The folder in which that of a part stands: ``xl/`` of ``xl/worksheets/sheet1.xml``."""
    return folder_of(folder_of(part)[:-1])


def _rels_name(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _source_of(rels: str) -> str | None:
    found = re.fullmatch(r"(.*?/)?_rels/([^/]*)\.rels", rels, re.IGNORECASE)
    return (found.group(1) or "") + found.group(2) if found else None


def _relationship(attributes: dict[str, str], part: str) -> Relationship:
    type_ = attributes.get("Type", "")
    target = ""
    if attributes.get("TargetMode") != "External":
        raw = unquote(attributes.get("Target", "")).partition("#")[0]
        joined = raw if raw.startswith("/") else posixpath.join("/" + posixpath.dirname(part), raw)
        target = posixpath.normpath(joined).lstrip("/") if raw else ""
    return Relationship(attributes["Id"], type_.rpartition("/")[2], type_, target)
