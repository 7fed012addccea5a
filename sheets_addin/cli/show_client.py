"""One client explained: every result with its reason, and the figures behind them."""

from __future__ import annotations

import difflib

import pandas as pd
from rich.table import Table

from sheets_addin.cli import words
from sheets_addin.cli.terminal import output, some_of
from sheets_addin.methods import EXPLAINED, TO_DO
from sheets_addin.methods.wording import money_words, number_words
from sheets_addin.refresh import ClientAssessment
from sheets_addin.refresh.clients import COLUMNS
from sheets_addin.tabs.cells import cells_of
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.parsing import plain, text_of

_NEAR_NAMES = 5
_NEAR = 0.6
_LISTED_NAMES = 20


def found_clients(clients: pd.DataFrame, named: str) -> list[int]:
    """The rows (from 0) of the client that is meant by ``named``.

    It is the whole ID, else the whole name (all clients of that name), else the beginning of one name or ID alone, else
    a part of one alone. WrongUse with the names that are meant where these are several, with near ones where there are
    none.
    """
    wanted = plain(named)
    written: dict[str, str] = {}
    rows: dict[str, dict[str, list[int]]] = {"client_id": {}, "client": {}}
    for key, found in rows.items():
        for row, text in enumerate(clients[key].tolist()):
            if isinstance(text, str) and text:
                found.setdefault(plain(text), []).append(row)
                written.setdefault(plain(text), text)
    for found in rows.values():
        if wanted in found:
            return found[wanted]
    beginnings = [name for name in written if wanted and name.startswith(wanted)]
    meant = beginnings or [name for name in written if wanted and wanted in name]
    if len(meant) > 1:
        raise WrongUse(
            words.SEVERAL_CLIENTS, client=named, names=some_of([written[name] for name in meant], _LISTED_NAMES)
        )
    for name in meant:
        return rows["client_id"].get(name) or rows["client"][name]
    near = [written[name] for name in difflib.get_close_matches(wanted, written, _NEAR_NAMES, _NEAR)]
    if near:
        raise WrongUse(words.NO_CLIENT_BUT, client=named, near=", ".join(near))
    raise WrongUse(words.NO_CLIENT, client=named)


def show_client(found: ClientAssessment, row: int, language: Language) -> None:
    """Every result of the client in ``row`` with its reason, then everything else that is known of it."""
    console = output()
    name, client_id = (_shown(found, row, COLUMNS[key], language) for key in ("client", "client_id"))
    console.print(f"{name} ({client_id})" if name else client_id, style="bold", markup=False)
    results = Table()
    for heading in (words.RESULT, words.VALUE, words.WHY):
        results.add_column(heading.in_language(language))
    for key in (*EXPLAINED, *TO_DO):
        value, reason = _shown(found, row, COLUMNS[key], language), found.assessment.reason(row, key)
        if value or reason:
            results.add_row(COLUMNS[key].header(language), value, reason)
    console.print(results, markup=False)
    figures = Table(title=words.FIGURES.in_language(language), title_justify="left", show_header=False)
    for key, column in COLUMNS.items():
        value = _shown(found, row, column, language)
        if value and key not in (*EXPLAINED, *TO_DO, "client", "client_id"):
            figures.add_row(column.header(language), value)
    console.print(figures, markup=False)


def _shown(found: ClientAssessment, row: int, column: Column, language: Language) -> str:
    (cell,) = cells_of(found.frame[column.key].iloc[[row]], column, language)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return money_words(cell, language) if column.kind is Kind.MONEY else number_words(cell, language)
    return text_of(cell)
