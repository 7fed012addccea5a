"""What the commands that build for a spreadsheet program say, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

BUILD = Text(en="Build what a spreadsheet program loads.", ru="Собрать то, что загружает программа таблиц.")
LIBREOFFICE = Text(
    en="Build the extension for LibreOffice Calc (.oxt).", ru="Собрать расширение для LibreOffice Calc (.oxt)."
)
OUT = Text(en="The folder to build in.", ru="Папка, в которой собирать.")
BUILT = Text(
    en="{path} is ready. Open it with LibreOffice, or install it with: unopkg add {path}",
    ru="Готово: {path}. Откройте файл в LibreOffice или установите командой: unopkg add {path}",
)
EXCEL = Text(
    en="Build the add-in for Excel: its manifest and the pages that it loads.",
    ru="Собрать надстройку для Excel: манифест и страницы, которые она загружает.",
)
URL = Text(
    en="Where the server and the pages will stand, https.", ru="Где будут стоять сервер и страницы, адрес https."
)
NAMESPACE = Text(
    en="What stands before the names of functions: =SALES.SEGMENT(...). Left out, nothing does.",
    ru="Что стоит перед именами функций: =SALES.SEGMENT(...). Если не указано, ничего.",
)
BUILT_EXCEL = Text(
    en="{path} is ready, and the site beside it in the folder excel. See docs/hosts-excel.md for how Excel gets it.",
    ru="Готово: {path}, рядом в папке excel страницы сайта. Как подключить к Excel: docs/hosts-excel.md.",
)
GOOGLE = Text(
    en="Build the Apps Script project for Google Sheets: cell functions and the Sales menu.",
    ru="Собрать проект Apps Script для Google Таблиц: функции ячеек и меню «Продажи».",
)
BUILT_GOOGLE = Text(
    en="{path} is ready. See docs/hosts-google.md for how it gets into a workbook.",
    ru="Готово: {path}. Как подключить к таблице: docs/hosts-google.ru.md.",
)
NO_FOLDER = Text(en="The folder {folder} cannot be written: {why}.", ru="В папку {folder} нельзя записать: {why}.")
