"""The one concrete thing to do, per base, class, stage and flags."""

import re

import pytest

from sheets_addin.methods.next_action import TABLE
from sheets_addin.vocabulary.choices import BASES
from tests.methods.client_table import day, reasons, value

GOLD = {"last_order": day(-10), "revenue_12m": 5_000}
STANDARD = {"last_order": day(-10), "revenue_12m": 5}
IMAGE = {**STANDARD, "is_image": True}
BLACK = {**STANDARD, "debt": 120_000, "payment_due": day(-45)}
LATE_PAYER = {**STANDARD, "invoices_12m": 3, "late_invoices_12m": 3}
CLASS_A = {"need": True, "money": True, "urgent": True}
CLASS_B = {"need": True, "money": True, "urgent": False}
OVERRUN = {"stage": "contact_2", "in_work_since": day(-32)}

CASES = [
    ({"size": "off_profile", "debt": 5, "payment_due": day(1)}, None, None),
    (
        {**BLACK, "promised_pay": day(-1)},
        "Collect 120 000: 45 days overdue, promised for 30.03.2026 but not paid",
        "Взыскать 120 000: просрочка 45 дней, обещал 30.03.2026 и не заплатил",
    ),
    (
        {**BLACK, "promised_pay": day(5), **CLASS_A},
        "Collect 120 000: 45 days overdue, promised for 05.04.2026",
        "Взыскать 120 000: просрочка 45 дней, обещал 05.04.2026",
    ),
    (
        {**BLACK, "stage": "refusal"},
        "Collect 120 000: 45 days overdue, get a payment date",
        "Взыскать 120 000: просрочка 45 дней, добиться даты оплаты",
    ),
    (
        {**LATE_PAYER, "debt": 70, "payment_due": day(3)},
        "Collect 70: due on 03.04.2026",
        "Взыскать 70: срок оплаты 03.04.2026",
    ),
    ({**LATE_PAYER, "debt": 70}, "Collect 70: agree on a payment date", "Взыскать 70: договориться о дате оплаты"),
    (
        {**LATE_PAYER, "debt": 70, "promised_pay": day(-2)},
        "Collect 70: promised for 29.03.2026 but not paid",
        "Взыскать 70: обещал 29.03.2026 и не заплатил",
    ),
    (
        {**LATE_PAYER, "debt": 70, "promised_pay": day(0)},
        "Collect 70: promised for 31.03.2026",
        "Взыскать 70: обещал 31.03.2026",
    ),
    (
        LATE_PAYER,
        "Check the payments, note the debt and collect it: 3 of 3 invoices paid late or unpaid",
        "Сверить оплаты, записать долг и взыскать: не оплачено в срок счетов 3 из 3",
    ),
    (
        {**STANDARD, "manual_base": "black"},
        "Check whether there is a debt, and note it",
        "Проверить, есть ли долг, и записать его",
    ),
    (
        {**LATE_PAYER, "debt": 0},
        "No debt to collect now: sell for prepayment only",
        "Взыскивать сейчас нечего: отгружать только по предоплате",
    ),
    (
        {**GOLD, "debt": 70, "payment_due": day(-9), "promised_pay": day(-2)},
        "Remind them to pay 70: 9 days overdue, promised for 29.03.2026 but not paid",
        "Напомнить об оплате 70: просрочка 9 дней, обещал 29.03.2026 и не заплатил",
    ),
    (
        {**GOLD, "debt": 70, "payment_due": day(-3), "promised_pay": day(2)},
        "Remind them to pay 70: 3 days overdue, promised for 02.04.2026",
        "Напомнить об оплате 70: просрочка 3 дня, обещал 02.04.2026",
    ),
    (
        {"debt": 70, "payment_due": day(-90)},
        "Remind them to pay 70: 90 days overdue, get a payment date",
        "Напомнить об оплате 70: просрочка 90 дней, узнать дату оплаты",
    ),
    (
        {"debt": 70, "promised_pay": day(-1)},
        "Remind them to pay 70: promised for 30.03.2026 but not paid",
        "Напомнить об оплате 70: обещал 30.03.2026 и не заплатил",
    ),
    (
        {"debt": 70},
        "Ask when they will pay 70, and note the date",
        "Узнать, когда оплатят 70, и записать дату",
    ),
    (
        {**GOLD, "revenue_90d": 600, "revenue_prev_90d": 1_000},
        "Find out why they buy less: 600 in 90 days, 1 000 in the 90 days before",
        "Узнать, почему покупает меньше: за 90 дней 600, за предыдущие 90 — 1 000",
    ),
    (
        {"stage": "refusal", "refusal_reason": "off_profile", "manual_base": "gold"},
        "Settle it: refused as off-profile, yet the base “Gold” was chosen by hand",
        "Разобраться: отказ с причиной «непрофильный», а вручную выбрана база «Золотой»",
    ),
    ({"stage": "refusal"}, "Note the refusal reason", "Записать причину отказа"),
    (
        {"stage": "refusal", "refusal_reason": "no_money"},
        "Move to “Call round”: come back with instalments, credit or a cheaper product",
        "Перевести в «Обзвон»: вернуться с рассрочкой, кредитом или товаром дешевле",
    ),
    (
        {"stage": "refusal", "refusal_reason": "crisis"},
        "Move to “Call round” (refusal reason: crisis)",
        "Перевести в «Обзвон»: причина отказа — кризис",
    ),
    (
        {"stage": "strategic_reserve", "next_contact": day(9), **CLASS_A},
        "Wait until 09.04.2026: strategic reserve",
        "Ждать до 09.04.2026: стратегический запас",
    ),
    (
        {"stage": "strategic_reserve", "next_contact": day(0)},
        "Call and start again from contact 1: 31.03.2026 has come",
        "Позвонить и начать заново с 1 контакта: назначенный день 31.03.2026 наступил",
    ),
    (
        {"stage": "strategic_reserve"},
        "Agree on the day of the next contact",
        "Договориться о дне следующего контакта",
    ),
    (
        {"stage": "deal_support", **CLASS_A},
        "Ship the goods, collect the closing papers",
        "Отгрузить товар, собрать закрывающие документы",
    ),
    (
        {**IMAGE, "contract_due": day(-2), **CLASS_A},
        "Meet the contract: the obligation of 29.03.2026 is 2 days late",
        "Выполнить договор: срок 29.03.2026 просрочен на 2 дня",
    ),
    (
        {**CLASS_A, **OVERRUN, "deal_value": 600_000, "expected_close": day(3)},
        "Do not get in the way: close the deal of 600 000 by 03.04.2026",
        "Не мешать: закрыть сделку на 600 000 до 03.04.2026",
    ),
    (
        {**CLASS_A, "deal_value": 600_000},
        "Do not get in the way: close the deal of 600 000",
        "Не мешать: закрыть сделку на 600 000",
    ),
    ({**CLASS_A, **GOLD}, "Do not get in the way: close the deal", "Не мешать: закрыть сделку"),
    (
        {**OVERRUN, **CLASS_B},
        "Sell or move (Strategic reserve: willing, no date): 2 days over the time limit",
        "Продать или перевести (Стратегический запас: нужно, но без срока): предельный срок превышен на 2 дня",
    ),
    (
        {**GOLD, "expected_close": day(-1), "deal_value": 5},
        "Ask for a new closing date: 30.03.2026 has passed",
        "Уточнить новую дату закрытия: срок 30.03.2026 прошёл",
    ),
    (
        {**GOLD, "expected_close": day(29), "new_buyer": "speeds"},
        "Agree on an earlier date: 29.04.2026 was expected, a new buyer speeds the deal up",
        "Договориться о дате раньше: ожидалось 29.04.2026, новый покупатель ускоряет сделку",
    ),
    (
        {"stage": "deal", "deal_value": 600_000},
        "Close the deal of 600 000: invoice, measurement, contract",
        "Довести до конца сделку на 600 000: счёт, замер, договор",
    ),
    (
        {"stage": "deal"},
        "Close the deal: invoice, measurement, contract",
        "Довести сделку до конца: счёт, замер, договор",
    ),
    (
        {**IMAGE, "contract_due": day(0)},
        "Fulfil the contract by 31.03.2026: volumes, terms and the promised promotion",
        "Выполнить договор к 31.03.2026: объёмы, условия и обещанная реклама",
    ),
    (
        IMAGE,
        "Check the contract and note the next obligation: dates, volumes, terms, the promised promotion",
        "Свериться с договором и записать ближайшее обязательство: сроки, объёмы, условия, обещанная реклама",
    ),
    (
        {"thinking": True, "last_contact": day(-21), **CLASS_B},
        "Call: went to think, last contact 21 days ago",
        "Позвонить: ушёл думать, последний контакт 21 день назад",
    ),
    (
        {**GOLD, **CLASS_B, "deal_value": 900},
        "Create urgency or get a prepayment: deal of 900",
        "Создать срочность или взять предоплату: сделка на 900",
    ),
    (
        {**GOLD, "need": True, "money": False},
        "Offer instalments, credit or a cheaper product: there is a need but no money",
        "Предложить рассрочку, кредит или товар дешевле: потребность есть, денег нет",
    ),
    (
        {**GOLD, "order_interval": 8},
        "Offer new items and stock: an order was expected on 29.03.2026",
        "Предложить новинки и остатки: заказ ожидался 29.03.2026",
    ),
    (
        {"manual_base": "standard", "last_order": day(-200)},
        "Win back: no orders for 200 days",
        "Вернуть: заказов нет 200 дней",
    ),
    (
        {**GOLD, "last_order": day(-200)},
        "Offer new items and stock: no orders for 200 days",
        "Предложить новинки и остатки: заказов нет 200 дней",
    ),
    (
        {**GOLD, "order_interval": 14},
        "Offer new items and stock: next order expected on 04.04.2026",
        "Предложить новинки и остатки: следующий заказ ожидается 04.04.2026",
    ),
    (GOLD, "Offer new items and stock", "Предложить новинки и остатки"),
    (
        {**STANDARD, "last_order": day(-200)},
        "Win back and grow to gold: no orders for 200 days, 995 more revenue needed",
        "Вернуть и растить до золотого: заказов нет 200 дней, до порога выручки не хватает 995",
    ),
    (
        STANDARD,
        "Grow to gold: 995 more revenue needed",
        "Растить до золотого: до порога выручки не хватает 995",
    ),
    (
        {"manual_base": "standard"},
        "Grow to gold: offer more of the range",
        "Растить до золотого: предложить больше товаров из ассортимента",
    ),
    (
        {"stage": "client"},
        "Record the first order: the stage is Client, but there is none",
        "Записать первый заказ: состояние «Клиент», а заказов нет",
    ),
    (
        {**CLASS_B, "deal_value": 600_000},
        "Create urgency or get a prepayment: deal of 600 000 (contact 1)",
        "Создать срочность или взять предоплату: сделка на 600 000 (1 контакт)",
    ),
    (
        {"need": True, "sample_requested": True, "stage": "contact_2"},
        "Present the offer: a sample was requested, but nobody has presented "
        "(contact 3: offer special terms, mention who recommends us)",
        "Провести презентацию: образец запрошен, а презентации не было "
        "(3 контакт: предложить особые условия, сослаться на рекомендацию)",
    ),
    (
        {**CLASS_B, "stage": "contact_1"},
        "Create urgency or get a prepayment (contact 2: discuss the offer)",
        "Создать срочность или взять предоплату (2 контакт: обсудить предложение)",
    ),
    (
        {"need": True, "money": False, "stage": "new"},
        "No sale now: fill in the card and the refusal reason, come back with instalments, credit or a cheaper product",
        "Пока не продавать: заполнить карточку и причину отказа, вернуться с рассрочкой, кредитом или товаром дешевле",
    ),
    (
        {"need": False, "stage": "call_round"},
        "Find out what they need (contact 1)",
        "Выяснить, что нужно клиенту (1 контакт)",
    ),
    ({"stage": "new"}, "Find out whether there is a need (contact 1)", "Узнать, есть ли потребность (1 контакт)"),
    (
        {"need": True, "stage": "contact_2"},
        "Find out whether they have the money (contact 3: offer special terms, mention who recommends us)",
        "Узнать, есть ли деньги (3 контакт: предложить особые условия, сослаться на рекомендацию)",
    ),
    (
        {"need": True, "money": True, "stage": "contact_3"},
        "Find out how urgent it is (contact 3: offer special terms, mention who recommends us)",
        "Узнать, насколько срочно (3 контакт: предложить особые условия, сослаться на рекомендацию)",
    ),
]


