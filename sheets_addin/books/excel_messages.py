"""What an open Excel may refuse, said in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

NOT_CALLED_FROM_EXCEL = Text(
    en="This macro is started from a workbook that is open in Excel: press its Refresh button there.",
    ru="Этот макрос запускается из книги, открытой в Excel: нажмите в ней кнопку «Обновить».",
)
PROTECTED = Text(
    en="The sheet “{sheet}” is protected: unprotect it (Review, Unprotect Sheet) and try again.",
    ru="Лист «{sheet}» защищён: снимите защиту (Рецензирование, Снять защиту листа) и повторите.",
)
ARRAY_FORMULA = Text(
    en="The column {column} of “{sheet}” holds an array formula, whose cells cannot change one by one: remove it.",
    ru="В столбце {column} листа «{sheet}» стоит формула массива, её ячейки нельзя менять по одной: уберите её.",
)
PUT_BACK = Text(
    en="Excel refused a change ({detail}). The workbook was put back as it was.",
    ru="Excel не принял изменение ({detail}). Книга возвращена в прежний вид.",
)
NOT_PUT_BACK = Text(
    en="Excel refused a change ({detail}), and not everything could be put back: close the workbook without saving.",
    ru="Excel не принял изменение ({detail}), и не всё удалось вернуть: закройте книгу без сохранения.",
)
CANNOT_READ = Text(
    en="Excel does not let “{sheet}” be read: {detail}.",
    ru="Excel не даёт прочитать «{sheet}»: {detail}.",
)
