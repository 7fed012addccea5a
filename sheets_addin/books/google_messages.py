"""What a Google Sheet says when it cannot be reached, read or written, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

UNKNOWN_KEY = Text(
    en="Google knows no sheet with the key {key}: copy the address of the sheet from the browser.",
    ru="Google не знает таблицы с ключом {key}: скопируйте адрес таблицы из браузера.",
)
NO_ADDRESS = Text(
    en="“{typed}” is neither the address nor the key of a Google Sheet: open the sheet in the browser and copy its "
    "address, which looks like https://docs.google.com/spreadsheets/d/KEY/edit.",
    ru="«{typed}» — не адрес и не ключ Google Таблицы: откройте таблицу в браузере и скопируйте её адрес, он выглядит "
    "так: https://docs.google.com/spreadsheets/d/КЛЮЧ/edit.",
)
PUBLISHED = Text(
    en="This is the address of a published copy, which nobody can change: open the sheet itself and copy its address.",
    ru="Это адрес опубликованной копии, изменить её нельзя: откройте саму таблицу и скопируйте её адрес.",
)
NOT_SHARED = Text(
    en="The account {account} may not change this Google Sheet ({detail}): share the sheet with it as an editor.",
    ru="У аккаунта {account} нет прав на эту Google Таблицу ({detail}): откройте ему доступ с правом редактирования.",
)
NOT_SHARED_WITH_YOU = Text(
    en="The account that you signed in with may not change this Google Sheet ({detail}): ask its owner to share it "
    "with you as an editor.",
    ru="У аккаунта, с которым вы вошли, нет прав на эту Google Таблицу ({detail}): попросите владельца открыть вам "
    "доступ с правом редактирования.",
)
NOT_SIGNED_IN = Text(
    en="Google did not accept the credentials: sign in again, or make a new key for the service account.",
    ru="Google не принял учётные данные: войдите заново или создайте новый ключ сервисного аккаунта.",
)
REFUSED = Text(
    en="Google refused the request ({detail}). The sheet is as it was.",
    ru="Google отклонил запрос ({detail}). Таблица осталась как была.",
)
NOT_READ = Text(
    en="The Google Sheet could not be read within {seconds} seconds ({detail}). Nothing was written.",
    ru="Google Таблицу не удалось прочитать за {seconds} с ({detail}). Ничего не записано.",
)
NOT_GOOGLE = Text(
    en="Something else answered in Google's place, such as a proxy or the sign-in page of a network: open Google in "
    "the browser, then try again. Nothing was written.",
    ru="Вместо Google ответил кто-то другой, например прокси или страница входа в сеть: откройте Google в браузере и "
    "повторите. Ничего не записано.",
)
NOT_WRITTEN = Text(
    en="Google took no changes within {seconds} seconds ({detail}). The tabs are as they were; what was prepared on "
    "hidden tabs is cleared by the next refresh.",
    ru="Google не принимал изменения {seconds} с ({detail}). Вкладки остались как были; то, что подготовлено на "
    "скрытых вкладках, уберёт следующее обновление.",
)
MAY_BE_WRITTEN = Text(
    en="The connection to Google broke while all changes were sent at once, and whether they arrived could not be "
    "found out ({detail}). Either all of them are in the sheet or none: refresh again, and they are all in.",
    ru="Связь с Google прервалась, когда изменения отправлялись одним запросом, и узнать, дошли ли они, не удалось "
    "({detail}). В таблице либо все изменения, либо ни одного: обновите ещё раз, и будут все.",
)
STOPPED_PREPARING = Text(
    en="Stopped. The tabs are as they were; what was prepared on hidden tabs is cleared by the next refresh.",
    ru="Остановлено. Вкладки остались как были; то, что подготовлено на скрытых вкладках, уберёт следующее обновление.",
)
STOPPED_SENDING = Text(
    en="Stopped while all changes were being sent in one request. Either all of them are in the sheet or none: run the "
    "command again, and they are all in.",
    ru="Остановлено, когда изменения отправлялись одним запросом. В таблице либо все изменения, либо ни одного: "
    "запустите команду ещё раз, и будут все.",
)
STOPPED_MAKING = Text(
    en="Stopped while Google was making the sheet: look in your Drive whether “{title}” is there.",
    ru="Остановлено, когда Google создавал таблицу: посмотрите на своём Диске, появилась ли «{title}».",
)
NO_CONNECTION = Text(en="the connection failed", ru="сбой соединения")
NO_ANSWER = Text(en="no answer in time", ru="ответ не пришёл вовремя")
NO_TOKEN = Text(en="Google's sign-in does not answer", ru="вход в Google не отвечает")
OTHER_ANSWER = Text(en="something else answered in Google's place", ru="вместо Google ответил кто-то другой")
CHANGED = Text(
    en="Somebody changed the tab “{sheet}” while this was being worked out. Nothing was written: try again.",
    ru="Пока шёл расчёт, кто-то изменил вкладку «{sheet}». Ничего не записано: повторите ещё раз.",
)
TABS_CHANGED = Text(
    en="Somebody added, renamed or removed tabs, or another refresh ran, while this was being worked out. Nothing was "
    "written: try again.",
    ru="Пока шёл расчёт, кто-то добавил, переименовал или удалил вкладки либо прошло другое обновление. Ничего не "
    "записано: повторите ещё раз.",
)
NOT_EMPTY = Text(
    en="The Google Sheet “{title}” is not empty; it was left as it is.",
    ru="Google Таблица «{title}» не пуста, она оставлена как была.",
)
MAY_BE_MADE = Text(
    en="The connection to Google broke ({detail}): look in your Drive whether the sheet “{title}” is there.",
    ru="Связь с Google прервалась ({detail}): посмотрите на своём Диске, появилась ли таблица «{title}».",
)
NOT_MADE = Text(
    en="Google did not make the sheet ({detail}).",
    ru="Google не создал таблицу ({detail}).",
)
NOT_MADE_IN_TIME = Text(
    en="Google did not make the sheet within {seconds} seconds ({detail}).",
    ru="Google не создал таблицу за {seconds} с ({detail}).",
)
NO_DRIVE = Text(
    en="Google did not make the sheet ({detail}). A service account has no Drive of its own: make an empty sheet "
    "yourself, share it with the account and name its address after google:.",
    ru="Google не создал таблицу ({detail}). У сервисного аккаунта нет своего Диска: создайте пустую таблицу сами, "
    "откройте к ней доступ аккаунту и укажите её адрес после google:.",
)
NO_CREDENTIALS = Text(
    en="No credentials for Google: name their file with --credentials, or put service_account.json or "
    "credentials.json into {folder}.",
    ru="Нет учётных данных Google: укажите файл в --credentials или положите service_account.json либо "
    "credentials.json в папку {folder}.",
)
NO_FILE = Text(en="There is no file {file}.", ru="Файла {file} нет.")
BAD_CREDENTIALS = Text(
    en="{file} holds no credentials: expected the JSON file of a service account or of an OAuth client, as Google gave "
    "it.",
    ru="В файле {file} нет учётных данных: нужен JSON-файл сервисного аккаунта или клиента OAuth, такой, каким его "
    "выдал Google.",
)
NOT_LET_IN = Text(
    en="Nobody signed in to Google ({detail}). Run the command again, choose your account and allow everything that is "
    "asked for.",
    ru="Войти в Google не получилось ({detail}). Запустите команду ещё раз, выберите свой аккаунт и разрешите всё, о "
    "чём спросит Google.",
)
NOT_ALL_ALLOWED = Text(en="not everything was allowed", ru="разрешено не всё")
NO_BROWSER = Text(
    en="There is no browser here to sign in to Google: sign in on a computer that has one and copy {file} from there, "
    "or use a service account.",
    ru="Здесь нет браузера, чтобы войти в Google: войдите на компьютере с браузером и скопируйте оттуда {file} или "
    "возьмите сервисный аккаунт.",
)
TOO_LONG = Text(
    en="The cell {cell} of “{sheet}” would hold {length} characters; a cell of Google Sheets holds 50,000.",
    ru="В ячейке {cell} вкладки «{sheet}» было бы {length} знаков; ячейка Google Таблицы вмещает 50 000.",
)

WAITING = Text(en="Google is busy, waiting", ru="Google занят, жду")
TRYING_AGAIN = Text(en="No answer from Google, trying again", ru="Google не отвечает, пробую ещё раз")
SENDING = Text(en="Sending the results to Google", ru="Отправляю результаты в Google")
PUTTING_IN_PLACE = Text(en="Putting the results in place", ru="Переношу результаты на вкладки")

COMPUTED = Text(
    en="Computed by sheets-addin: written anew at each refresh.",
    ru="Считает sheets-addin: перезаписывается при каждом обновлении.",
)
