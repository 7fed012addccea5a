"""The page of reference: commands, functions, columns, choices, settings, tabs and public names."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable
from types import ModuleType

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

import sheets_addin
from sheets_addin import cli
from sheets_addin.cli.program import ListedCommand
from sheets_addin.functions import CALLS, CELL_FUNCTIONS
from sheets_addin.methods import OUTPUTS, Output
from sheets_addin.reference.markdown import section, table
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS, TASK_RESULTS

_KINDS = {
    Kind.TEXT: Text(en="text", ru="текст"),
    Kind.MONEY: Text(en="money", ru="деньги"),
    Kind.INTEGER: Text(en="whole number", ru="целое число"),
    Kind.NUMBER: Text(en="number", ru="число"),
    Kind.DATE: Text(en="date", ru="дата"),
    Kind.YES_NO: Text(en="yes/no", ru="да/нет"),
    Kind.CHOICE: Text(en="one of a list", ru="из списка"),
}
_COLUMN_HEADERS = ("Key", "English", "Русский", "Type", "Meaning", "Смысл")


def reference() -> str:
    """The whole text of docs/reference.md."""
    metrics = {column.key for column in ORDER_METRICS}
    computed = [output.column for output in _in_order() if output.key not in metrics]
    typed = [*CLIENT_COLUMNS, *ORDER_COLUMNS, *ACTIVITY_COLUMNS, *TASK_COLUMNS]
    sections = [
        "# Reference",
        "Written from the definitions in the code by `make reference`; change those, not this page.",
        section("Commands", _commands()),
        section("Cell functions", _functions()),
        section(f"Clients: what people type ({INPUT_TABS['clients'].ru})", _columns(CLIENT_COLUMNS)),
        section("Clients: what the order history says", _columns(ORDER_METRICS)),
        section("Clients: what the methods say", _columns(computed)),
        section(f"Orders ({INPUT_TABS['orders'].ru})", _columns(ORDER_COLUMNS)),
        section(f"Activities ({INPUT_TABS['activities'].ru})", _columns(ACTIVITY_COLUMNS)),
        section(f"Tasks ({INPUT_TABS['tasks'].ru})", _columns((*TASK_COLUMNS, *TASK_RESULTS))),
        section("Choices", _choices([*CLIENT_COLUMNS, *computed])),
        section("Further headers that are understood", _aliases(typed)),
        section(f"Settings ({INPUT_TABS['settings'].ru})", _settings()),
        section("Tabs that a refresh writes", _tabs()),
        section("Public names", _public_names()),
    ]
    return "\n\n".join(sections) + "\n"


def _in_order() -> list[Output]:
    """Outputs of the methods: formula columns in their places first, then the others by key."""
    last = len(OUTPUTS)
    return sorted(OUTPUTS.values(), key=lambda output: (output.place if output.place is not None else last, output.key))


def _columns(columns: Iterable[Column]) -> str:
    return table(
        _COLUMN_HEADERS,
        ((f"`{c.key}`", c.name.en, c.name.ru, _KINDS[c.kind].en, c.meaning.en, c.meaning.ru) for c in columns),
    )


def _commands() -> str:
    """Commands and their options; their help is in the language of this machine, so both are looked up by it."""
    modules = (
        importlib.import_module(f"{cli.__name__}.{found.name}")
        for found in pkgutil.iter_modules(cli.__path__)
        if found.name.endswith("words")
    )
    texts = (text for module in modules for text in vars(module).values() if isinstance(text, Text))
    both = {said: text for text in texts for said in (text.en, text.ru)}
    rows = []
    for name, command in commands().items():
        arguments = [param for param in command.params if isinstance(param, TyperArgument)]
        places = [str(param.metavar) if param.required else f"[{param.metavar}]" for param in arguments]
        said = both[command.help or ""]
        rows.append((f"`{' '.join(['sheets-addin', name, *places])}`", "", said.en, said.ru))
        for param in command.params:
            names = param.opts if isinstance(param, TyperOption) else [str(param.metavar)]
            said = both[getattr(param, "help", None) or ""]
            rows.append(("", ", ".join(f"`{name}`" for name in names), said.en, said.ru))
    return table(("Command", "Takes", "Meaning", "Смысл"), rows)


def commands() -> dict[str, TyperCommand]:
    """The commands of the program by name, those of a group after its name: ``key new``."""
    return dict(_commands_of(get_command(cli.app), ()))


def _commands_of(command: object, name: tuple[str, ...]) -> Iterable[tuple[str, TyperCommand]]:
    if isinstance(command, ListedCommand):
        yield from _commands_of(command.load(), name)
    elif isinstance(command, TyperGroup):
        for part, inner in command.commands.items():
            yield from _commands_of(inner, (*name, part))
    elif isinstance(command, TyperCommand):
        yield " ".join(name), command


def _functions() -> str:
    rows = [
        (
            f"`{name}`",
            "text" if function.key is None else f"`{function.key}`",
            function.meaning.en,
            function.meaning.ru,
        )
        for name, function in CELL_FUNCTIONS.items()
    ]
    gives = ", ".join(f"`{column.key}`" for column in CALLS.columns)
    rows.append((f"`{CALLS.name}`", f"rows of {gives}", CALLS.meaning.en, CALLS.meaning.ru))
    return table(("Function", "Gives", "Meaning", "Смысл"), rows)


def _choices(columns: Iterable[Column]) -> str:
    return table(
        ("Column", "Choices"),
        (
            (f"`{c.key}`", ", ".join(dict.fromkeys(_both(choice.name) for choice in c.choices)))
            for c in columns
            if c.choices
        ),
    )


def _both(text: Text) -> str:
    return text.en if text.en == text.ru else f"{text.en} / {text.ru}"


def _aliases(columns: Iterable[Column]) -> str:
    return table(("Column", "Headers"), ((f"`{c.key}`", ", ".join(c.aliases)) for c in columns if c.aliases))


def _settings() -> str:
    return table(
        ("Key", "English", "Русский", "Default", "Allowed", "Meaning", "Смысл"),
        (
            (f"`{key}`", said.name.en, said.name.ru, _default(key), _allowed(key), said.meaning.en, said.meaning.ru)
            for key, said in SETTING_MEANINGS.items()
        ),
    )


def _default(key: str) -> str:
    value = Settings.model_fields[key].default
    if value is None or value == "":
        return "blank"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}".replace(",", " ") if isinstance(value, int | float) else str(value)


def _allowed(key: str) -> str:
    schema = Settings.model_json_schema()
    field = schema["properties"][key]
    field = next((part for part in field.get("anyOf", ()) if part.get("type") != "null"), field)
    if "$ref" in field:
        field = schema["$defs"][field["$ref"].rsplit("/", 1)[-1]]
    if "enum" in field:
        return ", ".join(str(value) for value in field["enum"])
    if field.get("format") == "date":
        return _KINDS[Kind.DATE].en
    if field["type"] == "boolean":
        return _KINDS[Kind.YES_NO].en
    above, least, most = (field.get(name) for name in ("exclusiveMinimum", "minimum", "maximum"))
    bounds = [f"above {above:g}"] if above is not None else [f"from {least:g}"] if least is not None else []
    return " ".join([*bounds, *([f"to {most:g}"] if most is not None else [])]) or _KINDS[Kind.TEXT].en


def _tabs() -> str:
    return table(("Key", "English", "Русский"), ((f"`{key}`", name.en, name.ru) for key, name in OWN_TABS.items()))


def rooms() -> dict[str, ModuleType]:
    """The modules with public names, by their own; what else they hold is their own affair."""
    names = (f"sheets_addin.{found.name}" for found in pkgutil.iter_modules(sheets_addin.__path__))
    modules = {name: importlib.import_module(name) for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "__all__")}


def _public_names() -> str:
    return table(
        ("Room", "Names", "What it is"),
        (
            (f"`{room}`", ", ".join(f"`{name}`" for name in module.__all__), _first_line(module))
            for room, module in rooms().items()
        ),
    )


def _first_line(module: ModuleType) -> str:
    """The first line of a module's docstring, its markup turned into that of this page."""
    return re.sub(r":\w+:`|``", "`", (module.__doc__ or "").partition("\n")[0])
