"""Comments that a program exports as HTML become plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheets_addin.importing.markup import without_tags
from sheets_addin.vocabulary.language import Language
from tests.importing.bring import template
from tests.importing.exports import BITRIX24_COMPANIES, BITRIX24_DEALS, bring, clients, text_table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Просил <b>скидку</b> 5&nbsp;%</p><p>Ждёт</p>", "Просил скидку 5 %\nЖдёт"),
        ('раз<br />два<a href="https://пример.рф">три</a>', "раз\nдватри"),
        ("цена < 5 и > 3, A&B &amp; C", "цена < 5 и > 3, A&B &amp; C"),
    ],
)
def test_tags_go_and_lines_stay(text: str, shown: str) -> None:
    assert without_tags(text) == shown


def test_comments_of_bitrix24_come_without_tags(tmp_path: Path) -> None:
    note = "<div>Звонить <i>утром</i></div>"
    deal = {"Название сделки": "Поставка", "Компания": "Клён", "Комментарий": note}
    company = {"ID": "1", "Название компании": "Ива", "Комментарий": note}
    book = template(Language.RUSSIAN)
    bring(text_table(tmp_path / "deals.csv", BITRIX24_DEALS, deal), book)
    bring(text_table(tmp_path / "companies.csv", BITRIX24_COMPANIES, company), book)
    assert clients(book, "Заметка") == [("Поставка; Звонить утром",), ("Звонить утром",)]
