"""Real .xlsx files with everything that people's workbooks have: the right result, or a line on Problems."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from sheets_addin.books import FileBook
from sheets_addin.refresh import RefreshResult, refresh_book
from sheets_addin.vocabulary.language import Language
from tests.refresh.conftest import NOW, TODAY

HEADERS = ["Код", "Клиент", "Менеджер", "Состояние", "В работе с", "Потребность", "Дебиторка", "Срок оплаты", "Заметка"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workbook of a test lies."""
    return tmp_path / "клиенты.xlsx"


def new_workbook(rows: list[list[object]], orders: list[list[object]] | None = None) -> openpyxl.Workbook:
    """A Russian workbook of one's own: Clients from A1, and Orders."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Клиенты"
    for row in [HEADERS, *rows]:
        sheet.append(row)
    history = workbook.create_sheet("Заказы")
    for row in [["Клиент или код", "Дата", "Сумма"], *(orders or [])]:
        history.append(row)
    return workbook


def refreshed(path: Path, workbook: openpyxl.Workbook | None = None) -> RefreshResult:
    if workbook is not None:
        workbook.save(path)
    return refresh_book(FileBook(path), TODAY, NOW)


def results(path: Path, header: str) -> list[object]:
    """The cells of Clients below ``header``."""
    rows = FileBook(path).read("Клиенты").rows
    place = list(rows[0]).index(header)
    return [row[place] if row[place] != "" else None for row in rows[1:]]


def lines(result: RefreshResult) -> list[tuple[str, int | None, str, object, str]]:
    """What Problems says: tab, row as people count it, column, value, what is wrong."""
    return [
        (
            item.sheet,
            None if item.row is None else item.row + 1,
            item.column,
            item.value,
            item.what.format(Language.RUSSIAN, **item.fields),
        )
        for item in result.problems
    ]


def test_text_dates_numbers_and_answers_are_read(path: Path) -> None:
    rows: list[list[object]] = [
        ["7", "Берёза", "Анна", "1 КОНТАКТ", "31.12.2025", "ДА", "1 234,50", "01.02.2026", None]
    ]
    result = refreshed(path, new_workbook(rows, [["7", "15.03.2026", "2 000,00 ₽"]]))
    assert lines(result) == []
    assert results(path, "База") == ["Чёрный"]
    assert results(path, "Крайний срок") == [dt.date(2026, 1, 30)]
    assert results(path, "Выручка 12 мес") == [2000]


def test_what_cannot_be_read_is_named_with_tab_cell_value_and_expectation(path: Path) -> None:
    rows: list[list[object]] = [["7", "Берёза", "Анна", "почти", "скоро", "может быть", -500, "31.02.2026", None]]
    result = refreshed(path, new_workbook(rows, [["Клён", dt.date(2026, 3, 1), 10]]))
    assert lines(result) == [
        ("Клиенты", 2, "Потребность", "может быть", "ожидалось да или нет"),
        (
            "Клиенты", 2, "Состояние", "почти",
            "ожидалось одно из: Новый клиент, 1 контакт, 2 контакт, 3 контакт, Отказ, Сделка, Стратегический запас, "
            "Обзвон, Сопровождение сделки, Клиент",
        ),
        ("Клиенты", 2, "В работе с", "скоро", "ожидалась дата, например 31.12.2026"),
        ("Клиенты", 2, "Дебиторка", -500, "отрицательной суммы быть не может"),
        ("Клиенты", 2, "Срок оплаты", "31.02.2026", "ожидалась дата, например 31.12.2026"),
        ("Заказы", 2, "Клиент или код", "Клён", "такого клиента нет на вкладке клиентов"),
    ]  # fmt: skip
    assert results(path, "База") == ["В разработке"]
    book = FileBook(path)
    assert [row[1] for row in book.read("Проблемы").rows[1:]] == ["2"] * 6


def test_error_cells_are_blank_and_named(path: Path) -> None:
    workbook = new_workbook([["7", "Берёза", "Анна", None, None, None, None, None, None]])
    cell = workbook["Клиенты"]["G2"]
    cell.value, cell.data_type = "#N/A", "e"
    assert lines(refreshed(path, workbook)) == [("Клиенты", 2, "Дебиторка", "#N/A", "в ячейке ошибка")]


def test_leading_zeros_emoji_control_characters_and_formula_like_text_survive(path: Path) -> None:
    names = ["=1+1", "+7 звонить", "-", "@кафе", "😀 Смайл & Ко <ООО>", "007"]
    rows: list[list[object]] = [[f"00{place}", None, "Анна"] for place in range(len(names))]
    workbook = new_workbook(rows)
    for row, name in enumerate(names, start=2):
        cell = workbook["Клиенты"].cell(row, 2)
        cell.value, cell.data_type = name, "s"
    refreshed(path, workbook)
    on_tab = [(row[0], row[1]) for row in FileBook(path).read("В разработке").rows[1:]]
    assert sorted(on_tab) == sorted((f"00{place}", name) for place, name in enumerate(names))


def test_a_note_longer_than_a_cell_is_kept_and_reported(path: Path) -> None:
    new_workbook([["7", "Берёза", "Анна", None, None, None, None, None, "LONG"]]).save(path)
    _replace_in_parts(path, b"LONG", "я".encode() * 40_000)
    before = FileBook(path).read("Клиенты").rows[1][8]
    result = refreshed(path)
    assert [(line[2], line[4]) for line in lines(result)] == [
        ("Заметка", "текст длиннее 32 767 знаков, которые вмещает ячейка")
    ]
    assert FileBook(path).read("Клиенты").rows[1][8] == before == "я" * 40_000
    assert "я" * 32_767 in FileBook(path).read("В разработке").rows[1]


def test_workbooks_that_count_days_from_1904(path: Path) -> None:
    workbook = new_workbook([["7", "Берёза", "Анна", "Новый клиент", dt.date(2026, 1, 15)]])
    workbook.epoch = CALENDAR_MAC_1904
    refreshed(path, workbook)
    assert results(path, "Крайний срок") == [dt.date(2026, 2, 14)]
    assert openpyxl.load_workbook(path)["Клиенты"]["E2"].value == dt.datetime(2026, 1, 15)


def test_merged_filtered_hidden_and_sorted_rows_stay_as_they_are(path: Path) -> None:
    workbook = new_workbook([["7", "Берёза"], ["8", "Клён"], ["9", "Дуб"]])
    sheet = workbook["Клиенты"]
    sheet.merge_cells("I2:I3")
    sheet.auto_filter.ref = "A1:I4"
    sheet.auto_filter.add_filter_column(1, ["Берёза", "Дуб"])
    sheet.auto_filter.add_sort_condition("B2:B4")
    sheet.row_dimensions[3].hidden = True
    refreshed(path, workbook)
    after = openpyxl.load_workbook(path)["Клиенты"]
    assert [str(area) for area in after.merged_cells.ranges] == ["I2:I3"]
    assert after.row_dimensions[3].hidden
    assert not after.row_dimensions[2].hidden
    assert after.auto_filter.filterColumn[0].filters.filter == ["Берёза", "Дуб"]
    assert results(path, "База") == ["В разработке"] * 3


def test_formulas_in_typed_columns_are_kept(path: Path) -> None:
    workbook = new_workbook([["7", "Берёза", "Анна", None, None, None, "=100*2", None, None]])
    refreshed(path, workbook)
    assert openpyxl.load_workbook(path)["Клиенты"]["G2"].value == "=100*2"


def test_blank_rows_between_clients_and_totals_below_a_table(path: Path) -> None:
    workbook = new_workbook([["7", "Берёза"], [None] * 9, ["9", "Дуб"]])
    sheet = workbook["Клиенты"]
    for row in range(2, 5):
        sheet.cell(row, 9).value = "x" if row != 3 else None
    sheet.add_table(Table(displayName="Base", ref="A1:I4"))
    sheet["A6"] = "Итого"
    result = refreshed(path, workbook)
    assert result.summary.clients == 2
    table = openpyxl.load_workbook(path)["Клиенты"].tables["Base"]
    assert table.ref.startswith("A1:")
    assert table.ref != "A1:I4"
    assert "База" in [column.name for column in table.tableColumns]


def test_a_header_that_stands_twice_is_named_and_the_first_is_read(path: Path) -> None:
    workbook = new_workbook([["7", "Берёза", "Анна"]])
    workbook["Клиенты"]["J1"], workbook["Клиенты"]["J2"] = "МЕНЕДЖЕР", "Борис"
    result = refreshed(path, workbook)
    assert lines(result) == [("Клиенты", 1, "МЕНЕДЖЕР", "МЕНЕДЖЕР", "заголовок стоит дважды; взят первый столбец")]
    assert FileBook(path).read("В разработке").rows[1][4] == "Анна"


def _replace_in_parts(path: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(old, new))
