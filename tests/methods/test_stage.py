"""Methods 6 (phases) and 7: seller and buyer side by side, the time limit, where to move."""

import pytest

from sheets_addin.vocabulary.choices import STAGES
from tests.methods.client_table import day, reasons, value


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        ({"seller_phase": "discovery"}, "Discovery / –", "Выявление / –"),
        (
            {"seller_phase": "presentation", "sample_requested": True, "need": True},
            "Presentation / Evaluation",
            "Презентация / Оценка",
        ),
        (
            {"seller_phase": "presentation", "need": False},
            "Presentation / –; ⚠ discovery has not ended",
            "Презентация / –; ⚠ выявление не закончено",
        ),
        ({"sample_requested": True}, "– / Evaluation; ⚠ no presentation", "– / Оценка; ⚠ нет презентации"),
        (
            {"seller_phase": "discovery", "sample_requested": True},
            "Discovery / Evaluation; ⚠ no presentation",
            "Выявление / Оценка; ⚠ нет презентации",
        ),
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
        ({"seller_phase": "presentation"}, "Discovery has not ended"),
        ({"seller_phase": "presentation", "need": False}, "Discovery has not ended"),
        ({"seller_phase": "presentation", "need": True}, None),
        ({"seller_phase": "presentation", "need": True, "sample_requested": True}, None),
        ({"seller_phase": "discovery", "sample_requested": True}, "No presentation"),
        ({"sample_requested": True}, "No presentation"),
        ({"seller_phase": "discovery"}, None),
        ({}, None),
    ],
)
def test_phases_that_do_not_fit(row, warning):
    assert value("phase_warning", row) == warning


def test_phase_warnings_say_why():
    assert reasons("phase_warning", {"seller_phase": "presentation"}) == (
        "Discovery has not ended: the seller is presenting, but the need has not been established",
        "Выявление не закончено: продавец уже проводит презентацию, а потребность ещё не выявлена",
    )
    assert reasons("phase_warning", {"sample_requested": True}) == (
        "No presentation: the buyer asked for a sample, but the seller is not presenting",
        "Нет презентации: покупатель запросил образец, а продавец её не проводит",
    )


def test_phases_say_what_is_known_of_each_side():
    assert reasons("phase", {"sample_requested": True}) == (
        "seller phase unknown, the buyer asked for a sample",
        "этап продавца неизвестен, покупатель запросил образец",
    )
    assert reasons("phase", {"seller_phase": "discovery", "sample_requested": True}) == (
        "seller: discovery, the buyer asked for a sample",
        "продавец: выявление, покупатель запросил образец",
    )
    assert reasons("phase", {"seller_phase": "presentation"}) == (
        "seller: presentation, the buyer has not asked for a sample",
        "продавец: презентация, покупатель образец не запрашивал",
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


def test_a_client_that_is_off_profile_by_hand_is_moved_nowhere():
    for row in ({"money": False}, {"size": "off_profile"}, {"need": True}):
        assert value("suggested_move", {**PAST, **row, "manual_base": "off_profile"}) is None
        assert value("suggested_move", {**PAST, **row, "manual_base": "standard"}) is not None


def test_the_move_says_why():
    assert reasons("suggested_move", {**PAST, "money": False}) == (
        "Suggested move “Refusal: no money”: the deadline passed 1 day ago, the client has no money",
        "Перевести в «Отказ: нет денег»: крайний срок прошёл 1 день назад, денег нет",
    )
