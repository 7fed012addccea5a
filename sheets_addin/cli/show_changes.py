"""What an import would change, cell by cell: new rows, old and new values, what stays, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.table import Table

from sheets_addin.cli import import_words as words
from sheets_addin.cli.terminal import output, say, short, some_of
from sheets_addin.importing import Edit, Import
from sheets_addin.methods.wording import money_words, number_words
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import text_of
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS
from sheets_addin.vocabulary.typed_days import DAY_OR_MONTH_FIRST, is_either_day

_SHOWN_CHARACTERS = 60
_SHOWN_LINES = 20
_SHOWN_WORDS = 10
_COLUMNS = {column.key: column for column in (*CLIENT_TABLE, *ORDER_COLUMNS)}


def show_changes(done: Import, *, clients: bool, whole: bool) -> None:
    """New rows, changed cells, cells that differ and stay, and doubts; with ``whole`` all of them, else the first."""
    language = done.language
    limit = None if whole else _SHOWN_LINES
    new = [*done.clients_of_orders, *done.new]
    if new:
        _lines(words.NEW, (_record(record, language) for record in new[:limit]), language)
        _tell_more(len(new), limit, language)
    _edits(words.CHANGED if clients else words.CHANGED_ORDERS, (words.WAS, words.BECOMES), done.edits, limit, language)
    _edits(words.KEPT, (words.IN_THE_BOOK, words.IN_THE_FILE), done.kept, limit, language)
    _edits(words.NOT_LISTED, (words.IN_THE_BOOK, words.IN_THE_FILE), done.missing_kept, limit, language)
    doubts = list(dict.fromkeys(done.doubts))
    if doubts:
        table = _table(words.DOUBTFUL, (words.IN_THE_FILE, words.IN_THE_BOOK, words.WHY), language)
        for doubt in doubts[:limit]:
            known = f"{doubt.known_name} ({doubt.known_id})" if doubt.known_id else doubt.known_name
            table.add_row(_short(doubt.name), known, doubt.why.in_language(language))
        output().print(table, markup=False)
        _tell_more(len(doubts), limit, language)
    for column, group in groupby(done.unread_words, key=lambda word: word[0]):
        found = [(text, count) for _, text, count in group]
        texts = [f"{_short(text)} ({count})" for text, count in found]
        say(words.UNREAD_WORDS.format(language, column=column.header(language), words=some_of(texts, _SHOWN_WORDS)))
        if column.kind is Kind.DATE and any(is_either_day(text) for text, _ in found):
            say(f"  {DAY_OR_MONTH_FIRST.in_language(language)}")
    for column, days in done.day_doubts:
        told = [text.format(language, **days.fields) for text in (days.what, days.done)]
        say(f"{column.header(language)}: {'; '.join(told)}")


def _lines(title: Text, lines: Iterable[str], language: Language) -> None:
    say(title.in_language(language))
    for line in lines:
        say(f"  + {line}")


def _edits(
    title: Text, values: tuple[Text, Text], edits: Sequence[Edit], limit: int | None, language: Language
) -> None:
    if not edits:
        return
    table = _table(title, (words.CLIENT, words.COLUMN, words.KEY, *values), language)
    for edit in edits[:limit]:
        cells = (_cell(edit.column, edit.old, language), _cell(edit.column, edit.new, language))
        table.add_row(_short(edit.client), edit.column.header(language), edit.column.key, *cells)
    output().print(table, markup=False)
    _tell_more(len(edits), limit, language)


def _table(title: Text, headings: Sequence[Text], language: Language) -> Table:
    table = Table(title=title.in_language(language), title_justify="left")
    for heading in headings:
        table.add_column(heading.in_language(language))
    return table


def _record(record: Mapping[str, CellValue], language: Language) -> str:
    """A new row in one line: its client, then what else is known."""
    named = [key for key in ("client", "order_client", "client_id") if key in record][:1]
    rest = [(_COLUMNS[key], cell) for key, cell in record.items() if key not in named]
    head = [_short(text_of(record[key])) for key in named]
    return " · ".join(
        [*head, *(f"{column.header(language)}: {_cell(column, cell, language)}" for column, cell in rest)]
    )


def _cell(column: Column, cell: CellValue, language: Language) -> str:
    if cell is None:
        return words.BLANK.in_language(language)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return money_words(cell, language) if column.kind is Kind.MONEY else number_words(cell, language)
    return _short(text_of(cell))


def _tell_more(count: int, limit: int | None, language: Language) -> None:
    if limit is not None and count > limit:
        say(words.AND_MORE_DRY.format(language, count=number_words(count - limit, language)))


def _short(text: str) -> str:
    return short(text, _SHOWN_CHARACTERS)
