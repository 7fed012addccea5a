"""Sending a plan to Google so that the tabs show either what they showed or all of the new, never a part.

One request is carried out as a whole or not at all, but may hold about 2 MB. A larger plan is sent in parts to hidden
tabs of ours, where nobody sees it; then one short request puts everything in place and takes the hidden tabs away.
What a write that broke off leaves on hidden tabs, the next one takes away before anything else.

Every request bears a mark with a number of its own, which Google takes once only. So a request whose answer got lost
can be looked for, and is never carried out twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gspread.exceptions import APIError
from gspread.http_client import ParamsType
from gspread.urls import SPREADSHEET_BATCH_UPDATE_URL

from sheets_addin.books.google_faults import detail_of, fault_told
from sheets_addin.books.google_http import Doubtful, PatientHTTPClient, Unanswered
from sheets_addin.books.google_layout import MARKER, STAGING
from sheets_addin.books.google_messages import MAY_BE_WRITTEN, NOT_WRITTEN, PUTTING_IN_PLACE, SENDING
from sheets_addin.books.google_patience import Tries
from sheets_addin.books.google_plan import Plan
from sheets_addin.books.google_requests import (
    Block,
    Request,
    add_sheet,
    copy_values,
    create_marker,
    delete_marker,
    delete_sheet,
    grid_range,
    random_id,
    update_text,
)
from sheets_addin.vocabulary.errors import BookError

LARGEST_BODY = 2_000_000
"""Bytes of one request."""

_ENVELOPE = 2_000
"""Bytes kept free in each request for what goes around its contents."""


@dataclass(frozen=True)
class _Written:
    """A block with its rows as JSON, and the bytes that they take."""

    block: Block
    rows: Sequence[str]
    sizes: Sequence[int]

    @property
    def size(self) -> int:
        return sum(self.sizes) + len(self.sizes) + len(self.text(0, 0))

    def text(self, first: int, last: int, sheet: int | None = None) -> str:
        """The request for some of its rows: in place, or from A1 of another tab on."""
        if sheet is None:
            return update_text(self.block.sheet, self.block.top + first, self.block.left, self.rows[first:last])
        return update_text(sheet, first, 0, self.rows[first:last])


class Sender:
    """Sends plans to one spreadsheet. ``markers`` are the ids of the marks that earlier writes left."""

    def __init__(self, http: PatientHTTPClient, key: str, markers: Sequence[int]) -> None:
        self._http = http
        self._key = key
        self._markers = list(markers)

    def send(self, plan: Plan, check: Callable[[], None], *, body: int = LARGEST_BODY) -> None:
        """Carry out a plan. ``check`` is called right before anything that people see changes, and may raise.

        BookError says what was written where Google refuses or does not answer.
        """
        steps = [_written(step) if isinstance(step, Block) else json_text(step) for step in plan.steps]
        if not steps:
            return
        leftovers = [json_text(delete_sheet(one)) for one in plan.layout.leftovers]
        room = body - _ENVELOPE - sum(map(_size, leftovers))
        staged = _to_stage(steps, room)
        if not staged:
            check()
            texts = [step.text(0, len(step.rows)) if isinstance(step, _Written) else step for step in steps]
            self._call([*leftovers, *texts], commits=True)
            return
        tabs = {place: plan.new_id() for place in staged}
        for texts in _parts(leftovers, [(one, tabs[place]) for place, one in staged.items()], body - _ENVELOPE):
            self._http.tell(SENDING)
            self._call(texts, commits=False)
        check()
        self._http.tell(PUTTING_IN_PLACE)
        self._call(_commit(steps, tabs), commits=True)

    def _call(self, texts: Sequence[str], *, commits: bool) -> None:
        """One request, carried out once; ``commits`` says whether people see what it changes."""
        mark = random_id()
        marks = [json_text(create_marker(mark, MARKER)), *(json_text(delete_marker(one)) for one in self._markers)]
        body = f'{{"requests":[{",".join([*marks, *texts])}]}}'.encode()
        tries = Tries(self._http.patience)
        is_doubtful = False
        while True:
            try:
                url = SPREADSHEET_BATCH_UPDATE_URL % self._key
                self._http.request("post", url, data=body, headers={"Content-Type": "application/json"})
                break
            except Doubtful as error:
                is_doubtful = True
                if self._is_applied(mark, commits=commits):
                    break
                if not self._http.wait(tries, error.asked):
                    seconds = round(self._http.patience.seconds)
                    raise BookError(NOT_WRITTEN, seconds=seconds, detail=error.detail) from error
            except (Unanswered, APIError, BookError) as error:
                # the lost request may have got in after it was looked for
                if is_doubtful and self._is_applied(mark, commits=commits):
                    break
                raise fault_told(error, self._http, self._key, NOT_WRITTEN) from error
        self._markers = [mark]

    def _is_applied(self, mark: int, *, commits: bool) -> bool:
        """Whether a write got in; BookError where that cannot be found out."""
        try:
            params: ParamsType = {"fields": "developerMetadata(metadataId)", "prettyPrint": "false"}
            found = self._http.spreadsheets_get(self._key, params)
        except (Unanswered, APIError, BookError) as error:
            if commits:
                raise BookError(MAY_BE_WRITTEN, detail=detail_of(error)) from error
            raise fault_told(error, self._http, self._key, NOT_WRITTEN) from error
        return any(one["metadataId"] == mark for one in found.get("developerMetadata", ()))


def json_text(request: Request) -> str:
    """A request as short JSON."""
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"))


def _size(text: str) -> int:
    """Bytes of a text and of the comma after it."""
    return len(text.encode()) + 1


def _written(block: Block) -> _Written:
    rows = list(block.rows())
    return _Written(block, rows, [len(row.encode()) for row in rows])


def _to_stage(steps: Sequence[_Written | str], room: int) -> dict[int, _Written]:
    """The blocks to prepare on hidden tabs, by place: the largest ones, until the others fit one request."""
    blocks = [(step.size, place, step) for place, step in enumerate(steps) if isinstance(step, _Written)]
    total = sum(size for size, _, _ in blocks) + sum(_size(step) for step in steps if isinstance(step, str))
    staged: dict[int, _Written] = {}
    for size, place, written in sorted(blocks, key=lambda one: -one[0]):
        if total <= room:
            break
        total -= size - 2 * _size(json_text(_copy(written.block, written.block.sheet)))
        staged[place] = written
    return dict(sorted(staged.items()))


def _copy(block: Block, tab: int) -> Request:
    """The request that puts what is prepared on a hidden tab where it belongs."""
    source = grid_range(tab, 0, 0, block.height, block.width)
    return copy_values(
        source, grid_range(block.sheet, block.top, block.left, block.top + block.height, block.left + block.width)
    )


def _parts(first: Sequence[str], staged: Sequence[tuple[_Written, int]], room: int) -> Iterator[list[str]]:
    """The requests that fill the hidden tabs, in parts that fit; ``first`` go before everything else."""
    part = list(first)
    for number, (written, tab) in enumerate(staged, 1):
        block = written.block
        name = f"{STAGING} {number}"
        part.append(json_text(add_sheet(tab, name, block.height, block.width, hidden=True)))
    free = room - sum(map(_size, part))
    for written, tab in staged:
        start = row = 0
        while start < len(written.rows):
            free -= _size(written.text(0, 0, tab)) + len(str(start))
            while row < len(written.rows) and (free >= written.sizes[row] + 1 or (row == start and not part)):
                free -= written.sizes[row] + 1
                row += 1
            if row > start:
                part.append(written.text(start, row, tab))
                start = row
            if row < len(written.rows):
                yield part
                part, free = [], room
    if part:
        yield part


def _commit(steps: Sequence[_Written | str], tabs: dict[int, int]) -> list[str]:
    """The one request that people see: all steps, prepared blocks copied, the hidden tabs gone."""
    texts = []
    for place, step in enumerate(steps):
        if isinstance(step, str):
            texts.append(step)
        elif place in tabs:
            texts.append(json_text(_copy(step.block, tabs[place])))
        else:
            texts.append(step.text(0, len(step.rows)))
    return [*texts, *(json_text(delete_sheet(tab)) for tab in tabs.values())]