@pytest.mark.parametrize(("row", "english", "russian"), CASES)
def test_one_concrete_sentence_in_both_languages(row, english, russian):
    assert value("next_action", row) == english
    assert value("next_action", row, language="ru") == russian


def test_the_cases_above_reach_every_rule():
    reached = {value("next_action", row) for row, _, _ in CASES}
    assert len(reached) == len(CASES) == len(TABLE.rules)


ASKED = (
    "; ask for a new closing date: 30.03.2026 has passed",
    "; уточнить новую дату закрытия: срок 30.03.2026 прошёл",
)


@pytest.mark.parametrize(
    "row",
    [
        {**GOLD, "debt": 70, "payment_due": day(-3)},
        {**GOLD, "debt": 70, "payment_due": day(-3), "promised_pay": day(2)},
        {**GOLD, "debt": 70, "payment_due": day(-3), "promised_pay": day(-2)},
        {"debt": 70, "promised_pay": day(-2)},
        {"debt": 70},
        {"stage": "strategic_reserve", "next_contact": day(0)},
        CLASS_A,
        {**CLASS_A, "deal_value": 600_000},
        {**OVERRUN, "money": False},
    ],
)
def test_a_new_closing_date_is_asked_for_beside_what_comes_first(row):
    old = {**row, "expected_close": day(-1)}
    for language, asked in zip(("en", "ru"), ASKED, strict=True):
        today = {**row, "expected_close": None}
        assert value("next_action", old, language=language) == value("next_action", today, language=language) + asked


