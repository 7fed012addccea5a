"""What the add-in of Excel says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_addin.vocabulary.language import Text

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
    "rejected": Text(en="The server did not carry this out: {detail}.", ru="Сервер не смог это выполнить: {detail}."),
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
