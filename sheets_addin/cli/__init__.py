"""The command line: ``sheets-addin new | import | refresh | explain | demo``."""

from __future__ import annotations

from sheets_addin.cli.commands import app
from sheets_addin.cli.terminal import main_of

main = main_of(app)

__all__ = ["app", "main"]
