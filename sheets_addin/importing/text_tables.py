"""A text table (CSV and its kin) read without being told its encoding or what parts its columns."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from sheets_addin.importing.encodings import decoded
from sheets_addin.vocabulary.errors import BookError, reason_of
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Sheet

DELIMITERS = (";", ",", "\t", "|")
LONGEST_CELL = 1_000_000
"""A cell of more characters is an opening quote that nobody closed."""

_SNIFFED_LINES = 50
_CANNOT_READ = Text(en="“{name}” cannot be read: {why}.", ru="Файл «{name}» не удалось прочитать: {why}.")
_BROKEN_QUOTES = Text(
    en="“{name}” is not a text table: a quotation mark is opened and never closed.",
    ru="Файл «{name}» — не текстовая таблица: кавычка открыта, но не закрыта.",
)
_NOT_TEXT = Text(
    en="“{name}” is neither a text table nor a workbook (.xlsx).",
    ru="Файл «{name}» — не текстовая таблица и не книга (.xlsx).",
)


def read_bytes(path: Path) -> bytes:
    """The content of a file, unpacked where it is gzipped; BookError where it cannot be read."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    except (OSError, EOFError, zlib.error) as error:
        raise BookError(_CANNOT_READ, name=path.name, why=reason_of(error)) from error


def read_text_table(name: str, content: bytes, fit: Callable[[Sequence[Sequence[str]]], int]) -> Sheet:
    """The cells of a text table, all of them text.

    ``fit`` tells how many known headers rows have: the delimiter that gives most of them is the one. BookError where
    ``content`` is no text table.
    """
    if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BookError(_NOT_TEXT, name=name)
    try:
        text = decoded(content)
        delimiter = _delimiter(text, fit)
        return Sheet(name, _rows(text, delimiter))
    except UnicodeDecodeError as error:
        raise BookError(_NOT_TEXT, name=name) from error
    except csv.Error as error:
        raise BookError(_BROKEN_QUOTES, name=name) from error


def _delimiter(text: str, fit: Callable[[Sequence[Sequence[str]]], int]) -> str:
    head = "".join(line for line, _ in zip(io.StringIO(text, newline=""), range(_SNIFFED_LINES), strict=False))

    def worth(delimiter: str) -> tuple[int, int]:
        rows = _rows(head, delimiter)
        widths = [len(row) for row in rows if row]
        most = max(set(widths), key=widths.count, default=1)
        return fit(rows), widths.count(most) if most > 1 else 0

    return max(DELIMITERS, key=worth)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    usual = csv.field_size_limit(LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    finally:
        csv.field_size_limit(usual)
