"""What the Priorities tab of a refreshed workbook shows, manager by manager, in the columns of ``CALLS``."""

from __future__ import annotations

from sheets_addin.functions import CALLS
from sheets_addin.vocabulary.client_table import columns_by_key
from sheets_addin.vocabulary.parsing import is_blank
from sheets_addin.vocabulary.tab_names import OWN_TABS


def days_of(book, language):
    """The rows of every manager who has any, blank cells as None."""
    header, *lines = book.read(OWN_TABS["priorities"].in_language(language)).rows
    manager, *places = (
        list(header).index(column.header(language)) for column in (columns_by_key({})["manager"], *CALLS.columns)
    )
    lines = [[*line, *[None] * (len(header) - len(line))] for line in lines]
    days = {}
    for line in lines:
        if not is_blank(line[manager]):
            days.setdefault(line[manager], []).append([line[place] for place in places])
    return {name: without_blanks(rows) for name, rows in days.items()}


def without_blanks(rows):
    return [[None if is_blank(cell) else cell for cell in row] for row in rows]
