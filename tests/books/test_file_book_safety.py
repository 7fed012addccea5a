"""A book is written whole or not at all, never under another program, and never without its backup."""

from __future__ import annotations

import errno
import itertools
import multiprocessing
import os
import random
import re
import signal
import struct
import time
import zipfile
import zlib
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO

import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.books.package import Package
from sheets_addin.vocabulary.errors import BookChanged, BookError, BookInUse
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Changes, PatchColumn, SheetPatch, Tab, TabColumn
from tests.books.packages import names_in, parts_of, rows, text_cell, write_package

ONE = Changes(tabs=[Tab("One", [TabColumn("A", [1])])])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return create_book(tmp_path / "book.xlsx", [Tab("Zero", [TabColumn("A", [0])])]).path


def refusal(caught: pytest.ExceptionInfo[BookError]) -> tuple[str, str]:
    return caught.value.in_language(Language.ENGLISH), caught.value.in_language(Language.RUSSIAN)


@pytest.mark.parametrize("lock", ["~$book.xlsx", ".~lock.book.xlsx#"])
def test_a_book_open_in_another_program_is_refused(path: Path, lock: str) -> None:
    book = FileBook(path)
    before = path.read_bytes()
    (path.parent / lock).write_bytes(b"")
    with pytest.raises(BookInUse) as caught:
        book.write(ONE)
    assert refusal(caught) == (
        f"book.xlsx is open in another program (its lock file is {lock}): close it there and try again.",
        f"book.xlsx открыт в другой программе (её файл блокировки — {lock}): закройте его там и повторите.",
    )
    assert path.read_bytes() == before


def test_a_book_saved_by_somebody_else_meanwhile_is_refused(path: Path) -> None:
    book = FileBook(path)
    FileBook(path).write(ONE)
    with pytest.raises(BookChanged) as caught:
        book.write(ONE)
    assert refusal(caught)[0] == "book.xlsx was saved by somebody else in the meantime: try again."
    assert [sheet.name for sheet in FileBook(path).sheets()] == ["Zero", "One"]


def test_a_book_saved_while_we_write_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save = Package.save

    def save_late(package: Package, file: BinaryIO) -> None:
        save(package, file)
        path.write_bytes(b"somebody else's")

    monkeypatch.setattr(Package, "save", save_late)
    with pytest.raises(BookChanged):
        FileBook(path).write(ONE)
    assert path.read_bytes() == b"somebody else's"
    assert names_in(path.parent) == ["book.xlsx"]


def test_one_book_can_be_written_again_and_again(path: Path) -> None:
    book = FileBook(path)
    book.write(ONE)
    book.write(Changes(tabs=[Tab("Two", [TabColumn("A", [2])])]))
    assert book.read("Two").rows[1] == [2]


