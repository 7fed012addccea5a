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
from sheets_addin.figures.day_plan import DayPlan, plan_days, with_reasons
from sheets_addin.figures.snapshots import Snapshot, take_snapshot
from sheets_addin.figures.trial import kept_snapshots
from sheets_addin.refresh.clients import COLUMNS, ClientAssessment, assess_workbook
from sheets_addin.refresh.clients_update import ClientsUpdate, update_clients
from sheets_addin.refresh.log import append_to_log, base_changes, refused_edits
from sheets_addin.refresh.long_contacts import check_long_contacts
from sheets_addin.refresh.memory import Memory, memory_tab
from sheets_addin.refresh.remember import filled_headers, memory_of
from sheets_addin.refresh.renamed_tabs import header_mark
from sheets_addin.refresh.reports import own_reports
from sheets_addin.refresh.stage_days import stage_since
from sheets_addin.refresh.summary import RefreshSummary, first_calls, summarise
from sheets_addin.refresh.take_back import TakenBack, edited_sheets, take_back, with_edits
from sheets_addin.refresh.tasks_update import TasksUpdate, update_tasks
from sheets_addin.refresh.torn_codes import mend_codes, with_mended_codes
from sheets_addin.refresh.typed_over import check_typed_over
from sheets_addin.refresh.workbook import Workbook, open_workbook
from sheets_addin.tabs.base_tabs import BASE_TABS, base_tab
from sheets_addin.tabs.input_tabs import settings_tab
from sheets_addin.tabs.log_tab import REFRESHED, LogEntry, log_tab
from sheets_addin.tabs.priorities import priorities_tab
from sheets_addin.tabs.problems_tab import problems_tab
from sheets_addin.tabs.win_back_tab import win_back_tab
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Changes, FunctionHost, Report, Sheet, SheetPatch, Tab
from sheets_addin.vocabulary.problems import Problem, problem_lines
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.tab_names import MEMORY_TAB, OWN_TABS, free_name

READING = Text(en="Reading the workbook", ru="Читаю книгу")
COMPUTING = Text(en="Assessing the clients", ru="Оцениваю клиентов")
WRITING = Text(en="Writing the tabs", ru="Записываю вкладки")

Progress = Callable[[Text], None]
_Whole = TypeVar("_Whole", Tab, Report)

_NO_SHEETS: Mapping[str, Sheet] = {}
_NAME_TAKEN = Text(en="you already have a tab with this name", ru="вкладка с таким названием уже есть у вас")
_NAME_TAKEN_DONE = Text(en="kept; ours is called “{name}”", ru="оставлена; наша называется «{name}»")


@dataclass(frozen=True)
class RefreshResult:
    """What one refresh found and what it writes; ``tab_names`` are the sheets of our tabs by key."""

    summary: RefreshSummary
    problems: Sequence[Problem]
    changes: Changes
    workbook: Workbook
    tab_names: Mapping[str, str]


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
        typed_on = {name: book.read(name) for name in edited_sheets(workbook)}
        tell(COMPUTING)
        result = compute(workbook, log, today, now, typed_on)
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


def compute(
    workbook: Workbook,
    log: Sheet | None,
    today: dt.date,
    now: dt.datetime,
    typed_on: Mapping[str, Sheet] = _NO_SHEETS,
) -> RefreshResult:
    """All that a refresh writes, from the tables as read; ``log`` is the Log tab where the book has one.

    ``typed_on`` are the sheets of our own, by name, whose edits go back to Clients first.
    """
    mended = mend_codes(workbook)
    found = _find(with_mended_codes(take_back(mended.workbook, typed_on), mended), today, now)
    changes = _changes(found, log, today)
    return RefreshResult(found.summary, found.problems, changes, found.taken.workbook, found.names)


@dataclass(frozen=True)
class _Found:
    """All that is known before a tab is laid out; ``names`` are those of our sheets, ``entries`` are for the log."""

    taken: TakenBack
    clients: ClientAssessment
    update: ClientsUpdate
    tasks: TasksUpdate
    plan: DayPlan
    names: Mapping[str, str]
    problems: Sequence[Problem]
    summary: RefreshSummary
    entries: Sequence[LogEntry]


