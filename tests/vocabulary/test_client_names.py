"""Names of clients are compared without what people spell differently."""

import pytest

from sheets_addin.vocabulary.client_names import client_name


@pytest.mark.parametrize(
    "spelled",
    [
        "Ромашка",
        "ООО «Ромашка»",
        'ооо "РОМАШКА"',
        "Ромашка, ООО",
        "  Ромашка  ООО ",
        "АО Ромашка",
        "Ромашка Ltd.",
        "Общество с ограниченной ответственностью «Ромашка»",
        "О.О.О. Ромашка",
        "ромашка'",
    ],
)
def test_legal_forms_quotes_marks_and_spaces_do_not_matter(spelled: str) -> None:
    assert client_name(spelled).key == "ромашка"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ёлка", "елка"), ("ИП Иванов И. И.", "Иванов И.И."), ("Oak & Sons LLC", "OAK&SONS"), ("Ива - Юг", "Ива-Юг")],
)
def test_the_same(one: str, other: str) -> None:
    assert client_name(one).key == client_name(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ромашка", "Ромашка 2"), ("Иванов", "Иванова"), ("ООО", "АО"), ("Компания Ива", "Ива"), ("«»", "„“")],
)
def test_not_the_same(one: str, other: str) -> None:
    assert client_name(one).key != client_name(other).key


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ООО Ива", "limited"),
        ("Ива LLC", "limited"),
        ("ПАО Ива", "joint stock"),
        ("ИП Ива", "entrepreneur"),
        ("Ива", ""),
    ],
)
def test_legal_forms_are_known_by_kind(name: str, form: str) -> None:
    assert client_name(name).form == form