def _ole(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def _text(path: Path) -> None:
    path.write_text("client;date\n")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _no_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="t"/>')


def _plain_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")


def _twice(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/workbook.xml", "<a/>")


def _climbing(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../evil.xml", "<a/>")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * 1_000_000)


@pytest.mark.parametrize(
    ("spoil", "english", "russian"),
    [
        (
            _ole,
            "book.xlsx is password-protected or an old .xls: save it as .xlsx without a password.",
            "book.xlsx защищён паролем или сохранён в старом формате .xls: сохраните его как .xlsx без пароля.",
        ),
        (_text, "book.xlsx is not an .xlsx or .xlsm workbook, or was cut short.", "book.xlsx — не книга .xlsx"),
        (_cut, "book.xlsx is not an .xlsx or .xlsm workbook, or was cut short.", "либо файл обрезан."),
        (_no_workbook, "book.xlsx is an archive without a workbook in it.", "архив, в котором нет книги."),
        (_plain_zip, "book.xlsx is an archive without a workbook in it.", "архив, в котором нет книги."),
        (_twice, "book.xlsx is damaged (two parts of one name)", "Файл book.xlsx повреждён"),
        (_climbing, "book.xlsx is damaged (a part called '../evil.xml')", "повреждён"),
        (_bomb, "book.xlsx is refused: its part xl/bomb.xml unpacks to 300 MB.", "распаковывается в 300 МБ."),
    ],
)
def test_what_is_no_sound_workbook_is_refused(path: Path, spoil: object, english: str, russian: str) -> None:
    spoil(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(BookError) as caught:
        FileBook(path)
    assert english in refusal(caught)[0]
    assert russian in refusal(caught)[1]
    assert path.read_bytes() == before


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BookError) as caught:
        FileBook(tmp_path / "none.xlsx")
    assert refusal(caught) == ("There is no file none.xlsx.", "Файла none.xlsx нет.")


def test_a_signed_book_is_read_and_not_written(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/origin.sigs", "")
    book = FileBook(path)
    assert book.read("Zero").rows[1] == [0]
    with pytest.raises(BookError, match="digitally signed"):
        book.write(ONE)


def test_a_part_whose_bytes_rotted_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[place + 120] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(BookError, match="damaged"):
        FileBook(path).read("Zero")


def test_a_sheet_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsx", '<sheetData><row r="1"><c r="A1"><v>1</v></c>')
    before = path.read_bytes()
    with pytest.raises(BookError, match=r"b\.xlsx is damaged"):
        FileBook(path).write(Changes([SheetPatch("S1", 0, 0, cells={(0, 0): 1})]))
    with pytest.raises(BookError, match=r"b\.xlsx is damaged"):
        FileBook(path).read("S1")
    assert path.read_bytes() == before


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = write_package(
        tmp_path / "b.xlsx",
        rows(text_cell("A1", "a")),
        extra={"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
    )
    with pytest.raises(BookError, match="a document type is not allowed"):
        FileBook(path)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "book.xlsx cannot be written: the disk is full. The file is as it was."),
        (errno.EROFS, "book.xlsx cannot be written: no rights to change it or its folder. The file is as it was."),
        (errno.EIO, f"book.xlsx cannot be written: {os.strerror(errno.EIO)}. The file is as it was."),
    ],
)
def test_a_disk_that_refuses_leaves_the_book_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    before = path.read_bytes()
    book = FileBook(path)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BookError) as caught:
        book.write(ONE)
    assert refusal(caught)[0] == message
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["book.xlsx"]


def test_a_file_that_may_not_be_written_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BookError, match="no rights"):
        FileBook(path).write(ONE)


def test_a_sheet_is_not_patched_and_replaced_at_once(path: Path) -> None:
    changes = Changes(
        [SheetPatch("Zero", 0, 1, cells={(1, 0): 5})], [Tab("Zero", [TabColumn("A", [1])], replaces="Zero")]
    )
    with pytest.raises(BookError, match="“Zero” cannot be patched and replaced"):
        FileBook(path).write(changes)


def test_macros_stay_in_their_book(tmp_path: Path) -> None:
    path = write_package(tmp_path / "b.xlsm", rows(text_cell("A1", "a")), extra={"xl/vbaProject.bin": "macros"})
    FileBook(path).write(ONE)
    assert parts_of(path)["xl/vbaProject.bin"] == b"macros"
    assert any(re.fullmatch(r"b\.backup-.*\.xlsm", name) for name in names_in(tmp_path))


def test_a_write_keeps_the_first_and_the_last_five_backups_of_this_book_only(path: Path) -> None:
    others = ["book.backup-notes.xlsx", "book2.backup-2020-01-01-000000.xlsx", "book.backup-2020-01-01-000000.xlsm"]
    for name in others:
        (path.parent / name).write_bytes(b"mine")
    book = FileBook(path)
    versions = [path.read_bytes()]
    for number in range(7):
        book.write(Changes(tabs=[Tab(f"T{number}", [TabColumn("A", [number])])]))
        versions.append(path.read_bytes())
    names = names_in(path.parent)
    backups = [name for name in names if re.fullmatch(r"book\.backup-\d{4}-\d\d-\d\d-\d{6}(-\d+)?\.xlsx", name)]
    assert len(backups) == 6
    assert sorted((path.parent / name).read_bytes() for name in backups) == sorted([versions[0], *versions[2:7]])
    assert {*names} == {*backups, *others, "book.xlsx"}


