"""The modules and the styles of the pane by their names, and modules made from the definitions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

_MODULES = Path(__file__).parent / "modules"


def page_files() -> Mapping[str, str]:
    """The text of every file as it stands; ``words.js`` and ``product.js``, which they import, are each host's own."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(_MODULES.iterdir())}


def module_text(name: str, content: object) -> str:
    """A module that exports ``content``, of JSON types, as the constant ``name``."""
    return f"export const {name} = {json.dumps(content, ensure_ascii=False, indent=1)};\n"
