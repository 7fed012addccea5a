"""What other programs call the stages of a deal, and which of ours each is."""

from __future__ import annotations

from collections.abc import Mapping

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

CLOSED_STAGES = frozenset({"client", "refusal"})
"""Stages of ours in which no deal is open any more."""
