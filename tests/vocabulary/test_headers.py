"""Headers are matched by meaning, wherever they stand and however they are typed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.headers import SEARCHED_ROWS, find_header_row, match_headers
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.tab_names import free_name
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS

RU, EN = Language.RUSSIAN, Language.ENGLISH
NEEDED = [frozenset({"client_id", "client"})]


def sheet(*rows: list[CellValue]) -> Sheet:
    return Sheet("Лист1", rows)


def headers(language: Language) -> list[str]:
    return [column.header(language) for column in CLIENT_COLUMNS]


@pytest.mark.parametrize("language", [RU, EN])
def test_a_templates_headers_are_all_found_in_their_places(language: Language) -> None:
    places, repeated = match_headers(headers(language), CLIENT_COLUMNS)
    assert places == {column.key: place for place, column in enumerate(CLIENT_COLUMNS)}
    assert repeated == ()


@given(
    language=st.sampled_from([RU, EN]),
    order=st.permutations(range(len(CLIENT_COLUMNS))),
    change=st.sampled_from(
        [str.upper, str.lower, lambda text: f"  {text}\n", lambda text: text.replace(" ", "\u00a0")]
    ),
    extra=st.integers(min_value=0, max_value=len(CLIENT_COLUMNS)),
)
def test_order_case_spaces_and_columns_of_ones_own_do_not_matter(
    language: Language, order: list[int], change: object, extra: int
) -> None:
    typed = [change(headers(language)[place]) for place in order]  # type: ignore[operator]
    typed.insert(extra, "Моя колонка")
    places, repeated = match_headers(typed, CLIENT_COLUMNS)
    assert repeated == ()
    assert {key: typed[place] for key, place in places.items()} == {
        CLIENT_COLUMNS[place].key: change(headers(language)[place])  # type: ignore[operator]
        for place in order
    }


def test_yo_and_ye_and_mixed_languages_are_one() -> None:
    places, _ = match_headers(["Ушел думать", "Client", "КОД"], CLIENT_COLUMNS)
    assert places == {"thinking": 0, "client": 1, "client_id": 2}


def test_the_second_of_two_same_headers_is_reported_in_either_language() -> None:
    places, repeated = match_headers(["Клиент", "Долг", "клиент ", "Client"], CLIENT_COLUMNS)
    assert places["client"] == 0
    assert repeated == (2, 3)


def test_a_columns_own_name_beats_another_programs_name_for_it() -> None:
    places, repeated = match_headers(["Контрагент", "Клиент"], CLIENT_COLUMNS)
    assert places["client"] == 1
    assert repeated == ()


def test_of_several_known_names_the_likeliest_wins_not_the_leftmost() -> None:
    places, _ = match_headers(["ID", "Компания", "Код клиента"], ORDER_COLUMNS)
    assert places["order_client"] == 2
    places, _ = match_headers(["ID", "Компания"], ORDER_COLUMNS)
    assert places["order_client"] == 1


def test_one_header_serves_one_column_only() -> None:
    places, _ = match_headers(["Бюджет", "Долг", "Общая задолженность"], CLIENT_COLUMNS)
    assert len(set(places.values())) == len(places)


def test_blank_and_odd_cells_are_no_headers() -> None:
    assert match_headers(["", None, 5, True, "  "], CLIENT_COLUMNS) == ({}, ())


def test_the_header_row_is_found_below_titles() -> None:
    header = find_header_row(
        sheet(["База клиентов на 2026 год"], [], [None, ""], ["", "Клиент", "Код", "Телефон"], ["", "Ромашка", "1"]),
        CLIENT_COLUMNS,
        NEEDED,
    )
    assert header is not None
    assert (header.row, dict(header.places)) == (3, {"client": 1, "client_id": 2, "phone": 3})


def test_the_row_that_names_most_columns_wins_and_the_upper_one_of_equals() -> None:
    found = find_header_row(sheet(["Клиент"], ["Клиент", "Код"], ["Client", "ID"]), CLIENT_COLUMNS, NEEDED)
    assert found is not None
    assert found.row == 1


def test_a_sheet_without_the_needed_columns_has_no_header_row() -> None:
    rows = sheet(["Телефон", "Менеджер", "Долг"], ["1", "2", "3"])
    assert find_header_row(rows, CLIENT_COLUMNS, NEEDED) is None
    assert find_header_row(sheet(), CLIENT_COLUMNS, NEEDED) is None


def test_a_header_row_is_not_looked_for_in_the_depth_of_the_data() -> None:
    deep = sheet(*[["…"]] * SEARCHED_ROWS, ["Клиент", "Код"])
    assert find_header_row(deep, CLIENT_COLUMNS, NEEDED) is None
    assert find_header_row(sheet(*deep.rows[1:]), CLIENT_COLUMNS, NEEDED) is not None


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        (["Клиент", "Код"], RU),
        (["client", "id"], EN),
        (["Клиент", "ID", "Manager", "Phone"], EN),
        (["Клиент", "Код", "Phone"], RU),
        (["Контрагент", "E-mail"], RU),
        (["Company", "E-mail"], EN),
        (["Client", "Клиентский отдел"], EN),
    ],
)
def test_the_language_is_that_of_most_headers(typed: list[str], language: Language) -> None:
    header = find_header_row(sheet(typed), CLIENT_COLUMNS, NEEDED)
    assert header is not None
    assert header.language is language


def test_shuffled_templates_keep_their_language() -> None:
    for language in (RU, EN):
        typed: list[CellValue] = list(headers(language))
        random.Random(1).shuffle(typed)
        header = find_header_row(sheet(typed), CLIENT_COLUMNS, NEEDED)
        assert header is not None
        assert header.language is language


def test_a_free_name_is_the_name_or_the_first_number_that_nobody_has() -> None:
    assert free_name("Gold", ["Clients"]) == "Gold"
    assert free_name("Чёрный", ["ЧЕРНЫЙ", "черный 2", "Чёрный 4"]) == "Чёрный 3"


@pytest.mark.parametrize("header", ["Amount, GBP", "Amount (£)", "Сумма, руб.", "СУММА (руб)", "Сумма, тыс. руб."])
def test_a_unit_at_the_end_of_a_header_does_not_matter(header: str) -> None:
    places, _ = match_headers(["Клиент или код", "Дата", header], ORDER_COLUMNS)
    assert places["amount"] == 2
