"""Cell functions in a real LibreOffice, answered by the real server."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sheets_addin.books import FileBook
from sheets_addin.functions import CALLS, CELL_FUNCTIONS
from sheets_addin.hosts.libreoffice.product_file import method_of
from sheets_addin.methods import FORMULA_COLUMNS
from sheets_addin.vocabulary.choices import BASES, name_of
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.parsing import is_blank
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from tests.hosts.backend import Backend
from tests.hosts.conftest import CLIENTS, SMALL
from tests.hosts.office import Office

_DAY_ZERO = dt.date(1899, 12, 30)
_FUNCTIONS = [output for output in FORMULA_COLUMNS if output.function is not None]
_NOTE = [column.key for column in CLIENT_COLUMNS].index("note")


def _as_office(value: Any) -> Any:
    if is_blank(value):
        return ""
    if isinstance(value, dt.date):
        return float((value - _DAY_ZERO).days)
    return float(value) if isinstance(value, int) else value


def _stored(path: Path, language: Language) -> dict[str, list[Any]]:
    """The values of the formula columns by header, as the file holds them."""
    header, *rows = FileBook(path).read(INPUT_TABS["clients"].in_language(language)).rows
    places = {output.column.header(language): header.index(output.column.header(language)) for output in _FUNCTIONS}
    return {name: [_as_office(row[place]) for row in rows[:CLIENTS]] for name, place in places.items()}


def _place(sheet: Any, header: str) -> int:
    cells = sheet.getCellRangeByPosition(0, 0, 120, 0).getDataArray()[0]
    return list(cells).index(header)


def _column(sheet: Any, header: str, count: int = SMALL) -> list[Any]:
    place = _place(sheet, header)
    return [row[0] for row in sheet.getCellRangeByPosition(place, 1, place, count).getDataArray()]


def _differences(shown: dict[str, list[Any]], stored: dict[str, list[Any]]) -> list[tuple[str, int, Any, Any]]:
    return [
        (header, row, mine, kept)
        for header, values in stored.items()
        for row, (mine, kept) in enumerate(zip(shown[header], values, strict=True), start=2)
        if mine != kept
    ]


def test_every_formula_cell_computes_what_refresh_had_stored(
    office: Office, backend: Backend, demo_book: Path, language: Language
):
    stored = _stored(demo_book, language)
    with office.opened(demo_book) as document:
        sheet = document.Sheets.getByIndex(0)
        backend.questions.clear()
        # no answer hangs on a note, but no row was asked for before with these
        notes = tuple((f"note {row}",) for row in range(CLIENTS))
        sheet.getCellRangeByPosition(_NOTE, 1, _NOTE, CLIENTS).setDataArray(notes)
        document.calculateAll()
        shown = {header: _column(sheet, header, CLIENTS) for header in stored}
    assert len(stored) == len(_FUNCTIONS)
    assert sum(len(values) for values in stored.values()) == len(_FUNCTIONS) * CLIENTS
    assert any(value != "" for value in stored[_FUNCTIONS[0].column.header(language)])
    assert _differences(shown, stored) == []
    asked = [(question.function, question.rows) for question in backend.questions]
    assert sorted(asked) == sorted((output.function, CLIENTS) for output in _FUNCTIONS)


def test_a_block_formula_gives_the_whole_column(office: Office, demo_book: Path, language: Language):
    stored = _stored(demo_book, language)
    with office.opened(demo_book) as document:
        sheet = document.Sheets.getByIndex(0)
        shown = {}
        for step, output in enumerate(_FUNCTIONS):
            area = sheet.getCellRangeByPosition(100 + step, 1, 100 + step, CLIENTS)
            area.setArrayFormula(f"={output.function}(A2:AS{CLIENTS + 1})")
            shown[output.column.header(language)] = [row[0] for row in area.getDataArray()]
    assert _differences(shown, stored) == []


def base_name(code: str, language: Language) -> str:
    return name_of(BASES, code, language)


def test_an_edit_changes_its_own_row_and_asks_for_nothing_else(
    office: Office, backend: Backend, small_book: Path, language: Language
):
    base = {output.key: output.column.header(language) for output in _FUNCTIONS}["base"]
    debt = {"en": "Debt", "ru": "Дебиторка"}[language]
    due = {"en": "Payment due", "ru": "Срок оплаты"}[language]
    with office.opened(small_book) as document:
        document.calculateAll()
        sheet = document.Sheets.getByIndex(0)
        before = _column(sheet, base)
        row = before.index(base_name("standard", language))
        backend.questions.clear()
        sheet.getCellByPosition(_place(sheet, debt), row + 1).Value = 100_000
        sheet.getCellByPosition(_place(sheet, due), row + 1).Value = 40_000
        after = _column(sheet, base)
        everything = {output.key: _column(sheet, output.column.header(language)) for output in _FUNCTIONS}
    assert after[row] == base_name("black", language)
    assert [place for place in range(SMALL) if after[place] != before[place]] == [row]
    assert everything["overdue"][row]
    assert {question.rows for question in backend.questions} == {1}


def test_stage_and_urgency_are_followed_too(office: Office, backend: Backend, small_book: Path, language: Language):
    headers = {output.key: output.column.header(language) for output in _FUNCTIONS}
    typed = {"en": ("Need", "Money", "Urgent", "yes"), "ru": ("Потребность", "Деньги", "Срочно", "да")}[language]
    *answers, yes = typed
    stage, refusal = {"en": ("Stage", "Refusal"), "ru": ("Состояние", "Отказ")}[language]
    with office.opened(small_book) as document:
        sheet = document.Sheets.getByIndex(0)
        for header in answers:
            sheet.getCellByPosition(_place(sheet, header), 3).String = yes
        assert _column(sheet, headers["abc"])[2] == "A"
        sheet.getCellByPosition(_place(sheet, stage), 3).String = refusal
        assert _column(sheet, headers["deadline"])[2] == ""


def test_settings_are_followed_after_a_recalculation(
    office: Office, backend: Backend, small_book: Path, language: Language
):
    priority = {output.key: output.column.header(language) for output in _FUNCTIONS}["priority"]
    with office.opened(small_book) as document:
        sheet = document.Sheets.getByIndex(0)
        before = _column(sheet, priority)
        settings = document.Sheets.getByName(INPUT_TABS["settings"].in_language(language))
        name = SETTING_MEANINGS["large_deal"].name.in_language(language)
        names = [row[0] for row in settings.getCellRangeByName("A1:A100").getDataArray()]
        settings.getCellByPosition(1, names.index(name)).Value = 1
        document.calculateAll()
        after = _column(sheet, priority)
    assert {2.0, 4.0} & set(before)
    assert not {2.0, 4.0} & set(after)
    assert [value == "" for value in before] == [value == "" for value in after]


def test_a_row_with_an_error_cell_leaves_the_others_alone(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:B4").setDataArray((("ID", "Debt"), ("K1", 1.0), ("K2", ""), ("K3", 2.0)))
        sheet.getCellRangeByName("B3").Formula = "=NA()"
        sheet.getCellRangeByName("D2:D4").setFormulaArray(tuple((f"=SEGMENT(A{row}:B{row})",) for row in (2, 3, 4)))
        block = sheet.getCellRangeByName("E2:E4")
        block.setArrayFormula("=SEGMENT(A2:B4)")
        assert [row[0] for row in sheet.getCellRangeByName("D2:D4").getDataArray()] == ["In development"] * 3
        assert [row[0] for row in block.getDataArray()] == ["In development"] * 3


def test_a_row_that_hangs_on_another_answer_is_no_circle(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:C4").setDataArray(
            (("ID", "Client", "Note"), ("K1", "Birch", ""), ("K2", "Oak", ""), ("K3", "Pine", ""))
        )
        sheet.getCellRangeByName("C3").Formula = "=E2"
        sheet.getCellRangeByName("C4").Formula = '="after "&C3'
        sheet.getCellRangeByName("E2:E4").setFormulaArray(tuple((f"=SEGMENT(A{row}:C{row})",) for row in (2, 3, 4)))
        document.calculateAll()
        assert [row[0] for row in sheet.getCellRangeByName("E2:E4").getDataArray()] == ["In development"] * 3
        assert sheet.getCellRangeByName("C4").String == "after In development"


def test_a_long_chain_of_rows_leaves_the_program_standing(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        count = 250
        rows = tuple((f"K{row}", f"Client {row}") for row in range(count))
        sheet.getCellRangeByPosition(0, 0, 1, count).setDataArray((("ID", "Client"), *rows))
        sheet.getCellRangeByName("C1").String = "Note"
        answers = sheet.getCellRangeByPosition(4, 1, 4, count)
        answers.setFormulaArray(tuple((f"=SEGMENT(A{row}:C{row})",) for row in range(2, count + 2)))
        links = sheet.getCellRangeByPosition(2, 2, 2, count)
        links.setFormulaArray(tuple((f"=E{row}",) for row in range(2, count + 1)))
        document.calculateAll()
        shown = {row[0] for row in answers.getDataArray()}
        assert shown <= {"In development", "error: too many rows hang on each other"}
        assert sheet.getCellRangeByName("E2").String == "In development"


def test_blank_rows_give_blank_cells_without_a_question(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("D2").Formula = "=SEGMENT(A2:B2)"
        assert sheet.getCellRangeByName("D2").String == ""
    assert backend.questions == []


def test_days_are_right_in_a_workbook_that_counts_from_1904(office: Office, backend: Backend):
    with office.opened() as document:
        day = document.NullDate
        day.Year, day.Month, day.Day = 1904, 1, 1
        document.NullDate = day
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A1:C1").setDataArray((("ID", "Stage", "In work since"),))
        sheet.getCellRangeByName("A2:B2").setDataArray((("K1", "New"),))
        sheet.getCellRangeByName("C2").FormulaLocal = "2026-03-01"
        sheet.getCellRangeByName("E2").Formula = "=DEADLINE(A2:C2)-C2"
        assert sheet.getCellRangeByName("E2").Value == 30


def test_headers_and_day_can_be_given(office: Office, backend: Backend):
    with office.opened() as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("A40:C40").setDataArray((("Debt", "ID", "Payment due"),))
        sheet.getCellRangeByName("A50:C50").setDataArray(((5.0, "K1", 46_000.0),))
        cell = sheet.getCellRangeByName("E50")
        cell.Formula = "=OVERDUE(A50:C50;A40:C40;DATE(2026;1;1))"
        serial = (dt.date(2026, 1, 1) - _DAY_ZERO).days
        assert str(serial - 46_000) in cell.String


def test_the_wizard_knows_every_function_in_both_languages(office: Office):
    described = office.service("com.sun.star.sheet.FunctionDescriptions")
    names = [
        next(item.Value for item in described.getByIndex(place) if item.Name == "Name")
        for place in range(described.Count)
    ]
    functions = {**CELL_FUNCTIONS, CALLS.name: CALLS}
    assert {*functions} <= set(names)
    provider = office.service("com.sun.star.configuration.ConfigurationProvider")
    for name, function in functions.items():
        for language in Language:
            arguments = office.named(
                nodepath="/org.openoffice.Office.CalcAddIns/AddInInfo/org.sheetsaddin.CellFunctions/AddInFunctions/"
                + method_of(name),
                Locale=language.value,
            )
            node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", arguments)
            assert node.Description == function.meaning.in_language(language)
