"""What to do for clients who have not bought: the next contact, and what it must find out or bring about (S1-S3)."""

from __future__ import annotations

from sheets_addin.methods import reasons_to_act as because
from sheets_addin.methods.situations import DEAL_KNOWN, Chapter, Situation, abc, act, missing, stage
from sheets_addin.vocabulary.language import Text

_NOBODY_PRESENTS = Situation(
    lambda facts: facts.yes("sample_requested") & ~facts.among("seller_phase", "presentation"),
    Text(en="a sample was requested, nobody presents", ru="образец запрошен, презентации нет"),
)
_NO_NEED = Situation(lambda facts: facts.no("need"), Text(en="there is no need", ru="потребности нет"))
_NEED_UNKNOWN = missing("need", Text(en="the need is unknown", ru="потребность неизвестна"))
_MONEY_UNKNOWN = missing("money", Text(en="it is unknown whether there is money", ru="неизвестно, есть ли деньги"))

PROSPECTS = Chapter(
    Text(en="In development: the next contact", ru="В разработке: следующий контакт"),
    (
        act(
            stage("client"),
            do=Text(
                en="Record the first order: the stage is Client, but there is none",
                ru="Записать первый заказ: состояние «Клиент», а заказов нет",
            ),
            because=because.NO_ORDER,
        ),
        act(
            abc("B"),
            DEAL_KNOWN,
            do=Text(
                en="Create urgency or get a prepayment: deal of {deal_value} ({step})",
                ru="Создать срочность или взять предоплату: сделка на {deal_value} ({step})",
            ),
            because=because.CLASS_B,
        ),
        act(
            abc("B"),
            do=Text(
                en="Create urgency or get a prepayment ({step})", ru="Создать срочность или взять предоплату ({step})"
            ),
            because=because.CLASS_B,
        ),
        act(
            abc("C"),
            do=Text(
                en="No sale now: fill in the card and the refusal reason, "
                "come back with instalments, credit or a cheaper product",
                ru="Пока не продавать: заполнить карточку и причину отказа, "
                "вернуться с рассрочкой, кредитом или товаром дешевле",
            ),
            because=because.CLASS_C,
        ),
        act(
            _NO_NEED,
            do=Text(en="Find out what they need ({step})", ru="Выяснить, что нужно клиенту ({step})"),
            because=because.QUALIFY,
        ),
        act(
            _NOBODY_PRESENTS,
            do=Text(
                en="Present the offer: a sample was requested, but nobody has presented ({step})",
                ru="Провести презентацию: образец запрошен, а презентации не было ({step})",
            ),
            because=because.EVALUATION,
        ),
        act(
            _NEED_UNKNOWN,
            do=Text(en="Find out whether there is a need ({step})", ru="Узнать, есть ли потребность ({step})"),
            because=because.QUALIFY,
        ),
        act(
            _MONEY_UNKNOWN,
            do=Text(en="Find out whether they have the money ({step})", ru="Узнать, есть ли деньги ({step})"),
            because=because.QUALIFY,
        ),
        act(
            do=Text(en="Find out how urgent it is ({step})", ru="Узнать, насколько срочно ({step})"),
            because=because.QUALIFY,
        ),
    ),
)
