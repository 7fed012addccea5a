"""LTV: average positive order x orders per year x years of a client's life (S2).

The order history computes the figure. It is a method as well so that the cell function LTV can return it and WHY can
say what it is made of.
"""

from __future__ import annotations

from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.order_columns import ORDER_METRICS

TABLE = DecisionTable(
    next(metric for metric in ORDER_METRICS if metric.key == "ltv"),
    (
        Rule(
            lambda f: f.known("ltv"),
            lambda f: f.values("ltv"),
            Text(
                en="average order × orders a year × years of life ({lifetime_years})",
                ru="средний заказ × заказов в год × лет жизни клиента ({lifetime_years})",
            ),
        ),
    ),
    heading=Text(en="LTV {result}", ru="LTV {result}"),
)

METHOD = table_method("lifetime_value", TABLE, function="LTV", explains=55)
