"""What the pane of Excel and the page of a workbook file say besides what every pane says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.hosts.words import HALF_DONE, NOT_TIDIED, ROW_NOT_EMPTY, UNDONE
from sheets_addin.vocabulary.language import Text

_OFFICE: Mapping[str, Text] = {
    "no_office": Text(
        en="Microsoft's library (appsforoffice.microsoft.com) could not be loaded. This page is the pane of Excel: "
        "open it there, on a computer that may load from that address.",
        ru="Не удалось загрузить библиотеку Microsoft (appsforoffice.microsoft.com). Эта страница — панель Excel: "
        "откройте её в Excel на компьютере, которому доступен этот адрес.",
    ),
}
"""The page without Excel."""

_KEY: Mapping[str, Text] = {
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
"""The key, entered on the page."""

_REFRESH: Mapping[str, Text] = {
    "reading_tab": Text(en="Reading the tab “{tab}”", ru="Читаю вкладку «{tab}»"),
    "checking": Text(en="Checking what will change", ru="Проверяю, что изменится"),
    "writing_tab": Text(en="Writing the tab “{tab}”", ru="Записываю вкладку «{tab}»"),
    "tidying": Text(en="Tidying up", ru="Завершаю"),
    "putting_back": Text(en="Putting back what was there", ru="Возвращаю всё как было"),
    "undone": UNDONE,
    "half_done": HALF_DONE,
    "not_tidied": NOT_TIDIED,
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
    "row_not_empty": ROW_NOT_EMPTY,
    "totals_below": Text(
        en="Tab “{tab}”: new rows are to stand below the table, where its row of totals is. Switch the totals off.",
        ru="Вкладка «{tab}»: новые строки должны встать под таблицей, но там строка итогов. Отключите её.",
    ),
}
"""The refresh of an open workbook."""

ALL: Mapping[str, Text] = {**_OFFICE, **_KEY, **_REFRESH}
