"""The flags and limits of the methods, each with the clients that it can mark (S1-S4)."""

from __future__ import annotations

from typing import get_args

import numpy as np

from sheets_addin.figures.limits import Assessed, Limit, Marks
from sheets_addin.methods.facts import Mask, Numbers
from sheets_addin.methods.value_tier import worth
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.settings import BASE_ORDER, Settings

WORK_LIMITS: tuple[float, ...] = tuple(
    sorted(float(days) for days in get_args(Settings.model_fields["work_limit_days"].annotation))
)
"""The time limits that the method knows, in days (S1)."""


def _in_work(clients: Assessed) -> Mask:
    return ~(clients.among("base", "off_profile") | clients.among("stage", "refusal"))


def _in_debt(clients: Assessed) -> Mask:
    return np.asarray(clients.numbers("debt") > 0)


def _invoiced(clients: Assessed) -> Mask:
    return np.asarray(clients.numbers("invoices_12m") >= clients.settings.black_late_count)


def _late_share(clients: Assessed) -> Numbers:
    invoices = clients.numbers("invoices_12m")
    return 100 * clients.numbers("late_invoices_12m") / np.where(invoices > 0, invoices, np.nan)


def _earning(clients: Assessed) -> Mask:
    return np.asarray(clients.numbers("revenue_12m") > 0)


def _is_gold_by_revenue(clients: Assessed) -> Mask:
    threshold = np.nan if clients.gold_threshold is None else clients.gold_threshold
    return np.asarray(clients.numbers("revenue_12m") >= threshold)


def _amount(clients: Assessed) -> Numbers:
    return worth(clients.numbers("potential"), clients.numbers("deal_value"))


def _up_to(figures: Numbers, largest: float) -> Numbers:
    return np.where(figures <= largest, figures, np.nan)


def _silence_in_intervals(clients: Assessed) -> Numbers:
    """Intervals since the last order; blank where the silence is too short to be called one."""
    silence = clients.days_since("last_order")
    return np.where(silence > clients.settings.stop_min_days, silence / clients.numbers("order_interval"), np.nan)


def _may_reduce(clients: Assessed) -> Mask:
    bought_before = clients.numbers("revenue_prev_90d") > 0
    return np.asarray(bought_before & _in_work(clients) & ~clients.among("winback", "stopped"))


def _share_of_before(clients: Assessed) -> Numbers:
    before = clients.numbers("revenue_prev_90d")
    return 100 * clients.numbers("revenue_90d") / np.where(before > 0, before, np.nan)


def _may_think(clients: Assessed) -> Mask:
    return clients.yes("thinking") & _in_work(clients) & ~clients.among("winback", "stopped", "reduced")


def _contact_limit(base: choices.Choice) -> Limit:
    name = base.name
    return Limit(
        Text(
            en=f"Contact overdue: {name.en[:1].lower()}{name.en[1:]}",
            ru=f"Просрочен контакт: {name.ru[:1].lower()}{name.ru[1:]}",
        ),
        Text(en="clients of the base", ru="клиентов базы"),
        lambda c: c.among("base", base.code) & _in_work(c),
        lambda c: c.known("contact_days_overdue"),
        f"rhythm_{base.code}",
        lambda c: np.where(c.known("next_contact"), np.nan, c.days_since("latest_contact")),
    )


WORK_LIMIT = Limit(
    Text(en="Stage overdue", ru="Просрочено состояние"),
    Text(en="prospects with “in work since”", ru="потенциальных с датой «В работе с»"),
    lambda c: c.known("deadline") & _in_work(c),
    lambda c: c.known("stage_days_overdue"),
    "work_limit_days",
    lambda c: c.days_since("in_work_since"),
    values=WORK_LIMITS,
)
GOLD = Limit(
    Text(en="Revenue of a gold client", ru="Выручка золотого клиента"),
    Text(en="clients with revenue in 12 months", ru="клиентов с выручкой за 12 месяцев"),
    _earning,
    _is_gold_by_revenue,
    "gold_revenue",
    lambda c: c.numbers("revenue_12m"),
    Marks.FROM,
    grain=0,
)
X_ORDERS = Limit(
    Text(en="Class X", ru="Класс X"),
    Text(en="clients with orders in 12 months", ru="клиентов с заказами за 12 месяцев"),
    lambda c: c.known("xyz"),
    lambda c: c.among("xyz", "X"),
    "x_orders",
    lambda c: c.numbers("orders_12m"),
    Marks.FROM,
)
Y_ORDERS = Limit(
    Text(en="Class Y", ru="Класс Y"),
    X_ORDERS.of,
    X_ORDERS.clients,
    lambda c: c.among("xyz", "Y"),
    "y_orders",
    lambda c: _up_to(c.numbers("orders_12m"), c.settings.x_orders - 1),
    Marks.FROM,
)

