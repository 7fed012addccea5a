"""A zip package read and written part by part; a part that does not change keeps its compressed bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from sheets_addin.books import messages
from sheets_addin.vocabulary.errors import BookError

CHUNK = 1 << 20
_CHUNKS_AHEAD = 8
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_UTF8_NAME, _HAS_DESCRIPTOR, _ENCRYPTED = 0x800, 0x8, 0x1
_FOUR_GIGABYTES = 0xFFFFFFFF
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_PART = 2_000_000_000
_BOMB_SIZE, _BOMB_RATIO = 256_000_000, 400


@dataclass(frozen=True)
class Deflated:
    """A part compressed and ready to be written."""

    data: bytes
    crc: int
    size: int

    @classmethod
    def of(cls, chunks: Iterable[bytes]) -> Deflated:
        """Compress ``chunks`` as they come, so that only the compressed bytes stay in memory."""
        packing = _Packing()
        waiting: deque[Future[bytes]] = deque()
        out: list[bytes] = []
        # compressing lets go of the interpreter, so that the next chunk is made meanwhile
        with ThreadPoolExecutor(1) as worker:
            for chunk in chunks:
                waiting.append(worker.submit(packing.add, chunk))
                if len(waiting) > _CHUNKS_AHEAD:
                    out.append(waiting.popleft().result())
            out += [future.result() for future in waiting]
        return cls(b"".join([*out, packing.flush()]), packing.crc, packing.size)

    def chunks(self) -> Iterator[bytes]:
        """The part unpacked, piece by piece."""
        unpacker = zlib.decompressobj(-15)
        data = self.data
        while data:
            yield unpacker.decompress(data, CHUNK)
            data = unpacker.unconsumed_tail
        yield unpacker.flush()


class _Packing:
    """A part on its way into its compressed form."""

    def __init__(self) -> None:
        self.crc = self.size = 0
        self._packer = zlib.compressobj(1, zlib.DEFLATED, -15)

    def add(self, chunk: bytes) -> bytes:
        self.crc = zlib.crc32(chunk, self.crc)
        self.size += len(chunk)
        return self._packer.compress(chunk)

    def flush(self) -> bytes:
        return self._packer.flush()


class Archive:
    """The zip file of a workbook, held in memory as it is on disk, compressed.

    Raises BookError where the file is no zip, is encrypted or damaged, or would unpack to more than any workbook holds.
    """

    def __init__(self, file_name: str, data: bytes) -> None:
        self.file_name = file_name
        self._file = io.BytesIO(data)
        self._entries = self._read_entries()

    @property
    def names(self) -> list[str]:
        """All entries in the order of the file."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """One part, unpacked and checked."""
        return b"".join(self.chunks(name))

    def checksum(self, name: str) -> tuple[int, int]:
        """The CRC-32 and the unpacked size of a part, as the directory tells them."""
        entry = self._entries[name]
        return entry.CRC, entry.file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """One part unpacked piece by piece; BookError where it differs from what the directory says of it."""
        entry = self._entries[name]
        if entry.compress_type not in (_STORED, _DEFLATED):
            raise self._damaged(f"{name}: compression {entry.compress_type}")
        crc = size = 0
        for chunk in self._unpacked(entry):
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
            if size > entry.file_size:
                raise self._damaged(name)
            yield chunk
        if size != entry.file_size or crc != entry.CRC:
            raise self._damaged(name)

    def copy(self, name: str, writer: ArchiveWriter) -> None:
        """Write a part as it is, its compressed bytes untouched."""
        entry = self._entries[name]
        writer.add_entry(entry, entry.CRC, entry.file_size, entry.compress_size, self._packed(entry))

    def replace(self, name: str, content: Deflated, writer: ArchiveWriter) -> None:
        """Write a part with new content, its place and attributes kept."""
        entry = self._entries[name]
        entry.compress_type = _DEFLATED
        writer.add_entry(entry, content.crc, content.size, len(content.data), [content.data])

    def _read_entries(self) -> dict[str, zipfile.ZipInfo]:
        if self._file.read(len(_OLE_SIGNATURE)) == _OLE_SIGNATURE:
            raise BookError(messages.ENCRYPTED, file=self.file_name)
        try:
            with zipfile.ZipFile(self._file) as archive:
                infos = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise BookError(messages.NOT_A_ZIP, file=self.file_name) from error
        entries: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._check(info)
            entries[info.filename] = info
        if len({name.lower() for name in entries}) != len(infos):
            raise self._damaged("two parts of one name")
        return entries

    def _check(self, info: zipfile.ZipInfo) -> None:
        name = info.orig_filename
        if info.flag_bits & _ENCRYPTED:
            raise BookError(messages.ENCRYPTED, file=self.file_name)
        if "\\" in name or "\0" in name or name.startswith("/") or ".." in name.split("/"):
            raise self._damaged(f"a part called {name!r}")
        too_dense = info.file_size > _BOMB_SIZE and info.file_size > _BOMB_RATIO * info.compress_size
        if info.file_size > _LARGEST_PART or info.compress_size > _LARGEST_PART or too_dense:
            raise BookError(messages.TOO_LARGE_PART, file=self.file_name, part=name, size=info.file_size // 1_000_000)

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        if entry.compress_type == _STORED:
            yield from self._packed(entry)
            return
        unpacker = zlib.decompressobj(-15)
        try:
            for packed in self._packed(entry):
                left = packed
                while left:
                    yield unpacker.decompress(left, 4 * CHUNK)
                    left = unpacker.unconsumed_tail
            yield unpacker.flush()
        except zlib.error as error:
            raise self._damaged(entry.filename) from error

    def _packed(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        self._file.seek(entry.header_offset)
        header = self._file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or not header.startswith(_LOCAL_SIGNATURE):
            raise self._damaged(entry.filename)
        name_length, extra_length = _LOCAL.unpack(header)[-2:]
        place = entry.header_offset + _LOCAL.size + name_length + extra_length
        left = entry.compress_size
        while left:
            self._file.seek(place)
            chunk = self._file.read(min(left, CHUNK))
            if not chunk:
                raise self._damaged(entry.filename)
            place += len(chunk)
            left -= len(chunk)
            yield chunk

    def _damaged(self, detail: str) -> BookError:
        return BookError(messages.DAMAGED, file=self.file_name, detail=detail)


class ArchiveWriter:
    """Writes a zip file from entries that are compressed already."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._directory: list[bytes] = []
        self._place = 0

    def add(self, name: str, content: Deflated) -> None:
        """Write a new part; its date is the one that spreadsheet programs give, so that equal books are equal files."""
        info = zipfile.ZipInfo(name)
        info.compress_type = _DEFLATED
        info.create_system = 0
        self.add_entry(info, content.crc, content.size, len(content.data), [content.data])

    def add_entry(self, info: zipfile.ZipInfo, crc: int, size: int, packed_size: int, packed: Iterable[bytes]) -> None:
        """Write one entry with the attributes of ``info``; sizes go before the data, whatever the source did."""
        flags = info.flag_bits & ~_HAS_DESCRIPTOR
        try:
            name = info.orig_filename.encode("utf-8" if flags & _UTF8_NAME else "cp437")
        except UnicodeEncodeError:
            flags |= _UTF8_NAME
            name = info.orig_filename.encode()
        year, month, day, hour, minute, second = info.date_time
        date = (year - 1980) << 9 | month << 5 | day
        time = hour << 11 | minute << 5 | second // 2
        extra = _without_zip64(info.extra)
        needed = min(info.extract_version, 20)
        common = (flags, info.compress_type, time, date, crc, packed_size, size, len(name), len(extra))
        if self._place + packed_size > _FOUR_GIGABYTES:
            raise OverflowError("a zip of more than 4 GB")
        start = self._place
        self._write(_LOCAL.pack(_LOCAL_SIGNATURE, needed, *common) + name + extra)
        for chunk in packed:
            self._write(chunk)
        central = _CENTRAL.pack(
            b"PK\x01\x02",
            min(info.create_version, 45),
            info.create_system,
            needed,
            0,
            *common,
            len(info.comment),
            0,
            info.internal_attr,
            info.external_attr,
            start,
        )
        self._directory.append(central + name + extra + info.comment)

    def finish(self) -> None:
        """Write the directory; the file is a zip from here on."""
        start = self._place
        for record in self._directory:
            self._write(record)
        count = len(self._directory)
        self._write(_END.pack(b"PK\x05\x06", 0, 0, count, count, self._place - start, start, 0))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._place += len(data)


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without the zip64 sizes: no entry that is written needs them."""
    kept = b""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind != 1:
            kept += extra[: 4 + length]
        extra = extra[4 + length :]
    return kept
