"""A deal in another currency than the workbook's brings no sum."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheets_addin.vocabulary.language import Language
from tests.importing.bring import template
from tests.importing.exports import BITRIX24_DEALS, bring, clients, text_table


@pytest.mark.parametrize("word", ["USD", "Доллар США", "€"])
def test_a_sum_in_another_currency_is_left_out_and_told(tmp_path: Path, word: str) -> None:
    book = template(Language.RUSSIAN)
    deals = [
        {"Название сделки": "Первая", "Компания": "Клён", "Сумма": "5000", "Валюта": word},
        {"Название сделки": "Вторая", "Компания": "Дуб", "Сумма": "7000", "Валюта": "RUB"},
        {"Название сделки": "Третья", "Компания": "Ива", "Сумма": "9000"},
        {"Название сделки": "Пустая", "Компания": "Бук", "Валюта": word},
    ]
    done = bring(text_table(tmp_path / "deals.csv", BITRIX24_DEALS, *deals), book)
    assert clients(book, "Клиент", "Сумма сделки") == [("Клён", None), ("Дуб", 7000), ("Ива", 9000), ("Бук", None)]
    assert done.foreign_sums == [f"Клён: 5000 {word}"]


@pytest.mark.parametrize("word", ["RUB", "руб.", "Российский рубль", "₽", "RUR", ""])
def test_the_workbooks_currency_is_known_by_its_names(tmp_path: Path, word: str) -> None:
    book = template(Language.RUSSIAN)
    deal = {"Название сделки": "Первая", "Компания": "Клён", "Сумма": "5000", "Валюта": word}
    done = bring(text_table(tmp_path / "deals.csv", BITRIX24_DEALS, deal), book)
    assert (clients(book, "Сумма сделки"), done.foreign_sums) == ([(5000,)], [])
