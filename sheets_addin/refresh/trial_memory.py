"""A snapshot of the trial as the text of one cell of the memory tab, and back."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter, ValidationError

from sheets_addin.figures.snapshots import Snapshot
from sheets_addin.methods.overdue import FLAG_COLUMNS
from sheets_addin.vocabulary.choices import BASE_CODES, STAGE_CODES
from sheets_addin.vocabulary.settings import BASE_ORDER


@cache
def _snapshots() -> TypeAdapter[Snapshot]:
    return TypeAdapter(Snapshot)


def snapshot_text(snapshot: Snapshot) -> str:
    """The snapshot as JSON."""
    return _snapshots().dump_json(snapshot).decode()


def snapshot_of(text: str) -> Snapshot | None:
    """The snapshot that :func:`snapshot_text` wrote; None where somebody changed it into something else."""
    try:
        snapshot = _snapshots().validate_json(text)
    except ValidationError:
        return None
    known = (
        (snapshot.bases, BASE_CODES),
        (snapshot.stages, STAGE_CODES),
        (snapshot.flags, frozenset(FLAG_COLUMNS)),
        (snapshot.late_contacts, frozenset(BASE_ORDER["sell"])),
    )
    return snapshot if all(codes.keys() <= allowed for codes, allowed in known) else None