def _find(taken: TakenBack, today: dt.date, now: dt.datetime) -> _Found:
    workbook, language = taken.workbook, taken.workbook.language
    clients = assess_workbook(workbook, today)
    update = update_clients(workbook, clients)
    tasks = update_tasks(workbook, today)
    plan = plan_days(clients.frame, workbook.settings)
    plan = dataclasses.replace(plan, today=with_reasons(plan.today, clients.assessment))
    names, name_problems = _tab_names(workbook)
    problems = [
        *clients.problems,
        *check_long_contacts(workbook.clients, clients.frame, plan, workbook.settings),
        *update.problems,
        *check_typed_over(workbook, update, clients.frame["client_id"].tolist()),
        *tasks.problems,
        *name_problems,
    ]
    changed = base_changes(workbook, clients, now)
    summary = summarise(
        clients.frame,
        today,
        gold_threshold=clients.assessment.gold_threshold,
        problems=len(problems),
        changed_base=len(changed),
        calls=first_calls(plan.today, language),
        plan=plan,
    )
    refreshed = LogEntry(now, REFRESHED.in_language(language), summary.log_line(language))
    entries = [refreshed, *changed, *refused_edits(taken.refused, language, now)]
    return _Found(taken, clients, update, tasks, plan, names, problems, summary, entries)


def _changes(found: _Found, log: Sheet | None, today: dt.date) -> Changes:
    workbook, clients, names = found.taken.workbook, found.clients, found.names
    language, settings = workbook.language, workbook.settings
    snapshots = _snapshots(workbook, clients, today)
    since = stage_since(clients.frame, workbook.memory.clients, today)
    filled = {**filled_headers(clients, found.update), **found.tasks.headers}
    memory = memory_of(workbook, clients, since, found.update.placed, filled, found.plan.today, names, snapshots)
    tabs = own_tabs(clients.frame, found.plan.today, language)
    tabs["problems"] = problems_tab(problem_lines(found.problems, language), language)
    settings_tabs = _settings_tab(workbook, clients)
    memory = dataclasses.replace(
        memory,
        tab_marks={key: header_mark([column.header for column in tab.columns]) for key, tab in tabs.items()},
        sheets=sorted({*workbook.names, *names.values(), *(tab.name for tab in settings_tabs), MEMORY_TAB}),
    )
    patches = [
        with_edits(found.update.patch, found.taken),
        *found.tasks.patches,
        *_settings_patch(workbook, clients),
    ]
    if log is None:
        tabs["log"] = log_tab(found.entries, language)
    else:
        patches.append(append_to_log(log, found.entries))
    reports = own_reports(clients, since, found.plan, snapshots, settings, today)
    return Changes(
        patches=patches,
        tabs=[*_placed(tabs, names, workbook), *settings_tabs, _memory_tab(workbook, memory)],
        reports=_placed(reports, names, workbook),
        order=[names[key] for key in OWN_TABS],
        functions=_function_host(settings),
        rests_on={*workbook.sheets_used, *edited_sheets(workbook)},
        language=language,
    )


def own_tabs(clients: pd.DataFrame, today: pd.DataFrame, language: Language) -> dict[str, Tab]:
    """The tabs that managers work from, by key; ``today`` are the clients in the managers' days, with their reasons."""
    return {
        "priorities": priorities_tab(today, COLUMNS, language),
        **{base: base_tab(base, clients, COLUMNS, language) for base in BASE_TABS},
        "winback": win_back_tab(clients, COLUMNS, language),
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


def _placed(tabs: Mapping[str, _Whole], names: Mapping[str, str], workbook: Workbook) -> list[_Whole]:
    """``tabs`` under their names, each in the place of the sheet of that name."""
    return [_named(tab, names[key], workbook) for key, tab in tabs.items()]


def _named(tab: _Whole, name: str, workbook: Workbook) -> _Whole:
    return dataclasses.replace(tab, name=name, replaces=name if name in workbook.names else None)


def _memory_tab(workbook: Workbook, memory: Memory) -> Tab:
    return memory_tab(memory, MEMORY_TAB if MEMORY_TAB in workbook.names else None)


def _function_host(settings: Settings) -> FunctionHost:
    return FunctionHost(settings.host == "excel", settings.function_namespace, settings.host == "google")


def _settings_tab(workbook: Workbook, found: ClientAssessment) -> list[Tab]:
    """A Settings tab where the book has none."""
    if workbook.settings_sheet is not None:
        return []
    tab = settings_tab(workbook.settings, found.assessment.gold_threshold)
    return [_named(tab, free_name(tab.name, workbook.names), workbook)]


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
