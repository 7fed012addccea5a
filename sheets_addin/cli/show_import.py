"""What an import shows: which column of the file goes where, and what became of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from sheets_addin.cli import import_words, words
from sheets_addin.cli.terminal import output, say, short, some_of
from sheets_addin.importing import Import, Source, Suggestion
from sheets_addin.methods.wording import number_words
from sheets_addin.vocabulary.choices import name_of
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.parsing import yes_no_of
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS

_SHOWN_CHARACTERS = 40
_SHOWN_NAMES = 5


def show_mapping(source: Source, left: Sequence[Suggestion], language: Language) -> None:
    """What the file is, every column of ours that it has with its first values, and what is not imported.

    ``left`` are columns that may be ours and are not taken.
    """
    if source.format is not None:
        name = source.format.name.in_language(language)
        say(import_words.KNOWN_EXPORT.format(language, file=source.name, name=name))
    if source.is_remembered:
        say(import_words.REMEMBERED.in_language(language))
    table = Table(title=words.MAPPING.format(language, file=source.name), title_justify="left")
    for heading in (words.HEADER, words.GOES_TO, words.KEY, words.FIRST_VALUES):
        table.add_column(heading.in_language(language))
    not_imported = []
    for matched in source.matched():
        if matched.column is None:
            not_imported.append(matched.header or "—")
            continue
        samples = " · ".join(_short(_named(matched.column, text, language)) for text in matched.samples)
        table.add_row(matched.header, matched.column.header(language), matched.column.key, samples)
    output().print(table, markup=False)
    if not_imported:
        say(words.NOT_IMPORTED.format(language, headers=", ".join(not_imported)))
    for said in source.said:
        say(said.in_language(language))
    for suggestion in left:
        column = suggestion.column
        names = {"header": suggestion.header, "column": column.header(language), "key": column.key}
        say(import_words.NOT_TAKEN.format(language, **names))


def _named(column: Column, text: str, language: Language) -> str:
    """A value of the file, a code of ours by the name that people know it by."""
    return name_of(column.choices, text, language) if text in {choice.code for choice in column.choices} else text


def asked(question: str, otherwise: bool | None = True) -> bool | None:
    """The answer of the person at the terminal: yes or no; ``otherwise`` for Enter alone, None for anything else."""
    try:
        answer = output().input(question, markup=False)
    except EOFError:
        return None
    return yes_no_of(answer) if answer.strip() else otherwise


def agreed(language: Language) -> bool:
    """Whether the person at the terminal agrees to the import as it is shown."""
    return asked(words.GO_ON.in_language(language)) is True


def show_import(done: Import, *, clients: bool) -> None:
    """What became of the rows of the file, in counts, and the clients about whom there is a doubt."""
    if clients:
        counts: list[tuple[Text, int, bool]] = [
            (words.CLIENTS_ADDED, done.added, True),
            (words.CLIENTS_KNOWN, done.known, True),
            (import_words.REPEATS, done.repeats, done.repeats > 0),
            (words.CELLS_FILLED, done.filled, done.known > 0),
            (import_words.CELLS_CHANGED, len(done.edits) - done.filled, len(done.edits) > done.filled),
            (words.DIFFERING, done.differing, done.differing > 0),
            (import_words.DOUBTS, len(done.doubts), len(done.doubts) > 0),
            (import_words.MISSING_IN_A_PART if done.is_part else import_words.MISSING, done.missing, done.missing > 0),
            (words.CLIENTS_LEFT_OUT, done.left_out, done.left_out > 0),
        ]
    else:
        counts = [
            (words.ORDERS_ADDED, done.added, True),
            (words.ORDERS_KNOWN, done.known, done.known > 0),
            (words.ORDERS_COMPLETED, done.completed, done.completed > 0),
            (words.DIFFERING, done.differing, done.differing > 0),
            (words.NEW_CLIENTS, done.new_clients, done.new_clients > 0),
            (import_words.ORDER_DOUBTS, len(done.doubts), len(done.doubts) > 0),
            (words.ORDERS_LEFT_OUT, done.left_out, done.left_out > 0),
        ]
    for text, count, is_told in [(words.ROWS_READ, done.rows, True), *counts, (words.CUT, done.cut, done.cut > 0)]:
        if is_told:
            _tell(text, done.language, count)
    for text, names in (
        (words.FOREIGN_IDS, done.foreign_ids),
        (words.NAMESAKES, done.namesakes),
        (import_words.FOREIGN_SUMS, done.foreign_sums),
    ):
        if names:
            _tell(text, done.language, len(names), names=some_names(names))
    if done.computed:
        headers = ", ".join(column.header(done.language) for column in done.computed)
        tab = INPUT_TABS["orders"].in_language(done.language)
        say(import_words.COMPUTED.format(done.language, headers=headers, tab=tab))
    if done.unreadable:
        tab = OWN_TABS["problems"].in_language(done.language)
        _tell(words.UNREADABLE, done.language, done.unreadable, tab=tab)


def _tell(text: Text, language: Language, count: int, **fields: str) -> None:
    say(text.format(language, count=number_words(count, language), **fields))


def some_names(names: Sequence[str]) -> str:
    """The first few of ``names`` in one line, long ones shortened."""
    return some_of([_short(name) for name in names], _SHOWN_NAMES)


def _short(text: str) -> str:
    return short(text, _SHOWN_CHARACTERS)
