"""Putting a new file in an old one's place: whole or not at all, with a backup, never under another program."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sheets_addin.books import messages
from sheets_addin.vocabulary.errors import BookChanged, BookError, BookInUse, reason_of

KEPT_BACKUPS = 5
"""So many of the latest backups are kept, and the very first: the workbook as it was before anything was written."""

_TEMPORARY = ".sheets-addin-"


@dataclass(frozen=True)
class FileState:
    """What tells one version of a file from another."""

    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> FileState:
        """The present state; BookError where there is no such file."""
        try:
            status = path.stat()
        except FileNotFoundError as error:
            raise BookError(messages.NOT_FOUND, file=path.name) from error
        except OSError as error:
            raise BookError(messages.CANNOT_READ, file=path.name, detail=reason_of(error)) from error
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


def read_file(path: Path) -> tuple[FileState, bytes]:
    """A file's state and its bytes; BookError where it cannot be read, BookChanged where it changes meanwhile."""
    state = FileState.of(path)
    try:
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise BookError(messages.IS_A_FOLDER, file=path.name) from error
    except OSError as error:
        raise BookError(messages.CANNOT_READ, file=path.name, detail=reason_of(error)) from error
    check_unchanged(path, state)
    return state, data


def check_not_in_use(path: Path) -> None:
    """BookInUse where Excel's or LibreOffice's lock file lies beside the book."""
    for lock in (f"~${path.name}", f".~lock.{path.name}#"):
        if os.path.lexists(path.parent / lock):
            raise BookInUse(messages.IN_USE, file=path.name, lock=lock)


def check_unchanged(path: Path, opened: FileState) -> None:
    """BookChanged where the file is another than the one that was opened."""
    if not path.exists() or FileState.of(path) != opened:
        raise BookChanged(messages.CHANGED, file=path.name)


def replace_file(path: Path, opened: FileState, write: Callable[[BinaryIO], None], now: dt.datetime) -> None:
    """Write a new version beside ``path`` and put it in its place in one step, the old one kept as a backup.

    Raises BookError (no rights, no space), BookInUse, BookChanged; ``path`` is then as it was.
    """
    if not os.access(path, os.W_OK):
        # the folder may allow the swap all the same, but its owner wants this file left alone
        raise BookError(messages.NO_RIGHTS, file=path.name)
    with _said_clearly(path):
        _remove_stale(path)
        with _temporary(path) as (temporary, file):
            write(file)
            _settle(file)
            shutil.copymode(path, temporary)
            _keep_owner(path, temporary)
            check_not_in_use(path)
            check_unchanged(path, opened)
            _back_up(path, now)
            file.close()
            temporary.replace(path)
        _settle_folder(path.parent)
        _prune_backups(path)


def create_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a new file; BookError where one of that name exists, even one that appears meanwhile."""
    with _said_clearly(path):
        _remove_stale(path)
        with _temporary(path) as (temporary, file):
            write(file)
            _settle(file)
            file.close()
            try:
                os.link(temporary, path)
            except FileExistsError as error:
                raise BookError(messages.ALREADY_EXISTS, file=path.name) from error
            except OSError:
                # a file system without links
                if path.exists():
                    raise BookError(messages.ALREADY_EXISTS, file=path.name) from None
                temporary.replace(path)
            else:
                temporary.unlink()
        _settle_folder(path.parent)


@contextlib.contextmanager
def _said_clearly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise BookError(messages.NO_FREE_SPACE, file=path.name) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise BookError(messages.NO_RIGHTS, file=path.name) from error
        raise BookError(messages.CANNOT_WRITE, file=path.name, detail=reason_of(error)) from error


@contextlib.contextmanager
def _temporary(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file beside ``path``, gone again unless it was moved away."""
    temporary = path.with_name(f".{path.name}{_TEMPORARY}{secrets.token_hex(6)}.tmp")
    file = temporary.open("xb")
    try:
        _lock(file)
        yield temporary, file
    finally:
        file.close()
        temporary.unlink(missing_ok=True)


def _remove_stale(path: Path) -> None:
    """Remove what a killed run of ours left beside this book; the file of a run at work is locked and stays."""
    ours = re.compile(rf"\.{re.escape(path.name)}{_TEMPORARY}[0-9a-f]{{12}}\.tmp")
    for name in os.listdir(path.parent):  # noqa: PTH208 - names alone are needed
        if not ours.fullmatch(name):
            continue
        stale = path.parent / name
        with contextlib.suppress(OSError), stale.open("rb+") as file:
            _lock(file)
            if sys.platform != "win32":
                stale.unlink()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                stale.unlink()


if sys.platform == "win32":

    def _lock(file: BinaryIO) -> None:
        """An open file cannot be removed on Windows: that is lock enough."""

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        """Mark a temporary file as in work; the mark goes with the process. OSError where another holds it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_owner(path: Path, temporary: Path) -> None:
    if sys.platform == "win32":
        return
    status = path.stat()
    if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        # only root can give a file away; the rights that matter are copied already
        with contextlib.suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)


def _backups(path: Path) -> list[tuple[str, int, Path]]:
    """The backups of this book from old to new: time, number within its second, file."""
    pattern = re.compile(
        rf"{re.escape(path.stem)}\.backup-(\d{{4}}-\d\d-\d\d-\d{{6}})(?:-(\d+))?{re.escape(path.suffix)}"
    )
    names = filter(None, map(pattern.fullmatch, os.listdir(path.parent)))  # noqa: PTH208 - names alone are needed
    return sorted((name.group(1), int(name.group(2) or 1), path.parent / name.group()) for name in names)


def _back_up(path: Path, now: dt.datetime) -> None:
    time = f"{now:%Y-%m-%d-%H%M%S}"
    number = max((number for stamp, number, _ in _backups(path) if stamp == time), default=0) + 1
    backup = path.with_name(f"{path.stem}.backup-{time}{f'-{number}' if number > 1 else ''}{path.suffix}")
    try:
        os.link(path, backup)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EACCES):
            raise
        shutil.copy2(path, backup)


def _prune_backups(path: Path) -> None:
    for _, _, old in _backups(path)[1:-KEPT_BACKUPS]:
        old.unlink(missing_ok=True)
