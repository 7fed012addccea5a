"""Cell functions on sheets of every shape: without headers, in whole columns, with Settings that come later."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sheets_addin.functions import evaluate
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language
from tests.hosts.backend import Backend
from tests.hosts.office import Office

_PLACES = {column.key: place for place, column in enumerate(CLIENT_TABLE)}
_TODAY = (dt.date.today() - dt.date(1899, 12, 30)).days
_DEAL = (("ID", "Deal value", "Expected close"), ("K1", 600_000.0, _TODAY + 5.0))


def _row(**cells: str | float) -> tuple[Any, ...]:
    row: list[Any] = [""] * len(CLIENT_TABLE)
    for key, value in cells.items():
        row[_PLACES[key]] = value
    return tuple(row)


@pytest.mark.parametrize("stage", ["Client", "Клиент"])
def test_without_headers_the_order_of_a_new_workbook_holds(office: Office, backend: Backend, stage: str):
    rows = [
        _row(client_id="K1", client="Birch", stage=stage, debt=9.0, payment_due=45_000.0),
        _row(client_id="K2", client="Oak", stage=stage, revenue_12m=5.0, last_order=46_000.0),
        _row(client_id="K3", client="Pine"),
    ]
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:AS3").setDataArray(tuple(rows))
        cells = sheet.getCellRangeByName("AU1:AU3")
        cells.setFormulaArray(tuple((f"=SEGMENT(A{row}:AS{row})",) for row in (1, 2, 3)))
        shown = [row[0] for row in cells.getDataArray()]
    wanted = [list(evaluate("SEGMENT", rows, today=dt.date.today(), language=one).values) for one in Language]
    assert shown in wanted
    assert len({*shown}) > 1


def test_a_wrong_call_says_what_was_expected(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:B2").setDataArray((("ID", "Debt"), ("K1", 1.0)))
        sheet.getCellRangeByName("D2").Formula = "=SEGMENT(A2:B2;A1:A1)"
        assert sheet.getCellRangeByName("D2").String == (
            "#VALUE! cells in the row: 2; expected: 1 cells, as many as headers"
        )


def test_whole_columns_answer_for_every_cell_that_asks_and_not_for_the_headers(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:B3").setDataArray((("ID", "Client"), ("K1", "Birch"), ("K2", "Oak")))
        document.Sheets.insertNewByName("Other", 1)
        for place, formula in (
            (sheet, "=SEGMENT(A:B)"),
            (document.Sheets.getByName("Other"), f"=SEGMENT($'{sheet.Name}'.A:B)"),
        ):
            block = place.getCellRangeByName("D1:D8")
            block.setArrayFormula(formula)
            document.calculateAll()
            assert [row[0] for row in block.getDataArray()] == ["", *["In development"] * 2, *[""] * 5]


def test_settings_that_come_later_are_noticed(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:C2").setDataArray(_DEAL)
        cell = sheet.getCellRangeByName("H2")
        cell.Formula = "=PRIORITY(A2:C2)"
        first = cell.Value
        document.Sheets.insertNewByName("Settings", 1)
        settings = document.Sheets.getByName("Settings")
        settings.getCellRangeByName("A1:B2").setDataArray((("Setting", "Value"), ("Large deal from", 900_000.0)))
        document.calculateAll()
        second = cell.Value
        settings.getCellRangeByName("B2").Value = 100.0
        document.calculateAll()
        third = cell.Value
        document.Sheets.removeByName("Settings")
        document.calculateAll()
        assert (first, second, third, cell.Value) == (1, 2, 1, 1)


def test_settings_typed_into_a_sheet_that_is_there_are_noticed(office: Office, backend: Backend):
    with office.opened() as document:
        document.Sheets.insertNewByName("Notes", 1)
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:C2").setDataArray(_DEAL)
        cell = sheet.getCellRangeByName("H2")
        cell.Formula = "=PRIORITY(A2:C2)"
        assert cell.Value == 1
        notes = document.Sheets.getByName("Notes")
        notes.getCellRangeByName("A1:B2").setDataArray((("Setting", "Value"), ("Large deal from", 900_000.0)))
        document.calculateAll()
        assert cell.Value == 2


def test_a_fault_in_a_command_is_said(office: Office, backend: Backend):
    with office.opened() as document:
        done, said = office.dispatch(document, "unknown")
    assert not done
    assert "KeyError" in said
    assert said.startswith("The command stopped")
