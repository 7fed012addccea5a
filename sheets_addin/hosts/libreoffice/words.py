"""Everything that the extension says, in both languages."""

from __future__ import annotations

from sheets_addin.functions import WRONG_VALUE
from sheets_addin.vocabulary.language import Text

TITLE = Text(en="Sales: the brain of your client workbook", ru="Продажи: мозг вашей книги клиентов")
DESCRIPTION = Text(
    en="Cell functions such as =SEGMENT(A2:AS2), and one click that brings all tabs of a client workbook up to date.",
    ru="Функции ячеек вроде =SEGMENT(A2:AS2) и одно нажатие, которое обновляет все вкладки книги клиентов.",
)
MENU = Text(en="Sales", ru="Продажи")
REFRESH = Text(en="Refresh", ru="Обновить")
WHY = Text(en="Why is this client here?", ru="Почему клиент здесь?")

# what a cell shows in place of a value: short, so that it can be read in a column
CELL_TEXTS = {
    "cell_unreachable": Text(en="no server", ru="нет сервера"),
    "cell_slow": Text(en="server is slow", ru="сервер не отвечает"),
    "cell_nonsense": Text(en="server: wrong answer", ru="сервер: неверный ответ"),
    "cell_refused": Text(en="server: no access", ru="сервер: нет доступа"),
    "cell_rejected": Text(en="error: {detail}", ru="ошибка: {detail}"),
    "cell_failed": Text(en="server: failure", ru="сервер: сбой"),
    "cell_deep": Text(
        en="error: too many rows hang on each other", ru="ошибка: слишком длинная цепочка зависимых строк"
    ),
    "cell_wrong": WRONG_VALUE,
    "cell_no_clients": Text(en="error: there is no tab “Clients”", ru="ошибка: нет вкладки «Клиенты»"),
}

MESSAGES = {
    "title": MENU,
    "refreshing": Text(en="Refreshing the tabs …", ru="Обновляю вкладки …"),
    "refreshed": Text(
        en="Refreshed. Clients: {clients}; to call today: {planned}, no room in the day for: {waiting}; problems: "
        "{problems}.",
        ru="Обновлено. Клиентов: {clients}; в плане на сегодня: {planned}, не поместились: {waiting}; проблем: "
        "{problems}.",
    ),
    "refresh_step": Text(en="Refresh of the sales tabs", ru="Обновление вкладок продаж"),
    "undone": Text(
        en="The refresh failed and everything is as it was: {detail}",
        ru="Обновить не удалось, всё осталось как было: {detail}",
    ),
    "half_done": Text(
        en="The refresh failed half-way; close the workbook without saving it: {detail}",
        ru="Обновление прервалось на полпути; закройте книгу, не сохраняя её: {detail}",
    ),
    "no_undo": Text(
        en="LibreOffice notes no steps for Undo at the moment: a macro keeps it from that, or their number is 0 under "
        "Tools – Options – Advanced – Open Expert Configuration – Undo – Steps. Change that and refresh again.",
        ru="LibreOffice сейчас не запоминает шаги для отмены: этому мешает макрос или их число равно 0 (Сервис – "
        "Параметры – Расширенные возможности – Экспертные настройки – Undo – Steps). Исправьте это и обновите снова.",
    ),
    "protected": Text(
        en="The tab “{tab}” is protected: take the protection off (Tools – Protect Sheet) and refresh again.",
        ru="Вкладка «{tab}» защищена: снимите защиту (Сервис – Защитить лист) и обновите снова.",
    ),
    "unreachable": Text(
        en="There is no server at {address}. Start it on this computer with “sheets-addin serve”, or go to Tools – "
        "Options – Advanced – Open Expert Configuration – sheetsaddin: enter the address of your company's server "
        "under Address, or the path of the program sheets-addin under Program, and the server starts by itself.",
        ru="По адресу {address} сервера нет. Запустите его на этом компьютере командой «sheets-addin serve» или "
        "откройте Сервис – Параметры – Расширенные возможности – Экспертные настройки – sheetsaddin: укажите адрес "
        "сервера компании в Address или путь к программе sheets-addin в Program, и сервер запустится сам.",
    ),
    "slow": Text(
        en="The server at {address} did not answer within {seconds} seconds. Nothing was changed; try again.",
        ru="Сервер {address} не ответил за {seconds} с. Ничего не изменено; попробуйте ещё раз.",
    ),
    "nonsense": Text(
        en="What answers at {address} is not the server of this extension ({detail}). Check the address under Tools – "
        "Options – Advanced – Open Expert Configuration – sheetsaddin.",
        ru="По адресу {address} отвечает не сервер этого расширения ({detail}). Проверьте адрес: Сервис – Параметры – "
        "Расширенные возможности – Экспертные настройки – sheetsaddin.",
    ),
    "refused": Text(
        en="The server at {address} refuses this key ({detail}). Enter a valid one under Tools – Options – Advanced – "
        "Open Expert Configuration – sheetsaddin – Key.",
        ru="Сервер {address} не принимает ключ ({detail}). Укажите верный: Сервис – Параметры – Расширенные "
        "возможности – Экспертные настройки – sheetsaddin – Key.",
    ),
    "rejected": Text(en="The server did not carry this out: {detail}.", ru="Сервер не смог это выполнить: {detail}."),
    "failed": Text(
        en="Something went wrong on the server at {address} ({detail}). Nothing was changed. Try again; if it happens "
        "once more, tell whoever runs the server.",
        ru="На сервере {address} произошёл сбой ({detail}). Ничего не изменено. Попробуйте ещё раз; если сбой "
        "повторится, сообщите тому, кто отвечает за сервер.",
    ),
    "broken": Text(
        en="The command stopped because of a fault in the extension ({detail}). Try again; if it happens once more, "
        "tell whoever installed the extension.",
        ru="Команда прервана из-за ошибки в расширении ({detail}). Попробуйте ещё раз; если ошибка повторится, "
        "сообщите тому, кто установил расширение.",
    ),
    "choose_client": Text(
        en="Choose a cell in the row of a client first.", ru="Сначала выберите ячейку в строке клиента."
    ),
    "no_reason": Text(en="There is nothing to say about this row yet.", ru="Об этой строке пока нечего сказать."),
}

SETTING_ADDRESS = Text(en="Address of the server.", ru="Адрес сервера.")
SETTING_KEY = Text(
    en="Key for the server; on this computer none is needed.", ru="Ключ к серверу; на этом компьютере не нужен."
)
SETTING_TIME_OUT = Text(
    en="Seconds that a cell may wait for an answer.", ru="Сколько секунд ячейка может ждать ответа."
)
SETTING_START = Text(
    en="Start the server of this computer when it does not run.",
    ru="Запускать сервер этого компьютера, если он не работает.",
)
SETTING_PROGRAM = Text(
    en="The program sheets-addin, where it is not found by itself.",
    ru="Программа sheets-addin, если она не находится сама.",
)
