"""A Settings tab is read with clear refusals: one message a setting, and the default in its place."""

import datetime as dt

import pytest
from pydantic import ValidationError

from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.headers import find_header_row
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.problems import problem_lines
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.settings_table import (
    DERIVED_GOLD,
    SETTING_COLUMNS,
    read_settings,
    setting_cell,
)
from tests.vocabulary.settings_tab import EN, RU, lines, read


def test_an_empty_tab_means_the_defaults_in_its_language() -> None:
    assert read({}).settings == Settings()
    assert read({}, RU).settings == Settings(language=RU)
    assert read({}).problems == []


def test_blank_values_mean_the_defaults() -> None:
    blank = read(dict.fromkeys(SETTING_MEANINGS, None))
    assert blank.settings == Settings()
    assert blank.problems == []
    assert read({"fast_days": "  "}).settings.fast_days == 30


@pytest.mark.parametrize("language", [RU, EN])
def test_a_tab_filled_with_the_defaults_reads_back_as_the_defaults(language: Language) -> None:
    defaults = Settings(language=language)
    shown = {name: setting_cell(name, getattr(defaults, name), language) for name in SETTING_MEANINGS}
    found = read(shown, language)
    assert found.problems == []
    assert found.settings == defaults


@pytest.mark.parametrize("language", [RU, EN])
def test_every_setting_can_be_changed_and_reads_back(language: Language) -> None:
    changed = Settings(
        language=language,
        currency="₽",
        cells="formulas",
        host="excel",
        function_namespace="SALES",
        categories="Опт; Розница",
        goal="develop",
        crisis=True,
        black_overdue_days=45,
        black_late_count=4,
        black_late_share=33.5,
        gold_revenue=750_000.5,
        gold_share=75,
        fast_days=20,
        large_deal=1_000_000,
        x_orders=24,
        y_orders=6,
        lifetime_years=2.5,
        high_value=3_000_000,
        medium_value=1_500_000,
        merger_pause_days=90,
        decider_days=7,
        new_buyer_days=10,
        work_limit_days=40,
        rhythm_development=5,
        rhythm_gold=10,
        rhythm_standard=20,
        rhythm_image=25,
        rhythm_black=3,
        list_min=40,
        list_max=80,
        sell_gold_share=40,
        sell_standard_share=37,
        sell_image_share=11,
        sell_development_share=9,
        sell_black_share=3,
        develop_development_share=50,
        develop_standard_share=22,
        develop_gold_share=15,
        develop_image_share=9,
        develop_black_share=4,
        black_time_max=4,
        day_minutes=420,
        contact_minutes=20,
        stop_factor=1.5,
        stop_min_days=20,
        stop_single_days=120,
        reduced_share=60,
        thinking_days=21,
        trial_start=dt.date(2026, 3, 1),
        trial_days=40,
    )
    defaults = Settings(language=language)
    unchanged = [name for name in SETTING_MEANINGS if getattr(changed, name) == getattr(defaults, name)]
    assert unchanged == ["language"]
    shown = {name: setting_cell(name, getattr(changed, name), language) for name in SETTING_MEANINGS}
    found = read(shown, language)
    assert (found.problems, found.settings) == ([], changed)


def test_values_are_read_as_people_type_them() -> None:
    found = read(
        {
            "large_deal": "1 500 000,50 ₽",
            "trial_start": "31.12.2026",
            "crisis": "Да",
            "goal": " РАЗВИТИЕ ",
            "fast_days": "14",
            "cells": "formulas",
        },
        RU,
    )
    assert found.problems == []
    settings = found.settings
    assert (settings.large_deal, settings.trial_start, settings.fast_days) == (1500000.5, dt.date(2026, 12, 31), 14)
    assert (settings.crisis, settings.goal, settings.cells) == (True, "develop", "formulas")


