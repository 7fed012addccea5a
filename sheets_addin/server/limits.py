"""How much one request may ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How large one request may be.

    Bytes of its body; JSON lists in it; rows of all its calls, settings or sheets together; calls; different pairs of
    headers and day among them, each of which is an assessment of its own; cells of one row of headers.
    """

    body_bytes: int = 64 * 2**20
    lists: int = 1_000_000
    rows: int = 200_000
    calls: int = 20_000
    contexts: int = 100
    header_cells: int = 16_384
