"""What people type is read as what they mean, and nothing is guessed."""

import datetime as dt
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.parsing import (
    choice_of,
    is_blank,
    number_of,
    parse_column,
    plain,
    text_of,
    yes_no_of,
)
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS
from sheets_addin.vocabulary.typed_days import date_of

RU, EN = Language.RUSSIAN, Language.ENGLISH
COLUMNS = {column.key: column for column in (*CLIENT_COLUMNS, *ORDER_COLUMNS)}
SPACES = [" ", "\u00a0", "\u202f", "\u2009", "\u2007", "  ", "'", "’", "\t"]

any_cell = st.one_of(
    st.none(),
    st.text(),
    st.sampled_from(["да", "1 234,50", "31.12.2026", "2026-12-31", "-", "(5)", " ", "1,2.3,4", "99.99.9999", "₽"]),
    st.from_regex(r"[-+( ]?[\d .,']{1,12}[₽)р.]?", fullmatch=True),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("language", [RU, EN])
def test_thousands_may_be_parted_by_any_space(space: str, language: Language) -> None:
    assert number_of(f"1{space}234{space}567,50", language) == 1234567.5


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 234,50", 1234.5),
        ("1 234.50", 1234.5),
        ("1,234.50", 1234.5),
        ("1.234,50", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("1,5", 1.5),
        ("007", 7),
        ("5.", 5),
        ("+7", 7),
        ("-5", -5),
        ("−5", -5),
        ("- 5", -5),
        ("(1 234,50)", -1234.5),
        ("5 руб.", 5),
        ("1 000 рублей", 1000),
        ("1 234,50 ₽", 1234.5),
        ("1.5р.", 1.5),
        ("$5", 5),
        ("-$5", -5),
        ("€ 1 000", 1000),
        ("12 EUR", 12),
        (5, 5),
        (5.25, 5.25),
    ],
)
@pytest.mark.parametrize("language", [RU, EN])
def test_numbers_are_read(typed: str | float, number: float, language: Language) -> None:
    assert number_of(typed, language) == number


def test_a_lone_comma_before_three_digits_means_what_the_language_means_by_it() -> None:
    assert number_of("1,234", RU) == 1.234
    assert number_of("1,234", EN) == 1234


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "много",
        "5 шт",
        "12 34",
        "1 2 3",
        "100р50",
        "100 руб. 50 коп.",
        "12,34,567",
        "1,2.3,4",
        "--5",
        "(-5)",
        "5-",
        "1e5",
        "5%",
        "nan",
        "inf",
        "∞",
        "9" * 400,
        ".",
        "₽",
        True,
        math.nan,
        math.inf,
        10**400,
        dt.date(2026, 1, 1),
        dt.time(1),
        None,
    ],
)
def test_what_is_no_number_is_not_guessed(typed: object) -> None:
    assert number_of(typed, RU) is None  # type: ignore[arg-type]


def test_a_very_long_text_in_a_number_cell_is_refused_at_once() -> None:
    assert number_of("1" + " " * 32_000 + "x", RU) is None
    assert number_of("1 " * 16_000, RU) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31.12.2026", dt.date(2026, 12, 31)),
        ("1.2.2026", dt.date(2026, 2, 1)),
        ("01.02.26", dt.date(2026, 2, 1)),
        ("31.12.2026 г.", dt.date(2026, 12, 31)),
        ("31.12.2026г", dt.date(2026, 12, 31)),
        ("31.12.2026 9:05", dt.date(2026, 12, 31)),
        ("31.12.2026, 23:59:59", dt.date(2026, 12, 31)),
        (" 31.12.2026 ", dt.date(2026, 12, 31)),
        ("2026-12-31", dt.date(2026, 12, 31)),
        ("2026-12-31 08:26:00", dt.date(2026, 12, 31)),
        ("2026-12-31 8:26", dt.date(2026, 12, 31)),
        ("2026-12-31T23:59:51+03:00", dt.date(2026, 12, 31)),
        ("2026-12-31T23:59:51.123Z", dt.date(2026, 12, 31)),
        ("31/12/2026", dt.date(2026, 12, 31)),
        ("12/31/2026 10:30", dt.date(2026, 12, 31)),
        ("13/1/26", dt.date(2026, 1, 13)),
        ("05/05/2026", dt.date(2026, 5, 5)),
        ("2026/08/15", dt.date(2026, 8, 15)),
        ("22 ноября 2026", dt.date(2026, 11, 22)),
        ("1 сентября 2026 г.", dt.date(2026, 9, 1)),
        ("22 НОЯ. 2026 года", dt.date(2026, 11, 22)),
        ("3 май 2026", dt.date(2026, 5, 3)),
        ("1 Sep 2026", dt.date(2026, 9, 1)),
        ("1-Sept-26", dt.date(2026, 9, 1)),
        ("2nd February 2026 10:30", dt.date(2026, 2, 2)),
        ("Dec 31, 2026", dt.date(2026, 12, 31)),
        ("december 31 2026", dt.date(2026, 12, 31)),
        (46022, dt.date(2025, 12, 31)),
        (46022.99, dt.date(2025, 12, 31)),
        (dt.datetime(2026, 12, 31, 23, 59), dt.date(2026, 12, 31)),
        (dt.date(2026, 12, 31), dt.date(2026, 12, 31)),
    ],
)
def test_days_are_read_and_times_of_day_dropped(typed: str | float, day: dt.date) -> None:
    assert date_of(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "29.02.2025",
        "32.01.2026",
        "12.31.2026",
        "01.02.0000",
        "1.2.026",
        "01/12/2026",
        "31/13/2026",
        "31/02/2026",
        "31/12",
        "31 декабря",
        "завтра",
        "2026",
        "2026-13-01",
        "",
        2026,
        9_999,
        "25 ноября",
        "31 ноября 2026",
        "1 мартобря 2026",
        "Sep 2026",
        "2026/08-15",
        110_000,
        -1,
        True,
        math.nan,
        math.inf,
        dt.time(10),
        dt.timedelta(days=46022),
        None,
    ],
)
def test_what_is_no_day_is_not_guessed(typed: object) -> None:
    assert date_of(typed) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["да", "Да ", "ДА", "yes", "YES", "y", "Y", "1", "true", "+", "✓", 1, 1.0, True])
