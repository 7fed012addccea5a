"""What other programs call the stages of a deal, and which of ours each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheets_addin.vocabulary.choices import STAGES
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import choice_of, plain

COMMON_STAGES: Mapping[str, str] = {
    "Неразобранное": "new",
    "Новая": "new",
    "Новый лид": "new",
    "Новая заявка": "new",
    "Взят в работу": "contact_1",
    "Первичный контакт": "contact_1",
    "Первый контакт": "contact_1",
    "Квалификация": "contact_1",
    "Квалифицирован": "contact_1",
    "Подготовка документов": "contact_2",
    "Переговоры": "contact_2",
    "Коммерческое предложение": "contact_2",
    "КП отправлено": "contact_2",
    "Отправлено КП": "contact_2",
    "Встреча": "contact_2",
    "Принимают решение": "contact_3",
    "Согласование": "contact_3",
    "Согласование договора": "contact_3",
    "Договор": "deal",
    "Договор подписан": "deal",
    "Счёт выставлен": "deal",
    "Счёт на предоплату": "deal",
    "Выставлен счёт": "deal",
    "Ожидаем оплату": "deal",
    "Ожидание оплаты": "deal",
    "В работе": "deal_support",
    "Оплачено": "deal_support",
    "Отгрузка": "deal_support",
    "Финальный счёт": "deal_support",
    "Успешно реализовано": "client",
    "Сделка успешна": "client",
    "Закрыто и не реализовано": "refusal",
    "Сделка провалена": "refusal",
    "Анализ причины провала": "refusal",
    "Отложено": "strategic_reserve",
}
"""Stages as a new account of amoCRM or Bitrix24 has them, and what companies commonly add."""

_COMMON = {plain(word): code for word, code in COMMON_STAGES.items()}

CLOSED_STAGES = frozenset({"client", "refusal"})
"""Stages of ours in which no deal is open any more."""


def in_our_words(column: Column, cells: Sequence[CellValue]) -> Sequence[CellValue]:
    """``cells`` of ``column``; of stages, those that only other programs call so are given by our codes."""
    return [_in_our_words(cell) for cell in cells] if column.choices is STAGES else cells


def _in_our_words(cell: CellValue) -> CellValue:
    if not isinstance(cell, str) or choice_of(cell, STAGES) is not None:
        return cell
    return _COMMON.get(plain(cell), cell)
