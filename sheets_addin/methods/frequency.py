"""XYZ: how often the client orders, by positive orders in the last 12 months; and when the next order is due (S2)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Numbers, Result, calendar_days
from sheets_addin.methods.method import Method, Output
from sheets_addin.vocabulary.choices import XYZ_CLASSES
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

XYZ = Column(
    key="xyz",
    name=Text(en="XYZ", ru="XYZ"),
    kind=Kind.CHOICE,
    choices=XYZ_CLASSES,
    width=7,
    group=Group.COMPUTED,
    meaning=Text(
        en="X orders often, Y now and then, Z seldom; blank: not in 12 months.",
        ru="X — заказывает часто, Y — время от времени, Z — редко; пусто — 12 месяцев не заказывал.",
    ),
)
EXPECTED_NEXT_ORDER = Column(
    key="expected_next_order",
    name=Text(en="Expected next order", ru="Ожидаемый следующий заказ"),
    kind=Kind.DATE,
    width=13,
    group=Group.COMPUTED,
    meaning=Text(
        en="Last order plus the client's own interval, to the nearest day.",
        ru="Последний заказ плюс собственный интервал клиента, с точностью до дня.",
    ),
)


def _next_order(facts: Facts) -> Numbers:
    return calendar_days(np.floor(facts.numbers("last_order") + facts.numbers("order_interval") + 0.5))


CLASSES = DecisionTable(
    XYZ,
    (
        Rule(
            lambda f: f.numbers("orders_12m") >= f.settings.x_orders,
            "X",
            Text(
                en="orders in 12 months: {orders_12m} (X from {x_orders})",
                ru="заказов за 12 месяцев: {orders_12m} (X от {x_orders})",
            ),
        ),
        Rule(
            lambda f: f.numbers("orders_12m") >= f.settings.y_orders,
            "Y",
            Text(
                en="orders in 12 months: {orders_12m} (Y from {y_orders}, X from {x_orders})",
                ru="заказов за 12 месяцев: {orders_12m} (Y от {y_orders}, X от {x_orders})",
            ),
        ),
        Rule(
            lambda f: f.numbers("orders_12m") >= 1,
            "Z",
            Text(
                en="orders in 12 months: {orders_12m} (Y from {y_orders})",
                ru="заказов за 12 месяцев: {orders_12m} (Y от {y_orders})",
            ),
        ),
        Rule(
            lambda f: f.known("orders_12m"),
            None,
            Text(en="no orders in 12 months", ru="за 12 месяцев заказов не было"),
        ),
    ),
    heading=Text(en="{result}", ru="{result}"),
)
NEXT_ORDER = DecisionTable(
    EXPECTED_NEXT_ORDER,
    (
        Rule(
            lambda f: f.known("last_order") & f.known("order_interval"),
            _next_order,
            Text(
                en="last order {last_order}, interval {order_interval:days}",
                ru="последний заказ {last_order}, интервал {order_interval:days}",
            ),
        ),
        Rule(
            lambda f: f.known("last_order"),
            None,
            Text(en="bought on one day only", ru="покупал только в один день"),
        ),
    ),
)


def _evaluate(facts: Facts) -> Mapping[str, Result]:
    return {XYZ.key: CLASSES.evaluate(facts), EXPECTED_NEXT_ORDER.key: NEXT_ORDER.evaluate(facts)}


METHOD = Method(
    "frequency", (Output(XYZ, "XYZ", place=4, explains=50), Output(EXPECTED_NEXT_ORDER)), (), evaluate=_evaluate
)
