"""The rows of a workbook's Settings tab as a cell function gets them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sheets_addin.books import Book
from sheets_addin.books.named_tables import named_tables
from sheets_addin.vocabulary.headers import HeaderRow, find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import number_of, plain, text_of
from sheets_addin.vocabulary.problems import problem_lines
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.settings_table import read_settings

_NAME, _VALUE = 0, 1
_TABLE = TABLES["settings"]


@dataclass(frozen=True)
class SettingRows:
    """Settings as typed, the revenue from which a client is gold (NaN where nothing tells), and what was wrong."""

    settings: Settings
    gold_threshold: float
    problems: list[str]

    @property
    def language(self) -> Language:
        """The language in which functions answer."""
        return self.settings.language


def read_setting_rows(
    rows: Sequence[Sequence[CellValue]], asked: Language | None, of_headers: Language | None, otherwise: Language
) -> SettingRows:
    """Read ``rows`` of (name, value); impossible values give way to the defaults and are named in ``problems``.

    The language is ``asked``, else the one that the rows set, else that of the headers, of the rows' names, at last
    ``otherwise``.
    """
    if find_header_row(Sheet("", rows[:1]), _TABLE.columns, _TABLE.needed) is not None:
        rows = rows[1:]
    typed_in = asked or of_headers or _language_of_names(rows) or otherwise
    names = HeaderRow(0, {"setting": _NAME, "value": _VALUE}, (), typed_in)
    read = read_settings(Sheet("", [(), *rows]), names, typed_in)
    settings = read.settings.model_copy(update={"language": asked}) if asked else read.settings
    threshold = settings.gold_revenue
    if threshold is None and read.derived_gold_cell is not None:
        cells = rows[read.derived_gold_cell[0] - 1]
        threshold = number_of(cells[_VALUE], typed_in) if len(cells) > _VALUE else None
    lines = problem_lines(read.problems, settings.language)
    return SettingRows(
        settings,
        math.nan if threshold is None else threshold,
        [f"{line.column}: {line.value or '–'} – {line.what}; {line.done}" for line in lines],
    )


def settings_of(book: Book) -> list[Sequence[CellValue]]:
    """The rows (name, value) of the Settings tab of ``book``; none where it has no such tab.

    Raises BookError where the book cannot be read.
    """
    for sheet, header in named_tables(book, "settings"):
        name, value = header.places["setting"], header.places["value"]
        return [(row[name], row[value]) for row in sheet.rows[header.row + 1 :] if len(row) > max(name, value)]
    return []


def _language_of_names(rows: Sequence[Sequence[CellValue]]) -> Language | None:
    names = plain("".join(text_of(row[_NAME]) for row in rows if row))
    if any("а" <= letter <= "я" for letter in names):
        return Language.RUSSIAN
    return Language.ENGLISH if names else None
