"""Settings that depend on one another: the shares of the day, the cap of black, limits that contradict."""

import pytest

from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.problems import problem_lines
from sheets_addin.vocabulary.settings import BASE_ORDER, Settings
from tests.vocabulary.settings_tab import EN, RU, lines, read


def test_shares_of_the_day_must_add_up_to_100() -> None:
    found = read({"fast_days": 7, "sell_standard_share": 50})
    assert found.settings == Settings(fast_days=7)
    (line,) = problem_lines(found.problems, EN)
    assert line.what == "the shares of the day for the goal “sell” add up to 110 %, not to 100"
    assert line.done == "the usual shares are used: 35 / 40 / 10 / 10 / 5"
    assert (line.rows, line.column, line.value) == ("3", "Goal sell: % of the day", "35 + 50 + 10 + 10 + 5")
    (line,) = lines({"develop_gold_share": 9.5}, RU)
    assert line.column == "Цель «развитие»: % дня"
    assert line.what == "доли дня для цели «развитие» дают в сумме 99.5 %, а не 100"
    assert line.done == "взяты обычные доли: 55 / 20 / 10 / 10 / 5"


def test_a_wrong_sum_names_the_rows_of_all_its_shares() -> None:
    shares = {f"sell_{base}_share": 30 for base in BASE_ORDER["sell"] if base != "black"}
    (line,) = lines({"sell_black_share": None, **shares, "fast_days": 7, "black_time_max": 5})
    assert (line.rows, line.value) == ("2-6", "30 + 30 + 30 + 30 + 5")


def test_shares_with_fractions_may_add_up_to_100() -> None:
    thirds = {
        "sell_gold_share": 33.3,
        "sell_standard_share": 33.3,
        "sell_image_share": 23.4,
        "sell_development_share": 5,
    }
    found = read(dict(thirds))
    assert found.problems == []
    assert found.settings.shares("sell") == {
        "gold": 33.3,
        "standard": 33.3,
        "image": 23.4,
        "development": 5.0,
        "black": 5.0,
    }


def test_black_never_takes_more_than_its_cap() -> None:
    more = {"sell_black_share": 10, "sell_gold_share": 30}
    found = read(dict(more))
    assert found.settings.sell_black_share == 5
    (line,) = problem_lines(found.problems, EN)
    assert line.what == "black clients may never take more than 5 % of the time"
    assert line.done == "5 is used"
    assert line.value == "10"
    (line,) = lines(dict(more), RU)
    assert line.what == "на чёрных клиентов нельзя тратить больше 5 % времени"


def test_a_lower_cap_holds_for_the_usual_shares_too() -> None:
    found = read({"black_time_max": 3})
    assert (found.settings.sell_black_share, found.settings.develop_black_share) == (3, 3)
    assert {problem.what.en for problem in found.problems} == {
        "black clients may never take more than {cap} % of the time"
    }


@pytest.mark.parametrize(
    ("values", "in_english", "in_russian", "done"),
    [
        (
            {"medium_value": 2_000_000},
            "“Medium value from” is above “High value above”",
            "«Средняя ценность от» больше, чем «Высокая ценность свыше»",
            "the defaults 500000, 1000000 are used",
        ),
        (
            {"x_orders": 3},
            "“Y: orders a year” is above “X: orders a year”",
            "«Y: заказов в год» больше, чем «X: заказов в год»",
            "the defaults 4, 12 are used",
        ),
        (
            {"list_min": 100},
            "“Working list from” is above “Working list to”",
            "«Рабочий список от» больше, чем «Рабочий список до»",
            "the defaults 50, 90 are used",
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused_together(
    values: dict[str, CellValue], in_english: str, in_russian: str, done: str
) -> None:
    assert read(dict(values)).settings == Settings()
    (line,) = lines(dict(values), EN)
    assert (line.what, line.done, line.rows) == (in_english, done, "2")
    (line,) = lines(dict(values), RU)
    assert line.what == in_russian


def test_each_goal_shares_the_day_among_the_same_bases() -> None:
    for goal, order in BASE_ORDER.items():
        shares = Settings().shares(goal)  # type: ignore[arg-type]
        assert tuple(shares) == order
        assert sum(shares.values()) == 100
        assert set(order) == {choice.code for choice in choices.BASES} - {"off_profile"}
    assert Settings().rhythm() == {"development": 7, "gold": 14, "standard": 30, "image": 30, "black": 14}


@pytest.mark.parametrize("typed", [0.8, "80 %", "80%", 80, "80"])
def test_a_share_may_be_typed_as_a_spreadsheet_keeps_percents(typed: CellValue) -> None:
    assert read({"gold_share": typed}).settings.gold_share == 80


def test_the_cap_of_black_time_holds_for_the_usual_shares_too() -> None:
    found = read({"black_time_max": 2, "sell_gold_share": 50})
    assert found.settings.shares("sell") == {"gold": 35, "standard": 40, "image": 10, "development": 10, "black": 2}
