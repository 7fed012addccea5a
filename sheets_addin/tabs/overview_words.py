"""What the Overview tab says, in both languages."""

from __future__ import annotations

from sheets_addin.vocabulary.language import Text

CLIENTS = Text(en="Clients", ru="Клиентов")
DEALS = Text(en="Deals", ru="Сумма сделок")
PERCENT_AXIS = Text(en="Percent", ru="Проценты")

KEY = Text(en="Key figures", ru="Главное")
KEY_NOTE = Text(en="As of {today}{currency}.", ru="На {today}{currency}.")
DUE = Text(en="Due today", ru="На сегодня")
OVERDUE_CLIENTS = Text(en="Clients overdue", ru="С просрочкой")
WIN_BACK = Text(en="To win back", ru="Вернуть")
REVENUE = Text(en="Revenue 12 m", ru="Выручка 12 мес")
DEBT = Text(en="Debt", ru="Дебиторка")
OVERDUE_DEBT = Text(en="Debt overdue", ru="Долг просрочен")

BASES = Text(en="Bases", ru="Базы")
BASES_NOTE = Text(
    en="How many clients each base has, and how much of the revenue of 12 months comes from it.",
    ru="Сколько клиентов в каждой базе и какую часть выручки за 12 месяцев она даёт.",
)
BASES_CHART = Text(en="Clients and revenue by base", ru="Клиенты и выручка по базам")
BASE = Text(en="Base", ru="База")
CLIENTS_SHARE = Text(en="Share of clients", ru="Доля клиентов")
REVENUE_SHARE = Text(en="Share of revenue", ru="Доля выручки")

CLASSES = Text(en="Qualification and frequency (ABC × XYZ)", ru="Квалификация и частота (ABC × XYZ)")
CLASSES_NOTE = Text(
    en="Clients by need, money and urgency (A, B, C) and by how often they buy: X often, Y now and then, Z seldom.",
    ru="Клиенты по потребности, деньгам и срочности (A, B, C) и по частоте покупок: X — часто, Y — время от времени, "
    "Z — редко.",
)
CLASS = Text(en="Class", ru="Класс")
NO_CLASS = Text(en="Not qualified", ru="Без класса")
NO_ORDERS = Text(en="No orders", ru="Без заказов")
CLASSES_CHART = Text(en="Clients by class and frequency", ru="Клиенты по классам и частоте")

STAGES = Text(en="Funnel by stage", ru="Воронка по состояниям")
STAGES_NOTE = Text(
    en="Days in stage: the median of days since a refresh first saw the clients in it. For new clients and contacts "
    "that no refresh has seen move, days since “In work since”.",
    ru="Дней в состоянии: медиана дней с обновления, которое впервые увидело в нём клиентов. У новых и контактов, "
    "чьё состояние между обновлениями ещё не менялось, — дней от даты «В работе с».",
)
STAGE = Text(en="Stage", ru="Состояние")
DAYS_IN_STAGE = Text(en="Days in stage", ru="Дней в состоянии")
STAGES_CHART = Text(en="Clients by stage", ru="Клиенты по состояниям")

OVERDUE_NOTE = Text(
    en="A client with several kinds of overdue stands in each.",
    ru="Клиент с несколькими видами просрочки учтён в каждом.",
)
KIND = Text(en="Kind", ru="Вид")
MEDIAN_DAYS = Text(en="Median, days", ru="Медиана, дней")
LONGEST = Text(en="Longest, days", ru="Самая долгая, дней")
OVERDUE_CHART = Text(en="Clients overdue by kind", ru="Клиенты с просрочкой по видам")

LISTS_NOTE = Text(
    en="A list holds from {list_min} to {list_max} prospects. Grey is what a list lacks; those above {list_max} wait "
    "in the queue.",
    ru="В списке от {list_min} до {list_max} клиентов. Серым — сколько не хватает; те, кто сверх {list_max}, "
    "ждут в очереди.",
)
LACKING = Text(en="Lacking to {list_min}", ru="Не хватает до {list_min}")
QUEUE = Text(en="In the queue", ru="В очереди")
LISTS_CHART = Text(en="How full the working lists are", ru="Заполненность рабочих списков")
PROSPECTS = Text(en="Prospects in the list", ru="Клиентов в списке")

TIME = Text(en="Time against the budget", ru="Время и бюджет")
TIME_NOTE = Text(
    en="Minutes on the tab Activities in the last 30 days, beside the budget of the goal.",
    ru="Минуты с вкладки «Активности» за последние 30 дней рядом с бюджетом по цели.",
)
SPENT = Text(en="Spent", ru="Потрачено")
REMARK = Text(en="Remark", ru="Замечание")
OVER_CAP = Text(en="above the cap of {cap} %", ru="сверх потолка {cap} %")
OVER_BUDGET = Text(en="over by {points} points", ru="на {points} п. п. больше")
TIME_CHART = Text(en="Time by base: spent and budget", ru="Время по базам: потрачено и бюджет")
