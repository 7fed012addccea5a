"""What other formulas, filters and formats of LibreOffice make of the texts that our functions give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sheets_addin.vocabulary.choices import BASES, name_of
from sheets_addin.vocabulary.language import Language
from tests.hosts.backend import Backend
from tests.hosts.conftest import SMALL
from tests.hosts.office import Office, uno_module

_LOGICAL = 1024
_BASE, _PRIORITY = 45, 46


def _answer(sheet: Any, formula: str) -> Any:
    cell = sheet.getCellRangeByName("BZ1")
    cell.Formula = formula
    return cell.String if cell.FormulaResultType2 == 2 or cell.getError() else cell.Value


def test_texts_equal_the_same_texts(office: Office, backend: Backend, small_book: Path, language: Language):
    gold = name_of(BASES, "gold", language)
    with office.opened(small_book) as document:
        document.calculateAll()
        sheet = document.Sheets.getByIndex(0)
        bases = [row[0] for row in sheet.getCellRangeByPosition(_BASE, 1, _BASE, SMALL).getDataArray()]
        priorities = [row[0] for row in sheet.getCellRangeByPosition(_PRIORITY, 1, _PRIORITY, SMALL).getDataArray()]
        first, blank = bases.index(gold), priorities.index("")
        area = f"AT2:AT{SMALL + 1}"
        assert bases.count(gold) > 1
        assert _answer(sheet, f'=COUNTIF({area};"{gold}")') == bases.count(gold)
        assert _answer(sheet, f'=SUMPRODUCT({area}="{gold}")') == bases.count(gold)
        assert _answer(sheet, f'=MATCH("{gold}";{area};0)') == first + 1
        assert _answer(sheet, f'=AT{first + 2}="{gold}"') == 1
        assert _answer(sheet, f'=SEGMENT(A{first + 2}:AS{first + 2})="{gold}"') == 1
        assert _answer(sheet, f'=AU{blank + 2}=""') == 1


def test_the_standard_filter_finds_texts(office: Office, backend: Backend, small_book: Path, language: Language):
    uno = uno_module()
    gold = name_of(BASES, "gold", language)
    with office.opened(small_book) as document:
        document.calculateAll()
        sheet = document.Sheets.getByIndex(0)
        table = sheet.getCellRangeByPosition(0, 0, _PRIORITY, SMALL)
        bases = [row[_BASE] for row in table.getDataArray()]
        field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
        field.Field, field.StringValue = _BASE, gold
        field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        conditions = table.createFilterDescriptor(True)
        conditions.ContainsHeader = True
        conditions.setFilterFields((field,))
        table.filter(conditions)
        shown = [row for row in range(1, SMALL + 1) if sheet.Rows.getByIndex(row).IsVisible]
    assert shown == [row for row, base in enumerate(bases) if base == gold]


@pytest.mark.parametrize("function", ["SEGMENT", "PRIORITY", "ABC", "WHY"])
def test_results_do_not_look_like_true_and_false(office: Office, backend: Backend, function: str):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:B3").setDataArray((("ID", "Client"), ("K1", "Birch"), ("K2", "Oak")))
        sheet.getCellRangeByName("D2").Formula = f"={function}(A2:B2)"
        sheet.getCellRangeByName("E2:E3").setArrayFormula(f"={function}(A2:B3)")
        for name in ("D2", "E2", "E3"):
            key = sheet.getCellRangeByName(name).NumberFormat
            assert not document.NumberFormats.getByKey(key).Type & _LOGICAL


def test_a_block_follows_its_rows_and_its_joined_texts_can_be_compared(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        rows = (("ID", "Client", "Debt", "Payment due"), ("K1", "Birch", "", ""), ("K2", "Oak", "", ""))
        sheet.getCellRangeByName("A1:D3").setDataArray(rows)
        block, joined = sheet.getCellRangeByName("F2:F3"), sheet.getCellRangeByName("G2:G3")
        block.setArrayFormula("=WHY(A2:D3)")
        joined.setArrayFormula('=WHY(A2:D3)&""')
        before = block.getDataArray()
        sheet.getCellRangeByName("C3:D3").setDataArray(((100_000.0, 40_000.0),))
        assert block.getDataArray()[0] == before[0]
        assert block.getDataArray()[1] != before[1]
        assert joined.getDataArray() == block.getDataArray()
        assert _answer(sheet, "=SUMPRODUCT(G2:G3=WHY(A3:D3))") == 1
