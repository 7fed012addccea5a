"""What Excel would refuse in the files that describe the cell functions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sheets_addin.hosts.excel import lint_words as words
from sheets_addin.hosts.excel.lint_words import Fault

_ID = re.compile(r"[A-Za-z0-9_.]{1,128}")
_NAME = re.compile(r"[^\W\d_][\w.]{2,127}")


def functions_faults(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """What is wrong with functions.json (the first) and its twins in other languages, each by its address.

    Nothing where no file is given.
    """
    described: dict[str, dict[str, Any]] = {}
    for address, content in files.items():
        try:
            described[address] = {one["id"]: one for one in json.loads(content)["functions"]}
        except (ValueError, KeyError, TypeError) as error:
            yield Fault(words.NOT_FUNCTIONS, {"file": address, "detail": f"{type(error).__name__}: {error}"})
            return
    if not described:
        return
    (_, first), *twins = described.items()
    for name, function in first.items():
        if not _ID.fullmatch(name) or not _NAME.fullmatch(function.get("name", "")):
            yield Fault(words.NOT_A_FUNCTION_NAME, {"name": name})
    for address, twin in twins:
        for name in first.keys() ^ twin.keys():
            yield Fault(words.NO_TWIN, {"name": name, "file": address if name in first else next(iter(files))})
        for name in first.keys() & twin.keys():
            if _shape(first[name]) != _shape(twin[name]):
                yield Fault(words.OTHER_TWIN, {"name": name, "file": address})


def _shape(function: Mapping[str, Any]) -> object:
    """What must be the same in every language: all but the texts."""
    parameters = [
        {key: value for key, value in parameter.items() if key not in ("name", "description")}
        for parameter in function.get("parameters", ())
    ]
    return function.get("name"), parameters, function.get("result"), function.get("options")
