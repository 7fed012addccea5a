"""What Google says its requests and answers look like: the discovery documents of its own client library."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient
import jsonschema_rs

_DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"


class NotInTheApi(AssertionError):
    """A request or an answer that Google's own description does not allow."""


class ApiSchema:
    """The description of one API, such as ``sheets.v4``."""

    def __init__(self, name: str) -> None:
        self._document = json.loads((_DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
        self._definitions = {key: _object(schema) for key, schema in self._document["schemas"].items()}

    def check(self, schema: str, content: object) -> None:
        """NotInTheApi where ``content`` is not what ``schema`` describes."""
        found = next(iter(self._validator(schema).iter_errors(content)), None)
        if found is not None:
            place = "/".join(map(str, found.instance_path))
            raise NotInTheApi(f"{schema} at {place}: {found.message[:500]}")

    def check_parameters(self, method: str, given: Mapping[str, list[str]]) -> None:
        """NotInTheApi where a method's query names something unknown, or a choice that it does not have."""
        described = {**self._document["parameters"], **self._method(method)["parameters"]}
        for name, values in given.items():
            if name not in described:
                raise NotInTheApi(f"{method} has no parameter {name}")
            choices = described[name].get("enum")
            wrong = [value for value in values if choices is not None and value not in choices]
            if wrong or (len(values) > 1 and not described[name].get("repeated")):
                raise NotInTheApi(f"{method}: {name}={values}")

    def _method(self, dotted: str) -> dict[str, Any]:
        *resources, name = dotted.split(".")
        found = self._document
        for resource in resources:
            found = found["resources"][resource]
        method: dict[str, Any] = found["methods"][name]
        return method

    @cache  # noqa: B019 - one object for each API
    def _validator(self, schema: str) -> Any:
        return jsonschema_rs.validator_for({"$ref": f"#/$defs/{schema}", "$defs": self._definitions})


def _object(schema: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: _property(one) for name, one in schema.get("properties", {}).items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _property(one: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in one:
        return {"$ref": f"#/$defs/{one['$ref']}"}
    kind = one.get("type")
    if kind == "array":
        return {"type": "array", "items": _property(one["items"])}
    if kind == "object":
        if "properties" in one:
            return _object(one)
        return {"type": "object", "additionalProperties": _property(one.get("additionalProperties", {}))}
    if kind == "any" or kind is None:
        return {}
    return {"type": kind, **({"enum": one["enum"]} if "enum" in one else {})}
