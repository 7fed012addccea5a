"""What is said of edits that cannot simply go back to Clients: where they stood, and everything that was typed."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.vocabulary.addresses import column_letters
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import header_text, is_blank, text_of
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

BOTH_CHANGED = Text(
    en="changed both here and on “{tab}”, cell {cell}, which said: {typed}",
    ru="изменено и здесь, и на вкладке «{tab}», ячейка {cell}; там было: {typed}",
)
KEPT_HERE = Text(en="what stands here is kept", ru="оставлено то, что стоит здесь")
TWO_TABS = Text(
    en="edited on two tabs; “{tab}”, cell {cell}, said: {typed}",
    ru="изменено на двух вкладках; на «{tab}», ячейка {cell}, было: {typed}",
)
FIRST_TAB = Text(en="taken from “{first}”", ru="взято с вкладки «{first}»")
FORMULA = Text(
    en="a formula of yours stands here; “{tab}”, cell {cell}, said: {typed}",
    ru="здесь стоит ваша формула; на вкладке «{tab}», ячейка {cell}, было: {typed}",
)
UNREADABLE_BEFORE = Text(
    en="the value could not be read; “{tab}”, cell {cell}, said: {typed}",
    ru="значение не читалось; на вкладке «{tab}», ячейка {cell}, было: {typed}",
)
REPLACED = Text(en="replaced by what was typed on that tab", ru="заменено тем, что введено на той вкладке")
OTHER_NAME = Text(
    en="the row has the ID of “{client}” but another name; it said: {typed}",
    ru="в строке код клиента «{client}», а название другое; там было: {typed}",
)
MOVED_NAME = Text(
    en="on Clients the row's ID now stands beside “{client}”, and its name beside another ID; it said: {typed}",
    ru="на вкладке клиентов код строки теперь у «{client}», а её название — у другого кода; в строке было: {typed}",
)
SAME_ID = Text(
    en="several rows of Clients have the row's ID; it said: {typed}",
    ru="код строки стоит у нескольких клиентов; в ней было: {typed}",
)
LOST_COLUMN = Text(
    en="the column of Clients that this goes to is gone; typed was: {typed}",
    ru="столбца, куда это идёт, на вкладке клиентов больше нет; было введено: {typed}",
)
RENAMED = Text(
    en="the header of the column “{name}” was changed on a tab that is written anew",
    ru="на вкладке, которая пишется заново, изменён заголовок столбца «{name}»",
)
RENAMED_DONE = Text(
    en="written again; name columns on Clients; what was typed in this one is told below",
    ru="прежний возвращён; называйте столбцы на вкладке клиентов; введённое в него перечислено ниже",
)
IN_RENAMED = Text(
    en="typed in a column whose header was changed: {typed}", ru="введено в столбец с изменённым заголовком: {typed}"
)
GONE = Text(
    en="the client is no longer on Clients; the row said: {typed}",
    ru="клиента больше нет на вкладке клиентов; в строке было: {typed}",
)
KNOWN_NAME = Text(
    en="a client of this name is there already; the new row said: {typed}",
    ru="клиент с таким названием уже есть; в новой строке было: {typed}",
)
NOT_ADDED_TWICE = Text(
    en="no second one added; another client of the same name is to be typed on Clients",
    ru="второй не добавлен; другого клиента с тем же названием внесите на вкладке клиентов",
)
UNKNOWN = Text(
    en="it cannot be told whose row this is; it said: {typed}",
    ru="непонятно, чья это строка; в ней было: {typed}",
)
NO_ROOM = Text(
    en="below the last client something stands in the way of a new one; the new row said: {typed}",
    ru="под последним клиентом занято, новому нет места; в новой строке было: {typed}",
)
COMPUTED_CELL = Text(
    en="the column is computed; typed for a new client was: {typed}",
    ru="столбец вычисляемый; для нового клиента было введено: {typed}",
)
NOT_TAKEN = Text(en="nothing was taken over", ru="ничего не перенесено")
OWN_COLUMN = Text(
    en="a column of your own on a tab that is written anew: {typed}",
    ru="ваш столбец на вкладке, которая пишется заново: {typed}",
)
OWN_COLUMN_DONE = Text(
    en="not carried over; add such columns on Clients", ru="не перенесён; свои столбцы добавляйте на вкладке клиентов"
)
ERROR_CELL = Text(en="the cell shows an error", ru="в ячейке ошибка")
NO_HEADERS = Text(en="the row of headers is gone", ru="строки заголовков нет")

_LONGEST = 10_000


def quoted(value: CellValue) -> str:
    """What a cell said, whole as far as a line of Problems can hold it; “—” for a blank one."""
    text = text_of(value)
    return "—" if not text else text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def cell_of(sheet: Sheet, row: int, place: int) -> CellValue:
    """The value of a cell as it stands, None beyond the end of its row."""
    cells = sheet.rows[row]
    return cells[place] if place < len(cells) else None


def header_at(sheet: Sheet, table: Table, place: int) -> str:
    """The header over a column as it stands."""
    return header_text(cell_of(sheet, table.header.row, place))


def problem_of_row(sheet: Sheet, table: Table, row: int, keys: Sequence[str], what: Text, **fields: object) -> Problem:
    """A whole row that nothing was taken from: ``keys`` are the columns whose cells are told."""
    places = (table.header.places[key] for key in keys if key in table.header.places)
    said = [
        f"{header_at(sheet, table, place)}: {text_of(cell_of(sheet, row, place))}"
        for place in places
        if not is_blank(cell_of(sheet, row, place))
    ]
    done = NOT_ADDED_TWICE if what is KNOWN_NAME else NOT_TAKEN
    return Problem(sheet.name, row, "", None, what, done, {"typed": quoted("; ".join(said)), **fields})


def problems_of_own_columns(sheet: Sheet, table: Table) -> list[Problem]:
    """The texts in columns that people added to a tab of ours, with a header or without."""
    known = {*table.header.places.values(), *table.header.repeated}
    own = [place for place in range(table.width) if place not in known]
    return [
        Problem(
            sheet.name,
            row,
            header_at(sheet, table, place) or column_letters(place),
            None,
            OWN_COLUMN,
            OWN_COLUMN_DONE,
            {"typed": quoted(cell)},
        )
        for place in own
        for row in range(table.header.row + 1, len(sheet.rows))
        if not is_blank(cell := cell_of(sheet, row, place))
    ]