def test_yes(typed: str | float) -> None:
    assert yes_no_of(typed) is True


@pytest.mark.parametrize("typed", ["нет", "Нет", "no", "No ", "n", "N", "0", "false", "-", "–", "—", 0, 0.0, False])
def test_no(typed: str | float) -> None:
    assert yes_no_of(typed) is False


@pytest.mark.parametrize("typed", ["", "может быть", "да нет", "2", 2, "✗", None, dt.date(2026, 1, 1)])
def test_neither_yes_nor_no(typed: object) -> None:
    assert yes_no_of(typed) is None  # type: ignore[arg-type]


ALL_CHOICES = [
    choices.BASES,
    choices.SIZES,
    choices.STAGES,
    choices.REFUSAL_REASONS,
    choices.NEW_BUYER_EFFECTS,
    choices.SELLER_PHASES,
    choices.VALUE_TIERS,
    choices.WIN_BACK_KINDS,
    choices.LIST_STATUSES,
    choices.GOALS,
    choices.CELL_MODES,
    choices.LANGUAGES,
]


@pytest.mark.parametrize("offered", ALL_CHOICES, ids=lambda offered: offered[0].code)
def test_each_choice_is_read_in_both_languages_by_code_and_however_spaced(offered: tuple[choices.Choice, ...]) -> None:
    for choice in offered:
        for typed in (choice.name.en, choice.name.ru, choice.code):
            assert choice_of(typed, offered) == choice.code
            assert choice_of(f"  {typed.upper()} ", offered) == choice.code


@pytest.mark.parametrize("typed", ["чёрный", "Черный", "ЧЕРНЫЙ", " чЁрный "])
def test_yo_is_ye(typed: str) -> None:
    assert choice_of(typed, choices.BASES) == "black"


def test_what_is_not_on_the_list_is_no_choice() -> None:
    assert choice_of("Платиновый", choices.BASES) is None
    assert choice_of("", choices.BASES) is None


def test_names_of_choices_know_their_language_and_nothing_else() -> None:
    assert choices.name_of(choices.BASES, "gold", RU) == "Золотой"
    assert choices.name_of(choices.BASES, "gold", EN) == "Gold"
    with pytest.raises(KeyError, match="platinum"):
        choices.name_of(choices.BASES, "platinum", RU)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (12345.0, "12345"),
        (0.5, "0.5"),
        (89161234567.0, "89161234567"),
        (True, "TRUE"),
        (dt.date(2026, 1, 31), "31.01.2026"),
        (dt.datetime(2026, 1, 31), "31.01.2026"),
        (dt.datetime(2026, 1, 31, 9, 5), "31.01.2026 09:05"),
        ("  ООО «Ромашка» ", "ООО «Ромашка»"),
        ("0007", "0007"),
    ],
)
def test_a_cell_as_text_reads_as_a_person_sees_it(value: object, text: str) -> None:
    assert text_of(value) == text  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [None, "", " ", "\t\n", "\u00a0"])
def test_white_space_is_blank(value: str | None) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "-", "0"])
def test_zero_is_not_blank(value: object) -> None:
    assert not is_blank(value)  # type: ignore[arg-type]


def test_columns_have_the_dtype_of_their_kind_even_when_empty() -> None:
    dtypes = {
        Kind.MONEY: "float64",
        Kind.INTEGER: "float64",
        Kind.DATE: "datetime64[s]",
        Kind.YES_NO: "boolean",
        Kind.TEXT: "str",
        Kind.CHOICE: "str",
    }
    for column in CLIENT_COLUMNS:
        for cells in ([], [None], ["", "x"]):
            assert parse_column(column, cells, RU).values.dtype == dtypes[column.kind], column.key


