"""What people call the columns of clients besides their own names, by key; of several the first listed wins."""

from __future__ import annotations

from collections.abc import Mapping

CLIENT_ALIASES: Mapping[str, tuple[str, ...]] = {
    "client_id": ("Client ID", "Customer ID", "CustomerID", "Код клиента", "ID клиента"),
    "client": (
        "Customer",
        "Company",
        "Account",
        "Контрагент",
        "Компания",
        "Название компании",
        "Наименование",
        "Наименование клиента",
        "Название клиента",
        "Заказчик",
        "Покупатель",
        "Организация",
        "Наименование организации",
        "Наименование контрагента",
        "Фирма",
        "Название",
    ),
    "contact_person": ("Contact", "Контакт", "Имя контакта"),
    "phone": ("Рабочий телефон", "Tel", "Тел.", "Тел", "Контактный телефон", "Мобильный телефон", "Phone number"),
    "email": ("Email", "Mail", "Почта", "Эл. почта", "Электронная почта"),
    "manager": (
        "Ответственный",
        "Owner",
        "Account manager",
        "Ответственный менеджер",
        "Отв. менеджер",
        "Менеджер по продажам",
        "Responsible",
        "Sales manager",
    ),
    "territory": ("Region", "Регион", "Город", "City"),
    "category": ("Сфера деятельности", "Industry"),
    "deal_value": ("Бюджет", "Amount of deal", "OPPORTUNITY"),
    "expected_close": ("Дата закрытия", "Close date"),
    "stage": ("Стадия", "Этап", "Статус", "Статус клиента", "Status"),
    "last_contact": ("Дата последнего контакта", "Посл. контакт", "Последний звонок", "Last call"),
    "next_contact": ("Дата следующего контакта", "След. контакт", "Следующий звонок", "След. звонок", "Next call"),
    "debt": ("Общая задолженность", "Долг", "Задолженность", "Сумма долга"),
    "payment_due": ("Срок платежа", "Оплатить до", "Due date"),
    "note": ("Comment", "Комментарий", "Примечание", "Комментарии", "Comments", "Notes"),
}
