"""functions.json: what Excel knows of the cell functions before it calls one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sheets_addin.functions import (
    ARGUMENTS,
    CALLS,
    CELL_FUNCTIONS,
    Argument,
    CellFunction,
    TableFunction,
)
from sheets_addin.vocabulary.language import Language

FUNCTIONS_FILES: Mapping[Language, str] = {
    Language.ENGLISH: "functions.json",
    Language.RUSSIAN: "functions.ru.json",
}

_BLOCKS = frozenset({"row", "headers", "clients"})
"""Arguments that are areas of cells."""

_OPTIONS = {
    # a call whose cell was changed meanwhile is dropped
    "cancelable": True,
    # tells above which columns the headers stand
    "requiresParameterAddresses": True,
}


def add_in_functions() -> Sequence[CellFunction | TableFunction]:
    """The functions of the add-in, in the order of the registry."""
    return (*CELL_FUNCTIONS.values(), CALLS)


def functions_json(language: Language) -> Mapping[str, Any]:
    """The content of functions.json with the descriptions in ``language``; ids and names are those of the registry."""
    return {
        # an error in one cell of a row says nothing of the others
        "allowErrorForDataTypeAny": True,
        "functions": [_function(function, language) for function in add_in_functions()],
    }


def registry() -> Mapping[str, Any]:
    """What the pages have to know of the functions: their names."""
    return {"functions": list(CELL_FUNCTIONS), "calls": CALLS.name}


def _function(function: CellFunction | TableFunction, language: Language) -> Mapping[str, Any]:
    arguments = function.arguments if isinstance(function, TableFunction) else ARGUMENTS
    return {
        "description": function.meaning.in_language(language),
        "id": function.name,
        "name": function.name,
        "options": dict(_OPTIONS),
        "parameters": list(_parameters(arguments, language)),
        "result": {"dimensionality": "matrix"},
    }


def _parameters(arguments: Iterable[Argument], language: Language) -> Iterable[Mapping[str, Any]]:
    for argument in arguments:
        parameter: dict[str, Any] = {
            "description": argument.meaning.in_language(language),
            "name": argument.name.in_language(language).replace(" ", "_"),
            "type": "any",
        }
        if argument.key in _BLOCKS:
            parameter["dimensionality"] = "matrix"
        if argument.optional:
            parameter["optional"] = True
        yield parameter
