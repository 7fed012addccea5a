"""What a cell held, in four characters: enough to tell at the next refresh whether somebody changed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias
from zlib import adler32, crc32

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.parsing import fitting, plain

Marks: TypeAlias = NDArray[np.bytes_]
"""One mark a cell: rows of clients, a column for each column of the sheet; b'' where nothing is remembered."""

MARK_LENGTH = 4
BLANK = b"...."
"""The mark of a blank cell; no other cell has it."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~"
_PAIRS = np.array([first + second for first in _LETTERS for second in _LETTERS], dtype="S2")
_BITS = 12
_DIGITS = 12
"""So many digits of a number survive the way through any spreadsheet."""

_NAMES = frozenset({"client", "manager"})
"""Columns whose spelling says nothing: case, spaces and ё/е aside they are compared."""


def marks_of(frame: pd.DataFrame, columns: Sequence[Column]) -> Marks:
    """The marks of ``columns`` of a typed frame, shape (rows, columns); a column that it lacks is blank."""
    marks = np.full((len(frame), len(columns)), BLANK, dtype=f"S{MARK_LENGTH}")
    for place, column in enumerate(columns):
        if column.key in frame:
            marks[:, place] = _marks_of_column(frame[column.key], column)
    return marks


def joined(marks: Marks) -> list[str]:
    """The marks of each row as one text."""
    if not marks.size:
        return [""] * len(marks)
    width = marks.shape[1] * MARK_LENGTH
    texts: list[str] = np.ascontiguousarray(marks).view(f"S{width}").ravel().astype(f"U{width}").tolist()
    return texts


def split(texts: Sequence[str], columns: int) -> Marks:
    """The marks that :func:`joined` made of ``columns`` columns, b'' in rows whose text is none of its."""
    width = columns * MARK_LENGTH
    whole = [text if len(text) == width and text.isascii() else "" for text in texts]
    marks: Marks = np.array(whole, dtype=f"S{max(width, 1)}").view(f"S{MARK_LENGTH}").reshape(len(texts), columns)
    return marks


def mark_of_texts(texts: pd.Series) -> Marks:
    """The mark of each text, twice as long as that of a cell."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts.tolist()]
    sums = np.array([(crc32(text), adler32(text)) for text in encoded], dtype=np.uint64).reshape(-1, 2)
    return np.char.add(_written(sums[:, 0]), _written(sums[:, 1]))


def _marks_of_column(values: pd.Series, column: Column) -> Marks:
    filled = values.notna().to_numpy()
    marks = np.full(len(values), BLANK, dtype=f"S{MARK_LENGTH}")
    marks[filled] = _written(_hashes(values[filled], column))
    return marks


def _hashes(values: pd.Series, column: Column) -> NDArray[np.uint64]:
    """Hashes of filled values, alike where tabs show them alike, however a spreadsheet keeps them."""
    if column.kind.is_text:
        form = plain if column.key in _NAMES else _shown
        texts = values.tolist()
        if len(different := {*texts}) * 2 < len(texts):
            known = {text: crc32(form(text).encode("utf-8", "surrogatepass")) for text in different}
            return np.array([*map(known.__getitem__, texts)], dtype=np.uint64)
        return np.array([crc32(form(text).encode("utf-8", "surrogatepass")) for text in texts], dtype=np.uint64)
    if column.kind is Kind.DATE:
        return pd.util.hash_array(values.to_numpy().astype("datetime64[D]").astype(np.int64))
    if column.kind is Kind.YES_NO:
        return pd.util.hash_array(values.to_numpy(bool).astype(np.int64))
    return pd.util.hash_array(_rounded(values.to_numpy(np.float64)))


def _shown(text: str) -> str:
    """The text without what programs change on its way: kinds of white space, characters that no cell shows."""
    if text.isprintable() and "  " not in text:
        return fitting(text)
    words = " ".join(fitting(text).split())
    return words if words.isprintable() else "".join(letter for letter in words if letter.isprintable())


def _rounded(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    size = np.floor(np.log10(np.abs(numbers), where=numbers != 0, out=np.zeros_like(numbers)))
    step = np.power(10.0, np.clip(size - _DIGITS + 1, -300, 300))
    rounded: NDArray[np.float64] = np.round(numbers / step) * step + 0.0
    return rounded


def _written(hashes: NDArray[np.uint64]) -> Marks:
    low = hashes & np.uint64((1 << _BITS) - 1)
    high = (hashes >> np.uint64(_BITS)) & np.uint64((1 << _BITS) - 1)
    return np.char.add(_PAIRS[high.astype(np.int64)], _PAIRS[low.astype(np.int64)])
