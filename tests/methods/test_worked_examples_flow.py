"""Methods 6 to 8 and 11 worked by hand: what moves a close, the time limit, overdue flags, win-back."""

import datetime as dt

import pytest

from tests.methods.client_table import day
from tests.methods.worked_example import Example

CLOSE = {"expected_close": dt.date(2026, 5, 10)}
PAST = {"stage": "contact_2", "in_work_since": dt.date(2026, 2, 27)}
IMAGE = {"last_order": day(-10), "revenue_12m": 5, "is_image": True}

EXAMPLES = [
    Example(
        "6 nothing moves it",
        "adjusted_close",
        CLOSE,
        dt.date(2026, 5, 10),
        (
            "Adjusted close 10.05.2026 (expected 10.05.2026): nothing moves it",
            "Уточнённое закрытие 10.05.2026 (ожидается 10.05.2026): срок ничто не сдвигает",
        ),
    ),
    Example(
        "6 the latest of two dates",
        "adjusted_close",
        {**CLOSE, "supplier_until": dt.date(2026, 6, 1), "budget_from": dt.date(2026, 7, 1)},
        dt.date(2026, 7, 1),
        (
            "Adjusted close 01.07.2026 (expected 10.05.2026): supplier contract until 01.06.2026; "
            "budget from 01.07.2026",
            "Уточнённое закрытие 01.07.2026 (ожидается 10.05.2026): договор с поставщиком до "
            "01.06.2026; бюджет с 01.07.2026",
        ),
    ),
    Example(
        "6 a merger: 31.03 plus 180 days",
        "adjusted_close",
        {**CLOSE, "merger": True},
        dt.date(2026, 9, 27),
        (
            "Adjusted close 27.09.2026 (expected 10.05.2026): merger, not before 27.09.2026",
            "Уточнённое закрытие 27.09.2026 (ожидается 10.05.2026): слияние, не раньше 27.09.2026",
        ),
    ),
    Example(
        "6 three deciders: 14 days for each above one",
        "adjusted_close",
        {**CLOSE, "decision_makers": 3},
        dt.date(2026, 6, 7),
        (
            "Adjusted close 07.06.2026 (expected 10.05.2026): decision makers: 3, +28 days",
            "Уточнённое закрытие 07.06.2026 (ожидается 10.05.2026): ЛПР: 3, +28 дней",
        ),
    ),
    Example(
        "6 a new buyer slows by 30 days",
        "adjusted_close",
        {**CLOSE, "new_buyer": "slows"},
        dt.date(2026, 6, 9),
        (
            "Adjusted close 09.06.2026 (expected 10.05.2026): a new buyer slows it down, +30 days",
            "Уточнённое закрытие 09.06.2026 (ожидается 10.05.2026): новый покупатель замедляет сделку, +30 дней",
        ),
    ),
    Example(
        "6 a new buyer speeds by 30 days",
        "adjusted_close",
        {**CLOSE, "new_buyer": "speeds"},
        dt.date(2026, 4, 10),
        (
            "Adjusted close 10.04.2026 (expected 10.05.2026): a new buyer speeds it up, −30 days",
            "Уточнённое закрытие 10.04.2026 (ожидается 10.05.2026): новый покупатель ускоряет сделку, −30 дней",
        ),
    ),
    Example(
        "6 all together: 01.06 plus 14 less 30",
        "adjusted_close",
        {**CLOSE, "supplier_until": dt.date(2026, 6, 1), "decision_makers": 2, "new_buyer": "speeds"},
        dt.date(2026, 5, 16),
        (
            "Adjusted close 16.05.2026 (expected 10.05.2026): supplier contract until 01.06.2026; "
            "decision makers: 2, +14 days; a new buyer speeds it up, −30 days",
            "Уточнённое закрытие 16.05.2026 (ожидается 10.05.2026): договор с поставщиком до "
            "01.06.2026; ЛПР: 2, +14 дней; новый покупатель ускоряет сделку, −30 дней",
        ),
    ),
    Example(
        "6 a presentation before discovery has ended",
        "phase_warning",
        {"seller_phase": "presentation", "need": False},
        ("Discovery has not ended", "Выявление не закончено"),
        (
            "Discovery has not ended: the seller is presenting, but the need has not been established",
            "Выявление не закончено: продавец уже проводит презентацию, а потребность ещё не выявлена",
        ),
    ),
    Example(
        "6 an evaluation that nobody presents to",
        "phase_warning",
        {"seller_phase": "discovery", "sample_requested": True},
        ("No presentation", "Нет презентации"),
        (
            "No presentation: the buyer asked for a sample, but the seller is not presenting",
            "Нет презентации: покупатель запросил образец, а продавец её не проводит",
        ),
    ),
    Example(
        "6 phases side by side",
        "phase",
        {"seller_phase": "presentation", "sample_requested": True, "need": True},
        ("Presentation / Evaluation", "Презентация / Оценка"),
        ("seller: presentation, the buyer asked for a sample", "продавец: презентация, покупатель запросил образец"),
    ),
    Example(
        "7 in work since 27.02 plus 30 days",
        "deadline",
        PAST,
        dt.date(2026, 3, 29),
        (
            "Deadline 29.03.2026: in work since 27.02.2026, limit 30 days",
            "Крайний срок 29.03.2026: в работе с 27.02.2026, предел 30 дней",
        ),
    ),
    Example(
        "7 a limit of 14 days",
        "deadline",
        PAST,
        dt.date(2026, 3, 13),
        (
            "Deadline 13.03.2026: in work since 27.02.2026, limit 14 days",
            "Крайний срок 13.03.2026: в работе с 27.02.2026, предел 14 дней",
        ),
        settings={"work_limit_days": 14},
    ),
    Example(
        "7 no limit on a deal",
        "deadline",
        {**PAST, "stage": "deal"},
        None,
        ("", ""),
    ),
    Example(
        "7 past it: off-profile",
        "suggested_move",
        {**PAST, "size": "off_profile", "money": False},
        ("Refusal: off-profile", "Отказ: непрофильный"),
        (
            "Suggested move “Refusal: off-profile”: the deadline passed 2 days ago, the size is off-profile",
            "Перевести в «Отказ: непрофильный»: крайний срок прошёл 2 дня назад, размер «непрофильный»",
        ),
    ),
    Example(
        "7 past it: no money",
        "suggested_move",
        {**PAST, "need": True, "money": False},
        ("Refusal: no money", "Отказ: нет денег"),
        (
            "Suggested move “Refusal: no money”: the deadline passed 2 days ago, the client has no money",
            "Перевести в «Отказ: нет денег»: крайний срок прошёл 2 дня назад, денег нет",
        ),
    ),
    Example(
        "7 past it: a need",
        "suggested_move",
        {**PAST, "need": True},
        ("Strategic reserve: willing, no date", "Стратегический запас: нужно, но без срока"),
        (
            "Suggested move “Strategic reserve: willing, no date”: the deadline passed 2 days ago, there is a need",
            "Перевести в «Стратегический запас: нужно, но без срока»: крайний срок прошёл 2 дня назад, "
            "потребность есть",
        ),
    ),
    Example(
        "7 past it: nothing known",
        "suggested_move",
        PAST,
        ("Refusal: other, then Call round", "Отказ: другое, затем Обзвон"),
        (
            "Suggested move “Refusal: other, then Call round”: the deadline passed 2 days ago, no need was found",
            "Перевести в «Отказ: другое, затем Обзвон»: крайний срок прошёл 2 дня назад, потребность не выявлена",
        ),
    ),
    Example(
        "7 on the day itself nothing",
        "suggested_move",
        {**PAST, "in_work_since": dt.date(2026, 3, 1)},
        None,
        ("", ""),
    ),
    Example(
        "8 payment",
        "overdue",
        {"debt": 5, "payment_due": day(-12)},
        ("payment 12 d", "оплата 12 дн"),
        ("payment of 5 was due on 19.03.2026, 12 days ago", "оплата 5 ожидалась 19.03.2026, просрочка 12 дней"),
    ),
    Example(
        "8 due today is not overdue",
        "overdue",
        {"debt": 5, "payment_due": day(0)},
        None,
        ("", ""),
    ),
    Example(
        "8 contact by its date",
        "overdue",
        {"next_contact": day(-3)},
        ("contact 3 d", "контакт 3 дн"),
        ("contact was due on 28.03.2026, 3 days ago", "контакт был назначен на 28.03.2026, просрочка 3 дня"),
    ),
    Example(
        "8 contact by the rhythm: 11 days of silence, 7 allowed",
        "overdue",
        {"last_contact": day(-11)},
        ("contact 4 d", "контакт 4 дн"),
        (
            "last contact 20.03.2026, rhythm 7 days, 4 days over",
            "последний контакт 20.03.2026, ритм 7 дней, просрочка 4 дня",
        ),
    ),
    Example(
        "8 stage: limit of 30 days from 27.02 ended on 29.03",
        "overdue",
        PAST,
        ("stage 2 d", "состояние 2 дн"),
        (
            "the time limit of stage “Contact 2” ran out on 29.03.2026, 2 days ago",
            "срок состояния «2 контакт» истёк 29.03.2026, просрочка 2 дня",
        ),
    ),
    Example(
        "8 contract of an image client",
        "overdue",
        {**IMAGE, "contract_due": day(-4)},
        ("contract 4 d", "договор 4 дн"),
        ("contract obligation was due on 27.03.2026, 4 days ago", "срок по договору — 27.03.2026, просрочка 4 дня"),
    ),
    Example(
        "8 most days first",
        "overdue",
        {**PAST, "debt": 5, "payment_due": day(-12)},
        ("payment 12 d; stage 2 d", "оплата 12 дн; состояние 2 дн"),
        (
            "payment of 5 was due on 19.03.2026, 12 days ago; the time limit of stage “Contact 2” ran "
            "out on 29.03.2026, 2 days ago",
            "оплата 5 ожидалась 19.03.2026, просрочка 12 дней; срок состояния «2 контакт» истёк "
            "29.03.2026, просрочка 2 дня",
        ),
    ),
    Example(
        "8 a refusal carries no contact or stage flag",
        "overdue",
        {"stage": "refusal", "next_contact": day(-9), "in_work_since": day(-90)},
        None,
        ("", ""),
    ),
    Example(
        "11 stopped: silence of 43 days, twice the interval is 42",
        "winback",
        {"last_order": day(-43), "order_interval": 21},
        "stopped",
        (
            "Stopped: no orders for 43 days, usual interval 21 days (limit 42)",
            "Перестал: заказов нет 43 дня, обычный интервал 21 день (предел 42)",
        ),
    ),
    Example(
        "11 not stopped: exactly twice the interval",
        "winback",
        {"last_order": day(-42), "order_interval": 21},
        None,
        ("", ""),
    ),
    Example(
        "11 stopped after one day: 181 days",
        "winback",
        {"last_order": day(-181)},
        "stopped",
        (
            "Stopped: bought on one day only, 181 days ago (limit 180)",
            "Перестал: покупал только в один день, 181 день назад (предел 180)",
        ),
    ),
    Example(
        "11 reduced: 69 is less than 70 % of 100",
        "winback",
        {"revenue_90d": 69, "revenue_prev_90d": 100},
        "reduced",
        (
            "Reduced: 90-day revenue 69, in the 90 days before 100 (limit 70 %)",
            "Снизил: выручка за 90 дней 69, за предыдущие 90 — 100 (предел 70 %)",
        ),
    ),
    Example(
        "11 not reduced: nothing before",
        "winback",
        {"revenue_90d": 0, "revenue_prev_90d": 0},
        None,
        ("", ""),
    ),
    Example(
        "11 thinking for 15 days",
        "winback",
        {"thinking": True, "last_contact": day(-15)},
        "thinking",
        (
            "Thinking: went to think, last contact 15 days ago (limit 14)",
            "Думает: ушёл думать, последний контакт 15 дней назад (предел 14)",
        ),
    ),
    Example(
        "11 at stake: 40 + 50 in the 365 days that end with the last order, 1 000 before them",
        "win_back_stake",
        {"client_id": "a"},
        90,
        ("revenue of the 12 months before the stop", "выручка за 12 месяцев до остановки"),
        orders=[("a", day(-250), 40.0), ("a", day(-400), 50.0), ("a", day(-615), 1_000.0)],
        settings={"stop_factor": 1},
    ),
    Example(
        "11 at stake: the deal of one who thinks",
        "win_back_stake",
        {"thinking": True, "last_contact": day(-15), "deal_value": 700},
        700,
        ("the value of the deal", "сумма сделки"),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.number)
def test_worked_by_hand(example):
    example.check()
