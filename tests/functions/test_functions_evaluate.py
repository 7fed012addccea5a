"""What cell functions answer: blanks, reasons, wrong calls, settings, batches."""

import datetime as dt

import pytest

from sheets_addin.functions import CELL_FUNCTIONS, Call, WrongCall, evaluate, evaluate_batch
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language

TODAY = dt.date(2026, 3, 31)
PLACES = {column.key: place for place, column in enumerate(CLIENT_TABLE)}
GOLD_ROW = {"en": "Gold: threshold in use", "ru": "Золотой: действующий порог"}


def row(**cells):
    """A row in the order of a new workbook."""
    filled = [None] * len(CLIENT_TABLE)
    for key, value in cells.items():
        filled[PLACES[key]] = value
    return filled


BUYER = row(client_id="K1", client="Birch", last_order="2026-03-01", revenue_12m=90_000.0, orders_12m=3.0)
DEBTOR = row(client_id="K2", client="Oak", last_order=46_000.0, debt="120 000", payment_due="14.02.2026")
NEWCOMER = row(client_id="K3", client="Pine", stage="New", in_work_since="2026-03-01", need="yes")


def one(function, cells, **given):
    (value,) = evaluate(function, [cells], **{"today": TODAY, **given}).values
    return value


def test_every_function_answers_a_full_row_and_a_blank_one():
    for function in CELL_FUNCTIONS:
        answer = evaluate(function, [BUYER, row(), [""] * 45, [" "] * 45], today=TODAY)
        assert len(answer.values) == 4
        assert list(answer.values[1:]) == [None, None, None], function


def test_no_rows_give_no_values():
    assert list(evaluate("SEGMENT", [], today=TODAY).values) == []


def test_dates_are_days_and_numbers_numbers():
    assert one("DEADLINE", NEWCOMER) == dt.date(2026, 3, 31)
    assert one("DAYS_OVERDUE", DEBTOR) == 45
    assert one("PRIORITY", row(client="A", deal_value=600_000.0, expected_close="2026-04-05")) == 1


def test_missing_data_gives_blank():
    assert one("PRIORITY", NEWCOMER) is None
    assert one("ABC", row(client="A", need="yes")) is None
    assert one("LTV", NEWCOMER) is None


def test_why_tells_the_reasons_with_the_rows_own_figures():
    why = one("WHY", DEBTOR)
    assert why.startswith("Black: debt 120 000 is 45 days overdue (limit 30)")
    assert "Place" not in why, "a row alone has no place in a manager's list"


def test_why_speaks_russian():
    why = one("WHY", DEBTOR, language=Language.RUSSIAN)
    assert why.startswith("Чёрный: долг 120 000 просрочен на 45 дней (предел 30)")


@pytest.mark.parametrize("language", list(Language))
def test_gold_needs_the_threshold_of_the_settings(language):
    def base(rows):
        return one("SEGMENT", BUYER, settings=rows, language=language)

    names = {"en": ("Gold", "Standard"), "ru": ("Золотой", "Стандартный")}[language]
    assert base([(GOLD_ROW[language], 90_000.0)]) == names[0]
    assert base([(GOLD_ROW[language], "90 001")]) == names[1]
    assert base([("gold_revenue", 80_000.0), (GOLD_ROW[language], 100_000.0)]) == names[0]


def test_without_a_threshold_nobody_is_gold_and_why_says_so():
    others = [row(client_id=f"K{place}", last_order="2026-03-01", revenue_12m=1.0) for place in range(5)]
    answer = evaluate("SEGMENT", [BUYER, *others], today=TODAY)
    assert answer.values[0] == "Standard", "the threshold is never derived from the rows of a call"
    assert "the threshold of gold is not known yet" in one("WHY", BUYER)
    assert "порог золотого пока не известен" in one("WHY", BUYER, language=Language.RUSSIAN)
    assert "not known" not in one("WHY", BUYER, settings=[(GOLD_ROW["en"], 1e6)])


def test_settings_change_the_answer():
    deal = row(client="A", deal_value=600_000.0, expected_close="2026-04-05")
    assert one("PRIORITY", deal, settings=[("large_deal", 700_000.0)]) == 2
    assert one("PRIORITY", deal, settings=[("Крупная сделка от", 700_000.0)]) in (1, 2)


