"""What the API page says: every address with its request, its answers and an example to try."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI

from sheets_addin.functions import ARGUMENTS, CELL_FUNCTIONS
from sheets_addin.functions import CALLS as CALLS_FUNCTION
from sheets_addin.server.answer_contract import RefreshAnswer
from sheets_addin.server.contract import (
    CallsAnswer,
    CallsRequest,
    FaultAnswer,
    FunctionsAnswer,
    FunctionsRequest,
    Health,
    RefreshRequest,
    WhyAnswer,
    WhyRequest,
)
from sheets_addin.vocabulary.client_table import CLIENT_TABLE

_REF = "#/components/schemas/{name}"


def _function_list() -> str:
    lines = [
        f"- `{function.name}`: {function.title.en} / {function.title.ru}. {function.meaning.en}"
        for function in CELL_FUNCTIONS.values()
    ]
    return "\n".join(lines)


DESCRIPTION = f"""Answers the cell functions of a sales workbook and refreshes it. The server keeps nothing.

Every function is called `F(row, [headers], [today])`:

{_function_list()}

`{CALLS_FUNCTION.name}(manager, [clients], [headers], [today])` has an address of its own: {CALLS_FUNCTION.meaning.en}

A row has {len(CLIENT_TABLE)} cells, in the order of a new workbook, unless headers say otherwise. Headers are matched
by meaning, in English or Russian, in any order. Where a key is needed, send `Authorization: Bearer KEY`. Faults are
`{{"error": {{"message", "call"?, "row"?, "expected"?}}}}`, in the language of `Accept-Language` (en, ru).
"""

TAGS = [
    {"name": "v1", "description": "The functions and the refresh."},
    {"name": "state", "description": "Whether the server runs."},
]

FUNCTIONS_EXAMPLE = {
    "settings": [["Large deal from", 500000], ["Gold: threshold in use", 900000]],
    "headers": [
        "ID",
        "Client",
        "Need",
        "Money",
        "Urgent",
        "Deal value",
        "Expected close",
        "Last order",
        "Revenue 12 m",
    ],
    "today": "2026-03-31",
    "calls": [
        {
            "function": "PRIORITY",
            "rows": [
                ["C-000001", "Birch Ltd", "yes", "yes", "yes", 650000, "2026-04-10", None, None],
                ["C-000002", "Oak & Sons", "yes", "no", None, 40000, "2026-09-01", "2026-03-02", 120000],
            ],
        },
        {
            "function": "WHY",
            "rows": [["C-000002", "Oak & Sons", "yes", "no", None, 40000, "2026-09-01", "2026-03-02", 120000]],
        },
    ],
}
CALLS_EXAMPLE = {
    "manager": "Anna",
    "headers": ["Client", "Manager", "Phone", "Stage", "Next contact"],
    "rows": [
        ["Birch Ltd", "Anna", "+44 20 7946 0000", "New", "2026-03-31"],
        ["Oak & Sons", "Boris", None, "Contact 1", "2026-03-30"],
    ],
    "today": "2026-03-31",
}
WHY_EXAMPLE = {
    "headers": ["Client", "Debt", "Payment due", "Last order"],
    "row": ["Oak & Sons", 120000, "2026-02-14", "2026-03-01"],
    "today": "2026-03-31",
}
REFRESH_EXAMPLE = {
    "sheets": [
        {
            "name": "Clients",
            "rows": [
                ["Client", "Manager", "Stage", "Debt", "Payment due", "Last order"],
                ["Birch Ltd", "Anna", "Client", 9000, 46000, 45980],
            ],
        }
    ],
    "today": "2026-03-31",
}


def _content(name: str, example: object = None) -> dict[str, Any]:
    body: dict[str, Any] = {"schema": {"$ref": _REF.format(name=name)}}
    if example is not None:
        body["example"] = example
    return {"application/json": body}


_FAULTS: dict[int | str, dict[str, Any]] = {
    401: {"description": "A key is needed, or the one sent is not known.", "content": _content("FaultAnswer")},
    413: {"description": "The body or the number of rows is above the limit.", "content": _content("FaultAnswer")},
    422: {"description": "The request does not fit; says where.", "content": _content("FaultAnswer")},
    500: {"description": "A fault of the server.", "content": _content("FaultAnswer")},
    503: {"description": "The file of keys cannot be used.", "content": _content("FaultAnswer")},
}
_KEY: list[dict[str, list[str]]] = [{"key": []}, {}]

FUNCTIONS: dict[str, Any] = {
    "summary": "Answer many calls of cell functions at once",
    "tags": ["v1"],
    "description": "One result a call, in order; a wrong call fails alone. Arguments: "
    + " ".join(f"`{argument.key}`: {argument.meaning.en}" for argument in ARGUMENTS),
    "responses": {200: {"description": "The results.", "content": _content("FunctionsAnswer")}, **_FAULTS},
    "openapi_extra": {
        "requestBody": {"required": True, "content": _content("FunctionsRequest", FUNCTIONS_EXAMPLE)},
        "security": _KEY,
    },
}
CALLS: dict[str, Any] = {
    "summary": "Tell whom a manager calls today",
    "tags": ["v1"],
    "description": "The rows that a refresh writes for the manager on Priorities. All clients of the company are "
    "needed; their activities are not seen. An unknown manager is refused, and those that there are named.",
    "responses": {200: {"description": "The manager's day.", "content": _content("CallsAnswer")}, **_FAULTS},
    "openapi_extra": {
        "requestBody": {"required": True, "content": _content("CallsRequest", CALLS_EXAMPLE)},
        "security": _KEY,
    },
}
WHY: dict[str, Any] = {
    "summary": "Tell why a client is where it is",
    "tags": ["v1"],
    "description": "Every result of one row with its reason, and the settings that the reason names; what to do last.",
    "responses": {200: {"description": "The results.", "content": _content("WhyAnswer")}, **_FAULTS},
    "openapi_extra": {
        "requestBody": {"required": True, "content": _content("WhyRequest", WHY_EXAMPLE)},
        "security": _KEY,
    },
}
REFRESH: dict[str, Any] = {
    "summary": "Refresh a workbook: its sheets in, the changes to apply out",
    "tags": ["v1"],
    "description": "Rows and columns count from 0. Dates of the answer are day serials (days since 1899-12-30). Apply "
    "all changes or none: `tabs` are whole tabs to write, `reports` tabs of figures with charts, `order` how new ones "
    "follow each other, `patches` cells and columns inside the user's own sheets.",
    "responses": {
        200: {"description": "Changes, summary and problems.", "content": _content("RefreshAnswer")},
        **_FAULTS,
    },
    "openapi_extra": {
        "requestBody": {"required": True, "content": _content("RefreshRequest", REFRESH_EXAMPLE)},
        "security": _KEY,
    },
}
HEALTH: dict[str, Any] = {
    "summary": "Tell that the server runs",
    "tags": ["state"],
    "responses": {200: {"description": "It runs.", "content": _content("Health")}},
}


def describe(app: FastAPI) -> None:
    """Put the schemas of the contract into the application's OpenAPI page."""
    contract = (
        FunctionsRequest,
        FunctionsAnswer,
        CallsRequest,
        CallsAnswer,
        RefreshRequest,
        RefreshAnswer,
        WhyRequest,
        WhyAnswer,
        FaultAnswer,
        Health,
    )
    _, schemas = msgspec.json.schema_components(contract, ref_template=_REF)
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        page = plain()
        components = page.setdefault("components", {})
        components.setdefault("schemas", {}).update(schemas)
        components["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        return page

    app.openapi = openapi  # type: ignore[method-assign]
