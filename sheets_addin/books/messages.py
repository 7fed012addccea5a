"""What books say when they refuse, those of files above all, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

NOT_FOUND = Text(en="There is no file {file}.", ru="Файла {file} нет.")
ALREADY_EXISTS = Text(
    en="{file} exists already; it was left as it is.", ru="Файл {file} уже есть, он оставлен как был."
)
NOT_A_ZIP = Text(
    en="{file} is not an .xlsx or .xlsm workbook, or was cut short.",
    ru="{file} — не книга .xlsx или .xlsm либо файл обрезан.",
)
NO_WORKBOOK = Text(
    en="{file} is an archive without a workbook in it.",
    ru="{file} — архив, в котором нет книги.",
)
ENCRYPTED = Text(
    en="{file} is password-protected or an old .xls: save it as .xlsx without a password.",
    ru="{file} защищён паролем или сохранён в старом формате .xls: сохраните его как .xlsx без пароля.",
)
DAMAGED = Text(
    en="{file} is damaged ({detail}): open it in a spreadsheet program and save it again.",
    ru="Файл {file} повреждён ({detail}): откройте его в табличном редакторе и сохраните заново.",
)
TOO_LARGE_PART = Text(
    en="{file} is refused: its part {part} unpacks to {size} MB.",
    ru="{file} не принят: его часть {part} распаковывается в {size} МБ.",
)
SIGNED = Text(
    en="{file} is digitally signed, and any change would break the signature: work on an unsigned copy.",
    ru="{file} подписан электронной подписью, любая правка её нарушит: работайте с копией без подписи.",
)
IN_USE = Text(
    en="{file} is open in another program (its lock file is {lock}): close it there and try again.",
    ru="{file} открыт в другой программе (её файл блокировки — {lock}): закройте его там и повторите.",
)
CHANGED = Text(
    en="{file} was saved by somebody else in the meantime: try again.",
    ru="{file} за это время сохранил кто-то другой: повторите ещё раз.",
)
IS_A_FOLDER = Text(en="{file} is a folder, not a workbook.", ru="{file} — это папка, а не книга.")
CANNOT_READ = Text(en="{file} cannot be read: {detail}.", ru="{file} не читается: {detail}.")
CANNOT_WRITE = Text(
    en="{file} cannot be written: {detail}. The file is as it was.",
    ru="{file} не удалось записать: {detail}. Файл остался как был.",
)
NO_FREE_SPACE = Text(
    en="{file} cannot be written: the disk is full. The file is as it was.",
    ru="{file} не удалось записать: на диске нет места. Файл остался как был.",
)
NO_RIGHTS = Text(
    en="{file} cannot be written: no rights to change it or its folder. The file is as it was.",
    ru="{file} не удалось записать: нет прав на изменение файла или его папки. Файл остался как был.",
)
NO_SUCH_SHEET = Text(en="The workbook has no sheet “{sheet}”.", ru="В книге нет листа «{sheet}».")
NOT_A_GRID = Text(en="The sheet “{sheet}” has no cells.", ru="На листе «{sheet}» нет ячеек.")
TOO_SCATTERED = Text(
    en="The sheet “{sheet}” has cells scattered over {rows} rows and {columns} columns: clear the stray ones.",
    ru="На листе «{sheet}» ячейки разбросаны по {rows} строкам и {columns} столбцам: очистите лишние.",
)
SHEET_NAME = Text(
    en="A sheet cannot be called “{sheet}”: 1 to 31 characters, none of : \\ / ? * [ ], no apostrophe at the ends.",
    ru="Лист нельзя назвать «{sheet}»: от 1 до 31 знака, без : \\ / ? * [ ] и без апострофа по краям.",
)
SHEET_TWICE = Text(en="The workbook already has a sheet “{sheet}”.", ru="В книге уже есть лист «{sheet}».")
TABLE_NAME = Text(en="A table cannot be called “{table}”.", ru="Таблицу нельзя назвать «{table}».")
TABLE_TWICE = Text(
    en="The workbook already has a table or name “{table}”.", ru="В книге уже есть таблица или имя «{table}»."
)
TABLE_HEADERS = Text(
    en="The table on the sheet “{sheet}” needs a header of its own for every column; “{header}” is blank or repeated.",
    ru="Таблице на листе «{sheet}» нужен свой заголовок у каждого столбца; «{header}» пуст или повторяется.",
)
TOO_MANY_CELLS = Text(
    en="The sheet “{sheet}” would have {rows} rows and {columns} columns; a sheet holds 1,048,576 and 16,384.",
    ru="На листе «{sheet}» было бы {rows} строк и {columns} столбцов; лист вмещает 1 048 576 и 16 384.",
)
UNEVEN_COLUMNS = Text(
    en="The columns of the sheet “{sheet}” differ in length at “{header}”.",
    ru="Столбцы листа «{sheet}» разной длины: «{header}».",
)
NO_COLUMNS = Text(en="The sheet “{sheet}” has no columns to write.", ru="У листа «{sheet}» нет столбцов для записи.")
TEXT_TOO_LONG = Text(
    en="The cell {cell} of “{sheet}” would hold {length} characters; a cell holds 32,767.",
    ru="В ячейке {cell} листа «{sheet}» было бы {length} знаков; ячейка вмещает 32 767.",
)
NOT_A_NUMBER = Text(
    en="The cell {cell} of “{sheet}” would hold an infinite number.",
    ru="В ячейке {cell} листа «{sheet}» было бы бесконечное число.",
)
UNKNOWN_VALUE = Text(
    en="The cell {cell} of “{sheet}” cannot hold a value of type {kind}.",
    ru="В ячейке {cell} листа «{sheet}» не может стоять значение типа {kind}.",
)
TOTALS_BELOW = Text(
    en="Rows cannot be added to “{sheet}”: the table {table} has a totals row. Switch it off and try again.",
    ru="На лист «{sheet}» нельзя добавить строки: у таблицы {table} есть строка итогов. Отключите её и повторите.",
)
ROW_NOT_EMPTY = Text(
    en="Rows cannot be added to “{sheet}”: the cell {cell} below its data is not empty.",
    ru="На лист «{sheet}» нельзя добавить строки: ячейка {cell} под данными не пуста.",
)
PART_OF_ARRAY = Text(
    en="The cell {cell} of “{sheet}” is part of an array formula over {area} and cannot change alone.",
    ru="Ячейка {cell} листа «{sheet}» — часть формулы массива {area}, отдельно её менять нельзя.",
)
SHARED_FORMULA = Text(
    en="The cell {cell} of “{sheet}” holds a formula that cells above it share; enter it again in those cells.",
    ru="Формулу из ячейки {cell} листа «{sheet}» используют ячейки выше; введите её в них заново.",
)
CHANGED_TWICE = Text(
    en="The sheet “{sheet}” cannot be patched and replaced in one set of changes.",
    ru="Лист «{sheet}» нельзя и править, и заменять в одном наборе изменений.",
)
