const WORDS = {
 "menu_title": {
  "en": "Sales",
  "ru": "Продажи"
 },
 "menu_refresh": {
  "en": "Refresh",
  "ru": "Обновить"
 },
 "menu_today": {
  "en": "Today",
  "ru": "Сегодня"
 },
 "menu_overview": {
  "en": "Overview",
  "ru": "Обзор"
 },
 "menu_why": {
  "en": "Why is this client here?",
  "ru": "Почему клиент здесь?"
 },
 "menu_settings": {
  "en": "Settings",
  "ru": "Настройки"
 },
 "menu_connection": {
  "en": "Server and key",
  "ru": "Сервер и ключ"
 },
 "address_label": {
  "en": "Address of the server",
  "ru": "Адрес сервера"
 },
 "address_hint": {
  "en": "It begins with https:// and can be reached from the internet: Google asks it, not this computer.",
  "ru": "Начинается с https:// и доступен из интернета: к нему обращается Google, а не этот компьютер."
 },
 "key_label": {
  "en": "Key",
  "ru": "Ключ"
 },
 "key_hint": {
  "en": "It is kept beside the script and never put into a cell.",
  "ru": "Хранится вместе со скриптом и никогда не попадает в ячейки."
 },
 "key_kept": {
  "en": "A key is kept. Leave the field blank to go on using it.",
  "ru": "Ключ уже сохранён. Оставьте поле пустым, чтобы он действовал и дальше."
 },
 "remove_key": {
  "en": "Remove the key",
  "ru": "Удалить ключ"
 },
 "check_and_save": {
  "en": "Check and save",
  "ru": "Проверить и сохранить"
 },
 "checking_server": {
  "en": "Asking the server …",
  "ru": "Обращаюсь к серверу …"
 },
 "address_wrong": {
  "en": "The address must begin with https://, for example https://sales.example.com.",
  "ru": "Адрес должен начинаться с https://, например https://sales.example.com."
 },
 "connected": {
  "en": "Saved: the server {address} answers (version {version}).",
  "ru": "Сохранено: сервер {address} отвечает (версия {version})."
 },
 "no_address": {
  "en": "No server is set. Choose Sales – Server and key, and enter its address.",
  "ru": "Сервер не указан. Выберите «Продажи» – «Сервер и ключ» и введите его адрес."
 },
 "unreachable": {
  "en": "Google cannot reach the server at {address}. Check the address under Sales – Server and key; if it is right, tell whoever runs the server. ({detail})",
  "ru": "Google не может связаться с сервером {address}. Проверьте адрес: «Продажи» – «Сервер и ключ»; если он верный, сообщите тому, кто отвечает за сервер. ({detail})"
 },
 "quota": {
  "en": "Google's daily quota of requests is used up; it is renewed within 24 hours. To spend less of it, ask for a block with one formula, such as =SEGMENT(A2:AS1001). ({detail})",
  "ru": "Суточный лимит запросов Google исчерпан; он возобновится в течение 24 часов. Чтобы тратить меньше, спрашивайте сразу несколько строк одной формулой, например =SEGMENT(A2:AS1001). ({detail})"
 },
 "refused": {
  "en": "The server at {address} refuses the key ({detail}). Enter a valid one under Sales – Server and key.",
  "ru": "Сервер {address} не принимает ключ ({detail}). Укажите верный: «Продажи» – «Сервер и ключ»."
 },
 "rejected": {
  "en": "The server did not carry this out: {detail}.",
  "ru": "Сервер не смог это выполнить: {detail}."
 },
 "failed": {
  "en": "Something went wrong on the server at {address} ({detail}). Nothing was changed. Try again; if it happens once more, tell whoever runs the server.",
  "ru": "На сервере {address} произошёл сбой ({detail}). Ничего не изменено. Попробуйте ещё раз; если сбой повторится, сообщите тому, кто отвечает за сервер."
 },
 "nonsense": {
  "en": "What answers at {address} is not the server of this product. Check the address under Sales – Server and key.",
  "ru": "По адресу {address} отвечает не сервер этого продукта. Проверьте адрес: «Продажи» – «Сервер и ключ»."
 },
 "unexpected": {
  "en": "Something went wrong in the script: {detail}",
  "ru": "В скрипте произошла ошибка: {detail}"
 },
 "cell_unreachable": {
  "en": "no server",
  "ru": "нет сервера"
 },
 "cell_nonsense": {
  "en": "server: wrong answer",
  "ru": "сервер: неверный ответ"
 },
 "cell_refused": {
  "en": "server: no access",
  "ru": "сервер: нет доступа"
 },
 "cell_rejected": {
  "en": "error: {detail}",
  "ru": "ошибка: {detail}"
 },
 "cell_failed": {
  "en": "server: failure",
  "ru": "сервер: сбой"
 },
 "cell_wrong": {
  "en": "#VALUE! {message}; expected: {expected}",
  "ru": "#ЗНАЧ! {message}; ожидалось: {expected}"
 },
 "cell_no_clients": {
  "en": "error: there is no tab “Clients”",
  "ru": "ошибка: нет вкладки «Клиенты»"
 },
 "cell_quota": {
  "en": "Google: quota used up",
  "ru": "Google: лимит исчерпан"
 },
 "cell_no_address": {
  "en": "server is not set",
  "ru": "сервер не указан"
 },
 "refreshing": {
  "en": "Refreshing the tabs …",
  "ru": "Обновляю вкладки …"
 },
 "not_refreshed": {
  "en": "Not refreshed.",
  "ru": "Не обновлено."
 },
 "busy": {
  "en": "Somebody is refreshing this workbook already. Wait until it is done.",
  "ru": "Эту книгу уже кто-то обновляет. Дождитесь окончания."
 },
 "typed_meanwhile": {
  "en": "People kept typing while the refresh was being computed, so nothing was changed. Try again in a moment.",
  "ru": "Пока шёл расчёт, в книге всё время что-то вводили, поэтому ничего не изменено. Повторите чуть позже."
 },
 "half_done": {
  "en": "The refresh failed half-way, and not everything could be put back: refresh again, or restore the last version under File – Version history. ({detail})",
  "ru": "Обновление прервалось на полпути, и вернуть удалось не всё: обновите ещё раз или восстановите прежнюю версию: «Файл» – «История версий». ({detail})"
 },
 "protected": {
  "en": "The tab “{tab}” is protected from you: ask its owner for the right to edit it, and refresh again.",
  "ru": "Вкладка «{tab}» защищена от ваших изменений: попросите у владельца право её править и обновите снова."
 },
 "refreshed": {
  "en": "Refreshed. Clients: {clients}; to call today: {planned}, no room in the day for: {waiting}; problems: {problems}.",
  "ru": "Обновлено. Клиентов: {clients}; в плане на сегодня: {planned}, не поместились: {waiting}; проблем: {problems}."
 },
 "cancelled": {
  "en": "Cancelled: nothing was changed.",
  "ru": "Отменено: ничего не изменено."
 },
 "undone": {
  "en": "The refresh failed, and everything is as it was: {detail}",
  "ru": "Обновить не удалось, всё осталось как было: {detail}"
 },
 "not_tidied": {
  "en": "Refreshed, but what the old tabs left could not be removed; refresh again: {detail}",
  "ru": "Обновлено, но остатки прежних вкладок убрать не удалось; обновите ещё раз: {detail}"
 },
 "row_not_empty": {
  "en": "Tab “{tab}”: new rows are to stand from cell {cell} on, but something is written there. Move it.",
  "ru": "Вкладка «{tab}»: новые строки должны встать с ячейки {cell}, но там что-то записано. Перенесите это."
 }
};
