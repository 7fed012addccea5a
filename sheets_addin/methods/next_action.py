"""NEXT_ACTION: one concrete thing to do, from base, class, stage and flags (S1-S4).

What a base forbids or commands comes first (off-profile: nothing; black: only the debt), then what is late (payment,
contract, time limit, close), then the class of the request, then the way in which the base grows.
"""

from __future__ import annotations

from sheets_addin.methods import reasons_to_act as because
from sheets_addin.methods.conditions import above_zero, all_of, always, among, blank, known, past
from sheets_addin.methods.contact_steps import next_step
from sheets_addin.methods.decision import NOTHING, DecisionTable, Figure, Rule, When
from sheets_addin.methods.method import table_method
from sheets_addin.methods.prospects import refused_for_good
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

NEXT_ACTION = Column(
    key="next_action",
    name=Text(en="Next action", ru="Следующее действие"),
    kind=Kind.TEXT,
    width=46,
    group=Group.COMPUTED,
    meaning=Text(en="The one thing to do with the client now.", ru="Что сейчас сделать по клиенту."),
)


def _base(code: str) -> When:
    return among("base", code)


def _stage(code: str) -> When:
    return among("stage", code)


def _class(code: str) -> When:
    return among("abc", code)


_STOPPED = among("winback", "stopped")

