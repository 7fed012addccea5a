"""What the pane says, whoever holds the workbook, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.hosts.words import (
    CANCELLED,
    NO_REASONS,
    OVERVIEW,
    REFRESH,
    REFRESHED,
    SALES,
    SETTINGS,
    TODAY,
)
from sheets_addin.vocabulary.language import Text

_FRAME: Mapping[str, Text] = {
    "title": SALES,
    "refresh": REFRESH,
    "cancel": Text(en="Cancel", ru="Отменить"),
    "views": Text(en="Views", ru="Разделы"),
    "view_today": TODAY,
    "view_overview": OVERVIEW,
    "view_why": Text(en="Why", ru="Почему"),
    "view_settings": SETTINGS,
    "progress": Text(en="Progress of the refresh", ru="Ход обновления"),
    "waiting": Text(en="Loading …", ru="Загружаю …"),
    "try_again": Text(en="Try again", ru="Повторить"),
    "unexpected": Text(en="Something went wrong: {detail}", ru="Что-то пошло не так: {detail}"),
}
"""The frame around the views."""

_TODAY: Mapping[str, Text] = {
    "manager": Text(en="Manager", ru="Менеджер"),
    "all_managers": Text(en="All managers", ru="Все менеджеры"),
    "no_manager": Text(en="(no manager)", ru="(без менеджера)"),
    "never_refreshed": Text(
        en="There is no tab “{tab}” yet. Refresh the workbook first.",
        ru="Вкладки «{tab}» ещё нет. Сначала обновите книгу.",
    ),
    "nobody_today": Text(en="Nobody is due today.", ru="На сегодня никого нет."),
    "calls_count": Text(en="In the day: {count}, minutes: {minutes}", ru="В плане дня: {count}, минут: {minutes}"),
    "minutes_short": Text(en="{minutes} min", ru="{minutes} мин"),
    "go_to_row": Text(en="Go to the row of {client}", ru="Перейти к строке: {client}"),
    "explain_client": Text(en="Why: {client}", ru="Почему: {client}"),
    "call_number": Text(en="Call {phone}", ru="Позвонить: {phone}"),
}
"""The view Today."""

_OVERVIEW: Mapping[str, Text] = {
    "as_of_refresh": Text(en="As the last refresh found it.", ru="По последнему обновлению."),
    "no_figures": Text(en="The tab “{tab}” shows no figures yet.", ru="На вкладке «{tab}» ещё нет показателей."),
    "percent": Text(en="{number}\u00a0%", ru="{number}\u00a0%"),
    "chart_of": Text(en="Chart: {title}", ru="Диаграмма: {title}"),
}
"""The view Overview."""

_WHY: Mapping[str, Text] = {
    "choose_row": Text(
        en="Choose a cell in the row of a client, on Clients or on any tab that names one.",
        ru="Выберите ячейку в строке клиента: на вкладке «Клиенты» или на любой, где он назван.",
    ),
    "choose_client": Text(en="Client: name or ID", ru="Клиент: название или код"),
    "show_reasons": Text(en="Show", ru="Показать"),
    "no_such_client": Text(en="No client is called “{client}”.", ru="Клиента «{client}» нет."),
    "several_clients": Text(
        en="“{client}” may mean several clients:", ru="«{client}» может значить нескольких клиентов:"
    ),
    "near_clients": Text(en="Is it one of these?", ru="Может быть, это:"),
    "no_reasons": NO_REASONS,
    "thresholds": Text(en="Settings used", ru="Использованы настройки"),
}
"""The view Why."""

_SETTINGS: Mapping[str, Text] = {
    "settings_check": Text(en="Check of the settings", ru="Проверка настроек"),
    "settings_fine": Text(en="All settings can be used.", ru="Все настройки в порядке."),
    "settings_absent": Text(
        en="There is no Settings tab: the usual values hold. A refresh adds the tab.",
        ru="Вкладки «Настройки» нет: действуют обычные значения. Обновление добавит её.",
    ),
    "settings_wrong": Text(en="These settings cannot be used:", ru="Эти настройки использовать нельзя:"),
    "connection": Text(en="Connection", ru="Связь"),
    "connected": Text(
        en="The server {address} answers (version {version}).", ru="Сервер {address} отвечает (версия {version})."
    ),
}
"""The view Settings."""

_REFRESH: Mapping[str, Text] = {
    "computing": Text(en="Assessing the clients", ru="Оцениваю клиентов"),
    "refreshed": REFRESHED,
    "cancelled": CANCELLED,
}
"""The refresh, as the frame tells it."""

ALL: Mapping[str, Text] = {**_FRAME, **_TODAY, **_OVERVIEW, **_WHY, **_SETTINGS, **_REFRESH}
