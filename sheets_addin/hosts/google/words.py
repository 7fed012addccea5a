"""What the project of Google Apps Script says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.hosts.words import (
    CANCELLED,
    CELL_TEXTS,
    FAILED,
    NOT_TIDIED,
    OVERVIEW,
    REFRESH,
    REFRESHED,
    REFRESHING,
    REJECTED,
    ROW_NOT_EMPTY,
    SALES,
    SETTINGS,
    TODAY,
    UNDONE,
    WHY_HERE,
)
from sheets_addin.vocabulary.language import Text

MENU: Mapping[str, Text] = {
    "menu_title": SALES,
    "menu_refresh": REFRESH,
    "menu_today": TODAY,
    "menu_overview": OVERVIEW,
    "menu_why": WHY_HERE,
    "menu_settings": SETTINGS,
    "menu_connection": Text(en="Server and key", ru="Сервер и ключ"),
}

CONNECTION: Mapping[str, Text] = {
    "address_label": Text(en="Address of the server", ru="Адрес сервера"),
    "address_hint": Text(
        en="It begins with https:// and can be reached from the internet: Google asks it, not this computer.",
        ru="Начинается с https:// и доступен из интернета: к нему обращается Google, а не этот компьютер.",
    ),
    "key_label": Text(en="Key", ru="Ключ"),
    "key_hint": Text(
        en="It is kept beside the script and never put into a cell.",
        ru="Хранится вместе со скриптом и никогда не попадает в ячейки.",
    ),
    "key_kept": Text(
        en="A key for this server is kept. Leave the field blank to go on using it.",
        ru="Ключ для этого сервера уже сохранён. Оставьте поле пустым, чтобы он действовал и дальше.",
    ),
    "remove_key": Text(en="Remove the key", ru="Удалить ключ"),
    "check_and_save": Text(en="Check and save", ru="Проверить и сохранить"),
    "checking_server": Text(en="Asking the server …", ru="Обращаюсь к серверу …"),
    "address_wrong": Text(
        en="The address must begin with https://, for example https://sales.example.com.",
        ru="Адрес должен начинаться с https://, например https://sales.example.com.",
    ),
    "connected": Text(
        en="Saved: the server {address} answers (version {version}).",
        ru="Сохранено: сервер {address} отвечает (версия {version}).",
    ),
}
"""The dialog about the server."""

SERVER: Mapping[str, Text] = {
    "no_address": Text(
        en="No server is set. Choose Sales – Server and key, and enter its address.",
        ru="Сервер не указан. Выберите «Продажи» – «Сервер и ключ» и введите его адрес.",
    ),
    "unreachable": Text(
        en="Google cannot reach the server at {address}. Check the address under Sales – Server and key; if it is "
        "right, tell whoever runs the server. ({detail})",
        ru="Google не может связаться с сервером {address}. Проверьте адрес: «Продажи» – «Сервер и ключ»; если он "
        "верный, сообщите тому, кто отвечает за сервер. ({detail})",
    ),
    "quota": Text(
        en="Google's daily quota of requests is used up; it is renewed within 24 hours. To spend less of it, ask for a "
        "block with one formula, such as =SEGMENT(A2:AS1001). ({detail})",
        ru="Суточный лимит запросов Google исчерпан; он возобновится в течение 24 часов. Чтобы тратить меньше, "
        "спрашивайте сразу несколько строк одной формулой, например =SEGMENT(A2:AS1001). ({detail})",
    ),
    "hurried": Text(
        en="Google lets only so many requests through at a time. Try again in a minute. ({detail})",
        ru="Google пропускает не больше определённого числа запросов сразу. Повторите через минуту. ({detail})",
    ),
    "permission": Text(
        en="The script has no permission to ask the server. Choose Sales – Server and key and allow it; if Google does "
        "not ask, paste appsscript.json once more. ({detail})",
        ru="Скрипту не разрешено обращаться к серверу. Выберите «Продажи» – «Сервер и ключ» и дайте разрешение; если "
        "Google его не спрашивает, вставьте appsscript.json ещё раз. ({detail})",
    ),
    "too_large": Text(
        en="That is more than Google lets a script send at once. Let a program refresh this workbook from outside: "
        "sheets-addin refresh google:KEY. ({detail})",
        ru="Это больше, чем Google разрешает скрипту отправить за один раз. Обновляйте эту таблицу снаружи: "
        "sheets-addin refresh google:КЛЮЧ. ({detail})",
    ),
    "refused": Text(
        en="The server at {address} refuses the key ({detail}). Enter a valid one under Sales – Server and key.",
        ru="Сервер {address} не принимает ключ ({detail}). Укажите верный: «Продажи» – «Сервер и ключ».",
    ),
    "no_key": Text(
        en="The server at {address} needs a key. Enter it under Sales – Server and key.",
        ru="Серверу {address} нужен ключ. Введите его: «Продажи» – «Сервер и ключ».",
    ),
    "rejected": REJECTED,
    "failed": FAILED,
    "nonsense": Text(
        en="What answers at {address} is not the server of this product. Check the address under Sales – Server and "
        "key.",
        ru="По адресу {address} отвечает не сервер этого продукта. Проверьте адрес: «Продажи» – «Сервер и ключ».",
    ),
    "unexpected": Text(en="Something went wrong in the script: {detail}", ru="В скрипте произошла ошибка: {detail}"),
}
"""What went wrong between Google and the server."""

CELLS: Mapping[str, Text] = {
    **CELL_TEXTS,
    "cell_quota": Text(en="Google: quota used up", ru="Google: лимит исчерпан"),
    "cell_hurried": Text(en="Google: too many requests", ru="Google: слишком много запросов"),
    "cell_permission": Text(en="Google: not allowed", ru="Google: нет разрешения"),
    "cell_too_large": Text(en="Google: too much at once", ru="Google: слишком много сразу"),
    "cell_no_key": Text(en="server: key needed", ru="сервер: нужен ключ"),
    "cell_no_address": Text(en="server is not set", ru="сервер не указан"),
}
"""What a cell shows in place of a value."""

REFRESH_TEXTS: Mapping[str, Text] = {
    "refreshing": REFRESHING,
    "refreshed": REFRESHED,
    "cancelled": CANCELLED,
    "undone": UNDONE,
    "not_tidied": NOT_TIDIED,
    "row_not_empty": ROW_NOT_EMPTY,
    "not_refreshed": Text(en="Not refreshed.", ru="Не обновлено."),
    "busy": Text(
        en="Somebody is refreshing this workbook already. Wait until it is done.",
        ru="Эту книгу уже кто-то обновляет. Дождитесь окончания.",
    ),
    "typed_meanwhile": Text(
        en="People kept typing while the refresh was being computed, so nothing was changed. Try again in a moment.",
        ru="Пока шёл расчёт, в книге всё время что-то вводили, поэтому ничего не изменено. Повторите чуть позже.",
    ),
    "half_done": Text(
        en="The refresh failed half-way, and not everything could be put back: refresh again, or restore the last "
        "version under File – Version history. ({detail})",
        ru="Обновление прервалось на полпути, и вернуть удалось не всё: обновите ещё раз или восстановите прежнюю "
        "версию: «Файл» – «История версий». ({detail})",
    ),
    "type_again": Text(
        en="What was typed while a refresh broke off could not be carried over, because its rows are gone. Please type "
        "it on Clients: {cells}",
        ru="Пока обновление было прервано, на вкладках ввели то, чему теперь нет места: этих строк там больше нет. "
        "Введите это на вкладке с клиентами: {cells}",
    ),
    "protected": Text(
        en="The tab “{tab}” is protected from you: ask its owner for the right to edit it, and refresh again.",
        ru="Вкладка «{tab}» защищена от ваших изменений: попросите у владельца право её править и обновите снова.",
    ),
}
"""The refresh of the open workbook."""

ALL: Mapping[str, Text] = {**MENU, **CONNECTION, **SERVER, **CELLS, **REFRESH_TEXTS}
