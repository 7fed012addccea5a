"""``python -m sheets_addin.reference DIR`` writes the pages into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from sheets_addin.reference import PAGES

for name, written in PAGES.items():
    Path(sys.argv[1], name).write_text(written(), encoding="utf-8")
