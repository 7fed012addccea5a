"""Methods 6 (phases) and 7: seller and buyer side by side, the time limit, where to move."""

import pytest

from sheets_addin.vocabulary.choices import STAGES
from tests.methods.client_table import day, reasons, value


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        ({"seller_phase": "discovery"}, "Discovery / –", "Выявление / –"),
        (
            {"seller_phase": "presentation", "sample_requested": True},
            "Presentation / Evaluation",
            "Презентация / Оценка",
        ),
        ({"sample_requested": True}, "– / Evaluation", "– / Оценка"),
        ({"sample_requested": False}, None, None),
        ({}, None, None),
    ],
)
def test_phases_of_seller_and_buyer(row, english, russian):
    assert value("phase", row) == english
    assert value("phase", row, language="ru") == russian


@pytest.mark.parametrize(
    ("row", "warning"),
    [
        ({"seller_phase": "presentation"}, "Presentation before discovery has ended"),
        ({"seller_phase": "presentation", "need": False}, "Presentation before discovery has ended"),
        ({"seller_phase": "presentation", "need": True}, None),
        ({"seller_phase": "presentation", "need": True, "sample_requested": True}, None),
        ({"seller_phase": "discovery", "sample_requested": True}, "Evaluation that nobody presents to"),
        ({"sample_requested": True}, "Evaluation that nobody presents to"),
        ({"seller_phase": "discovery"}, None),
        ({}, None),
    ],
)
def test_phases_that_do_not_fit(row, warning):
    assert value("phase_warning", row) == warning


def test_phase_warnings_say_why():
    assert reasons("phase_warning", {"seller_phase": "presentation"}) == (
        "Presentation before discovery has ended: the seller presents, but the need is not known to be there",
        "Презентация до конца выявления: продавец показывает, а потребность ещё не выявлена",
    )
    assert reasons("phase_warning", {"sample_requested": True}) == (
        "Evaluation that nobody presents to: the buyer asked for a sample, but the seller is not presenting",
        "Оценка без презентации: покупатель запросил образец, а продавец не показывает",
    )


@pytest.mark.parametrize("stage", [choice.code for choice in STAGES])
def test_the_limit_counts_for_new_and_contacts_only(stage):
    limited = stage in ("new", "contact_1", "contact_2", "contact_3")
    assert value("deadline", {"stage": stage, "in_work_since": day(-10)}) == (day(20) if limited else None)


def test_deadline_follows_the_limit_and_needs_a_start():
    row = {"stage": "new", "in_work_since": day(-10)}
    assert value("deadline", row, work_limit_days=14) == day(4)
    assert value("deadline", row, work_limit_days=40) == day(30)
    assert value("deadline", {"stage": "new"}) is None
    assert value("deadline", {"in_work_since": day(-10)}) is None
    assert reasons("deadline", row) == (
        "Deadline 20.04.2026: in work since 21.03.2026, limit 30 days",
        "Крайний срок 20.04.2026: в работе с 21.03.2026, предел 30 дней",
    )


PAST = {"stage": "contact_2", "in_work_since": day(-31)}


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        ({"size": "off_profile", "money": False, "need": True}, "Refusal: off-profile", "Отказ: непрофильный"),
        ({"money": False, "need": True}, "Refusal: no money", "Отказ: нет денег"),
        (
            {"need": True},
            "Strategic reserve: willing, no date",
            "Стратегический запас: нужно, но без срока",
        ),
        ({"need": False}, "Refusal: other, then Call round", "Отказ: другое, затем Обзвон"),
        ({}, "Refusal: other, then Call round", "Отказ: другое, затем Обзвон"),
        ({"money": True}, "Refusal: other, then Call round", "Отказ: другое, затем Обзвон"),
    ],
)
def test_where_to_move_past_the_deadline(row, english, russian):
    assert value("suggested_move", {**PAST, **row}) == english
    assert value("suggested_move", {**PAST, **row}, language="ru") == russian


def test_no_move_before_the_deadline_nor_on_its_day():
    assert value("suggested_move", {"stage": "new", "in_work_since": day(-30), "money": False}) is None
    assert value("suggested_move", {"stage": "new", "in_work_since": day(-31), "money": False}) is not None
    assert value("suggested_move", {"stage": "deal", "in_work_since": day(-90), "money": False}) is None


def test_the_move_says_why():
    assert reasons("suggested_move", {**PAST, "money": False}) == (
        "Suggested move “Refusal: no money”: the deadline passed 1 day ago, there is no money",
        "Перевести «Отказ: нет денег»: крайний срок прошёл 1 день назад, денег нет",
    )
