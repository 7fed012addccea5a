"""The order metrics of the Clients tab: values that come from the order history."""

from __future__ import annotations

from sheets_addin.vocabulary.columns import Column, Group, Kind, Unit
from sheets_addin.vocabulary.language import Text


def _metric(key: str, en: str, ru: str, kind: Kind, unit: Unit | None, meaning: Text, folded: bool = False) -> Column:
    return Column(
        key=key,
        name=Text(en=en, ru=ru),
        kind=kind,
        unit=unit,
        width=13,
        meaning=meaning,
        group=Group.ORDERS,
        folded=folded,
    )


ORDER_METRICS: tuple[Column, ...] = (
    _metric(
        "revenue_12m",
        "Revenue 12 m",
        "Выручка 12 мес",
        Kind.MONEY,
        Unit.CURRENCY,
        Text(en="All amounts of the last 365 days, returns included.", ru="Все суммы за 365 дней, с возвратами."),
    ),
    _metric(
        "orders_12m",
        "Orders 12 m",
        "Заказов 12 мес",
        Kind.INTEGER,
        Unit.COUNT,
        Text(en="Orders with a positive amount in the last 365 days.", ru="Заказы с положительной суммой за 365 дней."),
    ),
    _metric(
        "last_order",
        "Last order",
        "Последний заказ",
        Kind.DATE,
        None,
        Text(
            en="The day of the last order with a positive amount.", ru="День последнего заказа с положительной суммой."
        ),
    ),
    _metric(
        "ltv",
        "LTV",
        "LTV",
        Kind.MONEY,
        Unit.CURRENCY,
        Text(
            en="Average order x orders per year x years of a client's life.",
            ru="Средний заказ × заказов в год × лет жизни клиента.",
        ),
    ),
    _metric(
        "revenue_90d",
        "Revenue 90 d",
        "Выручка 90 дн",
        Kind.MONEY,
        Unit.CURRENCY,
        Text(en="All amounts of the last 90 days.", ru="Все суммы за последние 90 дней."),
        folded=True,
    ),
    _metric(
        "revenue_prev_90d",
        "Revenue previous 90 d",
        "Выручка пред. 90 дн",
        Kind.MONEY,
        Unit.CURRENCY,
        Text(en="All amounts of the 90 days before those.", ru="Все суммы за 90 дней до них."),
        folded=True,
    ),
    _metric(
        "order_interval",
        "Order interval",
        "Интервал заказов",
        Kind.NUMBER,
        Unit.DAY,
        Text(
            en="Mean days between order days; blank with one day.",
            ru="Среднее число дней между днями заказов; пусто, если день один.",
        ),
        folded=True,
    ),
    _metric(
        "invoices_12m",
        "Invoices 12 m",
        "Счетов 12 мес",
        Kind.INTEGER,
        Unit.COUNT,
        Text(en="Positive orders with a due date in the last 365 days.", ru="Заказы со сроком оплаты за 365 дней."),
        folded=True,
    ),
    _metric(
        "late_invoices_12m",
        "Late invoices 12 m",
        "Просроченных счетов 12 мес",
        Kind.INTEGER,
        Unit.COUNT,
        Text(en="Those paid late, or unpaid past their date.", ru="Оплаченные позже срока или не оплаченные в срок."),
        folded=True,
    ),
)

WIN_BACK_METRICS: tuple[Column, ...] = (
    _metric(
        "revenue_before_last_order",
        "Revenue before the stop",
        "Выручка до остановки",
        Kind.MONEY,
        Unit.CURRENCY,
        Text(
            en="All amounts of the 365 days that end with the last order.",
            ru="Все суммы за 365 дней, которые кончаются последним заказом.",
        ),
    ),
    _metric(
        "revenue_before_90d",
        "Revenue before the last 90 d",
        "Выручка до последних 90 дн",
        Kind.MONEY,
        Unit.CURRENCY,
        Text(
            en="All amounts of the 365 days that end where the last 90 begin.",
            ru="Все суммы за 365 дней, которые кончаются перед последними 90.",
        ),
    ),
)
"""What a client brought before it stopped or bought less; computed for the win-back, not shown on the Clients tab."""
