"""The names of the tabs that people fill and of those that refresh writes."""

from __future__ import annotations

from collections.abc import Iterable

from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.parsing import plain

INPUT_TABS: dict[str, Text] = {
    "clients": Text(en="Clients", ru="Клиенты"),
    "orders": Text(en="Orders", ru="Заказы"),
    "activities": Text(en="Activities", ru="Активности"),
    "tasks": Text(en="Tasks", ru="Задачи"),
    "settings": Text(en="Settings", ru="Настройки"),
}

OWN_TABS: dict[str, Text] = {
    "priorities": Text(en="Priorities", ru="Приоритеты"),
    "development": Text(en="In development", ru="В разработке"),
    "gold": Text(en="Gold", ru="Золотой"),
    "standard": Text(en="Standard", ru="Стандартный"),
    "image": Text(en="Image", ru="Имиджевый"),
    "black": Text(en="Black", ru="Чёрный"),
    "winback": Text(en="Win-back", ru="Возврат"),
    "team": Text(en="Team", ru="Команда"),
    "overview": Text(en="Overview", ru="Обзор"),
    "trial": Text(en="Trial", ru="Испытание"),
    "problems": Text(en="Problems", ru="Проблемы"),
    "log": Text(en="Log", ru="Журнал"),
}

MEMORY_TAB = "_sheets_addin"
"""A tab that people do not see: what the last refresh left, so that the next one can tell what changed since."""


def is_named(sheet: str, name: Text) -> bool:
    """Whether a sheet bears ``name`` in either language; case, spaces and ё/е do not matter."""
    return plain(sheet) in (plain(name.en), plain(name.ru))


def free_name(name: str, taken: Iterable[str]) -> str:
    """``name``, or the first of ``name 2``, ``name 3`` ... that no sheet in ``taken`` bears."""
    known = {plain(other) for other in taken}
    free, number = name, 2
    while plain(free) in known:
        free, number = f"{name} {number}", number + 1
    return free
