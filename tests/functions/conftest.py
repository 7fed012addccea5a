"""The demo company's workbook in either language, refreshed, and its cells as a host reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from sheets_addin.books import FileBook
from sheets_addin.cli.demo_book import build_demo
from sheets_addin.functions import settings_of
from sheets_addin.methods import FORMULA_COLUMNS
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank
from sheets_addin.vocabulary.tab_names import INPUT_TABS

TODAY = dt.date(2026, 3, 31)


@dataclass(frozen=True)
class DemoCells:
    """What stands on Clients: headers and rows of the typed columns and metrics, and the stored values by function."""

    language: Language
    headers: list[CellValue]
    rows: list[list[CellValue]]
    stored: dict[str, list[CellValue]]
    settings: list[list[CellValue]]


def read_demo(folder, language) -> DemoCells:
    path = folder / f"demo-{language}.xlsx"
    build_demo(path, language, TODAY, dt.datetime(2026, 3, 31, 9, 0))
    book = FileBook(path)
    header, *lines = book.read(INPUT_TABS["clients"].in_language(language)).rows
    lines = [[*line, *[None] * (len(header) - len(line))] for line in lines]
    stored = {}
    for output in FORMULA_COLUMNS:
        place = list(header).index(output.column.header(language))
        stored[output.function] = [None if is_blank(line[place]) else line[place] for line in lines]
    width = len(CLIENT_TABLE)
    rows = [line[:width] for line in lines]
    return DemoCells(language, list(header[:width]), rows, stored, [list(row) for row in settings_of(book)])


@pytest.fixture(scope="session", params=list(Language))
def demo_cells(request, tmp_path_factory) -> DemoCells:
    return read_demo(tmp_path_factory.mktemp("demo"), request.param)
