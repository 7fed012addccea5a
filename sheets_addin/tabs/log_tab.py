"""The Log tab: one line a refresh, one a client that changed base, one an edit that was not taken over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Format, Tab, TabColumn
from sheets_addin.vocabulary.tab_names import OWN_TABS

REFRESHED = Text(en="Refresh", ru="Обновление")
BASE_CHANGED = Text(en="Base changed", ru="Смена базы")
NOT_TAKEN_OVER = Text(en="Not taken over", ru="Не перенесено")
REPLACED = Text(en="Replaced", ru="Заменено")

LOG_COLUMNS: tuple[tuple[str, Text, Format, float], ...] = (
    ("when", Text(en="When", ru="Когда"), Format.DATE_TIME, 18),
    ("event", Text(en="Event", ru="Событие"), Format.TEXT, 16),
    ("client_id", Text(en="ID", ru="Код"), Format.TEXT, 11),
    ("client", Text(en="Client", ru="Клиент"), Format.TEXT, 30),
    ("before", Text(en="From", ru="Было"), Format.TEXT, 16),
    ("after", Text(en="To", ru="Стало"), Format.TEXT, 16),
    ("why", Text(en="Why", ru="Почему"), Format.TEXT, 80),
)


@dataclass(frozen=True)
class LogEntry:
    """One line of the log, in the workbook's language."""

    when: dt.datetime
    event: str
    why: str
    client_id: str | None = None
    client: str | None = None
    before: str | None = None
    after: str | None = None

    def cells(self) -> list[CellValue]:
        """The line's cells in the order of the tab's columns."""
        return [getattr(self, attribute) for attribute, *_ in LOG_COLUMNS]


def log_tab(entries: Sequence[LogEntry], language: Language) -> Tab:
    """A new log that begins with ``entries``."""
    rows = [entry.cells() for entry in entries]
    columns = [
        TabColumn(
            header=name.in_language(language),
            values=[row[place] for row in rows],
            format=cell_format,
            width=width,
        )
        for place, (_, name, cell_format, width) in enumerate(LOG_COLUMNS)
    ]
    return Tab(name=OWN_TABS["log"].in_language(language), columns=columns)
