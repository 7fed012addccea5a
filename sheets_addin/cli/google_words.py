"""What the commands say of Google Sheets, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

CREDENTIALS = Text(
    en="For google:... books: the JSON file of a service account or of an OAuth client; otherwise gspread's own files.",
    ru="Для книг google:...: JSON-файл сервисного аккаунта или клиента OAuth; если не указан, берутся файлы gspread.",
)
MADE = Text(
    en="The Google Sheet is ready: {address}\nFill in the tab “{clients}”, then run: sheets-addin refresh google:{key}",
    ru="Google Таблица готова: {address}\nЗаполните вкладку «{clients}» и запустите: sheets-addin refresh google:{key}",
)
MADE_NOT_FILLED = Text(
    en="{why} The Google Sheet itself is there: {address}\nTo fill it, run: sheets-addin new google:{address}",
    ru="{why} Сама Google Таблица уже есть: {address}\n"
    "Чтобы заполнить её, запустите: sheets-addin new google:{address}",
)
MAKING = Text(en="Making the Google Sheet", ru="Создаю Google Таблицу")
NOT_MARKED = Text(
    en="This is the address of a Google Sheet: type google: before it, as in google:{address}",
    ru="Это адрес Google Таблицы: поставьте перед ним google:, то есть google:{address}",
)
STOPPED = Text(en="Stopped. The tabs are as they were.", ru="Остановлено. Вкладки остались как были.")
NO_TITLE = Text(
    en="Type a name for the new Google Sheet, such as google:Sales, or the address of an empty one.",
    ru="Укажите название новой Google Таблицы, например google:Продажи, или адрес пустой таблицы.",
)
NO_HOST = Text(
    en="--host is for files; for a Google Sheet leave it out.",
    ru="--host — только для файлов; для Google Таблицы он не нужен.",
)
