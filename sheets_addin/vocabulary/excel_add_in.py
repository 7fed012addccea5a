"""How Excel knows our add-in: one identity in its manifest and in the workbooks that name it."""

from __future__ import annotations

ADD_IN_ID = "3d7b0c52-94e1-4f6a-8c2d-61a5e0f7b948"
"""The id of the add-in, the same wherever it is served from, so that a workbook finds it in every company."""

ADD_IN_VERSION = "1.0.0.0"
"""The oldest version of the add-in that answers the formulas of a workbook."""

STORED_PREFIX = "_xldudf_"
"""What Excel writes before the name of an add-in's function in a file."""


def stored_name(function: str, namespace: str) -> str:
    """The name by which Excel keeps ``function`` of the add-in in a file; ``namespace`` is '' for none."""
    shown = f"{namespace}.{function}" if namespace else function
    return STORED_PREFIX + shown.upper().replace(".", "_")
