"""One client of a workbook or of a file, and what it takes over from a row of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheets_addin.importing.cells import Record
from sheets_addin.importing.import_memory import Remembered
from sheets_addin.importing.meanings import adds_nothing, meaning
from sheets_addin.importing.outcome import Edit
from sheets_addin.refresh.identity import is_own_id
from sheets_addin.vocabulary.client_names import ClientName, client_name
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import plain, text_of

COLUMNS = {column.key: column for column in CLIENT_TABLE}


@dataclass(frozen=True)
class Rules:
    """What a file may change for a client that is known.

    Blank cells are filled. A cell that says something else is replaced where its column is in ``overwrite``, or is in
    ``follows`` and still says what the last import found. ``deal`` are columns of one deal, taken from the first row of
    a client alone. ``format_key`` names the format of the file, '' for none.
    """

    language: Language
    overwrite: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    deal: frozenset[str] = frozenset()
    format_key: str = ""


@dataclass(eq=False)
class Entry:
    """A client of the workbook (``row`` is its place there) or one that the file adds (None).

    ``protected`` are cells that are not blank though they hold no value, and formulas; ``called`` is the ID by which
    the file knows a client that it found by name; ``remembered`` is what the last imports found for it, by Column.key.
    ``edits`` are the cells taken over from the file, ``kept`` those of the file that were not because the client has
    others; ``is_met`` tells whether a row of the file meant it, ``is_doubted`` whether one may have.
    """

    row: int | None
    record: Record
    protected: frozenset[str] = frozenset()
    called: str | None = None
    remembered: dict[str, Remembered] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    changed: Record = field(default_factory=dict)
    kept: list[Edit] = field(default_factory=list)
    is_met: bool = False
    is_doubted: bool = False
    _recalled: dict[str, Remembered] = field(default_factory=dict)

    @property
    def client_id(self) -> str:
        """The ID in the form in which IDs are compared; '' where there is none."""
        return plain(text_of(self.record.get("client_id")))

    @property
    def name(self) -> ClientName:
        """The name in the forms in which names are compared."""
        return client_name(text_of(self.record.get("client")))

    @property
    def shown_name(self) -> str:
        """The name as people know the client, or its ID where it has none."""
        return text_of(self.record.get("client")) or text_of(self.record.get("client_id"))

    @property
    def has_id_of_the_company(self) -> bool:
        """Whether the client has an ID that is not of our own making."""
        client_id = text_of(self.record.get("client_id"))
        return bool(client_id) and not is_own_id(client_id)

    @property
    def has_learnt(self) -> bool:
        """Whether there is something new to remember."""
        return self.remembered != self._recalled

    def recall(self, values: dict[str, Remembered]) -> None:
        """Know what the last imports found."""
        self._recalled, self.remembered = values, dict(values)

    def take(self, record: Mapping[str, CellValue], rules: Rules) -> None:
        """Take over the cells of the first row of the file that means this client.

        A column that the file keeps up to date and now leaves blank is blanked where nobody changed what it said.
        """
        self.is_met = True
        for key, cell in record.items():
            self._take(key, cell, rules)
        self.take_blanks(record, rules)

    def take_blanks(self, record: Mapping[str, CellValue], rules: Rules) -> None:
        """Blank the cells that the last import of this format wrote, ``record`` lacks and nobody changed since."""
        for edit in self.blanks(record, rules):
            self._set(edit.column.key, None)
        for key in rules.follows - record.keys():
            known = self.remembered.get(key)
            if known is not None and known.format_key == rules.format_key:
                self.remembered[key] = Remembered(rules.format_key, "")

    def blanks(self, record: Mapping[str, CellValue], rules: Rules) -> list[Edit]:
        """What :meth:`take_blanks` would change."""
        return [
            Edit(self.shown_name, COLUMNS[key], self.record[key], None)
            for key in sorted(rules.follows & self.record.keys() - record.keys())
            if self._is_free(key) and self._is_as_imported(key, rules)
        ]

    def add_to(self, record: Mapping[str, CellValue], rules: Rules) -> None:
        """Fill blank cells from a further row that means this client, but not with another deal's figures."""
        for key, cell in record.items():
            if key in rules.deal | rules.follows:
                continue
            if key not in self.record and key not in self.protected and key not in self.changed:
                self._set(key, cell)
            elif not rules.deal:
                self._differs(key, cell, rules)

    def remember(self, rules: Rules) -> None:
        """Remember what the file found for a client that it adds."""
        for key in rules.follows & self.record.keys():
            found = meaning(COLUMNS[key], self.record[key], rules.language)
            self.remembered[key] = Remembered(rules.format_key, found)

    def _take(self, key: str, cell: CellValue, rules: Rules) -> None:
        found = meaning(COLUMNS[key], cell, rules.language)
        before = self.remembered.get(key) if key in rules.follows else None
        if key not in self.record and key not in self.protected:
            if before is not None and before.meaning == found:
                return
            self._set(key, cell)
        elif not adds_nothing(COLUMNS[key], cell, self.record.get(key), rules.language):
            ours = meaning(COLUMNS[key], self.record.get(key), rules.language)
            is_untouched = before is not None and before.meaning == ours
            if key != "client_id" and self._is_free(key) and (is_untouched or key in rules.overwrite):
                self._set(key, cell)
            elif before is not None and before.meaning == found:
                return
            else:
                self._differs(key, cell, rules)
                return
        if key in rules.follows:
            self.remembered[key] = Remembered(rules.format_key, found)

    def _is_as_imported(self, key: str, rules: Rules) -> bool:
        """Whether the cell still says what the last import of this format wrote."""
        ours = meaning(COLUMNS[key], self.record.get(key), rules.language)
        return bool(ours) and self.remembered.get(key) == Remembered(rules.format_key, ours)

    def _is_free(self, key: str) -> bool:
        return key not in self.protected

    def _set(self, key: str, cell: CellValue) -> None:
        self.edits.append(Edit(self.shown_name, COLUMNS[key], self.record.get(key), cell))
        self.changed[key] = cell
        if cell is None:
            self.record.pop(key, None)
        else:
            self.record[key] = cell

    def _differs(self, key: str, cell: CellValue, rules: Rules) -> None:
        if key != "client_id" and not adds_nothing(COLUMNS[key], cell, self.record.get(key), rules.language):
            self.kept.append(Edit(self.shown_name, COLUMNS[key], self.record.get(key), cell))
