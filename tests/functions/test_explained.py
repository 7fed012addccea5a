"""One row explained: results in order, reasons, and the settings that they name."""

import datetime as dt

import pytest

from sheets_addin.functions import WrongCall, explain_row
from sheets_addin.vocabulary.language import Language

TODAY = dt.date(2026, 3, 31)
HEADERS = ["Client", "Debt", "Payment due", "Last order"]
ROW = ["Oak & Sons", 120_000, "2026-02-14", "2026-03-01"]


def test_every_result_has_its_value_in_words_its_reason_and_its_settings():
    found = explain_row(ROW, headers=HEADERS, settings=[["Black: debt overdue, days", 20]], today=TODAY)
    assert found.language is Language.ENGLISH
    base = found.results[0]
    assert (base.key, base.header, base.value) == ("base", "Base", "Black")
    assert base.reason == "Black: debt 120 000 is 45 days overdue (limit 20)"
    assert [(used.name, used.value) for used in base.thresholds] == [("Black: debt overdue, days", "20")]
    assert [one.key for one in found.results][-2:] == ["next_action", "is_due"]
    assert all(one.reason for one in found.results)


def test_the_answer_speaks_the_language_that_is_asked_for():
    found = explain_row(ROW, headers=HEADERS, today=TODAY, language=Language.RUSSIAN)
    assert found.results[0].value == "Чёрный"
    assert "45 дней" in found.results[0].reason
    assert found.results[0].thresholds[0].name == "Чёрный: долг просрочен, дней"


@pytest.mark.parametrize("row", [[None] * 4, HEADERS], ids=["blank", "headers"])
def test_a_row_that_is_no_client_has_no_results(row):
    assert explain_row(row, headers=HEADERS, today=TODAY).results == []


def test_settings_that_cannot_be_used_are_told():
    found = explain_row(ROW, headers=HEADERS, settings=[["Black: debt overdue, days", "often"]], today=TODAY)
    assert len(found.setting_problems) == 1
    assert "(limit 30)" in found.results[0].reason


def test_a_row_of_another_width_is_refused():
    with pytest.raises(WrongCall):
        explain_row(ROW[:2], headers=HEADERS, today=TODAY)
