"""How late the client's debt is: the payment flag, on which the base depends (S1, S4)."""

from __future__ import annotations

from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.columns import Column, Group, Kind, Unit
from sheets_addin.vocabulary.language import Text

DEBT_DAYS_OVERDUE = Column(
    key="debt_days_overdue",
    name=Text(en="Payment overdue, days", ru="Просрочка оплаты, дней"),
    kind=Kind.INTEGER,
    unit=Unit.DAY,
    width=12,
    group=Group.COMPUTED,
    meaning=Text(
        en="Days since the debt fell due; a debt due today is not overdue.",
        ru="Сколько дней назад истёк срок оплаты; срок сегодня — ещё не просрочка.",
    ),
)

TABLE = DecisionTable(
    DEBT_DAYS_OVERDUE,
    (
        Rule(
            lambda f: (f.numbers("debt") > 0) & (f.days_since("payment_due") > 0),
            lambda f: f.days_since("payment_due"),
            Text(
                en="payment of {debt} was due on {payment_due}, {debt_days_overdue:days} ago",
                ru="оплата {debt} ожидалась {payment_due}, просрочка {debt_days_overdue:days}",
            ),
        ),
    ),
)

METHOD = table_method("debt", TABLE)