def test_the_language_comes_from_the_settings_then_the_headers_then_the_names_of_the_settings():
    headers, cells = ["Клиент", "Последний заказ"], ["Сосна", "2026-03-01"]
    assert one("SEGMENT", cells, headers=headers) == "Стандартный"
    assert one("SEGMENT", cells, headers=headers, settings=[("language", "English")]) == "Standard"
    assert one("SEGMENT", cells, headers=headers, language=Language.ENGLISH) == "Standard"
    assert one("SEGMENT", BUYER, settings=[(GOLD_ROW["ru"], None)]) == "Стандартный"
    batch = evaluate_batch([Call("SEGMENT", [BUYER])], today=TODAY, otherwise=Language.RUSSIAN)
    assert batch.results[0].values[0] == "Стандартный"


def test_a_setting_that_cannot_be_used_is_named_and_its_default_holds():
    settings = [("large_deal", "a lot"), ("no such thing", 1.0)]
    batch = evaluate_batch([Call("SEGMENT", [BUYER])], settings=settings, today=TODAY)
    assert len(batch.setting_problems) == 2
    assert "a lot" in batch.setting_problems[0]
    assert "no such thing" in batch.setting_problems[1]
    assert batch.results[0].values[0] == "Standard"


def test_a_row_with_an_error_cell_leaves_the_others_their_answers():
    class ErrorCell:
        pass

    broken = row(client_id="K9", client="Elm", last_order="2026-03-01", debt=ErrorCell(), stage=ErrorCell())
    answer = evaluate("SEGMENT", [broken, DEBTOR], today=TODAY)
    assert list(answer.values) == ["Standard", "Black"]
    assert one("SEGMENT", [ErrorCell()] * 45) is None


def test_cells_that_cannot_be_read_are_blank():
    assert one("OVERDUE", row(client="A", debt="much", payment_due="soon")) is None


@pytest.mark.parametrize(
    ("function", "rows", "headers", "said", "expected", "place"),
    [
        ("NOPE", [BUYER], None, "there is no function NOPE", "one of: SEGMENT", None),
        ("segment", [BUYER], None, "there is no function segment", "one of: SEGMENT", None),
        ("SEGMENT", [BUYER, BUYER[:44]], None, "cells in the row: 44", "45 cells, from", 1),
        ("SEGMENT", [[1.0, 2.0, 3.0]], ["Client", "Debt"], "cells in the row: 3", "2 cells, as many as headers", 0),
        ("SEGMENT", [["a"]], ["zzz"], "none of the headers is known", "Клиент / Client", None),
        ("SEGMENT", [["a"]], [None], "none of the headers is known", "Клиент / Client", None),
        ("SEGMENT", [], [], "none of the headers is known", "Клиент / Client", None),
    ],
)
def test_a_wrong_call_says_what_was_expected(function, rows, headers, said, expected, place):
    with pytest.raises(WrongCall) as caught:
        evaluate(function, rows, headers=headers, today=TODAY)
    assert said in caught.value.in_language(Language.ENGLISH)
    assert expected in caught.value.expected_in_language(Language.ENGLISH)
    assert caught.value.row == place
    assert caught.value.in_language(Language.RUSSIAN) != caught.value.in_language(Language.ENGLISH)


@pytest.mark.parametrize("day", ["soon", "32.01.2026", 5.0, True, "1999-12-31", "2200-01-01"])
def test_a_day_that_is_none_is_refused(day):
    batch = evaluate_batch([Call("DEADLINE", [NEWCOMER], today=day), Call("DEADLINE", [NEWCOMER])], today=TODAY)
    assert isinstance(batch.results[0], WrongCall)
    assert "is no day" in str(batch.results[0])
    assert list(batch.results[1].values) == [dt.date(2026, 3, 31)]


@pytest.mark.parametrize(
    "day", ["2026-04-10", "10.04.2026", 46_122.0, dt.date(2026, 4, 10), dt.datetime(2026, 4, 10, 8)]
)
def test_each_call_may_name_its_day(day):
    batch = evaluate_batch([Call("DAYS_OVERDUE", [DEBTOR], today=day), Call("DAYS_OVERDUE", [DEBTOR])], today=TODAY)
    assert [result.values[0] for result in batch.results] == [55, 45]