def test_settings_are_known_by_key_and_by_name_in_either_language() -> None:
    for name in ("fast_days", "FAST DEAL,  days", "Быстрая сделка, дней"):
        assert read({name: 7}, RU).settings.fast_days == 7


def test_the_language_of_the_tab_may_be_overruled_by_its_row() -> None:
    assert read({"language": "русский"}, EN).settings.language is RU
    assert read({"language": "English"}, RU).settings.language is EN
    assert read({"language": "ru"}, EN).settings.language is RU


OUT_OF_BOUNDS = [
    ("black_overdue_days", -1, "≥ 0", "30"),
    ("black_overdue_days", 3661, "≤ 3660", "30"),
    ("black_late_count", 0, "≥ 1", "3"),
    ("black_late_count", 100_001, "≤ 100000", "3"),
    ("black_late_share", -0.5, "≥ 0", "50"),
    ("black_late_share", 101, "≤ 100", "50"),
    ("gold_revenue", -1, "≥ 0", "—"),
    ("gold_share", 0, "> 0", "80"),
    ("gold_share", 100.5, "≤ 100", "80"),
    ("fast_days", -1, "≥ 0", "30"),
    ("fast_days", 3661, "≤ 3660", "30"),
    ("large_deal", -1, "≥ 0", "500000"),
    ("x_orders", 0, "≥ 1", "12"),
    ("x_orders", 100_001, "≤ 100000", "12"),
    ("y_orders", 0, "≥ 1", "4"),
    ("y_orders", 100_001, "≤ 100000", "4"),
    ("lifetime_years", 0, "> 0", "3"),
    ("lifetime_years", 101, "≤ 100", "3"),
    ("high_value", -1, "≥ 0", "1000000"),
    ("medium_value", -1, "≥ 0", "500000"),
    ("merger_pause_days", -1, "≥ 0", "180"),
    ("merger_pause_days", 3661, "≤ 3660", "180"),
    ("decider_days", -1, "≥ 0", "14"),
    ("decider_days", 3661, "≤ 3660", "14"),
    ("new_buyer_days", -1, "≥ 0", "30"),
    ("new_buyer_days", 3661, "≤ 3660", "30"),
    ("work_limit_days", 31, "one of 14, 30, 40", "30"),
    ("rhythm_development", -1, "≥ 0", "7"),
    ("rhythm_development", 3661, "≤ 3660", "7"),
    ("rhythm_gold", -1, "≥ 0", "14"),
    ("rhythm_gold", 3661, "≤ 3660", "14"),
    ("rhythm_standard", -1, "≥ 0", "30"),
    ("rhythm_standard", 3661, "≤ 3660", "30"),
    ("rhythm_image", -1, "≥ 0", "30"),
    ("rhythm_image", 3661, "≤ 3660", "30"),
    ("rhythm_black", -1, "≥ 0", "14"),
    ("rhythm_black", 3661, "≤ 3660", "14"),
    ("list_min", -1, "≥ 0", "50"),
    ("list_min", 10_001, "≤ 10000", "50"),
    ("list_max", 0, "≥ 1", "90"),
    ("list_max", 10_001, "≤ 10000", "90"),
    ("sell_gold_share", -1, "≥ 0", "35"),
    ("sell_standard_share", 101, "≤ 100", "40"),
    ("sell_image_share", -1, "≥ 0", "10"),
    ("sell_development_share", 101, "≤ 100", "10"),
    ("sell_black_share", -1, "≥ 0", "5"),
    ("develop_development_share", 101, "≤ 100", "55"),
    ("develop_standard_share", -1, "≥ 0", "20"),
    ("develop_gold_share", 101, "≤ 100", "10"),
    ("develop_image_share", -1, "≥ 0", "10"),
    ("develop_black_share", 101, "≤ 100", "5"),
    ("black_time_max", -1, "≥ 0", "5"),
    ("day_minutes", 0, "≥ 1", "480"),
    ("day_minutes", 1441, "≤ 1440", "480"),
    ("contact_minutes", 0, "≥ 1", "15"),
    ("contact_minutes", 1441, "≤ 1440", "15"),
    ("stop_factor", 0, "> 0", "2"),
    ("stop_factor", 101, "≤ 100", "2"),
    ("stop_min_days", -1, "≥ 0", "30"),
    ("stop_min_days", 3661, "≤ 3660", "30"),
    ("stop_single_days", -1, "≥ 0", "180"),
    ("stop_single_days", 3661, "≤ 3660", "180"),
    ("reduced_share", -1, "≥ 0", "70"),
    ("reduced_share", 101, "≤ 100", "70"),
    ("thinking_days", -1, "≥ 0", "14"),
    ("thinking_days", 3661, "≤ 3660", "14"),
    ("trial_days", 29, "≥ 30", "35"),
    ("trial_days", 41, "≤ 40", "35"),
]


