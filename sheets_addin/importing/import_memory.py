"""What imports remember in the workbook: mappings that a person agreed to, values they wrote, names they joined."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheets_addin.books import Book
from sheets_addin.refresh.memory import Memory, memory_tab, read_memory
from sheets_addin.vocabulary.client_names import client_name
from sheets_addin.vocabulary.layout import CellValue, Changes, SheetPatch
from sheets_addin.vocabulary.parsing import plain, text_of
from sheets_addin.vocabulary.tab_names import MEMORY_TAB

_MAPPING, _VALUES, _SAME = "import.mapping", "import.values", "import.same"
_CALLED = "import.called"
_HOLDS = "holds"


@dataclass(frozen=True)
class Remembered:
    """What an import of the format ``format_key`` found for one cell, in the form in which cells are compared."""

    format_key: str
    meaning: str


Lines = dict[tuple[str, str], str]
"""Lines of the memory tab: (kind, what it is of) -> what it says."""


@dataclass
class ImportMemory:
    """The memory of all imports into one workbook, as lines; changed in place, written by :meth:`added_to`.

    ``known_ids`` are those that the last refresh saw: they are given to nobody else.
    """

    lines: Lines = field(default_factory=dict)
    before: Lines = field(default_factory=dict)
    rows: int = 0
    has_tab: bool = False
    known_ids: frozenset[str] = frozenset()

    def mapping(self, headers: Sequence[CellValue]) -> tuple[str, dict[str, str]] | None:
        """What a file with these headers holds, and its mapping (Column.key -> header); None where none is known."""
        said = self.lines.get((_MAPPING, _fingerprint(headers)))
        if said is None:
            return None
        mapping: dict[str, str] = json.loads(said)
        return mapping.pop(_HOLDS), mapping

    def remember_mapping(self, headers: Sequence[CellValue], holds: str, mapping: Mapping[str, str]) -> None:
        """Take ``mapping`` for the next file with these headers."""
        said = json.dumps({_HOLDS: holds, **mapping}, ensure_ascii=False)
        self.lines[_MAPPING, _fingerprint(headers)] = said

    def values(self, client_id: str, name: str) -> dict[str, Remembered]:
        """What the last imports found for a client, by Column.key; found by its ID or, before it had one, its name."""
        said = next((self.lines[line] for line in _lines_of(client_id, name) if line in self.lines), "{}")
        return {key: Remembered(*found) for key, found in json.loads(said).items()}

    def remember_values(self, client_id: str, name: str, values: Mapping[str, Remembered]) -> None:
        """Keep what an import found for a client."""
        if values:
            found = {key: [known.format_key, known.meaning] for key, known in sorted(values.items())}
            self.lines[_lines_of(client_id, name)[0]] = json.dumps(found, ensure_ascii=False)

    def same(self, name: str) -> str:
        """The client (its ID, else its name) that a person said is meant by ``name``; '' where nobody did."""
        return self.lines.get((_SAME, client_name(name).key), "")

    def remember_same(self, name: str, client: str) -> None:
        """Keep that ``name`` means ``client``."""
        self.lines[_SAME, client_name(name).key] = client

    def called(self, format_key: str, name: str) -> str:
        """The ID of the client whom exports of a format call ``name``; '' where that is not known."""
        return self.lines.get((_CALLED, f"{format_key}:{plain(name)}"), "")

    def remember_called(self, format_key: str, name: str, client_id: str) -> None:
        """Keep that exports of a format call a client ``name``, whatever it is called in the workbook; '' forgets."""
        if client_id or self.called(format_key, name):
            self.lines[_CALLED, f"{format_key}:{plain(name)}"] = client_id

    def added_to(self, changes: Changes) -> Changes:
        """``changes`` with what is new in this memory.

        A new tab of clients brings the tab of this memory with it: its Category column takes its choices from there.
        """
        new = {line: said for line, said in self.lines.items() if self.before.get(line) != said}
        is_named = any(column.choices_in for tab in changes.tabs for column in tab.columns)
        if not new and (self.has_tab or not is_named):
            return changes
        if not self.has_tab:
            tab = memory_tab(Memory(imports=new), None)
            return dataclasses.replace(changes, tabs=[*changes.tabs, tab])
        appended: list[dict[int, CellValue]] = [{0: kind, 1: key, 2: said} for (kind, key), said in new.items()]
        patch = SheetPatch(MEMORY_TAB, header_row=0, last_row=self.rows - 1, appended=appended)
        return dataclasses.replace(changes, patches=[*changes.patches, patch])


def read_import_memory(book: Book) -> ImportMemory:
    """The memory that ``book`` holds; empty where it has none."""
    if not any(info.name == MEMORY_TAB for info in book.sheets()):
        return ImportMemory()
    sheet = book.read(MEMORY_TAB)
    memory = read_memory(sheet)
    lines = dict(memory.imports)
    return ImportMemory(lines, dict(lines), len(sheet.rows), has_tab=True, known_ids=frozenset(memory.clients))


def _lines_of(client_id: str, name: str) -> list[tuple[str, str]]:
    by_id = [(_VALUES, f"id:{client_id}")] if client_id else []
    return [*by_id, (_VALUES, f"name:{client_name(name).key}")]


def _fingerprint(headers: Sequence[CellValue]) -> str:
    texts = sorted(text for cell in headers if (text := plain(text_of(cell))))
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
