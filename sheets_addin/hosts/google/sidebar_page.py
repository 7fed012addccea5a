"""sidebar.html: the pane over a Google Sheet, its modules and its styles in one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sheets_addin.hosts.definitions import pairs
from sheets_addin.hosts.pane import PANE_WORDS, module_text, page_files, pane_product

_SIDEBAR = Path(__file__).parent / "sidebar"
_ENTRY = "sidebar.js"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b.*", re.MULTILINE)


def sidebar_page() -> str:
    """The text of sidebar.html: Apps Script hands out no modules, so that all of them stand in the page."""
    sources = {
        **page_files(),
        "words.js": module_text("WORDS", pairs(PANE_WORDS)),
        "product.js": module_text("PRODUCT", pane_product()),
        _ENTRY: (_SIDEBAR / _ENTRY).read_text(encoding="utf-8"),
    }
    page = (_SIDEBAR / "sidebar.html").read_text(encoding="utf-8")
    return page.replace("STYLES", sources["pane.css"]).replace("SCRIPT", one_script(_ENTRY, sources))


def one_script(entry: str, sources: Mapping[str, str]) -> str:
    """The module ``entry`` and all that it needs of ``sources`` as one script.

    ValueError where a module imports or exports in a form that is not carried over.
    """
    order = dict.fromkeys(_before_and_itself(entry, sources))
    return "\n".join(_module(name, sources[name], is_entry=name == entry) for name in order)


def _before_and_itself(name: str, sources: Mapping[str, str]) -> Iterator[str]:
    """The modules that ``name`` needs, each after those that it imports itself, and ``name``; some more than once."""
    for _, needed in _IMPORT.findall(sources[name]):
        yield from _before_and_itself(needed, sources)
    yield name


def _module(name: str, source: str, *, is_entry: bool) -> str:
    """A module as a block of the page's script: an object with what it exports; the entry as it stands."""
    body = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_object(found[2])};\n", source)
    exported = ", ".join(found[2] for found in _EXPORT.finditer(body))
    private = body if is_entry else _EXPORT.sub(r"\1", body)
    left = _LEFT.search(private)
    if left is not None:
        raise ValueError(f"{name} cannot become part of a script: {left[0].strip()}")
    return private if is_entry else f"const {_object(name)} = (() => {{\n{private}return {{ {exported} }};\n}})();\n"


def _object(name: str) -> str:
    return f"module_{name.removesuffix('.js')}"
