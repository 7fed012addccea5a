"""The macros that buttons of a live Excel run."""

from __future__ import annotations

import xlwings

from sheets_addin.hosts.xlwings_refresh import refresh_active_book


@xlwings.script
def refresh() -> None:
    """Refresh the workbook whose button was pressed, and tell in Excel what was found or why not."""
    refresh_active_book()
