"""The VBA project of the workbook for Excel: the one of the installed xlwings, its sample macro replaced by ours.

The project is a compound file ([MS-CFB]) whose modules hold their source compressed ([MS-OVBA] 2.4.1). The project that
xlwings ships has no compiled code, so Excel compiles the source when the workbook opens. Ours is stored in exactly the
bytes of the sample's, so nothing else of the file changes.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from importlib import resources

from sheets_addin.vocabulary.errors import SheetsAddinError
from sheets_addin.vocabulary.language import Text

WORKBOOK_MODULE = "ThisWorkbook"
SHEET_MODULES = ("Sheet1", "Sheet2")
MACRO = "RefreshSales"

_MODULE = "Module1"
_SOURCE = (
    f'Attribute VB_Name = "{_MODULE}"\r\n'
    f"Sub {MACRO}()\r\n"
    '    RunPython "import udfs; udfs.refresh()"\r\n'
    "End Sub\r\n"
    "' udfs is part of sheets-addin"
)
_TEMPLATE = "quickstart_standalone.xlsm"
_NOT_COMPILED = 0xFFFF
_END = 0xFFFFFFFA
_SECTOR, _SMALL_SECTOR, _SMALL_STREAM = 512, 64, 4096
_ENTRY = 128
_ROOT, _STREAM = 5, 2
_MODULE_NAME, _MODULE_OFFSET, _PROJECT_VERSION = 0x19, 0x31, 0x09
_LONGEST_CHUNK = 4096
_LONGEST_COPY = 18

_OTHER_XLWINGS = Text(
    en="The installed xlwings carries a VBA project that is not known here ({detail}): install another version of it.",
    ru="В установленном xlwings незнакомый проект VBA ({detail}): установите другую версию xlwings.",
)


class UnknownVbaProject(SheetsAddinError):
    """The installed xlwings has no VBA project that the macro can be put into."""

    def __init__(self, detail: str) -> None:
        super().__init__(_OTHER_XLWINGS, detail=detail)


def refresh_project() -> bytes:
    """The bytes of vbaProject.bin with the macro :data:`MACRO`, which runs ``udfs.refresh()``.

    Raises UnknownVbaProject where the installed xlwings has another template than expected.
    """
    try:
        template = resources.files("xlwings").joinpath(_TEMPLATE).read_bytes()
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            project = archive.read("xl/vbaProject.bin")
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise UnknownVbaProject(f"{_TEMPLATE}: {error}") from error
    return with_macro(project)


def with_macro(project: bytes) -> bytes:
    """``project`` with the source of its module for samples replaced; UnknownVbaProject where it is not as expected."""
    try:
        file = _CompoundFile(project)
        (version,) = struct.unpack_from("<H", file.stream("_VBA_PROJECT"), 2)
        offset = _module_offset(decompressed(file.stream("dir")))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise UnknownVbaProject(str(error)) from error
    if version != _NOT_COMPILED:
        raise UnknownVbaProject("compiled code")
    # what stands before the source is compiled code of the sample, which Excel passes over
    content = bytes(offset) + _compressed(_SOURCE, len(file.stream(_MODULE)) - offset)
    return file.with_stream(_MODULE, content)


def decompressed(container: bytes) -> bytes:
    """The text of a compressed container ([MS-OVBA] 2.4.1.3.1)."""
    out = bytearray()
    place = 1
    while place < len(container):
        (header,) = struct.unpack_from("<H", container, place)
        end = min(place + (header & 0xFFF) + 3, len(container))
        start = len(out)
        place += 2
        while place < end:
            flags = container[place]
            place += 1
            for bit in range(8):
                if place >= end:
                    break
                if not flags >> bit & 1:
                    out.append(container[place])
                    place += 1
                    continue
                (token,) = struct.unpack_from("<H", container, place)
                place += 2
                for_offset = max((len(out) - start - 1).bit_length(), 4)
                distance = (token >> (16 - for_offset)) + 1
                for _ in range((token & (0xFFFF >> for_offset)) + 3):
                    out.append(out[-distance])
    return bytes(out)


def _compressed(source: str, size: int) -> bytes:
    """``source`` and blanks after it as a container of ``size`` bytes: letters as they are, at most one copy."""
    letters = source.encode("ascii") + b" "
    room = size - 3
    for copies in (0, 1):
        for count in range(len(letters), _LONGEST_CHUNK - _LONGEST_COPY):
            if count + 2 * copies + -(-(count + copies) // 8) == room:
                tokens = [bytes([letter]) for letter in letters.ljust(count)]
                # a copy of the blank before it, as long as the shortest can be
                tokens += [struct.pack("<H", 0)] * copies
                return b"\x01" + struct.pack("<H", 0xB000 | (size - 4)) + b"".join(_grouped(tokens))
    raise UnknownVbaProject(f"{size} bytes for the macro")


def _grouped(tokens: list[bytes]) -> Iterator[bytes]:
    for start in range(0, len(tokens), 8):
        group = tokens[start : start + 8]
        yield bytes([sum(1 << place for place, token in enumerate(group) if len(token) == 2)])
        yield from group


def _module_offset(directory: bytes) -> int:
    """Where the source begins in the module's stream, from the records of the project's directory."""
    place, name = 0, ""
    while place + 6 <= len(directory):
        record, size = struct.unpack_from("<HI", directory, place)
        # this record tells less than its size
        size += 2 if record == _PROJECT_VERSION else 0
        content = directory[place + 6 : place + 6 + size]
        if record == _MODULE_NAME:
            name = content.decode("ascii")
        elif record == _MODULE_OFFSET and name == _MODULE:
            return int.from_bytes(content, "little")
        place += 6 + size
    raise UnknownVbaProject(f"no {_MODULE}")


class _CompoundFile:
    """Streams of a compound file by their last name, read, and overwritten in place."""

    def __init__(self, data: bytes) -> None:
        self._data = bytearray(data)
        if struct.unpack_from("<HH", data, 0x1E) != (9, 6):
            raise UnknownVbaProject("sectors of another size")
        (count,) = struct.unpack_from("<I", data, 0x2C)
        tables = struct.unpack_from(f"<{min(count, 109)}I", data, 0x4C)
        self._next = [number for table in tables for number in struct.unpack_from("<128I", data, (table + 1) * _SECTOR)]
        (directory,) = struct.unpack_from("<I", data, 0x30)
        (small,) = struct.unpack_from("<I", data, 0x3C)
        self._small_next = [
            number
            for sector in self._chain(small, self._next)
            for number in struct.unpack_from("<128I", data, (sector + 1) * _SECTOR)
        ]
        self._entries: dict[str, tuple[int, int]] = {}
        self._small_sectors: list[int] = []
        for sector in self._chain(directory, self._next):
            for place in range((sector + 1) * _SECTOR, (sector + 2) * _SECTOR, _ENTRY):
                self._read_entry(place)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream."""
        _, size = self._entry(name)
        return b"".join(bytes(self._data[start:stop]) for start, stop in self._pieces(name))[:size]

    def with_stream(self, name: str, content: bytes) -> bytes:
        """The whole file with other content, of the same length, in a stream."""
        changed = bytearray(self._data)
        done = 0
        for start, stop in self._pieces(name):
            piece = content[done : done + stop - start]
            changed[start : start + len(piece)] = piece
            done += stop - start
        return bytes(changed)

    def _read_entry(self, place: int) -> None:
        (length,) = struct.unpack_from("<H", self._data, place + 0x40)
        kind = self._data[place + 0x42]
        first, size = struct.unpack_from("<II", self._data, place + 0x74)
        if kind == _ROOT:
            self._small_sectors = self._chain(first, self._next)
        elif kind == _STREAM:
            self._entries[self._data[place : place + length - 2].decode("utf-16-le")] = (first, size)

    def _entry(self, name: str) -> tuple[int, int]:
        if name not in self._entries:
            raise UnknownVbaProject(f"no {name}")
        return self._entries[name]

    def _pieces(self, name: str) -> Iterator[tuple[int, int]]:
        """Where the stream's sectors lie in the file."""
        first, size = self._entry(name)
        if size >= _SMALL_STREAM:
            for sector in self._chain(first, self._next):
                yield (sector + 1) * _SECTOR, (sector + 2) * _SECTOR
            return
        for small in self._chain(first, self._small_next):
            sector, place = divmod(small * _SMALL_SECTOR, _SECTOR)
            start = (self._small_sectors[sector] + 1) * _SECTOR + place
            yield start, start + _SMALL_SECTOR

    @staticmethod
    def _chain(first: int, following: list[int]) -> list[int]:
        chain: list[int] = []
        while first < _END and len(chain) <= len(following):
            chain.append(first)
            first = following[first]
        return chain
