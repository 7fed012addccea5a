"""One click: read the tables, assess every client, lay out the tabs, write them.

Between reading and writing nothing does input or output or reads a clock: :func:`compute` is a function of what was
read, the day and the moment.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from sheets_addin.books.book import Book
from sheets_addin.figures.day_plan import plan_days
from sheets_addin.figures.snapshots import Snapshot, take_snapshot
from sheets_addin.figures.trial import kept_snapshots
from sheets_addin.refresh.clients import COLUMNS, ClientAssessment, assess_workbook
from sheets_addin.refresh.clients_update import ClientsUpdate, update_clients
from sheets_addin.refresh.log import append_to_log, base_changes
from sheets_addin.refresh.memory import ClientState, Memory, memory_tab
from sheets_addin.refresh.reports import own_reports
from sheets_addin.refresh.summary import RefreshSummary, first_calls, summarise
from sheets_addin.refresh.tasks_update import update_tasks
from sheets_addin.refresh.workbook import Workbook, open_workbook
from sheets_addin.tabs.base_tabs import BASE_TABS, base_tab
from sheets_addin.tabs.input_tabs import settings_tab
from sheets_addin.tabs.log_tab import REFRESHED, LogEntry, log_tab
from sheets_addin.tabs.priorities import priorities_tab
from sheets_addin.tabs.problems_tab import problems_tab
from sheets_addin.tabs.win_back_tab import win_back_tab
from sheets_addin.vocabulary.client_columns import CLIENT_ID
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import Changes, Report, Sheet, SheetPatch, Tab
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.problems import Problem, ProblemLine, problem_lines
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.tab_names import MEMORY_TAB, OWN_TABS, free_name

READING = Text(en="Reading the workbook", ru="Читаю книгу")
COMPUTING = Text(en="Assessing the clients", ru="Оцениваю клиентов")
WRITING = Text(en="Writing the tabs", ru="Записываю вкладки")

Progress = Callable[[Text], None]
_Whole = TypeVar("_Whole", Tab, Report)

_NAME_TAKEN = Text(en="you already have a tab with this name", ru="вкладка с таким названием уже есть у вас")
_NAME_TAKEN_DONE = Text(en="kept; ours is called “{name}”", ru="оставлена; наша называется «{name}»")


@dataclass(frozen=True)
class RefreshResult:
    """What one refresh found and what it writes."""

    summary: RefreshSummary
    problems: Sequence[Problem]
    changes: Changes
    workbook: Workbook


def refresh_book(
    book: Book, today: dt.date, now: dt.datetime, *, progress: Progress | None = None, dry_run: bool = False
) -> RefreshResult:
    """Refresh ``book`` as of ``today``; ``now`` is the moment that the log notes. With ``dry_run`` nothing is written.

    Raises BookError where the book cannot be read or written; it is then as it was.
    """
    tell = progress or (lambda text: None)
    with _without_collecting():
        tell(READING)
        workbook = open_workbook(book)
        log = book.read(workbook.own_tabs["log"]) if "log" in workbook.own_tabs else None
        tell(COMPUTING)
        result = compute(workbook, log, today, now)
        if not dry_run:
            tell(WRITING)
            book.write(result.changes)
    return result


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keeps the collector of cycles from walking through millions of cells, which hold none, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def compute(workbook: Workbook, log: Sheet | None, today: dt.date, now: dt.datetime) -> RefreshResult:
    """All that a refresh writes, from the tables as read; ``log`` is the Log tab where the book has one."""
    language = workbook.language
    found = assess_workbook(workbook, today)
    update = update_clients(workbook, found)
    tasks = update_tasks(workbook, today)
    plan = plan_days(found.frame, workbook.settings)
    why_now = found.assessment.reasons("is_due", plan.today.index.tolist())
    names, name_problems = _tab_names(workbook)
    problems = [*found.problems, *update.problems, *tasks.problems, *name_problems]
    changed = base_changes(workbook, found, now)
    summary = summarise(
        found.frame,
        today,
        gold_threshold=found.assessment.gold_threshold,
        problems=len(problems),
        changed_base=len(changed),
        calls=first_calls(plan.today, why_now, language),
        not_today=plan.not_today,
    )
    entries = [LogEntry(now, REFRESHED.in_language(language), summary.log_line(language)), *changed]
    tabs = own_tabs(found.frame, plan.today, why_now, problem_lines(problems, language), workbook.settings)
    patches = [update.patch, *tasks.patches, *_settings_patch(workbook, found)]
    if log is None:
        tabs["log"] = log_tab(entries, language)
    else:
        patches.append(append_to_log(log, entries))
    written = [_placed(tab, names[key], workbook) for key, tab in tabs.items()]
    if workbook.settings_sheet is None:
        tab = settings_tab(workbook.settings, found.assessment.gold_threshold)
        written.append(_placed(tab, free_name(tab.name, workbook.names), workbook))
    snapshots = _snapshots(workbook, found, today)
    written.append(_memory(workbook, found, {**_filled(found, update), **tasks.headers}, names, snapshots))
    reports = own_reports(found, plan, snapshots, workbook.settings, today)
    placed = [_placed(report, names[key], workbook) for key, report in reports.items()]
    changes = Changes(patches, written, placed, order=[names[key] for key in OWN_TABS])
    return RefreshResult(summary, problems, changes, workbook)


def own_tabs(
    clients: pd.DataFrame,
    today: pd.DataFrame,
    why_now: Sequence[str],
    problems: Sequence[ProblemLine],
    settings: Settings,
) -> dict[str, Tab]:
    """The tabs that refresh writes anew each time, by key; ``today`` are the clients in the managers' days."""
    language = settings.language
    return {
        "priorities": priorities_tab(today, why_now, COLUMNS, language),
        **{base: base_tab(base, clients, COLUMNS, language) for base in BASE_TABS},
        "winback": win_back_tab(clients, COLUMNS, language),
        "problems": problems_tab(problems, language),
    }


