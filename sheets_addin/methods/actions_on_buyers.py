"""What to do for clients who buy, each base in its own way (S2, S4): gold gets what is new, standard grows to gold."""

from __future__ import annotations

from sheets_addin.methods import reasons_to_act as because
from sheets_addin.methods.situations import DEAL_KNOWN, Chapter, abc, act, base, noted, passed, positive, win_back
from sheets_addin.vocabulary.language import Text

_BUYERS = base("gold", "standard")
_ORDER_LATE = passed(
    "expected_next_order", Text(en="the usual day of an order has passed", ru="обычный день заказа прошёл")
)
_ORDER_EXPECTED = noted("expected_next_order", Text(en="an order is expected", ru="ожидается заказ"))
_LACKS = positive("to_gold", Text(en="revenue lacks to gold", ru="до золотого не хватает выручки"))

BUYERS = Chapter(
    Text(en="Gold and standard", ru="Золотой и стандартный"),
    (
        act(
            _BUYERS,
            abc("B"),
            DEAL_KNOWN,
            do=Text(
                en="Create urgency or get a prepayment: deal of {deal_value}",
                ru="Создать срочность или взять предоплату: сделка на {deal_value}",
            ),
            because=because.CLASS_B,
        ),
        act(
            _BUYERS,
            abc("C"),
            do=Text(
                en="Offer instalments, credit or a cheaper product: there is a need but no money",
                ru="Предложить рассрочку, кредит или товар дешевле: потребность есть, денег нет",
            ),
            because=because.CLASS_C,
        ),
        act(
            base("gold"),
            win_back("stopped"),
            do=Text(
                en="Offer new items and stock: no orders for {order_silence:days}",
                ru="Предложить новинки и остатки: заказов нет {order_silence:days}",
            ),
            because=because.GOLD,
        ),
        act(
            _BUYERS,
            win_back("reduced"),
            do=Text(
                en="Find out why they buy less: {revenue_90d} in 90 days, {revenue_prev_90d} in the 90 days before",
                ru="Узнать, почему покупает меньше: за 90 дней {revenue_90d}, за предыдущие 90 — {revenue_prev_90d}",
            ),
            because=because.REDUCED,
        ),
        act(
            base("gold"),
            _ORDER_LATE,
            do=Text(
                en="Offer new items and stock: an order was expected on {expected_next_order}",
                ru="Предложить новинки и остатки: заказ ожидался {expected_next_order}",
            ),
            because=because.GOLD,
        ),
        act(
            base("gold"),
            _ORDER_EXPECTED,
            do=Text(
                en="Offer new items and stock: next order expected on {expected_next_order}",
                ru="Предложить новинки и остатки: следующий заказ ожидается {expected_next_order}",
            ),
            because=because.GOLD,
        ),
        act(
            base("gold"),
            do=Text(en="Offer new items and stock", ru="Предложить новинки и остатки"),
            because=because.GOLD,
        ),
        act(
            base("standard"),
            win_back("stopped"),
            _LACKS,
            do=Text(
                en="Win back and grow to gold: no orders for {order_silence:days}, {to_gold} more revenue needed",
                ru="Вернуть и растить до золотого: заказов нет {order_silence:days}, "
                "до порога выручки не хватает {to_gold}",
            ),
            because=because.STANDARD,
        ),
        act(
            base("standard"),
            win_back("stopped"),
            do=Text(en="Win back: no orders for {order_silence:days}", ru="Вернуть: заказов нет {order_silence:days}"),
            because=because.STOPPED,
        ),
        act(
            base("standard"),
            _LACKS,
            do=Text(
                en="Grow to gold: {to_gold} more revenue needed",
                ru="Растить до золотого: до порога выручки не хватает {to_gold}",
            ),
            because=because.STANDARD,
        ),
        act(
            base("standard"),
            do=Text(
                en="Grow to gold: offer more of the range",
                ru="Растить до золотого: предложить больше товаров из ассортимента",
            ),
            because=because.STANDARD,
        ),
    ),
)
