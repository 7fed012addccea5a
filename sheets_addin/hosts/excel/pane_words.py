"""What the pane and the page of a workbook say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.vocabulary.language import Text

PANE: Mapping[str, Text] = {
    "title": Text(en="Sales", ru="Продажи"),
    "refresh": Text(en="Refresh", ru="Обновить"),
    "cancel": Text(en="Cancel", ru="Отменить"),
    "views": Text(en="Views", ru="Разделы"),
    "view_today": Text(en="Today", ru="Сегодня"),
    "view_overview": Text(en="Overview", ru="Обзор"),
    "view_why": Text(en="Why", ru="Почему"),
    "view_settings": Text(en="Settings", ru="Настройки"),
    "progress": Text(en="Progress of the refresh", ru="Ход обновления"),
    "try_again": Text(en="Try again", ru="Повторить"),
    "no_office": Text(
        en="Microsoft's library (appsforoffice.microsoft.com) could not be loaded. This page is the pane of Excel: "
        "open it there, on a computer that may load from that address.",
        ru="Не удалось загрузить библиотеку Microsoft (appsforoffice.microsoft.com). Эта страница — панель Excel: "
        "откройте её в Excel на компьютере, которому доступен этот адрес.",
    ),
    "unexpected": Text(en="Something went wrong: {detail}", ru="Что-то пошло не так: {detail}"),
}
"""The frame around the views."""

TODAY: Mapping[str, Text] = {
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

OVERVIEW: Mapping[str, Text] = {
    "as_of_refresh": Text(en="As the last refresh found it.", ru="По последнему обновлению."),
    "no_figures": Text(en="The tab “{tab}” shows no figures yet.", ru="На вкладке «{tab}» ещё нет показателей."),
    "percent": Text(en="{number}\u00a0%", ru="{number}\u00a0%"),
    "chart_of": Text(en="Chart: {title}", ru="Диаграмма: {title}"),
}
"""The view Overview."""

WHY: Mapping[str, Text] = {
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
    "no_reasons": Text(en="There is nothing to say about this row yet.", ru="Об этой строке пока нечего сказать."),
    "thresholds": Text(en="Settings used", ru="Использованы настройки"),
}
"""The view Why."""

SETTINGS: Mapping[str, Text] = {
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
    "key": Text(en="Key", ru="Ключ"),
    "key_hint": Text(
        en="A company's server asks for a key; a server on your own computer needs none. The key is kept only on this "
        "computer.",
        ru="Ключ нужен для сервера компании; серверу на вашем компьютере — нет. Хранится только здесь.",
    ),
    "key_save": Text(en="Save the key", ru="Сохранить ключ"),
    "key_saved": Text(en="The key is saved.", ru="Ключ сохранён."),
    "key_removed": Text(en="The key is removed.", ru="Ключ удалён."),
}
"""The view Settings."""

REFRESH: Mapping[str, Text] = {
    "reading_tab": Text(en="Reading the tab “{tab}”", ru="Читаю вкладку «{tab}»"),
    "computing": Text(en="Assessing the clients", ru="Оцениваю клиентов"),
    "checking": Text(en="Checking what will change", ru="Проверяю, что изменится"),
    "writing_tab": Text(en="Writing the tab “{tab}”", ru="Записываю вкладку «{tab}»"),
    "tidying": Text(en="Tidying up", ru="Завершаю"),
    "putting_back": Text(en="Putting back what was there", ru="Возвращаю всё как было"),
    "refreshed": Text(
        en="Refreshed. Clients: {clients}; to call today: {planned}, no room in the day for: {waiting}; problems: "
        "{problems}.",
        ru="Обновлено. Клиентов: {clients}; в плане на сегодня: {planned}, не поместились: {waiting}; проблем: "
        "{problems}.",
    ),
    "cancelled": Text(en="Cancelled: nothing was changed.", ru="Отменено: ничего не изменено."),
    "undone": Text(
        en="The refresh failed, and everything is as it was: {detail}",
        ru="Обновить не удалось, всё осталось как было: {detail}",
    ),
    "half_done": Text(
        en="The refresh failed half-way; close the workbook without saving it: {detail}",
        ru="Обновление прервалось на полпути; закройте книгу, не сохраняя её: {detail}",
    ),
    "not_tidied": Text(
        en="Refreshed, but what the old tabs left could not be removed; refresh again: {detail}",
        ru="Обновлено, но остатки прежних вкладок убрать не удалось; обновите ещё раз: {detail}",
    ),
    "no_answer": Text(en="the server gave no answer", ru="сервер не ответил"),
    "broken_off": Text(
        en="The connection broke off, and the file may have been refreshed: look again once the server answers.",
        ru="Связь прервалась, файл мог успеть обновиться: посмотрите снова, когда сервер ответит.",
    ),
    "refreshed_all_the_same": Text(
        en="Too late to cancel: the file has been refreshed.",
        ru="Остановить не успели: файл уже обновлён.",
    ),
    "changed_meanwhile": Text(
        en="The tab “{tab}” was edited again and again meanwhile, so nothing was written. Refresh once nobody edits.",
        ru="Вкладку «{tab}» всё время правили, поэтому ничего не записано. Обновите, когда её никто не правит.",
    ),
    "moved_meanwhile": Text(
        en="Rows, columns or cells were moved while the tabs were written, so not all of it is done. Check what was "
        "moved, then refresh again.",
        ru="Пока записывались вкладки, строки, столбцы или ячейки сдвинули, поэтому записано не всё. Проверьте то, "
        "что сдвинули, и обновите ещё раз.",
    ),
    "days_from_1904": Text(
        en="This workbook counts its days from 1904, so dates would be four years off. Switch that off: File – "
        "Options – Advanced – Use 1904 date system. Then check the dates.",
        ru="В этой книге дни отсчитываются с 1904 года, и даты сдвинулись бы на четыре года. Отключите это: Файл – "
        "Параметры – Дополнительно – Использовать систему дат 1904. Затем проверьте даты.",
    ),
    "protected": Text(
        en="The tab “{tab}” is protected: take the protection off (Review – Unprotect Sheet) and refresh again.",
        ru="Вкладка «{tab}» защищена: снимите защиту (Рецензирование – Снять защиту листа) и обновите снова.",
    ),
    "row_not_empty": Text(
        en="Tab “{tab}”: new rows are to stand from cell {cell} on, but something is written there. Move it.",
        ru="Вкладка «{tab}»: новые строки должны встать с ячейки {cell}, но там что-то записано. Перенесите это.",
    ),
    "totals_below": Text(
        en="Tab “{tab}”: new rows are to stand below the table, where its row of totals is. Switch the totals off.",
        ru="Вкладка «{tab}»: новые строки должны встать под таблицей, но там строка итогов. Отключите её.",
    ),
}
"""The refresh of an open workbook."""

ALL: Mapping[str, Text] = {**PANE, **TODAY, **OVERVIEW, **WHY, **SETTINGS, **REFRESH}
