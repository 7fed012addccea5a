"""sidebar.html: the pane of the Excel add-in over a Google Sheet, its modules and its styles in one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sheets_addin.hosts.excel.site import site_files

_SIDEBAR = Path(__file__).parent / "sidebar"
_ENTRY = "sidebar.js"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)


def sidebar_page() -> str:
    """The text of sidebar.html: Apps Script hands out no modules, so that all of them stand in the page."""
    sources = {name: content.decode() for name, content in site_files().items() if name.endswith((".js", ".css"))}
    sources[_ENTRY] = (_SIDEBAR / _ENTRY).read_text(encoding="utf-8")
    script = "\n".join(_module(name, sources[name]) for name in _in_order(_ENTRY, sources))
    page = (_SIDEBAR / "sidebar.html").read_text(encoding="utf-8")
    return page.replace("STYLES", sources["pane.css"]).replace("SCRIPT", script)


def _in_order(name: str, sources: Mapping[str, str]) -> Iterator[str]:
    """The modules that ``name`` needs, each after those that it imports itself, once; ``name`` is the last."""
    yield from dict.fromkeys(_before_and_itself(name, sources))


def _before_and_itself(name: str, sources: Mapping[str, str]) -> Iterator[str]:
    for _, needed in _IMPORT.findall(sources[name]):
        yield from _before_and_itself(needed, sources)
    yield name


def _module(name: str, source: str) -> str:
    """A module as a block of the page's script: an object with what it exports; the entry as it stands."""
    body = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_object(found[2])};\n", source)
    if name == _ENTRY:
        return body
    exported = ", ".join(found[2] for found in _EXPORT.finditer(body))
    private = _EXPORT.sub(r"\1", body)
    return f"const {_object(name)} = (() => {{\n{private}return {{ {exported} }};\n}})();\n"


def _object(name: str) -> str:
    return f"module_{name.removesuffix('.js')}"