def test_a_write_keeps_the_rights_of_the_file_and_goes_through_links(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.xlsx"
    link.symlink_to(path)
    FileBook(link).write(ONE)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [sheet.name for sheet in FileBook(path).sheets()] == ["Zero", "One"]
    assert names_in(folder) == ["link.xlsx"]


def test_what_a_killed_run_left_is_removed_and_nothing_else(path: Path) -> None:
    stale = path.parent / ".book.xlsx.sheets-addin-0123456789ab.tmp"
    mine = path.parent / ".book.xlsx.sheets-addin-mine.tmp"
    stale.write_bytes(b"half")
    mine.write_bytes(b"mine")
    FileBook(path).write(ONE)
    assert not stale.exists()
    assert mine.exists()


def test_parts_that_do_not_change_keep_their_compressed_bytes(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    write_package(path, rows(text_cell("A1", "a")), extra={"custom/data.bin": "x" * 1000})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        info = zipfile.ZipInfo("xl/media/image.bin", (2020, 2, 3, 4, 5, 6))
        info.external_attr, info.comment, info.extra = 0o644 << 16, b"note", struct.pack("<HHI", 0xCAFE, 4, 7)
        archive.writestr(info, os.urandom(500))
    before = _entries(path)
    FileBook(path).write(ONE)
    after = _entries(path)
    for name in ("custom/data.bin", "xl/media/image.bin", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        assert after[name] == before[name]
    assert list(after)[: len(before)] == list(before)
    assert zipfile.ZipFile(path).testzip() is None


def _entries(path: Path) -> dict[str, tuple[object, ...]]:
    data = path.read_bytes()
    entries: dict[str, tuple[object, ...]] = {}
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            packed = data[start : start + info.compress_size]
            entries[info.filename] = (packed, info.CRC, info.date_time, info.external_attr, info.comment, info.extra)
    return entries


def test_entries_with_data_descriptors_and_zip64_sizes_are_copied(tmp_path: Path) -> None:
    source = write_package(tmp_path / "a.xlsx", rows(text_cell("A1", "a")))
    path = tmp_path / "b.xlsx"

    class Pipe:
        """A file that cannot seek: zipfile writes descriptors after the data."""

        def __init__(self, file: BinaryIO) -> None:
            self.write, self.flush = file.write, file.flush

    with path.open("wb") as file, zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in parts_of(source).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                part.write(content)
    before = parts_of(path)
    FileBook(path).write(ONE)
    after = parts_of(path)
    assert after["xl/worksheets/sheet1.xml"] == before["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path) as archive:
        assert not [info for info in archive.infolist() if info.flag_bits & 8]
    assert FileBook(path).read("S1").rows == [["a"]]


def _write_until_killed(path: Path, ready: Connection) -> None:
    book = FileBook(path)
    ready.send(True)
    for turn in itertools.count(1):
        _write(book, turn)


def _write(book: FileBook, turn: int) -> None:
    values = [float(turn)] * 3000
    turns = PatchColumn(2, "turn", values, is_new=turn <= 1)
    memory = Tab("Memory", [TabColumn("turn", values)], replaces="Memory")
    book.write(Changes([SheetPatch("Clients", 0, 3000, range(1, 3001), [turns])], [memory]))


def test_a_kill_at_any_moment_leaves_a_whole_book(tmp_path: Path) -> None:
    names = [f"client {number}" for number in range(3000)]
    clients = Tab("Clients", [TabColumn("ID", list(range(3000))), TabColumn("Client", names)], table="Clients")
    path = create_book(tmp_path / "book.xlsx", [clients, Tab("Memory", [TabColumn("turn", [0.0])])]).path
    # a fork has everything imported already: fifty of them cost seconds
    processes = multiprocessing.get_context("fork")
    chance = random.Random(7)
    started = time.monotonic()
    _write(FileBook(path), 0)
    longest = 3 * (time.monotonic() - started)
    left = 50
    turns = set()
    while left:
        ours, theirs = processes.Pipe(duplex=False)
        child = processes.Process(target=_write_until_killed, args=(path, theirs))
        child.start()
        assert ours.recv()
        time.sleep(chance.random() * longest)
        child.kill()
        child.join()
        assert child.exitcode == -signal.SIGKILL
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
        book = FileBook(path)
        rows_ = book.read("Clients").rows
        assert [row[1] for row in rows_[1:]] == names
        # both sheets of one write, or neither
        turn = {row[2] for row in rows_[1:]}
        assert turn == {row[0] for row in book.read("Memory").rows[1:]}
        turns |= turn
        left -= 1
    assert len(turns) > 1
    FileBook(path).write(Changes())
    assert not [name for name in names_in(tmp_path) if name.endswith(".tmp")]


def test_the_checksum_of_every_written_part_is_right(path: Path) -> None:
    FileBook(path).write(ONE)
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            assert zlib.crc32(archive.read(info)) == info.CRC


def test_a_folder_is_told_from_a_book(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="is a folder, not a workbook"):
        FileBook(tmp_path).sheets()