TABLE = DecisionTable(
    NEXT_ACTION,
    (
        Rule(_base("off_profile"), None, NOTHING),
        # Black: the sum, how late, what was promised for when.
        Rule(
            all_of(_base("black"), known("debt_days_overdue"), past("promised_pay")),
            Text(
                en="Collect {debt}: {debt_days_overdue:days} overdue, promised for {promised_pay} but not paid",
                ru="Взыскать {debt}: просрочка {debt_days_overdue:days}, обещал {promised_pay} и не заплатил",
            ),
            because.DEBT_ONLY,
        ),
        Rule(
            all_of(_base("black"), known("debt_days_overdue"), known("promised_pay")),
            Text(
                en="Collect {debt}: {debt_days_overdue:days} overdue, promised for {promised_pay}",
                ru="Взыскать {debt}: просрочка {debt_days_overdue:days}, обещал {promised_pay}",
            ),
            because.DEBT_ONLY,
        ),
        Rule(
            all_of(_base("black"), known("debt_days_overdue")),
            Text(
                en="Collect {debt}: {debt_days_overdue:days} overdue, get a payment date",
                ru="Взыскать {debt}: просрочка {debt_days_overdue:days}, добиться даты оплаты",
            ),
            because.DEBT_ONLY,
        ),
        Rule(
            all_of(_base("black"), above_zero("debt"), known("payment_due")),
            Text(en="Collect {debt}: due on {payment_due}", ru="Взыскать {debt}: срок оплаты {payment_due}"),
            because.DEBT_ONLY,
        ),
        Rule(
            all_of(_base("black"), above_zero("debt")),
            Text(en="Collect {debt}: agree on a payment date", ru="Взыскать {debt}: договориться о дате оплаты"),
            because.DEBT_ONLY,
        ),
        Rule(
            _base("black"),
            Text(
                en="No debt to collect now: sell for prepayment only",
                ru="Взыскивать сейчас нечего: отгружать только по предоплате",
            ),
            because.DEBT_ONLY,
        ),
        # Money that is late, before anything is sold.
        Rule(
            all_of(known("debt_days_overdue"), known("promised_pay")),
            Text(
                en="Remind them to pay {debt}: {debt_days_overdue:days} overdue, promised for {promised_pay}",
                ru="Напомнить об оплате: {debt}, просрочка {debt_days_overdue:days}, обещал {promised_pay}",
            ),
            because.PAYMENT,
        ),
        Rule(
            known("debt_days_overdue"),
            Text(
                en="Remind them to pay {debt}: {debt_days_overdue:days} overdue",
                ru="Напомнить об оплате: {debt}, просрочка {debt_days_overdue:days}",
            ),
            because.PAYMENT,
        ),
        # Stages that are outside the work on a sale.
        Rule(
            refused_for_good,
            Text(
                en="Settle it: refused as off-profile, yet the base “{base}” was chosen by hand",
                ru="Разобраться: отказ с причиной «непрофильный», а вручную выбрана база «{base}»",
            ),
            because.REFUSED_FOR_GOOD,
        ),
        Rule(
            all_of(_stage("refusal"), blank("refusal_reason")),
            Text(en="Note the refusal reason", ru="Записать причину отказа"),
            because.REFUSED,
        ),
        Rule(
            all_of(_stage("refusal"), among("refusal_reason", "no_money")),
            Text(
                en="Move to “Call round”: come back with instalments, credit or a cheaper product",
                ru="Перевести в «Обзвон»: вернуться с рассрочкой, кредитом или товаром дешевле",
            ),
            because.REFUSED,
        ),
        Rule(
            _stage("refusal"),
            Text(
                en="Move to “Call round” (refusal reason: {refusal_reason:lower})",
                ru="Перевести в «Обзвон»: причина отказа — {refusal_reason:lower}",
            ),
            because.REFUSED,
        ),
        Rule(
            all_of(_stage("strategic_reserve"), lambda f: f.days_since("next_contact") < 0),
            Text(en="Wait until {next_contact}: strategic reserve", ru="Ждать до {next_contact}: стратегический запас"),
            because.RESERVE,
        ),
        Rule(
            all_of(_stage("strategic_reserve"), known("next_contact")),
            Text(
                en="Call and start again from contact 1: {next_contact} has come",
                ru="Позвонить и начать заново с 1 контакта: назначенный день {next_contact} наступил",
            ),
            because.RESERVE,
        ),
        Rule(
            _stage("strategic_reserve"),
            Text(en="Agree on the day of the next contact", ru="Договориться о дне следующего контакта"),
            because.RESERVE,
        ),
        Rule(
            _stage("deal_support"),
            Text(en="Ship the goods, collect the closing papers", ru="Отгрузить товар, собрать закрывающие документы"),
            because.DEAL,
        ),
        Rule(
            known("contract_days_overdue"),
            Text(
                en="Meet the contract: the obligation of {contract_due} is {contract_days_overdue:days} late",
                ru="Выполнить договор: срок {contract_due} просрочен на {contract_days_overdue:days}",
            ),
            because.CONTRACT,
        ),
        # Class A: do not get in the way.
        Rule(
            all_of(_class("A"), past("adjusted_close")),
            Text(
                en="Do not get in the way: close the deal and ask for a new date, {adjusted_close} has passed",
                ru="Не мешать: закрыть сделку и уточнить новую дату, срок {adjusted_close} прошёл",
            ),
            because.CLASS_A,
        ),
        Rule(
            all_of(_class("A"), known("deal_value"), known("adjusted_close")),
            Text(
                en="Do not get in the way: close the deal of {deal_value} by {adjusted_close}",
                ru="Не мешать: закрыть сделку на {deal_value} до {adjusted_close}",
            ),
            because.CLASS_A,
        ),
        Rule(
            all_of(_class("A"), known("deal_value")),
            Text(
                en="Do not get in the way: close the deal of {deal_value}",
                ru="Не мешать: закрыть сделку на {deal_value}",
            ),
            because.CLASS_A,
        ),
        Rule(
            _class("A"),
            Text(en="Do not get in the way: close the deal", ru="Не мешать: закрыть сделку"),
            because.CLASS_A,
        ),
        # What ran out of time.
        Rule(
            all_of(known("suggested_move"), past("adjusted_close")),
            Text(
                en="Sell and ask for a new closing date, or move ({suggested_move}): "
                "{stage_days_overdue:days} over the time limit",
                ru="Продать и уточнить новую дату закрытия или перевести ({suggested_move}): "
                "предельный срок превышен на {stage_days_overdue:days}",
            ),
            because.LIMIT,
        ),
        Rule(
            known("suggested_move"),
            Text(
                en="Sell or move ({suggested_move}): {stage_days_overdue:days} over the time limit",
                ru="Продать или перевести ({suggested_move}): предельный срок превышен на {stage_days_overdue:days}",
            ),
            because.LIMIT,
        ),
        Rule(
            past("adjusted_close"),
            Text(
                en="Ask for a new closing date: {adjusted_close} has passed",
                ru="Уточнить новую дату закрытия: срок {adjusted_close} прошёл",
            ),
            because.OLD_CLOSE,
        ),
        Rule(
            _stage("deal"),
            Text(
                en="Close the deal: invoice, measurement, contract", ru="Довести сделку до конца: счёт, замер, договор"
            ),
            because.DEAL,
        ),
        # Image: dates, volumes, terms, and the promised promotion.
        Rule(
            all_of(_base("image"), known("contract_due")),
            Text(
                en="Fulfil the contract by {contract_due}: volumes, terms and the promised promotion",
                ru="Выполнить договор к {contract_due}: объёмы, условия и обещанная реклама",
            ),
            because.CONTRACT,
        ),
        Rule(
            _base("image"),
            Text(
                en="Check the contract: dates, volumes, terms and the promised promotion",
                ru="Свериться с договором: сроки, объёмы, условия и обещанная реклама",
            ),
            because.CONTRACT,
        ),
        Rule(
            among("winback", "thinking"),
            Text(
                en="Call: went to think, last contact {contact_silence:days} ago",
                ru="Позвонить: ушёл думать, последний контакт {contact_silence:days} назад",
            ),
            because.THINKING,
        ),
        # Clients who buy.
        Rule(
            all_of(_class("B"), lambda f: ~f.among("base", "development"), known("deal_value")),
            Text(
                en="Create urgency or get a prepayment: deal of {deal_value}",
                ru="Создать срочность или взять предоплату: сделка на {deal_value}",
            ),
            because.CLASS_B,
        ),
        Rule(
            all_of(_base("gold"), _STOPPED),
            Text(
                en="Offer new items and stock: no orders for {order_silence:days}",
                ru="Предложить новинки и остатки: заказов нет {order_silence:days}",
            ),
            because.GOLD,
        ),
        Rule(
            all_of(among("base", "gold", "standard"), among("winback", "reduced")),
            Text(
                en="Find out why they buy less: {revenue_90d} in 90 days, {revenue_prev_90d} in the 90 days before",
                ru="Узнать, почему покупает меньше: за 90 дней {revenue_90d}, за предыдущие 90 — {revenue_prev_90d}",
            ),
            because.REDUCED,
        ),
        Rule(
            all_of(_base("gold"), known("expected_next_order")),
            Text(
                en="Offer new items and stock: next order expected on {expected_next_order}",
                ru="Предложить новинки и остатки: следующий заказ ожидается {expected_next_order}",
            ),
            because.GOLD,
        ),
        Rule(_base("gold"), Text(en="Offer new items and stock", ru="Предложить новинки и остатки"), because.GOLD),
        Rule(
            all_of(_base("standard"), _STOPPED, above_zero("to_gold")),
            Text(
                en="Win back and grow to gold: no orders for {order_silence:days}, {to_gold} more revenue needed",
                ru="Вернуть и растить до золотого: заказов нет {order_silence:days}, "
                "до порога выручки не хватает {to_gold}",
            ),
            because.STANDARD,
        ),
        Rule(
            all_of(_base("standard"), above_zero("to_gold")),
            Text(
                en="Grow to gold: {to_gold} more revenue needed",
                ru="Растить до золотого: до порога выручки не хватает {to_gold}",
            ),
            because.STANDARD,
        ),
        Rule(
            _base("standard"),
            Text(
                en="Grow to gold: offer more of the range",
                ru="Растить до золотого: предложить больше товаров из ассортимента",
            ),
            because.STANDARD,
        ),
        # In development: the next contact of the algorithm, and what it must find out or bring about.
        Rule(
            _stage("client"),
            Text(
                en="Record the first order: the stage is Client, but there is none",
                ru="Записать первый заказ: состояние «Клиент», а заказов нет",
            ),
            because.QUALIFY,
        ),
        Rule(
            _class("B"),
            Text(
                en="Create urgency or get a prepayment ({step})", ru="Создать срочность или взять предоплату ({step})"
            ),
            because.CLASS_B,
        ),
        Rule(
            _class("C"),
            Text(
                en="No sale now: fill in the card and the refusal reason, "
                "come back with instalments, credit or a cheaper product",
                ru="Пока не продавать: заполнить карточку и причину отказа, "
                "вернуться с рассрочкой, кредитом или товаром дешевле",
            ),
            because.CLASS_C,
        ),
        Rule(
            lambda f: f.no("need"),
            Text(en="Find out what they need ({step})", ru="Выяснить, что нужно клиенту ({step})"),
            because.QUALIFY,
        ),
        Rule(
            blank("need"),
            Text(en="Find out whether there is a need ({step})", ru="Узнать, есть ли потребность ({step})"),
            because.QUALIFY,
        ),
        Rule(
            blank("money"),
            Text(en="Find out whether they have the money ({step})", ru="Узнать, есть ли деньги ({step})"),
            because.QUALIFY,
        ),
        Rule(
            always,
            Text(en="Find out how urgent it is ({step})", ru="Узнать, насколько срочно ({step})"),
            because.QUALIFY,
        ),
    ),
    figures={
        "step": Figure(next_step, Kind.TEXT),
        "contact_silence": Figure(lambda f: f.days_since("latest_contact")),
        "order_silence": Figure(lambda f: f.days_since("last_order")),
    },
)

METHOD = table_method(
    "next_action",
    TABLE,
    needs=(
        "base",
        "abc",
        "adjusted_close",
        "suggested_move",
        "debt_days_overdue",
        "stage_days_overdue",
        "contract_days_overdue",
        "winback",
        "expected_next_order",
        "to_gold",
        "latest_contact",
    ),
    function="NEXT_ACTION",
    place=10,
)
