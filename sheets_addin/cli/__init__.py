"""The command line: ``sheets-addin new | import | refresh | explain | demo | serve | key | build``."""

from __future__ import annotations

from sheets_addin.cli.program import app, main

__all__ = ["app", "main"]
