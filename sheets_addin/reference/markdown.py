"""Sections and tables as Markdown writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def section(title: str, body: str) -> str:
    """A second-level heading with what stands below it."""
    return f"## {title}\n\n{body}"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts; bars inside cells are kept apart from those that part them."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
