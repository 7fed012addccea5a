"""The function that answers for a manager, from all clients, with a table of cells."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_addin.functions.registry import ARGUMENTS, Argument
from sheets_addin.methods import OUTPUTS
from sheets_addin.tabs.priorities import MINUTES, PLACE, WHY_NOW
from sheets_addin.vocabulary.client_table import columns_by_key
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Text


@dataclass(frozen=True)
class TableFunction:
    """A function that gives rows of ``columns``, as many as there are; ``meaning`` is for the function wizard."""

    name: str
    title: Text
    meaning: Text
    arguments: tuple[Argument, ...]
    columns: tuple[Column, ...]


_KNOWN = columns_by_key({"next_action": OUTPUTS["next_action"].column})
_TODAY = next(argument for argument in ARGUMENTS if argument.key == "today")

CALLS = TableFunction(
    name="CALLS",
    title=Text(en="Calls of the day", ru="Звонки на день"),
    meaning=Text(
        en="A manager's day as on Priorities: place, client, phone, next action, why now, minutes.",
        ru="День менеджера, как на вкладке «Приоритеты»: место, клиент, телефон, следующее действие, почему сейчас, "
        "минуты.",
    ),
    arguments=(
        Argument(
            "manager",
            Text(en="manager", ru="менеджер"),
            Text(
                en="The manager's name; case, spaces and ё/е do not matter.",
                ru="Имя менеджера; регистр, пробелы и ё/е не важны.",
            ),
            optional=False,
        ),
        Argument(
            "clients",
            Text(en="clients", ru="клиенты"),
            Text(
                en="All clients of the company, with or without their headers; left out, the tab Clients.",
                ru="Все клиенты компании, с заголовками или без них; если не указаны, вкладка «Клиенты».",
            ),
            optional=True,
        ),
        Argument(
            "headers",
            Text(en="headers", ru="заголовки"),
            Text(
                en="The headers of the clients where they do not stand above them; left out, the order of a new "
                "workbook holds.",
                ru="Заголовки, если их нет над клиентами; если не указаны, порядок столбцов как в новой книге.",
            ),
            optional=True,
        ),
        _TODAY,
    ),
    columns=(PLACE, _KNOWN["client"], _KNOWN["phone"], _KNOWN["next_action"], WHY_NOW, MINUTES),
)
"""``CALLS(manager, [clients], [headers], [today])``."""
