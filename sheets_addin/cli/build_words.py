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
NO_FOLDER = Text(en="The folder {folder} cannot be written: {why}.", ru="В папку {folder} нельзя записать: {why}.")
