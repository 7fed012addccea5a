"""A Google Sheet, read and written through gspread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from gspread.exceptions import APIError
from gspread.http_client import ParamsType

from sheets_addin.books import messages
from sheets_addin.books.addresses import quoted
from sheets_addin.books.checks import check_changes
from sheets_addin.books.google_cells import Raw, sheet_of
from sheets_addin.books.google_faults import fault_told
from sheets_addin.books.google_http import PatientHTTPClient, Unanswered
from sheets_addin.books.google_layout import (
    ENTERED_FIELDS,
    FIELDS,
    Layout,
    read_entered,
    read_layout,
    spilled_places,
)
from sheets_addin.books.google_messages import CHANGED, NOT_EMPTY, NOT_READ, NOT_WRITTEN, TABS_CHANGED
from sheets_addin.books.google_patch import plan_patch
from sheets_addin.books.google_plan import OUR_DESCRIPTIONS, Plan
from sheets_addin.books.google_reports import plan_report
from sheets_addin.books.google_sending import LARGEST_BODY, Sender
from sheets_addin.books.google_tabs import plan_tab
from sheets_addin.vocabulary.errors import BookChanged, BookError
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Changes, Sheet, SheetInfo, Tab

_LONGEST_QUERY = 6_000
_LOCALES = {Language.RUSSIAN: "ru_RU", Language.ENGLISH: "en_GB"}
_Values = dict[str, list[list[Raw]]]


class GoogleBook:
    """A Google Sheet as a :class:`~sheets_addin.books.book.Book`; ``key`` is the part of its address that names it.

    ``spoken`` is the language of the last changes that it was given, None before.

    It is read in two requests, the layout and all values, once; a write reads the tabs that it rests on again, right
    before anything changes. What people see changes in one request, or not at all.

    Every method raises BookError where Google refuses or does not answer. ``write`` raises BookChanged where somebody
    changed a tab since it was read here; nothing is written then, and the book reads anew.
    """

    def __init__(self, http: PatientHTTPClient, key: str, *, largest_body: int = LARGEST_BODY) -> None:
        self._http = http
        self.key = key
        self._largest_body = largest_body
        self.spoken: Language | None = None
        self._forget()

    @property
    def is_read(self) -> bool:
        """Whether all is read by now, so that reading asks nothing more."""
        return self._known_values is not None

    @property
    def address(self) -> str:
        """Where a browser shows the spreadsheet."""
        return f"https://docs.google.com/spreadsheets/d/{self.key}"

    def sheets(self) -> Sequence[SheetInfo]:
        """All tabs in their order."""
        return [SheetInfo(sheet.title, sheet.visible) for sheet in self._layout().sheets]

    def read(self, name: str) -> Sheet:
        """One tab's values from A1 on, its tables, formulas and the cells that show errors."""
        layout = self._layout().sheet(name)
        if layout is None:
            raise BookError(messages.NO_SUCH_SHEET, sheet=name)
        if not layout.is_grid:
            return Sheet(name, ())
        self._asked_for.add(name)
        return sheet_of(layout, self._values()[name])

    def write(self, changes: Changes) -> None:
        """Write all of ``changes``, or nothing."""
        check_changes(changes)
        layout = self._layout()
        plan = Plan(layout, self._values(), changes.language)
        self.spoken = changes.language
        answers_formulas = changes.functions is not None and changes.functions.google_script
        for patch in changes.patches:
            plan_patch(plan, patch, formulas=answers_formulas)
        for one in changes.whole_sheets:
            if isinstance(one, Tab):
                plan_tab(plan, one)
            else:
                plan_report(plan, one)
        rests_on = self._asked_for if changes.rests_on is None else changes.rests_on
        self._send(plan, {*rests_on, *(patch.sheet for patch in changes.patches)})

    def fill(self, tabs: Sequence[Tab], language: Language) -> None:
        """Write the tabs of a new workbook into a spreadsheet that holds nothing, and let it speak ``language``.

        BookError where something stands in it.
        """
        check_changes(Changes(tabs=tabs))
        layout = self._layout()
        if any(self._values().values()) or any(sheet.formulas or not sheet.is_grid for sheet in layout.sheets):
            raise BookError(NOT_EMPTY, title=layout.title)
        plan = Plan(layout, self._values(), language)
        properties = {"locale": _LOCALES[language]}
        plan.add({"updateSpreadsheetProperties": {"properties": properties, "fields": "locale"}})
        for tab in _placed(tabs, layout):
            plan_tab(plan, tab)
        self._send(plan, {sheet.title for sheet in layout.sheets})

    def _send(self, plan: Plan, rests_on: Collection[str]) -> None:
        check = partial(self._check, rests_on)
        try:
            Sender(self._http, self.key, plan.layout).send(plan, check, body=self._largest_body)
        finally:
            self._forget()

    def _forget(self) -> None:
        self._known_layout: Layout | None = None
        self._known_values: _Values | None = None
        self._asked_for: set[str] = set()

    def _layout(self) -> Layout:
        if self._known_layout is None:
            params: ParamsType = {"fields": FIELDS, "prettyPrint": "false"}
            answer = self._read(partial(self._http.spreadsheets_get, self.key, params))
            self._known_layout = read_layout(answer, OUR_DESCRIPTIONS)
        return self._known_layout

    def _values(self) -> _Values:
        if self._known_values is None:
            grids = [sheet for sheet in self._layout().sheets if sheet.is_grid]
            found = self._read_values([sheet.title for sheet in grids])
            for sheet in grids:
                sheet.spilled = spilled_places(sheet.entered, found[sheet.title])
            self._known_values = found
        return self._known_values

    def _read_values(self, names: Sequence[str]) -> _Values:
        found: _Values = {}
        for some in _fitting(names):
            params: ParamsType = {
                "valueRenderOption": "UNFORMATTED_VALUE",
                "dateTimeRenderOption": "SERIAL_NUMBER",
                "prettyPrint": "false",
            }
            ranges = [quoted(name) for name in some]
            answer = self._read(partial(self._http.values_batch_get, self.key, ranges, params), names_tabs=True)
            for name, one in zip(some, answer.get("valueRanges", ()), strict=True):
                found[name] = [list(map(_plain, row)) for row in one.get("values", ())]
        return found

    def _check(self, rests_on: Collection[str]) -> None:
        """BookChanged where somebody entered something into one of these tabs since the layout was read.

        The values, read between the two looks, are then what was in the tabs at both of them. How cells look is not
        compared: what moves, moves with its values; and what is asked for last has to be here soon.
        """
        grids = [sheet for sheet in self._layout().sheets if sheet.is_grid and sheet.title in rests_on]
        before = {sheet.title: sheet.entered for sheet in grids}
        for some in _fitting([*before]):
            params: ParamsType = {
                "ranges": [quoted(name) for name in some],
                "fields": ENTERED_FIELDS,
                "prettyPrint": "false",
            }
            request = partial(self._http.spreadsheets_get, self.key, params)
            now = read_entered(self._read(request, names_tabs=True, unanswered=NOT_WRITTEN))
            for name in some:
                if now.get(name) != before[name]:
                    raise BookChanged(CHANGED, sheet=name)

    def _read(
        self, request: Callable[[], Any], *, names_tabs: bool = False, unanswered: Text = NOT_READ
    ) -> Mapping[str, Any]:
        """What Google answers; BookChanged where a request ``names_tabs`` of which one is gone."""
        try:
            answer: Mapping[str, Any] = request()
        except (Unanswered, APIError) as error:
            if names_tabs and isinstance(error, APIError) and error.response.status_code == HTTPStatus.BAD_REQUEST:
                self._forget()
                raise BookChanged(TABS_CHANGED) from error
            raise fault_told(error, self._http, self.key, unanswered) from error
        return answer


def _plain(raw: Raw) -> Raw:
    """Numbers as those of every other book: with a fraction even where it is zero."""
    return float(raw) if raw.__class__ is int else raw


def _placed(tabs: Sequence[Tab], layout: Layout) -> Iterator[Tab]:
    """The tabs of a new workbook, in place of the blank ones of their names; the first one in place of any other."""
    named = {sheet.title.casefold(): sheet.title for sheet in layout.sheets}
    names = {tab.name.casefold() for tab in tabs}
    spare = (sheet.title for sheet in layout.sheets if sheet.visible and sheet.title.casefold() not in names)
    for number, tab in enumerate(tabs):
        there = named.get(tab.name.casefold())
        yield replace(tab, replaces=next(spare, None) if there is None and not number else there)


def _fitting(names: Sequence[str]) -> Iterator[list[str]]:
    """The names in groups whose ranges fit an address."""
    group: list[str] = []
    length = 0
    for name in names:
        size = len(quote(quoted(name))) + len("&ranges=")
        if group and length + size > _LONGEST_QUERY:
            yield group
            group, length = [], 0
        group.append(name)
        length += size
    if group:
        yield group