def test_a_column_is_read_and_its_bad_cells_are_set_aside() -> None:
    parsed = parse_column(COLUMNS["debt"], ["1 234,50", None, "скоро", -5, "", "-5", 0], RU)
    assert parsed.values.tolist()[0] == 1234.5
    assert parsed.values.isna().tolist() == [False, True, True, True, True, True, False]
    assert parsed.unreadable == {2: "скоро", 3: -5, 5: "-5"}


def test_a_negative_amount_is_fine_where_it_means_a_return() -> None:
    assert parse_column(COLUMNS["amount"], ["-1 234,50"], RU).values.tolist() == [-1234.5]


def test_a_count_must_be_whole() -> None:
    parsed = parse_column(COLUMNS["decision_makers"], ["3", "2,5", 4.0], RU)
    assert parsed.unreadable == {1: "2,5"}
    assert parsed.values.dropna().tolist() == [3, 4]


def test_one_and_yes_in_one_column_are_told_apart_from_text() -> None:
    parsed = parse_column(COLUMNS["need"], [1, True, "1", 0, False, "да", "2"], RU)
    assert parsed.values.tolist()[:6] == [True, True, True, False, False, True]
    assert parsed.unreadable == {6: "2"}


def test_ids_keep_their_leading_zeros_and_lose_excels_decimals() -> None:
    assert parse_column(COLUMNS["client_id"], ["0042", 12346.0, 7], RU).values.tolist() == ["0042", "12346", "7"]


@given(st.lists(any_cell, max_size=12), st.sampled_from(sorted(COLUMNS)), st.sampled_from([RU, EN]))
def test_reading_never_raises_and_each_cell_is_read_blank_or_unreadable(
    cells: list[object], key: str, language: Language
) -> None:
    parsed = parse_column(COLUMNS[key], cells, language)  # type: ignore[arg-type]
    assert len(parsed.values) == len(cells)
    filled = parsed.values.notna()
    for place, cell in enumerate(cells):
        kinds = [bool(filled.iloc[place]), place in parsed.unreadable, is_blank(cell)]  # type: ignore[arg-type]
        assert kinds.count(True) == 1, (cell, kinds)
        if place in parsed.unreadable:
            assert parsed.unreadable[place] is cell


@given(st.lists(any_cell, max_size=12), st.sampled_from(sorted(COLUMNS)))
def test_a_cell_is_read_the_same_whatever_stands_around_it(cells: list[object], key: str) -> None:
    alone = [parse_column(COLUMNS[key], [cell], RU).values for cell in cells]  # type: ignore[list-item]
    together = parse_column(COLUMNS[key], cells, RU).values  # type: ignore[arg-type]
    for place, value in enumerate(alone):
        one, other = value.iloc[0], together.iloc[place]
        assert (pd.isna(one) and pd.isna(other)) or one == other


def _grouped(digits: str, mark: str) -> str:
    head = len(digits) % 3 or 3
    return mark.join([digits[:head], *(digits[place : place + 3] for place in range(head, len(digits), 3))])


@given(
    cents=st.integers(min_value=-(10**14), max_value=10**14),
    space=st.sampled_from(["", *SPACES]),
    point=st.sampled_from([",", "."]),
    minus=st.sampled_from(["-", "−", "- ", "()"]),
    currency=st.sampled_from(["{}", "{} ₽", "{}₽", "{} руб.", "{} р.", "${}", "{} EUR"]),
    language=st.sampled_from([RU, EN]),
)
def test_an_amount_reads_back_however_it_was_written(
    cents: int, space: str, point: str, minus: str, currency: str, language: Language
) -> None:
    units, rest = divmod(abs(cents), 100)
    text = currency.format(f"{_grouped(str(units), space)}{point}{rest:02}")
    if cents < 0:
        text = f"({text})" if minus == "()" else minus + text
    assert number_of(text, language) == cents / 100


@given(
    units=st.integers(min_value=10**6, max_value=10**14),
    marks=st.sampled_from([",.", ".,"]),
    language=st.sampled_from([RU, EN]),
)
def test_an_amount_with_thousands_marks_reads_back(units: int, marks: str, language: Language) -> None:
    thousands, point = marks
    assert number_of(_grouped(str(units), thousands), language) == units
    assert number_of(f"{_grouped(str(units), thousands)}{point}25", language) == units + 0.25


@given(
    moment=st.datetimes(min_value=dt.datetime(2000, 1, 1), max_value=dt.datetime(2099, 12, 31)),
    form=st.sampled_from(
        ["%d.%m.%Y", "%d.%m.%y", "%d.%m.%Y г.", "%d.%m.%Y %H:%M", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M"]
    ),
)
def test_a_day_reads_back_however_it_was_written(moment: dt.datetime, form: str) -> None:
    assert date_of(moment.strftime(form)) == moment.date()
    assert date_of((moment - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)) == moment.date()
    assert date_of(moment) == date_of(moment.date()) == moment.date()


@given(st.text())
def test_plain_forms_are_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(f" {text} ") == plain(text)
