"""A book understood: which tab is which, in which language, and what its tables hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheets_addin.books.book import Book
from sheets_addin.refresh.checks import ACTIVITIES, ORDERS, unreadable_ledger_rows
from sheets_addin.refresh.lost_columns import check_columns
from sheets_addin.refresh.memory import Memory, read_memory
from sheets_addin.refresh.renamed_tabs import renamed_tabs
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.headers import HeaderRow, find_header_row
from sheets_addin.vocabulary.input_tables import TABLES
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.parsing import is_blank
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.settings_table import SettingsRead, read_settings
from sheets_addin.vocabulary.tab_names import INPUT_TABS, MEMORY_TAB, OWN_TABS, is_named
from sheets_addin.vocabulary.table_reader import Table, read_table

_NO_CLIENTS = Text(
    en="No tab with clients was found. Expected: a tab “{name}”, or one with headers such as Client, Manager, Stage, "
    "Deal value.",
    ru="Вкладка с клиентами не найдена. Нужна вкладка «{name}» или вкладка с заголовками вроде Клиент, Менеджер, "
    "Состояние, Сумма сделки.",
)
_NO_HEADERS = Text(
    en="Tab “{tab}”: no row of headers was found; expected at least “{needed}”.",
    ru="Вкладка «{tab}»: не найдена строка заголовков; нужен хотя бы столбец «{needed}».",
)
_NO_HEADER_ROW = Text(en="no row with the headers {headers} was found", ru="не найдена строка с заголовками {headers}")
_NOT_READ = Text(en="the tab is not read", ru="вкладка не читается")


def _headers_of(key: str, language: Language) -> list[str]:
    """The headers without which a table of this kind cannot be read."""
    kind = TABLES[key]
    needed = [next(column for column in kind.columns if column.key in keys) for keys in kind.needed]
    return [column.header(language) for column in needed]


@dataclass(frozen=True)
class Workbook:
    """Everything that a refresh reads from a book.

    ``clients``, ``orders``, ``activities`` and ``tasks`` are tables as typed, ``clients_sheet`` and ``tasks_sheet`` the
    whole sheets of two of them; ``names`` are all sheets' names; ``own_tabs`` maps the key of a tab that refresh writes
    to the name of its sheet. ``settings_sheet`` is None where the book has no Settings tab.
    """

    names: Sequence[str]
    language: Language
    settings: Settings
    clients: Table
    clients_sheet: Sheet
    orders: Table | None
    activities: Table | None
    tasks: Table | None
    tasks_sheet: Sheet | None
    memory: Memory
    own_tabs: dict[str, str]
    settings_sheet: str | None = None
    derived_gold_cell: tuple[int, int] | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def sheets_used(self) -> set[str]:
        """The names of the sheets with its tables, its settings and its memory."""
        tables = (self.clients, self.orders, self.activities, self.tasks)
        used = {self.settings_sheet, MEMORY_TAB, *(table.sheet for table in tables if table is not None)}
        return {name for name in self.names if name in used}

    @property
    def computes_order_metrics(self) -> bool:
        """Whether the order metrics on Clients come from an order history, of today or of the last refresh."""
        has_orders = self.orders is not None and bool(self.orders.rows)
        return has_orders or any(metric.key in self.memory.columns for metric in ORDER_METRICS)


class _Search:
    """Finds the sheet of each table: by its name first, by its headers where no name fits."""

    def __init__(self, book: Book) -> None:
        self.book = book
        infos = book.sheets()
        self.names = [info.name for info in infos]
        self.memory = read_memory(book.read(MEMORY_TAB)) if MEMORY_TAB in self.names else Memory()
        self.own = {key: name for key, name in self.memory.tabs.items() if key in OWN_TABS and name in self.names}
        self.visible = [info.name for info in infos if info.visible]
        self._read: dict[str, Sheet] = {}
        self._headless: dict[str, Sheet] = {}
        self.own |= renamed_tabs(self.memory, self.visible, self.sheet)
        self.taken: set[str] = set()

    def sheet(self, name: str) -> Sheet:
        if name not in self._read:
            self._read[name] = self.book.read(name)
        return self._read[name]

    def by_name(self, key: str) -> tuple[Sheet, HeaderRow | None] | None:
        kind = TABLES[key]
        named: list[tuple[Sheet, HeaderRow | None]] = []
        for name in self.names:
            if is_named(name, INPUT_TABS[key]) and name not in self.own.values():
                self.taken.add(name)
                named.append((self.sheet(name), find_header_row(self.sheet(name), kind.columns, kind.needed)))
        best = next((found for found in named if found[1] is not None), named[0] if named else None)
        if best is not None and best[1] is None:
            self._headless[key] = best[0]
        return best

    def by_headers(self, key: str) -> tuple[Sheet, HeaderRow] | None:
        kind = TABLES[key]
        best: tuple[Sheet, HeaderRow] | None = None
        known = [text for texts in (INPUT_TABS, OWN_TABS) for text in texts.values()]
        for name in self.visible:
            if name in self.taken or name in self.own.values() or any(is_named(name, text) for text in known):
                continue
            header = find_header_row(self.sheet(name), kind.columns, kind.needed)
            if header is None or len(header.places) < kind.without_name:
                continue
            if best is None or len(header.places) > len(best[1].places):
                best = (self.sheet(name), header)
        if best is not None:
            self.taken.add(best[0].name)
        return best

    def headless(self, language: Language) -> list[Problem]:
        """Tabs that bear the name of a table but have no row with its headers."""
        problems: list[Problem] = []
        for key, sheet in self._headless.items():
            if any(not is_blank(cell) for row in sheet.rows for cell in row):
                headers = ", ".join(f"“{name}”" for name in _headers_of(key, language))
                problems.append(Problem(sheet.name, None, "", None, _NO_HEADER_ROW, _NOT_READ, {"headers": headers}))
        return problems

    def find(self, key: str) -> tuple[Sheet, HeaderRow] | None:
        named = self.by_name(key)
        if named is not None and named[1] is not None:
            return named[0], named[1]
        return self.by_headers(key)


def has_clients(book: Book) -> bool:
    """Whether the book has a table of clients."""
    search = _Search(book)
    return search.by_name("clients") is not None or search.by_headers("clients") is not None


def open_workbook(book: Book) -> Workbook:
    """Read all tables that people fill; BookError where there is no table of clients, or none of their names."""
    search = _Search(book)
    clients_sheet, clients_header = _clients(search)
    language = clients_header.language
    found_settings = search.find("settings")
    read = SettingsRead(Settings(language=language))
    if found_settings is not None:
        read = read_settings(*found_settings, language)
    spoken = read.settings.language
    kind = TABLES["clients"]
    clients = read_table(clients_sheet, clients_header, kind.columns, spoken, kind.named_by)
    orders, activities = _optional(search, "orders", spoken), _optional(search, "activities", spoken)
    tasks = _optional(search, "tasks", spoken)
    problems = [*search.headless(spoken), *read.problems]
    problems.extend(clients.problems)
    problems.extend(check_columns(clients, clients_sheet, search.memory))
    problems.extend(tasks.problems if tasks is not None else ())
    for table, ledger in ((orders, ORDERS), (activities, ACTIVITIES)):
        problems.extend(unreadable_ledger_rows(table, ledger) if table is not None else ())
    return Workbook(
        names=search.names,
        language=spoken,
        settings=read.settings,
        clients=clients,
        clients_sheet=clients_sheet,
        orders=orders,
        activities=activities,
        tasks=tasks,
        tasks_sheet=search.sheet(tasks.sheet) if tasks is not None else None,
        memory=search.memory,
        own_tabs=dict(search.own),
        settings_sheet=found_settings[0].name if found_settings is not None else None,
        derived_gold_cell=read.derived_gold_cell,
        problems=problems,
    )


def with_clients_cells(
    workbook: Workbook,
    cells: Mapping[tuple[int, int], CellValue],
    *,
    header: HeaderRow | None = None,
    problems: Sequence[Problem] = (),
) -> Workbook:
    """``workbook`` with other values in cells of Clients, its table read again as if people had typed them there.

    ``header`` is the header row where it changes too; ``problems`` are added to those that are known.
    """
    sheet = _with_cells(workbook.clients_sheet, cells)
    kind = TABLES["clients"]
    table = read_table(sheet, header or workbook.clients.header, kind.columns, workbook.language, kind.named_by)
    before = {id(problem) for problem in workbook.clients.problems}
    others = [problem for problem in workbook.problems if id(problem) not in before]
    found = [*others, *table.problems, *problems]
    return replace(workbook, clients=table, clients_sheet=sheet, problems=found)


def _with_cells(sheet: Sheet, cells: Mapping[tuple[int, int], CellValue]) -> Sheet:
    """``sheet`` with other values in some cells, its other rows shared."""
    rows = list(sheet.rows)
    changed: dict[int, list[CellValue]] = {}
    for (row, place), value in cells.items():
        rows.extend(() for _ in range(row + 1 - len(rows)))
        own = changed.setdefault(row, list(rows[row]))
        own.extend([None] * (place + 1 - len(own)))
        own[place] = value
    for row, own in changed.items():
        rows[row] = own
    errors = {place: error for place, error in sheet.errors.items() if place not in cells}
    return replace(sheet, rows=rows, errors=errors)


def _clients(search: _Search) -> tuple[Sheet, HeaderRow]:
    named = search.by_name("clients")
    if named is not None:
        sheet, header = named
        if header is None:
            raise BookError(_NO_HEADERS, tab=sheet.name, needed="Клиент / Client")
        return sheet, header
    found = search.by_headers("clients")
    if found is None:
        raise BookError(_NO_CLIENTS, name="Клиенты / Clients")
    return found


def _optional(search: _Search, key: str, language: Language) -> Table | None:
    found, kind = search.find(key), TABLES[key]
    return None if found is None else read_table(*found, kind.columns, language, kind.named_by, needs_name=False)
