"""What the import says of a file, of its changes and of its doubts."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

OVERWRITE = Text(
    en="Key of a column in which the file's values replace those of the workbook (repeat as needed).",
    ru="Ключ столбца, в котором значения файла заменят значения книги (можно несколько раз).",
)
NO_SUCH_COLUMN = Text(
    en="--overwrite {key}: there is no such key. The keys are: {known}",
    ru="--overwrite {key}: нет такого ключа. Есть: {known}",
)

KNOWN_EXPORT = Text(en="{file} is an export of a known kind: {name}.", ru="{file} — знакомая выгрузка: {name}.")
REMEMBERED = Text(
    en="Columns are matched as you agreed last time.", ru="Столбцы сопоставлены так, как вы согласились в прошлый раз."
)
IS_IT = Text(en="Is “{header}” the column “{column}”? [Y/n] ", ru="«{header}» — это столбец «{column}»? [Д/н] ")
NOT_TAKEN = Text(
    en="“{header}” may be “{column}”; not taken. If it is: --map “{key}={header}”",
    ru="«{header}», возможно, «{column}»; не взят. Если это он: --map «{key}={header}»",
)

NEW = Text(en="New:", ru="Новые:")
CHANGED = Text(en="What changes for known clients", ru="Что меняется у известных клиентов")
CHANGED_ORDERS = Text(en="What is filled in for known orders", ru="Что дополняется у известных заказов")
KEPT = Text(
    en="Differs, stays as in the workbook (--overwrite KEY takes the file's)",
    ru="Отличается, остаётся как в книге (--overwrite КЛЮЧ возьмёт из файла)",
)
DOUBTFUL = Text(en="Doubtful, left out", ru="Сомнительные, не импортируются")
CLIENT = Text(en="Client", ru="Клиент")
COLUMN = Text(en="Column", ru="Столбец")
KEY = Text(en="Key", ru="Ключ")
WAS = Text(en="Was", ru="Было")
BECOMES = Text(en="Becomes", ru="Станет")
IN_THE_BOOK = Text(en="In the workbook", ru="В книге")
IN_THE_FILE = Text(en="In the file", ru="В файле")
WHY = Text(en="Why", ru="Почему")
BLANK = Text(en="(blank)", ru="(пусто)")
AND_MORE_DRY = Text(en="… and {count} more: --dry-run shows all of them", ru="… и ещё {count}: --dry-run покажет все")
UNREAD_WORDS = Text(en="Not understood in the column “{column}”: {words}", ru="Не понято в столбце «{column}»: {words}")

SAME_CLIENT = Text(
    en="“{name}” in the file, “{known}” in the workbook: {why}. "
    "The same client? [y]es, [n]o: a new one, [Enter] leave out: ",
    ru="«{name}» в файле, «{known}» в книге: {why}. Это один клиент? [д]а, [н]ет: новый, [Enter] пропустить: ",
)
DOUBTS = Text(
    en="Doubtful rows, left out: {count}. Import at a terminal without --yes to be asked about each.",
    ru="Сомнительных строк, не импортировано: {count}. Без --yes в терминале по каждой будет вопрос.",
)
ORDER_DOUBTS = Text(
    en="Orders left out because several clients may be meant: {count}. Put the client's ID, or its name as in the "
    "workbook, into the file.",
    ru="Заказов пропущено, потому что так могут называться несколько клиентов: {count}. Укажите в файле код клиента "
    "или название как в книге.",
)
REPEATS = Text(en="Repeats in the file: {count}", ru="Повторы в файле: {count}")
COMPUTED = Text(
    en="Not imported, because this workbook computes it from the tab “{tab}”: {headers}",
    ru="Не импортировано, потому что книга считает это сама по вкладке «{tab}»: {headers}",
)
NOT_LISTED = Text(en="Not in the report, stays as in the workbook", ru="Нет в отчёте, остаётся как в книге")
MISSING = Text(
    en="Not in the report: {count}, debts left as they are; --overwrite debt clears them",
    ru="Нет в отчёте: {count}, долги оставлены как есть; --overwrite debt очистит их",
)
MISSING_IN_A_PART = Text(
    en="Not in the report: {count}, debts left as they are: the report is filtered or lists nobody",
    ru="Нет в отчёте: {count}, долги оставлены как есть: в отчёте задан отбор или нет ни одного клиента",
)
CLEAR_MISSING = Text(
    en="Not in the report any more: {count} ({names}). Clear their debts? [y/N] ",
    ru="Больше нет в отчёте: {count} ({names}). Очистить их долги? [д/Н] ",
)
FOREIGN_SUMS = Text(
    en="Doubtful, left out: sums in another currency than the workbook's: {count} ({names})",
    ru="Сомнительные суммы не импортированы, валюта не та, что у книги: {count} ({names})",
)
CELLS_CHANGED = Text(en="Values replaced for them: {count}", ru="Заменено у них значений: {count}")