@pytest.mark.parametrize("row", [BLACK, {"stage": "refusal"}, {"size": "off_profile"}])
def test_no_new_closing_date_is_asked_of_whom_nothing_is_sold(row):
    assert value("next_action", {**row, "expected_close": day(-1)}) == value("next_action", row)


def test_a_deal_that_closes_today_is_closed_by_today():
    row = {**CLASS_A, "deal_value": 5, "expected_close": day(0)}
    assert value("next_action", row) == "Do not get in the way: close the deal of 5 by 31.03.2026"


@pytest.mark.parametrize("effect", ["speeds", "slows", None])
def test_a_closing_date_has_passed_only_where_the_typed_one_has(effect):
    late = {**GOLD, "expected_close": day(-35), "new_buyer": effect}
    assert value("next_action", late) == "Ask for a new closing date: 24.02.2026 has passed"
    for row in (late, {**OVERRUN, "money": False, "new_buyer": effect}, {**CLASS_A, "new_buyer": effect}):
        for days in (0, 1, 29):
            assert "passed" not in value("next_action", {**row, "expected_close": day(days)})


def test_an_off_profile_client_that_owes_pays_first():
    row = {"size": "off_profile", "debt": 5, "payment_due": day(-9)}
    assert value("next_action", row) == "Remind them to pay 5: 9 days overdue, get a payment date"


