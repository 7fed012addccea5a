"""ABC: qualification by need, money and urgency (S2). What is not known yet is named as the question to ask."""

from __future__ import annotations

from sheets_addin.methods.decision import DecisionTable, Rule
from sheets_addin.methods.facts import Facts, Mask
from sheets_addin.methods.method import table_method
from sheets_addin.vocabulary.choices import ABC_CLASSES
from sheets_addin.vocabulary.columns import Column, Group, Kind
from sheets_addin.vocabulary.language import Text

ABC = Column(
    key="abc",
    name=Text(en="ABC", ru="ABC"),
    kind=Kind.CHOICE,
    choices=ABC_CLASSES,
    width=7,
    group=Group.COMPUTED,
    meaning=Text(
        en="A: need, money, urgent. B: not urgent. C: no money. Blank: find out.",
        ru="A: нужно, деньги есть, срочно. B: не срочно. C: денег нет. Пусто: выяснить.",
    ),
)


def _can_pay(facts: Facts) -> Mask:
    return facts.yes("need") & facts.yes("money")


TABLE = DecisionTable(
    ABC,
    (
        Rule(
            lambda f: _can_pay(f) & f.yes("urgent"),
            "A",
            Text(
                en="need, money and urgency are all there: do not get in the way, close",
                ru="есть потребность, деньги и срочность: не мешать, закрывать",
            ),
        ),
        Rule(
            lambda f: _can_pay(f) & f.no("urgent"),
            "B",
            Text(
                en="need and money, but no hurry: create urgency or get a prepayment",
                ru="есть потребность и деньги, но не срочно: создать срочность или взять предоплату",
            ),
        ),
        Rule(
            lambda f: f.yes("need") & f.no("money"),
            "C",
            Text(
                en="a need without money: come back with instalments, credit or a cheaper product",
                ru="потребность есть, денег нет: вернуться с рассрочкой, кредитом или товаром дешевле",
            ),
        ),
        Rule(
            lambda f: f.no("need"),
            None,
            Text(
                en="not qualified: no need, find out what is needed",
                ru="не квалифицирован: потребности нет, выяснить, что нужно",
            ),
        ),
        Rule(
            lambda f: f.blank("need"),
            None,
            Text(en="not qualified, ask: need", ru="не квалифицирован, узнать: есть ли потребность"),
        ),
        Rule(
            lambda f: f.blank("money"),
            None,
            Text(en="not qualified, ask: money", ru="не квалифицирован, узнать: есть ли деньги"),
        ),
        Rule(
            lambda f: f.blank("urgent"),
            None,
            Text(en="not qualified, ask: urgency", ru="не квалифицирован, узнать: насколько срочно"),
        ),
    ),
    heading=Text(en="{result}", ru="{result}"),
)

METHOD = table_method("qualification", TABLE, function="ABC", place=3, explains=40)
