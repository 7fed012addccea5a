"""What several spreadsheet programs say alike, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.functions import WRONG_VALUE
from sheets_addin.vocabulary.language import Text

DESCRIPTION = Text(
    en="Cell functions such as =SEGMENT(A2:AS2), and one click that brings all tabs of a client workbook up to date.",
    ru="Функции ячеек вроде =SEGMENT(A2:AS2) и одно нажатие, которое обновляет все вкладки книги клиентов.",
)
SALES = Text(en="Sales", ru="Продажи")
REFRESH = Text(en="Refresh", ru="Обновить")
TODAY = Text(en="Today", ru="Сегодня")
OVERVIEW = Text(en="Overview", ru="Обзор")
SETTINGS = Text(en="Settings", ru="Настройки")
WHY_HERE = Text(en="Why is this client here?", ru="Почему клиент здесь?")
NO_REASONS = Text(en="There is nothing to say about this row yet.", ru="Об этой строке пока нечего сказать.")

REFRESHING = Text(en="Refreshing the tabs …", ru="Обновляю вкладки …")
REFRESHED = Text(
    en="Refreshed. Clients: {clients}; to call today: {planned}, no room in the day for: {waiting}; problems: "
    "{problems}.",
    ru="Обновлено. Клиентов: {clients}; в плане на сегодня: {planned}, не поместились: {waiting}; проблем: {problems}.",
)
CANCELLED = Text(en="Cancelled: nothing was changed.", ru="Отменено: ничего не изменено.")
UNDONE = Text(
    en="The refresh failed, and everything is as it was: {detail}",
    ru="Обновить не удалось, всё осталось как было: {detail}",
)
HALF_DONE = Text(
    en="The refresh failed half-way; close the workbook without saving it: {detail}",
    ru="Обновление прервалось на полпути; закройте книгу, не сохраняя её: {detail}",
)
NOT_TIDIED = Text(
    en="Refreshed, but what the old tabs left could not be removed; refresh again: {detail}",
    ru="Обновлено, но остатки прежних вкладок убрать не удалось; обновите ещё раз: {detail}",
)
ROW_NOT_EMPTY = Text(
    en="Tab “{tab}”: new rows are to stand from cell {cell} on, but something is written there. Move it.",
    ru="Вкладка «{tab}»: новые строки должны встать с ячейки {cell}, но там что-то записано. Перенесите это.",
)

REJECTED = Text(en="The server did not carry this out: {detail}.", ru="Сервер не смог это выполнить: {detail}.")
FAILED = Text(
    en="Something went wrong on the server at {address} ({detail}). Nothing was changed. Try again; if it happens once "
    "more, tell whoever runs the server.",
    ru="На сервере {address} произошёл сбой ({detail}). Ничего не изменено. Попробуйте ещё раз; если сбой повторится, "
    "сообщите тому, кто отвечает за сервер.",
)

CELL_TEXTS: Mapping[str, Text] = {
    "cell_unreachable": Text(en="no server", ru="нет сервера"),
    "cell_nonsense": Text(en="server: wrong answer", ru="сервер: неверный ответ"),
    "cell_refused": Text(en="server: no access", ru="сервер: нет доступа"),
    "cell_rejected": Text(en="error: {detail}", ru="ошибка: {detail}"),
    "cell_failed": Text(en="server: failure", ru="сервер: сбой"),
    "cell_wrong": WRONG_VALUE,
    "cell_no_clients": Text(en="error: there is no tab “Clients”", ru="ошибка: нет вкладки «Клиенты»"),
}
"""What a cell shows in place of a value: short, so that it can be read in a column."""