def test_an_image_clients_late_contract_is_met_whatever_the_stage():
    row = {**IMAGE, "contract_due": day(-2), "stage": "strategic_reserve", "next_contact": day(9)}
    assert value("next_action", row).startswith("Meet the contract")


def test_a_close_is_asked_for_by_the_day_to_which_it_has_moved():
    row = {**CLASS_A, "deal_value": 600_000, "expected_close": day(-9), "supplier_until": day(4)}
    assert value("next_action", row) == "Do not get in the way: close the deal of 600 000 by 04.04.2026"


def test_the_action_says_which_principle_it_follows():
    assert reasons("next_action", BLACK) == ("black: only collect the debt", "чёрный: только взыскивать долг")
    assert reasons("next_action", STANDARD) == ("standard: grow toward gold", "стандартный: растить до золотого")
    assert reasons("next_action", {"size": "off_profile"}) == ("", "")


@pytest.mark.parametrize("base", [choice.code for choice in BASES])
def test_a_refusal_as_off_profile_never_comes_back_whatever_base_was_chosen_by_hand(base):
    row = {"stage": "refusal", "refusal_reason": "off_profile", "manual_base": base}
    for text in (value("next_action", row), *reasons("next_action", row), *reasons("work_rank", row)):
        assert "Call round" not in (text or "")
        assert "Обзвон" not in (text or "")


def test_days_overdue_are_said_in_one_form():
    for row, _, _ in CASES:
        assert not re.search(r"\d дн\b", value("next_action", row, language="ru") or "")
