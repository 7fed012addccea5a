"""Keys of the API: printed once, kept as hashes in a file that people can read and edit."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sheets_addin.vocabulary.errors import WrongUse, reason_of
from sheets_addin.vocabulary.language import Text

_KEY_BYTES = 32
_PREFIX = "sa_"
_NAME_TAKEN = Text(
    en="There is a key called “{name}” already. To replace it, remove its entry from {file} first.",
    ru="Ключ с именем «{name}» уже есть. Чтобы заменить его, сначала удалите его запись из {file}.",
)
_NO_NAME = Text(en="A key needs a name.", ru="Ключу нужно имя.")
_NO_ACCESS = Text(
    en="The file of keys {file} cannot be read or written: {detail}.",
    ru="Файл ключей {file} нельзя прочитать или записать: {detail}.",
)
_NOT_A_LIST = Text(en="The file of keys {file} holds no list of keys.", ru="В файле ключей {file} нет списка ключей.")
_BEING_WRITTEN = Text(
    en="Another command is writing {file}. Try again; if no other runs, remove {lock}.",
    ru="Файл {file} сейчас записывает другая команда. Повторите; если других команд нет, удалите {lock}.",
)


def new_key(name: str, file: Path) -> str:
    """Make a key called ``name``, store its hash in ``file``, give the key: nobody can read it again.

    Raises WrongUse where the name is blank or taken, the file cannot be read or written, or another command writes it.
    """
    if not name.strip():
        raise WrongUse(_NO_NAME)
    key = _PREFIX + secrets.token_urlsafe(_KEY_BYTES)
    with _alone(file):
        entries = _read(file)
        if any(entry["name"] == name for entry in entries):
            raise WrongUse(_NAME_TAKEN, name=name, file=str(file))
        _write(file, [*entries, {"name": name, "sha256": _hash(key), "made": dt.date.today().isoformat()}])
    return key


class KeyRing:
    """The keys in ``file``, read anew whenever the file changes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamp: tuple[int, int] | None = None
        self._hashes: dict[str, str] = {}

    def holder(self, key: str) -> str | None:
        """The name of the key's holder, None for a key that is not in the file.

        Raises WrongUse where the file is there and cannot be read.
        """
        try:
            state = self._file.stat()
            stamp = (state.st_mtime_ns, state.st_size)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _no_access(self._file, error) from error
        if stamp != self._stamp:
            self._hashes = {entry["sha256"]: entry["name"] for entry in _read(self._file)}
            self._stamp = stamp
        # looked up by hash: the time it takes tells nothing about a key
        return self._hashes.get(_hash(key))

    def is_empty(self) -> bool:
        """Whether there is not one key. Raises WrongUse where the file cannot be read."""
        return not _read(self._file)


def _hash(key: str) -> str:
    # a key is 256 random bits, so a plain hash cannot be guessed backwards
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _read(file: Path) -> list[dict[str, str]]:
    try:
        entries: list[dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
        return [{**entry, "name": str(entry["name"]), "sha256": str(entry["sha256"])} for entry in entries]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _no_access(file, error) from error
    except (ValueError, TypeError, KeyError) as error:
        raise WrongUse(_NOT_A_LIST, file=str(file)) from error


@contextlib.contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Nobody else writes the file meanwhile."""
    lock = file.with_name(file.name + ".lock")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.touch(exist_ok=False)
    except FileExistsError as error:
        raise WrongUse(_BEING_WRITTEN, file=str(file), lock=str(lock)) from error
    except OSError as error:
        raise _no_access(file, error) from error
    try:
        yield
    finally:
        lock.unlink()


def _write(file: Path, entries: list[dict[str, str]]) -> None:
    draft: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        draft = Path(name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(entries, stream, ensure_ascii=False, indent=2)
        draft.replace(file)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise _no_access(file, error) from error


def _no_access(file: Path, error: OSError) -> WrongUse:
    return WrongUse(_NO_ACCESS, file=str(file), detail=reason_of(error))
