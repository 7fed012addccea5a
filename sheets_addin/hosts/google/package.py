"""The files of the Apps Script project: hand-written ones as they stand, and what is made from the definitions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sheets_addin.hosts.definitions import pairs
from sheets_addin.hosts.google import words
from sheets_addin.hosts.google.functions_gs import functions_gs
from sheets_addin.hosts.google.product import product
from sheets_addin.hosts.google.sidebar_page import sidebar_page

PROJECT_FOLDER = "google"

_SCRIPT = Path(__file__).parent / "script"
_MANIFEST = {
    # days are read and written in the workbook's own zone
    "timeZone": "Etc/UTC",
    "dependencies": {},
    "exceptionLogging": "STACKDRIVER",
    "runtimeVersion": "V8",
    "oauthScopes": [
        "https://www.googleapis.com/auth/spreadsheets.currentonly",
        "https://www.googleapis.com/auth/script.external_request",
        "https://www.googleapis.com/auth/script.container.ui",
    ],
}


def project_files() -> Mapping[str, str]:
    """The text of every file by its name: few enough to be pasted, and no two that differ in the ending alone.

    Apps Script knows its files by their names without the endings.
    """
    return {
        "appsscript.json": json.dumps(_MANIFEST, indent=2) + "\n",
        # the name of the empty script in every new project
        "Code.gs": _all_scripts(),
        "connection_dialog.html": (_SCRIPT / "connection_dialog.html").read_text(encoding="utf-8"),
        "sidebar.html": sidebar_page(),
    }


def _all_scripts() -> str:
    scripts = {path.name: path.read_text(encoding="utf-8") for path in sorted(_SCRIPT.glob("*.gs"))}
    scripts["functions.gs"] = functions_gs()
    scripts["product.gs"] = _constant("PRODUCT", product()) + _KNOWN_HEADERS
    scripts["words.gs"] = _constant("WORDS", pairs(words.ALL))
    return "\n".join(f"// {f' {name} ':=^116}\n\n{text}" for name, text in scripts.items())


def build_project(directory: Path) -> Path:
    """Write the project into ``directory``, made where it is missing; gives its folder.

    OSError where the folder cannot be written.
    """
    folder = directory / PROJECT_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in project_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


_KNOWN_HEADERS = """
/** Headers of a client's row, in all spellings that are understood. */
const KNOWN_HEADERS = new Set(PRODUCT.rowHeaders);
"""


def _constant(name: str, content: object) -> str:
    return f"const {name} = {json.dumps(content, ensure_ascii=False, indent=1)};\n"
