"""What the commands say, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

PROGRAM = Text(
    en="A brain for the workbook in which a sales department keeps its clients.",
    ru="Мозг для книги, в которой отдел продаж ведёт клиентов.",
)
NEW = Text(en="Make a new workbook to fill.", ru="Создать новую книгу для заполнения.")
IMPORT = Text(
    en="Bring clients or orders from a .csv or .xlsx file (.gz too) into a workbook.",
    ru="Загрузить в книгу клиентов или заказы из файла .csv или .xlsx (можно .gz).",
)
REFRESH = Text(
    en="Assess every client and write the results into the workbook.",
    ru="Оценить всех клиентов и записать результаты в книгу.",
)
EXPLAIN = Text(en="Say why a client is where it is.", ru="Объяснить, почему клиент оказался там, где он есть.")
DEMO = Text(
    en="Build a workbook of 300 invented clients, refresh it and show what it found.",
    ru="Построить книгу с 300 вымышленными клиентами, обновить её и показать, что нашлось.",
)
BOOK = Text(en="The workbook (.xlsx or .xlsm).", ru="Книга (.xlsx или .xlsm).")
SOURCE = Text(en="The file to import.", ru="Файл, который загрузить.")
CLIENT = Text(en="The client's ID or name.", ru="Код или название клиента.")
DIRECTORY = Text(en="The folder for the demo workbook.", ru="Папка для книги-примера.")
LANGUAGE = Text(en="ru or en; otherwise the system's language.", ru="ru или en; если не указан — язык системы.")
LANGUAGE_OF_MESSAGES = Text(
    en="ru or en, where the workbook does not tell.", ru="ru или en, если книга не подсказывает язык."
)
AS = Text(en="What the file holds.", ru="Что в файле: clients — клиенты, orders — заказы.")
MAP = Text(
    en="key=HEADER: the column of the file for a key (repeat as needed).",
    ru="ключ=ЗАГОЛОВОК: какой столбец файла взять для ключа (можно несколько раз).",
)
YES = Text(en="Do not ask whether the mapping is right.", ru="Не спрашивать, верно ли соответствие столбцов.")
TODAY = Text(
    en="The day to count from (31.12.2026 or 2026-12-31); otherwise the real one.",
    ru="День, на который считать (31.12.2026 или 2026-12-31); если не указан — сегодня.",
)
DRY_RUN = Text(en="Find everything, write nothing.", ru="Всё найти, ничего не записывать.")
JSON = Text(en="Print one JSON object and nothing else.", ru="Вывести один объект JSON и больше ничего.")

NOT_A_DAY = Text(
    en="“{text}” is no day of 2000-2199 such as 31.12.2026 or 2026-12-31.",
    ru="«{text}» — не день 2000–2199 годов вида 31.12.2026 или 2026-12-31.",
)
NOT_A_MAPPING = Text(
    en="“{typed}” should read key=HEADER, for example order_date=InvoiceDate.",
    ru="«{typed}» нужно записать как ключ=ЗАГОЛОВОК, например order_date=Дата отгрузки.",
)

READING_SOURCE = Text(en="Reading the file", ru="Читаю файл")
READING_BOOK = Text(en="Comparing with the workbook", ru="Сверяю с книгой")
WRITING = Text(en="Writing the workbook", ru="Записываю книгу")
BUILDING_DEMO = Text(en="Inventing a company", ru="Придумываю компанию")

MADE = Text(
    en="{book} is ready. Fill the tab “{clients}”, then run: sheets-addin refresh {book}",
    ru="{book} готова. Заполните вкладку «{clients}» и запустите: sheets-addin refresh {book}",
)
NOT_XLSX = Text(
    en="“{book}”: the name of a new workbook ends in .xlsx.",
    ru="«{book}»: имя новой книги должно кончаться на .xlsx.",
)
NOT_XLSM = Text(
    en="“{book}”: the name of a new workbook for xlwings ends in .xlsm.",
    ru="«{book}»: имя новой книги для xlwings должно кончаться на .xlsm.",
)
HOST = Text(
    en="xlwings: a workbook with macros and a Refresh button for Excel on Windows.",
    ru="xlwings: книга с макросами и кнопкой «Обновить» для Excel в Windows.",
)
MADE_FOR_EXCEL = Text(
    en="{book} is ready. Open it in Excel, enable macros, fill the tab “{clients}” and press Refresh.",
    ru="{book} готова. Откройте её в Excel, включите макросы, заполните вкладку «{clients}» и нажмите «Обновить».",
)

MAPPING = Text(en="{file}: which column goes where", ru="{file}: какой столбец куда")
HEADER = Text(en="Header in the file", ru="Заголовок в файле")
GOES_TO = Text(en="Column", ru="Столбец")
KEY = Text(en="Key", ru="Ключ")
FIRST_VALUES = Text(en="First values", ru="Первые значения")
NOT_IMPORTED = Text(en="Not imported: {headers}", ru="Не загружаются: {headers}")
GO_ON = Text(en="Import it so? [yes/no] ", ru="Загрузить так? [да/нет] ")
NOTHING_WRITTEN = Text(en="Nothing was written.", ru="Ничего не записано.")
ROWS_READ = Text(en="Rows in the file: {count}", ru="Строк в файле: {count}")
CLIENTS_ADDED = Text(en="Clients added: {count}", ru="Добавлено клиентов: {count}")
CLIENTS_KNOWN = Text(en="Clients already there: {count}", ru="Уже были в книге: {count}")
CELLS_FILLED = Text(en="Blank cells filled for them: {count}", ru="Заполнено у них пустых ячеек: {count}")
CLIENTS_LEFT_OUT = Text(
    en="Rows without a client's ID and name, left out: {count}", ru="Строк без кода и названия, пропущено: {count}"
)
ORDERS_ADDED = Text(en="Orders added: {count}", ru="Добавлено заказов: {count}")
ORDERS_KNOWN = Text(en="Orders already there, skipped: {count}", ru="Заказов уже было, пропущено: {count}")
ORDERS_LEFT_OUT = Text(
    en="Rows without any order data, left out: {count}", ru="Строк без данных заказа, пропущено: {count}"
)
NEW_CLIENTS = Text(
    en="Clients that the workbook did not know, added: {count}",
    ru="Клиентов, которых в книге не было, добавлено: {count}",
)
CUT = Text(
    en="Texts longer than a cell can hold, cut: {count}", ru="Текстов длиннее, чем вмещает ячейка, обрезано: {count}"
)
UNREADABLE = Text(
    en="Cells that could not be read, kept as text: {count} (the next refresh lists them on “{tab}”)",
    ru="Ячеек не удалось прочитать, оставлены текстом: {count} (следующее обновление перечислит их на вкладке «{tab}»)",
)

AS_OF = Text(en="{clients} clients on {today}", ru="Клиентов: {clients}, на {today}")
BASES = Text(en="Base", ru="База")
CLIENTS = Text(en="Clients", ru="Клиентов")
OVERDUE = Text(en="Overdue", ru="Просрочка")
FLAGS = {
    "payment": Text(en="payment", ru="оплата"),
    "contact": Text(en="contact", ru="контакт"),
    "stage": Text(en="stage", ru="состояние"),
    "contract": Text(en="contract", ru="договор"),
}
WIN_BACK = Text(en="Win-back", ru="Возврат")
FIRST_CALLS = Text(en="Whom to call first", ru="Кому звонить первым")
MANAGER = Text(en="Manager", ru="Менеджер")
NO_MANAGER = Text(en="(no manager)", ru="(без менеджера)")
CLIENT_NAME = Text(en="Client", ru="Клиент")
NEXT_ACTION = Text(en="What to do", ru="Что сделать")
WHY_NOW = Text(en="Why now", ru="Почему сейчас")
MORE_CALLS = Text(en="… and more on the tab “{tab}”", ru="… остальные — на вкладке «{tab}»")
DUE_TODAY = Text(en="Due today: {count}", ru="На сегодня: {count}")
GOLD_THRESHOLD = Text(en="Gold from: {amount}", ru="Золотой от: {amount}")
PROBLEMS = Text(en="Problems in the data: {count} (tab “{tab}”)", ru="Проблем в данных: {count} (вкладка «{tab}»)")
NO_PROBLEMS = Text(en="No problems in the data.", ru="Проблем в данных нет.")
WRITTEN = Text(en="Written: {book}", ru="Записано: {book}")
DRY = Text(en="Dry run: nothing was written.", ru="Пробный запуск: ничего не записано.")

RESULT = Text(en="Result", ru="Результат")
VALUE = Text(en="Value", ru="Значение")
WHY = Text(en="Why", ru="Почему")
FIGURES = Text(en="Figures", ru="Данные")
NO_CLIENT = Text(en="There is no client “{client}” in the workbook.", ru="Клиента «{client}» в книге нет.")
NO_CLIENT_BUT = Text(
    en="There is no client “{client}” in the workbook. Perhaps: {near}.",
    ru="Клиента «{client}» в книге нет. Может быть: {near}.",
)

DEMO_FILE = Text(en="demo-en.xlsx", ru="demo-ru.xlsx")
DEMO_CHANGED = Text(
    en="“{book}” has been changed since the demo was built, or is not from the demo: it stays as it is. "
    "Name another folder: sheets-addin demo FOLDER",
    ru="«{book}» изменена после построения примера или создана не им: она оставлена как есть. "
    "Укажите другую папку: sheets-addin demo ПАПКА",
)
DEMO_NO_FOLDER = Text(
    en="The folder “{folder}” cannot be used: {why}.", ru="Папку «{folder}» использовать нельзя: {why}."
)
