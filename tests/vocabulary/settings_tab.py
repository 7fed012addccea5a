"""A Settings tab typed by a test, and what is read from it."""

from sheets_addin.vocabulary.headers import find_header_row
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.problems import ProblemLine, problem_lines
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings_table import SETTING_COLUMNS, SettingsRead, read_settings

RU, EN = Language.RUSSIAN, Language.ENGLISH


def read(values: dict[str, CellValue], language: Language = EN) -> SettingsRead:
    """Settings from a tab with the rows ``values``, named by key or as they stand."""
    header: list[CellValue] = [column.header(language) for column in SETTING_COLUMNS]
    rows: list[list[CellValue]] = [
        [SETTING_MEANINGS[name].name.in_language(language) if name in SETTING_MEANINGS else name, value]
        for name, value in values.items()
    ]
    sheet = Sheet("Settings", [header, *rows])
    found = find_header_row(sheet, SETTING_COLUMNS, [frozenset({"setting"}), frozenset({"value"})])
    assert found is not None
    return read_settings(sheet, found, language)


def lines(values: dict[str, CellValue], language: Language = EN) -> list[ProblemLine]:
    return problem_lines(read(values, language).problems, language)
