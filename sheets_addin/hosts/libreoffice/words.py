"""Everything that the extension says, in both languages."""

from __future__ import annotations

from sheets_addin.hosts.words import (
    CELL_TEXTS,
    FAILED,
    HALF_DONE,
    NO_REASONS,
    REFRESHED,
    REFRESHING,
    REJECTED,
    SALES,
    UNDONE,
)
from sheets_addin.vocabulary.language import Text

TITLE = Text(en="Sales: the brain of your client workbook", ru="Продажи: мозг вашей книги клиентов")

CELLS = {
    **CELL_TEXTS,
    "cell_slow": Text(en="server is slow", ru="сервер не отвечает"),
    "cell_deep": Text(
        en="error: too many rows hang on each other", ru="ошибка: слишком длинная цепочка зависимых строк"
    ),
}
"""What a cell shows in place of a value."""

MESSAGES = {
    "title": SALES,
    "refreshing": REFRESHING,
    "refreshed": REFRESHED,
    "refresh_step": Text(en="Refresh of the sales tabs", ru="Обновление вкладок продаж"),
    "undone": UNDONE,
    "half_done": HALF_DONE,
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
    "rejected": REJECTED,
    "failed": FAILED,
    "broken": Text(
        en="The command stopped because of a fault in the extension ({detail}). Try again; if it happens once more, "
        "tell whoever installed the extension.",
        ru="Команда прервана из-за ошибки в расширении ({detail}). Попробуйте ещё раз; если ошибка повторится, "
        "сообщите тому, кто установил расширение.",
    ),
    "choose_client": Text(
        en="Choose a cell in the row of a client first.", ru="Сначала выберите ячейку в строке клиента."
    ),
    "no_reason": NO_REASONS,
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
