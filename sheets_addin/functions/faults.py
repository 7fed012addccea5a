"""What can be wrong with a call of a cell function."""

from __future__ import annotations

from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language, Text


class WrongCall(WrongUse):
    """A call that makes no sense: what is wrong, what was expected, and in which row (from 0) where one is meant."""

    def __init__(self, text: Text, expected: Text, row: int | None = None, **fields: object) -> None:
        super().__init__(text, **fields)
        self.expected = expected
        self.row = row

    def expected_in_language(self, language: Language) -> str:
        """What the call should have looked like."""
        return self.expected.format(language, **self.fields)


NO_FUNCTION = Text(en="there is no function {function}", ru="функции {function} нет")
ONE_OF = Text(en="one of: {functions}", ru="одна из: {functions}")
WRONG_WIDTH = Text(en="cells in the row: {got}", ru="в строке ячеек: {got}")
TEMPLATE_WIDTH = Text(
    en="{width} cells, from “{first}” to “{last}”, or the headers as the second argument",
    ru="ячеек: {width}, от «{first}» до «{last}», или заголовки вторым аргументом",
)
HEADERS_WIDTH = Text(en="{width} cells, as many as headers", ru="ячеек: {width}, столько же, сколько заголовков")
NO_HEADER_KNOWN = Text(en="none of the headers is known", ru="ни один из заголовков не известен")
HEADERS_LIKE = Text(en="headers such as {headers}", ru="заголовки вроде: {headers}")
NOT_A_DAY = Text(en="“{value}” is no day of 2000-2199", ru="«{value}» — не день 2000–2199 годов")
A_DAY = Text(en="a day such as 31.12.2026 or 2026-12-31", ru="день, например 31.12.2026 или 2026-12-31")
NO_MANAGER = Text(en="no client has the manager “{manager}”", ru="ни у одного клиента нет менеджера «{manager}»")
ONE_OF_MANAGERS = Text(en="one of: {managers}", ru="один из: {managers}")
NO_CLIENTS_TAB = Text(
    en="there is no tab “Clients” with clients and their managers",
    ru="нет вкладки «Клиенты» с клиентами и их менеджерами",
)
NO_MANAGERS = Text(
    en="the headers do not name both clients and managers", ru="в заголовках нет и клиентов, и менеджеров сразу"
)
HEADERS_OF_CLIENTS = Text(
    en="headers such as Client, Manager, Stage, Next contact",
    ru="заголовки вроде: Клиент, Менеджер, Состояние, Следующий контакт",
)

WRONG_VALUE = Text(en="#VALUE! {message}; expected: {expected}", ru="#ЗНАЧ! {message}; ожидалось: {expected}")
"""What a cell shows for a wrong call: it begins as the spreadsheet's own error."""