def test_the_bounds_of_every_numeric_setting_are_tried() -> None:
    numeric = {name for name, item in SETTING_MEANINGS.items() if item.kind in (Kind.MONEY, Kind.NUMBER, Kind.INTEGER)}
    assert numeric == {name for name, *_ in OUT_OF_BOUNDS}


@pytest.mark.parametrize(("name", "value", "bounds", "default"), OUT_OF_BOUNDS)
def test_an_impossible_value_is_refused_and_the_default_used(
    name: str, value: float, bounds: str, default: str
) -> None:
    for language, what, done in (
        (EN, f"must be {bounds}", f"{default} is used"),
        (RU, f"должно быть {bounds.replace('one of', 'одно из:')}", f"взято {default}"),
    ):
        found = read({name: value}, language)
        assert found.settings == Settings(language=language)
        (line,) = problem_lines(found.problems, language)
        assert (line.sheet, line.rows, line.column) == (
            "Settings",
            "2",
            SETTING_MEANINGS[name].name.in_language(language),
        )
        assert (line.what, line.done) == (what, done)


@pytest.mark.parametrize(
    ("name", "value", "in_english", "in_russian"),
    [
        ("fast_days", "soon", "expected a whole number", "ожидалось целое число"),
        ("fast_days", 7.5, "expected a whole number", "ожидалось целое число"),
        ("large_deal", "big", "expected an amount", "ожидалась сумма"),
        ("gold_share", "most", "expected a number", "ожидалось число"),
        (
            "trial_start",
            "in March",
            "expected a date such as 31.12.2026",
            "ожидалась дата, например 31.12.2026",
        ),
        ("crisis", "perhaps", "expected yes or no", "ожидалось да или нет"),
        ("goal", "grow", "expected one of: sell, develop", "ожидалось одно из: продажа, развитие"),
        ("cells", "both", "expected one of: formulas, values", "ожидалось одно из: формулы, значения"),
        ("language", "German", "expected one of: Russian, English", "ожидалось одно из: русский, английский"),
    ],
)
def test_an_unreadable_value_is_refused_in_both_languages(
    name: str, value: CellValue, in_english: str, in_russian: str
) -> None:
    for language, what in ((EN, in_english), (RU, in_russian)):
        found = read({name: value}, language)
        assert found.settings == Settings(language=language)
        (line,) = problem_lines(found.problems, language)
        assert line.what == what


def test_one_bad_setting_does_not_spoil_the_others() -> None:
    found = read({"fast_days": -1, "x_orders": 24, "goal": "grow", "trial_days": 99})
    assert found.settings == Settings(x_orders=24)
    assert len(found.problems) == 3


def test_a_setting_that_does_not_exist_is_named() -> None:
    (line,) = lines({"Golden days": 5, "fast_days": 7})
    assert (line.column, line.what, line.done) == ("Golden days", "there is no such setting", "not read")
    (line,) = lines({"Золотые дни": 5}, RU)
    assert (line.what, line.done) == ("такой настройки нет", "не читается")


