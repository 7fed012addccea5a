"""Sending a plan to Google so that the tabs show either what they showed or all of the new, never a part.

One request is carried out as a whole or not at all. Whatever would make it long is sent to hidden tabs of ours first,
where nobody sees it; then a last look tells whether anybody changed anything, and one short request puts everything in
place and takes the hidden tabs away. A write that comes to nothing takes them away too; what one that broke off leaves,
the next one takes away before anything else.

Every request bears a mark with a number of its own, which Google takes once only. So a request whose answer got lost
can be looked for, and is never carried out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from http import HTTPStatus

from gspread.exceptions import APIError
from gspread.http_client import ParamsType
from gspread.urls import SPREADSHEET_BATCH_UPDATE_URL

from sheets_addin.books.google_faults import Fault, detail_of, fault_told
from sheets_addin.books.google_http import Doubtful, PatientHTTPClient, Unanswered
from sheets_addin.books.google_layout import MARKER, OUTLINE_FIELDS, Layout, read_layout
from sheets_addin.books.google_messages import (
    MAY_BE_WRITTEN,
    NOT_WRITTEN,
    PUTTING_IN_PLACE,
    SENDING,
    STOPPED_PREPARING,
    STOPPED_SENDING,
    TABS_CHANGED,
)
from sheets_addin.books.google_patience import Tries
from sheets_addin.books.google_plan import OUR_DESCRIPTIONS, Plan
from sheets_addin.books.google_requests import create_marker, delete_marker, delete_sheet, random_id
from sheets_addin.books.google_staging import json_text, size_of, stage
from sheets_addin.vocabulary.errors import BookChanged, BookError, told_if_stopped

LARGEST_BODY = 2_000_000
"""Bytes of one request."""

_ENVELOPE = 2_000
"""Bytes kept free in each request for what goes around its contents."""


class _NotTaken(BookError):
    """Google refused a request as it stands, and goes on answering."""


class Sender:
    """Sends plans to one spreadsheet, whose ``layout`` is that of before."""

    def __init__(self, http: PatientHTTPClient, key: str, layout: Layout) -> None:
        self._http = http
        self._key = key
        self._layout = layout
        self._markers = list(layout.markers)
        self._hidden = set(layout.leftovers)

    def send(self, plan: Plan, check: Callable[[], None], *, body: int = LARGEST_BODY) -> None:
        """Carry out a plan. ``check`` is called right before anything that people see changes, and may raise.

        BookChanged where the tabs are others by now; BookError, which says what was written, where Google refuses or
        does not answer.
        """
        if not plan.steps:
            return
        leftovers = [json_text(delete_sheet(one)) for one in self._hidden]
        room = body - _ENVELOPE
        staged = stage(plan.steps, plan.new_id, room - sum(map(size_of, leftovers)))
        if not staged.tabs:
            check()
            self._call([*leftovers, *staged.commit], commits=True)
            return
        tabs = {tab.id for tab in staged.tabs}
        try:
            for texts in staged.parts(leftovers, room):
                self._http.tell(SENDING)
                self._call(texts, commits=False)
                self._hidden = tabs
            check()
            self._http.tell(PUTTING_IN_PLACE)
            self._call(staged.commit, commits=True)
        except (BookChanged, _NotTaken):
            self._take_away(tabs)
            raise

    def _call(self, texts: Sequence[str], *, commits: bool) -> None:
        """One request, carried out once; ``commits`` says whether people see what it changes."""
        with told_if_stopped(STOPPED_SENDING if commits else STOPPED_PREPARING):
            self._carry_out(texts, commits=commits)

    def _carry_out(self, texts: Sequence[str], *, commits: bool) -> None:
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
                raise self._told(error) from error
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

    def _told(self, error: Fault) -> BookError:
        """Why a write was not carried out: BookChanged where the tabs are others than those that it was made for."""
        told = fault_told(error, self._http, self._key, NOT_WRITTEN)
        if not isinstance(error, APIError) or error.response.status_code != HTTPStatus.BAD_REQUEST:
            return told
        now = self._look()
        are_ours = set(now.leftovers) == self._hidden and set(now.markers) == set(self._markers)
        if are_ours and now.outline == self._layout.outline:
            return _NotTaken(told.text, **told.fields)
        return BookChanged(TABS_CHANGED)

    def _take_away(self, tabs: Collection[int]) -> None:
        """Delete those of our hidden tabs that are there."""
        now = self._look()
        self._markers = list(now.markers)
        texts = [json_text(delete_sheet(one)) for one in now.leftovers if one in tabs]
        if texts:
            self._call(texts, commits=False)

    def _look(self) -> Layout:
        """What stands around the cells by now."""
        params: ParamsType = {"fields": OUTLINE_FIELDS, "prettyPrint": "false"}
        try:
            return read_layout(self._http.spreadsheets_get(self._key, params), OUR_DESCRIPTIONS)
        except (Unanswered, APIError) as error:
            raise fault_told(error, self._http, self._key, NOT_WRITTEN) from error