def test_a_batch_answers_each_call_under_its_own_headers():
    calls = [
        Call("SEGMENT", [["Pine", None]], headers=["Клиент", "Последний заказ"]),
        Call("SEGMENT", [DEBTOR, BUYER]),
        Call("NOPE", [BUYER]),
        Call("PRIORITY", [["2026-04-01", 1.0]], headers=["Expected close", "Deal value"]),
        Call("SEGMENT", [DEBTOR]),
    ]
    results = evaluate_batch(calls, today=TODAY).results
    assert list(results[0].values) == ["В разработке"]
    assert list(results[1].values) == ["Black", "Standard"]
    assert isinstance(results[2], WrongCall)
    assert list(results[3].values) == [2]
    assert list(results[4].values) == ["Black"]


def test_equal_looking_rows_of_other_types_are_not_mixed_up():
    headers = ["Client", "Deal value", "Expected close"]
    calls = [Call("PRIORITY", [["A", value, "2026-04-01"]], headers=headers) for value in (1.0, True, "1", 1)]
    assert [result.values[0] for result in evaluate_batch(calls, today=TODAY).results] == [2, None, 2, 2]


class CountedRow(list):
    """A row that counts how often a cell of it is read."""

    reads = 0

    def __getitem__(self, place):
        CountedRow.reads += 1
        return super().__getitem__(place)


def test_the_same_rows_are_assessed_once():
    def reads(times):
        CountedRow.reads = 0
        calls = [Call(name, [CountedRow(cells)]) for _ in range(times) for name in ("SEGMENT", "WHY") for cells in rows]
        results = evaluate_batch(calls, today=TODAY).results
        assert len({result.values for result in map(_frozen, results)}) == 4
        return CountedRow.reads

    rows = (BUYER, DEBTOR)
    assert reads(1) > 0
    assert reads(50) == reads(1)


class CountedHeaders(list):
    """Headers that count how often they are written out."""

    reads = 0

    def __repr__(self):
        CountedHeaders.reads += 1
        return super().__repr__()


def test_headers_that_calls_share_are_looked_at_once():
    def reads(times):
        CountedHeaders.reads = 0
        calls = [Call("SEGMENT", [[f"K{number}"]]) for number in range(times)]
        evaluate_batch(calls, headers=CountedHeaders(["ID"]), today=TODAY)
        return CountedHeaders.reads

    assert reads(50) == reads(1)


@pytest.mark.parametrize(
    "headers",
    [
        ["Client", "Mine", "Deal value, EUR"],
        None,
        *([column.header(one) for column in CLIENT_TABLE] for one in Language),
    ],
)
def test_the_header_row_among_the_rows_and_what_stands_above_it_are_no_clients(headers):
    shown = headers or [column.header(Language.RUSSIAN) for column in CLIENT_TABLE]
    title = ["Our clients", *[None] * (len(shown) - 1)]
    birch = [f"Birch {place}" if place < 2 else None for place in range(len(shown))]
    for function in ("SEGMENT", "WHY"):
        above, header, client = evaluate(function, [title, shown, birch], headers=headers, today=TODAY).values
        assert (above, header) == (None, None)
        assert client
    many = [birch] * 40
    assert all(evaluate("SEGMENT", [*many, shown], headers=headers, today=TODAY).values[:40])


def _frozen(answer):
    return type(answer)(tuple(answer.values), answer.kind)


@pytest.mark.parametrize("header", [["Setting", "Value"], ["Настройка", "Значение"]])
def test_the_header_row_of_the_settings_may_come_with_them(header):
    given = [header, ["Large deal from", 700_000.0]]
    batch = evaluate_batch([Call("PRIORITY", [NEWCOMER])], settings=given, today=TODAY)
    assert list(batch.setting_problems) == []
    large = row(client="A", deal_value=600_000.0, expected_close="2026-04-05")
    assert one("PRIORITY", large, settings=given) == one("PRIORITY", large, settings=given[1:]) != 1
