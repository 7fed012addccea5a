"""What is known of another program's export: which of its columns is which of ours, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from sheets_addin.vocabulary.language import Language, Text


class Merged(Enum):
    """What becomes of a column where one client stands on several rows."""

    SUM = "sum"
    EARLIEST = "earliest"


@dataclass(frozen=True)
class Taken:
    """One of our columns (``key``) and the headers of the file that fill it.

    The first of ``headers`` that is filled gives the value; with ``joined`` all that are. ``is_days_before`` marks a
    column of days that have passed since a date, which is the one that we keep.
    """

    key: str
    headers: tuple[str, ...]
    joined: bool = False
    is_days_before: bool = False


@dataclass(frozen=True, kw_only=True)
class ExportFormat:
    """One export of one program, told by its headers.

    told_by: one of each set must stand among the headers, one of the first set in their first row. header_rows: how
    many rows the headers take at most.
    columns: what fills which of our columns. said: what a person should know of how they are filled.
    words: key -> the program's own word -> code of our choice. prefixes: key -> a regular expression that is cut off
    before its words are looked up. blanks: key -> words that stand for nothing.

    deal: columns that describe one deal and are taken from the same row, that of the client's newest open deal;
    closed_by: headers of a column that says yes where a deal is closed; open_only: columns that a closed deal does not
    fill.

    currency: headers of a column that names the currency of the deal.

    groups: names of the grouping whose rows are clients, in a report with groups; totals and other levels are no rows.
    merged: columns by which several rows of one client become one, and how. not_negative: a figure below zero is an
    advance, no debt. adds_where: a client that is not in the workbook is added only where this column is above zero.

    follows: columns of which the program keeps the current value: what an earlier import of this format wrote, and
    nobody changed since, is replaced by the new one. lists_everyone_with: a column that the whole file lists: who is
    not in it may have none of it; the other columns that it follows go with it.
    """

    name: Text
    told_by: tuple[frozenset[str], ...]
    columns: tuple[Taken, ...]
    language: Language = Language.RUSSIAN
    header_rows: int = 1
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    deal: frozenset[str] = frozenset()
    closed_by: tuple[str, ...] = ()
    open_only: frozenset[str] = frozenset()
    currency: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    merged: Mapping[str, Merged] = field(default_factory=dict)
    not_negative: frozenset[str] = frozenset()
    adds_where: str = ""
    follows: frozenset[str] = frozenset()
    lists_everyone_with: str = ""
    said: tuple[Text, ...] = ()
