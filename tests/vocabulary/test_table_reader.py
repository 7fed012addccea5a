"""A sheet read as typed columns: the right values, or a problem that names the cell."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.headers import find_header_row
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet, TableArea
from sheets_addin.vocabulary.problems import problem_lines
from sheets_addin.vocabulary.table_reader import Table, read_table

RU, EN = Language.RUSSIAN, Language.ENGLISH


def read(sheet: Sheet, language: Language = RU) -> Table:
    header = find_header_row(sheet, CLIENT_COLUMNS, [frozenset({"client"})])
    assert header is not None
    return read_table(sheet, header, CLIENT_COLUMNS, language)


def clients(*rows: list[CellValue], **more: object) -> Sheet:
    return Sheet("Клиенты", rows, **more)  # type: ignore[arg-type]


def test_typed_columns_come_out_by_key_and_foreign_ones_stay_out() -> None:
    table = read(
        clients(
            ["База клиентов"],
            ["Моё", "Клиент", "ДЕБИТОРКА", "Срок  оплаты", "Потребность", "Размер"],
            ["x", "Ромашка", "1 234,50", "31.12.2026", "да", "крупный"],
            ["y", "Лютик", 7, dt.datetime(2026, 1, 2, 15), "-", None],
        )
    )
    assert sorted(table.frame.columns) == ["client", "debt", "need", "payment_due", "size"]
    assert table.frame["client"].tolist() == ["Ромашка", "Лютик"]
    assert table.frame["debt"].tolist() == [1234.5, 7]
    assert [day.date() for day in table.frame["payment_due"]] == [dt.date(2026, 12, 31), dt.date(2026, 1, 2)]
    assert table.frame["need"].tolist() == [True, False]
    assert table.frame["size"].isna().tolist() == [False, True]
    assert (list(table.rows), table.last_row, table.width, list(table.problems)) == ([2, 3], 3, 6, [])


def test_empty_rows_are_left_out_and_places_stay_those_of_the_sheet() -> None:
    table = read(clients(["Клиент", "Моё"], [None, "сумма:"], ["Ромашка"], [], ["  "], ["Лютик", None]))
    assert list(table.rows) == [2, 5]
    assert table.frame.index.tolist() == [0, 1]
    assert table.last_row == 5


def test_a_table_without_rows_is_empty_and_ends_at_its_header() -> None:
    table = read(clients(["Клиент", "Код"]))
    assert table.frame.shape == (0, 2)
    assert (list(table.rows), table.last_row) == ([], 0)


def test_a_spreadsheet_tables_totals_are_no_clients() -> None:
    rows: list[list[CellValue]] = [["Клиент", "Дебиторка"], ["Ромашка", 5], ["Итого", 5]]
    whole = read(clients(*rows))
    assert whole.frame["client"].tolist() == ["Ромашка", "Итого"]
    area = TableArea("Клиенты", header_row=0, last_row=1, first_column=0, last_column=1, has_totals=True)
    assert read(clients(*rows, tables=[area])).frame["client"].tolist() == ["Ромашка"]


def test_what_is_typed_right_below_a_spreadsheet_table_is_read_and_what_stands_apart_is_named() -> None:
    rows: list[list[CellValue]] = [["Клиент", "Дебиторка"], ["Ромашка", 5], ["Лютик", 6], [None, None], ["Клён", 7]]
    area = TableArea("База", header_row=0, last_row=1, first_column=0, last_column=1)
    table = read(clients(*rows, tables=[area]))
    assert table.frame["client"].tolist() == ["Ромашка", "Лютик"]
    (line,) = problem_lines(table.problems, Language.RUSSIAN)
    assert (line.rows, line.what, line.done) == (
        "5",
        "строка стоит отдельно, ниже таблицы «База»",
        "строка не читается",
    )


def test_rows_that_name_nobody_and_lines_of_totals_are_named_and_left_out() -> None:
    rows: list[list[CellValue]] = [["Клиент", "Дебиторка"], ["Ромашка", 5], [None, 7], ["ИТОГО:", 12]]
    sheet = clients(*rows)
    header = find_header_row(sheet, CLIENT_COLUMNS, ())
    assert header is not None
    table = read_table(sheet, header, CLIENT_COLUMNS, Language.RUSSIAN, ("client", "client_id"))
    assert table.frame["client"].tolist() == ["Ромашка"]
    assert [(line.rows, line.what) for line in problem_lines(table.problems, Language.RUSSIAN)] == [
        ("3", "строка без названия и кода клиента"),
        ("4", "строка итогов, а не клиент"),
    ]


def test_a_table_elsewhere_on_the_sheet_does_not_cut_the_clients() -> None:
    rows: list[list[CellValue]] = [["Клиент", None, "Цена"], ["Ромашка", None, 5], ["Лютик"]]
    beside = TableArea("Цены", header_row=0, last_row=1, first_column=2, last_column=2)
    assert len(read(clients(*rows, tables=[beside])).frame) == 2


PROBLEMS = [
    ("Дебиторка", "скоро", "ожидалась сумма, например 1 234,50", "expected an amount such as 1 234.50"),
    ("Дебиторка", "-5", "отрицательной суммы быть не может", "expected no negative amount"),
    ("Дебиторка", "(1 234,50)", "отрицательной суммы быть не может", "expected no negative amount"),
    ("Дебиторка", "-", "ожидалась сумма, например 1 234,50", "expected an amount such as 1 234.50"),
    (
        "Срок оплаты",
        "32.01.2026",
        "ожидалась дата, например 31.12.2026",
        "expected a date such as 31.12.2026",
    ),
    ("Потребность", "наверное", "ожидалось да или нет", "expected yes or no"),
    ("Лиц, принимающих решение", "2,5", "ожидалось целое число", "expected a whole number"),
    (
        "Размер",
        "Огромный",
        "ожидалось одно из: Крупный, Средний, Маленький, Непрофильный",
        "expected one of: Large, Medium, Small, Off-profile",
    ),
]


@pytest.mark.parametrize(("header", "value", "in_russian", "in_english"), PROBLEMS)
def test_an_unreadable_cell_is_blank_and_named(header: str, value: str, in_russian: str, in_english: str) -> None:
    sheet = clients(["Клиент", f" {header}"], ["Ромашка", None], ["Лютик", value])
    for language, what, done in ((RU, in_russian, "считается пустым"), (EN, in_english, "taken as blank")):
        table = read(sheet, language)
        assert table.frame.iloc[1].isna().tolist() == [False, True]
        (line,) = problem_lines(table.problems, language)
        assert (line.sheet, line.rows, line.column, line.value, line.what, line.done, line.count) == (
            "Клиенты",
            "3",
            header,
            value,
            what,
            done,
            1,
        )


def test_a_repeated_header_is_named_and_the_first_column_read() -> None:
    table = read(clients(["Клиент", "Дебиторка", "ДЕБИТОРКА"], ["Ромашка", 1, 2]))
    assert table.frame["debt"].tolist() == [1]
    (line,) = problem_lines(table.problems, RU)
    assert (line.rows, line.column) == ("1", "ДЕБИТОРКА")
    assert (line.what, line.done) == ("заголовок стоит дважды; взят первый столбец", "второй столбец не читается")
    (line,) = problem_lines(table.problems, EN)
    assert (line.what, line.done) == (
        "the header appears twice; the first column is used",
        "the second column is not read",
    )


def test_cells_that_show_an_error_are_named_and_only_those_of_known_columns() -> None:
    sheet = clients(
        ["Клиент", "Дебиторка", "Моё"],
        ["Ромашка", None, None],
        errors={(1, 1): "#N/A", (1, 2): "#REF!", (0, 1): "#NAME?"},
    )
    (line,) = problem_lines(read(sheet).problems, RU)
    assert (line.rows, line.column, line.value, line.what, line.done) == (
        "2",
        "Дебиторка",
        "#N/A",
        "в ячейке ошибка",
        "считается пустым",
    )
    (line,) = problem_lines(read(sheet).problems, EN)
    assert line.what == "the cell shows an error"


cells = st.one_of(st.none(), st.text(max_size=8), st.floats(), st.booleans(), st.dates(), st.sampled_from(["да", "5"]))


@given(st.lists(st.lists(cells, max_size=6), max_size=8))
def test_any_sheet_reads_and_no_filled_row_is_dropped(rows: list[list[CellValue]]) -> None:
    header: list[CellValue] = ["Клиент", "Дебиторка", "Срок оплаты", "Потребность", "Размер"]
    table = read(clients(header, *rows))
    filled = [
        place
        for place, row in enumerate(rows, start=1)
        if any(cell is not None and not (isinstance(cell, str) and not cell.strip()) for cell in row[:5])
    ]
    assert list(table.rows) == filled
    assert {problem.row for problem in table.problems} <= set(filled)
