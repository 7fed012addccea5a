"""The files of the add-in's site, by their names below ``/excel/``; the manifest, which names the site, is apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sheets_addin.hosts.definitions import pairs
from sheets_addin.hosts.excel import page_words, words
from sheets_addin.hosts.excel.functions_json import FUNCTIONS_FILES, functions_json, registry
from sheets_addin.hosts.excel.icons import icons
from sheets_addin.hosts.excel.product import product
from sheets_addin.hosts.pane import PANE_WORDS, module_text, page_files

_PAGES = Path(__file__).parent / "pages"


@cache
def site_files() -> Mapping[str, bytes]:
    """The content of every file by its name: the pages as they stand, and what is made from the definitions."""
    files = {name: text.encode() for name, text in page_files().items()}
    files |= {path.relative_to(_PAGES).as_posix(): path.read_bytes() for path in _PAGES.rglob("*") if path.is_file()}
    for language, name in FUNCTIONS_FILES.items():
        files[name] = (json.dumps(functions_json(language), ensure_ascii=False, indent=1) + "\n").encode()
    files |= {f"icons/{name}": content for name, content in icons().items()}
    said = {**words.BACKEND, **words.FUNCTIONS, **PANE_WORDS, **page_words.ALL}
    files["words.js"] = module_text("WORDS", pairs(said)).encode()
    files["product.js"] = module_text("PRODUCT", product()).encode()
    files["registry.js"] = module_text("REGISTRY", registry()).encode()
    return files
