"""The files of the add-in's site, by their names below ``/excel/``; the manifest, which names the site, is apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sheets_addin.hosts.excel import pane_words, words
from sheets_addin.hosts.excel.functions_json import FUNCTIONS_FILES, functions_json, registry
from sheets_addin.hosts.excel.icons import icons
from sheets_addin.hosts.excel.product import product
from sheets_addin.vocabulary.language import Text

_PAGES = Path(__file__).parent / "pages"


@cache
def site_files() -> Mapping[str, bytes]:
    """The content of every file by its name: the pages as they stand, and what is made from the definitions."""
    files = {path.relative_to(_PAGES).as_posix(): path.read_bytes() for path in _PAGES.rglob("*") if path.is_file()}
    for language, name in FUNCTIONS_FILES.items():
        files[name] = (json.dumps(functions_json(language), ensure_ascii=False, indent=1) + "\n").encode()
    files |= {f"icons/{name}": content for name, content in icons().items()}
    files["words.js"] = _module("WORDS", _pairs({**words.BACKEND, **words.FUNCTIONS, **pane_words.ALL}))
    files["product.js"] = _module("PRODUCT", product())
    files["registry.js"] = _module("REGISTRY", registry())
    return files


def _module(name: str, content: object) -> bytes:
    return f"export const {name} = {json.dumps(content, ensure_ascii=False, indent=1)};\n".encode()


def _pairs(texts: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    return {key: {"en": text.en, "ru": text.ru} for key, text in texts.items()}
