"""The workbook for Excel on Windows: our template with the macros of xlwings, a Refresh button and its settings."""

from __future__ import annotations

from pathlib import Path

from sheets_addin.books import Button, Macros
from sheets_addin.books.new_book import create_book
from sheets_addin.hosts.vba_project import MACRO, SHEET_MODULES, WORKBOOK_MODULE, refresh_project
from sheets_addin.refresh import template_tabs
from sheets_addin.vocabulary.client_columns import CLIENT
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Tab, TabColumn
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS

CONFIGURATION_TAB = "xlwings.conf"
"""The name by which xlwings knows the tab that tells it what to load."""

_BUTTON = Text(en="Refresh", ru="Обновить")
_CONFIGURATION_HEADERS = (
    Text(en="Key", ru="Ключ"),
    Text(en="Value", ru="Значение"),
    Text(en="What it is for", ru="Для чего"),
)
_FUNCTIONS_FROM = Text(
    en="The Python package with the cell functions and the macro; leave it as it is.",
    ru="Пакет Python с функциями ячеек и макросом; менять не нужно.",
)
_ONLY_INSTALLED = Text(
    en="Nothing that lies beside this workbook is taken for a part of the product.",
    ru="Файлы, лежащие рядом с книгой, не принимаются за часть программы.",
)
_INTERPRETER = Text(
    en="The Python in which sheets-addin is installed; on another computer enter the path that it has there.",
    ru="Python, в котором установлен sheets-addin; на другом компьютере впишите его путь там.",
)
_HEADER_HEIGHTS = {"clients": 52.0, "priorities": 37.0}
"""Of the header rows that bear a button, in points."""

_LEFT, _WIDTH, _HEIGHT = 68.0, 72.0, 18.0


def create_excel_workbook(path: Path, language: Language, interpreter: Path | None) -> None:
    """A new .xlsm whose cell functions and Refresh button are answered by ``udfs`` through xlwings.

    ``interpreter`` is the Python to run; None leaves it to the settings of xlwings, or the one on PATH. Raises
    BookError where the file exists or cannot be written, UnknownVbaProject where the installed xlwings does not fit.
    """
    tabs = template_tabs(language, host="xlwings")
    clients, priorities = (texts.in_language(language) for texts in (INPUT_TABS["clients"], OWN_TABS["priorities"]))
    heights = {clients: _HEADER_HEIGHTS["clients"], priorities: _HEADER_HEIGHTS["priorities"]}
    buttons = [_button(tab, heights[tab.name], language) for tab in tabs if tab.name in heights]
    # the modules of sheets go to those that no refresh replaces
    modules = dict(zip((clients, CONFIGURATION_TAB), SHEET_MODULES, strict=True))
    macros = Macros(refresh_project(), WORKBOOK_MODULE, modules, buttons)
    create_book(path, [*tabs, configuration_tab(language, interpreter)], macros)


def configuration_tab(language: Language, interpreter: Path | None) -> Tab:
    """The tab that xlwings reads: keys in the first column, values in the second, from the first row on."""
    lines: list[tuple[str, str | bool, Text]] = [
        ("UDF Modules", "udfs", _FUNCTIONS_FROM),
        ("ADD_WORKBOOK_TO_PYTHONPATH", False, _ONLY_INSTALLED),
    ]
    if interpreter is not None:
        lines.append(("Interpreter_Win", str(interpreter), _INTERPRETER))
    keys, values, meanings = zip(*lines, strict=True)
    headers = [text.in_language(language) for text in _CONFIGURATION_HEADERS]
    columns = [
        TabColumn(headers[0], keys, width=34),
        TabColumn(headers[1], values, width=44),
        TabColumn(headers[2], [meaning.in_language(language) for meaning in meanings], width=70, wrap=True),
    ]
    return Tab(CONFIGURATION_TAB, columns)


def _button(tab: Tab, header_height: float, language: Language) -> Button:
    """A button over the header of the clients' names, beside its text: the widest header that is always in sight."""
    header = CLIENT.header(language)
    column = next(place for place, column in enumerate(tab.columns) if column.header == header)
    return Button(
        sheet=tab.name,
        text=_BUTTON.in_language(language),
        macro=MACRO,
        column=column,
        left=_LEFT,
        top=(header_height - _HEIGHT) / 2,
        width=_WIDTH,
        height=_HEIGHT,
    )
