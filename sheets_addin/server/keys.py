"""Keys of the API: printed once, kept as hashes in a file that people can read and edit."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import secrets
import tempfile
from pathlib import Path

from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Text

_KEY_BYTES = 32
_PREFIX = "sa_"
_NAME_TAKEN = Text(
    en="There is a key called “{name}” already. To replace it, remove its entry from {file} first.",
    ru="Ключ с именем «{name}» уже есть. Чтобы заменить его, сначала удалите его запись из {file}.",
)
_NO_NAME = Text(en="A key needs a name.", ru="Ключу нужно имя.")
_NOT_READABLE = Text(
    en="The file of keys {file} cannot be used: {why}.", ru="Файл ключей {file} использовать нельзя: {why}."
)


def new_key(name: str, file: Path) -> str:
    """Make a key called ``name``, store its hash in ``file``, give the key: nobody can read it again.

    Raises WrongUse where the name is blank or taken, or the file cannot be read or written.
    """
    if not name.strip():
        raise WrongUse(_NO_NAME)
    entries = _read(file)
    if any(entry["name"] == name for entry in entries):
        raise WrongUse(_NAME_TAKEN, name=name, file=str(file))
    key = _PREFIX + secrets.token_urlsafe(_KEY_BYTES)
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
            raise _unusable(self._file, error) from error
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
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _unusable(file, error) from error


def _write(file: Path, entries: list[dict[str, str]]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(entries, stream, ensure_ascii=False, indent=2)
        Path(draft).replace(file)
    except OSError as error:
        raise _unusable(file, error) from error


def _unusable(file: Path, error: Exception) -> WrongUse:
    why = error.strerror or str(error) if isinstance(error, OSError) else "not a list of keys"
    return WrongUse(_NOT_READABLE, file=str(file), why=why)