def test_the_row_of_the_derived_threshold_is_found_and_not_read() -> None:
    for name in (DERIVED_GOLD.en, DERIVED_GOLD.ru):
        found = read({"fast_days": 7, name: "any text"})
        assert found.derived_gold_cell == (2, 1)
        assert found.problems == []
    assert read({}).derived_gold_cell is None


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_the_defaults_keep_their_own_bounds(name: str) -> None:
    assert getattr(Settings.model_validate(Settings().model_dump()), name) == getattr(Settings(), name)


def test_settings_cannot_be_changed_or_misnamed() -> None:
    with pytest.raises(ValidationError):
        Settings().fast_days = 5
    with pytest.raises(ValidationError):
        Settings.model_validate({"fast_dayz": 5})


def test_every_setting_has_a_name_and_a_meaning_in_both_languages() -> None:
    assert list(SETTING_MEANINGS) == list(Settings.model_fields)
    for name, item in SETTING_MEANINGS.items():
        for text in (item.name.en, item.name.ru, item.meaning.en, item.meaning.ru):
            assert text.strip() == text != "", name
        assert item.name.en.isascii(), name
        assert any("а" <= letter <= "я" for letter in item.name.ru.casefold()), name
        assert item.meaning.en.endswith((".", ")")) or item.meaning.en.endswith("…"), name


def test_names_of_settings_are_unique_in_and_across_languages() -> None:
    names = [plain(text) for item in SETTING_MEANINGS.values() for text in (item.name.en, item.name.ru)]
    names += [plain(DERIVED_GOLD.en), plain(DERIVED_GOLD.ru), *map(plain, SETTING_MEANINGS)]
    repeated = {name for name in names if names.count(name) > 1}
    assert repeated <= {plain(name) for name in SETTING_MEANINGS}, "a key may equal its own English name"
    for key, item in SETTING_MEANINGS.items():
        others = [other for other in SETTING_MEANINGS if other != key]
        assert plain(item.name.en) not in map(plain, others)


@pytest.mark.parametrize(
    ("name", "value", "language", "shown"),
    [
        ("gold_revenue", None, RU, None),
        ("goal", "sell", RU, "продажа"),
        ("goal", "sell", EN, "sell"),
        ("language", RU, EN, "Russian"),
        ("crisis", False, RU, "нет"),
        ("crisis", True, EN, "yes"),
        ("trial_start", dt.date(2026, 3, 1), RU, dt.date(2026, 3, 1)),
        ("fast_days", 30, RU, 30),
    ],
)
def test_a_settings_cell_shows_the_value_in_the_language(
    name: str, value: object, language: Language, shown: object
) -> None:
    assert setting_cell(name, value, language) == shown


def test_a_setting_that_appears_twice_is_named_and_the_last_value_holds() -> None:
    rows: list[list[CellValue]] = [["Setting", "Value"], ["Fast deal, days", 10], ["fast_days", 20]]
    sheet = Sheet("Settings", rows)
    header = find_header_row(sheet, SETTING_COLUMNS, ())
    assert header is not None
    found = read_settings(sheet, header, EN)
    assert found.settings.fast_days == 20
    assert [(line.rows, line.what, line.done) for line in problem_lines(found.problems, EN)] == [
        ("3", "the setting appears twice", "20 is used")
    ]


@pytest.mark.parametrize(("second", "used"), [("a lot", 300_000), (-5, 500_000)])
def test_a_second_value_that_cannot_be_used_is_told_as_it_is_treated(second: CellValue, used: int) -> None:
    rows: list[list[CellValue]] = [["Setting", "Value"], ["large_deal", 300_000], ["large_deal", second]]
    header = find_header_row(sheet := Sheet("Settings", rows), SETTING_COLUMNS, ())
    assert header is not None
    found = read_settings(sheet, header, EN)
    assert found.settings.large_deal == used
    assert [line.done for line in problem_lines(found.problems, EN)] == [f"{used} is used"] * 2
