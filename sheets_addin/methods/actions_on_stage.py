"""What to do where something comes before a sale: a contract, a refusal, the reserve, goods on their way (S1)."""

from __future__ import annotations

from sheets_addin.methods import reasons_to_act as because
from sheets_addin.methods.prospects import refused_for_good
from sheets_addin.methods.situations import (
    Chapter,
    Situation,
    act,
    ahead,
    missing,
    noted,
    refused_because,
    stage,
)
from sheets_addin.vocabulary.language import Text

_CONTRACT_LATE = noted("contract_days_overdue", Text(en="a contract obligation is late", ru="срок по договору прошёл"))
_REFUSED_FOR_GOOD = Situation(
    refused_for_good,
    Text(en="refused as off-profile, another base by hand", ru="отказ «непрофильный», вручную выбрана другая база"),
)
_NO_REASON = missing("refusal_reason", Text(en="no refusal reason", ru="причина отказа не записана"))
_NEXT_AHEAD = ahead("next_contact", Text(en="the next contact is to come", ru="следующий контакт впереди"))
_NEXT_KNOWN = noted("next_contact", Text(en="the next contact is today or past", ru="день контакта наступил"))

STAGE = Chapter(
    Text(en="Contracts, refusals, the reserve, shipping", ru="Договоры, отказы, запас, отгрузка"),
    (
        act(
            _CONTRACT_LATE,
            do=Text(
                en="Meet the contract: the obligation of {contract_due} is {contract_days_overdue:days} late",
                ru="Выполнить договор: срок {contract_due} просрочен на {contract_days_overdue:days}",
            ),
            because=because.CONTRACT,
        ),
        act(
            _REFUSED_FOR_GOOD,
            do=Text(
                en="Settle it: refused as off-profile, yet the base “{base}” was chosen by hand",
                ru="Разобраться: отказ с причиной «непрофильный», а вручную выбрана база «{base}»",
            ),
            because=because.REFUSED_FOR_GOOD,
        ),
        act(
            stage("refusal"),
            _NO_REASON,
            do=Text(en="Note the refusal reason", ru="Записать причину отказа"),
            because=because.REFUSED,
        ),
        act(
            stage("refusal"),
            refused_because("no_money"),
            do=Text(
                en="Move to “Call round”: come back with instalments, credit or a cheaper product",
                ru="Перевести в «Обзвон»: вернуться с рассрочкой, кредитом или товаром дешевле",
            ),
            because=because.REFUSED,
        ),
        act(
            stage("refusal"),
            do=Text(
                en="Move to “Call round” (refusal reason: {refusal_reason:lower})",
                ru="Перевести в «Обзвон»: причина отказа — {refusal_reason:lower}",
            ),
            because=because.REFUSED,
        ),
        act(
            stage("strategic_reserve"),
            _NEXT_AHEAD,
            do=Text(
                en="Wait until {next_contact}: strategic reserve", ru="Ждать до {next_contact}: стратегический запас"
            ),
            because=because.RESERVE,
        ),
        act(
            stage("strategic_reserve"),
            _NEXT_KNOWN,
            do=Text(
                en="Call and start again from contact 1: {next_contact} has come{old_close}",
                ru="Позвонить и начать заново с 1 контакта: назначенный день {next_contact} наступил{old_close}",
            ),
            because=because.RESERVE,
        ),
        act(
            stage("strategic_reserve"),
            do=Text(en="Agree on the day of the next contact", ru="Договориться о дне следующего контакта"),
            because=because.RESERVE,
        ),
        act(
            stage("deal_support"),
            do=Text(
                en="Ship the goods, collect the closing papers", ru="Отгрузить товар, собрать закрывающие документы"
            ),
            because=because.DEAL,
        ),
    ),
)
