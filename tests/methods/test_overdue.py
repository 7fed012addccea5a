"""Method 8: overdue flags."""

import pandas as pd
import pytest

from sheets_addin.methods.overdue import FLAG_COLUMNS, FLAGS
from sheets_addin.vocabulary.language import Text
from tests.methods.client_table import TODAY, day, reasons, run, value

GOLD = {"last_order": day(-10), "revenue_12m": 5_000}
STANDARD = {"last_order": day(-10), "revenue_12m": 5}
IMAGE = {**STANDARD, "is_image": True}
BLACK = {**STANDARD, "debt": 5, "payment_due": day(-31)}


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ({}, None),
        ({"debt": 5, "payment_due": day(-1)}, "payment 1 d"),
        ({"debt": 5, "payment_due": day(0)}, None),  # a date of today is not overdue
        ({"debt": 5, "payment_due": day(1)}, None),
        ({"debt": 0, "payment_due": day(-9)}, None),
        ({"payment_due": day(-9)}, None),
        ({"debt": 5}, None),
        ({"next_contact": day(-1)}, "contact 1 d"),
        ({"next_contact": day(0)}, None),
        ({"last_contact": day(-90), "next_contact": day(3)}, None),  # an agreed date speaks
        ({"last_contact": day(-7)}, None),
        ({"last_contact": day(-8)}, "contact 1 d"),  # in development: 7 days
        ({**GOLD, "last_contact": day(-14)}, None),
        ({**GOLD, "last_contact": day(-16)}, "contact 2 d"),
        ({**STANDARD, "last_contact": day(-30)}, None),
        ({**STANDARD, "last_contact": day(-31)}, "contact 1 d"),
        ({**IMAGE, "last_contact": day(-30)}, None),
        ({**IMAGE, "last_contact": day(-33)}, "contact 3 d"),
        ({**BLACK, "last_contact": day(-14)}, "payment 31 d"),
        ({**BLACK, "last_contact": day(-15)}, "payment 31 d; contact 1 d"),
        ({"stage": "contact_1", "in_work_since": day(-30)}, None),
        ({"stage": "contact_1", "in_work_since": day(-31)}, "stage 1 d"),
        ({"stage": "deal", "in_work_since": day(-90)}, None),
        ({**IMAGE, "contract_due": day(-4)}, "contract 4 d"),
        ({**IMAGE, "contract_due": day(0)}, None),
        ({**STANDARD, "contract_due": day(-4)}, None),  # image clients only
        ({**STANDARD, "manual_base": "image", "contract_due": day(-4)}, "contract 4 d"),
        ({"debt": 5, "payment_due": day(-12), "stage": "new", "in_work_since": day(-33)}, "payment 12 d; stage 3 d"),
        ({"debt": 5, "payment_due": day(-3), "stage": "new", "in_work_since": day(-42)}, "stage 12 d; payment 3 d"),
    ],
)
def test_flags_with_their_days(row, cell):
    assert value("overdue", row) == cell


LATE_EVERYWHERE = {
    "debt": 5,
    "payment_due": day(-2),
    "next_contact": day(-2),
    "stage": "new",
    "in_work_since": day(-32),
    "contract_due": day(-2),
    "manual_base": "image",
}


def test_equally_late_flags_keep_their_order_in_both_languages():
    assert value("overdue", LATE_EVERYWHERE) == "payment 2 d; contact 2 d; stage 2 d; contract 2 d"
    assert value("overdue", LATE_EVERYWHERE, language="ru") == "оплата 2 дн; контакт 2 дн; состояние 2 дн; договор 2 дн"


@pytest.mark.parametrize(
    "row", [{"size": "off_profile"}, {"stage": "refusal"}, {"manual_base": "off_profile", "stage": "new"}]
)
def test_off_profile_and_refusals_carry_only_money_and_contract_flags(row):
    late = {**LATE_EVERYWHERE, "manual_base": None, "last_order": day(-5), **row}
    assert value("overdue", late) == "payment 2 d"
    assert value("overdue", {**late, "next_contact": None, "last_contact": day(-300)}) == "payment 2 d"


def test_days_of_the_longest_flag_and_of_each():
    found = run({"debt": 5, "payment_due": day(-12), "stage": "new", "in_work_since": day(-33)}, {}).columns
    days = found[["days_overdue", "debt_days_overdue", "stage_days_overdue", "contact_days_overdue"]]
    assert days.iloc[0].tolist()[:3] == [12, 12, 3]
    assert pd.isna(days.iloc[0, 3])
    assert days.iloc[1].isna().all()


def test_a_noted_activity_is_a_contact():
    activities = pd.DataFrame(
        {
            "client_id": pd.Series(["a", "a", "b", None], dtype="str"),
            "activity_date": pd.Series([day(-20), day(-3), day(-40), TODAY], dtype="datetime64[s]"),
        }
    )
    rows = (
        {"client_id": "a", "last_contact": day(-30)},
        {"client_id": "b", "last_contact": day(-30)},
        {"client_id": "c", "last_contact": day(-30)},
        {"client_id": "a"},
        {"last_contact": day(-30)},
    )
    found = run(*rows, activities=activities)
    assert [stamp.date() for stamp in found.columns["latest_contact"]] == [
        day(-3),
        day(-30),
        day(-30),
        day(-3),
        day(-30),
    ]
    assert found.columns["overdue"].isna().tolist() == [True, False, False, True, False]
    assert found.reason(0, "latest_contact") == "noted in Activities on 28.03.2026"


def test_each_kind_of_overdue_has_a_code_and_the_column_of_its_days():
    assert FLAG_COLUMNS == {
        "payment": "debt_days_overdue",
        "contact": "contact_days_overdue",
        "stage": "stage_days_overdue",
        "contract": "contract_days_overdue",
    }
    found = run(LATE_EVERYWHERE).columns
    assert [found[key].iloc[0] for key in FLAG_COLUMNS.values()] == [2, 2, 2, 2]
    assert {flag.code: flag.name for flag in FLAGS}["stage"] == Text(en="stage", ru="состояние")


def test_each_flag_says_which_date_is_past():
    assert reasons("overdue", LATE_EVERYWHERE) == (
        "payment of 5 was due on 29.03.2026, 2 days ago; contact was due on 29.03.2026, 2 days ago; "
        "the time limit of stage “New” ran out on 29.03.2026, 2 days ago; "
        "contract obligation was due on 29.03.2026, 2 days ago",
        "оплата 5 ожидалась 29.03.2026, просрочка 2 дня; контакт был назначен на 29.03.2026, просрочка 2 дня; "
        "срок состояния «Новый клиент» истёк 29.03.2026, просрочка 2 дня; "
        "срок по договору — 29.03.2026, просрочка 2 дня",
    )
    assert reasons("days_overdue", {"last_contact": day(-18)}) == (
        "last contact 13.03.2026, rhythm 7 days, 11 days over",
        "последний контакт 13.03.2026, ритм 7 дней, просрочка 11 дней",
    )
    assert reasons("overdue", {}) == ("", "")


def test_rhythm_comes_from_settings():
    assert value("overdue", {"last_contact": day(-3)}, rhythm_development=2) == "contact 1 d"
