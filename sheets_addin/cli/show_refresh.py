"""What a refresh found, as tables for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import zip_longest

from rich.console import Console
from rich.table import Table

from sheets_addin.cli import words
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.terminal import output, say
from sheets_addin.methods.overdue import FLAGS
from sheets_addin.methods.wording import money_words, number_words
from sheets_addin.refresh import FirstCall, RefreshResult, RefreshSummary, Workbook
from sheets_addin.refresh.clients_update import COMPUTED
from sheets_addin.tabs.waiting import black_waiting_words
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.parsing import plain, text_of
from sheets_addin.vocabulary.problems import problem_lines
from sheets_addin.vocabulary.tab_names import INPUT_TABS, is_named

_SHOWN_CALLS = 15


def refresh_as_json(result: RefreshResult, book: BookPlace, *, written: bool) -> dict[str, object]:
    """The summary, the workbook, whether it was written, and the lines of the Problems tab, as JSON types."""
    lines = problem_lines(result.problems, result.workbook.language)
    return {
        "book": str(book),
        "language": result.workbook.language.value,
        "written": written,
        **result.summary.as_json(),
        "unused_headers": unused_headers(result.workbook),
        "problem_lines": [asdict(line) for line in lines],
    }


def show_refresh(result: RefreshResult, book: BookPlace, *, written: bool) -> None:
    """Clients by base, overdue and win-back, whom to call first and why, problems, and where the workbook is."""
    language, summary = result.workbook.language, result.summary
    console = output()
    console.print(_counts(summary, language), markup=False)
    if summary.first_calls:
        _show_calls(console, summary.first_calls, result.tab_names["priorities"], language)
    lines = _source_tabs(result.workbook, language)
    if unused := unused_headers(result.workbook):
        lines.append(words.NOT_USED.format(language, headers=", ".join(unused)))
    lines.append(words.DUE_TODAY.format(language, count=number_words(summary.due_today, language)))
    if summary.not_today:
        lines.append(_not_today(summary, language))
    if summary.gold_threshold is not None:
        lines.append(words.GOLD_THRESHOLD.format(language, amount=money_words(summary.gold_threshold, language)))
    if summary.problems:
        count, tab = number_words(summary.problems, language), result.tab_names["problems"]
        lines.append(words.PROBLEMS.format(language, count=count, tab=tab))
    else:
        lines.append(words.NO_PROBLEMS.in_language(language))
    lines.append(words.WRITTEN.format(language, book=str(book)) if written else words.DRY.in_language(language))
    for line in lines:
        say(line)


def _not_today(summary: RefreshSummary, language: Language) -> str:
    nobody, by_manager = words.NO_MANAGER.in_language(language), summary.not_today
    managers = ", ".join(f"{name or nobody} {number_words(count, language)}" for name, count in by_manager.items())
    line = words.NOT_TODAY.format(language, count=number_words(sum(by_manager.values()), language), managers=managers)
    if not summary.black_not_today:
        return line
    return f"{line}; {black_waiting_words(summary.black_not_today, summary.black_share, language)}"


def unused_headers(workbook: Workbook) -> list[str]:
    """Headers on Clients that name no column that is known, those of our own results aside."""
    computed = {plain(name) for column in COMPUTED for name in (column.name.en, column.name.ru)}
    ours = computed | {plain(header) for header in workbook.memory.columns.values()}
    return [header for header in workbook.clients.unread if plain(header) not in ours]


def _source_tabs(workbook: Workbook, language: Language) -> list[str]:
    """Where clients and orders were read from, as far as the names of the tabs do not say so."""
    tables = {"clients": workbook.clients, "orders": workbook.orders}
    return [
        words.SOURCE_TAB.format(language, table=INPUT_TABS[key].in_language(language), tab=table.sheet)
        for key, table in tables.items()
        if table is not None and not is_named(table.sheet, INPUT_TABS[key])
    ]


def _counts(summary: RefreshSummary, language: Language) -> Table:
    title = words.AS_OF.format(language, clients=number_words(summary.clients, language), today=text_of(summary.today))
    table = Table(title=title, title_justify="left")
    bases = [(f"{base.sign} {base.in_language(language)}", summary.bases.get(base.code, 0)) for base in choices.BASES]
    flags = [(flag.name.in_language(language), summary.overdue.get(flag.code, 0)) for flag in FLAGS]
    kinds = [
        (f"{kind.sign} {kind.in_language(language)}", summary.winback.get(kind.code, 0))
        for kind in choices.WIN_BACK_KINDS
    ]
    for heading in (words.BASES, words.OVERDUE, words.WIN_BACK):
        table.add_column(heading.in_language(language))
        table.add_column(words.CLIENTS.in_language(language), justify="right")
    for row in zip_longest(bases, flags, kinds, fillvalue=("", None)):
        cells: list[str] = []
        for name, count in row:
            cells.extend((name, "" if count is None else number_words(count, language)))
        table.add_row(*cells)
    return table


def _show_calls(console: Console, calls: Sequence[FirstCall], tab: str, language: Language) -> None:
    signs: Mapping[str, str] = {base.in_language(language): base.sign for base in choices.BASES}
    table = Table(title=words.FIRST_CALLS.in_language(language), title_justify="left")
    for heading in (words.MANAGER, words.CLIENT_NAME, words.BASES, words.NEXT_ACTION, words.WHY_NOW):
        table.add_column(heading.in_language(language))
    shown, before = calls[:_SHOWN_CALLS], None
    for call in shown:
        if before is not None and before != call.manager:
            table.add_section()
        manager = "" if before == call.manager else call.manager or words.NO_MANAGER.in_language(language)
        table.add_row(manager, call.client, f"{signs.get(call.base, '')} {call.base}", call.next_action, call.why_now)
        before = call.manager
    console.print(table, markup=False)
    if len(calls) > len(shown):
        console.print(words.MORE_CALLS.format(language, tab=tab), markup=False)
