"""Errors and texts say the same thing in both languages, with the values that they name."""

import pytest

from sheets_addin.vocabulary.errors import BookChanged, BookError, BookInUse, SheetsAddinError, WrongUse
from sheets_addin.vocabulary.language import Language, Text

OPEN = Text(en="{name} is open in {program}", ru="{name} открыт в {program}")


def test_a_text_speaks_both_languages() -> None:
    assert OPEN.in_language(Language.RUSSIAN) == "{name} открыт в {program}"
    assert OPEN.format(Language.ENGLISH, name="a.xlsx", program="Excel") == "a.xlsx is open in Excel"
    assert OPEN.format(Language("ru"), name="a.xlsx", program="Excel") == "a.xlsx открыт в Excel"


def test_a_missing_value_is_named() -> None:
    with pytest.raises(KeyError, match="program"):
        OPEN.format(Language.RUSSIAN, name="a.xlsx")


def test_values_with_braces_stay_as_they_are() -> None:
    assert OPEN.format(Language.ENGLISH, name="{0}.xlsx", program="{x}") == "{0}.xlsx is open in {x}"


def test_an_error_is_an_english_sentence_to_programmers_and_speaks_the_workbooks_language_to_people() -> None:
    error = BookInUse(OPEN, name="base.xlsx", program="Excel")
    assert str(error) == "base.xlsx is open in Excel"
    assert error.in_language(Language.RUSSIAN) == "base.xlsx открыт в Excel"
    assert error.fields == {"name": "base.xlsx", "program": "Excel"}


def test_what_can_be_tried_again_is_a_type_of_its_own() -> None:
    assert issubclass(BookInUse, BookError)
    assert issubclass(BookChanged, BookError)
    assert issubclass(BookError, SheetsAddinError)
    assert issubclass(WrongUse, SheetsAddinError)
    assert not issubclass(WrongUse, BookError)


def test_there_are_two_languages() -> None:
    assert [language.value for language in Language] == ["ru", "en"]
    with pytest.raises(ValueError, match="de"):
        Language("de")
