"""What the add-in of Excel says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.hosts.words import REJECTED
from sheets_addin.vocabulary.language import Text

TITLE = Text(en="Sales: client bases and a plan for the day", ru="Продажи: клиентская база и план на день")
REFRESH_TIP = Text(
    en="Sort the clients into bases, fill each manager's day and write the tabs anew.",
    ru="Разложить клиентов по базам, составить день каждого менеджера и заново записать вкладки.",
)
TODAY_TIP = Text(
    en="Show whom to call today, in order, and why.", ru="Показать, кому звонить сегодня, по порядку и почему."
)
PANE = Text(en="Pane", ru="Панель")
PANE_TIP = Text(
    en="Open the pane: the day's calls, the overview, the reasons, the settings and the key.",
    ru="Открыть панель: звонки на день, обзор, причины, настройки и ключ.",
)
WHY = Text(en="Why", ru="Почему")
WHY_TIP = Text(
    en="Show why the client in the selected row got into its base, and what to do about it.",
    ru="Показать, почему клиент в выбранной строке попал в эту базу и что с ним делать.",
)

BACKEND: Mapping[str, Text] = {
    "unreachable": Text(
        en="The server at {address} cannot be reached. Check the network; if that is fine, tell whoever runs the "
        "server.",
        ru="Сервер {address} недоступен. Проверьте сеть; если не поможет, сообщите тому, кто отвечает за сервер.",
    ),
    "slow": Text(
        en="The server at {address} did not answer within {seconds} seconds.",
        ru="Сервер {address} не ответил за {seconds} с.",
    ),
    "refused": Text(
        en="The server refuses this key ({detail}). Enter a valid one in the pane, under Settings.",
        ru="Сервер не принимает ключ ({detail}). Укажите верный в панели, в разделе «Настройки».",
    ),
    "rejected": REJECTED,
    "failed": Text(
        en="Something went wrong on the server ({detail}). Try again; if it happens once more, tell whoever runs it.",
        ru="На сервере произошёл сбой ({detail}). Попробуйте ещё раз; если повторится, сообщите тому, кто за него "
        "отвечает.",
    ),
    "nonsense": Text(
        en="What answers at {address} is not the server of this add-in.",
        ru="По адресу {address} отвечает не сервер этой надстройки.",
    ),
}
"""What went wrong between the pages and the server."""

FUNCTIONS: Mapping[str, Text] = {
    "wrong_call": Text(en="{message}; expected: {expected}", ru="{message}; ожидалось: {expected}"),
}
"""What a cell function says where it gives no value."""
