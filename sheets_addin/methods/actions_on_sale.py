"""What to do about a sale that is near, out of time or out of date, whatever the base (S0-S3)."""

from __future__ import annotations

from sheets_addin.methods import reasons_to_act as because
from sheets_addin.methods.adjusted_close import expected_close_passed
from sheets_addin.methods.situations import (
    DEAL_KNOWN,
    Chapter,
    Situation,
    abc,
    act,
    ahead,
    base,
    not_passed,
    noted,
    passed,
    stage,
    win_back,
)
from sheets_addin.vocabulary.language import Text

_CLOSE_AHEAD = not_passed("adjusted_close", Text(en="the closing date has not passed", ru="срок закрытия не прошёл"))
_CLOSE_PASSED = Situation(expected_close_passed, Text(en="the closing date has passed", ru="срок закрытия прошёл"))
_EXPECTED_AHEAD = ahead(
    "expected_close", Text(en="the expected closing date is to come", ru="ожидаемый срок закрытия впереди")
)
_SPED_PAST = passed(
    "adjusted_close",
    Text(en="a new buyer speeds it up to a day that has passed", ru="с новым покупателем он был бы уже позади"),
)
_OUT_OF_TIME = noted("suggested_move", Text(en="the time limit of the stage is over", ru="предельный срок вышел"))
_OBLIGATION = noted("contract_due", Text(en="the next obligation is known", ru="ближайшее обязательство известно"))

SALE = Chapter(
    Text(en="A sale that is near or out of time", ru="Продажа близко или время вышло"),
    (
        act(
            abc("A"),
            DEAL_KNOWN,
            _CLOSE_AHEAD,
            do=Text(
                en="Do not get in the way: close the deal of {deal_value} by {adjusted_close}",
                ru="Не мешать: закрыть сделку на {deal_value} до {adjusted_close}",
            ),
            because=because.CLASS_A,
        ),
        act(
            abc("A"),
            DEAL_KNOWN,
            do=Text(
                en="Do not get in the way: close the deal of {deal_value}{old_close}",
                ru="Не мешать: закрыть сделку на {deal_value}{old_close}",
            ),
            because=because.CLASS_A,
        ),
        act(
            abc("A"),
            do=Text(en="Do not get in the way: close the deal{old_close}", ru="Не мешать: закрыть сделку{old_close}"),
            because=because.CLASS_A,
        ),
        act(
            _OUT_OF_TIME,
            do=Text(
                en="Sell or move ({suggested_move}): {stage_days_overdue:days} over the time limit{old_close}",
                ru="Продать или перевести ({suggested_move}): "
                "предельный срок превышен на {stage_days_overdue:days}{old_close}",
            ),
            because=because.LIMIT,
        ),
        act(
            _CLOSE_PASSED,
            do=Text(
                en="Ask for a new closing date: {expected_close} has passed",
                ru="Уточнить новую дату закрытия: срок {expected_close} прошёл",
            ),
            because=because.OLD_CLOSE,
        ),
        act(
            _EXPECTED_AHEAD,
            _SPED_PAST,
            do=Text(
                en="Agree on an earlier date: {expected_close} was expected, a new buyer speeds the deal up",
                ru="Договориться о дате раньше: ожидалось {expected_close}, новый покупатель ускоряет сделку",
            ),
            because=because.SPED_UP,
        ),
        act(
            stage("deal"),
            DEAL_KNOWN,
            do=Text(
                en="Close the deal of {deal_value}: invoice, measurement, contract",
                ru="Довести до конца сделку на {deal_value}: счёт, замер, договор",
            ),
            because=because.DEAL,
        ),
        act(
            stage("deal"),
            do=Text(
                en="Close the deal: invoice, measurement, contract", ru="Довести сделку до конца: счёт, замер, договор"
            ),
            because=because.DEAL,
        ),
    ),
)

IMAGE = Chapter(
    Text(en="Image: keep the contract", ru="Имиджевый: держать договор"),
    (
        act(
            base("image"),
            _OBLIGATION,
            do=Text(
                en="Fulfil the contract by {contract_due}: volumes, terms and the promised promotion",
                ru="Выполнить договор к {contract_due}: объёмы, условия и обещанная реклама",
            ),
            because=because.CONTRACT,
        ),
        act(
            base("image"),
            do=Text(
                en="Check the contract and note the next obligation: dates, volumes, terms, the promised promotion",
                ru="Свериться с договором и записать ближайшее обязательство: "
                "сроки, объёмы, условия, обещанная реклама",
            ),
            because=because.CONTRACT,
        ),
    ),
)

THINKING = Chapter(
    Text(en="Went to think", ru="Ушёл думать"),
    (
        act(
            win_back("thinking"),
            do=Text(
                en="Call: went to think, last contact {contact_silence:days} ago",
                ru="Позвонить: ушёл думать, последний контакт {contact_silence:days} назад",
            ),
            because=because.THINKING,
        ),
    ),
)
