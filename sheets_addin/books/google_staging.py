"""What of a write is prepared on hidden tabs, so that the request that people see is short.

Blocks of values lie below one another there, on one tab for each width, so that no cell is added in vain.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sheets_addin.books.google_layout import STAGING
from sheets_addin.books.google_requests import (
    Block,
    Request,
    add_sheet,
    copy_values,
    delete_sheet,
    grid_range,
    update_text,
)

_MOST_VALUES = 200_000
"""Bytes of values that the request that people see may carry: what somebody types while it is sent and carried out may
be lost, so it has to be short; but a request more takes its time too, about as long as this many bytes."""


@dataclass(frozen=True)
class _Written:
    """A block with its rows as JSON, and the bytes that they take."""

    block: Block
    rows: Sequence[str]
    sizes: Sequence[int]

    def in_place(self) -> str:
        """The request that writes all of it where it belongs."""
        return update_text(self.block.sheet, self.block.top, self.block.left, self.rows)


@dataclass
class HiddenTab:
    """A tab on which rows of one width are prepared."""

    id: int
    title: str
    width: int
    rows: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def put(self, written: _Written) -> str:
        """Prepare a block below the others; the request that copies it to where it belongs."""
        top, block = len(self.rows), written.block
        self.rows.extend(written.rows)
        self.sizes.extend(written.sizes)
        return json_text(_copy(block, self.id, top))


@dataclass(frozen=True)
class Staged:
    """A write as it is sent: what is prepared on ``tabs``, and the requests that people see."""

    tabs: Sequence[HiddenTab]
    commit: Sequence[str]

    def parts(self, first: Sequence[str], room: int) -> Iterator[list[str]]:
        """The requests that fill the hidden tabs, in parts of ``room`` bytes; ``first`` go before everything else."""
        part = [*first, *(json_text(add_sheet(t.id, t.title, len(t.rows), t.width, hidden=True)) for t in self.tabs)]
        free = room - sum(map(size_of, part))
        for tab in self.tabs:
            start = row = 0
            while start < len(tab.rows):
                free -= size_of(update_text(tab.id, start, 0, ()))
                while row < len(tab.rows) and (free > tab.sizes[row] or (row == start and not part)):
                    free -= tab.sizes[row] + 1
                    row += 1
                if row > start:
                    part.append(update_text(tab.id, start, 0, tab.rows[start:row]))
                    start = row
                if row < len(tab.rows):
                    yield part
                    part, free = [], room
        if part:
            yield part


def stage(steps: Sequence[Request | Block], new_id: Callable[[], int], room: int) -> Staged:
    """The steps as one request that is short, and fits into ``room`` bytes as far as preparing blocks makes it fit."""
    written = [_written(step) if isinstance(step, Block) else json_text(step) for step in steps]
    chosen = _to_stage(written, room)
    tabs: dict[int, HiddenTab] = {}
    commit = []
    for place, step in enumerate(written):
        if isinstance(step, str):
            commit.append(step)
        elif place in chosen:
            width = step.block.width
            if width not in tabs:
                tabs[width] = HiddenTab(new_id(), f"{STAGING} {len(tabs) + 1}", width)
            commit.append(tabs[width].put(step))
        else:
            commit.append(step.in_place())
    commit.extend(json_text(delete_sheet(tab.id)) for tab in tabs.values())
    return Staged([*tabs.values()], commit)


def json_text(request: Request) -> str:
    """A request as short JSON."""
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"))


def size_of(text: str) -> int:
    """Bytes of a text and of the comma after it."""
    return len(text.encode()) + 1


def _written(block: Block) -> _Written:
    rows = list(block.rows())
    return _Written(block, rows, [len(row.encode()) for row in rows])


def _to_stage(steps: Sequence[_Written | str], room: int) -> set[int]:
    """The places of the blocks to prepare: those that shorten the request most, until it fits."""
    sizes = [size_of(step if isinstance(step, str) else step.in_place()) for step in steps]
    gains = {
        place: size - size_of(json_text(_copy(step.block, step.block.sheet, step.block.top)))
        for place, (step, size) in enumerate(zip(steps, sizes, strict=True))
        if isinstance(step, _Written)
    }
    total = sum(sizes)
    room = min(room, total - sum(sizes[place] for place in gains) + _MOST_VALUES)
    chosen: set[int] = set()
    for place in sorted(gains, key=lambda one: -gains[one]):
        if total <= room or gains[place] <= 0:
            break
        total -= gains[place]
        chosen.add(place)
    return chosen


def _copy(block: Block, tab: int, top: int) -> Request:
    """The request that puts what is prepared from a row of a hidden tab on where it belongs."""
    source = grid_range(tab, top, 0, top + block.height, block.width)
    return copy_values(
        source, grid_range(block.sheet, block.top, block.left, block.top + block.height, block.left + block.width)
    )
