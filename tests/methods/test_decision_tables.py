"""What holds for every decision table, and how figures read in a sentence."""

import pkgutil
from importlib import import_module

import numpy as np
import pytest

from sheets_addin import methods
from sheets_addin.methods import FORMULA_COLUMNS, FUNCTIONS, METHODS, OUTPUTS
from sheets_addin.methods.decision import NOTHING, DecisionTable, FactorTable, Rule
from sheets_addin.methods.facts import Facts, Result
from sheets_addin.methods.wording import date_words, days_words, fill, money_words, number_words
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.settings import Settings
from tests.methods.client_table import TODAY, client_table

TABLES = [
    found
    for module in pkgutil.iter_modules(methods.__path__)
    for found in vars(import_module(f"{methods.__name__}.{module.name}")).values()
    if isinstance(found, (DecisionTable, FactorTable))
]


def blank_facts(language=Language.ENGLISH):
    """Facts of one client of whom nothing is known, every method having run."""
    facts = Facts(client_table({"client_id": "a"}), Settings(language=language), TODAY, gold_threshold=1)
    for output in OUTPUTS.values():
        empty = [None] if output.column.kind in (Kind.TEXT, Kind.CHOICE) else [float("nan")]
        facts.add(
            output.column,
            Result(np.array(empty, dtype=object if empty[0] is None else float), lambda rows: ["because"]),
        )
    return facts


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.column.key)
@pytest.mark.parametrize("language", list(Language))
def test_every_text_of_every_rule_can_be_filled(table, language):
    facts = blank_facts(language)
    entries = table.rules if isinstance(table, DecisionTable) else table.factors
    texts = [entry.because for entry in entries]
    texts += [entry.result for entry in entries if isinstance(entry, Rule) and isinstance(entry.result, Text)]
    always = [Rule(lambda f: np.ones(f.size, dtype=bool), 1.0, text) for text in texts]
    for rule in always:
        number = Column(key="n", name=table.column.name, kind=Kind.NUMBER, meaning=table.column.meaning)
        filled = DecisionTable(number, (rule,), figures=table.figures).evaluate(facts).reasons(np.array([0]))
        assert filled[0] or rule.because is NOTHING
        assert "{" not in filled[0]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.column.key)
def test_every_choice_that_a_table_gives_is_one_of_its_column(table):
    if isinstance(table, DecisionTable) and table.column.kind is Kind.CHOICE:
        codes = {rule.result for rule in table.rules if isinstance(rule.result, str)}
        assert codes <= {choice.code for choice in table.column.choices}


def test_the_first_rule_that_holds_decides_and_explains():
    column = Column(key="verdict", name=Text(en="V", ru="В"), kind=Kind.TEXT, meaning=NOTHING)
    table = DecisionTable(
        column,
        (
            Rule(lambda f: f.numbers("debt") > 10, "much", Text(en="debt {debt}", ru="долг {debt}")),
            Rule(lambda f: f.numbers("debt") > 0, "some", Text(en="a little", ru="немного")),
        ),
        heading=Text(en="It is {result}", ru="Это {result}"),
    )
    facts = Facts(client_table({"debt": 20}, {"debt": 5}, {"debt": None}), Settings(), TODAY)
    result = table.evaluate(facts)
    assert result.values.tolist() == ["much", "some", None]
    assert result.reasons(np.array([2, 1, 0])) == ["", "It is some: a little", "It is much: debt 20"]


def test_an_unknown_place_in_a_text_is_an_error():
    with pytest.raises(KeyError, match="nonsense"):
        blank_facts().words("nonsense", np.array([0]))


def test_methods_are_found_by_their_modules():
    modules = [import_module(f"{methods.__name__}.{module.name}") for module in pkgutil.iter_modules(methods.__path__)]
    assert {module.METHOD.name for module in modules if hasattr(module, "METHOD")} == set(METHODS)
    assert len(OUTPUTS) == sum(len(method.outputs) for method in METHODS.values())
    assert {need for method in METHODS.values() for need in method.needs} <= set(OUTPUTS)


def test_formula_columns_of_clients_in_their_order_and_names():
    shown = [(o.key, o.function, o.column.name.en, o.column.name.ru) for o in FORMULA_COLUMNS]
    assert shown == [
        ("base", "SEGMENT", "Base", "База"),
        ("priority", "PRIORITY", "Priority", "Приоритет"),
        ("abc", "ABC", "ABC", "ABC"),
        ("xyz", "XYZ", "XYZ", "XYZ"),
        ("value_tier", "VALUE_TIER", "Value", "Ценность"),
        ("overdue", "OVERDUE", "Overdue", "Просрочка"),
        ("deadline", "DEADLINE", "Deadline", "Крайний срок"),
        ("suggested_move", "SUGGESTED_MOVE", "Suggested move", "Куда перевести"),
        ("winback", "WINBACK", "Win-back", "Возврат"),
        ("next_action", "NEXT_ACTION", "Next action", "Следующее действие"),
    ]
    assert all(output.column.group is Group.COMPUTED for output in FORMULA_COLUMNS)
    assert set(FUNCTIONS) - {o.function for o in FORMULA_COLUMNS} == {"DAYS_OVERDUE", "PHASE", "LTV"}


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (120_000, "120 000", "120 000"),
        (1_447.14, "1 447.14", "1 447,14"),
        (99_274.6, "99 274.60", "99 274,60"),
        (0, "0", "0"),
        (-0.001, "0", "0"),
        (-1_500, "-1 500", "-1 500"),
        (999.999, "1 000", "1 000"),
        (float("nan"), "–", "–"),
    ],
)
def test_money_in_a_sentence(value, english, russian):
    assert money_words(value, Language.ENGLISH) == english
    assert money_words(value, Language.RUSSIAN) == russian


def test_numbers_in_a_sentence_drop_idle_zeros():
    assert number_words(12.5, Language.ENGLISH) == "12.5"
    assert number_words(12.5, Language.RUSSIAN) == "12,5"
    assert number_words(100, Language.ENGLISH) == "100"
    assert number_words(10 / 3, Language.ENGLISH) == "3.33"


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (0, "0 days", "0 дней"),
        (1, "1 day", "1 день"),
        (2, "2 days", "2 дня"),
        (5, "5 days", "5 дней"),
        (11, "11 days", "11 дней"),
        (12, "12 days", "12 дней"),
        (21, "21 days", "21 день"),
        (24, "24 days", "24 дня"),
        (111, "111 days", "111 дней"),
        (1_002, "1 002 days", "1 002 дня"),
        (19.5, "19.5 days", "19,5 дня"),
        (float("nan"), "–", "–"),
    ],
)
def test_days_in_a_sentence(value, english, russian):
    assert days_words(value, Language.ENGLISH) == english
    assert days_words(value, Language.RUSSIAN) == russian


def test_dates_in_a_sentence():
    assert [date_words(value) for value in (0.0, -1.0, 20_543.0, float("nan"))] == [
        "01.01.1970",
        "31.12.1969",
        "31.03.2026",
        "–",
    ]


def test_a_text_without_places_is_said_once_a_row():
    assert fill("same", 2, lambda name, spec: [name, spec]) == ["same", "same"]
    assert fill("", 2, lambda name, spec: [name, spec]) == ["", ""]
