"""What the commands of the HTTP API say, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

SERVE = Text(
    en="Answer cell functions and refreshes of spreadsheets over HTTP.",
    ru="Отвечать по HTTP на функции в ячейках и обновления таблиц.",
)
HOST = Text(
    en="The address to listen at; any but this machine's own demands keys.",
    ru="Адрес, на котором слушать; любой, кроме этого компьютера, требует ключей.",
)
PORT = Text(en="The port to listen at.", ru="Порт, на котором слушать.")
WORKERS = Text(en="How many processes answer.", ru="Сколько процессов отвечает.")
KEYS = Text(
    en="The file of keys; when given, every request needs a key.",
    ru="Файл ключей; если указан, ключ нужен каждому запросу.",
)
BOOK = Text(
    en="A workbook file to open in the browser: today's calls, figures, reasons, and Refresh for the file itself.",
    ru="Файл книги, который откроется в браузере: звонки на сегодня, показатели, причины и обновление самого файла.",
)
OPEN_BOOK = Text(
    en="Open {address}/book/ in a browser for {file}.",
    ru="Чтобы работать с {file}, откройте в браузере {address}/book/.",
)
KEYS_STORED = Text(en="The file to store the key's hash in.", ru="Файл, в котором хранить отпечаток ключа.")
KEY = Text(en="Keys of the HTTP API.", ru="Ключи для обращений по HTTP.")
KEY_NEW = Text(
    en="Make a key, print it once and store only its hash.",
    ru="Создать ключ, показать его один раз и сохранить только отпечаток.",
)
KEY_NAME = Text(en="Whose key it is.", ru="Чей это ключ.")
KEY_MADE = Text(
    en="Keep this key, it is shown only now. To withdraw it, remove its entry from {file}.",
    ru="Сохраните ключ: он показан только сейчас. Чтобы отозвать его, удалите его запись из {file}.",
)
SERVING = Text(
    en="Answering at {address} (how to ask: {address}/docs). Stop with Ctrl+C.",
    ru="Отвечаю на {address} (как спрашивать: {address}/docs). Остановить: Ctrl+C.",
)
DEV_CERT = Text(
    en="Speak https on this computer, with a certificate made for it; see docs/hosts-excel.md.",
    ru="Говорить по https на этом компьютере, с сертификатом для него; см. docs/hosts-excel.md.",
)
NOT_HERE = Text(
    en="--dev-cert is for this computer alone; for {host} put the server behind one that speaks https.",
    ru="--dev-cert — только для этого компьютера; для {host} поставьте сервер за другим, который говорит по https.",
)
MANIFEST_AT = Text(
    en="The manifest for Excel: {address}/excel/manifest.xml", ru="Манифест для Excel: {address}/excel/manifest.xml"
)
TRUST = Text(
    en="Excel needs this computer to trust {file}; once:",
    ru="Excel работает, если этот компьютер доверяет сертификату {file}. Один раз:",
)
TRUST_NEW = Text(
    en="A new certificate was made. Let this computer trust {file}, once:",
    ru="Создан новый сертификат. Один раз разрешите этому компьютеру доверять {file}:",
)
TRUST_IN_FIREFOX = Text(
    en="Settings, Privacy & Security, View Certificates, Authorities, Import",
    ru="Настройки, Приватность и защита, Просмотр сертификатов, Центры сертификации, Импортировать",
)
NO_KEYS = Text(
    en="Keys are needed here, and there is none in {file}. Make one: sheets-addin key new NAME{option}",
    ru="Здесь нужны ключи, а в {file} нет ни одного. Создайте: sheets-addin key new ИМЯ{option}",
)
