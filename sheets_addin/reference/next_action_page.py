"""The rules of NEXT_ACTION as a page that a head of sales can read."""

from __future__ import annotations

import re

from sheets_addin.methods.next_action import CHAPTERS, OLD_CLOSE
from sheets_addin.methods.situations import Action
from sheets_addin.reference.markdown import section, table
from sheets_addin.refresh.clients import COLUMNS
from sheets_addin.vocabulary.language import Language, Text

_TITLE = Text(en="What to do next: the rules", ru="Что делать дальше: правила")
_OTHER_PAGE = Text(en="*[По-русски](next-action.ru.md)*", ru="*[In English](next-action.md)*")
_HOW_TO_READ = Text(
    en="Every client has one next action. Read from the top: the first line whose conditions all hold is the one. "
    "‹Names in brackets› stand for the client's own figures. Thresholds, such as when a client is black or how long "
    "the time limit is, are on the Settings tab.",
    ru="У каждого клиента одно следующее действие. Читайте сверху вниз: действует первая строка, все условия которой "
    "выполнены. ‹В скобках› стоят данные самого клиента. Пороги — например, когда клиент становится чёрным или каков "
    "предельный срок — заданы на вкладке «Настройки».",
)
_WRITTEN = Text(
    en="Written from the rules in the code by `make reference`; change those, not this page.",
    ru="Страница создана из правил в коде командой `make reference`; меняйте их, а не её.",
)
_HEADERS = (
    Text(en="No.", ru="№"),
    Text(en="When", ru="Когда"),
    Text(en="What to do", ru="Что делать"),
    Text(en="Why", ru="Почему"),
)
_NOTHING_TO_DO = Text(en="(nothing)", ru="(ничего)")
_OLD_CLOSE_NOTE = Text(
    en="‹…› at the end of an action: where the closing date has passed, there follows “{text}”.",
    ru="‹…› в конце действия: если срок закрытия прошёл, добавляется «{text}».",
)
_FIGURES = {
    "step": Text(en="the next contact", ru="следующий контакт"),
    "old_close": Text(en="…", ru="…"),
    "contact_silence": Text(en="N days", ru="N дней"),
    "order_silence": Text(en="N days", ru="N дней"),
}
_DAYS = Text(en="N days", ru="N дней")


def next_action_page(language: Language) -> str:
    """The whole text of the page in one language."""
    parts = [
        f"# {_TITLE.in_language(language)}",
        *(text.in_language(language) for text in (_OTHER_PAGE, _HOW_TO_READ)),
    ]
    headers = [header.in_language(language) for header in _HEADERS]
    number = 0
    for chapter in CHAPTERS:
        rows = []
        for action in chapter.actions:
            number += 1
            rows.append([str(number), *_row(action, language)])
        parts.append(section(chapter.title.in_language(language), table(headers, rows)))
    added = _readable(OLD_CLOSE.in_language(language).lstrip("; "), language)
    parts.append(_OLD_CLOSE_NOTE.format(language, text=added))
    parts.append(_WRITTEN.in_language(language))
    return "\n\n".join(parts) + "\n"


def _row(action: Action, language: Language) -> tuple[str, str, str]:
    to_do = action.result or _NOTHING_TO_DO
    return (
        action.when.said.in_language(language),
        _readable(to_do.in_language(language), language),
        action.because.in_language(language),
    )


def _readable(template: str, language: Language) -> str:
    """The template with the name of the figure in each place where a figure comes."""

    def name(place: re.Match[str]) -> str:
        key, spec = place.groups()
        if key in _FIGURES:
            return f"‹{_FIGURES[key].in_language(language)}›"
        if spec == "days":
            return f"‹{_DAYS.in_language(language)}›"
        return f"‹{COLUMNS[key].header(language)}›"

    return re.sub(r"\{(\w+)(?::(\w+))?\}", name, template)