def _tab_names(workbook: Workbook) -> tuple[dict[str, str], list[Problem]]:
    """The sheet's name of every tab of ours; where people have a tab of that name, ours takes another."""
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for key, text in OWN_TABS.items():
        usual = text.in_language(workbook.language)
        names[key] = workbook.own_tabs.get(key) or free_name(usual, workbook.names)
        if names[key] != usual and usual in workbook.names:
            problems.append(Problem(usual, None, "", None, _NAME_TAKEN, _NAME_TAKEN_DONE, {"name": names[key]}))
    return names, problems


def _placed(tab: _Whole, name: str, workbook: Workbook) -> _Whole:
    return dataclasses.replace(tab, name=name, replaces=name if name in workbook.names else None)


def _settings_patch(workbook: Workbook, found: ClientAssessment) -> list[SheetPatch]:
    cell = workbook.derived_gold_cell
    if workbook.settings_sheet is None or cell is None:
        return []
    value = found.assessment.gold_threshold
    return [SheetPatch(workbook.settings_sheet, header_row=0, last_row=cell[0], cells={cell: value})]


def _snapshots(workbook: Workbook, found: ClientAssessment, today: dt.date) -> list[Snapshot]:
    def take() -> Snapshot:
        return take_snapshot(found.frame, found.orders, found.activities, workbook.settings, today)

    return kept_snapshots(workbook.memory.snapshots, take, workbook.settings, today)


def _filled(found: ClientAssessment, update: ClientsUpdate) -> dict[str, str]:
    """The headers of the columns on Clients that refresh fills whatever people type there, by key."""
    typed = {CLIENT_ID, *(() if found.has_orders else ORDER_METRICS)}
    return {item.column.key: item.header for item in update.placed if item.column not in typed}


def _memory(
    workbook: Workbook,
    found: ClientAssessment,
    filled: Mapping[str, str],
    tabs: Mapping[str, str],
    snapshots: Sequence[Snapshot],
) -> Tab:
    states = found.frame[["client_id", "base", "stage"]].astype(object).where(lambda frame: frame.notna(), None)
    clients: dict[str, ClientState] = {}
    for client, base, stage in states.itertuples(index=False, name=None):
        clients.setdefault(client, ClientState(base, stage))
    memory = Memory(
        tabs,
        {**workbook.memory.columns, **filled},
        clients,
        workbook.settings.category_names(),
        snapshots,
        workbook.memory.imports,
    )
    return memory_tab(memory, MEMORY_TAB if MEMORY_TAB in workbook.names else None)
