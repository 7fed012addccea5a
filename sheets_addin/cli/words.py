"""What the commands say, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

PROGRAM = Text(
    en="An assistant for the workbook in which a sales department keeps its clients.",
    ru="Помощник для книги, в которой отдел продаж ведёт клиентов.",
)
NEW = Text(en="Make a new workbook to fill in.", ru="Создать новую книгу для заполнения.")
IMPORT = Text(
    en="Import clients or orders from a .csv or .xlsx file (.gz too) into a workbook.",
    ru="Импортировать в книгу клиентов или заказы из файла .csv или .xlsx (можно .gz).",
)
REFRESH = Text(
    en="Assess every client and write the results into the workbook.",
    ru="Оценить всех клиентов и записать результаты в книгу.",
)
EXPLAIN = Text(en="Explain why a client is where it is.", ru="Объяснить, почему клиент оказался там, где он есть.")
DEMO = Text(
    en="Build a workbook of 300 invented clients, refresh it and show what it found.",
    ru="Создать книгу с 300 вымышленными клиентами, обновить её и показать, что нашлось.",
)
BOOK = Text(
    en="The workbook (.xlsx or .xlsm), or google: and the key or address of a Google Sheet.",
    ru="Книга (.xlsx или .xlsm) либо google: и ключ или адрес Google Таблицы.",
)
NEW_BOOK = Text(
    en="The new workbook (.xlsx), or google: and the name of a new Google Sheet or the address of an empty one.",
    ru="Новая книга (.xlsx) либо google: и название новой Google Таблицы или адрес пустой.",
)
SOURCE = Text(en="The file to import.", ru="Файл для импорта.")
CLIENT = Text(
    en="The client's ID or name, or the beginning or a part of it.",
    ru="Код или название клиента, можно начало или часть.",
)
DIRECTORY = Text(en="The folder for the demo workbook.", ru="Папка для книги-примера.")
LANGUAGE = Text(en="ru or en; otherwise the system's language.", ru="ru или en; если не указан — язык системы.")
LANGUAGE_OF_MESSAGES = Text(
    en="ru or en, used where the workbook does not tell.", ru="ru или en, если по самой книге язык не понять."
)
AS = Text(
    en="What the file holds: clients or orders; told by its headers where left out.",
    ru="Что в файле: clients — клиенты, orders — заказы; если не указано, видно по заголовкам.",
)
MAP = Text(
    en="key=HEADER: which column of the file to take for a key (repeat as needed).",
    ru="ключ=ЗАГОЛОВОК: какой столбец файла взять для ключа (можно несколько раз).",
)
YES = Text(
    en="Ask nothing: take only what is sure, list what is doubtful.",
    ru="Ни о чём не спрашивать: взять только надёжное, сомнительное перечислить.",
)
TODAY = Text(
    en="The day to count from (31.12.2026 or 2026-12-31); otherwise today.",
    ru="День, на который считать (31.12.2026 или 2026-12-31); если не указан — сегодня.",
)
DRY_RUN = Text(en="Work everything out but write nothing.", ru="Всё рассчитать, но ничего не записывать.")
JSON = Text(en="Print one JSON object and nothing else.", ru="Вывести один объект JSON и больше ничего.")

NOT_A_DAY = Text(
    en="“{text}” is not a date between 2000 and 2199, such as 31.12.2026 or 2026-12-31.",
    ru="«{text}» — не дата между 2000 и 2199 годами; пишите, например, 31.12.2026 или 2026-12-31.",
)
NOT_A_MAPPING = Text(
    en="“{typed}” should read key=HEADER, for example: --map order_date=InvoiceDate",
    ru='Вместо «{typed}» нужно ключ=ЗАГОЛОВОК, например: --map "order_date=Дата отгрузки"',
)

READING_SOURCE = Text(en="Reading the file", ru="Читаю файл")
READING_BOOK = Text(en="Reading the workbook", ru="Читаю книгу")
COMPARING = Text(en="Comparing with the workbook", ru="Сверяю с книгой")
WRITING = Text(en="Writing the workbook", ru="Записываю книгу")
BUILDING_DEMO = Text(en="Inventing a company", ru="Придумываю компанию")

MADE = Text(
    en='{book} is ready. Fill in the tab “{clients}”, then run: sheets-addin refresh "{book}"',
    ru='Книга {book} готова. Заполните вкладку «{clients}» и запустите: sheets-addin refresh "{book}"',
)
NOT_XLSX = Text(
    en="“{book}”: the name of a new workbook must end in .xlsx.",
    ru="«{book}»: имя новой книги должно заканчиваться на .xlsx.",
)
NOT_XLSM = Text(
    en="“{book}”: the name of a new workbook for xlwings ends in .xlsm.",
    ru="«{book}»: имя новой книги для xlwings должно кончаться на .xlsm.",
)
HOST = Text(
    en="excel: a workbook for the Excel add-in; xlwings: one with macros and a Refresh button for Excel on Windows.",
    ru="excel: книга для надстройки Excel; xlwings: книга с макросами и кнопкой «Обновить» для Excel в Windows.",
)
MADE_FOR_ADD_IN = Text(
    en="{book} is ready. Open it in Excel with the add-in, fill the tab “{clients}” and press Refresh.",
    ru="{book} готова. Откройте её в Excel с надстройкой, заполните вкладку «{clients}» и нажмите «Обновить».",
)
MADE_FOR_EXCEL = Text(
    en="{book} is ready. Open it in Excel, enable macros, fill the tab “{clients}” and press Refresh.",
    ru="{book} готова. Откройте её в Excel, включите макросы, заполните вкладку «{clients}» и нажмите «Обновить».",
)

MAPPING = Text(en="{file}: which column goes where", ru="{file}: какой столбец куда попадёт")
HEADER = Text(en="Header in the file", ru="Заголовок в файле")
GOES_TO = Text(en="Column", ru="Столбец")
KEY = Text(en="Key", ru="Ключ")
FIRST_VALUES = Text(en="First values", ru="Первые значения")
NOT_IMPORTED = Text(en="Not imported: {headers}", ru="Не импортируются: {headers}")
GO_ON = Text(en="Import like this? [Y/n] ", ru="Импортировать так? [Д/н] ")
NOTHING_WRITTEN = Text(en="Nothing was written.", ru="Ничего не записано.")
ROWS_READ = Text(en="Rows in the file: {count}", ru="Строк в файле: {count}")
CLIENTS_ADDED = Text(en="Clients added: {count}", ru="Добавлено клиентов: {count}")
CLIENTS_KNOWN = Text(en="Clients already there: {count}", ru="Клиентов уже было в книге: {count}")
CELLS_FILLED = Text(en="Blank cells filled for them: {count}", ru="Заполнено у них пустых ячеек: {count}")
CLIENTS_LEFT_OUT = Text(
    en="Rows with neither a client's ID nor a name, left out: {count}",
    ru="Строк без кода и названия клиента, пропущено: {count}",
)
ORDERS_ADDED = Text(en="Orders added: {count}", ru="Добавлено заказов: {count}")
ORDERS_KNOWN = Text(en="Orders already there, skipped: {count}", ru="Заказов уже было в книге, пропущено: {count}")
ORDERS_COMPLETED = Text(
    en="Orders completed (their blank payment dates filled in): {count}",
    ru="Дополнено заказов (заполнены пустые даты оплаты): {count}",
)
ORDERS_LEFT_OUT = Text(
    en="Rows without any order data, left out: {count}", ru="Строк без данных заказа, пропущено: {count}"
)
NEW_CLIENTS = Text(
    en="Clients named in the orders and new to the workbook, added: {count}",
    ru="Добавлено клиентов, которые есть в заказах, но не было в книге: {count}",
)
DIFFERING = Text(
    en="Values that differ, kept as in the workbook: {count}",
    ru="Значений, которые в файле другие, оставлено как в книге: {count}",
)
FOREIGN_IDS = Text(
    en="Clients whose ID is another client's in the workbook, kept apart under an ID of their own: {count} ({names}). "
    "Orders that name the old ID cannot be told to be theirs.",
    ru="Клиентов, чей код в книге принадлежит другому клиенту, ведём отдельно под своим кодом: {count} ({names}). "
    "Заказы с прежним кодом к ним отнести нельзя.",
)
NAMESAKES = Text(
    en="Clients with a known name but another phone, e-mail or territory, added as new: {count} ({names}). "
    "Check that they are not the same client.",
    ru="Клиентов с уже известным названием, но с другим телефоном, e-mail или территорией, добавлено как новых: "
    "{count} ({names}). Проверьте, не один ли это клиент.",
)
CUT = Text(
    en="Texts longer than a cell can hold, cut: {count}", ru="Текстов длиннее, чем вмещает ячейка, обрезано: {count}"
)
UNREADABLE = Text(
    en="Cells that could not be read, kept as text: {count} (the next refresh lists them on “{tab}”)",
    ru="Ячеек не удалось прочитать, оставлены текстом: {count} (следующее обновление перечислит их на вкладке «{tab}»)",
)

AS_OF = Text(en="Clients as of {today}: {clients}", ru="Клиентов на {today}: {clients}")
BASES = Text(en="Base", ru="База")
CLIENTS = Text(en="Clients", ru="Клиентов")
OVERDUE = Text(en="Overdue", ru="Просрочка")
WIN_BACK = Text(en="Win-back", ru="Возврат")
FIRST_CALLS = Text(en="Whom to call first", ru="Кому звонить первым")
MANAGER = Text(en="Manager", ru="Менеджер")
NO_MANAGER = Text(en="(no manager)", ru="(без менеджера)")
CLIENT_NAME = Text(en="Client", ru="Клиент")
NEXT_ACTION = Text(en="What to do", ru="Что сделать")
WHY_NOW = Text(en="Why now", ru="Почему сейчас")
MORE_CALLS = Text(en="… and more on the tab “{tab}”", ru="… остальные — на вкладке «{tab}»")
DUE_TODAY = Text(en="Due today: {count}", ru="На сегодня: {count}")
NOT_TODAY = Text(
    en="Of these, do not fit into the working day: {count} ({managers})",
    ru="Из них не помещаются в рабочий день: {count} ({managers})",
)
GOLD_THRESHOLD = Text(
    en="Gold starts at a yearly revenue of: {amount}", ru="Золотой начинается с выручки за год: {amount}"
)
PROBLEMS = Text(en="Problems in the data: {count} (tab “{tab}”)", ru="Проблем в данных: {count} (вкладка «{tab}»)")
NO_PROBLEMS = Text(en="No problems in the data.", ru="Проблем в данных нет.")
SOURCE_TAB = Text(en="{table}: read from the tab “{tab}”", ru="{table}: прочитаны с вкладки «{tab}»")
NOT_USED = Text(
    en="Columns of yours that are not used: {headers}", ru="Ваши столбцы, которые не используются: {headers}"
)
WRITTEN = Text(en="Written: {book}", ru="Записано: {book}")
DRY = Text(en="Dry run: nothing was written.", ru="Пробный запуск: ничего не записано.")

RESULT = Text(en="Result", ru="Результат")
VALUE = Text(en="Value", ru="Значение")
WHY = Text(en="Why", ru="Почему")
FIGURES = Text(en="Figures", ru="Данные")
NO_CLIENT = Text(en="There is no client “{client}” in the workbook.", ru="Клиента «{client}» в книге нет.")
SEVERAL_CLIENTS = Text(
    en="“{client}” fits several clients: {names}. Type more of the name, or the ID.",
    ru="«{client}» подходит к нескольким клиентам: {names}. Введите название полнее или код.",
)
NO_CLIENT_BUT = Text(
    en="There is no client “{client}” in the workbook. Perhaps: {near}.",
    ru="Клиента «{client}» в книге нет. Может быть: {near}.",
)

DEMO_FILE = Text(en="demo-en.xlsx", ru="demo-ru.xlsx")
DEMO_CHANGED = Text(
    en="“{book}” has been changed since the demo was built, or was not made by the demo: it stays as it is. "
    "Name another folder: sheets-addin demo FOLDER",
    ru="«{book}» изменили после создания примера, или это другой файл: он остался как был. "
    "Укажите другую папку: sheets-addin demo ПАПКА",
)
DEMO_NO_FOLDER = Text(
    en="The folder “{folder}” cannot be used: {why}.", ru="Папку «{folder}» нельзя использовать: {why}."
)
