"""The day of one manager, from all clients: the rows that a refresh writes for him on Priorities.

Whom a manager calls depends on all his clients, and the revenue from which one is gold on those of the company. So all
of them are read and assessed, as in a refresh, except that activities are not seen and the order history is what stands
on the clients' rows. A client whose ID is blank comes after its equals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from sheets_addin.assess import assess
from sheets_addin.books import Book
from sheets_addin.books.named_tables import named_tables
from sheets_addin.figures.day_plan import plan_days, with_reasons
from sheets_addin.functions import faults
from sheets_addin.functions.calls import Row
from sheets_addin.functions.faults import WrongCall
from sheets_addin.functions.row_table import RowHeaders, RowTable
from sheets_addin.functions.setting_rows import SettingRows, read_setting_rows
from sheets_addin.functions.table_functions import CALLS
from sheets_addin.tabs.cells import cells_of
from sheets_addin.vocabulary.client_table import one_spelling, with_all_columns
from sheets_addin.vocabulary.headers import HeaderRow, find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import fitting, plain
from sheets_addin.vocabulary.table_reader import read_table

_TABLE = TABLES["clients"]
_ALSO_NEEDED = (frozenset({"manager"}),)
_NEEDED = (*_TABLE.needed, *_ALSO_NEEDED)
_WANTED = ("base", "is_due", "is_hot", "work_rank", "next_action")


@dataclass(frozen=True)
class ManagerDay:
    """One row a client in order of work, its cells as :data:`CALLS` names its columns; none where nobody is due.

    ``problems`` are the settings that could not be used, one sentence each.
    """

    rows: Sequence[Sequence[CellValue]]
    language: Language
    problems: Sequence[str]

    @property
    def headers(self) -> list[str]:
        """What the cells of a row are, in the language of the answer."""
        return [column.header(self.language) for column in CALLS.columns]


class CompanyClients:
    """All clients as they stand on a sheet: ``sheet`` with the row of its headers.

    ``language`` is that of the headers, None where there are none.
    """

    def __init__(self, sheet: Sheet, header: HeaderRow, language: Language | None) -> None:
        self.sheet = sheet
        self.header = header
        self.language = language

    @classmethod
    def of_rows(cls, rows: Sequence[Row], headers: Row | None = None) -> CompanyClients:
        """Clients as cells; without ``headers`` they stand above the clients, or the order of a new workbook holds.

        Raises WrongCall where no header is known, the rows do not fit, or nothing names the managers.
        """
        if headers is None:
            found = find_header_row(Sheet("", rows), _TABLE.columns, _NEEDED)
            if found is not None:
                return cls(Sheet("", rows), found, found.language)
        known = RowHeaders(headers)
        known.check(rows)
        if not all(keys & known.places.keys() for keys in _NEEDED):
            raise WrongCall(faults.NO_MANAGERS, faults.HEADERS_OF_CLIENTS)
        language = known.language or Language.ENGLISH
        no_clients = set(RowTable(rows, known, language).blank_rows().tolist())
        clients = [row for place, row in enumerate(rows) if place not in no_clients]
        above = [column.header(language) for column in _TABLE.columns] if headers is None else headers
        return cls(Sheet("", [above, *clients]), HeaderRow(0, known.places, (), language), known.language)

    @classmethod
    def of_book(cls, book: Book) -> CompanyClients:
        """The clients of the tab Clients.

        Raises WrongCall where there is none with headers that name clients and managers, BookError where the book
        cannot be read.
        """
        for sheet, header in named_tables(book, "clients", _ALSO_NEEDED):
            return cls(sheet, header, header.language)
        raise WrongCall(faults.NO_CLIENTS_TAB, faults.HEADERS_OF_CLIENTS)


def manager_day(
    manager: str,
    clients: CompanyClients,
    *,
    settings: Sequence[Row] = (),
    today: dt.date,
    language: Language | None = None,
    otherwise: Language = Language.ENGLISH,
) -> ManagerDay:
    """The clients that ``manager`` calls ``today``: the rows of Priorities with his name.

    ``settings`` are the rows (name, value) of the Settings tab. ``language`` None takes that of the settings, else of
    the clients' headers. Raises WrongCall where no client has this manager; it names those that there are.
    """
    asked = read_setting_rows(settings, language, clients.language, otherwise)
    typed = _typed(clients, asked)
    name = _known_manager(manager, typed["manager"])
    assessment = assess(typed, None, asked.settings, today, wanted=_WANTED)
    day = plan_days(assessment.beside(typed), asked.settings).today
    day = with_reasons(day[day["manager"] == name], assessment)
    cells = [cells_of(day[column.key], column, asked.language) for column in CALLS.columns]
    return ManagerDay(list(map(list, zip(*cells, strict=True))), asked.language, asked.problems)


def spoken_language(settings: Sequence[Row], clients: CompanyClients | None) -> Language:
    """The language in which a wrong call is told: that of the settings, else of the clients' headers, else English."""
    of_headers = None if clients is None else clients.language
    return read_setting_rows(settings, None, of_headers, Language.ENGLISH).language


def _typed(clients: CompanyClients, asked: SettingRows) -> pd.DataFrame:
    table = read_table(clients.sheet, clients.header, _TABLE.columns, asked.language, _TABLE.named_by)
    typed = with_all_columns(table.frame)
    return typed.assign(manager=one_spelling(typed["manager"]))


def _known_manager(asked: str, managers: pd.Series) -> str:
    """The manager as the clients spell him."""
    spelled: dict[str, str] = {plain(name): name for name in managers.dropna().unique()}
    name = spelled.get(plain(asked))
    if name is None:
        names = ", ".join(sorted(spelled.values())) or "–"
        raise WrongCall(faults.NO_MANAGER, faults.ONE_OF_MANAGERS, manager=asked, managers=fitting(names))
    return name