LIMITS: tuple[Limit, ...] = (
    Limit(
        Text(en="Payment overdue", ru="Просрочена оплата"),
        Text(en="clients in debt", ru="клиентов с долгом"),
        _in_debt,
        lambda c: c.known("debt_days_overdue"),
    ),
    Limit(
        Text(en="Black: old debt", ru="Чёрный: старый долг"),
        Text(en="clients in debt", ru="клиентов с долгом"),
        _in_debt,
        lambda c: c.numbers("debt_days_overdue") > c.settings.black_overdue_days,
        "black_overdue_days",
        lambda c: c.numbers("debt_days_overdue"),
    ),
    Limit(
        Text(en="Black: late invoices", ru="Чёрный: счета с просрочкой"),
        Text(en="clients with enough invoices", ru="клиентов, у которых счетов достаточно"),
        _invoiced,
        lambda c: _late_share(c) >= c.settings.black_late_share,
        "black_late_share",
        _late_share,
        Marks.FROM,
    ),
    *(_contact_limit(base) for base in choices.BASES if base.code in BASE_ORDER["sell"]),
    WORK_LIMIT,
    Limit(
        Text(en="Contract overdue", ru="Просрочен договор"),
        Text(en="image clients with a date in the contract", ru="имиджевых со сроком по договору"),
        lambda c: c.among("base", "image") & c.known("contract_due"),
        lambda c: c.known("contract_days_overdue"),
    ),
    GOLD,
    Limit(
        Text(en="Fast deal", ru="Быстрая сделка"),
        Text(en="clients with a deal and its date", ru="клиентов с суммой и сроком сделки"),
        lambda c: c.known("priority"),
        lambda c: c.numbers("priority") <= 2,
        "fast_days",
        lambda c: -c.days_since("adjusted_close"),
        Marks.UP_TO,
    ),
    Limit(
        Text(en="Large deal", ru="Крупная сделка"),
        Text(en="clients with a deal value", ru="клиентов с суммой сделки"),
        lambda c: c.known("deal_value"),
        lambda c: c.numbers("deal_value") >= c.settings.large_deal,
        "large_deal",
        lambda c: c.numbers("deal_value"),
        Marks.FROM,
        grain=0,
    ),
    Limit(
        Text(en="High value", ru="Высокая ценность"),
        Text(en="clients with a potential or a deal", ru="клиентов с потенциалом или сделкой"),
        lambda c: c.known("value_tier"),
        lambda c: c.among("value_tier", "high"),
        "high_value",
        _amount,
        grain=0,
    ),
    Limit(
        Text(en="Medium value", ru="Средняя ценность"),
        Text(en="clients with a potential or a deal", ru="клиентов с потенциалом или сделкой"),
        lambda c: c.known("value_tier"),
        lambda c: c.among("value_tier", "medium"),
        "medium_value",
        lambda c: _up_to(_amount(c), c.settings.high_value),
        Marks.FROM,
        grain=0,
    ),
    X_ORDERS,
    Y_ORDERS,
    Limit(
        Text(en="Stopped", ru="Перестал покупать"),
        Text(en="clients with orders on several days", ru="клиентов с заказами в разные дни"),
        lambda c: c.known("order_interval") & c.known("last_order") & _in_work(c),
        lambda c: c.among("winback", "stopped"),
        "stop_factor",
        _silence_in_intervals,
        grain=0.5,
    ),
    Limit(
        Text(en="Stopped after one order", ru="Перестал после одного заказа"),
        Text(en="clients with orders on one day", ru="клиентов с заказами в один день"),
        lambda c: ~c.known("order_interval") & c.known("last_order") & _in_work(c),
        lambda c: c.among("winback", "stopped"),
        "stop_single_days",
        lambda c: c.days_since("last_order"),
    ),
    Limit(
        Text(en="Reduced", ru="Снизил закупки"),
        Text(en="clients that bought in the 90 days before", ru="клиентов, покупавших в предыдущие 90 дней"),
        _may_reduce,
        lambda c: c.among("winback", "reduced"),
        "reduced_share",
        _share_of_before,
        Marks.BELOW,
    ),
    Limit(
        Text(en="Went to think", ru="Ушёл думать"),
        Text(en="clients that went to think", ru="клиентов, ушедших думать"),
        _may_think,
        lambda c: c.among("winback", "thinking"),
        "thinking_days",
        lambda c: c.days_since("latest_contact"),
    ),
)
"""Every flag and limit, in the order in which they are shown."""
