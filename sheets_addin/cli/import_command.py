"""The command that brings clients or orders from a file into a workbook."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.books import Book
from sheets_addin.cli import import_words, words
from sheets_addin.cli.book_language import book_language
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.options import BookArgument, CredentialsOption, MessagesOption, TodayOption
from sheets_addin.cli.places import Tell
from sheets_addin.cli.show_changes import show_changes
from sheets_addin.cli.show_import import agreed, asked, show_import, show_mapping, some_names
from sheets_addin.cli.terminal import can_ask, locale_language, one_command, output, progress, said
from sheets_addin.importing import (
    Decision,
    Doubt,
    Holds,
    Import,
    Source,
    Suggestion,
    Wish,
    open_source,
    prepare_clients,
    prepare_orders,
    read_import_memory,
    sure_alone,
)
from sheets_addin.methods.wording import number_words
from sheets_addin.refresh.shared import TRIES
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.errors import BookChanged, WrongUse
from sheets_addin.vocabulary.language import Language, Text

_MappingOption = Annotated[
    list[str] | None, typer.Option("--map", metavar="KEY=HEADER", help=said(words.MAP), show_default=False)
]
_OverwriteOption = Annotated[
    list[str] | None, typer.Option("--overwrite", metavar="KEY", help=said(import_words.OVERWRITE), show_default=False)
]


app = one_command()


@app.command("import", help=said(words.IMPORT))
def import_file(
    book: BookArgument,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help=said(words.SOURCE), show_default=False)],
    holds: Annotated[Holds | None, typer.Option("--as", help=said(words.AS), show_default=False)] = None,
    mapping: _MappingOption = None,
    overwrite: _OverwriteOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=said(words.DRY_RUN))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=said(words.YES))] = False,
    today: TodayOption = None,
    credentials: CredentialsOption = None,
    lang: MessagesOption = None,
) -> None:
    """Bring clients or orders from a file into a workbook."""
    language = lang or locale_language()
    asks = not yes and not dry_run and can_ask()
    shown = _Shown()
    with faults_told(book, language):
        target = book.open(credentials, shown.tell)
        wish = Wish(holds, _mapping(mapping or []))
        replaced = _columns(overwrite or [])
        with shown.turning(language) as tell:
            tell(words.READING_BOOK)
            spoken = book_language(target, language) if asks else language
        with shown.turning(spoken, asks=asks) as tell:
            tell(words.READING_SOURCE)
            accepts = _accepts(spoken) if asks else sure_alone
            opened = open_source(source, wish, lambda: read_import_memory(target), today or dt.date.today(), accepts)
            read = opened.source
            spoken = book_language(target, lang or read.header.language)
        show_mapping(read, opened.left, spoken)
        prepare = _preparing(target, read, spoken, replaced, asks=asks)
        with shown.turning(spoken, asks=asks) as tell:
            tell(words.COMPARING)
            done = prepare()
        is_clients = read.holds is Holds.CLIENTS
        show_changes(done, clients=is_clients, whole=dry_run)
        if asks and not read.is_remembered and not agreed(done.language):
            output().print(words.NOTHING_WRITTEN.in_language(done.language))
            return
        if not dry_run and (done.changes.patches or done.changes.tabs):
            done = _written(target, done, prepare, shown, tries=1 if book.sheet is None else TRIES, asks=asks)
    show_import(done, clients=is_clients)
    if dry_run:
        output().print(words.DRY.in_language(done.language))


def _mapping(texts: Sequence[str]) -> dict[str, str]:
    pairs = [(text, *map(str.strip, text.partition("=")[::2])) for text in texts]
    for text, key, header in pairs:
        if not key or not header:
            raise WrongUse(words.NOT_A_MAPPING, typed=text)
    return {key: header for _, key, header in pairs}


def _columns(keys: Sequence[str]) -> frozenset[str]:
    known = [column.key for column in CLIENT_TABLE if column.key != "client_id"]
    for key in keys:
        if key not in known:
            raise WrongUse(import_words.NO_SUCH_COLUMN, key=key, known=", ".join(known))
    return frozenset(keys)


class _Shown:
    """The progress that turns at the moment, if any."""

    def __init__(self) -> None:
        self._turning: Tell | None = None

    def tell(self, text: Text) -> None:
        """Say what is being done where progress turns."""
        if self._turning is not None:
            self._turning(text)

    @contextlib.contextmanager
    def turning(self, language: Language, *, asks: bool = False) -> Iterator[Tell]:
        """Progress, but none that turns while somebody is asked."""
        if asks:
            yield self.tell
            return
        with progress(language) as tell:
            self._turning = tell
            try:
                yield self.tell
            finally:
                self._turning = None


def _preparing(
    target: Book, read: Source, language: Language, overwrite: Collection[str], *, asks: bool
) -> Callable[[], Import]:
    """Computes the import on what the workbook holds then; what was answered once is not asked again."""
    source = read.agreed_on() if asks and not read.is_remembered else read
    if read.holds is Holds.ORDERS:
        return lambda: prepare_orders(target, source, language)
    if asks:
        decide, clears = cache(_decided(language)), _cleared(language)
        return lambda: prepare_clients(target, source, language, overwrite=overwrite, decide=decide, clears=clears)
    return lambda: prepare_clients(target, source, language, overwrite=overwrite)


def _written(
    target: Book, done: Import, prepare: Callable[[], Import], shown: _Shown, *, tries: int, asks: bool
) -> Import:
    """Write an import, computed again where somebody typed meanwhile; what was written."""
    for left in reversed(range(tries)):
        try:
            with shown.turning(done.language) as tell:
                tell(words.WRITING)
                target.write(done.changes)
            break
        except BookChanged:
            if not left:
                raise
        with shown.turning(done.language, asks=asks) as tell:
            tell(words.COMPARING)
            done = prepare()
    return done


def _accepts(language: Language) -> Callable[[Suggestion], bool]:
    def accepts(suggestion: Suggestion) -> bool:
        column = suggestion.column.header(language)
        answer = asked(import_words.IS_IT.format(language, header=suggestion.header, column=column))
        return answer is not False

    return accepts


def _decided(language: Language) -> Callable[[Doubt], Decision]:
    def decide(doubt: Doubt) -> Decision:
        why = doubt.why.in_language(language)
        question = import_words.SAME_CLIENT.format(language, name=doubt.name, known=doubt.known_name, why=why)
        answer = asked(question, otherwise=None)
        return {True: Decision.SAME, False: Decision.ANOTHER, None: Decision.LEAVE}[answer]

    return decide


def _cleared(language: Language) -> Callable[[Sequence[str]], bool]:
    @cache
    def clears(names: tuple[str, ...]) -> bool:
        count = number_words(len(names), language)
        question = import_words.CLEAR_MISSING.format(language, count=count, names=some_names(names))
        return asked(question, otherwise=False) is True

    return lambda names: clears(tuple(names))
